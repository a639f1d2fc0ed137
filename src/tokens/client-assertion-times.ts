import { describeDuration, describeInstant } from '../core/time.ts';
import { type Check, cannotTell, claim, right, type TokenFacts, wrong } from './claims.ts';
import { readNumericDate } from './time.ts';

/** Seconds: the longest lifetime that entra-docs, certificate-credentials, advises. */
const ADVISED_LIFETIME = 600;
/** Seconds: MSAL and others round the time instead of cutting it off. */
const ROUNDING = 1;
const RULE = 'assertion-lifetime';
const REFUSAL = 'Entra answers AADSTS700024.';

/** `exp`: there, a number of seconds, not past. */
export function expiry({ claims, now }: TokenFacts): Check {
  const id = 'assertion-expiry';
  const refused = (what: string, rule = RULE) =>
    wrong(id, `${what} ${REFUSAL} Write the time now plus 600 seconds.`, rule);
  const exp = readNumericDate(claim(claims, 'exp'));
  if (exp.kind === 'absent') return refused('There is no exp.', 'assertion-missing-claim');
  if (exp.kind === 'not-a-date') return refused('exp is not a number of seconds since 1970.');
  if (exp.kind === 'milliseconds') return refused('exp is in milliseconds instead of seconds.');
  const nbf = readNumericDate(claim(claims, 'nbf'));
  if (nbf.kind === 'seconds' && exp.seconds <= nbf.seconds) return refused('exp is not after nbf.');
  const when = describeInstant(exp.seconds);
  if (exp.seconds > now) return right(id, `Valid until ${when}.`);
  return refused(`It expired ${describeDuration(now - exp.seconds)} ago, on ${when}.`);
}

/** `nbf`: advised; not ahead of the clock. */
export function notBefore({ claims, now }: TokenFacts): Check {
  const id = 'assertion-not-before';
  const nbf = readNumericDate(claim(claims, 'nbf'));
  if (nbf.kind === 'absent') {
    return cannotTell(id, 'There is no nbf. The documentation asks for it: the time now.');
  }
  if (nbf.kind === 'not-a-date')
    return wrong(id, `nbf is not a number of seconds since 1970. ${REFUSAL}`, RULE);
  if (nbf.kind === 'milliseconds') {
    return wrong(id, `nbf is in milliseconds instead of seconds. ${REFUSAL}`, RULE);
  }
  const when = describeInstant(nbf.seconds);
  if (nbf.seconds <= now + ROUNDING) return right(id, `Valid since ${when}.`);
  const ahead = describeDuration(nbf.seconds - now);
  return wrong(
    id,
    `nbf is ${ahead} ahead, ${when}. ${REFUSAL} Check the clock, and that the time is UTC.`,
    RULE,
  );
}

/** The time from `nbf` (or `iat`) to `exp`. */
export function lifetime({ claims }: TokenFacts): Check | undefined {
  const id = 'assertion-lifetime';
  const exp = readNumericDate(claim(claims, 'exp'));
  const start = readNumericDate(claim(claims, 'nbf') ?? claim(claims, 'iat'));
  if (exp.kind !== 'seconds' || start.kind !== 'seconds' || exp.seconds <= start.seconds) return undefined;
  const length = exp.seconds - start.seconds;
  const message = `It lives for ${describeDuration(length)}.`;
  if (length <= ADVISED_LIFETIME) return right(id, message);
  return cannotTell(
    id,
    `${message} Entra takes it, but advises ten minutes at most: whoever finds it can use it that long.`,
  );
}
