import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { minimatch } from 'minimatch';
import { parse } from 'yaml';
import { reasons } from '../scripts/dependencies.ts';
import { read, root } from './derived.ts';

const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
}

describe('dependencies', () => {
  it('are pinned to the digit, and all bundled', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
      assert.equal(lock.packages[`node_modules/${name}`].version, version, name);
    }
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies']) {
      assert.equal(manifest[kind], undefined, kind);
    }
  });

  it('come from npm’s registry, held to a hash each', () => {
    const locked = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '');
    assert.ok(locked.length > 100);
    for (const [path, { resolved, integrity }] of locked) {
      // Without an address it is the registry that npm is set to.
      assert.match(resolved ?? 'https://registry.npmjs.org/', /^https:\/\/registry\.npmjs\.org\//, path);
      assert.match(integrity ?? '', /^sha512-/, path);
    }
  });

  it('have a reason each, and no reason is left over', () => {
    assert.deepEqual(Object.keys(reasons).toSorted(), Object.keys(manifest.devDependencies).toSorted());
  });
});

describe('workflows', () => {
  const folder = '.github/workflows';
  for (const file of readdirSync(join(root, folder))) {
    const { permissions, jobs } = parse(read(`${folder}/${file}`));

    it(`${file} may read only, but for what a job says it needs`, () => {
      assert.deepEqual(permissions, { contents: 'read' });
    });

    it(`${file} takes actions in a version, and runs scripts that exist`, () => {
      for (const { steps } of Object.values<{ readonly steps: readonly Step[] }>(jobs)) {
        for (const { uses = 'none@v0', run = '' } of steps) {
          assert.match(uses, /^[\w./-]+@v\d+$/);
          for (const [, script = ''] of run.matchAll(/\bnpm run (?:-s )?([\w:]+)/g)) {
            assert.ok(script in manifest.scripts, script);
          }
        }
      }
    });
  }
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

describe('coverage', () => {
  it('leaves out files of types alone', async () => {
    const { exclude }: { readonly exclude: readonly string[] } = JSON.parse(read('.c8rc.json'));
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => exclude.some((glob) => minimatch(file, glob)));
    assert.ok(files.length > exclude.length);
    for (const file of files) {
      assert.deepEqual(Object.keys(await import(pathToFileURL(join(root, file)).href)), [], file);
    }
  });
});
