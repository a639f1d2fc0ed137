import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './derived.ts';

const src = join(root, 'src');

/**
 * Who may import whom, folder by folder: other folders of `src` (`index` and `engine` are files of `src`) and packages.
 * A name with `type ` before it may be imported as types only.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: ['type vscode-languageserver-types', 'type vscode-languageserver-textdocument'],
  config: ['type core', 'jsonc-parser', 'minimatch', 'ignore'],
  readers: ['core', 'jsonc-parser', 'yaml', 'htmlparser2'],
  facts: ['core'],
  rules: ['core', 'type facts', 'tokens'],
  codes: ['core', 'type facts', 'type vscode-languageserver-types'],
  tokens: ['core', 'codes', 'facts', 'jose'],
  grammars: ['core', '@vscode/tree-sitter-wasm'],
  certificates: ['core', 'type facts', 'type tokens', 'node-forge'],
  emulator: ['tokens', 'jose', 'node:', '@peculiar/asn1-schema', '@peculiar/asn1-x509'],
  node: ['core', 'config', 'facts', 'tokens', 'certificates', 'node:', '@azure/msal-node', 'grammars'],
  web: [
    'core',
    'type facts',
    'type tokens',
    'certificates',
    'grammars',
    'node-forge',
    '@peculiar/asn1-schema',
    '@peculiar/asn1-x509',
  ],
  webview: ['type tokens'],
  agents: ['index', 'tokens', 'zod', '@modelcontextprotocol/sdk', 'node:'],
  vscode: [
    'index',
    'engine',
    'tokens',
    'webview',
    'agents',
    'type certificates',
    'node',
    'web',
    'emulator',
    'vscode',
    'vscode-languageserver-textdocument',
    'type vscode-languageserver-types',
  ],
  lsp: [
    'index',
    'engine',
    'tokens',
    'node',
    'node:',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  cli: [
    'index',
    'engine',
    'tokens',
    'type certificates',
    'node',
    'emulator',
    'lsp',
    'agents',
    'node:',
    'commander',
    'vscode-languageserver-textdocument',
    'package.json',
  ],
};

interface Import {
  readonly from: string;
  readonly isType: boolean;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import '([^']+)'/gm,
  );
  return [...statements].map(([, type, from, lazy, bare]) => ({
    from: from ?? lazy ?? bare ?? '',
    isType: type !== undefined,
  }));
}

/** What is imported, in the words of the table: a folder of `src`, `index`, `package.json`, `node:` or a package. */
function targetOf(file: string, from: string): string {
  if (from.startsWith('node:')) return 'node:';
  if (!from.startsWith('.'))
    return from
      .split('/')
      .slice(0, from.startsWith('@') ? 2 : 1)
      .join('/');
  const path = relative(src, join(dirname(file), from)).replaceAll('\\', '/');
  if (path === 'index.ts' || path === 'engine.ts') return path.slice(0, -'.ts'.length);
  if (path === '../package.json') return 'package.json';
  return path.split('/')[0] ?? path;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(src, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

const folders = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory());

describe('layers', () => {
  it('has a line for each folder of src, and a folder for each line', () => {
    assert.deepEqual(folders.toSorted(), Object.keys(allowed).toSorted());
  });

  it('has no folders in folders but the shelves of codes', () => {
    const within = folders.flatMap((folder) =>
      readdirSync(join(src, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ parentPath, name }) => relative(src, join(parentPath, name)).replaceAll('\\', '/')),
    );
    assert.deepEqual(within.toSorted(), ['codes/evidence', 'codes/families']);
  });

  for (const folder of folders) {
    it(`${folder} imports what it may`, () => {
      const forbidden = filesIn(folder).flatMap((file) =>
        importsOf(file)
          .map(({ from, isType }) => ({ target: targetOf(file, from), isType }))
          .filter(({ target, isType }) => target !== folder && !mayImport(folder, target, isType))
          .map(({ target }) => `${relative(root, file)} imports ${target}`),
      );
      assert.deepEqual(forbidden, []);
    });
  }

  it('leads from the entry for browsers to nothing of Node', () => {
    const reached = reachedFrom(join(src, 'vscode', 'web.ts'));
    assert.ok(reached.has(join(src, 'engine.ts')) && reached.has(join(src, 'vscode', 'commands.ts')));
    const forbidden = [...reached].flatMap((file) =>
      importsOf(file)
        .filter(({ isType }) => !isType)
        .map(({ from }) => targetOf(file, from))
        .filter((target) => ['node', 'emulator', 'node:'].includes(target))
        .map((target) => `${relative(root, file)} imports ${target}`),
    );
    assert.deepEqual(forbidden, []);
  });

  it('allows nothing that is not used', () => {
    const unused = folders.flatMap((folder) => {
      const used = new Set(
        filesIn(folder).flatMap((file) => importsOf(file).map(({ from }) => targetOf(file, from))),
      );
      return (allowed[folder] ?? [])
        .filter((name) => !used.has(name.replace(/^type /, '')))
        .map((name) => `${folder}: ${name}`);
    });
    assert.deepEqual(unused, []);
  });
});

/** The files of `src` that a file needs when it runs, sooner or later. */
function reachedFrom(entry: string): ReadonlySet<string> {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const { from, isType } of importsOf(file)) {
      if (!isType && from.startsWith('.')) reached.add(join(dirname(file), from));
    }
  }
  return reached;
}

function mayImport(folder: string, target: string, isType: boolean): boolean {
  const names = allowed[folder] ?? [];
  return names.includes(target) || (isType && names.includes(`type ${target}`));
}
