import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type files from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { replaceFile, updateFile } from '../../src/cli/replace-file.ts';
import { root } from '../derived.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const BRACES = 'AZURE_CLIENT_ID={4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}\n';
const OLD = 'what was there before';

/** Node's own functions, which are failing ones for the time of a test: what is imported by name follows. */
const machine = createRequire(import.meta.url)('node:fs/promises') as typeof files;
const { writeFile, access } = machine;

type Write = typeof files.writeFile;

/** A disk that takes a part of what is written, and no more. */
const full: Write = async (path, data) => {
  await writeFile(path as string, String(data).slice(0, 5), { flag: 'a' });
  throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
};

/** A file system on which nothing can be made. */
const readOnly: Write = async () => {
  throw Object.assign(new Error('read-only'), { code: 'EROFS' });
};

function install(failing: Partial<Pick<typeof files, 'writeFile' | 'access'>>): void {
  Object.assign(machine, failing);
  syncBuiltinESMExports();
}

describe('what cannot be written', function () {
  this.timeout(20_000);
  let folder: Folder;
  const stop = new AbortController();
  beforeEach(async () => {
    folder = await makeFolder({
      '.env': BRACES,
      'report.txt': OLD,
      'known.json': '{"schema":1,"findings":[]}',
    });
  });
  afterEach(async () => {
    install({ writeFile, access });
    await folder.remove();
  });

  const run = (...args: readonly string[]) => runCli(args, { cwd: folder.path, interrupted: stop.signal });
  const text = (name: string) => machine.readFile(join(folder.path, name), 'utf8');

  const SURFACES: readonly (readonly [what: string, args: readonly string[], sentence: RegExp])[] = [
    ['a report', ['check', '.', '--output', 'report.txt'], /report\.txt cannot be written \(CODE\)\.\n$/],
    [
      'a new report',
      ['check', '.', '--format', 'sarif', '--output', 'new.sarif'],
      /new\.sarif cannot be written \(CODE\)\.\n$/,
    ],
    [
      'a baseline',
      ['check', '.', '--write-baseline', 'known.json'],
      /known\.json cannot be written \(CODE\)\.\n$/,
    ],
    ['a fixed file', ['check', '.', '--fix'], /^\.env: not fixed, it cannot be written \(CODE\)\.\n$/],
    [
      'the certificate of the local endpoint',
      ['emulator', '--certificate', 'endpoint.pem'],
      /endpoint\.pem cannot be written \(CODE\)\.\n$/,
    ],
    [
      'the settings of the local endpoint',
      ['emulator', '--settings', 'shop.env'],
      /shop\.env cannot be written \(CODE\)\.\n$/,
    ],
    ['the keys of the local endpoint', ['emulator', '--keys', '.'], /\.pem cannot be written \(CODE\)\.\n$/],
  ];

  for (const [code, failing] of [
    ['ENOSPC', full],
    ['EROFS', readOnly],
  ] as const) {
    for (const [what, args, sentence] of SURFACES) {
      it(`is told in one sentence, and leaves everything as it was: ${what}, ${code}`, async () => {
        const before = await machine.readdir(folder.path);
        install({ writeFile: failing });
        const { exitCode, errors } = await run(...args);
        install({ writeFile });
        assert.equal(exitCode, 2);
        assert.match(errors, new RegExp(sentence.source.replace('CODE', code)));
        assert.equal(errors.split('\n').length, 2, errors);
        assert.deepEqual(await machine.readdir(folder.path), before);
        assert.deepEqual([await text('.env'), await text('report.txt')], [BRACES, OLD]);
      });
    }
  }

  it('keeps no other file from being fixed', async () => {
    await folder.write({ 'other.env': BRACES });
    install({
      access: async (path) => {
        if (String(path).endsWith('other.env')) throw Object.assign(new Error('no'), { code: 'EACCES' });
      },
    });
    const { exitCode, output, errors } = await run('check', '.', '--fix');
    assert.equal(exitCode, 2);
    assert.equal(errors, 'other.env: not fixed, it cannot be written (EACCES).\n');
    assert.match(output, /^1 finding fixed in 1 file; 1 finding left in 1 file; /m);
    assert.equal(await text('other.env'), BRACES);
  });

  it('is told of standard output too, where the disk is full', function () {
    if (!existsSync('/dev/full')) this.skip();
    this.timeout(20_000);
    const main = join(root, 'src', 'cli', 'main.ts');
    const command = `exec "${process.execPath}" "${main}" explain 7000215 > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, 'aadsts-lens: the output cannot be written (ENOSPC).\n']);
  });
});

describe('what is written', function () {
  this.timeout(20_000);
  let folder: Folder;
  beforeEach(async () => {
    folder = await makeFolder({ 'a/.env': BRACES, 'b/.env': BRACES, 'target.txt': OLD });
  });
  afterEach(() => folder.remove());
  const at = (name: string) => join(folder.path, name);

  it('goes to a device that is named, and the device stays', async function () {
    if (process.platform === 'win32') this.skip();
    await replaceFile('/dev/null', 'text');
    assert.ok((await machine.lstat('/dev/null')).isCharacterDevice());
  });

  it('goes into no link that lies in its place', async function () {
    if (process.platform === 'win32') this.skip();
    await machine.symlink(at('target.txt'), at('report.txt'));
    await replaceFile(at('report.txt'), 'text');
    assert.equal(await machine.readFile(at('target.txt'), 'utf8'), OLD);
    assert.ok((await machine.lstat(at('report.txt'))).isFile());
    await machine.symlink('/dev/null', at('device.txt'));
    await replaceFile(at('device.txt'), 'text');
    assert.equal(await machine.readFile(at('device.txt'), 'utf8'), 'text');
  });

  it('into one baseline by two runs at once holds what both have found', async () => {
    const write = (name: string) =>
      runCli(['check', name, '--write-baseline', 'known.json'], { cwd: folder.path });
    const runs = await Promise.all(['a', 'b', 'a', 'b'].map(write));
    assert.deepEqual(
      runs.map(({ exitCode }) => exitCode),
      [0, 0, 0, 0],
    );
    const { findings } = JSON.parse(await machine.readFile(at('known.json'), 'utf8'));
    assert.deepEqual(
      findings.map(({ path }: { path: string }) => path),
      ['a/.env', 'b/.env'],
    );
    assert.deepEqual((await machine.readdir(folder.path)).toSorted(), ['a', 'b', 'known.json', 'target.txt']);
  });

  it('waits for another run so long only, and says which file to delete', async () => {
    await folder.write({ 'known.json.lock': '' });
    await assert.rejects(
      updateFile(at('known.json'), async () => 'text', 0),
      {
        message: `${at('known.json')} is being written by another run. Where none is running any more, delete ${at('known.json.lock')}.`,
      },
    );
    assert.ok(!existsSync(at('known.json')));
  });

  it('by a project’s own baseline stays in the project', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = await makeFolder({ 'known.json': '{"schema":1,"findings":[]}' });
    await machine.symlink(outside.path, at('link'));
    await machine.symlink(join(outside.path, 'known.json'), at('.aadsts-lens-baseline.json'));
    await folder.write({ '.aadsts-lensrc.json': '{ "baseline": "link/known.json" }' });
    for (const args of [
      ['check', '.', '--write-baseline'],
      ['check', '.'],
      ['check', '.', '--no-config', '--write-baseline'],
    ]) {
      const { exitCode, errors } = await runCli(args, { cwd: folder.path });
      assert.equal(exitCode, 2, args.join(' '));
      assert.match(errors, /known\.json|baseline\.json is a link out of the folder of its configuration/);
    }
    assert.deepEqual(await machine.readdir(outside.path), ['known.json']);
    await outside.remove();
  });
});
