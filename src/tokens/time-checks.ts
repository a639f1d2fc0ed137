import { describeDuration, describeInstant } from '../core/time.ts';
import { type Check, cannotTell, claim, right, type TokenFacts, wrong } from './claims.ts';
import { readNumericDate } from './time.ts';

/** How far two clocks may be apart before it matters, in seconds: what Entra's own libraries allow. */
const CLOCK_TOLERANCE = 300;

/** `exp` (RFC 7519, section 4.1.4). */
export function expiry({ claims, now }: TokenFacts): Check {
  const id = 'expiry';
  const exp = readNumericDate(claim(claims, 'exp'));
  if (exp.kind === 'absent') {
    return cannotTell(id, 'There is no exp: the token does not say until when it is valid.');
  }
  if (exp.kind === 'not-a-date') {
    return wrong(id, 'exp is not a number of seconds since 1970, so nobody can apply it.');
  }
  if (exp.kind === 'milliseconds') {
    return wrong(id, 'exp is in milliseconds. It has to be in seconds: divide it by 1000.');
  }
  const when = describeInstant(exp.seconds);
  const distance = describeDuration(exp.seconds - now);
  if (exp.seconds > now) return right(id, `Valid for another ${distance}, until ${when}.`);
  return wrong(id, `Expired ${distance} ago, on ${when}. Ask for a new token.`);
}

/** `nbf` (RFC 7519, section 4.1.5). */
export function notBefore({ claims, now }: TokenFacts): Check | undefined {
  const id = 'not-before';
  const nbf = readNumericDate(claim(claims, 'nbf'));
  if (nbf.kind === 'absent') return undefined;
  if (nbf.kind === 'not-a-date') return wrong(id, 'nbf is not a number of seconds since 1970.');
  if (nbf.kind === 'milliseconds') {
    return wrong(id, 'nbf is in milliseconds. It has to be in seconds: divide it by 1000.');
  }
  const when = describeInstant(nbf.seconds);
  if (nbf.seconds <= now) return right(id, `Valid since ${when}.`);
  const ahead = describeDuration(nbf.seconds - now);
  return wrong(
    id,
    `Not valid yet: it becomes valid in ${ahead}, on ${when}. If it was just issued, compare the clocks.`,
  );
}

/** `iat` (RFC 7519, section 4.1.6): tells something only when it lies in the future. */
export function issuedAt({ claims, now }: TokenFacts): Check | undefined {
  const iat = readNumericDate(claim(claims, 'iat'));
  if (iat.kind !== 'seconds' || iat.seconds <= now + CLOCK_TOLERANCE) return undefined;
  const ahead = describeDuration(iat.seconds - now);
  return wrong(
    'issued-at',
    `It was issued ${ahead} from now: the clock here, or the one where it was made, is wrong.`,
  );
}
