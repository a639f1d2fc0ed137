import { type ReadJwt, secondsOf } from './jwt.ts';
import { type Refusal, refuse } from './refusal.ts';
import { CLOCK_SKEW, momentOf, preciseTime } from './times.ts';

/** 700024 for a client assertion that has ended, has none, or has not begun; five minutes are forgiven. */
export function outsideTime({ claims }: ReadJwt, now: Date): Refusal | undefined {
  const notBefore = secondsOf(claims, 'nbf');
  const expires = secondsOf(claims, 'exp');
  const seconds = now.getTime() / 1000;
  if (seconds + CLOCK_SKEW >= notBefore && seconds - CLOCK_SKEW <= expires) return undefined;
  return refuse(700024, {
    now: preciseTime(now),
    notBefore: preciseTime(momentOf(notBefore)),
    expires: preciseTime(momentOf(expires)),
  });
}
