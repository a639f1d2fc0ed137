/** What a claim that should be a NumericDate (RFC 7519, section 2) holds. All values are in seconds. */
export type NumericDate =
  | { readonly kind: 'absent' }
  | { readonly kind: 'seconds'; readonly seconds: number }
  /** So large that it can only be milliseconds; `seconds` is what was meant. */
  | { readonly kind: 'milliseconds'; readonly seconds: number }
  /** A string, `null`, a list …, or a number no calendar holds. */
  | { readonly kind: 'not-a-date' };

/** In seconds this would be the year 5138; in milliseconds it is 1973, before any token. */
const SMALLEST_MILLISECONDS = 1e11;
/** The ends of the calendar of ECMAScript, in milliseconds. */
const LARGEST_MILLISECONDS = 8.64e15;
const EARLIEST_SECONDS = -8.64e12;

/** Reads a time claim such as `exp`, whatever it holds. */
export function readNumericDate(value: unknown): NumericDate {
  if (value === undefined) return { kind: 'absent' };
  if (typeof value !== 'number') return { kind: 'not-a-date' };
  if (!(value >= EARLIEST_SECONDS && value <= LARGEST_MILLISECONDS)) return { kind: 'not-a-date' };
  if (value >= SMALLEST_MILLISECONDS) return { kind: 'milliseconds', seconds: value / 1000 };
  return { kind: 'seconds', seconds: value };
}
