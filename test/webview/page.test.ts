import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../derived.ts';
import { importWith } from './without-vscode.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the page of the token panel', () => {
  it('takes every colour from the theme', () => {
    const colours = read('media/webview/inspector.css').match(
      /#[0-9a-f]{3,8}\b(?=[;, )])|\brgba?\(|\bhsla?\(/gi,
    );
    assert.equal(colours, null);
  });

  it('makes no markup out of text', () => {
    for (const file of readdirSync(join(root, 'src/webview')).filter((name) => name.endsWith('.ts'))) {
      const found = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval)\b/.exec(
        read(`src/webview/${file}`),
      );
      assert.equal(found?.[0], undefined, file);
    }
  });

  describe('its policy', () => {
    let html: string;
    let other: string;
    before(async () => {
      const vscode = `
        export const Uri = { joinPath: (from, ...parts) => [from, ...parts].join('/') };
        export const env = { language: 'xx' };
        export const l10n = { uri: {}, t: (text) => '⟦</title>' + text + '⟧' };`;
      const { tokenPage } = await importWith<{
        readonly tokenPage: (webview: object, extension: string) => string;
      }>(vscode, 'src/vscode/token-page.ts');
      const webview = {
        cspSource: 'https://own.invalid',
        asWebviewUri: (path: string) => `https://own.invalid${path}`,
      };
      [html, other] = [tokenPage(webview, '/extension'), tokenPage(webview, '/extension')];
    });

    it('lets in its own script and style sheet, and nothing else', () => {
      const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
      const [, nonce] = /'nonce-([0-9a-f]{32})'/.exec(policy) ?? [];
      assert.deepEqual(policy.split('; '), [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        'style-src https://own.invalid',
        "base-uri 'none'",
        "form-action 'none'",
      ]);
      assert.ok(!other.includes(String(nonce)), 'the nonce is another one each time');
    });

    it('is in the language of its texts, which are no markup whatever a translator writes', () => {
      assert.match(html, /<html lang="xx">/);
      assert.match(html, /<title>⟦&#60;\/title&#62;Decoded token⟧<\/title>/);
    });

    it('stands before whatever it is for, and the page has no script, style or handler of its own', () => {
      assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<(?:script|link|style)/));
      assert.deepEqual(html.match(/<script[^>]*>[^<]*/g)?.length, 1);
      assert.match(
        html,
        /<script nonce="[0-9a-f]{32}" src="https:\/\/own\.invalid\/extension\/dist\/webview\/inspector\.js"><\/script>/,
      );
      assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:|unsafe-|\*/i);
    });
  });

  for (const entry of [
    'src/webview/inspector.ts',
    'src/vscode/token-panel.ts',
    'src/vscode/decode-jwt.ts',
    'src/vscode/token-glance.ts',
  ]) {
    it(`needs no Node: ${entry}`, async () => {
      const { errors } = await build({
        absWorkingDir: root,
        entryPoints: [entry],
        bundle: true,
        write: false,
        platform: 'browser',
        format: 'esm',
        external: ['vscode'],
        logLevel: 'silent',
      });
      assert.deepEqual(errors, []);
    });
  }
});
