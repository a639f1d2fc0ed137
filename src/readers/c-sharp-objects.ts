import type { Argument, Expression, ObjectEntry, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make, type MakeArgument, named, spansWithComma } from './code-nodes.ts';

/** `value`, `name: value`, and in attributes `Name = value`. */
export const argument: MakeArgument = (node, build) => {
  if (node.type === 'comment') return [];
  const [first, second] = withoutComments(node);
  if (first?.type === 'assignment_expression' && node.type === 'attribute_argument') {
    const key = first.childForFieldName('left');
    return key ? [{ name: key.text, value: build(first.childForFieldName('right')) }] : [];
  }
  if (!first) return [];
  return [second ? { name: first.text, value: build(second) } : { value: build(first) }];
};

/** The arguments in parentheses that a call, a creation or an attribute holds. */
export function argumentsIn(list: SyntaxNode | null | undefined, build: Build): readonly Argument[] {
  return list ? named(list).flatMap((each) => argument(each, build)) : [];
}

/** `new Type(…) { … }`: a call of the type; what its braces hold is the last argument. */
export const creation: Make = (node, build) =>
  created(
    node.childForFieldName('type'),
    node.childForFieldName('arguments'),
    node.childForFieldName('initializer'),
    node,
    build,
  );

/** `new(…) { … }`: a creation of the type that is declared before it; with no type in sight the object alone. */
export const targetTypedCreation: Make = (node, build) => {
  const children = named(node);
  const args = children.find(({ type }) => type === 'argument_list') ?? null;
  const braces = children.find(({ type }) => type === 'initializer_expression') ?? null;
  const type = declaredType(node);
  if (type || !braces || (args && named(args).length > 0)) return created(type, args, braces, node, build);
  return build(braces);
};

function created(
  type: SyntaxNode | null,
  list: SyntaxNode | null,
  braces: SyntaxNode | null,
  node: SyntaxNode,
  build: Build,
): Expression {
  const args = argumentsIn(list, build);
  const all = braces ? [...args, { value: build(braces) }] : args;
  return callOf(type ? build(type) : undefined, 'new', all, spanOf(node));
}

/** The type in `Type name = new(…)` and `Type Name { get; } = new(…)`. */
function declaredType({ parent }: SyntaxNode): SyntaxNode | null {
  const declaration = parent?.type === 'variable_declarator' ? parent.parent : parent;
  const isDeclaration =
    declaration?.type === 'variable_declaration' || declaration?.type === 'property_declaration';
  return isDeclaration ? declaration.childForFieldName('type') : null;
}

/** `{ A = 1, ["b"] = 2 }`, `{ { "a", "b" } }`: an object; `{ "a", "b" }`: a list. */
export const initializer: Make = (node, build) => {
  const spans = spansWithComma(node);
  const children = named(node);
  const entries = children.flatMap((child, index) =>
    initialized(child, spans[index] ?? spanOf(child), build),
  );
  return entries.length > 0
    ? { kind: 'object', entries, span: spanOf(node) }
    : items(node, children, spans, build);
};

function initialized(node: SyntaxNode, span: Span, build: Build): readonly ObjectEntry[] {
  if (node.type === 'assignment_expression') {
    const key = node.childForFieldName('left');
    const value = build(node.childForFieldName('right'));
    return key ? [{ name: keyOf(key, build), nameSpan: nameSpanOf(key), value, span }] : [];
  }
  if (node.type !== 'initializer_expression') return [];
  const [key, value, third] = withoutComments(node);
  return key && value && !third
    ? [{ name: keyOf(key, build), nameSpan: spanOf(key), value: build(value), span }]
    : [];
}

/** `"b"` of `["b"]`. */
function nameSpanOf(key: SyntaxNode): Span {
  return spanOf((key.type === 'element_binding_expression' && onlyArgument(key)) || key);
}

/** `A` of `A = …`, `b` of `["b"] = …`; a constant by its text where the file gives it, else by its name. */
function keyOf(key: SyntaxNode, build: Build): string {
  if (key.type === 'identifier') return key.text;
  const index = key.type === 'element_binding_expression' ? onlyArgument(key) : key;
  const expression = resolved(build(index));
  if (expression.kind === 'literal') return expression.value;
  return expression.kind === 'member' ? expression.name : (index ?? key).text;
}

/** `[a, b]`, `new[] { a, b }`: a list; an object where all its items are pairs of a key and a value. */
export const collection: Make = (node, build) => items(node, named(node), spansWithComma(node), build);

function items(
  node: SyntaxNode,
  children: readonly SyntaxNode[],
  spans: readonly Span[],
  build: Build,
): Expression {
  const all = children.flatMap((child, index) => {
    if (child.type === 'comment') return [];
    const item = build(child.type === 'argument' ? lastChild(child) : child);
    return [{ item, entry: pairOf(item, spans[index] ?? spanOf(child)) }];
  });
  const entries = all.flatMap(({ entry }) => entry ?? []);
  if (entries.length > 0 && entries.length === all.length)
    return { kind: 'object', entries, span: spanOf(node) };
  return { kind: 'list', items: all.map(({ item }) => item), span: spanOf(node) };
}

/** `new KeyValuePair<…>("key", value)`, `KeyValuePair.Create("key", value)`, `new("key", value)`. */
function pairOf(item: Expression, span: Span): ObjectEntry | undefined {
  if (item.kind !== 'call') return undefined;
  const { callee, receiver } = item;
  const isPair =
    callee === 'KeyValuePair' ||
    callee === 'new' ||
    (callee === 'Create' && receiver?.kind === 'name' && receiver.name === 'KeyValuePair');
  const [key, value, third] = item.arguments;
  if (!isPair || !key || !value || third) return undefined;
  const name = resolved(key.value);
  return name.kind === 'literal'
    ? { name: name.value, nameSpan: key.value.span, value: value.value, span }
    : undefined;
}

/** `new { A = 1, B, c.D }`. */
export const anonymousObject: Make = (node, build) => {
  const spans = spansWithComma(node);
  const source = node.text;
  const entries: ObjectEntry[] = [];
  let key: SyntaxNode | undefined;
  const children = named(node).map((child, index) => ({ child, span: spans[index] ?? spanOf(child) }));
  for (const { child, span } of children) {
    if (child.type === 'comment') continue;
    const rest = source.slice(child.endIndex - node.startIndex);
    if (!key && child.type === 'identifier' && /^\s*=/.test(rest)) {
      key = child;
      continue;
    }
    const value = build(child);
    const name = key ? key.text : value.kind === 'name' || value.kind === 'member' ? value.name : undefined;
    const start = key?.startIndex ?? span.start;
    if (name !== undefined) entries.push({ name, value, span: { start, end: span.end } });
    key = undefined;
  }
  return { kind: 'object', entries, span: spanOf(node) };
};

/** `record with { A = 1 }`: an object of what is changed. */
export const withExpression: Make = (node, build) => {
  const spans = spansWithComma(node);
  const entries = named(node).flatMap((child, index): readonly ObjectEntry[] => {
    if (child.type !== 'with_initializer') return [];
    const [key, value] = withoutComments(child);
    return key && value ? [{ name: key.text, value: build(value), span: spans[index] ?? spanOf(child) }] : [];
  });
  return { kind: 'object', entries, span: spanOf(node) } satisfies ObjectExpression;
};

/** `object["name"]`, also through a constant; any other index is unknown. */
export function indexed(object: Expression, list: SyntaxNode | null, span: Span, build: Build): Expression {
  const key = list && onlyArgument(list);
  const index = key && resolved(build(key));
  if (!key || index?.kind !== 'literal') return { kind: 'unknown', span };
  return { kind: 'member', object, name: index.value, nameSpan: spanOf(key), span };
}

function onlyArgument(list: SyntaxNode): SyntaxNode | null {
  const [first, second] = named(list);
  return first && !second ? lastChild(first) : null;
}

/** The last named child that is no comment: the value, where a name or modifiers may stand before it. */
export function lastChild(node: SyntaxNode): SyntaxNode | null {
  return withoutComments(node).at(-1) ?? null;
}

export function withoutComments(node: SyntaxNode): readonly SyntaxNode[] {
  return named(node).filter(({ type }) => type !== 'comment');
}
