import type { Argument, Expression, ObjectEntry } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make, named } from './code-nodes.ts';
import { constructed, listOf } from './rust-expressions.ts';

/** A node of a token tree with the marks before it, which the grammar does not name: `,`, `:`, `::`, `.`, `&`. */
interface Token {
  readonly node: SyntaxNode;
  readonly before: string;
}

/** What stands between two commas. */
interface Element {
  readonly tokens: readonly Token[];
  readonly span: Span;
}

/**
 * What macros are called with, as far as it looks like expressions: the grammar leaves it as tokens. `macro`
 * is for `name!(…)`, `tree` for the tokens in brackets inside, some of which are the arguments of calls.
 */
export function macros(): { readonly macro: Make; readonly tree: Make } {
  const callees = new Map<number, Expression>();
  const macro: Make = (node, build) => {
    const name = node.childForFieldName('macro');
    const tree = named(node).find(({ type }) => type === 'token_tree');
    return tree ? invoked(build(name), tree, spanOf(node), build) : { kind: 'unknown', span: spanOf(node) };
  };

  const tree: Make = (node, build) => {
    const callee = callees.get(node.id);
    if (callee) {
      const span = { start: callee.span.start, end: node.endIndex };
      return callOf(constructed(callee), '', argumentsOf(node, build), span);
    }
    return bracketed(node, build);
  };

  /** `name!(…)`: a call; `vec![…]`: a list; `name!{ "a": 1 }`: a call with an object. */
  const invoked = (name: Expression, node: SyntaxNode, span: Span, build: Build): Expression => {
    if (name.kind === 'name' && name.name === 'vec') return listOf(itemsOf(node, build), span);
    const isObject = node.text.startsWith('{') && entriesOf(node, build).length > 0;
    const args = isObject ? [{ value: bracketed(node, build) }] : argumentsOf(node, build);
    return callOf(name, '', args, span);
  };

  const argumentsOf = (node: SyntaxNode, build: Build): readonly Argument[] =>
    elementsOf(node).map(({ tokens }) => {
      const [key, second] = tokens;
      return key &&
        key.before === '' &&
        /^=(?![=>])/.test(second?.before ?? '') &&
        key.node.type === 'identifier'
        ? { name: key.node.text, value: expressionOf(withoutMark(tokens), build) }
        : { value: expressionOf(tokens, build) };
    });

  const bracketed = (node: SyntaxNode, build: Build): Expression => {
    const open = node.text[0];
    if (open === '{') return { kind: 'object', entries: entriesOf(node, build), span: spanOf(node) };
    const items = itemsOf(node, build);
    if (open === '[') return listOf(items, spanOf(node));
    const [only, second] = items;
    return only && !second
      ? only.value
      : { kind: 'list', items: items.map(({ value }) => value), span: spanOf(node) };
  };

  const itemsOf = (node: SyntaxNode, build: Build) =>
    elementsOf(node).map(({ tokens, span }) => ({ value: expressionOf(tokens, build), span }));

  const entriesOf = (node: SyntaxNode, build: Build): readonly ObjectEntry[] =>
    elementsOf(node).flatMap(({ tokens, span }): readonly ObjectEntry[] => {
      const [key, second] = tokens;
      if (!key || !second || !/^(?::(?!:)|=>)/.test(second.before)) return [];
      const built = build(key.node);
      const name = built.kind === 'literal' ? built.value : key.node.text;
      const nameSpan = spanOf(key.node);
      return [{ name, nameSpan, value: expressionOf(withoutMark(tokens), build), span }];
    });

  /** A name or literal, and what follows it: `.a`, `::a`, `(…)`, `!(…)`, `[…]`, `{…}`. */
  const expressionOf = (tokens: readonly Token[], build: Build): Expression => {
    const [first, ...rest] = tokens;
    if (!first) return { kind: 'unknown', span: { start: 0, end: 0 } };
    const span = { start: first.node.startIndex, end: tokens.at(-1)?.node.endIndex ?? first.node.endIndex };
    if (!/^[\s&*]*(?:mut)?$/.test(first.before)) return { kind: 'unknown', span };
    return rest.reduce((object, token) => followed(object, token, build), build(first.node));
  };

  const followed = (object: Expression, { node, before }: Token, build: Build): Expression => {
    const span = { start: object.span.start, end: node.endIndex };
    if (node.type === 'identifier' || node.type === 'integer_literal') {
      const isMember = before === '.' || before === '::';
      return isMember ? { kind: 'member', object, name: node.text, span } : { kind: 'unknown', span };
    }
    const isNamed = object.kind === 'name' || object.kind === 'member';
    if (node.type !== 'token_tree' || !isNamed) return { kind: 'unknown', span };
    if (before === '!') return invoked(object, node, span, build);
    if (before !== '') return { kind: 'unknown', span };
    return suffixed(object, node, span, build);
  };

  const suffixed = (
    object: Expression & { readonly kind: 'name' | 'member' },
    node: SyntaxNode,
    span: Span,
    build: Build,
  ): Expression => {
    const open = node.text[0];
    if (open === '{') return { kind: 'object', type: object.name, entries: entriesOf(node, build), span };
    if (open === '(') {
      callees.set(node.id, object);
      return build(node);
    }
    const [key] = itemsOf(node, build);
    return key?.value.kind === 'literal'
      ? { kind: 'member', object, name: key.value.value, span }
      : { kind: 'unknown', span };
  };

  return { macro, tree };
}

/** The tokens behind a name and its mark. */
const withoutMark = (tokens: readonly Token[]): readonly Token[] =>
  tokens
    .slice(1)
    .map((token, position) =>
      position === 0 ? { ...token, before: token.before.replace(/^(?::|=>|=)/, '') } : token,
    );

/** The elements of a token tree, between its brackets. */
function elementsOf(tree: SyntaxNode): readonly Element[] {
  const source = tree.text;
  const elements: { tokens: Token[]; start: number; end: number }[] = [];
  let position = 1;
  let gap = '';
  for (const node of named(tree)) {
    gap += source.slice(position, node.startIndex - tree.startIndex);
    position = node.endIndex - tree.startIndex;
    if (node.type.endsWith('comment')) continue;
    const comma = Math.max(gap.lastIndexOf(','), gap.lastIndexOf(';'));
    const last = elements.at(-1);
    const token = { node, before: gap.slice(comma + 1).trim() };
    if (last && comma < 0) last.tokens.push(token);
    else elements.push({ tokens: [token], start: node.startIndex, end: node.endIndex });
    const current = elements.at(-1);
    if (current) current.end = endWithComma(source, node.endIndex, tree.startIndex);
    gap = '';
  }
  return elements.map(({ tokens, start, end }) => ({ tokens, span: { start, end } }));
}

function endWithComma(source: string, end: number, offset: number): number {
  const comma = /[ \t\r\n]*,/y;
  comma.lastIndex = end - offset;
  return comma.test(source) ? comma.lastIndex + offset : end;
}
