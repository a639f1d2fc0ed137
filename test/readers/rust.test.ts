import assert from 'node:assert/strict';
import { rust } from '../../src/readers/rust.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';

const withTree = await parserOf(rust);
const outline = await outliner(rust, 'src/main.rs');
const read = (source: string) => outline(`fn main() {\n${source}\n}`);

/** What stands on the right of `let x = …`. */
const assignedValue = (source: string) => read(`let x = ${source};`).assignments[0]?.replace(/^x = /, '');

const values: Readonly<Record<string, string>> = {
  '"a\\n\\x41\\u{e9}\\"\\\\"': '"a\\nAé\\"\\\\"',
  '"a \\\n    b"': '"a b"',
  'r#"a\\n"b""#': '"a\\\\n\\"b\\""',
  'r"a\\n"': '"a\\\\n"',
  'b"a"': '"a"',
  'br#"a"#': '"a"',
  '"a".to_string()': '"a".to_string()',
  'String::from("a")': 'String.from("a")',
  '"a".into()': '"a".into()',
  'env::var("A").unwrap_or("b".into())': '"b"',
  'env::var("A").unwrap_or_else(|_| "b".to_string())': '"b"',
  'env::var("A").unwrap_or_else(|_| String::new())': 'env.var("A").unwrap_or_else(String())',
  'env::var("A").unwrap_or_default()': 'env.var("A").unwrap_or_default()',
  '3600': '3600',
  true: 'true',
  '-1': '?',
  '&mut a': 'a',
  '*a': 'a',
  'a as u8': 'a',
  '"a".to_string() + &b': '("a".to_string() + b)',
  'self.a.b': 'self.a.b',
  'a::B': 'a.B',
  'a["b"]': 'a.b',
  't.0': 't.0',
  'a[b]': '?',
  'a()?': 'a()',
  'a().await': 'a()',
  '["a", /* b */ c]': '["a", c]',
  '["a"; 3]': '["a"]',
  '("a", 1)': '["a", 1]',
  '[("client_id", "a"), ("scope", b)]': '{client_id: "a", scope: b}',
  '[("client_id".to_string(), a)]': '{client_id: a}',
  '&[("client_id", "a", 1)]': '[["client_id", "a", 1]]',
  'Options { a: "b", c, ..Default::default() }': 'Options{a: "b", c: c, ...}',
  'a::Options::<T> { b: a::Inner { c: 1 } }': 'Options{b: Inner{c: 1}}',
  'vec!["a", b.c, D { e: "f" }]': '["a", b.c, D{e: "f"}]',
  'vec![("client_id", "a"), ("scope", b)]': '{client_id: "a", scope: b}',
  'format!("{}/a", b)': 'format("{}/a", b)',
  'format!("{a}", a = "b")': 'format("{a}", a: "b")',
  'env!("A")': 'env("A")',
  'std::concat!("a", "b")': 'std.concat("a", "b")',
  'json!({ "a": "b", "c": { "d": ["e", 1, true, null] }, f: g.h("i"), "j": -1 })':
    'json({a: "b", c: {d: ["e", 1, true, null]}, f: g.h("i"), j: ?})',
  'hash!{ "a" => "b", "c" => &d }': 'hash({a: "b", c: d})',
};

const calls: Readonly<Record<string, readonly string[]>> = {
  'f("a", b)': ['f("a", b)'],
  'f::<T>("a")': ['f("a")'],
  'a.f::<T>("b")': ['a.f("b")'],
  'A::f("b")': ['A.f("b")'],
  'A::new("b")': ['A("b")'],
  'a::A::<T>::new("b")': ['a.A("b")'],
  'a.new("b")': ['a.new("b")'],
  'A::new("b", Some("c".to_owned()))?': [
    'A("b", Some("c".to_owned()))',
    'Some("c".to_owned())',
    '"c".to_owned()',
  ],
  'A::builder().b("c").build().await.unwrap()': [
    'A.builder().b("c").build().unwrap()',
    'A.builder().b("c").build()',
    'A.builder().b("c")',
    'A.builder()',
  ],
  'std::env::var("A")?': ['std.env.var("A")'],
  'm.insert("client_id", "a")': ['m.insert("client_id", "a")'],
  'vec![A::new("b").c("d")]': ['A("b")', 'A("b").c("d")'],
  'm!(f("a", g("b")), { let c = 1; })': ['m(f("a", g("b")), {})', 'f("a", g("b"))', 'g("b")'],
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['let a = "b"; f(&a);', { calls: ['f(a="b")'] }],
  ['let mut a: String = "b".into(); f(a);', { calls: ['"b".into()', 'f(a="b".into())'] }],
  ['let a = "b"; let a = "c"; f(a);', { calls: ['f(a)'] }],
  ['let mut a = "b"; a += "c"; f(a);', { calls: ['f(a)'] }],
  ['const A: &str = "b"; static C: &str = "d"; f(A, C);', { calls: ['f(A="b", C="d")'] }],
  ['let a = "b"; fn g(a: &str) { f(a); }', { calls: ['f(a)'] }],
  ['let a = "b"; if let Some(a) = c { f(a); }', { calls: ['f(a)'] }],
  ['let a = "b"; g(|a| f(a));', { calls: ['g(?)', 'f(a)'] }],
  ['let a = "b"; for a in c { f(a); }', { calls: ['f(a)'] }],
  ['let (a, b) = ("c", "d"); f(a, b);', { calls: ['f(a="c", b="d")'] }],
  ['let (a, b) = c; f(a);', { calls: ['f(a)'] }],
  ['let a = "b"; vec![f(a)];', { calls: ['f(a="b")'] }],
  ['struct S; impl S { const A: &str = "b"; fn g() { f(Self::A); } }', { calls: ['f(A="b")'] }],
  ['a.b = "c"; self.d = 1; m["e"] = "f";', { assignments: ['a.b = "c"', 'self.d = 1', 'm.e = "f"'] }],
  [
    'let a = "b".to_string(); let c = Some(String::from("d")); let e = std::env::var("F")?;',
    { settings: ['a = "b"', 'c = "d"', 'e = ?'] },
  ],
  ['let o = Options { client_id: "a".into() };', { settings: ['o/client_id = "a"'] }],
  ['Ok(Options { client_id: "a".into() })', { settings: ['client_id = "a"'] }],
  ['return Options { client_id: "a".into() };', { settings: ['Options/client_id = "a"'] }],
  [
    'http.form(&[("client_id", "a"), ("scope", s)]);',
    { settings: ['form/client_id = "a"', 'form/scope = ?'] },
  ],
  ['HashMap::from([("client_id", "a")]);', { settings: ['HashMap/client_id = "a"'] }],
  ['http.json(&json!({ "client_id": "a" }));', { settings: ['json/client_id = "a"'] }],
  [
    'use std::env; use a::{b, c::d as e, f::{g, self}, self}; use h::*; extern crate i;',
    { modules: ['std::env', 'a::b', 'a::c::d', 'a::f::g', 'a::f', 'a', 'h', 'i'] },
  ],
];

describe('rust', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.equal(assignedValue(source), expected));
  }

  for (const [source, expected] of Object.entries(calls)) {
    it(`reads the call ${source}`, () => {
      const names = new Set(expected);
      const found = read(`${source};`).calls.filter((call) => names.has(call));
      assert.deepEqual(found, expected, read(`${source};`).calls.join('\n'));
    });
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  it('gives the whole entry of a map in a macro, with its comma', () => {
    const source = 'let a = json!({ "b": f(1), "c": "d" , "e": "f" });';
    const { code } = rust.read(source, 'src/main.rs', withTree);
    const map = code?.calls.find(({ callee }) => callee === 'json')?.arguments[0]?.value;
    assert.ok(map?.kind === 'object');
    assert.deepEqual(
      map.entries.map(({ span }) => source.slice(span.start, span.end)),
      ['"b": f(1),', '"c": "d" ,', '"e": "f"'],
    );
  });

  it('finishes with expressions deeper than the stack', () => {
    const deep = (open: string, close: string) => `let a = ${open.repeat(900)}"b"${close.repeat(900)};`;
    for (const source of [deep('[', ']'), deep('f(', ')'), `m!(${'f('.repeat(900)}${')'.repeat(901)};`]) {
      assert.ok(read(`${source} let c = "d";`).settings.includes('c = "d"'));
    }
  });
});
