import { sentValue } from './exchange.ts';
import { shortfall } from './granted.ts';
import { decodeToken } from './jwt.ts';
import { type OutcomeJson, type OutcomeToJsonOptions, outcomeToJson, type TokenTest } from './outcome.ts';

/**
 * A token request that was tried, as plain data: the outcome as `outcomeToJson` gives it, `notes`, the masked `exchange`,
 * and for a granted token `missing`: the `scopes` that were asked for and not granted, and whether `roles` are lacking.
 */
export function testToJson(test: TokenTest, options: OutcomeToJsonOptions): OutcomeJson {
  const { outcome, notes, exchange } = test;
  return {
    ...outcomeToJson(outcome, options),
    ...(outcome.kind === 'token' && { missing: missingIn(test, options.now) }),
    ...(notes && { notes }),
    ...(exchange && { exchange }),
  };
}

function missingIn({ outcome, exchange }: TokenTest, now: number): object {
  if (outcome.kind !== 'token') return {};
  const { claims } = decodeToken(outcome.token.reveal(), now);
  const asked = (exchange && sentValue(exchange, 'scope')?.split(' ')) ?? [];
  return shortfall(asked, outcome.scopes, claims);
}
