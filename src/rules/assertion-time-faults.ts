import { describeDuration, describeInstant } from '../core/time.ts';
import type { Severity } from '../core/types.ts';
import type { Assertion, AssertionTime } from '../facts/assertion-types.ts';
import { readNumericDate } from '../tokens/time.ts';
import { ADVISED_LIFETIME } from './assertion-claim-fixes.ts';

/** Seconds that clocks may differ by. */
const TOLERATED = 300;

/** In seconds a lifetime of this many years was meant as something else. */
const LARGEST_LENGTH = 1e9;

type Message =
  | 'unit'
  | 'text'
  | 'digits'
  | 'date'
  | 'past'
  | 'over'
  | 'fixed'
  | 'epoch'
  | 'atOnce'
  | 'order'
  | 'ahead'
  | 'zone'
  | 'short'
  | 'long';

/** What is wrong with a time, as the rule says it. */
interface Judged {
  readonly message: Message;
  readonly values?: Readonly<Record<string, string>>;
  readonly severity?: Severity;
}

/** `exp`, at `now` (seconds since 1970). The end of a token that stands in the text is what it is. */
export function judgeExpiry(time: AssertionTime, isToken: boolean, now: number): Judged | undefined {
  const { name, value } = time;
  const form = judgeForm(time);
  if (form) return form;
  if (value.kind === 'number') return judgeNumber(time, value.value, isToken, now);
  if (value.kind === 'length') return judgeLength(name, value.seconds);
  if (value.kind !== 'instant' || value.fromNow === undefined) return undefined;
  if (value.fromNow <= 0) return { message: 'atOnce', values: { name } };
  return tooLong(value.fromNow);
}

/** `nbf` and `iat`: not ahead. */
export function judgeStart(time: AssertionTime): Judged | undefined {
  const { name, value, taken } = time;
  const form = judgeForm(time);
  if (form) return form;
  if (value.kind === 'number' && taken !== 'length') return judgeUnit(name, value.value);
  const ahead =
    value.kind === 'instant' ? value.fromNow : value.kind === 'length' ? value.seconds : undefined;
  if (ahead === undefined || ahead <= TOLERATED) return undefined;
  return { message: 'ahead', values: { name, length: describeDuration(ahead) } };
}

/** What keeps a time from being read at all, or makes it another one. */
function judgeForm({ name, value, taken }: AssertionTime): Judged | undefined {
  if (value.kind === 'text') return judgeText(name, value.isNumber);
  if (value.kind !== 'instant') return undefined;
  if (value.isMisread) return { message: 'epoch', values: { name } };
  if (value.unit === 'milliseconds' || value.unit === 'nanoseconds')
    return { message: 'unit', values: { name, unit: value.unit } };
  if (taken === 'json' && value.isText) return judgeText(name, value.unit === 'seconds');
  if (taken === 'json' && value.unit === 'date') return { message: 'date', values: { name } };
  return value.isOffByZone ? { message: 'zone', severity: 'warning', values: { name } } : undefined;
}

/** Digits in a text have been seen to be taken; dates have not. */
function judgeText(name: string, isNumber: boolean): Judged {
  const values = { name };
  return isNumber ? { message: 'digits', severity: 'warning', values } : { message: 'text', values };
}

function judgeNumber(
  { name, taken }: AssertionTime,
  value: number,
  isToken: boolean,
  now: number,
): Judged | undefined {
  if (taken === 'length') return value < LARGEST_LENGTH ? judgeLength(name, value) : undefined;
  const unit = judgeUnit(name, value);
  if (unit) return unit;
  const values = { name, when: describeInstant(value) };
  if (value < now) return { message: isToken ? 'over' : 'past', values };
  return isToken ? undefined : { message: 'fixed', severity: 'warning', values };
}

function judgeUnit(name: string, value: number): Judged | undefined {
  const isLarge = readNumericDate(value).kind === 'milliseconds';
  return isLarge ? { message: 'unit', values: { name, unit: 'milliseconds' } } : undefined;
}

function judgeLength(name: string, seconds: number): Judged | undefined {
  if (seconds <= 0) return { message: 'atOnce', values: { name } };
  if (seconds < 1) return { message: 'short', values: { name, length: `${seconds} seconds` } };
  return tooLong(seconds);
}

function tooLong(seconds: number): Judged | undefined {
  if (seconds <= ADVISED_LIFETIME) return undefined;
  return { message: 'long', severity: 'warning', values: { length: describeDuration(seconds) } };
}

/** Both are counted from now, or both are numbers. */
export function judgeOrder(exp: AssertionTime, { times }: Assertion): Judged | undefined {
  const start = times.find(({ name }) => name === 'nbf');
  const [from, to] = [start && positionOf(start), positionOf(exp)];
  const isBefore = from !== undefined && to !== undefined && from.kind === to.kind && to.at <= from.at;
  return isBefore ? { message: 'order' } : undefined;
}

function positionOf({ value }: AssertionTime): { readonly kind: string; readonly at: number } | undefined {
  if (value.kind === 'number') return { kind: 'number', at: value.value };
  if (value.kind === 'length') return { kind: 'from now', at: value.seconds };
  return value.kind === 'instant' && value.fromNow !== undefined
    ? { kind: 'from now', at: value.fromNow }
    : undefined;
}
