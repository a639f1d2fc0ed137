import type { Argument, Expression, ObjectEntry, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Build, spanOf } from './code.ts';
import {
  callOf,
  entryInList,
  type Make,
  type MakeArgument,
  named,
  namedArgument,
  positional,
} from './code-nodes.ts';

function argumentsOf(
  node: SyntaxNode,
  build: Build,
  argument: MakeArgument = positional,
): readonly Argument[] {
  const list = node.childForFieldName('arguments');
  return list ? named(list).flatMap((each) => argument(each, build)) : [];
}

const LISTS = new Set([
  'List.of',
  'Set.of',
  'Arrays.asList',
  'Collections.singleton',
  'Collections.singletonList',
]);
const MAPS = new Set(['Map.of', 'Collections.singletonMap']);

/** `receiver.name(…)`. What makes lists and maps of the standard library is Java's way to write them. */
export const invocation: Make = (node, build) => {
  const receiver = node.childForFieldName('object');
  const object = receiver ? build(receiver) : undefined;
  const callee = node.childForFieldName('name')?.text ?? '';
  const args = argumentsOf(node, build);
  const span = spanOf(node);
  const type = object?.kind === 'name' || object?.kind === 'member' ? object.name : '';
  const method = `${type}.${callee}`;
  if (LISTS.has(method)) return { kind: 'list', items: args.map(({ value }) => value), span };
  const map = MAPS.has(method) ? mapOf(args, node) : method === 'Map.ofEntries' && ofEntries(args, node);
  if (map) return map;
  const call = { kind: 'call', callee, arguments: args, span } as const;
  return object ? { ...call, receiver: object } : call;
};

/** `Map.of("a", b, "c", d)`; undefined where a key is not known. */
function mapOf(args: readonly Argument[], node: SyntaxNode): Expression | undefined {
  const entries: ObjectEntry[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const entry = entryOf(args[index]?.value, args[index + 1]?.value);
    if (!entry) return undefined;
    entries.push(entry);
  }
  return objectOf(entries, node);
}

/** `Map.ofEntries(Map.entry("a", b), entry("c", d))`; undefined where a key is not known. */
function ofEntries(args: readonly Argument[], node: SyntaxNode): Expression | undefined {
  const entries = args.flatMap(({ value }) => {
    if (value.kind !== 'call' || value.callee !== 'entry') return [];
    const entry = entryOf(value.arguments[0]?.value, value.arguments[1]?.value);
    return entry ? [{ ...entry, span: value.span }] : [];
  });
  return entries.length === args.length ? objectOf(entries, node) : undefined;
}

/** An object whose entries are separated as arguments are. */
function objectOf(entries: readonly ObjectEntry[], node: SyntaxNode): ObjectExpression {
  return {
    kind: 'object',
    entries: entries.map((entry) => ({ ...entry, span: entryInList(node, entry.span) })),
    span: spanOf(node),
  };
}

function entryOf(key: Expression | undefined, value: Expression | undefined): ObjectEntry | undefined {
  const literal = key && resolved(key);
  if (!key || !value || literal?.kind !== 'literal') return undefined;
  const span = { start: key.span.start, end: value.span.end };
  return { name: literal.value, nameSpan: key.span, value, span };
}

/** `new Type(…)`; with `{{ put("a", b); }}` behind it an object is the last argument. */
export const creation: Make = (node, build) => {
  const type = node.childForFieldName('type');
  const args = argumentsOf(node, build);
  const body = named(node).find((each) => each.type === 'class_body');
  const puts = body && putsIn(body, build);
  const all = puts && puts.entries.length > 0 ? [...args, { value: puts }] : args;
  return callOf(type ? build(type) : undefined, '', all, spanOf(node));
};

/** The calls of `put` in the initializer of an anonymous class. */
function putsIn(body: SyntaxNode, build: Build) {
  const statements = named(body)
    .filter(({ type }) => type === 'block')
    .flatMap(named);
  const entries = statements.flatMap((statement) => {
    const call = statement.type === 'expression_statement' ? build(named(statement)[0] ?? null) : undefined;
    if (call?.kind !== 'call' || call.receiver || call.callee !== 'put') return [];
    const entry = entryOf(call.arguments[0]?.value, call.arguments[1]?.value);
    return entry ? [{ ...entry, span: spanOf(statement) }] : [];
  });
  return { kind: 'object', entries, span: spanOf(body) } as const;
}

/** `@Name("value")`, `@Name(key = "value")`. */
export const annotation: Make = (node, build) => {
  const callee = node.childForFieldName('name');
  const args = argumentsOf(node, build, namedArgument('element_value_pair', 'key', 'value'));
  return callOf(callee ? build(callee) : undefined, '', args, spanOf(node));
};

/** `this(…)` and `super(…)` at the beginning of a constructor. */
export const constructorCall: Make = (node, build) =>
  callOf(build(node.childForFieldName('constructor')), '', argumentsOf(node, build), spanOf(node));
