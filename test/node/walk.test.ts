import assert from 'node:assert/strict';
import { join, relative, sep } from 'node:path';
import type { FileSelection } from '../../src/node/files.ts';
import { type Met, walk } from '../../src/node/walk.ts';
import { type Folder, makeFolder } from '../folder.ts';

const EVERYTHING: FileSelection = { isWanted: () => true, mayEnter: () => true, honoursIgnoreFiles: true };

async function meet(folder: string, selection = EVERYTHING): Promise<readonly Met[]> {
  const met: Met[] = [];
  for await (const batch of walk([folder], selection, 3)) met.push(...batch);
  return met;
}

async function read(folder: Folder, from = '', selection = EVERYTHING): Promise<readonly string[]> {
  const met = await meet(join(folder.path, from), selection);
  return met
    .filter(({ kind }) => kind === 'file')
    .map(({ path }) => relative(folder.path, path).replaceAll(sep, '/'));
}

describe('walk', () => {
  let folder: Folder;
  before(async () => {
    folder = await makeFolder({
      '.git/info/exclude': 'mine.env\n',
      '.gitignore': 'bin/\n*.local.json\n',
      'a.env': '',
      'mine.env': '',
      'bin/a.env': '',
      'bin/deep/b.env': '',
      'api/.gitignore': '.env\n!keep.local.json\n',
      'api/.env': '',
      'api/keep.local.json': '',
      'api/other.local.json': '',
      'node_modules/a/a.env': '',
      'vendor/.git': 'gitdir: ../.git/modules/vendor\n',
      '.git/modules/vendor/info/exclude': 'theirs.env\n',
      'vendor/mine.env': '',
      'vendor/theirs.env': '',
      'vendor/x.local.json': '',
    });
  });
  after(() => folder.remove());

  it('leaves out what git leaves out, nested files and other repositories included', async () => {
    assert.deepEqual(await read(folder), [
      '.gitignore',
      'a.env',
      'api/.gitignore',
      'api/keep.local.json',
      'vendor/.git',
      'vendor/mine.env',
      'vendor/x.local.json',
    ]);
  });

  it('knows the rules from above when it starts below', async () => {
    assert.deepEqual(await read(folder, 'api'), ['api/.gitignore', 'api/keep.local.json']);
  });

  it('reads what is named, though git leaves it out', async () => {
    assert.deepEqual(await read(folder, 'mine.env'), ['mine.env']);
    assert.deepEqual(await read(folder, 'bin'), ['bin/a.env', 'bin/deep/b.env']);
    assert.deepEqual(await read(folder, 'bin/deep'), ['bin/deep/b.env']);
  });

  it('reads all but skipped folders when it is told to', async () => {
    const all = await read(folder, '', { ...EVERYTHING, honoursIgnoreFiles: false });
    assert.deepEqual(
      all.filter((path) => /\.(?:env|json)$/.test(path)),
      [
        'a.env',
        'api/.env',
        'api/keep.local.json',
        'api/other.local.json',
        'bin/a.env',
        'bin/deep/b.env',
        'mine.env',
        'vendor/mine.env',
        'vendor/theirs.env',
        'vendor/x.local.json',
      ],
    );
  });

  it('enters no folder that holds nothing wanted, and tells which wanted files git leaves out', async () => {
    const selection = {
      ...EVERYTHING,
      isWanted: (path: string) => path.endsWith('.env'),
      mayEnter: (path: string) => !path.endsWith('vendor'),
    };
    const results = (await meet(folder.path, selection)).map(
      ({ kind, path }) => `${kind} ${relative(folder.path, path).replaceAll(sep, '/')}`,
    );
    assert.deepEqual(results, ['file a.env', 'ignored api/.env', 'ignored mine.env']);
  });

  it('honours .gitignore where there is no repository, and that of a worktree', async () => {
    const plain = await makeFolder({ '.gitignore': 'a.env\n', 'a.env': '', 'b.env': '' });
    assert.deepEqual(await read(plain), ['.gitignore', 'b.env']);
    await plain.write({
      'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
      'main/.git/worktrees/tree/commondir': '../..\n',
      'main/.git/info/exclude': 'c.env\n',
      'tree/a.env': '',
      'tree/c.env': '',
    });
    assert.deepEqual(await read(plain, 'tree'), ['tree/.git', 'tree/a.env']);
    await plain.remove();
  });
});
