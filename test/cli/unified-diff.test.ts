import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unifiedDiff } from '../../src/cli/unified-diff.ts';

/** Applies a diff as `patch` does, and fails where the text is not the one it was made of. */
function patched(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const hunk of diff.split(/^@@ /m).slice(1)) {
    const [, from = 0, count = 0] = (/^-(\d+),(\d+) /.exec(hunk) ?? []).map(Number);
    const start = count > 0 ? from - 1 : from;
    result.push(...lines.slice(at, start));
    at = start;
    const body = hunk.slice(hunk.indexOf('\n') + 1).match(/[^\n]*\n/g) ?? [];
    for (const [index, line] of body.entries()) {
      if (line.startsWith('\\')) continue;
      const isUnended = body[index + 1]?.startsWith('\\');
      const old = line.slice(1, isUnended ? -1 : undefined);
      if (!line.startsWith('+')) assert.equal(lines[at++], old);
      if (!line.startsWith('-')) result.push(old);
    }
  }
  return [...result, ...lines.slice(at)].join('');
}

describe('a unified diff', () => {
  it('is written as git writes it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl';
    const after = 'a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\nL\n';
    assert.equal(
      unifiedDiff('x/.env', before, after),
      [
        '--- a/x/.env',
        '+++ b/x/.env',
        '@@ -1,5 +1,5 @@',
        ' a',
        '-b',
        '+B',
        ' c',
        ' d',
        ' e',
        '@@ -9,4 +9,4 @@',
        ' i',
        ' j',
        ' k',
        '-l',
        '\\ No newline at end of file',
        '+L',
        '',
      ].join('\n'),
    );
  });

  it('is empty between texts that are the same', () => {
    assert.equal(unifiedDiff('a', 'b\n', 'b\n'), '');
  });

  it('takes a long text with many changes', () => {
    const lines = Array.from({ length: 4000 }, (_, index) => `line ${index}\n`);
    const changed = lines.map((line, index) => (index % 10 === 0 ? `new ${line}` : line));
    const [before, after] = [lines.join(''), changed.join('')];
    assert.equal(patched(before, unifiedDiff('f', before, after)), after);
  });

  it('makes the one text of the other, whatever they are', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'a\r\n', 'd');
    const text = fc.array(line, { maxLength: 24 }).map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        assert.equal(patched(before, unifiedDiff('f', before, after)), after);
      }),
      { numRuns: 300 },
    );
  });
});
