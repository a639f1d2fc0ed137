import { foundInParts } from '../core/code-parts.ts';
import {
  type Call,
  type Code,
  type Expression,
  type ListExpression,
  type ObjectExpression,
  resolved,
} from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { setsOfAdding } from './added-parameters.ts';
import { isProgram, setOfCommand } from './command-request.ts';
import { HOLE, placeOf } from './expression-text.ts';
import { type Given, givenAs, givenBy, givenRaw, type ParameterSet } from './given-parameters.ts';
import { objectsIn } from './objects.ts';
import { rawParametersOf } from './raw-parameters.ts';
import { textsThat } from './texts.ts';
import type { Uses } from './uses.ts';

/**
 * The sets of parameters of a code that hold a `grant_type`: object literals, lists of pairs, texts put together,
 * parameters added one by one to an object or a builder.
 */
export function parameterSetsOf(code: Code, uses: Uses, syntax: Syntax): readonly ParameterSet[] {
  const added = setsOfAdding(code, uses, syntax);
  const sets = [
    ...objectsIn(code)
      .filter(({ entries }) => namesGrant(entries))
      .map((object) => setOfObject(object, syntax)),
    ...listsOf(code, syntax),
    ...callsThatNameGrants(code).map((call) => setOfArguments(call, syntax)),
    ...callsOfPrograms(code).flatMap((call) => setOfCommand(call, syntax)),
    ...setsOfText(code, syntax),
  ]
    .filter(({ given }) => namesGrant(given))
    .map((set) => withAdded(set, added, uses));
  return [...sets, ...added.filter(({ given }) => namesGrant(given))];
}

/** What is added later to an object, or to the form that was made of it, belongs to it. */
function withAdded(set: ParameterSet, added: readonly ParameterSet[], uses: Uses): ParameterSet {
  const { anchor } = set;
  if (!anchor) return set;
  const holders = new Set([anchor, ...uses.of(anchor).map(({ by }) => by)]);
  const later = added.filter(
    (other) => other.anchor && holders.has(other.anchor) && !namesGrant(other.given),
  );
  return later.length === 0 ? set : { ...set, given: [...set.given, ...later.flatMap(({ given }) => given)] };
}

const callsThatNameGrants = foundInParts(({ calls }) => calls.filter((call) => namesGrant(call.arguments)));

const callsOfPrograms = foundInParts(({ calls }) => calls.filter(isProgram));

function namesGrant(entries: readonly { readonly name?: string }[]): boolean {
  return entries.some(({ name }) => name === 'grant_type');
}

function setOfObject(object: ObjectExpression, syntax: Syntax): ParameterSet {
  const given = object.entries.map((entry): Given => {
    const { name, value, span, nameSpan } = entry;
    const expression = onlyItem(value);
    const place = placeOf(expression, syntax, span);
    const sister = place.syntax.entry ?? syntax.entry;
    const isOwn = object.span.start <= span.start && span.end <= object.span.end;
    return {
      ...givenAs(name, expression, place),
      ...(isOwn && { entry: span }),
      ...(isOwn && nameSpan && { nameSpan }),
      ...(isOwn && nameSpan && sister && { sister }),
    };
  });
  const isOpen = object.isOpen === true || object.entries.some(({ name }) => !/^[a-z][a-z_]*$/.test(name));
  return { anchor: object, span: object.span, given, isOpen };
}

/** Parameters that are named arguments: `post_form(uri, 'grant_type' => …)`. */
function setOfArguments(call: Call, syntax: Syntax): ParameterSet {
  const given = call.arguments.flatMap(({ name, value }) =>
    name === undefined ? [] : [givenAs(name, value, placeOf(value, syntax))],
  );
  const isOpen = call.arguments.some(({ name, value }) => name === undefined && value.kind === 'unknown');
  return { anchor: call, span: call.span, given, isOpen };
}

/** `{"grant_type": {"client_credentials"}}`: `url.Values` of Go holds lists. */
function onlyItem(expression: Expression): Expression {
  const value = resolved(expression);
  const [only, second] = value.kind === 'list' ? value.items : [];
  return only && !second ? only : expression;
}

const listsAssigned = foundInParts(({ assignments }) => assignments.flatMap(({ value }) => asList(value)));

const listsHandedOver = foundInParts(({ calls }) =>
  calls.flatMap(({ arguments: args }) => args.flatMap(({ value }) => asList(value))),
);

function asList(expression: Expression): readonly ListExpression[] {
  const value = resolved(expression);
  return value.kind === 'list' ? [value] : [];
}

/** Lists whose items are pairs of a name and a value. */
function listsOf(code: Code, syntax: Syntax): readonly ParameterSet[] {
  const lists = new Set([...listsAssigned(code), ...listsHandedOver(code)]);
  return [...lists].map((list) => {
    const { items } = list;
    const given = items.flatMap((item) => pairOf(item, syntax));
    return { anchor: list, span: list.span, given, isOpen: given.length < items.length };
  });
}

function pairOf(item: Expression, syntax: Syntax): readonly Given[] {
  const value = resolved(item);
  if (value.kind === 'list') return givenBy(value.items, syntax);
  if (value.kind === 'call')
    return givenBy(
      value.arguments.map((each) => each.value),
      syntax,
    );
  if (value.kind !== 'object') return [];
  const entry = (pattern: RegExp) => value.entries.find(({ name }) => pattern.test(name))?.value;
  const [name, text] = [entry(/^(?:name|key)$/i), entry(/^value$/i)];
  return name && text ? givenBy([name, text], syntax) : [];
}

const textsWithGrants = textsThat((text) => text.includes('grant_type=') || isJsonWithGrant(text));

function isJsonWithGrant(text: string): boolean {
  return /^\s*\{/.test(text) && text.includes('"grant_type"');
}

function setsOfText(code: Code, syntax: Syntax): readonly ParameterSet[] {
  return textsWithGrants(code).flatMap(({ expression, text }): readonly ParameterSet[] => {
    const { span } = expression;
    if (isJsonWithGrant(text)) {
      return [{ anchor: expression, span, given: givenInJson(text, expression, syntax), encoding: 'json' }];
    }
    const { parameters, isOpen } = rawParametersOf(expression, syntax);
    return [{ anchor: expression, span, given: parameters.map(givenRaw), encoding: 'raw', isOpen }];
  });
}

/** Stands for what is computed while JSON is parsed: it takes no control characters. */
const FILLED = '\ufffc';

function givenInJson(text: string, expression: Expression, syntax: Syntax): readonly Given[] {
  const place = placeOf(expression, syntax);
  try {
    const entries = Object.entries(JSON.parse(text.replaceAll(HOLE, FILLED)) as Record<string, unknown>);
    return entries.map(([name, value]) => {
      const isLiteral = typeof value === 'string' && !value.includes(FILLED);
      return { name, expression, place, isApart: false, text: isLiteral ? value : undefined };
    });
  } catch {
    return [];
  }
}
