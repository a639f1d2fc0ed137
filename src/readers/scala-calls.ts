import type { Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make, operation } from './code-nodes.ts';
import { changed, withoutMargins } from './margins.ts';
import {
  collectionOf,
  type Item,
  joined,
  mapOf,
  mapOfAlternating,
  type Pair,
  pairAlone,
  pairOf,
  sumOf,
  widening,
} from './pairs.ts';
import { isBlock, withoutComments } from './scala-declarations.ts';

const LISTS = /^(?:Array|IndexedSeq|List|ListBuffer|Seq|Set|Vector)$/;
const MAPS = /^(?:HashMap|LinkedHashMap|ListMap|Map|SortedMap|TreeMap)$/;

/** Methods that give what they are called on as another collection. */
const SAME = /^(?:as(?:Java|Scala)|to(?:Array|List|Map|Seq|Set|Vector))$/;

/** How the calls of one file are made. */
export interface Calls {
  readonly call: Make;
  /** Says of a call that it is assigned to: `map("key") = value`. */
  assignedTo(call: SyntaxNode): void;
}

/**
 * Makes the calls of one file: `callee(…)`, `callee(…)(…)`, `callee { … }`. What makes lists and maps is Scala's way to
 * write them. Calls are made from the outside in: what an inner one is, the outer one says.
 */
export function callsOfFile(): Calls {
  const beforeArguments = new Set<number>();
  const targets = new Set<number>();
  const call: Make = (node, build) => {
    const span = spanOf(node);
    const parts = beforeArguments.has(node.id) ? undefined : partsOf(node);
    if (!parts?.callee) return { kind: 'unknown', span };
    for (const { id } of parts.before) beforeArguments.add(id);
    const target = calleeOf(parts.callee, build);
    const items = parts.lists.flatMap((list) => itemsIn(list, build));
    const value = targets.has(node.id) ? updated(target, items, span) : madeOf(target, items, span);
    return value ?? callOf(target, '', joined(items), span);
  };
  return { call, assignedTo: ({ id }) => targets.add(id) };
}

interface Parts {
  readonly callee: SyntaxNode | null;
  readonly lists: readonly SyntaxNode[];
  /** The calls that further arguments stand behind. */
  readonly before: readonly SyntaxNode[];
}

/** Several lists of arguments are several calls to the grammar, and one to Scala. */
function partsOf(node: SyntaxNode): Parts {
  const calls: SyntaxNode[] = [];
  let callee: SyntaxNode | null = node;
  while (callee?.type === 'call_expression') {
    calls.push(callee);
    callee = callee.childForFieldName('function');
  }
  const lists = calls.toReversed().flatMap((each) => each.childForFieldName('arguments') ?? []);
  return { callee, lists, before: calls.slice(1) };
}

/** A method without arguments is a value by itself; before arguments it is only a name. */
function calleeOf(callee: SyntaxNode, build: Build): Expression {
  if (callee.type !== 'field_expression') return build(callee);
  const object = build(callee.childForFieldName('value'));
  return { kind: 'member', object, name: fieldIn(callee), span: spanOf(callee) };
}

function fieldIn(node: SyntaxNode): string {
  return node.childForFieldName('field')?.text.replace(/^`(.*)`$/s, '$1') ?? '';
}

function madeOf(target: Expression, items: readonly Item[], span: Span): Expression | undefined {
  if (target.kind === 'member') {
    const { object, name } = target;
    if (name === 'of' && isNamed(object, /^Map$/)) return mapOfAlternating(items, span);
    if (/^(?:apply|empty)$/.test(name) && isNamed(object, MAPS)) return mapOf(items, span);
    if (isNamed(object, /^(?:mutable|immutable|collection)$/)) return collected(name, items, span);
    return items.length === 0 ? valueOfMethod(object, name) : undefined;
  }
  if (target.kind !== 'name') return undefined;
  const [only, second] = items;
  // A call stays what it is: every call is one expression.
  const isWrapped = /^(?:Option|Some)$/.test(target.name) && !second && only?.value.kind !== 'call';
  if (isWrapped && only) return only.value;
  return collected(target.name, items, span);
}

function isNamed(expression: Expression, pattern: RegExp): boolean {
  return (expression.kind === 'name' || expression.kind === 'member') && pattern.test(expression.name);
}

function collected(name: string, items: readonly Item[], span: Span): Expression | undefined {
  if (MAPS.test(name)) return mapOf(items, span);
  return LISTS.test(name) ? collectionOf(items, span) : undefined;
}

/** What a method without arguments makes of a text or a collection; undefined where that is not known. */
function valueOfMethod(object: Expression, name: string): Expression | undefined {
  if (name === 'stripMargin') return changed(object, withoutMargins);
  const { kind } = resolved(object);
  return SAME.test(name) && (kind === 'list' || kind === 'object') ? object : undefined;
}

/** `map("key")` before `=`. */
function updated(object: Expression, items: readonly Item[], span: Span): Expression | undefined {
  const [key, second] = items;
  if (!key || second) return undefined;
  const name = resolved(key.value);
  return name?.kind === 'literal'
    ? { kind: 'member', object, name: name.value, nameSpan: key.value.span, span }
    : undefined;
}

/** Arguments, by name or by position, and pairs; a block is an argument by itself. */
function itemsIn(list: SyntaxNode, build: Build): readonly Item[] {
  if (!/^(?:arguments|tuple_expression)$/.test(list.type)) return [{ value: build(list) }];
  const widened = widening(list);
  return withoutComments(list).map((each) => {
    const key = each.type === 'assignment_expression' ? each.childForFieldName('left') : null;
    if (key) return { name: key.text, value: build(each.childForFieldName('right')) };
    const pair = pairIn(each, build);
    return pair ? { ...pair, span: widened(pair.at) } : { value: build(each) };
  });
}

/** `"key" -> value`, `("key", value)`. */
function pairIn(node: SyntaxNode, build: Build): Pair | undefined {
  if (node.type === 'tuple_expression') {
    const [key, value, third] = withoutComments(node);
    return third ? undefined : pairOf(build(key ?? null), build(value ?? null), spanOf(node));
  }
  if (node.type !== 'infix_expression' || node.childForFieldName('operator')?.text !== '->') return undefined;
  const key = build(node.childForFieldName('left'));
  return pairOf(key, build(node.childForFieldName('right')), spanOf(node));
}

/** `object.name`; a method without arguments, too. */
export const field: Make = (node, build) => {
  const object = build(node.childForFieldName('value'));
  const name = fieldIn(node);
  const span = spanOf(node);
  if (TEXTUAL.has(name)) return { kind: 'call', callee: name, receiver: object, arguments: [], span };
  return valueOfMethod(object, name) ?? { kind: 'member', object, name, span };
};

/** Methods that give a text unchanged, or nearly so. */
export const TEXTUAL: ReadonlySet<string> = new Set(['strip', 'toCharArray', 'toString', 'trim']);

/** `a -> b`: a pair; `a + b`; `a method b`: a call. What other operators do is unknown. */
export const infix: Make = (node, build) => {
  const span = spanOf(node);
  const operator = node.childForFieldName('operator');
  const left = build(node.childForFieldName('left'));
  const word = operator?.text ?? '';
  if (word === '->') return pairAlone(pairIn(node, build), span);
  const right = node.childForFieldName('right');
  if (word === '+' || word === '++') return summed(left, build(right), word, span);
  if (operator?.type === 'operator_identifier') return operation(word, left, build(right), span);
  if (operator?.type !== 'identifier' || !right) return { kind: 'unknown', span };
  return { kind: 'call', callee: word, receiver: left, arguments: joined(itemsIn(right, build)), span };
};

/** `a ++ b` puts collections together. */
function summed(left: Expression, right: Expression, sign: string, span: Span): Expression {
  const sum = sumOf(left, right, span);
  return sign === '+' || sum.kind === 'object' ? sum : { kind: 'unknown', span };
}

/** `new Type(…)`; `@Name(…)`; the `Type(…)` that a class extends. */
export const creation: Make = (node, build) => {
  const [first, ...rest] = withoutComments(node);
  const type = node.childForFieldName('name') ?? node.childForFieldName('type') ?? first;
  const lists = rest.filter(({ type }) => type === 'arguments');
  if (!type || (node.type !== 'instance_expression' && lists.length === 0))
    return { kind: 'unknown', span: spanOf(node) };
  const args = joined(lists.flatMap((list) => itemsIn(list, build)));
  return callOf(build(type), '', args, spanOf(node));
};

/** `{ a }` is `a`; what more than one statement gives is unknown. */
export const block: Make = (node, build) => {
  const [value, second] = withoutComments(node);
  const isValue = value && !second && isBlock(node);
  return isValue ? build(value) : { kind: 'unknown', span: spanOf(node) };
};
