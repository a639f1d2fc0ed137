import type { ObjectEntry } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Build, spanOf } from './code.ts';
import { type Make, named, spansWithComma } from './code-nodes.ts';

/** `Type{…}`: a struct or a map is an object, a slice or an array a list. */
export const composite: Make = (node, build) => {
  const type = node.childForFieldName('type');
  const body = node.childForFieldName('body');
  const span = spanOf(node);
  if (!type || !body) return { kind: 'unknown', span };
  switch (type.type) {
    case 'map_type':
      return { kind: 'object', entries: entriesOf(body, build, 'map'), span };
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return { kind: 'list', items: itemsOf(body, build), span };
    case 'struct_type':
      return { kind: 'object', entries: entriesOf(body, build, 'struct'), span };
    default:
      return { kind: 'object', type: typeName(type), entries: entriesOf(body, build, 'struct'), span };
  }
};

/** `{…}` whose type stands further out: with keys an object, without a list. */
export const elided: Make = (node, build) => {
  const isList = named(node).some(({ type }) => type === 'literal_element');
  return isList
    ? { kind: 'list', items: itemsOf(node, build), span: spanOf(node) }
    : { kind: 'object', entries: entriesOf(node, build, 'struct'), span: spanOf(node) };
};

function typeName(type: SyntaxNode): string {
  return (type.childForFieldName('type') ?? type).text;
}

/** Keys of structs are names of fields; keys of maps are expressions. Without keys, fields count from 0. */
function entriesOf(body: SyntaxNode, build: Build, of: 'map' | 'struct'): readonly ObjectEntry[] {
  const spans = spansWithComma(body);
  return named(body)
    .map((node, index) => ({ node, span: spans[index] ?? spanOf(node) }))
    .filter(({ node }) => node.type === 'keyed_element' || node.type === 'literal_element')
    .map(({ node, span }, position) => {
      const key = node.childForFieldName('key');
      if (!key) return { name: String(position), value: build(node), span };
      const value = build(node.childForFieldName('value'));
      return { name: keyOf(key, build, of), nameSpan: spanOf(key), value, span };
    });
}

function keyOf(key: SyntaxNode, build: Build, of: 'map' | 'struct'): string {
  if (of === 'struct' && named(key)[0]?.type === 'identifier') return key.text;
  const value = resolved(build(key));
  return value.kind === 'literal' ? value.value : key.text;
}

function itemsOf(body: SyntaxNode, build: Build) {
  return named(body)
    .filter(({ type }) => !type.endsWith('comment'))
    .map((item) => build(item.childForFieldName('value') ?? item));
}
