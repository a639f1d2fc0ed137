import type { Argument, Expression, ObjectEntry } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make, type MakeArgument, named, spansWithComma } from './code-nodes.ts';

const nameOf = (text: string, node: SyntaxNode): Expression => ({
  kind: 'name',
  name: text,
  span: spanOf(node),
});

/** `$x` is called `x`; constants are names of their own. */
export const variable: Make = (node) => nameOf(node.text.replace(/^\$/, ''), node);

/** `\Foo\BAR` by its last name. */
export const qualified: Make = (node) => nameOf(node.text.replace(/^.*\\/s, ''), node);

/** `$object->name`, `$object?->name`, `X::$name`, `X::NAME`. */
function memberOf(
  object: SyntaxNode | null,
  key: SyntaxNode | null,
  node: SyntaxNode,
  build: Build,
): Expression {
  const isName = key?.type === 'name' || (key?.type === 'variable_name' && node.type.startsWith('scoped'));
  if (!key || !isName) return { kind: 'unknown', span: spanOf(node) };
  const text = key.text.replace(/^\$/, '');
  // What the class itself declares is a name of the file.
  if (object?.type === 'relative_scope') return nameOf(text, node);
  return { kind: 'member', object: build(object), name: text, span: spanOf(node) };
}

export const member: Make = (node, build) =>
  memberOf(node.childForFieldName('object'), node.childForFieldName('name'), node, build);

export const scopedMember: Make = (node, build) => {
  const [scope, key] = named(node);
  return memberOf(scope ?? null, key ?? null, node, build);
};

export const subscript: Make = (node, build) => {
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

/** `f(…)`, `$object->f(…)`, `X::f(…)`. */
export const call: Make = (node, build) => {
  const callee = node.childForFieldName('function') ?? node.childForFieldName('name');
  const receiver = node.childForFieldName('object') ?? node.childForFieldName('scope');
  const args = argumentsOf(node.childForFieldName('arguments'), build);
  if (receiver) {
    if (callee?.type !== 'name') return { kind: 'unknown', span: spanOf(node) };
    return {
      kind: 'call',
      callee: callee.text,
      receiver: build(receiver),
      arguments: args,
      span: spanOf(node),
    };
  }
  return callOf(callee ? build(callee) : undefined, '', args, spanOf(node));
};

/** `new X(…)`, `new X`. */
export const creation: Make = (node, build) => {
  const children = named(node);
  const type = children.find((child) => /name|scope/.test(child.type));
  const list = children.find((child) => child.type === 'arguments');
  return callOf(type ? build(type) : undefined, '', argumentsOf(list ?? null, build), spanOf(node));
};

function argumentsOf(list: SyntaxNode | null, build: Build): readonly Argument[] {
  return list ? named(list).flatMap((each) => argument(each, build)) : [];
}

const argument: MakeArgument = (node, build) => {
  if (node.type !== 'argument') return [];
  const value = build(lastOf(node));
  const key = node.childForFieldName('name');
  return [key ? { name: key.text, value } : { value }];
};

/** The target of `define('NAME', …)`: its first argument as a name. */
export const definedName: Make = (node) => {
  const name = /^(['"])\\*(?:\w+\\+)*(\w+)\1$/.exec(node.text)?.[2];
  return name === undefined ? { kind: 'unknown', span: spanOf(node) } : nameOf(name, node);
};

/** `[…]` and `array(…)`: a list, or an object where anything in it has a key. */
export const array: Make = (node, build) => {
  const spans = spansWithComma(node);
  const elements = named(node).map((each, index) => ({
    parts: each.type === 'array_element_initializer' ? partsOf(each) : [],
    span: spans[index] ?? spanOf(each),
  }));
  const entries = elements.flatMap(({ parts: [key, value], span }): readonly ObjectEntry[] => {
    if (!key || !value) return [];
    const built = build(key);
    const text = built.kind === 'literal' ? built.value : key.text;
    return [{ name: text, nameSpan: spanOf(key), value: build(value), span }];
  });
  const isOpen = elements.some(({ parts: [part] }) => part?.type === 'variadic_unpacking');
  if (entries.length > 0) return { kind: 'object', entries, ...(isOpen && { isOpen }), span: spanOf(node) };
  const items = elements.flatMap(({ parts: [item] }) => (item ? [build(item)] : []));
  return { kind: 'list', items, span: spanOf(node) };
};

/** The named children without comments. */
export const partsOf = (node: SyntaxNode) => named(node).filter(({ type }) => type !== 'comment');

export const lastOf = (node: SyntaxNode | null | undefined) => (node && partsOf(node).at(-1)) ?? null;
