import assert from 'node:assert/strict';
import { HOLE, itemsOf, literalOf, placeOf, textOf } from '../../src/facts/expression-text.ts';
import { valueIn } from './assigned-value.ts';

const told = (text: string | undefined) => text?.replaceAll(HOLE, '…') ?? '-';

/** With `…` where the text is computed; `-` for what is no text. */
const texts: readonly (readonly [path: string, source: string, text: string])[] = [
  ['a.js', 'const x = "a" + b + "c"', 'a…c'],
  ['a.js', 'const x = "a" + 1', 'a1'],
  ['a.js', 'const x = 1', '-'],
  ['a.js', 'const x = `${b}/${c}`', '…/…'],
  ['a.js', 'const b = "c"; const x = `a/${b}`', 'a/c'],
  ['a.js', 'const x = new URL("a")', 'a'],
  ['a.js', 'const x = other("a")', '-'],
  ['a.js', 'const x = String("a")', 'a'],
  ['a.js', 'const x = "a{b}".replace("{b}", c)', 'a…'],
  ['a.js', 'const x = "a-TENANT-c".replace("TENANT", d)', 'a-…-c'],
  ['a.js', 'const x = a.replace("TENANT", "b")', '-'],
  ['a.js', 'const x = "a TENANT".replaceAll("TENANT", c)', 'a …'],
  ['a.js', 'const x = "a {0} %s".trim()', 'a {0} %s'],
  ['a.js', 'const x = "a".concat("{b}")', 'a'],
  ['a.py', 'x = "{}/{1}/{name}/{a.b:x-y}".format(b, c)', '…/…/…/…'],
  ['a.py', 'x = "{a b}".format(b)', '{a b}'],
  ['a.go', 'package a\nfunc f() { x := fmt.Sprintf("a/%s/%2$d/%v/%q/%x", b) }', 'a/…/…/…/…/%x'],
  ['a.go', 'package a\nfunc f() { x := strings.Replace("a TENANT", "TENANT", b, 1) }', 'a TENANT'],
  ['a.cs', 'var x = string.Format("a/{0}", b);', 'a/…'],
  ['a.cs', 'var x = new Uri("a/{0}");', 'a/{0}'],
  ['a.java', 'class A { void f() { var x = String.format("a/%s", b); } }', 'a/…'],
  ['a.rs', 'fn f() { let x = "a".to_string(); }', 'a'],
  ['a.rs', 'fn f() { let x = Some("a".to_owned()); }', 'a'],
];

/** The literal behind a value; `-` where there is none. */
const literals: readonly (readonly [path: string, source: string, literal: string])[] = [
  ['a.js', 'const x = "a"', 'a'],
  ['a.js', 'const x = 12', '12'],
  ['a.js', 'const b = "a"; const x = b', 'a'],
  ['a.js', 'const x = String("a")', 'a'],
  ['a.js', 'const x = other("a")', '-'],
  ['a.js', 'const x = "a".trim()', 'a'],
  ['a.js', 'const x = "a".replace("b", "c")', '-'],
  ['a.js', 'const x = b.replace("c", d)', '-'],
  ['a.js', 'const x = "a".concat("b")', '-'],
  ['a.js', 'const x = b.concat("a")', 'a'],
  ['a.js', 'const x = format("a", "b")', '-'],
  ['a.js', 'const x = format("a", 1, 2)', 'a'],
  ['a.js', 'const x = format("a", 1, 2, 3)', '-'],
  ['a.js', 'const x = String(String(String(String(String("a")))))', 'a'],
  ['a.js', 'const x = String(String(String(String(String(String("a"))))))', '-'],
  ['a.js', 'const x = "a".toString().toString().toString().toString().toString()', 'a'],
  ['a.js', 'const x = "a".toString().toString().toString().toString().toString().toString()', '-'],
  ['a.go', 'package a\nfunc f() { x := strings.Trim("a", b) }', 'a'],
  ['a.ps1', '$x = ConvertTo-SecureString "a" -AsPlainText -Force', 'a'],
];

const items: readonly (readonly [path: string, source: string, items: string])[] = [
  ['a.js', 'const x = ["a", "b"]', 'a, b'],
  ['a.js', 'const x = "a"', 'a'],
  ['a.js', 'const x = other("a")', '-'],
  ['a.js', 'const x = new Set(["a", "b"])', 'a, b'],
  ['a.java', 'class A { void f() { var x = List.of("a", "b"); } }', 'a, b'],
  ['a.js', 'const x = of(of(of(of("a"))))', 'a'],
  ['a.js', 'const x = of(of(of(of(of("a")))))', '-'],
];

describe('texts of expressions', () => {
  for (const [path, source, text] of texts)
    it(`is ${text}: ${source}`, async () => assert.equal(told(textOf(await valueIn(path, source))), text));

  it('are none of more parts than any text has', async () => {
    const doubled = Array.from({ length: 12 }, (_, index) => `const a${index + 1} = a${index} + a${index};`);
    const value = await valueIn('a.js', `const a0 = "a";\n${doubled.join('\n')}\nconst x = a12;`);
    assert.ok((textOf(value)?.replaceAll(HOLE, '').length ?? 0) < 300);
  });
});

describe('literals behind expressions', () => {
  for (const [path, source, literal] of literals) {
    it(`is ${literal}: ${source}`, async () =>
      assert.equal(literalOf(await valueIn(path, source))?.value ?? '-', literal));
  }

  it('are what a fix writes to; of anything else that is all of it', async () => {
    const syntax = { encode: JSON.stringify };
    const text = 'const x = String("a")';
    const { span } = placeOf(await valueIn('a.js', text), syntax);
    assert.equal(text.slice(span.start, span.end), 'a');
    const computed = 'const x = other("a")';
    const place = placeOf(await valueIn('a.js', computed), syntax);
    assert.equal(computed.slice(place.literal.start, place.literal.end), 'other("a")');
    assert.equal(place.syntax, syntax);
    assert.equal(place.entry, place.span);
    const entry = { start: 0, end: 5 };
    assert.equal(placeOf(await valueIn('a.js', computed), syntax, entry).entry, entry);
  });
});

describe('the items of an expression', () => {
  for (const [path, source, expected] of items) {
    it(`are ${expected}: ${source}`, async () => {
      const found = itemsOf(await valueIn(path, source)).map(
        (item) => (item.kind === 'literal' ? item.value : undefined) ?? '-',
      );
      assert.equal(found.join(', '), expected);
    });
  }
});
