import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why a package is here, and what was weighed against it. */
interface Reason {
  readonly why: string;
  readonly instead: string;
}

/** Every package of package.json. A package without a reason fails a test, and so does a reason without a package. */
export const reasons: Readonly<Record<string, Reason>> = {
  '@azure/msal-node': {
    why: 'token requests as an app makes them, over a network of ours',
    instead: 'requests by hand: not what apps send',
  },
  '@biomejs/biome': {
    why: 'format and lint, in one fast program',
    instead: 'ESLint and Prettier: many packages',
  },
  '@modelcontextprotocol/sdk': {
    why: 'the protocol by which agents ask',
    instead: 'JSON-RPC by hand: the protocol still moves',
  },
  '@peculiar/asn1-schema': {
    why: 'writes the certificates that the local token endpoint makes',
    instead: 'node-forge, which is no part of that bundle; openssl, which is not everywhere',
  },
  '@peculiar/asn1-x509': { why: 'the shapes of X.509 for it', instead: 'the same' },
  '@sparticuz/chromium': {
    why: 'a browser for tests that comes from npm',
    instead: 'a download that firewalls stop',
  },
  '@stryker-mutator/api': {
    why: 'what a runner of Stryker’s is made of: ours loads mocha 12',
    instead: 'Stryker’s runner for mocha, which does not',
  },
  '@stryker-mutator/core': { why: 'tells which faults no test would see', instead: 'none that is kept up' },
  '@tree-sitter-grammars/tree-sitter-hcl': {
    why: 'reads Terraform',
    instead: 'HashiCorp’s parser: Go, compiled to a far larger file',
  },
  '@tree-sitter-grammars/tree-sitter-kotlin': {
    why: 'reads Kotlin',
    instead: 'fwcd/tree-sitter-kotlin: no WebAssembly',
  },
  '@tree-sitter-grammars/tree-sitter-toml': {
    why: 'reads TOML with the places of its values',
    instead: 'smol-toml, toml: values without places',
  },
  '@types/mocha': { why: 'types', instead: '–' },
  '@types/node': { why: 'types', instead: '–' },
  '@types/node-forge': { why: 'types', instead: '–' },
  '@types/vscode': { why: 'types of the oldest VS Code that is supported', instead: '–' },
  '@vscode/test-electron': { why: 'tests in desktop VS Code', instead: '–' },
  '@vscode/tree-sitter-wasm': {
    why: 'the parser and most grammars, built and used by VS Code itself',
    instead: 'a parser for each language; one package for each grammar, some without WebAssembly',
  },
  '@vscode/vsce': { why: 'makes the .vsix', instead: '–' },
  ajv: { why: 'holds reports and configuration to their JSON schemas in tests', instead: '–' },
  'ajv-formats': { why: 'the formats that those schemas name', instead: '–' },
  'axe-core': { why: 'judges the accessibility of pages in tests', instead: '–' },
  c8: { why: 'coverage, measured by V8 itself', instead: 'Istanbul: has to rewrite the sources' },
  commander: { why: 'options and help of the command line', instead: 'util.parseArgs: no commands, no help' },
  esbuild: { why: 'bundles', instead: 'Rollup and a minifier: slower, more packages' },
  'fast-check': { why: 'property tests', instead: '–' },
  htmlparser2: {
    why: 'reads XML that is not well-formed, with places',
    instead: 'fast-xml-parser, saxes: no places, or well-formed XML only',
  },
  ignore: { why: '.gitignore, as git means it', instead: 'calling git: not there in VS Code’s index' },
  jose: { why: 'JOSE: signing, verifying, keys', instead: 'jsonwebtoken: no JWK, no Web Crypto' },
  'jsonc-parser': { why: 'JSON with comments and places, also half typed', instead: 'JSON.parse: neither' },
  minimatch: {
    why: 'globs, as npm and VS Code users write them',
    instead: 'picomatch: other rules for braces',
  },
  mocha: {
    why: 'runs tests, the same in Node and in VS Code',
    instead: 'node:test: does not run in VS Code’s host',
  },
  node: { why: 'the same Node for everybody', instead: 'whatever is installed' },
  'node-forge': {
    why: 'opens PKCS#12, old ciphers too; taken under BSD-3-Clause',
    instead: 'Node gives no key out of it, and OpenSSL 3 refuses RC2',
  },
  'playwright-core': {
    why: 'drives VS Code in a browser for tests',
    instead: 'playwright: brings its browsers',
  },
  scslre: { why: 'tells regular expressions that backtrack', instead: 'recheck: a Java or Scala runtime' },
  'tree-sitter-scala': { why: 'reads Scala', instead: '–' },
  typescript: { why: 'checks types', instead: '–' },
  'vscode-languageserver': { why: 'the Language Server Protocol', instead: 'JSON-RPC by hand' },
  'vscode-languageserver-textdocument': {
    why: 'documents with lines and offsets',
    instead: 'our own: the same again',
  },
  'vscode-languageserver-types': { why: 'types of that protocol', instead: '–' },
  yaml: {
    why: 'YAML with places, comments and every quirk of its scalars',
    instead: 'js-yaml: no places',
  },
  zod: {
    why: 'checks what agents ask, for the SDK of their protocol',
    instead: 'none: the SDK takes its schemas',
  },
};

/** What `dist/shipped.json` says of a package. */
interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Minified, in all bundles together. */
  readonly bytes: number;
}

/** The tables of CONTRIBUTING.md. `root` is a checkout that has been built. */
export function dependencyTables(root: string): readonly string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const shipped: readonly Shipped[] = JSON.parse(readFileSync(join(root, 'dist', 'shipped.json'), 'utf8'));
  const names = Object.keys(devDependencies);
  const own = shipped.filter(({ name }) => names.includes(name));
  const brought = shipped.filter(({ name }) => !names.includes(name));
  const others = names.filter((name) => !own.some((each) => each.name === name));
  return [
    '| shipped | version | licence | kB | why | rather than |',
    '| --- | --- | --- | ---: | --- | --- |',
    ...own.map(({ name, version, licence, bytes }) => rowOf(name, [version, licence, kilobytes(bytes)])),
    `| ${brought.length} that these bring | | | ${kilobytes(sum(brought))} | | |`,
    '',
    `They bring ${brought.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join(', ')}.`,
    '',
    '| not shipped | version | licence | why | rather than |',
    '| --- | --- | --- | --- | --- |',
    ...others.map((name) => rowOf(name, installed(root, name))),
  ];
}

function rowOf(name: string, cells: readonly string[]): string {
  const { why, instead } = reasons[name] ?? { why: '', instead: '' };
  return `| ${[name, ...cells, why, instead].join(' | ')} |`;
}

function installed(root: string, name: string): readonly string[] {
  const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  const { version, license } = JSON.parse(manifest);
  return [version, license];
}

function sum(packages: readonly Shipped[]): number {
  return packages.reduce((total, { bytes }) => total + bytes, 0);
}

/** Two digits: a change of our own code that moves a few bytes is no news. */
function kilobytes(bytes: number): string {
  return String(Number((bytes / 1000).toPrecision(2)));
}
