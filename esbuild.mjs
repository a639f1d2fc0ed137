import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { grammarFolders } from './scripts/grammar-folders.ts';
import { packageOf, thirdPartyNotices } from './scripts/third-party-notices.ts';

/**
 * Bundles everything into `dist/`. A file that is imported with `import()` becomes a bundle of its own,
 * loaded when it is first needed: the catalogue of codes, MSAL, the local token endpoint.
 *
 *     node esbuild.mjs            the extension and the command line
 *     node esbuild.mjs --test     and the tests that run inside VS Code
 */
const withTests = process.argv.includes('--test');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
  // Without this jsonc-parser's UMD build is taken, whose inner requires are lost in a bundle.
  mainFields: ['module', 'main'],
  external: ['vscode', 'mocha'],
  minify: !withTests,
  sourcemap: withTests ? 'linked' : false,
  logLevel: 'warning',
  legalComments: 'none',
  define: {
    'process.env.NODE_ENV': '"production"',
    // Bundles know where they stand by __dirname.
    'import.meta.url': '""',
  },
};

/** Files met in `import()`: each is left out where it is imported and bundled afterwards. */
const lazy = new Set();

/** @type {import('esbuild').Plugin} */
const lazyBundles = {
  name: 'lazy-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      lazy.add(resolve(resolveDir, path));
      return { path: `./${basename(path, '.ts')}.cjs`, external: true };
    });
  },
};

/**
 * For `import * as vscode` a bundle copies all names of VS Code's API, once for each file that says so, and all of them while
 * the extension is activated: here its files share the one object.
 *
 * @type {import('esbuild').Plugin}
 */
const sharedVscode = {
  name: 'shared-vscode',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]vscode[\\/][^\\/]+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /^import \* as vscode from 'vscode';$/m,
        "const vscode = require('vscode');",
      ),
      loader: 'ts',
    }));
  },
};

const TREE_SITTER = /[\\/]@vscode[\\/]tree-sitter-wasm[\\/]wasm[\\/]tree-sitter\.js$/;

/**
 * tree-sitter's script asks where it runs, and has a way for each host in it. In a worker of a browser it finds neither
 * Node's names nor a document, and gives up: here it is told that there is no Node, and a document that names no script.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutNode = {
  name: 'without-node',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: TREE_SITTER }, async ({ path }) => ({
      contents: `const [document, define, process, require, __filename] = [{}];\n${await readFile(path, 'utf8')}`,
    }));
    onResolve({ filter: /^(?:fs\/promises|module)$/ }, ({ path, importer }) =>
      TREE_SITTER.test(importer) ? { path, namespace: 'absent' } : undefined,
    );
    onLoad({ filter: /^/, namespace: 'absent' }, () => ({ contents: '' }));
  },
};

/** Files that are shipped, in bundles or as they are, with the bytes they take there. */
const shipped = new Map();

/**
 * @param {string} file
 * @param {number} bytes
 */
function ship(file, bytes) {
  shipped.set(file, (shipped.get(file) ?? 0) + bytes);
}

/** @param {import('esbuild').Metafile} metafile */
function shipInputs({ outputs }) {
  for (const { inputs } of Object.values(outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      if (!file.startsWith('absent:')) ship(file, bytesInOutput);
    }
  }
}

/** @param {Record<string, string>} entryPoints */
async function bundle(entryPoints) {
  const { metafile } = await build({
    ...common,
    entryPoints,
    plugins: [lazyBundles, sharedVscode],
    metafile: true,
  });
  shipInputs(metafile);
}

await rm('dist', { recursive: true, force: true });
await bundle({
  extension: 'src/vscode/node.ts',
  cli: 'src/cli/main.ts',
  // A thread of its own is started from a file of its own.
  'preselect-thread': 'src/node/preselect-thread.ts',
});
const done = new Set();
for (let left = [...lazy]; left.length > 0; left = [...lazy].filter((file) => !done.has(file))) {
  await bundle(Object.fromEntries(left.map((file) => [basename(file, '.ts'), file])));
  for (const file of left) done.add(file);
}
await bundleForWeb();
await bundlePages();
await copyGrammars();
await writeFile('dist/ThirdPartyNotices.txt', thirdPartyNotices(shipped.keys()));
await writeFile('dist/shipped.json', JSON.stringify(bytesOfPackages(), null, 2));
if (withTests) await build({ ...common, entryPoints: { 'test/suite': 'test/vscode/suite.ts' } });

/**
 * The extension for VS Code in a browser: one file, for its extension host loads no second one. What is imported with
 * `import()` is in it too, but runs when it is first needed. The build fails where a module of Node is asked for.
 */
async function bundleForWeb() {
  const { metafile } = await build({
    ...common,
    entryPoints: { 'web/extension': 'src/vscode/web.ts' },
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    plugins: [withoutNode, sharedVscode],
    metafile: true,
  });
  shipInputs(metafile);
}

/** The bytes that are shipped of each package, with its version and licence: for the table in CONTRIBUTING.md. */
function bytesOfPackages() {
  const sums = new Map();
  for (const [file, bytes] of shipped) {
    const { name, version, licence } = packageOf(file) ?? {};
    if (!name) continue;
    const id = `${name} ${version}`;
    sums.set(id, { name, version, licence, bytes: bytes + (sums.get(id)?.bytes ?? 0) });
  }
  return [...sums.values()].filter(({ bytes }) => bytes > 0).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Scripts of pages that the extension shows: for browsers, each one file. */
async function bundlePages() {
  const { metafile } = await build({
    ...common,
    entryPoints: { inspector: 'src/webview/inspector.ts' },
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    outExtension: {},
    outdir: 'dist/webview',
    metafile: true,
  });
  shipInputs(metafile);
}

/** Copies tree-sitter and the grammars that readers name, from the packages that ship them. */
async function copyGrammars() {
  const sources = await Promise.all(
    (await readdir('src/readers')).map((file) => readFile(join('src/readers', file), 'utf8')),
  );
  const named = sources.flatMap((source) =>
    [...source.matchAll(/\bgrammar: '([\w-]+)'/g)].map(([, grammar]) => grammar),
  );
  await mkdir('dist/grammars', { recursive: true });
  for (const grammar of new Set(['tree-sitter', ...named])) {
    const folder = await firstWith(`${grammar}.wasm`);
    const file = join(folder, `${grammar}.wasm`);
    await cp(file, join('dist/grammars', `${grammar}.wasm`));
    ship(file, (await stat(file)).size);
  }
}

/**
 * @param {string} file
 */
async function firstWith(file) {
  for (const folder of grammarFolders) if ((await readdir(folder)).includes(file)) return folder;
  throw new Error(`No package ships ${file}.`);
}
