import type { ValidityWindow } from '../tokens/inspection.ts';
import type { Words } from './words.ts';

/** A moment on the line. */
export interface Moment {
  readonly name: 'iat' | 'nbf' | 'exp' | 'now';
  /** Since 1970. */
  readonly seconds: number;
  /** Where it stands, from 0 at the left to 1 at the right. */
  readonly at: number;
}

/** The validity of a token as a picture. */
export interface Timeline {
  /** From the earliest to the latest. */
  readonly moments: readonly Moment[];
  /** Where the token holds; absent when it never does, or when no end is stated. */
  readonly valid?: { readonly from: number; readonly to: number };
}

/** Places the moments of a token on a line. Undefined when it states no time, or none but now. */
export function timelineOf(window: ValidityWindow): Timeline | undefined {
  const { issuedAt, notBefore, expires, now } = window;
  const stated = [
    { name: 'iat', seconds: issuedAt },
    { name: 'nbf', seconds: notBefore },
    { name: 'now', seconds: now },
    { name: 'exp', seconds: expires },
  ] as const;
  const known = stated.flatMap((each) =>
    each.seconds === undefined ? [] : [{ ...each, seconds: each.seconds }],
  );
  if (known.length < 2) return undefined;
  const first = Math.min(...known.map(({ seconds }) => seconds));
  const length = Math.max(...known.map(({ seconds }) => seconds)) - first;
  const place = (seconds: number) => (length === 0 ? 0.5 : (seconds - first) / length);
  const begin = notBefore ?? issuedAt;
  return {
    moments: known
      .map((each) => ({ ...each, at: place(each.seconds) }))
      .toSorted((one, other) => one.seconds - other.seconds),
    ...(expires !== undefined &&
      begin !== undefined &&
      begin < expires && { valid: { from: place(begin), to: place(expires) } }),
  };
}

/** The word for whether the token holds now, by its times alone. */
export function stateOf({ now, notBefore, expires }: ValidityWindow): keyof Words {
  if (expires !== undefined && notBefore !== undefined && expires <= notBefore) return 'neverHolds';
  if (expires !== undefined && expires <= now) return 'expired';
  if (notBefore !== undefined && notBefore > now) return 'notYetValid';
  if (expires === undefined) return 'noExpiry';
  return 'withinTimes';
}
