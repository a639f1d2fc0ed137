import assert from 'node:assert/strict';
import { visible } from '../../src/webview/visible.ts';

describe('what is shown of a text', () => {
  for (const [text, shown] of [
    ['plain <b>text</b>', 'plain <b>text</b>'],
    ['two\nlines\tapart', 'two\nlines\tapart'],
    ['שלום', 'שלום'],
    ['👍', '👍'],
    ['user\u202Egpj.exe', 'user\\u202egpj.exe'],
    ['a\u0000b\u200Bc\u2028d', 'a\\u0000b\\u200bc\\u2028d'],
    ['\uD800', '\\ud800'],
    ['\u{E0041}', '\\udb40\\udc41'],
  ] as const) {
    it(`is ${JSON.stringify(shown)}`, () => {
      assert.equal(visible(text), shown);
    });
  }
});
