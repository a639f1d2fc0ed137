import assert from 'node:assert/strict';
import { type Piece, piecesOf } from '../../src/facts/text-pieces.ts';
import { valueIn } from './assigned-value.ts';

/** Each piece with what is written where it stands: texts in quotes, variables inside texts in braces. */
function told(piece: Piece, source: string): string {
  const { start, end } = piece.kind === 'text' ? piece.place.span : piece.span;
  const written = source.slice(start, end);
  if (piece.kind === 'text') return piece.text === written ? `"${written}"` : `"${piece.text}" as ${written}`;
  return piece.isInText ? `{${written}}` : written;
}

const cases: readonly (readonly [path: string, source: string, pieces: string])[] = [
  ['a.js', 'const x = "a=" + b + "&c"', '"a=", b, "&c"'],
  ['a.js', 'const b = "c"; const x = "a=" + b', '"a=", "c"'],
  ['a.js', 'const x = b', 'b'],
  ['a.js', 'const x = `a=${b}&c`', '"a=", b, "&c"'],
  ['a.js', 'const x = "a\\n" + b', '"a\n" as a\\n, b'],
  ['a.sh', 'x="a=$b&c"', '"a=", {$b}, "&c"'],
  ['a.py', 'x = "a={}&b={}&c".format(d, e)', '"a=", d, "&b=", e, "&c"'],
  ['a.py', 'x = "{1}{0}".format(a, b)', 'b, a'],
  ['a.py', 'x = "a={name}&b={0:x}".format(c)', '"a=", c, "&b=", c'],
  ['a.py', 'x = "a={b c}".format(d)', '"a={b c}"'],
  [
    'a.go',
    'package a\nfunc f() { x := fmt.Sprintf("a=%s&b=%2$v&c=%1$q", d, e) }',
    '"a=", d, "&b=", e, "&c=", d',
  ],
  ['a.go', 'package a\nfunc f() { x := fmt.Sprintf("a=%x", b) }', '"a=%x"'],
  ['a.cs', 'var x = string.Format("{0}&a=", b);', 'b, "&a="'],
  ['a.py', 'x = "a\\n={}".format(b)', '"a\n=" as a\\n={}, b'],
  ['a.js', 'const x = other("a=%s", b)', ''],
];

describe('pieces of a text', () => {
  for (const [path, source, pieces] of cases) {
    it(`are ${JSON.stringify(pieces)}: ${source}`, async () => {
      const found = piecesOf(await valueIn(path, source)).map((piece) => told(piece, source));
      assert.equal(found.join(', '), pieces);
    });
  }

  it('are written as a form is, where they stand as they are', async () => {
    const [first] = piecesOf(await valueIn('a.py', 'x = "a={}".format(b)'));
    assert.ok(first?.kind === 'text');
    assert.equal(first.place.syntax.encode("a b'(é)*!~"), 'a%20b%27%28%C3%A9%29%2A%21~');
  });

  it('are not endless', async () => {
    const doubled = Array.from({ length: 12 }, (_, index) => `const a${index + 1} = a${index} + a${index};`);
    const value = await valueIn('a.js', `const a0 = "a";\n${doubled.join('\n')}\nconst x = a12;`);
    assert.ok(piecesOf(value).length < 500, `${piecesOf(value).length}`);
  });
});
