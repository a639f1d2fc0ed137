import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileResult, readOneFile, readRegularFile } from '../../src/node/files.ts';
import { liesWithin } from '../../src/node/within.ts';
import { type Folder, makeFolder } from '../folder.ts';

describe('readOneFile', () => {
  let folder: Folder;
  before(async () => {
    folder = await makeFolder({ 'a.env': 'A=1\n', 'b.env': 'x'.repeat(100), 'c.env': 'a\0b', 'd/e.env': '' });
  });
  after(() => folder.remove());
  const at = (name: string) => join(folder.path, name);
  const outcome = async (...args: Parameters<typeof readOneFile>) => said(await readOneFile(...args));
  const atOnce = (...args: Parameters<typeof readRegularFile>) => {
    const result = readRegularFile(...args);
    return result && said(result);
  };
  const said = (result: FileResult) => {
    if (result.kind === 'text') return result.text;
    return result.kind === 'skipped' ? result.reason : result.message;
  };

  it('gives the text, or why there is none', async () => {
    assert.equal(await outcome(at('a.env')), 'A=1\n');
    assert.equal(await outcome(at('b.env'), 100), 'x'.repeat(100));
    assert.equal(await outcome(at('b.env'), 99), 'too large');
    assert.equal(await outcome(at('c.env')), 'binary');
    assert.equal(await outcome(at('none.env')), 'there is no such file or folder');
    assert.equal(await outcome(at('d')), 'EISDIR');
  });

  it('says the same where it does not wait, of all but what is no regular file', () => {
    assert.equal(atOnce(at('a.env')), 'A=1\n');
    assert.equal(atOnce(at('b.env'), 100), 'x'.repeat(100));
    assert.equal(atOnce(at('b.env'), 99), 'too large');
    assert.equal(atOnce(at('c.env')), 'binary');
    assert.equal(atOnce(at('none.env')), 'there is no such file or folder');
    assert.equal(atOnce(at('d')), undefined);
  });

  it('reads no more than it may, whatever the size was said to be', async function () {
    if (!existsSync('/dev/zero')) this.skip();
    assert.equal(await outcome('/dev/zero', 1_000_000), 'too large');
    assert.equal(await outcome('/dev/null'), '');
  });

  it('waits for no pipe that nobody has named', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [at('pipe.env')]);
    assert.equal(await outcome(at('pipe.env'), 100, true), 'it is no file');
    assert.equal(atOnce(at('pipe.env'), 100), undefined);
    assert.equal(await outcome('/dev/null', 100, true), 'it is no file');
  });

  it('says that a file may not be read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    await chmod(at('a.env'), 0);
    assert.equal(await outcome(at('a.env')), 'it may not be read');
    assert.equal(atOnce(at('a.env')), 'it may not be read');
    await chmod(at('a.env'), 0o600);
  });
});

describe('liesWithin', () => {
  it('follows links, those of the folder too', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await makeFolder({ 'in/a.env': '', 'in/..b/c.env': '', 'out/secret.env': '' });
    const at = (name: string) => join(folder.path, name);
    await symlink(at('in'), at('way'));
    await symlink(at('out'), at('in/leads-out'));
    await symlink(at('in/a.env'), at('in/stays.env'));
    await symlink(at('out/secret.env'), at('in/leaves.env'));
    await symlink(at('out/none.env'), at('in/dangles.env'));
    for (const [path, root, expected] of [
      ['in/a.env', 'in', true],
      ['in/new.env', 'in', true],
      ['in/new/er.env', 'in', true],
      ['in/..b/c.env', 'in', true],
      ['in/stays.env', 'in', true],
      ['way/a.env', 'in', true],
      ['in/a.env', 'way', true],
      ['in/leaves.env', 'in', false],
      ['in/leads-out/secret.env', 'in', false],
      ['in/leads-out/new.env', 'in', false],
      ['in/../out/secret.env', 'in', false],
      ['out/secret.env', 'in', false],
      ['in', 'in', true],
    ] as const) {
      assert.equal(await liesWithin(at(path), [at(root)]), expected, `${path} in ${root}`);
    }
    assert.equal(await liesWithin(at('in/a.env'), []), false);
    assert.equal(await liesWithin(at('in/a.env'), [at('nowhere-at-all'), at('in')]), true);
    await folder.remove();
  });
});
