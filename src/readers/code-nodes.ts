import type { Argument, Expression, ObjectExpression, Operation } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span, Syntax } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { withDefault } from './code-defaults.ts';
import { withComma, withLines } from './entries.ts';

/** Makes an expression of a node: what the tables of languages are made of. */
export type Make = (node: SyntaxNode, build: Build) => Expression;

/** A variable. */
export const name: Make = (node) => ({ kind: 'name', name: node.text, span: spanOf(node) });

/** Parentheses, `await`, casts: stands for what is in the field, or for the first named child. */
export function inner(field?: string): Make {
  return (node, build) => build(field ? node.childForFieldName(field) : (named(node)[0] ?? null));
}

/** `object.name`; with a literal in brackets also `object["name"]`. */
export function member(objectField: string, nameField: string): Make {
  return (node, build) => {
    const key = node.childForFieldName(nameField);
    const object = build(node.childForFieldName(objectField));
    return key ? memberOf(object, key, build, spanOf(node)) : { kind: 'unknown', span: spanOf(node) };
  };
}

/** `object["name"]`, also through a constant; any other index is unknown. */
export function indexed(objectField: string, indexField: string): Make {
  return (node, build) => {
    const key = node.childForFieldName(indexField);
    const index = resolved(build(key));
    const span = spanOf(node);
    if (!key || index.kind !== 'literal') return { kind: 'unknown', span };
    const object = build(node.childForFieldName(objectField));
    return { kind: 'member', object, name: index.value, nameSpan: spanOf(key), span };
  };
}

function memberOf(object: Expression, key: SyntaxNode, build: Build, span: Span): Expression {
  const index = build(key);
  if (index.kind === 'literal')
    return { kind: 'member', object, name: index.value, nameSpan: spanOf(key), span };
  const isWord = /^[\p{L}_$@#?!][\p{L}\p{N}_$?!-]*$/u.test(key.text);
  return isWord ? { kind: 'member', object, name: key.text, span } : { kind: 'unknown', span };
}

/** `callee(arguments)`; the callee's last name is the call's, what stands before it the receiver. */
export function call(calleeField: string, argumentsField: string, argument: MakeArgument = positional): Make {
  return (node, build) => {
    const callee = node.childForFieldName(calleeField);
    const list = node.childForFieldName(argumentsField);
    const target = callee ? build(callee) : undefined;
    const args = list ? named(list).flatMap((each) => argument(each, build)) : [];
    return callOf(target, callee?.text ?? '', args, spanOf(node));
  };
}

/** A call of a callee that is built already; `text` is its source, for callees that are no expression (types). */
export function callOf(
  target: Expression | undefined,
  text: string,
  args: readonly Argument[],
  span: Span,
): Expression {
  if (target?.kind === 'name') return { kind: 'call', callee: target.name, arguments: args, span };
  if (target?.kind === 'member') {
    return { kind: 'call', callee: target.name, receiver: target.object, arguments: args, span };
  }
  const last = /(?<![\p{L}_$])([\p{L}_$][\p{L}\p{N}_$-]*)(?:<.*>)?$/su.exec(text)?.[1];
  return last ? { kind: 'call', callee: last, arguments: args, span } : { kind: 'unknown', span };
}

/** Turns a node of an argument list into arguments: none for a comment, several for none. */
export type MakeArgument = (node: SyntaxNode, build: Build) => readonly Argument[];

export const positional: MakeArgument = (node, build) =>
  node.type.endsWith('comment') ? [] : [{ value: build(node) }];

/** `name=value` in nodes of the given type, everything else by position. */
export function namedArgument(type: string, nameField: string, valueField: string): MakeArgument {
  return (node, build) => {
    const key = node.type === type ? node.childForFieldName(nameField) : null;
    return key
      ? [{ name: key.text, nameSpan: spanOf(key), value: build(node.childForFieldName(valueField)) }]
      : positional(node, build);
  };
}

/** An object or dictionary whose entries are nodes of the given type; `spreadType` puts other objects into it. */
export function object(entryType: string, keyField: string, valueField: string, spreadType: string): Make {
  return (node, build) => {
    const spans = spansWithComma(node);
    const parts = named(node).map((each, index): Entries => {
      if (each.type === spreadType) return spreadOf(named(each)[0] ?? null, build);
      const key = each.type === entryType ? each.childForFieldName(keyField) : null;
      const value = each.childForFieldName(valueField);
      if (!key || !value) return { entries: [] };
      const text = build(key);
      const name = text.kind === 'literal' ? text.value : key.text;
      const span = spans[index] ?? spanOf(each);
      return { entries: [{ name, nameSpan: spanOf(key), value: build(value), span }] };
    });
    return { kind: 'object', ...joinedEntries(parts), span: spanOf(node) };
  };
}

/** What a part of an object literal puts into it. */
export type Entries = Pick<ObjectExpression, 'entries' | 'isOpen'>;

/** What `...rest` puts into an object: the entries of one that is known, else more than can be said. */
export function spreadOf(node: SyntaxNode | null, build: Build): Entries {
  const spread = resolved(build(node));
  return spread.kind === 'object' ? spread : { entries: [], isOpen: true };
}

/** Of entries that are called the same the last one counts. */
export function joinedEntries(parts: readonly Entries[]): Entries {
  const entries = parts.flatMap((part) => part.entries);
  const last = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    entries: entries.filter((entry) => last.get(entry.name) === entry),
    ...(parts.some(({ isOpen }) => isOpen) && { isOpen: true }),
  };
}

export const list: Make = (node, build) => ({
  kind: 'list',
  items: named(node).map(build),
  span: spanOf(node),
});

/** All named children put together: interpolated texts, texts that stand side by side. */
export const concatenation: Make = (node, build) => ({
  kind: 'concatenation',
  parts: named(node).map(build),
  span: spanOf(node),
});

/**
 * `left + right` by the given operator: texts put together; `left || right` by one of `defaults`: a value with its
 * default; `left - right`: arithmetic. Other operators are unknown.
 */
export function binary(joining: string, defaults: readonly string[] = []): Make {
  return (node, build) => {
    const sign = node.childForFieldName('operator')?.text ?? '';
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (!left || !right) return { kind: 'unknown', span: spanOf(node) };
    if (defaults.includes(sign)) return withDefault(build(left), build(right));
    return sign === joining
      ? { kind: 'concatenation', parts: [build(left), build(right)], span: spanOf(node) }
      : operation(sign, build(left), build(right), spanOf(node));
  };
}

const OPERATORS: Readonly<Record<string, Operation['operator']>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '//': '/',
};

/** Arithmetic; any other operator is unknown. */
export function operation(sign: string, left: Expression, right: Expression, span: Span): Expression {
  const operator = OPERATORS[sign];
  return operator ? { kind: 'operation', operator, left, right, span } : { kind: 'unknown', span };
}

/** A number, `true`, `null`: a constant by its text. */
export function constant(syntax: Syntax): Make {
  return (node) => {
    const span = spanOf(node);
    const place = { span, literal: span, entry: span, syntax };
    return { kind: 'literal', type: 'other', value: node.text, span, place };
  };
}

/** The span of each named child of a list with the comma behind it, where there is one, and the lines it fills. */
export function spansWithComma(node: SyntaxNode): readonly Span[] {
  const source = node.text;
  const spans: Span[] = [];
  let next = node.startIndex + source.length;
  let commaBehindComments = -1;
  // From the last to the first, for comments are children too and may stand between an entry and its comma.
  for (const child of named(node).toReversed()) {
    const { start, end } = spanOf(child);
    const comma = source.slice(end - node.startIndex, next - node.startIndex).indexOf(',');
    const behind = comma < 0 ? commaBehindComments : end + comma + 1;
    const base = node.startIndex;
    const entry = withLines(source, { start: start - base, end: Math.max(end, behind) - base });
    spans.push({ start: entry.start + base, end: entry.end + base });
    commaBehindComments = child.type.endsWith('comment') ? behind : -1;
    next = start;
  }
  return spans.reverse();
}

/** An entry of a list with the comma behind it or, for the last one, the comma before it. */
export function entryInList(list: SyntaxNode, { start, end }: Span): Span {
  const base = list.startIndex;
  const entry = withComma(list.text, { start: start - base, end: end - base });
  return { start: entry.start + base, end: entry.end + base };
}

/** The named children, without gaps. */
export function named({ namedChildren }: SyntaxNode): readonly SyntaxNode[] {
  return isWithoutGaps(namedChildren) ? namedChildren : namedChildren.filter((child) => child !== null);
}

/** Most are: a list of its own for each node is spared. */
function isWithoutGaps(children: SyntaxNode['namedChildren']): children is readonly SyntaxNode[] {
  return !children.includes(null);
}
