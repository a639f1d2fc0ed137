import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import type { Grammars } from '../../src/core/syntax.ts';
import { rules } from '../../src/index.ts';
import { createGrammars } from '../../src/node/grammars.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { grammars } from '../grammars.ts';
import { runCli } from './fake-io.ts';

const SECRET_ID = 'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n';
const SECRET = 'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA';
const PYTHON = `from azure.identity import ClientSecretCredential\nClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "${SECRET}")\n`;

/** A grammar whose parser does as told with each text. */
const withParser = (parse: () => never): Grammars => ({
  load: async () => {},
  get: () => parse,
  release: () => {},
});

/** Grammars that do something else besides when one is loaded: in the midst of reading files. */
function loading(act: () => Promise<void>): Grammars {
  const loaded = new Set<string>();
  return {
    ...grammars,
    get: (grammar) => (loaded.has(grammar) ? grammars.get(grammar) : undefined),
    load: async (grammar) => {
      await grammars.load(grammar);
      await act();
      loaded.add(grammar);
    },
  };
}

describe('check, when something fails', function () {
  this.timeout(20_000);
  let folder: Folder;
  beforeEach(async () => {
    folder = await makeFolder({ 'a.env': SECRET_ID, 'app.py': PYTHON, 'more.py': PYTHON });
  });
  afterEach(() => folder.remove());

  const check = (given: Parameters<typeof runCli>[1] = {}) =>
    runCli(['check', '.', '--format', 'json'], { cwd: folder.path, ...given });

  /** The rest goes on: what is wrong in the .env file is found. */
  function assertRestFound({ exitCode, output }: Awaited<ReturnType<typeof runCli>>): void {
    assert.equal(exitCode, 2);
    const paths = JSON.parse(output).findings.map(({ path }: { path: string }) => path);
    assert.deepEqual(paths, ['a.env']);
  }

  it('of a rule says which, without the text of the error, and lets the others judge', async () => {
    const rule = rules.find(({ id }) => id === 'secret-hardcoded');
    assert.ok(rule);
    const { check: sound } = rule;
    const throwing = () => {
      throw new TypeError(`cannot judge ${SECRET}`);
    };
    try {
      Object.assign(rule, { check: throwing });
      const run = await check();
      assertRestFound(run);
      assert.equal(run.errors, 'The rule secret-hardcoded failed (TypeError); the other rules ran.\n');
    } finally {
      Object.assign(rule, { check: sound });
    }
  });

  it('of a grammar that is missing says so once, and judges the rest', async () => {
    const run = await check({ grammars: createGrammars([folder.path]) });
    assertRestFound(run);
    assert.match(
      run.errors,
      /^Files that need tree-sitter-python are not read: it cannot be loaded \([\w-]+\.wasm is missing\)\.\n$/,
    );
  });

  it('of a grammar that is damaged says so once, and judges the rest', async () => {
    const damaged = await makeFolder({ 'tree-sitter-python.wasm': '\0asm, and then nothing of the kind' });
    const run = await check({ grammars: createGrammars([damaged.path, ...grammarFolders]) });
    await damaged.remove();
    assertRestFound(run);
    assert.match(run.errors, /^Files that need tree-sitter-python are not read: .+\n$/);
  });

  for (const [what, error] of [
    ['out of memory', Object.assign(new Error(`out of bounds ${SECRET}`), { name: 'RuntimeError' })],
    ['aborted', new RangeError(`Aborted(OOM) ${SECRET}`)],
  ] as const) {
    it(`of a parser that is ${what} names the files, and judges the rest`, async () => {
      const run = await check({
        grammars: withParser(() => {
          throw error;
        }),
      });
      assertRestFound(run);
      const sentence = (path: string) => `${path}: not judged, reading it failed (${error.name}).\n`;
      assert.equal(run.errors, sentence('app.py') + sentence('more.py'));
    });
  }

  it('of a file that goes between reading and judging says so, and judges the rest', async () => {
    let taken = 0;
    const run = await check({
      showProgress: (text) => {
        if (text?.startsWith('Looking into files: 3')) taken += 1;
      },
      grammars: loading(() => rm(join(folder.path, 'a.env'))),
    });
    assert.equal(taken, 1);
    assert.equal(run.exitCode, 2);
    assert.equal(run.errors, 'a.env: not judged, it changed meanwhile: there is no such file or folder.\n');
    assert.equal(JSON.parse(run.output).findings.length, 2);
  });

  it('of a file that goes between listing and reading says so, and judges the rest', async () => {
    await rm(join(folder.path, 'more.py'));
    await folder.write({ 'z.env': SECRET_ID });
    const run = await check({
      grammars: loading(() => rm(join(folder.path, 'z.env'))),
    });
    assert.equal(run.exitCode, 2);
    assert.equal(run.errors, 'z.env: there is no such file or folder.\n');
    assert.equal(JSON.parse(run.output).findings.length, 2);
  });
});
