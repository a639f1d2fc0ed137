import assert from 'node:assert/strict';
import { alignment } from '../../src/readers/alignment.ts';

describe('alignment', () => {
  const cases: Readonly<
    Record<string, readonly [source: string, value: string, part: string, written?: string]>
  > = {
    'as it is': ['a{b}', 'a{b}', 'b', 'b'],
    escapes: ['\\ud83d\\ude00\\\\x\\ny', '😀\\x\ny', '\\x', '\\\\x'],
    'an escape that stands for two units': ['\\U0001F600x', '😀x', '😀', '\\U0001F600'],
    'doubled quotes': ["it''s", "it's", "'s", "''s"],
    entities: ['a&quot;b&#x26;', 'a"b&', '"b&', '&quot;b&#x26;'],
    'indented lines': ['a\n    b\n   c', 'a\n b\nc\n', 'b\nc', 'b\n   c'],
    'lines that are folded': ['a\r\n  b', 'a b', 'b', 'b'],
    'another spelling': ['a^"b', 'a"b', 'b'],
  };
  for (const [name, [source, value, part, written]] of Object.entries(cases)) {
    it(`follows ${name}`, () => {
      const start = value.indexOf(part);
      const span = alignment(source, value)?.({ start, end: start + part.length });
      assert.equal(span && source.slice(span.start, span.end), written);
    });
  }
});
