import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { java } from '../../src/readers/java.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';
import { afterReferences } from './references.ts';

const outline = await outliner(java, 'App.java');
const parser = await parserOf(java);

const inMethod = (source: string) => `class X {\nvoid m() {\n${source}\n}\n}\n`;
const read = (source: string) => outline(inMethod(source));

/** What stands on the right of `x = …`. */
const assignedValue = (source: string) => read(`x = ${source};`).assignments[0]?.replace(/^x = /, '');

const values: readonly (readonly [source: string, expected: string])[] = [
  ['"a\\n\\u0041\\uu0042\\101\\0\\s\\"\\\\u"', '"a\\nABA\\u0000 \\"\\\\u"'],
  ['""', '""'],
  ['"""\n    a\n      "b" \\\n    c\\n\n\n    """', '"a\\n  \\"b\\" c\\n\\n\\n"'],
  ['"""\n  a\n    b"""', '"a\\n  b"'],
  ['"""\r\n  a\r\n  """', '"a\\n"'],
  ['"""\n    a\n  """', '"  a\\n"'],
  ['"""\n  """', '""'],
  ["'\\''", '"\'"'],
  ['3600', '3600'],
  ['0x1F', '0x1F'],
  ['-1.5', '-1.5'],
  ['true', 'true'],
  ['null', 'null'],
  ['"a" + b + \'c\'', '(("a" + b) + "c")'],
  ['a - b', '(a - b)'],
  ['a ? "b" : "c"', '?'],
  ['System.getenv().getOrDefault("X", "a")', '"a"'],
  ['Optional.ofNullable(System.getenv("X")).orElse("a")', '"a"'],
  [
    'Optional.ofNullable(System.getenv("X")).orElse("")',
    'Optional.ofNullable(System.getenv("X")).orElse("")',
  ],
  ['Objects.requireNonNullElse(System.getenv("X"), "a")', '"a"'],
  ['System.getProperty("x", "a")', '"a"'],
  ['(String) ("a")', '"a"'],
  ['this.a.b', 'this.a.b'],
  ['a[0]', 'a.0'],
  ['a[b]', '?'],
  ['new String[] {"a", b, /* c */}', '["a", b]'],
  ['List.of("a", b)', '["a", b]'],
  ['java.util.Arrays.asList("a")', '["a"]'],
  ['Collections.singleton("a")', '["a"]'],
  ['Map.of("a", "b", "c", d)', '{a: "b", c: d}'],
  ['Map.of(a, "b")', 'Map.of(a, "b")'],
  ['Collections.singletonMap("a", "b")', '{a: "b"}'],
  ['Map.ofEntries(Map.entry("a", "b"), entry("c", d))', '{a: "b", c: d}'],
  ['new HashMap<>() {{ put("a", "b"); put("c", d); }}', 'HashMap({a: "b", c: d})'],
  ['new X("a") { }', 'X("a")'],
];

const calls: readonly (readonly [source: string, expected: readonly string[]])[] = [
  ['f("a", /* b */ c)', ['f("a", c)']],
  ['this.f("a")', ['this.f("a")']],
  ['super.f("a")', ['super.f("a")']],
  ['a.<String>f("b")', ['a.f("b")']],
  ['new a.b.X<>("c")', ['a.b.X("c")']],
  ['new X<String>("a")', ['X("a")']],
  ['System.getenv("X")', ['System.getenv("X")']],
  ['String.format("%s", a)', ['String.format("%s", a)']],
  [
    'new B().clientId("a").clientSecret("b").build()',
    [
      'B().clientId("a").clientSecret("b").build()',
      'B().clientId("a").clientSecret("b")',
      'B().clientId("a")',
      'B()',
    ],
  ],
  [
    'A.builder(id, F.createFromSecret("a"))',
    ['A.builder(id, F.createFromSecret("a"))', 'F.createFromSecret("a")'],
  ],
  ['f(a -> g("b"), X::new)', ['f(?, ?)', 'g("b")']],
];

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['var a = "b"; f(a);', { calls: ['f(a="b")'] }],
  ['String a; a = "b"; f(a);', { calls: ['f(a="b")'] }],
  ['String a = "b"; a += "c"; f(a);', { calls: ['f(a)'] }],
  ['String a = "b"; x(a -> f(a));', { calls: ['x(?)', 'f(a)'] }],
  ['String a = "b"; x((a, b) -> f(a));', { calls: ['x(?)', 'f(a)'] }],
  ['String a = "b"; for (String a : b) f(a);', { calls: ['f(a)'] }],
  ['String a = "b"; if (o instanceof String a) f(a);', { calls: ['f(a)'] }],
  ['String a = "b"; try (X a = g()) { f(a); }', { calls: ['g()', 'f(a)'] }],
  ['String a = "b"; try { } catch (X a) { f(a); }', { calls: ['f(a)'] }],
  ['a.b = this.c = "d";', { assignments: ['a.b = "d"', 'this.c = "d"'] }],
  ['a.b = "c"; a.b += "d";', { assignments: ['a.b = "c"'] }],
  ['char[] a = "b".toCharArray();', { settings: ['a = "b"'] }],
  ['f(Map.of("client_secret", "a"));', { settings: ['f/client_secret = "a"'] }],
  ['var a = Map.of("client_secret", "b"); f(a);', { settings: ['a/client_secret = "b"'] }],
];

const files: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  [
    'import a.b.C; import static d.E.f; import g.*; import h.I.J; import k;',
    { modules: ['a.b', 'd', 'g', 'h', 'k'] },
  ],
  ['class X { static final String A = "b"; void m() { f(A); } }', { calls: ['f(A="b")'] }],
  ['interface X { String A = "b"; int F = f(A); }', { calls: ['f(A="b")'] }],
  ['class X { private String a; void m() { a = "b"; f(a); } }', { calls: ['f(a="b")'] }],
  ['class X { @Value("${a}") String a; void m() { a = "b"; f(a); } }', { calls: ['Value("${a}")', 'f(a)'] }],
  [
    'class X { X(String a) { super("b"); this.a = a; } }',
    { calls: ['super("b")'], assignments: ['this.a = a'] },
  ],
  [
    'class X { String a; X() { this.a = "b"; } void m() { f(a, this.a); } }',
    { calls: ['f(a="b", this.a="b")'] },
  ],
  ['class X { String a = "b"; void m() { f(a, this.a); } }', { calls: ['f(a="b", this.a="b")'] }],
  [
    'class X { X() { this.a = "b"; } } class Y { Y() { this.a = "c"; } void m() { f(a, this.a); } }',
    { calls: ['f(a, this.a)'] },
  ],
  ['class X { void m() { String a = "b"; f(this.a); } }', { calls: ['f(this.a)'] }],
  ['class X { String a = "b"; void m(String... a) { f(a); } }', { calls: ['f(a)'] }],
  ['record X(String a) { X { f(a); } static String a = "b"; }', { calls: ['f(a)'] }],
  [
    '@A(b = "c", d = {"e", "f"}) @g.H class X { }',
    { calls: ['A(b: "c", d: ["e", "f"])'], settings: ['A/b = "c"', 'A/d = ?'] },
  ],
];

/** Statements, what they are when the first setting of the value `b` is removed, and when it is written anew. */
const edits: readonly (readonly [source: string, removed: string, written: string])[] = [
  ['String a = "b"; f();', ' f();', 'String a = "\\"\\u2028"; f();'],
  ['String a = "b", c = d;', 'String c = d;', 'String a = "\\"\\u2028", c = d;'],
  ['String c = d, a = "b";', 'String c = d;', 'String c = d, a = "\\"\\u2028";'],
  ['o.a = """\n  b""";', '', 'o.a = "\\"\\u2028";'],
  ['f(Map.of("a", "b", "c", "d"));', 'f(Map.of("c", "d"));', 'f(Map.of("a", "\\"\\u2028", "c", "d"));'],
  ['f(Map.of("c", "d", "a", "b"));', 'f(Map.of("c", "d"));', 'f(Map.of("c", "d", "a", "\\"\\u2028"));'],
  ['f(new M() {{ put("a", "b"); }});', 'f(new M() {{  }});', 'f(new M() {{ put("a", "\\"\\u2028"); }});'],
];

describe('java', () => {
  for (const [source, expected] of values) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.equal(assignedValue(source), expected));
  }

  for (const [source, expected] of calls) {
    it(`reads the call ${source}`, () => assert.deepEqual(read(`${source};`).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  for (const [source, expected] of files) {
    it(`reads ${source}`, () => assert.deepEqual({ ...outline(source), ...expected }, outline(source)));
  }

  for (const [source, removed, written] of edits) {
    it(`edits ${source.replaceAll('\n', ' ')}`, () => {
      const text = inMethod(source);
      const setting = java.read(text, '', parser).settings.find(({ value }) => value === 'b');
      assert.ok(setting);
      assert.equal(applyEdits(text, [removeEntry(setting.place)]), inMethod(removed));
      assert.equal(applyEdits(text, [replaceValue(setting.place, '"\u2028')]), inMethod(written));
    });
  }

  it('underlines the text of a text block without its indentation', () => {
    const source = inMethod('x = """\n    abc\n    """;');
    const place = java.read(source, '', parser).settings[0]?.place;
    assert.equal(source.slice(place?.span.start, place?.span.end), 'abc\n');
  });

  it('refers to an environment variable', () => {
    const source = inMethod('x = "a";');
    const { place } = java.read(source, '', parser).settings[0] ?? {};
    assert.deepEqual(afterReferences(source, place), [inMethod('x = System.getenv("X");')]);
  });
});
