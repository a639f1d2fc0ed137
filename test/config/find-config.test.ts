import assert from 'node:assert/strict';
import { createConfigFinder } from '../../src/config/find-config.ts';
import { pathFrom, pathTo } from '../../src/config/paths.ts';

/** A finder over files in memory; `read` lists what was asked for. */
function finderOver(files: Readonly<Record<string, string>>) {
  const read: string[] = [];
  const told: string[] = [];
  const finder = createConfigFinder({
    read: async (path) => {
      read.push(path);
      return files[path];
    },
    rules: ['secret-hardcoded'],
    found: (path, { problems }) => told.push(...problems.map(({ message }) => `${path}: ${message}`)),
  });
  return { finder, read, told };
}

describe('createConfigFinder', () => {
  it('takes the nearest file upwards, up to the root', async () => {
    const { finder } = finderOver({
      '/.aadsts-lensrc.json': '{ "exclude": ["root"] }',
      '/w/a/.aadsts-lensrc.json': '{ "exclude": ["a"] }',
    });
    const found = await Promise.all(['/w/a/b/c', '/w/a', '/w', ''].map(finder.nearest));
    assert.deepEqual(
      found.map((each) => [each?.folder, each?.config.exclude]),
      [
        ['/w/a', ['a']],
        ['/w/a', ['a']],
        ['', ['root']],
        ['', ['root']],
      ],
    );
    assert.equal(await finderOver({}).finder.nearest('C:/Users/me'), undefined);
  });

  it('reads each file once, and tells its faults once, until it forgets', async () => {
    const { finder, read, told } = finderOver({ '/w/.aadsts-lensrc.json': '{ "rules": { "x": "off" } }' });
    await Promise.all([finder.nearest('/w/a'), finder.nearest('/w/b'), finder.nearest('/w')]);
    assert.equal(read.filter((path) => path === '/w/.aadsts-lensrc.json').length, 1);
    assert.deepEqual(told, ['/w/.aadsts-lensrc.json: There is no rule "x".']);
    finder.forget();
    await finder.nearest('/w');
    assert.equal(told.length, 2);
  });

  it('measures globs from the folder of the file', async () => {
    const { finder } = finderOver({
      '/w/.aadsts-lensrc.json': '{ "include": ["src/**"], "exclude": ["src/samples"] }',
    });
    const config = await finder.nearest('/w/src');
    assert.deepEqual(
      ['/w/src/.env', '/w/src/samples/.env', '/w/.env', '/other/src/.env'].map((path) =>
        config?.includes(path),
      ),
      [true, false, false, false],
    );
    assert.deepEqual([config?.excludes('/w/src/samples'), config?.excludes('/w/src')], [true, false]);
  });
});

describe('paths', () => {
  it('lead from a folder to a file and back', () => {
    const ways = [
      ['/w', '/w/a/b', 'a/b'],
      ['/w/ci', '/w/a', '../a'],
      ['/w/ci/x', '/other/a', '../../../other/a'],
      ['', '/a', 'a'],
      ['C:/w/ci', 'C:/w/a', '../a'],
    ] as const;
    for (const [folder, path, between] of ways) {
      assert.equal(pathFrom(folder, path), between);
      assert.equal(pathTo(folder, between), path);
    }
  });
});
