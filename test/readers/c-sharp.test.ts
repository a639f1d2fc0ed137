import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { cSharp } from '../../src/readers/c-sharp.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';

const read = await outliner(cSharp, 'Program.cs');
const parser = await parserOf(cSharp);

/** What stands on the right of `x = …`. */
const assignedValue = (source: string) => read(`x = ${source};`).assignments[0]?.replace(/^x = /, '');

const values: readonly (readonly [source: string, expected: string])[] = [
  ['"a\\n\\x4A\\u0041\\U0001F600\\e\\"\\\\"', '"a\\nJA😀\\u001b\\"\\\\"'],
  ['"a"u8', '"a"'],
  ['""', '""'],
  ['@"C:\\a ""b"""', '"C:\\\\a \\"b\\""'],
  ['@""', '""'],
  ['"""a "b" \\n"""', '"a \\"b\\" \\\\n"'],
  ['"""\n    a\n      b\n\n    c\n    """', '"a\\n  b\\n\\nc"'],
  ['"""\r\n  a\r\n  """', '"a"'],
  ['""""a """ b""""', '"a \\"\\"\\" b"'],
  ['$"a{{b}}\\n"', '"a{b}\\n"'],
  ['$"a{b}/{{c}}{d.E:F}{f,5}"', '("a" + b + "/{c}" + d.E + f)'],
  ['$@"a""b{c}\\d"', '("a\\"b" + c + "\\\\d")'],
  ['@$"{a}"', '(a)'],
  ['$"""a {b} "c" """', '("a " + b + " \\"c\\" ")'],
  ['$$"""{a} {{b}}"""', '("{a} " + b)'],
  ['$"""\n  a\n  {b}\n  """', '("a\\n" + b)'],
  ["'a'", '"a"'],
  ['3600', '3600'],
  ['-1.5', '-1.5'],
  ['true', 'true'],
  ['null', 'null'],
  ['"a" + b + @"c"', '(("a" + b) + "c")'],
  ['a - b', '(a - b)'],
  ['a ?? "b"', '"b"'],
  ['a.B ?? ""', 'a.B'],
  ['F("a") ?? throw new X("b")', 'F("a")'],
  ['config.GetValue<string>("A", "b")', '"b"'],
  ['config.GetValue("A", 1)', 'config.GetValue("A", 1)'],
  ['a ? "b" : "c"', '?'],
  ['await (string)("a")!', '"a"'],
  ['a as string', 'a'],
  ['this.a.B', 'this.a.B'],
  ['a?.B!.C', 'a.B.C'],
  ['a["b"]["c"]', 'a.b.c'],
  ['a?["b"]', 'a.b'],
  ['a[b]', '?'],
  ['["a", b]', '["a", b]'],
  ['new[] { "a", "b" }', '["a", "b"]'],
  ['new string[] { "a" /* b */ }', '["a"]'],
  ['new X { A = "a", B = { C = 1 }, }', 'X({A: "a", B: {C: 1}})'],
  ['new N.X<Y>("a") { A = "b" }', 'N.X("a", {A: "b"})'],
  ['new() { A = "a" }', '{A: "a"}'],
  ['new("a") { B = "b" }', 'new("a", {B: "b"})'],
  ['new Dictionary<string, string> { { "a", "b" }, { "c", d } }', 'Dictionary({a: "b", c: d})'],
  ['new Dictionary<string, string>(5) { ["a"] = "b", [C.D] = "e" }', 'Dictionary(5, {a: "b", D: "e"})'],
  ['new List<string> { "a", "b" }', 'List(["a", "b"])'],
  ['new[] { new KeyValuePair<string, string>("a", "b"), KeyValuePair.Create("c", d) }', '{a: "b", c: d}'],
  ['new List<KeyValuePair<string, string>> { new("a", "b") }', 'List({a: "b"})'],
  ['new { A = "a", b, c.D }', '{A: "a", b: b, D: c.D}'],
  ['a with { B = "b" }', '{B: "b"}'],
];

const calls: readonly (readonly [source: string, expected: readonly string[]])[] = [
  ['F("a", b)', ['F("a", b)']],
  ['F(clientSecret: "a", id: b)', ['F(clientSecret: "a", id: b)']],
  ['F(ref a, out var b, in c)', ['F(a, ?, c)']],
  ['a.Get<string>("b")', ['a.Get("b")']],
  ['Get<List<string>>("b")', ['Get("b")']],
  ['a?.F("b")', ['a.F("b")']],
  ['string.Format("{0}", a)', ['string.Format("{0}", a)']],
  ['Environment.GetEnvironmentVariable("X")', ['Environment.GetEnvironmentVariable("X")']],
  ['new global::A.X("a")', ['A.X("a")']],
  [
    'X.Create(id).WithClientSecret("a").Build()',
    ['X.Create(id).WithClientSecret("a").Build()', 'X.Create(id).WithClientSecret("a")', 'X.Create(id)'],
  ],
  ['a.F(o => { o.B = G("c"); })', ['a.F(?)', 'G("c")']],
];

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['using A.B; global using C; using static D.E; using F = G.H;', { modules: ['A.B', 'C', 'D.E', 'G.H'] }],
  ['var a = "b"; F(a);', { calls: ['F(a="b")'] }],
  ['string a; a = "b"; F(a);', { calls: ['F(a="b")'] }],
  ['var a = "b"; a += "c"; F(a);', { calls: ['F(a)'] }],
  ['var a = "b"; if (F(out a)) { }', { calls: ['F(a)'] }],
  ['var a = "b"; void G(string a) { F(a); }', { calls: ['F(a)'] }],
  ['var a = "b"; X(a => F(a)); foreach (var a in b) { }', { calls: ['X(?)', 'F(a)'] }],
  ['var (a, b) = G(); F(a);', { calls: ['G()', 'F(a)'] }],
  ['(a, b) = ("c", G()); F(a);', { assignments: ['a = "c"', 'b = G()'], calls: ['G()', 'F(a="c")'] }],
  ['class X { const string A = "b"; void M() { F(A); } }', { calls: ['F(A="b")'] }],
  [
    'class X { string A => "b"; string C { get; } = "d"; void M() { F(A, C); } }',
    { calls: ['F(A="b", C="d")'] },
  ],
  ['class X { string A { get; set; } void M() { A = "b"; F(A); } }', { calls: ['F(A)'] }],
  [
    'class X { string A { get; } X() { A = "b"; } void M() { F(A, this.A); } }',
    { calls: ['F(A="b", this.A="b")'] },
  ],
  [
    'class X { string _field; X() { this._field = "b"; } void M() { F(_field, this._field); } }',
    { calls: ['F(_field="b", this._field="b")'] },
  ],
  [
    'class X { string _field = "b"; void M() { F(_field, this._field); } }',
    { calls: ['F(_field="b", this._field="b")'] },
  ],
  [
    'class X { string _field = "b"; } class Y { string _field = "c"; void M() { F(_field, this._field); } }',
    { calls: ['F(_field, this._field)'] },
  ],
  ['class X { void M() { var a = "b"; F(this.a); } }', { calls: ['F(this.a)'] }],
  ['class X { string a; X(string a) { this.a = a; } }', { assignments: ['this.a = a'] }],
  ['class X : Y { X() : base("a", b: "c") { } }', { calls: ['base("a", b: "c")'] }],
  ['[A("b", C = "d", e: "f")] class X { }', { calls: ['A("b", C: "d", e: "f")'], assignments: [] }],
  [
    'Options a = new("b") { C = "d" };',
    { calls: ['Options("b", {C: "d"})'], settings: ['a = ?', 'Options/C = "d"'] },
  ],
  ['class X { Options? A { get; } = new() { C = "d" }; }', { calls: ['Options({C: "d"})'] }],
  ['X F() { return new() { A = "b" }; }', { calls: [], settings: ['A = "b"'] }],
  [
    'const string Key = "AzureAd:ClientSecret"; config["AzureAd:ClientId"] = "a"; config[Key] = "b";',
    {
      settings: [
        `Key = "AzureAd:ClientSecret"`,
        'config/AzureAd:ClientId = "a"',
        'config/AzureAd:ClientSecret = "b"',
      ],
    },
  ],
  ['services.Configure<X>(o => o.ClientSecret = "a");', { settings: ['o/ClientSecret = "a"'] }],
  ['options.A = options.B = "c";', { assignments: ['options.A = "c"', 'options.B = "c"'] }],
  ['options.A ??= "b"; options.C += "d";', { assignments: ['options.A = "b"'] }],
  ['new X { A = "b", C = a.ToString() };', { settings: ['X/A = "b"', 'X/C = ?'] }],
  ['F(clientSecret: "a");', { settings: ['F/clientSecret = "a"'] }],
  [
    'F(new FormUrlEncodedContent(new Dictionary<string, string> { ["client_secret"] = "a" }));',
    { settings: ['Dictionary/client_secret = "a"'] },
  ],
  [
    'var form = new[] { new KeyValuePair<string, string>("client_secret", "a") };',
    { settings: ['form/client_secret = "a"'] },
  ],
];

/** Sources, what they are when the first setting with a value is removed, and when it is written anew. */
const edits: readonly (readonly [source: string, removed: string, written: string])[] = [
  ['var a = "b"; F();', ' F();', 'var a = "{\\"}"; F();'],
  ['const string a = "b", c = d;', 'const string c = d;', 'const string a = "{\\"}", c = d;'],
  ['const string c = D, a = @"b";', 'const string c = D;', 'const string c = D, a = "{\\"}";'],
  ['o.A = """b""";', '', 'o.A = "{\\"}";'],
  ['F(new X { A = "b", C = d });', 'F(new X {  C = d });', 'F(new X { A = "{\\"}", C = d });'],
];

/** Texts between holes, and how another text stands in their place. */
const fragments: readonly (readonly [source: string, value: string, written: string])[] = [
  ['$"a{b}"', '{"\n\\', '$"{{\\"\\n\\\\{b}"'],
  ['$@"a{b}"', '{"\n\\', '$@"{{""\n\\{b}"'],
  ['$$"""a{{b}}"""', 'c', '$$"""c{{b}}"""'],
  ['$$"""a{{b}}"""', '{"\n', '$$"""{{"{\\"\\n"}}{{b}}"""'],
];

describe('c-sharp', () => {
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

  for (const [source, removed, written] of edits) {
    it(`edits ${source}`, () => {
      const setting = cSharp.read(source, '', parser).settings.find(({ value }) => value === 'b');
      assert.ok(setting);
      assert.equal(applyEdits(source, [removeEntry(setting.place)]), removed);
      assert.equal(applyEdits(source, [replaceValue(setting.place, '{"}')]), written);
    });
  }

  for (const [source, value, written] of fragments) {
    it(`writes ${JSON.stringify(value)} into ${source}`, () => {
      const text = `x = ${source};`;
      const made = cSharp.read(text, '', parser).code?.assignments[0]?.value;
      const part = made?.kind === 'concatenation' ? made.parts[0] : undefined;
      assert.ok(part?.kind === 'literal');
      assert.equal(applyEdits(text, [replaceValue(part.place, value)]), `x = ${written};`);
      assert.equal(assignedValue(written), `(${JSON.stringify(value)} + b)`);
    });
  }

  it('underlines the text of a raw literal without its indentation', () => {
    const source = 'x = """\n    abc\n    """;';
    const place = cSharp.read(source, '', parser).settings[0]?.place;
    assert.equal(source.slice(place?.span.start, place?.span.end), 'abc');
  });
});
