import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlain, replacementBetween } from '../../src/grammars/text-edit.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', 'é'), maxLength: 3000 });

describe('the replacement between two texts', () => {
  it('makes the one of the other', () => {
    fc.assert(
      fc.property(text, text, text, text, (head, removed, inserted, tail) => {
        const [before, after] = [head + removed + tail, head + inserted + tail];
        const { start, oldEnd, newEnd } = replacementBetween(before, after);
        assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
        assert.ok(oldEnd - start <= removed.length + 1, `${oldEnd - start} of ${removed.length}`);
      }),
    );
  });

  // What is typed stands between [ and ].
  for (const plain of [
    'const a[ =] 1',
    'log("a"[,])',
    'log("a"[ b])',
    'log("a[ b] c")',
    'call[(]',
    'a[bc]d',
    '[]',
    'Größe[ = 1]',
  ]) {
    it(`is plain: ${plain}`, () => assert.ok(isPlainIn(plain)));
  }

  for (const telling of [
    'a ["]b',
    'a [/*] b',
    'a [`]b',
    'log([r]"a")',
    'log("["]a"',
    'log("[ ]")',
    'a \\[n]',
    'a [$]{b',
    'a /[b]* c',
    'a [#]b',
    'cat <[<]EOF',
    '\n[=begin]',
  ]) {
    it(`is not: ${telling}`, () => assert.ok(!isPlainIn(telling)));
  }
});

/** Whether typing what stands in brackets, and taking it away again, is plain. */
function isPlainIn(marked: string): boolean {
  const [, head = '', typed = '', tail = ''] = /^([^[]*)\[([^\]]*)\]([\s\S]*)$/.exec(marked) ?? [];
  const [before, after] = [head + tail, head + typed + tail];
  const start = head.length;
  const typing = { start, oldEnd: start, newEnd: start + typed.length };
  const removing = { start, oldEnd: start + typed.length, newEnd: start };
  const isPlainWhenTyped = isPlain(before, after, typing);
  assert.equal(isPlain(after, before, removing), isPlainWhenTyped, 'taking it away is as plain');
  return isPlainWhenTyped;
}
