import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const GUID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const WRONG = `AZURE_CLIENT_SECRET=${GUID}\n`;
const RIGHT = 'AZURE_TENANT_ID=contoso.com\n';
/** Says what the GUID is: with it the finding is an error. */
const NOTES = `azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  clientSecretId: ${GUID}\n`;

interface Found {
  readonly path: string;
  readonly severity: string;
}

interface Given {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

let folder: Folder;

function run(args: readonly string[], { input = '', cwd = '.', env = process.env }: Given = {}) {
  const given = { cwd: join(folder.path, cwd), env, readStandardInput: async () => input };
  return runCli(['check', ...args], given);
}

/** The paths of what is found, each with its severity. */
async function found(args: readonly string[], given?: Given): Promise<readonly string[]> {
  const { output, errors } = await run([...args, '--format', 'json'], given);
  assert.equal(errors, '');
  return JSON.parse(output).findings.map(({ path, severity }: Found) => `${path} ${severity}`);
}

describe('check of one text', () => {
  before(async () => {
    folder = await makeFolder({ 'a.env': RIGHT, 'b.env': WRONG, 'notes.yaml': NOTES });
  });
  after(() => folder.remove());

  it('judges standard input as if it stood in the file, by what the other files say', async () => {
    assert.deepEqual(await found(['--stdin-filename', 'a.env'], { input: WRONG }), ['a.env warning']);
    assert.deepEqual(await found(['.', '--stdin-filename', 'a.env'], { input: WRONG }), ['a.env error']);
    assert.deepEqual(await found(['.', '--stdin-filename', 'b.env'], { input: RIGHT }), []);
    assert.deepEqual(await found(['--stdin-filename', 'new/c.env'], { input: WRONG }), ['new/c.env warning']);
  });

  it('judges the files of a list, by lines or by NUL', async () => {
    for (const input of ['b.env\n', 'a.env\r\nb.env\r\n', 'notes.yaml\0b.env\0']) {
      assert.equal((await found(['--files-from', '-'], { input }))[0]?.split(' ')[0], 'b.env', input);
    }
    assert.deepEqual(await found(['.', '--files-from', '-'], { input: 'b.env' }), ['b.env error']);
    assert.deepEqual(await found(['--files-from', '-'], { input: 'b.env' }), ['b.env warning']);
    assert.deepEqual(await found(['--files-from', '-'], { input: '' }), []);
    await folder.write({ 'list.txt': 'b.env\n' });
    assert.deepEqual(await found(['--files-from', 'list.txt']), ['b.env warning']);
  });

  it('leaves out of a list what is left out of folders', async () => {
    assert.deepEqual(await found(['--files-from', '-', '--exclude', 'b.env'], { input: 'b.env' }), []);
    await folder.write({ 'picture.unknown': WRONG });
    const { output } = await run(['--files-from', '-'], { input: 'picture.unknown\na.env\n' });
    assert.match(output, /; 1 file checked\.$/m);
  });

  it('says of a list and of its files that they are missing', async () => {
    const missing = await run(['--files-from', 'none.txt']);
    assert.deepEqual(
      [missing.exitCode, missing.errors],
      [2, 'aadsts-lens: none.txt cannot be read: there is no such file.\n'],
    );
    const gone = await run(['--files-from', '-'], { input: 'gone.env\nb.env\n' });
    assert.deepEqual([gone.exitCode, gone.errors], [2, 'gone.env: there is no such file or folder.\n']);
  });

  it('asks for something to check, and for one choice only', async () => {
    for (const args of [
      [],
      ['--shard', '1/2'],
      ['.', '--staged', '--since', 'HEAD'],
      ['.', '--staged', '--stdin-filename', 'a.env'],
      ['--files-from', '-', '--stdin-filename', 'a.env'],
    ]) {
      const { exitCode, errors } = await run(args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.notEqual(errors, '');
    }
  });
});

describe('check --shard', () => {
  before(async () => {
    const files = Array.from({ length: 24 }, (_, index) => [`s${index % 3}/f${index}.env`, WRONG]);
    folder = await makeFolder({ ...Object.fromEntries(files), 'notes.yaml': NOTES });
  });
  after(() => folder.remove());

  for (const count of [1, 2, 4, 7]) {
    it(`finds in ${count} parts what one run finds, each once`, async () => {
      const whole = await found(['.']);
      const parts = await Promise.all(
        Array.from({ length: count }, (_, index) => found(['.', '--shard', `${index + 1}/${count}`])),
      );
      assert.deepEqual(parts.flat().toSorted(), whole.toSorted());
      assert.equal(whole.length, 24);
      if (count === 4) assert.ok(parts.every((part) => part.length < 24 && part.length > 0));
    });
  }

  it('takes the same part each time, however the files are named', async () => {
    const one = await found(['.', '--shard', '2/4']);
    const other = await found(['s2', 's1', 's0', 'notes.yaml', '--shard', '2/4']);
    assert.deepEqual(other, one);
  });

  it('refuses what is no part', async () => {
    for (const shard of ['0/4', '5/4', '1', 'a/b', '1/0', '-1/4']) {
      const { exitCode, errors } = await run(['.', `--shard=${shard}`]);
      assert.equal(exitCode, 2, shard);
      assert.match(errors, /--shard takes a part and the number of parts/);
    }
  });
});

describe('check of what git knows', () => {
  /** Git with nothing of the machine's configuration. */
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@contoso.com',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@contoso.com',
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder.path, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
  };

  beforeEach(async () => {
    folder = await makeFolder({ 'old.env': WRONG, 'app/a.env': RIGHT, 'notes.yaml': NOTES });
    git('init', '--quiet', '--initial-branch', 'main');
    commit();
  });
  afterEach(() => folder.remove());

  it('judges what is staged, as it is staged, by what all files say', async () => {
    await folder.write({ 'app/a.env': WRONG, 'ä "new".env': WRONG, 'later.env': WRONG });
    git('add', 'app', 'ä "new".env');
    await folder.write({ 'app/a.env': RIGHT });
    await rm(join(folder.path, 'ä "new".env'));
    assert.deepEqual(await found(['--staged'], { env }), ['app/a.env error', 'ä "new".env error']);
    assert.deepEqual(await found(['app', '--staged'], { env }), ['app/a.env warning']);
    assert.deepEqual(await found(['--staged'], { env, cwd: 'app' }), [
      '../ä "new".env warning',
      'a.env warning',
    ]);
  });

  it('finds nothing in what is staged when only the file itself is wrong', async () => {
    await folder.write({ 'app/a.env': `${RIGHT}# more\n` });
    git('add', '--all');
    await folder.write({ 'app/a.env': WRONG });
    assert.deepEqual(await found(['--staged'], { env }), []);
  });

  it('judges what is staged before there is a commit', async () => {
    await rm(join(folder.path, '.git'), { recursive: true });
    git('init', '--quiet');
    git('add', 'old.env');
    assert.deepEqual(await found(['--staged'], { env }), ['old.env error']);
  });

  it('tells as a diff how what is staged would be mended', async () => {
    await folder.write({ 'app/a.env': 'AZURE_TENANT_ID=" contoso.com"\n' });
    git('add', '--all');
    await folder.write({ 'app/a.env': 'nothing\n' });
    const { output } = await run(['--staged', '--diff'], { env });
    assert.match(output, /^-AZURE_TENANT_ID=" contoso\.com"\n\+AZURE_TENANT_ID=contoso\.com$/m);
  });

  it('judges what has changed since a branch was left, committed or not', async () => {
    git('checkout', '--quiet', '-b', 'topic');
    await folder.write({ 'committed.env': WRONG });
    commit();
    git('checkout', '--quiet', 'main');
    await folder.write({ 'of-main.env': WRONG });
    commit();
    git('checkout', '--quiet', 'topic');
    await folder.write({
      'app/a.env': WRONG,
      'untracked.env': WRONG,
      '.gitignore': 'ignored.env\n',
      'ignored.env': WRONG,
    });
    const expected = ['app/a.env error', 'committed.env error', 'untracked.env error'];
    assert.deepEqual(await found(['--since', 'main'], { env }), expected);
    assert.deepEqual(await found(['.', '--since', 'main'], { env }), expected);
    assert.deepEqual(await found(['app', '--since', 'main'], { env }), ['app/a.env warning']);
  });

  it('says what keeps git from answering', async () => {
    const elsewhere = await makeFolder();
    const none = { ...env, GIT_CEILING_DIRECTORIES: join(elsewhere.path, '..') };
    git('checkout', '--quiet', '--orphan', 'apart');
    await folder.write({ 'apart.env': RIGHT });
    commit();
    try {
      for (const [args, given, says] of [
        [
          ['--staged'],
          { env: { PATH: '' } },
          '--staged asks git, and git is not installed here or not on the PATH.',
        ],
        [['--since', 'no-such'], { env }, 'git knows no revision no-such.'],
        [['--since', '--output=x'], { env }, 'git knows no revision --output=x.'],
        [['--since', 'main'], { env }, 'git finds no commit that main and HEAD have in common.'],
      ] as const) {
        const { exitCode, errors } = await run(args, given);
        assert.deepEqual([exitCode, errors.slice(0, 13 + says.length)], [2, `aadsts-lens: ${says}`]);
      }
      const outside = await runCli(['check', '--since', 'main'], { cwd: elsewhere.path, env: none });
      assert.equal(
        outside.errors,
        'aadsts-lens: --since works in a git repository only, and this folder is in none.\n',
      );
    } finally {
      await elsewhere.remove();
    }
  });
});
