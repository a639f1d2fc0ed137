import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { root } from './derived.ts';

const { configuration, commands } = manifest.contributes;
const settings: readonly (readonly [string, { readonly scope?: string }])[] = configuration.flatMap(
  ({ properties }) => Object.entries(properties),
);
const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;

/** What a workspace may choose before it is trusted: what is shown, and which of its own files are read. */
const HARMLESS = new Set([
  'aadstsLens.workspaceIndex',
  'aadstsLens.tokenLenses',
  'aadstsLens.rules',
  'aadstsLens.tokenTest.codeLens',
]);

/** Commands that send something, make a credential, or listen. */
const ACTING = [
  'buildClientAssertion',
  'testTokenRequest',
  'testTokenRequestAnotherWay',
  'sendAsWritten',
  'testAllApps',
  'startEmulator',
].map((name) => `aadstsLens.${name}`);

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, 'src', path), 'utf8')] as const);

/** The files of `src` that a part of the product can load, at once or later. */
function reachedFrom(entry: string): ReadonlySet<string> {
  const texts = new Map(sources);
  const reached = new Set<string>();
  const left = [entry];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const imports = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+\.ts)'|\bimport\('(\.[^']+\.ts)'\)/gm;
    for (const [, atOnce, later = atOnce ?? ''] of (texts.get(path) ?? '').matchAll(imports)) {
      left.push(posix.join(posix.dirname(path), later));
    }
  }
  return reached;
}

describe('a workspace that is not trusted', () => {
  it('is checked, also where it is no folder of this machine', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.equal(virtualWorkspaces.supported, true);
  });

  it('has no say in any setting that matters: such settings are those of the machine alone', () => {
    for (const [name, { scope }] of settings) {
      const isRestricted = untrustedWorkspaces.restrictedConfigurations.includes(name);
      assert.equal(isRestricted, !HARMLESS.has(name), name);
      assert.equal(scope === 'machine', isRestricted, name);
    }
    const names = settings.map(([name]) => name);
    for (const name of [...HARMLESS, ...untrustedWorkspaces.restrictedConfigurations]) {
      assert.ok(names.includes(name), `${name} is a setting`);
    }
  });

  it('offers no command that acts', () => {
    const guarded = commands
      .filter((command) => 'enablement' in command && command.enablement.includes('isWorkspaceTrusted'))
      .map(({ command }) => command);
    assert.deepEqual(guarded.toSorted(), ACTING.toSorted());
  });
});

describe('docs/trust.md', () => {
  it('names tests that are there', () => {
    const named = readFileSync(join(root, 'docs', 'trust.md'), 'utf8').match(/`test\/[^`]+`/g) ?? [];
    assert.ok(named.length > 15);
    for (const name of named) assert.ok(existsSync(join(root, name.slice(1, -1))), name);
  });
});

describe('what the product can do to a machine', () => {
  const holding = (pattern: RegExp) =>
    sources.flatMap(([path, text]) => (pattern.test(text) ? [path] : [])).toSorted();

  it('starts programs in two places: git, and ripgrep', () => {
    assert.deepEqual(holding(/(?:from |import\()'node:child_process'/), [
      'node/git.ts',
      'node/preselect-ripgrep.ts',
    ]);
    assert.deepEqual(holding(/\bshell: *(?:true|['"])|createTerminal\(|\bexecuteTask\(|new Function\(/), []);
  });

  it('speaks to the network in one place, and listens in one', () => {
    const network = /(?:from |import\()'node:(?:https?|http2|net|tls|dgram|dns)(?:\/promises)?'/;
    assert.deepEqual(holding(network), ['emulator/server.ts', 'node/https.ts']);
    // A browser is asked to, by name.
    assert.deepEqual(holding(/^(?:(?!['"`/*]).)*\b(?:fetch;|fetch,|fetch\(|WebSocket|XMLHttpRequest)/m), [
      'web/key-set.ts',
    ]);
  });

  it('writes files in one place, on the command line', () => {
    const writing =
      /import \{[^}]*\b(?:writeFile(?:Sync)?|appendFile(?:Sync)?|createWriteStream|rename(?:Sync)?|cp|copyFile|symlink|rm|unlink)\b[^}]*\} from 'node:fs(?:\/promises)?'/;
    assert.deepEqual(holding(writing), ['cli/replace-file.ts']);
    assert.deepEqual(holding(/workspace\.fs\.(?:write|delete|rename|copy)/), []);
  });

  it('runs no git in VS Code, and has no network in the language server', () => {
    const extension = reachedFrom('vscode/node.ts');
    const server = reachedFrom('lsp/language-server.ts');
    for (const path of ['https', 'msal', 'preselect-ripgrep']) {
      assert.ok(extension.has(`node/${path}.ts`), path);
      assert.ok(!server.has(`node/${path}.ts`), path);
    }
    assert.ok(server.has('lsp/server.ts') && server.has('engine.ts'));
    for (const reached of [extension, server]) assert.ok(!reached.has('node/git.ts'));
    assert.deepEqual(
      [...server].filter((path) => path.startsWith('emulator/')),
      [],
    );
  });
});
