import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { javascript } from '../../src/readers/javascript.ts';
import { tsx } from '../../src/readers/tsx.ts';
import { typescript } from '../../src/readers/typescript.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';
import { afterReferences } from './references.ts';

/** What stands on the right of `x = …`. */
const values: Readonly<Record<string, string>> = {
  '"a"': '"a"',
  "'it\\'s'": '"it\'s"',
  '"\\x41\\u0042\\u{1F600}\\n\\\nb"': '"AB😀\\nb"',
  '`a\n${"b"}`': '("a\\n" + "b")',
  '`a\\u0041`': '"aA"',
  '`${a}/b\\n`': '(a + "/b" + "\\n")',
  '"a" + b + "c"': '(("a" + b) + "c")',
  'a - b': '(a - b)',
  'process.env.A || "b"': '"b"',
  'process.env.A ?? process.env.B ?? `c`': '"c"',
  'process.env.A || ""': 'process.env.A',
  'process.env.A ?? 1': 'process.env.A',
  'a && "b"': '?',
  'getEnv("A", "b")': '"b"',
  'getEnv("A", b)': 'getEnv("A", b)',
  'a ? "b" : "c"': '?',
  '3600': '3600',
  true: 'true',
  null: 'null',
  undefined: 'undefined',
  'process.env.A': 'process.env.A',
  'process.env["A"]': 'process.env.A',
  'process?.env?.["A"]': 'process.env.A',
  'process.env[a]': '?',
  'import.meta.env.A': 'import.meta.env.A',
  'this.#a.b': 'this.#a.b',
  '{ a: "b", "c-d": 1, 5: e, ["f"]: `g`, }': '{a: "b", c-d: 1, 5: e, f: "g"}',
  '{ a, b() {}, get c() { return "d" } }': '{a: a, b: ?, c: ?}',
  '{ a: "b", ...c, d: "e" }': '{a: "b", d: "e", ...}',
  '["a", b]': '["a", b]',
  '("a")': '"a"',
  '(b, "a")': '"a"',
  'await f("a")': 'f("a")',
  'y = "a"': '"a"',
  'f`a`': 'f("a")',
  'f.g`a${b}`': 'f.g(("a" + b))',
  'new A': 'A()',
  'new a.B({ c: "d" })': 'a.B({c: "d"})',
  'a("b")?.c(d)': 'a("b").c(d)',
  '(0, a.b)("c")': 'a.b("c")',
  '() => "a"': '?',
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['const a = "b"; f(a, a)', { calls: ['f(a="b", a="b")'] }],
  ['f(a); const a = "b"', { calls: ['f(a="b")'] }],
  ['let a; a = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['let a = "b"; a = "c"; f(a)', { calls: ['f(a)'] }],
  [
    'const a = "b"; f(a || "c", { d: e || "g" })',
    { calls: ['f(a="b", {d: "g"})'], settings: ['a = "b"', 'f/d = "g"'] },
  ],
  [
    'class A { constructor() { this.b = "c"; this.#d = "e" } f() { g(this.b, this.#d) } }',
    { calls: ['g(this.b="c", this.#d="e")'] },
  ],
  ['class A { b = "c"; static d; f() { g(this.b, this.d) } }', { calls: ['g(this.b="c", this.d)'] }],
  [
    'class A { b; constructor() { this.b = { c: "d" } } f() { g(this.b, h.b) } }',
    { calls: ['g(this.b={c: "d"}, h.b)'] },
  ],
  [
    'class A { constructor() { this.b = "c" } } class D { constructor() { this.b = "d" } f() { g(this.b) } }',
    { calls: ['g(this.b)'] },
  ],
  ['class A { constructor() { this.b = "c"; this.b += "d" } f() { g(this.b) } }', { calls: ['g(this.b)'] }],
  ['class A { f() { this.b = this.b || "c"; g(this.b) } }', { calls: ['g(this.b="c")'] }],
  ['const b = "c"; class A { f() { g(this.b) } }', { calls: ['g(this.b)'] }],
  ['let a = "b"; a += "c"; f(a)', { calls: ['f(a)'] }],
  [
    'let a = "b"; c.d = a; let e = "f"; e = "g"; c[e] = e',
    { assignments: ['a = "b"', 'c.d = a="b"', 'e = "f"', 'e = "g"'] },
  ],
  ['const a = "b"; function g(a) { f(a) }', { calls: ['f(a)'] }],
  ['const a = "b"; const g = a => f(a)', { calls: ['f(a)'] }],
  ['const a = "b"; const g = (c, { a }) => f(a)', { calls: ['f(a)'] }],
  ['const a = "b"; for (const a of c) f(a)', { calls: ['f(a)'] }],
  ['const a = "b"; try {} catch (a) { f(a) }', { calls: ['f(a)'] }],
  ['const a = b, b = a; f(a)', { calls: ['f(a=a)'] }],
  ['const { a, b: c, d = "e", ...g } = process.env; f(a, c, d, g)', { calls: ['f(a, c, d, g)'] }],
  ['const [a, [b]] = c; f(a, b)', { calls: ['f(a, b)'], assignments: [] }],
  [
    'const { a = "b" } = c; function g(d = "e", { h = "i" }) {}',
    { settings: ['a = "b"', 'd = "e"', 'h = "i"'] },
  ],
  ['const a = "b"; f({ a })', { calls: ['f({a: a="b"})'], settings: ['a = "b"', 'f/a = "b"'] }],
  ['const a = { b: "c", d: "e" }; f({ ...a, d: "g" })', { calls: ['f({b: "c", d: "g"})'] }],
  ['const a = "b"; f({ [a]: "c" }, d[a])', { calls: ['f({b: "c"}, d.b)'] }],
  [
    'a.b = "c"; d["e"].f = "g"; process.env.H ||= "i"; j ??= "k"',
    {
      assignments: ['a.b = "c"', 'd.e.f = "g"', 'process.env.H = "i"', 'j = "k"'],
    },
  ],
  [
    'class A { b = "c"; #d = "e"; static f = "g"; h; constructor() { this.h = "i"; } }',
    {
      settings: ['this/b = "c"', 'this/#d = "e"', 'this/f = "g"', 'this/h = "i"'],
    },
  ],
  ['class A { b = "c" } const b = "d"; f(b)', { calls: ['f(b="d")'] }],
  ['export default { a: { b: "c" } }', { settings: ['default/a/b = "c"'] }],
  [
    'module.exports = { a: "b" }; exports.c = "d"',
    { settings: ['module/exports/a = "b"', 'exports/c = "d"'] },
  ],
  ['export const a = { b: "c" }', { settings: ['a/b = "c"'] }],
  [
    'const a = () => ({ b: "c" }); function d() { return { e: "f" } }',
    { settings: ['a = ?', 'b = "c"', 'e = "f"'] },
  ],
  ['const a = [{ b: "c" }, { b: "d" }]', { settings: ['a/0/b = "c"', 'a/1/b = "d"'] }],
  ['f({ a: { b: "c", d: process.env.E } })', { settings: ['f/a/b = "c"', 'f/a/d = ?'] }],
  ['a.b("c").d().e({ f: "g" })', { calls: ['a.b("c").d().e({f: "g"})', 'a.b("c").d()', 'a.b("c")'] }],
  ['f(/* a */ "b", ...c)', { calls: ['f("b", ?)'] }],
  [
    'import a from "a"; import * as b from \'b\'; import "c"; export { d } from "d"; const e = require("e"), f = await import("f"); require(g); h.require("h")',
    { modules: ['a', 'b', 'c', 'd', 'e', 'f'] },
  ],
];

/** Where a text stands, with `□` in its place. */
const places = ['f("□")', "f('□')", 'f(`□`)', 'f`□`'];
const awkward = [
  '`',
  '${x}',
  '$',
  '\\',
  '\\u0041',
  '"\'',
  '\r\n',
  '\0\x7f',
  '\u2028\u2029',
  '\uFEFF',
  '\ud800',
  '😀',
];

for (const reader of [javascript, typescript, tsx]) {
  const read = await outliner(reader, 'a');
  const withTree = await parserOf(reader);
  const settings = (source: string) => reader.read(source, 'a', withTree).settings;

  describe(`${reader.id} as ECMAScript`, () => {
    for (const [source, expected] of Object.entries(values)) {
      it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
        assert.equal(
          read(`x = ${source};`)
            .assignments.at(-1)
            ?.replace(/^\w = /, ''),
          expected,
        ));
    }

    for (const [source, expected] of outlines) {
      it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
    }

    it('writes any text in any quotes', () => {
      for (const place of places) {
        for (const value of awkward) {
          const source = place.replace('□', 'a');
          const literal = reader.read(source, 'a', withTree).code?.calls[0]?.arguments[0]?.value;
          assert.ok(literal?.kind === 'literal');
          const changed = applyEdits(source, [replaceValue(literal.place, value)]);
          assert.deepEqual(read(changed).calls, [`f(${JSON.stringify(value)})`], changed);
        }
      }
    });

    it('writes text between substitutions', () => {
      const source = 'f(`a${b}c`)';
      const parts = reader.read(source, 'a', withTree).code?.calls[0]?.arguments[0]?.value;
      assert.ok(parts?.kind === 'concatenation');
      const [, , last] = parts.parts;
      assert.ok(last?.kind === 'literal');
      const { place } = last;
      assert.equal(applyEdits(source, [replaceValue(place, '`${x}\\')]), 'f(`a${b}\\`\\${x}\\\\`)');
      assert.deepEqual(afterReferences(source, place), ['f(`a${b}${process.env.X}`)']);
    });

    it('reads variables of the environment', () => {
      const source = 'const a = "b"';
      assert.deepEqual(afterReferences(source, settings(source)[0]?.place), ['const a = process.env.X']);
    });

    for (const [source, expected] of [
      ['const a = "x";', ''],
      ['export const a = "x"; b();', ' b();'],
      ['const a = "x", b = "c";', 'const  b = "c";'],
      ['const b = "c", a = "x";', 'const b = "c";'],
      ['b.a = "x";', ''],
      ['f({\n  a: "x", // c\n  b: "d",\n})', 'f({\n   // c\n  b: "d",\n})'],
      ['f({\n  a: "x" /* c */,\n  b: "d",\n})', 'f({\n  b: "d",\n})'],
      ['f({\n  b: "d",\n  a: "x"\n})', 'f({\n  b: "d",\n})'],
      ['function f(a = "x", b) {}', 'function f(a, b) {}'],
      ['class A { a = "x"; b }', 'class A { ; b }'],
    ] as const) {
      it(`removes the entry of ${source}`, () => {
        const setting = settings(source).find(({ value }) => value === 'x');
        assert.ok(setting);
        assert.equal(applyEdits(source, [removeEntry(setting.place)]), expected);
      });
    }

    it('states objects that use one another once', () => {
      const lines = Array.from(
        { length: 40 },
        (_, each) => `const a${each + 1} = { b: a${each}, c: a${each} };`,
      );
      const count = settings(`const a0 = { d: "e" };\n${lines.join('\n')}`).length;
      assert.ok(count < 1000, `${count}`);
    });
  });
}
