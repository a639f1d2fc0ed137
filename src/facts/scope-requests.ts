import { type Expression, resolved } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import type { Bound } from './code-app-parts.ts';
import { literalOf, placeOf } from './expression-text.ts';
import type { ScopeRequest } from './request-types.ts';
import { graphHostOf } from './resources.ts';
import { scopesIn } from './scopes.ts';
import type { Authority, Flow } from './types.ts';

/** The scopes that one flow of an app asks for, each call apart. Without an authority libraries ask the public cloud. */
export function requestsOf(
  scopes: readonly Bound[],
  flow: Flow | undefined,
  authority: Authority | undefined,
  syntax: Syntax,
): readonly ScopeRequest[] {
  const calls = new Map<Expression, Bound[]>();
  for (const bound of scopes) {
    const list = bound.list?.of ?? bound.expression;
    calls.set(list, [...(calls.get(list) ?? []), bound]);
  }
  const host = authority ? authority.kind === 'url' && authority.host : 'login.microsoftonline.com';
  const graphHost = host && graphHostOf(host);
  return [...calls].map(([list, bounds]): ScopeRequest => {
    const isWhole = bounds.every((bound) => bound.list?.isWhole !== false);
    const literal = isWhole ? literalSpan(list, bounds) : undefined;
    return {
      ...(flow && { flow }),
      scopes: bounds.flatMap(({ name, expression }) =>
        scopesIn(
          { value: literalOf(expression)?.value ?? '', name, place: placeOf(expression, syntax) },
          true,
        ),
      ),
      isWhole,
      ...(literal && { literal }),
      ...(graphHost && { graphHost }),
    };
  });
}

/** From the first literal of a list to the last, where all of them stand in it. */
function literalSpan(list: Expression, bounds: readonly Bound[]): Span | undefined {
  const literals = bounds.map(({ expression }) => literalOf(expression)?.place.literal);
  const [first, last] = [literals[0], literals.at(-1)];
  if (!first || !last) return undefined;
  if (literals.length === 1) return first;
  const { span } = resolved(list);
  return span.start <= first.start && last.end <= span.end && first.start < last.end
    ? { start: first.start, end: last.end }
    : undefined;
}
