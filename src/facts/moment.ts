import { type Call, type Expression, type Member, resolved } from '../core/expressions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';

/** A point in time as code computes it, or a length of time. */
export type Moment =
  | {
      readonly kind: 'instant';
      /** Seconds or milliseconds since 1970, or a value of the language's type for dates. */
      readonly unit: 'seconds' | 'milliseconds' | 'date';
      /** Seconds from now; undefined where it is not known. */
      readonly fromNow?: number;
      /** Whose clock a date was read from that does not say so itself: `DateTime.Now`, `datetime.utcnow()`. */
      readonly clock?: 'local' | 'utc';
      /** True when one clock was taken for the other: hours off, except in London in winter. */
      readonly isOffByZone?: true;
    }
  /** A length of time in seconds. */
  | { readonly kind: 'length'; readonly seconds: number }
  /** A number without a unit. */
  | { readonly kind: 'number'; readonly value: number };

type Instant = Extract<Moment, { readonly kind: 'instant' }>;

const NOW: Instant = { kind: 'instant', unit: 'date', fromNow: 0 };
const SECONDS: Instant = { kind: 'instant', unit: 'seconds', fromNow: 0 };
const MILLISECONDS: Instant = { kind: 'instant', unit: 'milliseconds', fromNow: 0 };
/** What `DateTime.Now` and `datetime.now()` give: right as a date, hours off once it is taken for UTC. */
const LOCAL: Instant = { ...NOW, clock: 'local' };
const UTC: Instant = { ...NOW, clock: 'utc' };

const DEEPEST = 30;

/** The time that an expression gives; undefined where the code does not show it. */
export function momentOf(expression: Expression, depth = 0): Moment | undefined {
  const value = resolved(expression);
  if (depth > DEEPEST) return undefined;
  switch (value.kind) {
    case 'literal':
      return numberOf(value.value);
    case 'call':
      return momentOfCall(value, depth + 1);
    case 'member':
      return momentOfMember(value, depth + 1);
    case 'operation':
      return combined(momentOf(value.left, depth + 1), value.operator, momentOf(value.right, depth + 1));
    case 'concatenation': {
      const [left, right, third] = value.parts.map((part) => momentOf(part, depth + 1));
      return third ? undefined : combined(left, '+', right);
    }
    default:
      return undefined;
  }
}

function numberOf(text: string): Moment | undefined {
  const digits = text.replace(/_/g, '');
  return /^\d+(?:\.\d+)?[Ll]?$/.test(digits)
    ? { kind: 'number', value: Number.parseFloat(digits) }
    : undefined;
}

/** Units of lengths, by the names of functions and constants of all languages. */
const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:milliseconds?|millis|ofMillis|FromMilliseconds|AddMilliseconds|plusMillis|Millisecond)$/, 0.001],
  [/^(?:seconds?|ofSeconds|FromSeconds|AddSeconds|plusSeconds|from_secs|Second)$/, 1],
  [/^(?:minutes?|ofMinutes|FromMinutes|AddMinutes|plusMinutes|Minute)$/, 60],
  [/^(?:hours?|ofHours|FromHours|AddHours|plusHours|Hour)$/, 3600],
  [/^(?:days?|ofDays|FromDays|AddDays|plusDays)$/, 86400],
  [/^(?:weeks?)$/, 604800],
  [/^(?:years?|AddYears|plusYears)$/, 31_536_000],
];

function unitOf(name: string): number | undefined {
  return LENGTHS.find(([pattern]) => pattern.test(name))?.[1];
}

function momentOfMember({ object, name }: Member, depth: number): Moment | undefined {
  const owner = lastNameOf(object) ?? '';
  if (name === 'UtcNow') return NOW;
  if (name === 'Now' && /DateTimeOffset$/.test(owner)) return NOW;
  if (name === 'Now' && /DateTime$/.test(owner)) return LOCAL;
  const given = momentOf(object, depth);
  const unit = unitOf(name);
  // `10.minutes` of Ruby, `time.Minute` of Go.
  if (unit !== undefined && given?.kind === 'number') return { kind: 'length', seconds: given.value * unit };
  if (unit !== undefined && owner === 'time') return { kind: 'length', seconds: unit };
  return converted(given, name) ?? (owner === 'Time' && name === 'now' ? NOW : undefined);
}

function momentOfCall(call: Call, depth: number): Moment | undefined {
  const now = nowOf(call);
  if (now) return now;
  const arg = call.arguments[0] && momentOf(call.arguments[0].value, depth);
  if (call.callee === 'strtotime') return relative(literalOf(call.arguments[0]?.value ?? call)?.value ?? '');
  if (call.callee === 'New-TimeSpan') return momentOf(argumentCalled(call, 'end') ?? call, depth);
  const given = call.receiver && momentOf(call.receiver, depth);
  const length = lengthOf(call, arg, depth);
  if (length && given?.kind === 'instant') return later(given, length.seconds);
  if (length) return length;
  if (/^(?:plus|Add|add|checked_add)$/.test(call.callee) && given)
    return combined(given, '+', inUnit(arg, call.arguments[1]?.value));
  if (/^(?:minus|Subtract|Sub|subtract)$/.test(call.callee) && given) return combined(given, '-', arg);
  return converted(given, call.callee) ?? handedOn(call, arg, given);
}

/** `timedelta(minutes=10)`, `TimeSpan.FromMinutes(10)`, `AddMinutes(10)`, `Duration.ofSeconds(600)`. */
function lengthOf(
  call: Call,
  arg: Moment | undefined,
  depth: number,
): { readonly kind: 'length'; readonly seconds: number } | undefined {
  if (call.callee === 'timedelta') {
    const parts = call.arguments.map(({ name = '', value }) => {
      const count = momentOf(value, depth);
      return count?.kind === 'number' ? count.value * (unitOf(name) ?? Number.NaN) : Number.NaN;
    });
    const seconds = parts.reduce((sum, part) => sum + part, 0);
    return Number.isNaN(seconds) ? undefined : { kind: 'length', seconds };
  }
  const unit = unitOf(call.callee);
  if (unit === undefined || arg?.kind !== 'number') return undefined;
  return { kind: 'length', seconds: arg.value * unit };
}

function argumentCalled({ arguments: args }: Call, wanted: string): Expression | undefined {
  return args.find(({ name = '' }) => name.replace(/^-/, '').toLowerCase() === wanted)?.value;
}

/** `add(10, 'minutes')`. */
function inUnit(moment: Moment | undefined, name: Expression | undefined): Moment | undefined {
  if (!name || moment?.kind !== 'number') return moment;
  const unit = unitOf(literalOf(name)?.value ?? lastNameOf(name) ?? '');
  return unit === undefined ? undefined : { kind: 'length', seconds: moment.value * unit };
}

/** `+10 minutes`, `now`. */
function relative(text: string): Moment | undefined {
  if (text === 'now') return SECONDS;
  const [, count, name = ''] = /^\+?\s*(\d+)\s+([a-z]+)$/.exec(text) ?? [];
  const unit = unitOf(name);
  return count === undefined || unit === undefined ? undefined : later(SECONDS, Number(count) * unit);
}

/** Calls that ask for the time, by their name and the one before it. */
const NOWS: readonly (readonly [callee: RegExp, of: RegExp, now: Instant])[] = [
  [/^now$/, /^Date$/, MILLISECONDS],
  [/^currentTimeMillis$/, /^System$/, MILLISECONDS],
  [/^time$/, /^time$|^$/, SECONDS],
  [/^microtime$/, /^$/, SECONDS],
  [/^utcnow$/, /datetime$/, UTC],
  [/^(?:now|today)$/, /datetime$/, LOCAL],
  [/^now$/, /^(?:Instant|Utc|Time|SystemTime|OffsetDateTime|ZonedDateTime|Clock|System|DateTime)$/, NOW],
  [/^Now$/, /^time$/, NOW],
  [/^Get-Date$/, /^$/, LOCAL],
  [/^(?:moment|dayjs|utc)$/, /^(?:moment|dayjs)?$/, NOW],
];

function nowOf(call: Call): Instant | undefined {
  const of = (call.receiver && lastNameOf(call.receiver)) ?? '';
  if (isNewDate(call)) return NOW;
  if (/^now$/.test(call.callee) && /datetime$/.test(of) && call.arguments.length > 0) return NOW;
  const isBare = call.arguments.length === 0 || /^(?:time|microtime|Get-Date)$/.test(call.callee);
  return isBare ? NOWS.find(([callee, owner]) => callee.test(call.callee) && owner.test(of))?.[2] : undefined;
}

function isNewDate(call: Call): boolean {
  const isDate =
    call.callee === 'Date' || (call.callee === 'new' && lastNameOf(call.receiver ?? call) === 'Date');
  return isDate && call.arguments.length === 0;
}

/** Methods and properties that turn a date into a number, or one unit into the other. */
const CONVERSIONS: readonly (readonly [RegExp, Instant['unit']])[] = [
  [
    /^(?:ToUnixTimeSeconds|getEpochSecond|epochSecond|unix|Unix|timestamp|to_i|to_f|as_secs|getTimestamp|toEpochSecond|TotalSeconds|timegm)$/,
    'seconds',
  ],
  [
    /^(?:ToUnixTimeMilliseconds|getTime|valueOf|toEpochMilli|UnixMilli|timestamp_millis|as_millis|TotalMilliseconds|toMillis)$/,
    'milliseconds',
  ],
];

function converted(given: Moment | undefined, name: string): Moment | undefined {
  if (given?.kind !== 'instant') return undefined;
  const unit = CONVERSIONS.find(([pattern]) => pattern.test(name))?.[1];
  if (!unit) return undefined;
  const { clock, ...rest } = given;
  // `to_i` of what is a number already changes nothing.
  if (given.unit !== 'date') return given;
  return { ...rest, unit, ...(isOff(clock, takenFor(name)) && { isOffByZone: true }) };
}

function isOff(clock: Instant['clock'], taken: Instant['clock']): boolean {
  return clock !== undefined && taken !== undefined && clock !== taken;
}

/** Python's `timestamp()` takes a date that names no zone for local time; what is counted by hand is taken for UTC. */
function takenFor(conversion: string): 'local' | 'utc' | undefined {
  if (conversion === 'timestamp') return 'local';
  return /^(?:TotalSeconds|TotalMilliseconds|timegm)$/.test(conversion) ? 'utc' : undefined;
}

/** `Math.floor(x)`, `int(x)`, `(long)x`, `new Date(x)`, `NewNumericDate(x)`: the same time, in another type perhaps. */
function handedOn(call: Call, arg: Moment | undefined, given: Moment | undefined): Moment | undefined {
  if (
    /^(?:floor|round|trunc|ceil|int|intval|Number|parseInt|Floor|Round|ToInt32|ToInt64|int64|long|NewNumericDate|NumericDate|utctimetuple|timetuple|toInstant|UTC|unwrap|duration_since|toISOString|from)$/.test(
      call.callee,
    )
  )
    return arg ?? given;
  if (/^(?:timegm|GetIntDate)$/.test(call.callee)) return converted(arg, 'timegm');
  if (call.callee === 'ToUniversalTime')
    return given?.kind === 'instant' ? { ...given, clock: 'utc' } : undefined;
  if (call.callee === 'Date' && arg) return arg.kind === 'instant' ? { ...arg, unit: 'date' } : undefined;
  return undefined;
}

function later(instant: Instant, seconds: number): Instant {
  return instant.fromNow === undefined ? instant : { ...instant, fromNow: instant.fromNow + seconds };
}

function combined(left: Moment | undefined, operator: string, right: Moment | undefined): Moment | undefined {
  if (!left) return undefined;
  if (left.kind === 'instant') return moved(left, operator, right);
  if (!right) return undefined;
  if (right.kind === 'instant') return operator === '+' ? moved(right, operator, left) : undefined;
  return calculated(left, operator, right);
}

/** An instant moved by a number of its own unit or by a length, or divided into the other unit. */
function moved(instant: Instant, operator: string, by: Moment | undefined): Moment | undefined {
  if (operator === '/' || operator === '*') return scaled(instant, operator, by);
  if (operator !== '+' && operator !== '-') return undefined;
  const { fromNow: _, ...unknown } = instant;
  if (by?.kind === 'instant' || by === undefined) return operator === '-' ? instant : unknown;
  const sign = operator === '-' ? -1 : 1;
  if (by.kind === 'length') return later(instant, sign * by.seconds);
  const seconds = instant.unit === 'milliseconds' ? by.value / 1000 : by.value;
  return later(instant, sign * seconds);
}

function scaled(instant: Instant, operator: string, by: Moment | undefined): Moment | undefined {
  if (by?.kind !== 'number' || by.value !== 1000) return undefined;
  if (operator === '/' && instant.unit === 'milliseconds') return { ...instant, unit: 'seconds' };
  return operator === '*' && instant.unit === 'seconds' ? { ...instant, unit: 'milliseconds' } : undefined;
}

function calculated(
  left: Exclude<Moment, Instant>,
  operator: string,
  right: Exclude<Moment, Instant>,
): Moment | undefined {
  const [a, b] = [amountOf(left), amountOf(right)];
  const isLength = left.kind === 'length' || right.kind === 'length';
  const result = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b;
  return isLength ? { kind: 'length', seconds: result } : { kind: 'number', value: result };
}

function amountOf(moment: Exclude<Moment, Instant>): number {
  return moment.kind === 'length' ? moment.seconds : moment.value;
}
