import { foundInParts } from '../core/code-parts.ts';
import { type Assignment, type Call, type Code, type Expression, resolved } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import { literalOf, placeOf } from './expression-text.ts';
import { type Given, givenAs, givenBy, type ParameterSet } from './given-parameters.ts';
import { pathOf } from './libraries.ts';
import { requestParameters } from './library-http.ts';
import { chainOf, type Uses } from './uses.ts';

/** `params.append('grant_type', …)`, `.add("grant_type", …)`, `body['grant_type'] = …`, each with its sisters. */
export function setsOfAdding(code: Code, uses: Uses, syntax: Syntax): readonly ParameterSet[] {
  const sets = new Map<Expression | string, { anchor?: Expression; span: Span; given: Given[] }>();
  const originOf = originsIn(code, uses);
  const add = (to: Expression | string, span: Span, given: readonly Given[]) => {
    const key = typeof to === 'string' ? originOf(to, span.start) : to;
    const repeated = given.some(({ name }) => sets.get(key)?.given.some((other) => other.name === name));
    const known = repeated ? undefined : sets.get(key);
    const set = known ?? { ...(typeof key !== 'string' && { anchor: key }), span, given: [] };
    if (repeated) sets.set(`${String(span.start)}`, set);
    else sets.set(key, set);
    set.given.push(...given);
  };
  for (const call of callsThatMayAdd(code)) {
    const given = givenBy(
      call.arguments.map(({ value }) => value),
      syntax,
    );
    if (given.length > 0) add(addedTo(call), call.span, isInChain(call) ? given : given.map(asAdded));
  }
  for (const { target, value, span } of assignmentsOfParameters(code)) {
    const name = target.at(-1) ?? '';
    const key = target.slice(0, -1).join('.');
    add(key, span, [asAdded(givenAs(name, value, placeOf(value, syntax, span)))]);
  }
  for (const { given } of sets.values()) given.sort((a, b) => a.place.span.start - b.place.span.start);
  return [...sets.values()];
}

/**
 * What a path leads to where something is added to it: where it is given several values, as variables of several functions are
 * that go by one name, the last one before. The path itself where no value is known.
 */
function originsIn(code: Code, uses: Uses): (path: string, at: number) => Expression | string {
  let byPath: ReadonlyMap<string, readonly Assignment[]> | undefined;
  return (path, at) => {
    const known = uses.assigned(path);
    if (known) return known;
    byPath ??= assignmentsByPath(code);
    const last = lastBefore(byPath.get(path) ?? [], at);
    return last ? resolved(last.value) : path;
  };
}

/** The assignments to each path in the order of the text. */
function assignmentsByPath({ assignments }: Code): ReadonlyMap<string, readonly Assignment[]> {
  const byPath = new Map<string, Assignment[]>();
  for (const assignment of assignments.toSorted((a, b) => a.span.start - b.span.start)) {
    const path = assignment.target.join('.');
    const known = byPath.get(path);
    if (known) known.push(assignment);
    else byPath.set(path, [assignment]);
  }
  return byPath;
}

function lastBefore(assignments: readonly Assignment[], at: number): Assignment | undefined {
  let [low, high] = [0, assignments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((assignments[middle]?.span.start ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return assignments[low - 1];
}

const callsThatMayAdd = foundInParts(({ calls }) =>
  calls.filter((call) => isAdding(call) && requestParameters.has(textOfFirst(call) ?? '')),
);

const assignmentsOfParameters = foundInParts(({ assignments }) =>
  assignments.filter(({ target }) => target.length >= 2 && requestParameters.has(target.at(-1) ?? '')),
);

function textOfFirst({ arguments: [first] }: Call): string | undefined {
  return first && literalOf(first.value)?.value;
}

function asAdded(given: Given): Given {
  return { ...given, isAdded: true };
}

/** `new FormBody.Builder().add(…).add(…)`: all of one expression, which no condition can take apart. */
function isInChain(call: Call): boolean {
  let at: Expression | undefined = call.receiver;
  while (at?.kind === 'call' && at.receiver) at = at.receiver;
  return at?.kind === 'call' || at?.kind === 'object';
}

export function isAdding({ receiver, arguments: args }: Call): boolean {
  return receiver !== undefined && args.length >= 2 && args.length <= 3;
}

/** What a chain of additions starts from: a call or another value where that is known, else the name. */
function addedTo(call: Call): Expression | string {
  const chain = chainOf(call);
  const root = chain.at(-1) ?? call;
  if (root.kind !== 'name' && root.kind !== 'member') return root;
  const first = chain.findLast((link) => link.kind === 'call');
  return first?.kind === 'call' && !isAdding(first) ? first : (pathOf(root) ?? root);
}
