import { describeDuration, describeInstant } from '../core/time.ts';
import { type JsonObject, visible } from './claims.ts';
import type { ClaimRow, StatedTime } from './inspection.ts';
import { readNumericDate } from './time.ts';

/** UTF-16 code units: a longer value is cut where it is shown. */
const LONGEST_JSON = 20_000;
/** More rows than any token in use has; nobody reads on. */
const MOST_ROWS = 1_000;
/** Claims that hold a NumericDate (RFC 7519, section 2). */
const TIMES = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'rat', 'toe', 'xms_tcdt', 'ts']);

/** The members of a header or a set of claims, ready to be shown, in the order of the token; at most a thousand. */
export function claimRows(
  object: JsonObject,
  now: number,
  meaningOf: (name: string) => string | undefined,
): readonly ClaimRow[] {
  const rows = Object.entries(object).slice(0, MOST_ROWS);
  return rows.map(([name, value]) => {
    const meaning = withPrecision(meaningOf(name), value);
    const time = TIMES.has(name) ? statedTime(value, now) : undefined;
    return { name: visible(name), json: jsonOf(value), ...(meaning && { meaning }), ...(time && { time }) };
  });
}

/** True when not all members are among the rows. */
export function isCutShort(object: JsonObject): boolean {
  return Object.keys(object).length > MOST_ROWS;
}

function withPrecision(meaning: string | undefined, value: unknown): string | undefined {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !Number.isInteger(value)) return meaning;
  const note =
    'The number is so large that programs read it in different ways; its last digits may be others here.';
  return meaning === undefined ? note : `${meaning} ${note}`;
}

/** A NumericDate as people read it; undefined for what is none. Milliseconds count as what was meant. */
export function statedTime(value: unknown, now: number): StatedTime | undefined {
  const date = readNumericDate(value);
  if (date.kind !== 'seconds' && date.kind !== 'milliseconds') return undefined;
  const { seconds } = date;
  return { seconds, utc: describeInstant(seconds), relative: relativeTime(seconds, now) };
}

/** `in 5 minutes`, `3 days ago`, `now`. */
export function relativeTime(seconds: number, now: number): string {
  const distance = seconds - now;
  if (Math.abs(distance) < 1) return 'now';
  return distance > 0 ? `in ${describeDuration(distance)}` : `${describeDuration(distance)} ago`;
}

/** JSON that is safe to show: what has no shape of its own stands as an escape, which JSON allows in any string. */
function jsonOf(value: unknown): string {
  const compact = JSON.stringify(value, withoutInfinity) ?? 'null';
  // Indentation can make deep JSON two hundred times as long: it is for what is short.
  const indented = compact.length > LONGEST_JSON ? compact : JSON.stringify(value, withoutInfinity, 2);
  const json = indented.length > LONGEST_JSON ? compact : indented;
  const cut = json.length > LONGEST_JSON ? `${json.slice(0, LONGEST_JSON)}…` : json;
  return visibleJson(cut);
}

/** The same JSON with control and bidirectional marks as escapes, so that no screen obeys them. */
export function visibleJson(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escapedForm);
}

/** A number beyond what a double holds would come out as `null`. */
function withoutInfinity(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? '[number too large to show]' : value;
}

/** Line breaks are those of the indentation: within strings JSON has escaped them already. */
function escapedForm(character: string): string {
  if (character === '\n') return character;
  return Array.from({ length: character.length }, (_, at) => {
    const code = character.charCodeAt(at).toString(16).padStart(4, '0');
    return `\\u${code}`;
  }).join('');
}
