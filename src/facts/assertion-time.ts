import { resolved } from '../core/expressions.ts';
import type { AssertionEntry, AssertionTime } from './assertion-types.ts';
import { literalOf } from './expression-text.ts';
import type { JwtLibrary } from './library-jwt.ts';
import { type Moment, momentOf } from './moment.ts';

/** The time that a claim is given; undefined where the code does not show it, and for claims that are no times. */
export function timeOf(
  { name, value, taken }: AssertionEntry,
  library: JwtLibrary | undefined,
): AssertionTime | undefined {
  if (name !== 'exp' && name !== 'nbf' && name !== 'iat') return undefined;
  const literal = literalOf(value);
  const span = resolved(value).span;
  if (literal?.type === 'text') {
    const read = timeInText(literal.value, taken, library);
    return read && { name, value: read, taken, span };
  }
  const moment = momentOf(value);
  // A length of time becomes one of nanoseconds, or no number at all: what is meant is not known.
  if (!moment || (moment.kind === 'length' && taken === 'json')) return undefined;
  return { name, value: library?.takesDates ? dateTaken(moment) : moment, taken, span };
}

/** What a library that turns dates into seconds makes of one: a date that names no zone is taken for UTC. */
function dateTaken(moment: Moment): Moment {
  if (moment.kind !== 'instant' || moment.unit !== 'date' || moment.isText) return moment;
  const { clock, ...rest } = moment;
  return { ...rest, unit: 'seconds', ...(clock === 'local' && { isOffByZone: true }) };
}

/** A text is a length of time where a library takes one, `10m`; else it is a text. */
function timeInText(
  text: string,
  taken: AssertionEntry['taken'],
  library: JwtLibrary | undefined,
): AssertionTime['value'] | undefined {
  const takesLengths = taken === 'length' || (taken === 'typed' && library?.id === 'jose');
  if (takesLengths) {
    const length = lengthOf(text);
    if (length !== undefined) return { kind: 'length', seconds: length };
    // The package `ms` takes a bare number for milliseconds.
    if (taken === 'length' && /^\d+$/.test(text)) return { kind: 'length', seconds: Number(text) / 1000 };
    return undefined;
  }
  if (taken === 'typed') return /^\d+$/.test(text) ? { kind: 'number', value: Number(text) } : undefined;
  const isNumber = /^\d{9,}$/.test(text);
  return isNumber || /^\d{4}-\d\d-\d\d/.test(text) ? { kind: 'text', isNumber } : undefined;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|milliseconds?)$/, 0.001],
  [/^(?:s|secs?|seconds?)$/, 1],
  [/^(?:m|mins?|minutes?)$/, 60],
  [/^(?:h|hrs?|hours?)$/, 3600],
  [/^(?:d|days?)$/, 86_400],
  [/^(?:w|weeks?)$/, 604_800],
  [/^(?:y|yrs?|years?)$/, 31_557_600],
];

/** `10m`, `2 hours`, `-5 minutes`, in seconds. */
function lengthOf(text: string): number | undefined {
  const [, sign, count, name = '', ago] =
    /^\s*(?:([+-])\s*)?(\d+(?:\.\d+)?)\s*([a-z]+)(\s+ago)?(?:\s+from now)?\s*$/i.exec(text) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
  if (count === undefined || unit === undefined) return undefined;
  return Number(count) * unit * (sign === '-' || ago ? -1 : 1);
}
