import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { withDefault } from './code-defaults.ts';
import { type Make, named, operation } from './code-nodes.ts';
import { lastName } from './powershell-commands.ts';

/** `[System.Convert]` is called `Convert`. */
function typeName(node: SyntaxNode): string {
  return lastName(node.text.replace(/^\[\s*/, '').replace(/(?<!\s)\s*\]$/, ''), /\./);
}

/** What a member belongs to; a type is a name without a value, whatever variables are called. */
function ownerOf(node: SyntaxNode | undefined, build: Build): Expression {
  if (node?.type !== 'type_literal') return build(node ?? null);
  return { kind: 'name', name: typeName(node), span: spanOf(node) };
}

/** `object.name`, `[Type]::name`, `object['name']`; with another index it is unknown. */
export const member: Make = (node, build) => {
  const [owner, key, third] = named(node);
  const span = spanOf(node);
  if (third) return { kind: 'unknown', span };
  const index = key?.type === 'simple_name' ? undefined : build(key ?? null);
  const name = index === undefined ? key?.text : index.kind === 'literal' ? index.value : undefined;
  if (!key || name === undefined) return { kind: 'unknown', span };
  const nameSpan = index && { nameSpan: spanOf(key) };
  return { kind: 'member', object: ownerOf(owner, build), name, ...nameSpan, span };
};

/** `object.name(…)`, `[Type]::name(…)`; `[Type]::new(…)` is a call of the type. */
export const invocation: Make = (node, build) => {
  const [owner, key, list] = named(node);
  const span = spanOf(node);
  if (key?.type !== 'simple_name') return { kind: 'unknown', span };
  const args = (list ? named(list) : []).map((each) => ({ value: build(each) }));
  if (owner?.type === 'type_literal' && key.text.toLowerCase() === 'new') {
    return { kind: 'call', callee: typeName(owner), arguments: args, span };
  }
  return { kind: 'call', callee: key.text, receiver: ownerOf(owner, build), arguments: args, span };
};

/** `@{ name = value; 'name' = value }`, with the type it is cast to. */
export const hashTable: Make = (node, build) => {
  const source = node.text;
  const type = castOf(node);
  const entries = named(node).flatMap((entry) => {
    const [key, value] = named(entry);
    if (entry.type !== 'hash_entry' || !key || !value) return [];
    const text = key.type === 'simple_name' ? undefined : build(key);
    const name = text?.kind === 'literal' ? text.value : key.text;
    const span = withSeparator(source, node.startIndex, spanOf(entry));
    return [{ name, nameSpan: spanOf(key), value: build(value), span }];
  });
  return { kind: 'object', ...(type !== undefined && { type }), entries, span: spanOf(node) };
};

function castOf(node: SyntaxNode): string | undefined {
  const outer = node.parent?.type.endsWith('_expression') ? node.parent : undefined;
  const [type, operand] = outer?.type === 'cast_expression' ? named(outer) : [];
  return type?.type === 'type_literal' && operand?.id === node.id ? typeName(type) : undefined;
}

/** The entry with the semicolon behind it, where there is one, and the blanks up to the next. */
function withSeparator(source: string, offset: number, { start, end }: Span): Span {
  const separator = /[ \t]*;?[ \t]*/y;
  separator.lastIndex = end - offset;
  separator.test(source);
  return { start, end: offset + separator.lastIndex };
}

/** `a, b` and `@(a, b)`. */
export const list: Make = (node, build) => {
  const items = named(node).map(build);
  const [only, second] = items;
  const isNested = node.type === 'array_expression' && only?.kind === 'list' && !second;
  return isNested ? { ...only, span: spanOf(node) } : { kind: 'list', items, span: spanOf(node) };
};

/** `$a + $b`, `$a / 1000`, and `$a ?? 'b'`, which the grammar is given as a sum. */
export const binary: Make = (node, build) => {
  const [left, right, third] = named(node);
  const span = spanOf(node);
  if (!left || !right || third) return { kind: 'unknown', span };
  const sign = signBetween(node, left, right);
  if (sign === '??') return withDefault(build(left), build(right));
  if (sign !== '+') return operation(sign, build(left), build(right), span);
  const first = build(left);
  return {
    kind: 'concatenation',
    parts: [...(first.kind === 'concatenation' ? first.parts : [first]), build(right)],
    span,
  };
};

/** `$a -replace 'b', 'c'`: the same as the method. Other comparisons are unknown. */
export const comparison: Make = (node, build) => {
  const [left, right, third] = named(node);
  const span = spanOf(node);
  const isReplacing = left && right && !third && /^-[ic]?replace$/i.test(signBetween(node, left, right));
  const [pattern, substitute] = isReplacing ? itemsOf(right, build) : [];
  if (!isReplacing || !pattern) return { kind: 'unknown', span };
  const args = substitute ? [{ value: pattern }, { value: substitute }] : [{ value: pattern }];
  return { kind: 'call', callee: 'Replace', receiver: build(left), arguments: args, span };
};

/** The operator, which is no node of its own in the compact tree. */
function signBetween(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): string {
  const between = node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex);
  return between.replace(/`\r?\n/g, '').trim();
}

function itemsOf(node: SyntaxNode, build: Build): readonly Expression[] {
  const value = build(node);
  return value.kind === 'list' ? value.items : [value];
}

/** The only node inside; several are statements, and what they give is not known. */
export const only: Make = (node, build) => {
  const [first, second] = named(node);
  return first && !second ? build(first) : { kind: 'unknown', span: spanOf(node) };
};
