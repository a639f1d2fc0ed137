import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../derived.ts';

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
