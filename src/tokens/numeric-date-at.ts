import { describeInstant } from '../core/time.ts';
import type { Span } from '../core/types.ts';
import { readNumericDate } from './time.ts';

/** A time claim that stands in a text as a number. */
export interface StatedNumericDate {
  /** `exp`, `nbf`, `iat`, `auth_time` … */
  readonly name: string;
  /** Since 1970. */
  readonly seconds: number;
  /** `2023-11-14 22:13:20 UTC`. */
  readonly utc: string;
  /** Milliseconds stand where seconds belong (RFC 7519, section 2). */
  readonly isMilliseconds: boolean;
  /** The digits, UTF-16 offsets. */
  readonly span: Span;
}

/** Claims and members of token responses that hold a NumericDate. */
const NAMES = 'exp|nbf|iat|auth_time|updated_at|rat|toe|xms_tcdt|expires_on|not_before|ext_exp|pwd_exp';
/** In JSON, in JSON that stands escaped in a string, and with the number in quotes, as some endpoints write it. */
const STATED = new RegExp(
  `\\\\?["'](${NAMES})\\\\?["']\\s{0,8}[:=]\\s{0,8}\\\\?["']?(\\d{9,16})(?![\\d.])`,
  'g',
);
/** Longer than any such claim with its number. */
const WINDOW = 80;

/** The time claim in JSON text whose number stands at `offset` (UTF-16); undefined where none does. */
export function numericDateAt(text: string, offset: number): StatedNumericDate | undefined {
  const start = Math.max(0, offset - WINDOW);
  for (const match of text.slice(start, offset + WINDOW).matchAll(STATED)) {
    const [whole, name = '', digits = ''] = match;
    const end = start + match.index + whole.length;
    const span = { start: end - digits.length, end };
    if (offset < span.start || offset > span.end) continue;
    const date = readNumericDate(Number(digits));
    if (date.kind !== 'seconds' && date.kind !== 'milliseconds') return undefined;
    const { seconds } = date;
    return {
      name,
      seconds,
      utc: describeInstant(seconds),
      isMilliseconds: date.kind === 'milliseconds',
      span,
    };
  }
  return undefined;
}
