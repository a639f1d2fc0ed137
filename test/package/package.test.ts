import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencyTables } from '../../scripts/dependencies.ts';
import { read, root, withSection } from '../derived.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { pathsIn } from './archive.ts';
import { copyCheckout, npmPaths, packageOf } from './build.ts';

/** The paths that are shipped, by where to. Whoever reviews a change sees there what it adds. */
const contents = join(import.meta.dirname, 'contents.json');

/** The hash of each file below a folder. */
function hashesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    files
      .map((each) => join(each.parentPath, each.name))
      .toSorted()
      .map((path) => [
        path.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

describe('what is shipped', () => {
  let [one, other]: readonly [Folder?, Folder?] = [];
  let checkout = '';
  let vsix: Buffer;

  before(async () => {
    [one, other] = [await makeFolder({}), await makeFolder({})];
    checkout = one.path;
    await copyCheckout(checkout);
    vsix = await packageOf(checkout);
  });
  after(async () => {
    await one?.remove();
    await other?.remove();
  });

  it('has the same bytes when it is made again elsewhere', async () => {
    const elsewhere = join(other?.path ?? '', 'in', 'another', 'place');
    await copyCheckout(elsewhere);
    const again = await packageOf(elsewhere);
    assert.deepEqual(hashesIn(join(elsewhere, 'dist')), hashesIn(join(checkout, 'dist')));
    assert.ok(again.equals(vsix));
  });

  it('is what is listed, in VS Code and on npm', async () => {
    const found = { vsix: pathsIn(vsix), npm: await npmPaths(checkout) };
    if (process.env.UPDATE) writeFileSync(contents, `${JSON.stringify(found, null, 2)}\n`);
    assert.deepEqual(JSON.parse(readFileSync(contents, 'utf8')), found, 'run npm run update:package');
  });

  it('has neither tests, nor sources, nor maps of them, nor settings of this checkout', () => {
    const paths = Object.values(JSON.parse(readFileSync(contents, 'utf8'))).flat() as readonly string[];
    const odd = paths.filter((path) =>
      /(?:^|\/)\.|\.(?:ts|map|env|pem|key|pfx|tgz)$|\b(?:test|scripts|src)\//.test(path),
    );
    assert.deepEqual(odd, []);
    for (const file of readdirSync(join(checkout, 'dist')).filter((each) => each.endsWith('.cjs'))) {
      const text = readFileSync(join(checkout, 'dist', file), 'utf8');
      assert.ok(!text.includes('sourceMappingURL=data:') && !/^\/\/# sourceMappingURL=/m.test(text), file);
      assert.ok(!text.includes(root) && !text.includes(checkout), `${file} names the folder it was built in`);
    }
  });

  it('carries the licence of every package of which it has something', () => {
    const shipped = JSON.parse(readFileSync(join(checkout, 'dist', 'shipped.json'), 'utf8'));
    const notices = readFileSync(join(checkout, 'dist', 'ThirdPartyNotices.txt'), 'utf8');
    const titles = notices
      .split(`${'-'.repeat(80)}\n`)
      .slice(1)
      .map((notice) => notice.split('\n')[0]);
    for (const { name, version, licence } of shipped) {
      assert.ok(titles.includes(`${name} ${version} (${licence})`), name);
    }
    assert.ok(shipped.length > 20);
    assert.match(notices, /Permission is hereby granted|Redistribution and use/);
  });

  it('is told in CONTRIBUTING.md, package by package', () => {
    const expected = withSection(read('CONTRIBUTING.md'), 'dependencies', dependencyTables(checkout));
    if (process.env.UPDATE) writeFileSync(join(root, 'CONTRIBUTING.md'), expected);
    assert.equal(read('CONTRIBUTING.md'), expected, 'run npm run update:package');
  });
});
