import type { Call, Expression } from '../core/expressions.ts';
import { lastNameOf } from './expression-text.ts';
import type { Instant, Moment } from './moment.ts';
import { later } from './moment-arithmetic.ts';

const NOW: Instant = { kind: 'instant', unit: 'date', fromNow: 0 };
const SECONDS: Instant = { kind: 'instant', unit: 'seconds', fromNow: 0 };
const MILLISECONDS: Instant = { kind: 'instant', unit: 'milliseconds', fromNow: 0 };
/** What `DateTime.Now` and `datetime.now()` give: right as a date, hours off once it is taken for UTC. */
const LOCAL: Instant = { ...NOW, clock: 'local' };
const UTC: Instant = { ...NOW, clock: 'utc' };
const NANOSECONDS: Instant = { ...SECONDS, unit: 'nanoseconds' };

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

export function unitOf(name: string): number | undefined {
  return LENGTHS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Functions that make a text of what they are called on or given. */
const TEXTS =
  /^(?:toISOString|toString|to_s|to_string|isoformat|strftime|iso8601|rfc3339|to_rfc3339|ToString|String|str|strval|FormatInt|Itoa|Sprint|format|Format|toJSON|tostring)$/;

export function written(callee: string, given: Moment | undefined): Instant | undefined {
  return TEXTS.test(callee) ? asText(given) : undefined;
}

export function asText(given: Moment | undefined): Instant | undefined {
  return given?.kind === 'instant' ? { ...given, isText: true } : undefined;
}

/** `+10 minutes`, `now`. */
export function relative(text: string): Moment | undefined {
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
  [/^now$/, /^LocalDateTime$/, LOCAL],
  [/^time_ns$/, /^time$/, NANOSECONDS],
  [/^get_current_timestamp$/, /^(?:jsonwebtoken)?$/, SECONDS],
  [
    /^now(?:_utc|_local)?$/,
    /^(?:Instant|Utc|Time|SystemTime|OffsetDateTime|ZonedDateTime|Clock|System|DateTime|Carbon)$/,
    NOW,
  ],
  [/^DateTimeImmutable$/, /^$/, NOW],
  [/^Now$/, /^(?:time|DateTimeOffset)$/, NOW],
  [/^UtcNow$/, /./, NOW],
  [/^Now$/, /DateTime$/, LOCAL],
  [/^Get-Date$/, /^$/, LOCAL],
  [/^(?:moment|dayjs|utc)$/, /^(?:moment|dayjs)?$/, NOW],
];

export function nowOf(call: Call): Instant | undefined {
  const of = (call.receiver && lastNameOf(call.receiver)) ?? '';
  if (isNewDate(call)) return NOW;
  if (/^now$/.test(call.callee) && /datetime$/i.test(of) && call.arguments.length > 0) return NOW;
  // `Get-Date -UFormat %s` is no date.
  if (call.callee === 'Get-Date' && call.arguments.length > 0) return undefined;
  const isBare = call.arguments.length === 0 || /^(?:time|microtime)$/.test(call.callee);
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
    /^(?:ToUnixTimeSeconds|getEpochSecond|epochSecond|unix|Unix|timestamp|to_i|to_f|as_secs|getTimestamp|toEpochSecond|TotalSeconds|timegm|epochSeconds|unix_timestamp|getUnixTime|toSeconds|toUnixInteger)$/,
    'seconds',
  ],
  [
    /^(?:ToUnixTimeMilliseconds|getTime|valueOf|toEpochMilli|UnixMilli|timestamp_millis|as_millis|TotalMilliseconds|toMillis)$/,
    'milliseconds',
  ],
  [/^(?:UnixNano|as_nanos|timestamp_nanos|unix_timestamp_nanos)$/, 'nanoseconds'],
];

export function converted(given: Moment | undefined, name: string, zone?: Expression): Moment | undefined {
  if (given?.kind !== 'instant') return undefined;
  const unit = CONVERSIONS.find(([pattern]) => pattern.test(name))?.[1];
  if (!unit) return undefined;
  const { clock, ...rest } = given;
  // `to_i` of what is a number already changes nothing.
  if (given.unit !== 'date') return given;
  return { ...rest, unit, ...(isOff(clock, takenFor(name, zone)) && { isOffByZone: true }) };
}

function isOff(clock: Instant['clock'], taken: Instant['clock']): boolean {
  return clock !== undefined && taken !== undefined && clock !== taken;
}

/** Python's `timestamp()` takes a date that names no zone for local time; what is counted by hand is taken for UTC. */
function takenFor(conversion: string, zone?: Expression): 'local' | 'utc' | undefined {
  if (conversion === 'timestamp') return 'local';
  // `LocalDateTime.toEpochSecond(ZoneOffset.UTC)` of Java.
  if (conversion === 'toEpochSecond' && zone && lastNameOf(zone) === 'UTC') return 'utc';
  return /^(?:TotalSeconds|TotalMilliseconds|timegm)$/.test(conversion) ? 'utc' : undefined;
}

/** `Math.floor(x)`, `int(x)`, `(long)x`, `new Date(x)`, `NewNumericDate(x)`: the same time, in another type perhaps. */
export function handedOn(call: Call, arg: Moment | undefined, given: Moment | undefined): Moment | undefined {
  if (
    /^(?:floor|round|trunc|ceil|int|intval|Number|parseInt|Floor|Round|ToInt32|ToInt64|int64|long|toLong|toInt|utctimetuple|timetuple|toInstant|UTC|unwrap|duration_since|from)$/.test(
      call.callee,
    )
  )
    return withoutText(arg ?? given);
  // RFC 7519, section 2: a NumericDate is a number of seconds, whatever it was made of.
  if (/^(?:New)?NumericDate$/.test(call.callee)) return numericDate(arg);
  if (call.callee === 'timegm') return converted(arg, 'timegm');
  // It asks the date for its zone.
  if (call.callee === 'GetIntDate') return numericDate(arg);
  if (call.callee === 'DateTimeOffset') return withoutClock(arg);
  if (call.callee === 'ToUniversalTime')
    return given?.kind === 'instant' ? { ...given, clock: 'utc' } : undefined;
  if (call.callee === 'Date' && arg?.kind === 'instant')
    return { ...arg, unit: 'date', ...(arg.unit === 'seconds' && { isMisread: true }) };
  return undefined;
}

function withoutText(moment: Moment | undefined): Moment | undefined {
  if (moment?.kind !== 'instant') return moment;
  const { isText: _, ...rest } = moment;
  return rest;
}

function withoutClock(moment: Moment | undefined): Moment | undefined {
  if (moment?.kind !== 'instant') return moment;
  const { clock: _, ...rest } = moment;
  return rest;
}

function numericDate(moment: Moment | undefined): Moment | undefined {
  const given = withoutClock(moment);
  return given?.kind === 'instant' && given.unit === 'date' ? { ...given, unit: 'seconds' } : given;
}
