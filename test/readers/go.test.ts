import assert from 'node:assert/strict';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { go } from '../../src/readers/go.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';

const read = await outliner(go, 'main.go');
const withTree = await parserOf(go);

const inFunction = (source: string) => `package main\nfunc main() {\n${source}\n}\n`;

/** What stands on the right of `x := …`. */
const values: Readonly<Record<string, string>> = {
  '"a"': '"a"',
  '"\\a\\x41\\101\\u00e9\\U0001F600\\xc3\\xa9\\"\\\\"': '"\\u0007AAé😀é\\"\\\\"',
  '"\\xff"': '"\ufffd"',
  '`a\\n"b"`': '"a\\\\n\\"b\\""',
  '`a\r\nb`': '"a\\nb"',
  "'a'": "'a'",
  '3600': '3600',
  true: 'true',
  nil: 'nil',
  '"a" + b + "c"': '(("a" + b) + "c")',
  'a - b': '(a - b)',
  'cmp.Or(os.Getenv("A"), "b")': '"b"',
  'cmp.Or(os.Getenv("A"), os.Getenv("B"))': 'cmp.Or(os.Getenv("A"), os.Getenv("B"))',
  'getEnv("A", "b")': '"b"',
  '&a': 'a',
  '*a': 'a',
  '!a': '?',
  '("a")': '"a"',
  'a.b.c': 'a.b.c',
  'a["b"]': 'a.b',
  'a[b]': '?',
  'a.(string)': 'a',
  '[]byte("a")': '"a"',
  'Cred{A: "b", C: D{E: f}}': 'Cred{A: "b", C: D{E: f}}',
  '&confidential.Options{A: "b",\n}': 'confidential.Options{A: "b"}',
  'a.B[string]{C: "d"}': 'a.B{C: "d"}',
  'Cred{"a", /* b */ c}': 'Cred{0: "a", 1: c}',
  'struct{ A string }{A: "b"}': '{A: "b"}',
  'map[string]string{"a": "b", `c`: d}': '{a: "b", c: d}',
  'map[string]Cred{"a": {B: "c"}}': '{a: {B: "c"}}',
  'url.Values{"a": {"b"}, "c": []string{"d"}}': 'url.Values{a: ["b"], c: ["d"]}',
  '[]string{"a", b}': '["a", b]',
  '[...]string{1: "a"}': '["a"]',
  '[]Cred{{A: "b"}, {"c"}}': '[{A: "b"}, ["c"]]',
  'func() string { return "a" }': '?',
};

const calls: Readonly<Record<string, readonly string[]>> = {
  'f("a", b)': ['f("a", b)'],
  'a.F("b", nil, /* c */ d...)': ['a.F("b", nil, d)'],
  'a.B("c").D().E("f")': ['a.B("c").D().E("f")', 'a.B("c").D()', 'a.B("c")'],
  'to.Ptr[string]("a")': ['to.Ptr("a")'],
  'a.New[b.C](d, "e")': ['a.New(d, "e")'],
  'fmt.Sprintf("%s/a", b)': ['fmt.Sprintf("%s/a", b)'],
  'go f("a"); defer g("b")': ['f("a")', 'g("b")'],
  'os.Getenv("A")': ['os.Getenv("A")'],
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  [
    'var c = C{ClientSecret: to.Ptr("a"), D: to.Ptr[string]("b"), E: to.Ptr(f)}',
    { settings: ['c/ClientSecret = "a"', 'c/D = "b"', 'c/E = ?'] },
  ],
  ['const a = "b"\nfunc g() { f(a) }', { calls: ['f(a="b")'] }],
  [
    'const (\n a, b = "c", "d"\n e string = `g`\n)\nfunc h() { f(a, b, e) }',
    { calls: ['f(a="c", b="d", e="g")'] },
  ],
  ['var (\n a, b string = "c", "d"\n e string\n)', { assignments: ['a = "c"', 'b = "d"'] }],
  ['func g() { var a string; a = "b"; f(a) }', { calls: ['f(a="b")'] }],
  ['func g() { a := "b"; a = "c"; f(a) }', { calls: ['f(a)'] }],
  ['func g() { a := "b"; a += "c"; f(a) }', { calls: ['f(a)'] }],
  ['func g() { a, b := "c", "d"; f(a, b) }', { calls: ['f(a="c", b="d")'] }],
  [
    'func g() { a, err := h("b"); f(a, err) }',
    { calls: ['h("b")', 'f(a=h("b"), err=?)'], assignments: ['a = h("b")'] },
  ],
  ['func g() { _, a := "b", "c"; f(a) }', { assignments: ['a = "c"'] }],
  ['const a = "b"\nfunc g(c, a string, d ...string) { f(a, c, d) }', { calls: ['f(a, c, d)'] }],
  ['const a = "b"\nfunc (a *T) g() (c string, err error) { f(a, c) }', { calls: ['f(a, c)'] }],
  ['const a = "b"\nfunc g() { for _, a := range c { f(a) } }', { calls: ['f(a)'] }],
  [
    'const k = "a"\nfunc g() { f(map[string]string{k: "b"}, T{k: "c"}, d[k]) }',
    { calls: ['f({a: "b"}, T{k: "c"}, d.a)'] },
  ],
  ['func g() { a.B = "c"; d["e"] = "f"; *h = "i" }', { assignments: ['a.B = "c"', 'd.e = "f"', 'h = "i"'] }],
  ['var a = &x.T{B: "c", D: os.Getenv("E")}', { settings: ['a/B = "c"', 'a/D = ?'] }],
  ['func g() *T { return &T{A: "b"} }', { settings: ['T/A = "b"'] }],
  ['func g() { f(x.T{A: "b"}) }', { settings: ['f/A = "b"'] }],
  ['var a = []T{{B: "c"}, {B: "d"}}', { settings: ['a/0/B = "c"', 'a/1/B = "d"'] }],
  ['import "a"\nimport (\n b "x/b"\n . "c"\n _ `d`\n)', { modules: ['a', 'x/b', 'c', 'd'] }],
];

describe('go', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.equal(read(inFunction(`x := ${source}`)).assignments[0]?.replace(/^x = /, ''), expected));
  }

  for (const [source, expected] of Object.entries(calls)) {
    it(`reads the call ${source}`, () => assert.deepEqual(read(inFunction(source)).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source.replaceAll('\n', ' ')}`, () => {
      const outline = read(`package main\n${source}\n`);
      assert.deepEqual({ ...outline, ...expected }, outline);
    });
  }

  it('writes any text', () => {
    const source = 'package main\nvar a = `b`\n';
    const place = go.read(source, 'a.go', withTree).settings[0]?.place;
    assert.ok(place);
    for (const value of ['`', '%s\\', '"', '\r\n', '\0\x7f', '\u2028', '\uFEFF', '😀']) {
      const changed = applyEdits(source, [replaceValue(place, value)]);
      assert.deepEqual(read(changed).settings, [`a = ${JSON.stringify(value)}`], changed);
    }
    assert.equal(place.syntax.encode('\ud800'), '"\\ufffd"');
  });

  for (const [source, expected] of [
    ['const a = "x"\n', '\n'],
    ['var (\n\ta = "x"\n\tb = "c"\n)\n', 'var (\n\t\n\tb = "c"\n)\n'],
    ['var c = T{\n\tA: "x",\n\tB: "d",\n}\n', 'var c = T{\n\tB: "d",\n}\n'],
    ['var c = T{B: "d", A: "x"}\n', 'var c = T{B: "d", }\n'],
  ] as const) {
    it(`removes the entry of ${source.replaceAll('\n', ' ')}`, () => {
      const setting = go.read(source, 'a.go', withTree).settings.find(({ value }) => value === 'x');
      assert.ok(setting);
      assert.equal(applyEdits(source, [removeEntry(setting.place)]), expected);
    });
  }

  it('reads its files by their names', () => {
    assert.match('main.go', go.fileNames);
    assert.doesNotMatch('go.mod', go.fileNames);
  });
});
