import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { scala } from '../../src/readers/scala.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';

const outline = await outliner(scala, 'App.scala');
const parser = await parserOf(scala);

const inMethod = (source: string) => `object X {\n  def m(): Unit = {\n${source}\n  }\n}\n`;
const read = (source: string) => outline(inMethod(source));

/** What stands on the right of `x = …`. */
const assignedValue = (source: string) => read(`x = ${source}`).assignments[0]?.replace(/^x = /, '');

const values: readonly (readonly [source: string, expected: string])[] = [
  ['"a\\n\\u0041\\"\\\\b$c"', '"a\\nA\\"\\\\b$c"'],
  ['""', '""'],
  ['"""a\\n"b" """', '"a\\\\n\\"b\\" "'],
  ['"""\r\na"""', '"\\na"'],
  ['"""a"b""""', '"a\\"b\\""'],
  ['"""a\n    | b""".stripMargin', '"a\\n b"'],
  ['s"""a=$b\n    |&c""".stripMargin', '("a=" + b + "\\n&c")'],
  ["'\\''", '"\'"'],
  ['3600L', '3600L'],
  ['-1.5', '-1.5'],
  ['true', 'true'],
  ['null', 'null'],
  ['"a" + b + \'c\'', '(("a" + b) + "c")'],
  ['a - b', '(a - b)'],
  ['if (a) "b" else "c"', '?'],
  ['s"a"', '"a"'],
  ['s"$a/b-${c.d}\\n$$e"', '(a + "/b-" + c.d + "\\n$e")'],
  ['s"$a$b"', '(a + b)'],
  ['s"${f("}")}b"', '(f("}") + "b")'],
  ['raw"a\\n$b"', '("a\\\\n" + b)'],
  ['f"$a%2d of 5%%"', '(a + " of 5%")'],
  ['uri"https://a/$b"', '("https://a/" + b)'],
  ['Some("a")', '"a"'],
  ['Option("a")', '"a"'],
  ['sys.env("X")', 'sys.env("X")'],
  ['sys.env.getOrElse("X", "a")', '"a"'],
  ['sys.env.get("X").getOrElse("a")', '"a"'],
  ['b getOrElse "a"', '"a"'],
  ['("a").asInstanceOf[String]', '"a"'],
  ['("a": String)', '"a"'],
  ['{ "a" }', '"a"'],
  ['this.a.b', 'this.a.b'],
  ['a.`b c`', 'a.b c'],
  ['Seq("a", b, /* c */ d)', '["a", b, d]'],
  ['Set[String]("a").asJava', '["a"]'],
  ['("a", b)', '["a", b]'],
  ['Map("a" -> "b", ("c", d))', '{a: "b", c: d}'],
  ['Map[String, String]("a" -> "b").asJava', '{a: "b"}'],
  ['mutable.Map("a" -> "b")', '{a: "b"}'],
  ['Map.empty[String, String]', 'Map.empty'],
  ['Map(Names.A -> "b")', '{A: "b"}'],
  ['Map(a -> "b")', 'Map(?)'],
  ['Seq("a" -> b)', '{a: b}'],
  ['java.util.Map.of("a", "b", "c", d)', '{a: "b", c: d}'],
  ['Map("a" -> "b") ++ Map("c" -> d)', '{a: "b", c: d}'],
  ['Map("a" -> "b") + ("c" -> d)', '{a: "b", c: d}'],
];

const calls: readonly (readonly [source: string, expected: readonly string[]])[] = [
  ['f("a", /* b */ c)', ['f("a", c)']],
  ['f("a", b = "c", d = e)', ['f("a", b: "c", d: e)']],
  ['f("a")(b)', ['f("a", b)']],
  ['f("a")(b).g("c")', ['f("a", b).g("c")', 'f("a", b)']],
  ['f("a") { b => g("c") }', ['f("a", ?)', 'g("c")']],
  ['f("a" -> b, "c" -> "d")', ['f({a: b, c: "d"})']],
  ['f("a" -> b, c, ("d", "e"))', ['f({a: b}, c, {d: "e"})']],
  ['f[A]("b")', ['f("b")']],
  ['a.f[B]("c")', ['a.f("c")']],
  ['super.f("a")', ['super.f("a")']],
  ['new X("a")', ['X("a")']],
  ['new a.b.X[C]("d")', ['a.b.X("d")']],
  ['new X("a") with Y', ['X("a").with(Y)', 'X("a")']],
  ['Some(f("a"))', ['Some(f("a"))', 'f("a")']],
  ['"%s".format(a)', ['"%s".format(a)']],
  [
    'new B().clientId("a").clientSecret("b").build()',
    [
      'B().clientId("a").clientSecret("b").build()',
      'B().clientId("a").clientSecret("b")',
      'B().clientId("a")',
      'B()',
    ],
  ],
  ['r body ("a" -> "b") post u', ['r.body({a: "b"}).post(u)', 'r.body({a: "b"})']],
  ['r body ("a" -> "b", "c" -> d)', ['r.body({a: "b", c: d})']],
  ['a should (b, "c")', ['a.should(b, "c")']],
  ['a.map { b => g("c") }', ['a.map(?)', 'g("c")']],
];

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['val a = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['val a = "b"; f(s"c/$a")', { calls: ['f(("c/" + a="b"))'] }],
  ['val a, b = "c"; f(a)', { calls: ['f(a="c")'] }],
  ['val (a, b) = ("c", "d"); f(b)', { calls: ['f(b="d")'] }],
  ['var a: String = _; a = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['def a = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['def a(c: Int) = "b"; f(a)', { calls: ['f(a)'] }],
  ['var a = "b"; a += "c"; f(a)', { calls: ['f(a)'] }],
  ['val a = "b"; x(a => f(a))', { calls: ['x(?)', 'f(a)'] }],
  ['val a = "b"; x((a: A, c: C) => f(a))', { calls: ['x(?)', 'f(a)'] }],
  ['val a = "b"; for (a <- c) f(a)', { calls: ['f(a)'] }],
  ['val a = "b"; val X(a) = c; f(a)', { calls: ['f(a)'] }],
  ['val a = "b"; c match { case a: A => f(a) }', { calls: ['f(a)'] }],
  ['val a = "b"; c match { case Some(a) => f(a) }', { calls: ['f(a)'] }],
  ['val A = "b"; c match { case A => f(A) }', { calls: ['f(A="b")'] }],
  [
    'a.b = "c"; d("e") = "f"; this.g("h") = "i"',
    { assignments: ['a.b = "c"', 'd.e = "f"', 'this.g.h = "i"'], calls: [] },
  ],
  ['val a = "b".trim', { settings: ['a = "b"'] }],
  ['val a = "b".toCharArray', { settings: ['a = "b"'] }],
  ['f(Map("client_secret" -> "a"))', { settings: ['f/client_secret = "a"'] }],
  ['val a = Map("client_secret" -> "b"); f(a)', { settings: ['a/client_secret = "b"'] }],
  ['f(clientSecret = "a")', { settings: ['f/clientSecret = "a"'], assignments: [] }],
];

const files: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  [
    'import a.b.C\nimport d.e._\nimport f.g.{H, I => J}\nimport k.l.*\nimport m.n, o.P\nimport q.r as s\nimport t.given',
    { modules: ['a.b', 'd.e', 'f.g', 'k.l', 'm.n', 'o', 'q.r', 't'] },
  ],
  ['object X { val A = "b"; val c = f(A) }', { calls: ['f(A="b")'] }],
  ['class X { val a = "b"; def m = f(this.a) }', { calls: ['f(this.a="b")'] }],
  ['@A("b") class X extends Y("c") with Z', { calls: ['A("b")', 'Y("c")'] }],
  ['case class X(secret: String = "a") { f(secret) }', { settings: ['secret = "a"'], calls: ['f(secret)'] }],
  ['def m(a: String = "b") = f(a)\nval a = "c"', { calls: ['f(a)'] }],
  ['@main def m() =\n  val a = "b"\n  f(a)\n', { calls: ['f(a="b")'] }],
  ['name := "a"\nscalaVersion := b + "c"\nopts ++= Seq("d")\n', { settings: ['name = "a"'] }],
  ['envVars := Map("A" -> "b")\n', { settings: ['envVars/A = "b"'] }],
];

/** Statements, what they are when the first setting of the value `b` is removed, and when it is written anew. */
const edits: readonly (readonly [source: string, removed: string, written: string])[] = [
  ['val a = "b"; f()', '; f()', 'val a = "\\"\\u2028$c"; f()'],
  ['o.a = """b"""', '', 'o.a = "\\"\\u2028$c"'],
  ['o.a = s"b"', '', 'o.a = "\\"\\u2028$c"'],
  ['f(Map("a" -> "b", "c" -> "d"))', 'f(Map("c" -> "d"))', 'f(Map("a" -> "\\"\\u2028$c", "c" -> "d"))'],
  ['f(Map("c" -> "d", "a" -> "b"))', 'f(Map("c" -> "d"))', 'f(Map("c" -> "d", "a" -> "\\"\\u2028$c"))'],
];

/** Texts whose first literal is written anew as `c"`, and as `c`. */
const parts: readonly (readonly [source: string, quoted: string, plain: string])[] = [
  ['s"b$d"', 's"${"c\\""}$d"', 's"c$d"'],
  ['s"${d}b"', 's"${d}${"c\\""}"', 's"${d}c"'],
  ['s"$d/b"', 's"$d${"c\\""}"', 's"$d${"c"}"'],
  ['raw"""b$d"""', 'raw"""${"c\\""}$d"""', 'raw"""c$d"""'],
];

describe('scala', () => {
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
      const text = inMethod(source);
      const setting = scala.read(text, '', parser).settings.find(({ value }) => value === 'b');
      assert.ok(setting);
      assert.equal(applyEdits(text, [removeEntry(setting.place)]), inMethod(removed));
      assert.equal(applyEdits(text, [replaceValue(setting.place, '"\u2028$c')]), inMethod(written));
    });
  }

  for (const [source, quoted, plain] of parts) {
    it(`writes a part of ${source}`, () => {
      const text = `val a = ${source}`;
      const value = scala.read(text, '', parser).code?.assignments[0]?.value;
      const part =
        value?.kind === 'concatenation' ? value.parts.find(({ kind }) => kind === 'literal') : undefined;
      assert.ok(part?.kind === 'literal');
      assert.equal(applyEdits(text, [replaceValue(part.place, 'c"')]), `val a = ${quoted}`);
      assert.equal(applyEdits(text, [replaceValue(part.place, 'c')]), `val a = ${plain}`);
    });
  }

  it('reads what stands around a line that would take the grammar long', () => {
    const text = `val a = "b"\n${'`'.repeat(20_000)}\nval c = "d"\n`;
    assert.deepEqual(outline(text).settings, ['a = "b"', 'c = "d"']);
  });

  it('reads a long text on one line', () => {
    const text = `val a = "${'b1'.repeat(5000)}"`;
    assert.equal(scala.read(text, '', parser).settings[0]?.value.length, 10_000);
  });
});
