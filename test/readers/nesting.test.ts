import assert from 'node:assert/strict';
import { readers } from '../../src/index.ts';
import { withinNesting } from '../../src/readers/nesting.ts';
import { parserOf } from '../grammars.ts';

describe('withinNesting', () => {
  for (const [what, text] of [
    ['ordinary code', 'if (a < b && c > d) { f(List<Map<A, B>> x); }\n'.repeat(500)],
    ['a minified line', 'a=b<c?d:e;f(g,h=>i===j||k);'.repeat(5000)],
    ['a long text without blanks', `x = "${'aB3-_'.repeat(20_000)}"`],
    ['a banner', `// ${'='.repeat(300)}\n`],
  ] as const) {
    it(`leaves ${what} whole`, () => assert.equal(withinNesting(text), text));
  }

  for (const [what, text] of [
    ['brackets', '('.repeat(5000)],
    ['type arguments', 'A<'.repeat(5000)],
    ['operators', 'a=>'.repeat(5000)],
  ] as const) {
    it(`cuts ${what} that nest deeper than any real ones`, () => {
      assert.ok(withinNesting(`x = 1;\n${text}`).length < 5000);
    });
  }

  for (const [what, text, end] of [
    ['a line, for statements hold others', 'void f(int a) { g(a); h(a); }\n'.repeat(30_000), /\}\n$/],
    ['a statement of a long line', 'void f(int a) { g(a); h(a); } '.repeat(30_000), /;$/],
  ] as const) {
    it(`cuts what is longer than is read behind ${what}`, () => {
      const read = withinNesting(text);
      assert.ok(read.length > 100_000 && read.length < text.length, String(read.length));
      assert.match(read.slice(-1000), end);
    });
  }
});

describe('texts that have grammars take all memory', () => {
  for (const reader of readers.filter(({ id }) => id === 'java' || id === 'c-sharp')) {
    for (const hostile of ['a<', 'a=>']) {
      it(`${reader.id} reads ${hostile} over and over, and what comes after`, async () => {
        const withTree = await parserOf(reader);
        reader.read(hostile.repeat(50_000), 'A', withTree);
        const { settings } = reader.read('class A { string secret = "b"; }', 'A', withTree);
        assert.deepEqual(
          settings.map(({ value }) => value),
          ['b'],
        );
      });
    }
  }
});
