import assert from 'node:assert/strict';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const SECRET_ID = 'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n';

/** The paths, rules and severities of what `check` finds. */
async function check(folder: Folder, ...args: readonly string[]) {
  const run = await runCli(['check', '--format', 'json', ...args], { cwd: folder.path });
  const { findings, files } = JSON.parse(run.output);
  const found: readonly string[] = findings.map(
    ({ path, rule, severity }: Record<string, string>) => `${path} ${rule} ${severity}`,
  );
  return { ...run, files, found };
}

describe('check with a configuration', () => {
  let folder: Folder;
  before(async () => {
    folder = await makeFolder({
      '.env': SECRET_ID,
      'samples/a.env': SECRET_ID,
      'api/.aadsts-lensrc.json': '{ "rules": { "secret-id-as-value": "off" } }',
      'api/.env': SECRET_ID,
      '.aadsts-lensrc.json': '{ "rules": { "secret-id-as-value": "info" }, "exclude": ["samples"] } // ours',
      'other.json': '{ "rules": { "secret-id-as-value": "hint" }, "include": ["*.env"] }',
    });
  });
  after(() => folder.remove());

  it('takes severities and globs from the nearest file', async () => {
    const { found, exitCode } = await check(folder, '.');
    assert.deepEqual([found, exitCode], [['.env secret-id-as-value info'], 0]);
  });

  it('finds the file above what is checked', async () => {
    const { found } = await check(folder, 'samples');
    assert.deepEqual(found, []);
  });

  it('always checks what is named itself', async () => {
    const { found } = await check(folder, 'samples/a.env', 'api/.env');
    assert.deepEqual(found, ['samples/a.env secret-id-as-value info']);
  });

  it('takes the file that --config names for all, and none with --no-config', async () => {
    const named = await check(folder, '.', '--config', 'other.json');
    assert.deepEqual(named.found, [
      '.env secret-id-as-value hint',
      'api/.env secret-id-as-value hint',
      'samples/a.env secret-id-as-value hint',
    ]);
    assert.equal(named.files, 3);
    const none = await check(folder, '.', '--no-config');
    assert.equal(none.found.length, 3);
    assert.ok(none.found.every((each) => each.endsWith(' warning')));
  });

  it('lets options win over the file', async () => {
    const { found } = await check(folder, '.', '--rule', 'secret-id-as-value=error', '--exclude', 'api');
    assert.deepEqual(found, ['.env secret-id-as-value error']);
    const included = await check(folder, '.', '--include', 'api/', '--rule', 'secret-id-as-value=error');
    assert.deepEqual(included.found, ['api/.env secret-id-as-value error']);
  });

  it('says with its place what cannot be used, and goes on', async () => {
    const odd = await makeFolder({
      '.env': SECRET_ID,
      '.aadsts-lensrc.json': '{\n  "rules": { "secret-id": "off", "secret-id-as-value": "error" }\n}\n',
    });
    const { found, errors, exitCode } = await check(odd, '.');
    assert.deepEqual([found, exitCode], [['.env secret-id-as-value error'], 1]);
    assert.equal(errors, '.aadsts-lensrc.json:2:14: There is no rule "secret-id".\n');
    await odd.remove();
  });

  it('says what breaks a file, takes nothing of it, and ends with 2', async () => {
    const broken = await makeFolder({
      '.env': SECRET_ID,
      '.aadsts-lensrc.json': '{\n  "exclude": ["*.env"]\n  "rules": {}\n}',
    });
    const { found, errors, exitCode } = await check(broken, '.');
    assert.deepEqual([found, exitCode], [['.env secret-id-as-value warning'], 2]);
    assert.equal(errors, '.aadsts-lensrc.json:3:3: A comma is missing here.\n');
    await broken.remove();
  });

  it('finds nothing in configurations and baselines themselves', async () => {
    const text = (await import('../../src/index.ts')).rules.map(({ id }) => `"${id}": "warning"`).join(', ');
    const own = await makeFolder({ '.aadsts-lensrc.json': `{ "rules": { ${text} } }`, '.env': SECRET_ID });
    await check(own, '.', '--write-baseline');
    const { found } = await check(own, '.', '--exclude', '.env');
    assert.deepEqual(found, []);
    await own.remove();
  });

  it('answers a mistake in the call with one sentence', async () => {
    for (const [args, expected] of [
      [['--rule', 'secret-id=off'], 'There is no rule secret-id.'],
      [['--rule', 'secret-id-as-value=loud'], '--rule takes a rule and off, hint'],
      [['--config', 'missing.json'], 'missing.json cannot be read.'],
    ] as const) {
      const { exitCode, errors } = await runCli(['check', '.', ...args], { cwd: folder.path });
      assert.equal(exitCode, 2);
      assert.ok(errors.includes(expected), errors);
    }
  });
});

describe('check with .gitignore', () => {
  it('leaves out what git leaves out, and says so; --no-ignore checks it', async () => {
    const folder = await makeFolder({
      '.gitignore': '.env\nbin/\n',
      '.env': SECRET_ID,
      'bin/.env': SECRET_ID,
      'app.json': '{}',
    });
    const quiet = await runCli(['check', '.'], { cwd: folder.path });
    assert.equal(
      quiet.output,
      'Nothing found; 1 file checked; 1 file left out by .gitignore (--no-ignore checks them).\n',
    );
    assert.deepEqual((await check(folder, '.', '--no-ignore')).found, [
      '.env secret-id-as-value warning',
      'bin/.env secret-id-as-value warning',
    ]);
    assert.deepEqual((await check(folder, '.env')).found, ['.env secret-id-as-value warning']);
    await folder.remove();
  });
});
