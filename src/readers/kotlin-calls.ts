import type { Argument, Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make } from './code-nodes.ts';
import { onlyStatement, statementsOf, withoutComments } from './kotlin-declarations.ts';
import { changed, withoutIndent, withoutMargin } from './margins.ts';
import {
  collectionOf,
  type Item,
  joined,
  mapOf,
  mapOfAlternating,
  type Pair,
  pairAlone,
  pairOf,
  widening,
} from './pairs.ts';

const LISTS = /^(?:list|mutableList|arrayList|array|set|mutableSet|hashSet|linkedSet)Of(?:NotNull)?$/;
const MAPS = /^(?:map|mutableMap|hashMap|linkedMap|sortedMap)Of$/;

/** Methods that change a text in a way that can be followed. */
const CHANGES: ReadonlyMap<string, (text: string) => string> = new Map([
  ['trimIndent', withoutIndent],
  ['trimMargin', withoutMargin],
]);

/**
 * Makes the calls of one file: `callee(…)`, `callee(…) { … }`, `Type(…)`. What makes lists and maps is Kotlin's way to
 * write them. Calls are made from the outside in: what an inner one is, the outer one says.
 */
export function callsOfFile(): Make {
  const beforeLambda = new Set<number>();
  const receivers = new Map<number, (build: Build) => Expression | undefined>();
  return (node, build) => {
    const span = spanOf(node);
    const parts = beforeLambda.has(node.id) ? undefined : partsOf(node);
    if (!parts) return { kind: 'unknown', span };
    const { callee, list, lambda, before } = parts;
    if (before) beforeLambda.add(before.id);
    for (const each of lambda ? calledInside(lambda, parts, node) : []) receivers.set(each.id, each.receiver);
    const target = build(callee);
    const items = list ? itemsIn(list, build) : [];
    const value = lambda ? undefined : madeOf(target, items, node);
    if (value) return value;
    const args = [...joined(items), ...(lambda ? [{ value: build(lambdaValue(target, lambda)) }] : [])];
    const made = callOf(target, '', args, span);
    const receiver = made.kind === 'call' && receivers.get(callee.id)?.(build);
    return receiver ? { ...made, receiver } : made;
  };
}

interface Parts {
  readonly callee: SyntaxNode;
  readonly list: SyntaxNode | undefined;
  readonly lambda: SyntaxNode | undefined;
  /** The call that the lambda stands behind. */
  readonly before?: SyntaxNode;
}

/** Arguments in parentheses and a lambda behind them are two calls to the grammar, and one to Kotlin. */
function partsOf(node: SyntaxNode): Parts | undefined {
  const parts = ownParts(node);
  if (!parts?.lambda || parts.list || parts.callee.type !== 'call_expression') return parts;
  const before = ownParts(parts.callee);
  return before && !before.lambda ? { ...before, lambda: parts.lambda, before: parts.callee } : parts;
}

function ownParts(node: SyntaxNode): Parts | undefined {
  const all = withoutComments(node);
  const [callee] = all;
  const list = all.find(({ type }) => type === 'value_arguments');
  const lambda = all.find(({ type }) => type === 'annotated_lambda');
  return callee && { callee, list, lambda };
}

/** What a lambda gives instead of what is missing: `ifEmpty { "a" }`. Any other lambda is unknown. */
function lambdaValue(target: Expression, lambda: SyntaxNode): SyntaxNode {
  const isDefault = target.kind === 'member' && /^(?:getOrElse|ifBlank|ifEmpty)$/.test(target.name);
  return (isDefault && onlyStatement(lambda)) || lambda;
}

function madeOf(target: Expression, items: readonly Item[], node: SyntaxNode): Expression | undefined {
  const span = spanOf(node);
  if (target.kind === 'name') {
    if (LISTS.test(target.name)) return collectionOf(items, span);
    if (MAPS.test(target.name)) return mapOf(items, span);
    if (target.name === 'Pair') return pairAlone(pairOf(items[0]?.value, items[1]?.value, span), span);
  }
  if (target.kind !== 'member') return undefined;
  const isMap = target.object.kind === 'name' && target.object.name === 'Map' && target.name === 'of';
  if (isMap) return mapOfAlternating(items, span);
  const change = items.length === 0 ? CHANGES.get(target.name) : undefined;
  return change && changed(target.object, change);
}

/** Arguments, by name or by position, and pairs. */
export function itemsIn(list: SyntaxNode, build: Build): readonly Item[] {
  const widened = widening(list);
  return withoutComments(list).flatMap((each): readonly Item[] => {
    const [first, second] = withoutComments(each);
    if (!first) return [];
    if (second) return [{ name: first.text, value: build(second) }];
    const pair = pairIn(first, build);
    return [pair ? { ...pair, span: widened(pair.at) } : { value: build(first) }];
  });
}

export function argumentsIn(list: SyntaxNode | undefined, build: Build): readonly Argument[] {
  return list ? joined(itemsIn(list, build)) : [];
}

/** `"key" to value`, `Pair("key", value)`. */
function pairIn(node: SyntaxNode, build: Build): Pair | undefined {
  const at = spanOf(node);
  if (node.type === 'infix_expression') {
    const [key, operator, value] = withoutComments(node);
    return operator?.text === 'to' ? pairOf(build(key ?? null), build(value ?? null), at) : undefined;
  }
  const [callee] = node.type === 'call_expression' ? withoutComments(node) : [];
  if (callee?.type !== 'identifier' || callee.text !== 'Pair') return undefined;
  const pair = build(node);
  const [entry] = pair.kind === 'object' ? pair.entries : [];
  return entry && { ...entry, at };
}

/** `a to b`: a pair. Any other word between two expressions is a method of the first. */
export const infix: Make = (node, build) => {
  const span = spanOf(node);
  const [left, operator, right] = withoutComments(node);
  const word = operator?.text ?? '';
  // `const val NAME` behind an annotation is no method either.
  if (!left || !right || word === 'val') return { kind: 'unknown', span };
  if (word === 'to') return pairAlone(pairIn(node, build), span);
  return {
    kind: 'call',
    callee: word,
    receiver: build(left),
    arguments: [{ value: build(right) }],
    span,
  };
};

/** `Type("a")` behind `: ` and `@`, and `this("a")`, `super("a")` before a constructor's body. */
export const constructorCall: Make = (node, build) => {
  const [type, list = type] = withoutComments(node);
  const isDelegation = node.type === 'constructor_delegation_call';
  const word = isDelegation ? /^\w+/.exec(node.text)?.[0] : undefined;
  const target = type && !word ? build(type) : undefined;
  return callOf(target, word ?? '', argumentsIn(list, build), spanOf(node));
};

/** Functions whose lambda speaks of what they are called on, or are given. */
const SCOPES = /^(?:apply|run|with)$/;
/** Functions that builders are filled by: `parameters { append("a", b) }`. */
const ADDING = /^(?:add|append|header|parameter|put|set)$/;
const MAY_ADD = /\b(?:add|append|header|parameter|put|set)\s*\(/;

/** The name of a call, and what the call is called on without saying so. */
interface Implicit {
  readonly id: number;
  readonly receiver: (build: Build) => Expression | undefined;
}

/** What the statements of a lambda are called on: the builder of `builder.apply { clientId("a") }`. */
function calledInside(lambda: SyntaxNode, { callee, list }: Parts, scope: SyntaxNode): readonly Implicit[] {
  const [object, key] = callee.type === 'navigation_expression' ? withoutComments(callee) : [null, callee];
  const isScope = SCOPES.test(key?.text ?? '');
  if (!isScope && !MAY_ADD.test(lambda.text)) return [];
  const receiver = (build: Build) => {
    if (!isScope) return build(scope);
    return object ? build(object) : argumentsIn(list, build)[0]?.value;
  };
  return statementsOf(lambda)
    .flatMap((statement) => firstNameOf(statement) ?? [])
    .filter((name) => isScope || ADDING.test(name.text))
    .map(({ id }) => ({ id, receiver }));
}

/** The name that a chain of calls begins with: `a` of `a("b").c()`. */
function firstNameOf(statement: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = statement;
  let isCalled = false;
  while (at?.type === 'call_expression' || at?.type === 'navigation_expression') {
    isCalled = at.type === 'call_expression';
    at = withoutComments(at)[0];
  }
  return isCalled && at?.type === 'identifier' ? at : undefined;
}
