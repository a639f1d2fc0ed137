import type { Call, Expression, ObjectEntry } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { spanOf } from './code.ts';
import { callOf, type Make, named, spansWithComma } from './code-nodes.ts';

/** `a::b`; what belongs to `Self` is a name of the file. */
export const scoped: Make = (node, build) => {
  const path = node.childForFieldName('path');
  const name = node.childForFieldName('name')?.text ?? '';
  const span = spanOf(node);
  if (!path || path.text === 'Self') return { kind: 'name', name, span };
  return { kind: 'member', object: build(path), name, span };
};

/** `a[0]`, `a["b"]`. */
export const index: Make = (node, build) => {
  const [object, key] = partsOf(node);
  const name = key && build(key);
  if (!object || name?.kind !== 'literal') return { kind: 'unknown', span: spanOf(node) };
  return { kind: 'member', object: build(object), name: name.value, span: spanOf(node) };
};

/** `f(…)`, `a.f(…)`, `A::f(…)`; `A::new(…)` is called `A`. `a.unwrap_or_else(|_| …)` is given what the closure gives. */
export const call: Make = (node, build) => {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  const target = build(callee);
  const isDeferred = target.kind === 'member' && target.name === 'unwrap_or_else';
  const args = (list ? partsOf(list) : []).map((each) => ({
    value: build(isDeferred ? each.childForFieldName('body') : each),
  }));
  const isField = callee?.type === 'field_expression';
  return callOf(isField ? target : constructed(target), '', args, spanOf(node));
};

/** The type behind `Type::new`. */
export function constructed(target: Expression): Expression {
  return target.kind === 'member' && target.name === 'new' ? target.object : target;
}

/** `Type { a: 1, b }`. */
export const struct: Make = (node, build) => {
  const body = node.childForFieldName('body');
  const spans = body ? spansWithComma(body) : [];
  const entries = (body ? named(body) : []).flatMap((each, position): readonly ObjectEntry[] => {
    const isShort = each.type === 'shorthand_field_initializer';
    const field = isShort ? (partsOf(each)[0] ?? null) : each.childForFieldName('field');
    if (!field || !(isShort || each.type === 'field_initializer')) return [];
    const value = build(isShort ? field : each.childForFieldName('value'));
    const name = isShort ? {} : { nameSpan: spanOf(field) };
    return [{ name: field.text, ...name, value, span: spans[position] ?? spanOf(each) }];
  });
  const type = build(node.childForFieldName('name'));
  const isNamed = type.kind === 'name' || type.kind === 'member';
  const isOpen = body ? named(body).some((each) => each.type === 'base_field_initializer') : false;
  return {
    kind: 'object',
    ...(isNamed && { type: type.name }),
    entries,
    ...(isOpen && { isOpen }),
    span: spanOf(node),
  };
};

/** `[a, b]`; `[a; 3]` holds one. */
export const array: Make = (node, build) => {
  const length = node.childForFieldName('length')?.id;
  const spans = spansWithComma(node);
  const items = named(node).flatMap((each, position) =>
    each.type.endsWith('comment') || each.id === length
      ? []
      : [{ value: build(each), span: spans[position] ?? spanOf(each) }],
  );
  return listOf(items, spanOf(node));
};

export const tuple: Make = (node, build) => ({
  kind: 'list',
  items: partsOf(node).map(build),
  span: spanOf(node),
});

/** A list; a list of pairs, `[("client_id", a), ("scope", b)]`, states names and values as a map does. */
export function listOf(items: readonly { value: Expression; span: Span }[], span: Span): Expression {
  const entries = items.flatMap(({ value, span: entry }): readonly ObjectEntry[] => {
    if (value.kind !== 'list' || value.items.length !== 2) return [];
    const [key, behind] = value.items;
    const name = key && textOf(key);
    return !key || name === undefined || !behind
      ? []
      : [{ name, nameSpan: key.span, value: behind, span: entry }];
  });
  if (items.length > 0 && entries.length === items.length) return { kind: 'object', entries, span };
  return { kind: 'list', items: items.map(({ value }) => value), span };
}

/** Calls that give the text they are called on, or their only argument. */
export const conversions = new Set(
  'as_ref as_str clone expose_secret from into to_owned to_string Borrowed Box Secret SecretString Some String'.split(
    ' ',
  ),
);

function textOf(expression: Expression): string | undefined {
  if (expression.kind === 'literal') return expression.type === 'text' ? expression.value : undefined;
  if (expression.kind !== 'call' || !conversions.has(expression.callee)) return undefined;
  const source = expression.arguments[0]?.value ?? expression.receiver;
  return source?.kind === 'literal' ? source.value : undefined;
}

const WRAPPERS = new Set(['Arc', 'Box', 'Err', 'Mutex', 'Ok', 'Rc', 'Some']);

/** Settings in `Some(Config { … })` are those of no call; those in `HashMap::from([…])` are the map's. */
export function section({ callee, receiver }: Call): readonly string[] {
  if (WRAPPERS.has(callee)) return [];
  return callee === 'from' && receiver?.kind === 'name' ? [receiver.name] : [callee];
}

/** The named children without comments. */
export const partsOf = (node: SyntaxNode) => named(node).filter(({ type }) => !type.endsWith('comment'));
