import { foundInParts } from '../core/code-parts.ts';
import type { Call, Code, Expression } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import { literalOf, placeOf } from './expression-text.ts';
import { type Given, givenAs, givenBy, type ParameterSet } from './given-parameters.ts';
import { pathOf } from './libraries.ts';
import { requestParameters } from './library-http.ts';
import { chainOf, type Uses } from './uses.ts';

/** `params.append('grant_type', …)`, `.add("grant_type", …)`, `body['grant_type'] = …`, each with its sisters. */
export function setsOfAdding(code: Code, uses: Uses, syntax: Syntax): readonly ParameterSet[] {
  const sets = new Map<Expression | string, { anchor?: Expression; span: Span; given: Given[] }>();
  const add = (to: Expression | string, span: Span, given: readonly Given[]) => {
    const key = typeof to === 'string' ? (uses.assigned(to, span.start) ?? to) : to;
    const repeated = given.some(({ name }) => sets.get(key)?.given.some((other) => other.name === name));
    const known = repeated ? undefined : sets.get(key);
    const set = known ?? { ...(typeof key !== 'string' && { anchor: key }), span, given: [] };
    if (repeated) sets.set(`${String(span.start)}`, set);
    else sets.set(key, set);
    set.given.push(...given);
  };
  for (const call of callsThatMayAdd(code)) {
    const values = call.arguments.map(({ value }) => value);
    const given = givenBy(values, syntax);
    add(addedTo(call), call.span, isInChain(call) ? given : given.map(asAdded));
  }
  for (const { target, value, span } of assignmentsOfParameters(code)) {
    const name = target.at(-1) ?? '';
    const key = target.slice(0, -1).join('.');
    add(key, span, [asAdded(givenAs(name, value, placeOf(value, syntax, span)))]);
  }
  for (const { given } of sets.values()) given.sort((a, b) => a.place.span.start - b.place.span.start);
  return [...sets.values()];
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
