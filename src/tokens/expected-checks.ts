import {
  type Check,
  cannotTell,
  isGuid,
  type JsonObject,
  listClaim,
  quote,
  right,
  textClaim,
  wrong,
} from './claims.ts';
import { expectedTarget } from './client-assertion-match.ts';

/** What a token is expected to be for. Parts that are absent are not compared. */
export interface TokenExpectation {
  readonly clientId?: string;
  readonly tenant?: string;
  /** What the API expects as `aud`. */
  readonly audience?: string;
}

/** Compares a token with what was expected: of a client assertion iss and aud, of others the application, tid and aud. */
export function expectedChecks(
  claims: JsonObject,
  isAssertion: boolean,
  expected: TokenExpectation,
): readonly Check[] {
  const { clientId, tenant, audience } = expected;
  if (isAssertion) return expectedTarget(claims, expected);
  const application = textClaim(claims, 'appid') ?? textClaim(claims, 'azp');
  return [
    compare('expected-client-id', 'The application', application, clientId),
    compareTenant(textClaim(claims, 'tid'), tenant),
    audience === undefined ? undefined : compareAudience(listClaim(claims, 'aud'), audience),
  ].filter((check) => check !== undefined);
}

function compare(
  id: string,
  what: string,
  found: string | undefined,
  expected: string | undefined,
): Check | undefined {
  if (expected === undefined) return undefined;
  if (found === undefined) return wrong(id, `${what} is not named, ${quote(expected)} was expected.`);
  if (found.toLowerCase() === expected.toLowerCase())
    return right(id, `${what} is the one that was expected.`);
  return wrong(id, `${what} is ${quote(found)}, not ${quote(expected)}.`);
}

/** A token names its tenant by id; which domains that has, only Entra knows. */
function compareTenant(found: string | undefined, expected: string | undefined): Check | undefined {
  const id = 'expected-tenant';
  if (expected === undefined || found === undefined || isGuid(expected)) {
    return compare(id, 'The tenant', found, expected);
  }
  return cannotTell(
    id,
    `The tenant is ${quote(found)}. Whether that is ${quote(expected)} only Entra knows.`,
  );
}

function compareAudience(audiences: readonly string[], expected: string): Check {
  const id = 'expected-audience';
  if (audiences.includes(expected)) return right(id, 'The audience is the one that was expected.');
  const [first = ''] = audiences;
  const isSameApi = bare(first) === bare(expected);
  const hint = isSameApi
    ? ' It is the same API by another name: v1.0 tokens name it as it was asked for, v2.0 tokens by its client id.'
    : '';
  return wrong(id, `The audience is ${quote(first)}, not ${quote(expected)}.${hint}`);
}

function bare(audience: string): string {
  return audience
    .toLowerCase()
    .replace(/^api:\/\//, '')
    .replace(/\/$/, '');
}
