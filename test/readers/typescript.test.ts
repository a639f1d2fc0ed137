import assert from 'node:assert/strict';
import { tsx } from '../../src/readers/tsx.ts';
import { typescript } from '../../src/readers/typescript.ts';
import { type Outline, outliner } from './outline.ts';

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['const a: string = "b"; f(a)', { calls: ['f(a="b")'] }],
  ['const a = "b" as const; const c = a satisfies string; const d = c!; f(d)', { calls: ['f(d="b")'] }],
  [
    'const a = process.env.B!; const c = process.env["D"] as string',
    { assignments: ['a = process.env.B', 'c = process.env.D'] },
  ],
  ['new A<B>("c")', { calls: ['A("c")'] }],
  ['f<B>("c")', { calls: ['f("c")'] }],
  ['const a = "b"; function g(a: string, c?: B, ...d: E[]) { f(a, c, d) }', { calls: ['f(a, c, d)'] }],
  ['const a = "b"; const g = ({ a }: C) => f(a)', { calls: ['f(a)'] }],
  ['function g(a: string = "b", c?: D, e = "h") {}', { settings: ['a = "b"', 'e = "h"'] }],
  [
    'class A { private readonly b: string = "c"; constructor(private d: E = { g: "h" }, public i?: J) {} }',
    {
      settings: ['this/b = "c"', 'd/g = "h"'],
    },
  ],
  [
    'enum A { B = "c", D, E = 1 }',
    { assignments: ['A.B = "c"', 'A.E = 1'], settings: ['A/B = "c"', 'A/E = ?'] },
  ],
  [
    'class A { private b: string; constructor() { this.b = "c" } f() { g(this.b!) } }',
    { calls: ['g(this.b="c")'] },
  ],
  [
    'class A { constructor(private readonly b: string) {} f() { g(this.b) } } class C { constructor() { this.b = "c" } }',
    { calls: ['g(this.b)'] },
  ],
  ['export default { a: "b" } satisfies C', { settings: ['default/a = "b"'] }],
  ['export = { a: "b" }', { settings: ['default/a = "b"'] }],
  [
    '@A({ b: "c" }) class D { @E("g") h!: string; @I() j() {} }',
    {
      calls: ['A({b: "c"})', 'E("g")', 'I()'],
      settings: ['A/b = "c"'],
    },
  ],
  ['import type { A } from "a"; import b = require("b"); import("c").then(d)', { modules: ['a', 'b', 'c'] }],
  ['namespace A { export const b = "c" }', { settings: ['b = "c"'] }],
  ['declare const a: string; let b: string; b = "c"; f(b)', { calls: ['f(b="c")'] }],
];

for (const reader of [typescript, tsx]) {
  const read = await outliner(reader, 'a');
  describe(`${reader.id} with types`, () => {
    for (const [source, expected] of outlines) {
      it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
    }
  });
}

describe('typescript', () => {
  it('reads assertions in angle brackets', async () => {
    const read = await outliner(typescript, 'a.ts');
    assert.deepEqual(read('const a = <B>{ c: "d" }').settings, ['a/c = "d"']);
  });

  it('reads its files by their names', () => {
    for (const name of ['a.ts', 'a.mts', 'a.cts', 'a.d.ts']) assert.match(name, typescript.fileNames);
    for (const name of ['a.tsx', 'a.ts.bak']) assert.doesNotMatch(name, typescript.fileNames);
  });
});
