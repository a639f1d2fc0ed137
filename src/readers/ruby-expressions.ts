import type { Argument, Expression, ObjectEntry } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make, named, spansWithComma } from './code-nodes.ts';

/** Calls of texts and hashes that give what they are called on. */
const UNCHANGED = new Set(['freeze', 'dup', 'to_s', 'to_h', 'with_indifferent_access']);

/** `a.b`, which may be a call without arguments: a member. */
function memberOf(receiver: Expression, name: string, node: SyntaxNode): Expression {
  const isLiteral = receiver.kind === 'literal' || receiver.kind === 'object' || receiver.kind === 'list';
  if (isLiteral && UNCHANGED.has(name)) return receiver;
  return { kind: 'member', object: receiver, name, span: spanOf(node) };
}

/** `f a`, `f(a)`, `a.f`, `a&.f b`, `X.new(…)`. */
export const call: Make = (node, build) => {
  const method = node.childForFieldName('method');
  const receiver = node.childForFieldName('receiver');
  const list = node.childForFieldName('arguments');
  const args = [...(list ? argumentsOf(list, build) : []), ...givenByBlock(node, build)];
  if (!receiver) return callOf(undefined, method?.text ?? '', args, spanOf(node));
  const name = method?.text ?? 'call';
  const object = build(receiver);
  if (name === 'new' && /^(?:constant|scope_resolution)$/.test(receiver.type)) {
    return callOf(object, receiver.text, args, spanOf(node));
  }
  if (!list && !node.childForFieldName('block')) return memberOf(object, name, node);
  return { kind: 'call', callee: name, receiver: object, arguments: args, span: spanOf(node) };
};

/** `ENV.fetch("X") { "text" }`: what the block gives stands for a second argument. */
function givenByBlock(node: SyntaxNode, build: Build): readonly Argument[] {
  if (node.childForFieldName('method')?.text !== 'fetch') return [];
  const body = node.childForFieldName('block')?.childForFieldName('body');
  const [only, second] = body ? partsOf(body) : [];
  return only && !second ? [{ value: build(only) }] : [];
}

function argumentsOf(list: SyntaxNode, build: Build): readonly Argument[] {
  return partsOf(list).flatMap((each): readonly Argument[] => {
    if (each.type === 'block_argument') return [];
    return each.type === 'pair' ? [pairOf(each, build)] : [{ value: build(each) }];
  });
}

/** `a: 1`, `:a => 1`, `"a" => 1`; `a:` alone gives what is called `a`. */
function pairOf(pair: SyntaxNode, build: Build) {
  const key = pair.childForFieldName('key');
  const built = build(key);
  const name = built.kind === 'literal' ? built.value : (key?.text ?? '');
  const value = build(pair.childForFieldName('value') ?? key);
  return { name, ...(key && { nameSpan: spanOf(key) }), value };
}

export const hash: Make = (node, build) => {
  const spans = spansWithComma(node);
  const children = named(node);
  const entries = children.flatMap((each, index): readonly ObjectEntry[] =>
    each.type === 'pair' ? [{ ...pairOf(each, build), span: spans[index] ?? spanOf(each) }] : [],
  );
  const isOpen = children.some(({ type }) => type === 'hash_splat_argument');
  return { kind: 'object', entries, ...(isOpen && { isOpen }), span: spanOf(node) };
};

export const array: Make = (node, build) => ({
  kind: 'list',
  items: partsOf(node).map(build),
  span: spanOf(node),
});

/** `a[:b]`, `a["b"]`. */
export const element: Make = (node, build) => {
  const [object, index] = named(node);
  const key = index && build(index);
  if (!object || !index || key?.kind !== 'literal') return { kind: 'unknown', span: spanOf(node) };
  return {
    kind: 'member',
    object: build(object),
    name: key.value,
    nameSpan: spanOf(index),
    span: spanOf(node),
  };
};

/** `A::B`; `::A` is `A`. */
export const scoped: Make = (node, build) => {
  const scope = node.childForFieldName('scope');
  const name = node.childForFieldName('name')?.text ?? '';
  const span = spanOf(node);
  return scope ? { kind: 'member', object: build(scope), name, span } : { kind: 'name', name, span };
};

/** The named children without comments. */
export const partsOf = (node: SyntaxNode) => named(node).filter(({ type }) => type !== 'comment');
