import { describeDuration } from '../../core/time.ts';
import type { Proof, Proven } from './proof.ts';

const MINUTE = 60;
const HOUR = 3600;
/** Assertions are made within so many seconds before they are sent, and clocks agree as well as that. */
const TOLERANCE = 3 * MINUTE;
/** Time zones lie within so many hours of UTC. */
const FARTHEST_ZONE = 14;
/** Entra lets a clock be off by so many seconds. */
const ALLOWED_SKEW = 5 * MINUTE;

interface Times {
  /** All in seconds since 1970. */
  readonly current: number;
  readonly from: number;
  readonly expiry: number;
}

/** What the three times in the message tell: the server's clock, and `nbf` and `exp` of the assertion. */
export const assertionTimes: Proof = {
  codes: [700024, 50012, 500133],
  source: 'RFC 7519, sections 2, 4.1.4 and 4.1.5',
  prove({ message }) {
    const times = timesIn(message);
    if (!times) return [];
    return [
      milliseconds(times) ?? timeZone(times) ?? expired(times) ?? tooEarly(times),
      missingStart(times),
    ].filter((found) => found !== undefined);
  },
};

const TIME = String.raw`(\d{1,5}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?)`;
const TIMES = new RegExp(
  `Current time: ${TIME}, assertion valid from ${TIME}, expiry time of assertion ${TIME}`,
  'i',
);

function timesIn(message: string): Times | undefined {
  const [current, from, expiry] = (TIMES.exec(message) ?? []).slice(1).map(secondsOf);
  return current === undefined || from === undefined || expiry === undefined || Number.isNaN(current)
    ? undefined
    : { current, from, expiry };
}

function secondsOf(time: string): number {
  const [date = '', clock = ''] = time.replace(/Z$/i, '').split('T');
  // ECMAScript wants four digits of a year, or a sign and six.
  const year = date.slice(0, date.indexOf('-')).padStart(4, '0');
  const signed = year.length > 4 ? `+${year.padStart(6, '0')}` : year;
  return Date.parse(`${signed}${date.slice(date.indexOf('-'))}T${clock.slice(0, 12)}Z`) / 1000;
}

/** `exp` or `nbf` in milliseconds lies tens of thousands of years ahead; the calendar of .NET ends with 9999. */
function milliseconds({ current, from, expiry }: Times): Proven | undefined {
  const century = 100 * 365 * 24 * HOUR;
  const late = [...(from > current + century ? ['nbf'] : []), ...(expiry > current + century ? ['exp'] : [])];
  if (late.length === 0) return undefined;
  return {
    id: 'assertion-milliseconds',
    message: `${late.join(' and ')} ${late.length === 1 ? 'lies' : 'lie'} more than a hundred years ahead: milliseconds were written where seconds belong. Divide by 1000 and round down.`,
  };
}

/** `nbf` is the time at which it was made, as a rule: off by whole hours it was taken from a clock of another zone. */
function timeZone({ current, from, expiry }: Times): Proven | undefined {
  const off = from - current;
  const hours = Math.round(off / HOUR);
  const isWhole = Math.abs(off - hours * HOUR) <= TOLERANCE;
  const isRefused = off > ALLOWED_SKEW || current > expiry;
  if (hours === 0 || Math.abs(hours) > FARTHEST_ZONE || !isWhole || !isRefused) return undefined;
  // An assertion that would still hold an hour later was kept and used again, as likely as not.
  if (hours < 0 && expiry - from > HOUR) return undefined;
  const count = Math.abs(hours) === 1 ? 'one hour' : `${Math.abs(hours)} hours`;
  return {
    id: 'assertion-time-zone',
    message: `nbf is ${count} ${hours > 0 ? 'ahead of' : 'behind'} Entra’s clock, to within minutes: local time was written as if it were UTC. Take the seconds since 1970 from the system (\`Date.now() / 1000\`, \`time.time()\`, \`DateTimeOffset.UtcNow\`), not from a local date.`,
  };
}

function expired({ current, expiry, from }: Times): Proven | undefined {
  if (current <= expiry || expiry <= 0) return undefined;
  const lifetime = expiry - from;
  const lived = from > 0 && lifetime > 0 ? ` It was made to last ${describeDuration(lifetime)}.` : '';
  const over = current - expiry;
  const what =
    over <= ALLOWED_SKEW
      ? 'Make it at the moment of the request, and set the clock of the machine by NTP.'
      : 'It was kept and used again, or the clock of the machine is slow: make a new one for each request.';
  return {
    id: 'assertion-expired',
    message: `The assertion ended ${describeDuration(over)} before Entra saw it.${lived} ${what}`,
  };
}

function tooEarly({ current, from }: Times): Proven | undefined {
  if (from <= current) return undefined;
  return {
    id: 'assertion-not-yet-valid',
    message: `nbf lies ${describeDuration(from - current)} ahead of Entra’s clock: the clock of the machine that signs is fast. Set it by NTP, or write nbf a minute back.`,
  };
}

/** Without `nbf` Entra shows the beginning of its calendar. */
function missingStart({ from }: Times): Proven | undefined {
  if (from > 0) return undefined;
  return {
    id: 'assertion-without-nbf',
    message:
      'The assertion has no nbf claim: the message shows the beginning of the calendar in its place. That is allowed; what was refused is told by the other times.',
  };
}
