import assert from 'node:assert/strict';
import { type Code, type Expression, resolved } from '../../src/core/expressions.ts';
import type { Span } from '../../src/core/types.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

/** Entries of the object that is assigned first, and assignments with a name in brackets: the names as written. */
const cases: readonly (readonly [path: string, source: string, names: readonly string[]])[] = [
  ['a.js', "const a = { x5t: b, 'kid': c };\na['x5t'] = d;", ['x5t', "'kid'", "'x5t'"]],
  ['a.ts', "const a: T = { x5t: b };\na['x5t'] = d;", ['x5t', "'x5t'"]],
  ['a.py', 'a = {"x5t": b}\na["kid"] = c', ['"x5t"', '"kid"']],
  [
    'A.cs',
    'class A { void F() { var a = new D { ["x5t"] = b, Kid = c }; a["kid"] = d; } }',
    ['"x5t"', 'Kid', '"kid"'],
  ],
  ['A.java', 'class A { void f() { Map a = Map.of("x5t", b); } }', ['"x5t"']],
  ['a.kt', 'val a = mapOf("x5t" to b)\nfun f() { a["kid"] = c }', ['"x5t"', '"kid"']],
  ['a.scala', 'object A { val a = Map("x5t" -> b); def f(): Unit = { a("kid") = c } }', ['"x5t"', '"kid"']],
  ['a.go', 'package a\nfunc f() {\n\ta := map[string]any{"x5t": b}\n\ta["kid"] = c\n}', ['"x5t"', '"kid"']],
  ['a.php', "<?php\n$a = ['x5t' => $b];\n$a['kid'] = $c;", ["'x5t'", "'kid'"]],
  ['a.rb', 'a = { x5t: b, "kid" => c }\na["x5t"] = d', ['x5t', '"kid"', '"x5t"']],
  ['a.rs', 'fn f() { let a = json!({ "x5t": b }); let h = Header { kid: c, ..d }; }', ['"x5t"', 'kid']],
  ['a.ps1', "$a = @{ x5t = $b; 'kid' = $c }\n$a['x5t'] = $d", ['x5t', "'kid'", "'x5t'"]],
];

function objectIn(expression: Expression): Expression {
  const value = resolved(expression);
  return value.kind === 'call' ? (value.arguments.at(-1)?.value ?? value) : value;
}

function nameSpansIn({ assignments }: Code): readonly Span[] {
  return assignments.flatMap(({ value, nameSpan }) => {
    const object = objectIn(value);
    const entries = object.kind === 'object' ? object.entries : [];
    return [...entries.map((entry) => entry.nameSpan), nameSpan].filter((span) => span !== undefined);
  });
}

describe('names as written', () => {
  for (const [path, source, names] of cases) {
    it(`are found in ${path}: ${source.split('\n').at(-1)}`, async () => {
      const reader = readerFor(readers, path, '');
      assert.ok(reader);
      const { code } = reader.read(source, path, await parserOf(reader));
      assert.ok(code);
      const found = nameSpansIn(code).map(({ start, end }) => source.slice(start, end));
      assert.deepEqual(found, names);
      assert.equal(code.language, reader.id);
    });
  }
});
