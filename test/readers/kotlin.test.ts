import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { kotlin } from '../../src/readers/kotlin.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';

const outline = await outliner(kotlin, 'App.kt');
const parser = await parserOf(kotlin);

const inFunction = (source: string) => `fun m() {\n${source}\n}\n`;
const read = (source: string) => outline(inFunction(source));

/** What stands on the right of `x = …`. */
const assignedValue = (source: string) => read(`x = ${source}`).assignments[0]?.replace(/^x = /, '');

const values: readonly (readonly [source: string, expected: string])[] = [
  ['"a\\n\\u0041\\"\\$\\\\b"', '"a\\nA\\"$\\\\b"'],
  ['""', '""'],
  ['"""a\\n"b" """', '"a\\\\n\\"b\\" "'],
  ['"""\r\na"""', '"\\na"'],
  ['""""a""""', '"\\"a\\""'],
  ['"""\n    a\n      b\n    """.trimIndent()', '"a\\n  b"'],
  ['"""\n    |a\n    | b\n    """.trimMargin()', '"a\\n b"'],
  ['"""\n    a=$b\n    c\n    """.trimIndent()', '("a=" + b + "\\nc")'],
  ['"a".toString()', '"a".toString()'],
  ["'\\''", '"\'"'],
  ['3600L', '3600L'],
  ['0x1F', '0x1F'],
  ['-1.5f', '-1.5f'],
  ['true', 'true'],
  ['null', 'null'],
  ['"a" + b + \'c\'', '(("a" + b) + "c")'],
  ['a - b', '(a - b)'],
  ['if (a) "b" else "c"', '?'],
  ['"$a/b-${c.d}"', '(a + "/b-" + c.d)'],
  ['"$a$b"', '(a + b)'],
  ['"$_a\\$b $ $1"', '(_a + "$b $ $1")'],
  ['$$"$a $$b $$${c} ${d}\\n"', '("$a " + b + " $" + c + " ${d}\\n")'],
  ['$$"""{"$a": "$$b"}"""', '("{\\"$a\\": \\"" + b + "\\"}")'],
  ['$$"$a"', '"$a"'],
  ['"${f("}")}b"', '(f("}") + "b")'],
  ['"""\\$a"""', '("\\\\" + a)'],
  ['a ?: "b"', '"b"'],
  ['"a" ?: "b"', '"a"'],
  ['a ?: b', 'a'],
  ['a!!', 'a'],
  ['("a") as String', '"a"'],
  ['this.a?.b', 'this.a.b'],
  ['this@X.a', 'this.a'],
  ['a["b"]', 'a.b'],
  ['a[b]', '?'],
  ['X::class', 'X.class'],
  ['`a b`', 'a b'],
  ['listOf("a", b, /* c */)', '["a", b]'],
  ['setOf("a")', '["a"]'],
  ['arrayOf("a")', '["a"]'],
  ['mapOf("a" to "b", Pair("c", d))', '{a: "b", c: d}'],
  ['mapOf<String, Any>("a" to "b")', '{a: "b"}'],
  ['mutableMapOf<String, Any>()', '{}'],
  ['mapOf(Names.A to "b")', '{A: "b"}'],
  ['mapOf(a to "b")', 'mapOf(?)'],
  ['listOf("a" to b)', '{a: b}'],
  ['Map.of("a", "b", "c", d)', '{a: "b", c: d}'],
  ['mapOf("a" to "b") + mapOf("c" to d)', '{a: "b", c: d}'],
  ['mapOf("a" to "b") + ("c" to d)', '{a: "b", c: d}'],
  ['System.getenv("X") ?: "a"', '"a"'],
  ['System.getenv().getOrDefault("X", "a")', '"a"'],
  ['System.getenv("X").ifBlank { "a" }', '"a"'],
  ['System.getenv("X")', 'System.getenv("X")'],
];

const calls: readonly (readonly [source: string, expected: readonly string[]])[] = [
  ['f("a", /* b */ c)', ['f("a", c)']],
  ['f("a", b = "c", d = e)', ['f("a", b: "c", d: e)']],
  ['f("a",)', ['f("a")']],
  ['f(*arrayOf("a"))', ['f(["a"])']],
  ['f("a" to b, "c" to "d")', ['f({a: b, c: "d"})']],
  ['f("a" to b, c, "d" to "e")', ['f({a: b}, c, {d: "e"})']],
  ['super.f("a")', ['super.f("a")']],
  ['a?.f("b")', ['a.f("b")']],
  ['a.b.X("c")', ['a.b.X("c")']],
  ['x = X<String>("a")', ['X("a")']],
  ['x = a.f<String>("b")', ['a.f("b")']],
  ['x = X<String>("a", "b")', ['X("a", "b")']],
  ['f(mapOf<A, B<C>>("a" to b))', ['f({a: b})']],
  ['f("X<Y>(z)", \'"\', g<C>("d<e>("))', ['f("X<Y>(z)", "\\"", g("d<e>("))', 'g("d<e>(")']],
  ['f(a < b, c)', ['f(?, c)']],
  ['f() ?: g(b = "c")', ['f()', 'g(b: "c")']],
  ['"%s".format(a)', ['"%s".format(a)']],
  [
    'B().clientId("a").clientSecret(secret = "b").build()',
    [
      'B().clientId("a").clientSecret(secret: "b").build()',
      'B().clientId("a").clientSecret(secret: "b")',
      'B().clientId("a")',
      'B()',
    ],
  ],
  ['f("a") { g("b") }', ['f("a", ?)', 'g("b")']],
  ['f("a") { b -> c }.g("d")', ['f("a", ?).g("d")', 'f("a", ?)']],
  ['f { g("b") }', ['f(?)', 'g("b")']],
  ['b.apply { id("c").secret("d") }', ['b.apply(?)', 'b.id("c").secret("d")', 'b.id("c")']],
  ['B().apply { id("c") }.build()', ['B().apply(?).build()', 'B().apply(?)', 'B()', 'B().id("c")']],
  ['with(b) { id(f("c")) }', ['with(b, ?)', 'b.id(f("c"))', 'f("c")']],
  ['p { append("a", b) }', ['p(?)', 'p(?).append("a", b)']],
  ['P.build { append("a", b) }', ['P.build(?)', 'P.build(?).append("a", b)']],
  ['a shouldBe "b"', ['a.shouldBe("b")']],
  ['a.forEach { it.f("b") }', ['a.forEach(?)', 'it.f("b")']],
];

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['val a = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['val a = "b"; f("c/$a")', { calls: ['f(("c/" + a="b"))'] }],
  ['val a = "b"; f("""c/$a""")', { calls: ['f(("c/" + a="b"))'] }],
  ['val a: String; a = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['var a = "b"; a += "c"; f(a)', { calls: ['f(a)'] }],
  ['val a by lazy { "b" }; f(a)', { calls: ['lazy(?)', 'f(a="b")'] }],
  ['val a = "b"; x { a -> f(a) }', { calls: ['x(?)', 'f(a)'] }],
  ['val a = "b"; x { (a, c) -> f(a) }', { calls: ['x(?)', 'f(a)'] }],
  ['val a = "b"; for (a in c) f(a)', { calls: ['f(a)'] }],
  ['val a = "b"; val (a, c) = d; f(a)', { calls: ['f(a)'] }],
  ['val a = "b"; when (val a = c) { else -> f(a) }', { calls: ['f(a)'] }],
  ['val a = "b"; try { } catch (a: X) { f(a) }', { calls: ['f(a)'] }],
  ['a.b = "c"; d["e"] = "f"', { assignments: ['a.b = "c"', 'd.e = "f"'] }],
  ['a.b += "c"', { assignments: [] }],
  ['val a = "b".toCharArray()', { settings: ['a = "b"'] }],
  ['f(mapOf("client_secret" to "a"))', { settings: ['f/client_secret = "a"'] }],
  ['val a = mapOf("client_secret" to "b"); f(a)', { settings: ['a/client_secret = "b"'] }],
  ['f(clientSecret = "a")', { settings: ['f/clientSecret = "a"'] }],
];

const files: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['import a.b.C\nimport d.e.f\nimport g.*\nimport h.I as J', { modules: ['a.b', 'd.e.f', 'g', 'h'] }],
  ['const val A = "b"\nfun m() = f(A)', { calls: ['f(A="b")'] }],
  ['@X("y")\nconst val A = "b"', { calls: ['X("y")'], assignments: ['A = "b"'] }],
  ['object X {\n    const val A = "b"\n    val c get() = A\n}', { assignments: ['A = "b"', 'c = A="b"'] }],
  ['class X {\n    val a = "b"\n    fun m() {\n        f(this.a)\n    }\n}', { calls: ['f(this.a="b")'] }],
  [
    'class X(val a: String) {\n    init { f(this.a) }\n    companion object { const val a = "b" }\n}',
    { calls: ['f(this.a)'] },
  ],
  [
    'class X {\n    @Value("\\${a}")\n    lateinit var a: String\n    fun m() { a = "b"; f(a) }\n}',
    { calls: ['Value("${a}")', 'f(a)'] },
  ],
  [
    'class X : Y("a") {\n    constructor(b: String) : this("c", b) { d = "e" }\n}',
    { calls: ['Y("a")', 'this("c", b)'], assignments: ['d = "e"'] },
  ],
  [
    'class X(val secret: String = "a") { init { f(secret) } }',
    { settings: ['secret = "a"'], calls: ['f(secret)'] },
  ],
  ['fun m(a: String = "b") { f(a) }\nval a = "c"', { calls: ['f(a)'] }],
  [
    '@A(b = "c", d = ["e", "f"]) class X',
    { calls: ['A(b: "c", d: ["e", "f"])'], settings: ['A/b = "c"', 'A/d = ?'] },
  ],
];

/** Statements, what they are when the first setting of the value `b` is removed, and when it is written anew. */
const edits: readonly (readonly [source: string, removed: string, written: string])[] = [
  ['val a = "b"; f()', '; f()', 'val a = "\\"\\u2028\\$c"; f()'],
  ['o.a = """b"""', '', 'o.a = "\\"\\u2028\\$c"'],
  [
    'f(mapOf("a" to "b", "c" to "d"))',
    'f(mapOf("c" to "d"))',
    'f(mapOf("a" to "\\"\\u2028\\$c", "c" to "d"))',
  ],
  [
    'f(mapOf("c" to "d", "a" to "b"))',
    'f(mapOf("c" to "d"))',
    'f(mapOf("c" to "d", "a" to "\\"\\u2028\\$c"))',
  ],
];

/** Texts whose first literal is written anew as `c"`. */
const parts: readonly (readonly [source: string, written: string])[] = [
  ['"b$d"', '"c\\"$d"'],
  ['"${d}b"', '"${d}c\\""'],
  ['"$d/b"', '"$d${"c\\""}"'],
  ['"""b$d"""', '"""${"c\\""}$d"""'],
  ['$$"""b$$d"""', '$$"""$${"c\\""}$$d"""'],
];

describe('kotlin', () => {
  for (const [source, expected] of values) {
    it(`reads the value ${source.replaceAll(/\r?\n/g, ' ')}`, () =>
      assert.equal(assignedValue(source), expected));
  }

  for (const [source, expected] of calls) {
    it(`reads the call ${source}`, () => assert.deepEqual(read(source).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  for (const [source, expected] of files) {
    it(`reads ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual({ ...outline(source), ...expected }, outline(source)));
  }

  for (const [source, removed, written] of edits) {
    it(`edits ${source}`, () => {
      const text = inFunction(source);
      const setting = kotlin.read(text, '', parser).settings.find(({ value }) => value === 'b');
      assert.ok(setting);
      assert.equal(applyEdits(text, [removeEntry(setting.place)]), inFunction(removed));
      assert.equal(applyEdits(text, [replaceValue(setting.place, '"\u2028$c')]), inFunction(written));
    });
  }

  for (const [source, written] of parts) {
    it(`writes a part of ${source}`, () => {
      const text = `val a = ${source}`;
      const value = kotlin.read(text, '', parser).code?.assignments[0]?.value;
      const part =
        value?.kind === 'concatenation' ? value.parts.find(({ kind }) => kind === 'literal') : undefined;
      assert.ok(part?.kind === 'literal');
      assert.equal(applyEdits(text, [replaceValue(part.place, 'c"')]), `val a = ${written}`);
    });
  }

  it('gives the place of a name in a text', () => {
    const text = 'val a = "b-$c"';
    const value = kotlin.read(text, '', parser).code?.assignments[0]?.value;
    const name = value?.kind === 'concatenation' ? value.parts[1] : undefined;
    assert.equal(name && text.slice(name.span.start, name.span.end), 'c');
  });
});
