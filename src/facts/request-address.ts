import { type Code, childrenOf, type Expression } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { addressOf } from './endpoint.ts';
import { textOf } from './expression-text.ts';
import { textsThat } from './texts.ts';
import type { Endpoint } from './types.ts';
import { chainOf, type Use } from './uses.ts';

/** An address that the code holds. */
export interface FoundAddress {
  readonly expression: Expression;
  /** Undefined for an address that is not Entra's. */
  readonly endpoint: Endpoint | undefined;
  /** True where it only stands near the request, and nothing says that it is the request's. */
  readonly isGuessed: boolean;
}

const textsWithAddresses = textsThat((text) => addressOf(text).kind !== 'none');

/** Every address of the code that may be a token endpoint's. */
export function addressesIn(code: Code): readonly FoundAddress[] {
  return textsWithAddresses(code)
    .flatMap(({ expression }) => addressIn(expression))
    .filter(isForTokens);
}

/**
 * Where parameters go: to the address that the calls which hold them are given; where that is computed, to the address
 * that stands nearest.
 */
export function addressFor(
  holders: readonly Use[],
  own: ReadonlySet<Expression>,
  span: Span,
  addresses: readonly FoundAddress[],
): FoundAddress | undefined {
  return addressOfHolders(holders, own) ?? nearest(addresses, span);
}

function addressIn(expression: Expression): readonly FoundAddress[] {
  const text = textOf(expression);
  const address = text === undefined ? ({ kind: 'none' } as const) : addressOf(text);
  if (address.kind === 'none') return [];
  return [
    { expression, endpoint: address.kind === 'entra' ? address.endpoint : undefined, isGuessed: false },
  ];
}

/** The address that a request's calls are given: an argument, or a method of the same chain. */
function addressOfHolders(holders: readonly Use[], own: ReadonlySet<Expression>): FoundAddress | undefined {
  for (const { by } of holders) {
    const chain = by.kind === 'call' ? chainOf(by) : [by];
    for (const link of chain) {
      const found =
        link.kind === 'call' ? link.arguments.flatMap(({ value }) => addressesUnder(value, own, 4)) : [];
      const best = found.find(({ endpoint }) => endpoint) ?? found[0];
      if (best) return best;
    }
  }
  return undefined;
}

/** Addresses among the parameters themselves are scopes and redirects. */
function addressesUnder(
  expression: Expression,
  own: ReadonlySet<Expression>,
  depth: number,
): readonly FoundAddress[] {
  if (own.has(expression)) return [];
  const here = addressIn(expression);
  if (here.length > 0 || depth === 0) return here;
  return childrenOf(expression).flatMap((child) => addressesUnder(child, own, depth - 1));
}

/** Addresses of other things than tokens say nothing of a request that they do not stand in. */
function isForTokens({ expression, endpoint }: FoundAddress): boolean {
  return endpoint !== undefined || /token|oauth|openid/i.test(textOf(expression) ?? '');
}

/** The last address before the parameters, else the first one behind them. */
function nearest(addresses: readonly FoundAddress[], { start }: Span): FoundAddress | undefined {
  const before = addresses.findLast(({ expression }) => expression.span.start <= start);
  const near = before ?? addresses.find(({ expression }) => expression.span.start > start);
  return near && { ...near, isGuessed: true };
}
