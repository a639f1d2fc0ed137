import { describeDuration } from '../../core/time.ts';
import { timesIn } from './message-times.ts';
import type { Proof, Proven } from './proof.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Assertions are made within so many seconds before they are sent, and clocks agree as well as that. */
const TOLERANCE = 3 * MINUTE;
/** Many write `nbf` so many seconds back, for clocks that are off. */
const BACKDATED = 6 * MINUTE;
/** An hour that passed by chance is rarely that whole. */
const PUNCTUAL = MINUTE;
/** Entra lets a clock be off by so many seconds. */
const ALLOWED_SKEW = 5 * MINUTE;
/** Milliseconds lie beyond the calendar of .NET, which ends with 9999. */
const END_OF_CALENDAR = Date.UTC(9999, 0, 1) / 1000;

/** Zones off UTC by half and quarter hours, in minutes: India, Nepal, Iran, Australia and others. */
const BROKEN_ZONES = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825];
const FARTHEST_EAST = 14;
const FARTHEST_WEST = -12;

interface Times {
  /** All in seconds since 1970. */
  readonly current: number;
  readonly from: number;
  readonly expiry: number;
}

/** What the three times in the message tell: the server's clock, and `nbf` and `exp` of the assertion. */
export const assertionTimes: Proof = {
  codes: [700024, 50012],
  source: 'RFC 7519, sections 2, 4.1.4 and 4.1.5',
  prove({ message }) {
    const { current, from, expiry } = timesIn(message) ?? {};
    if (current === undefined || from === undefined || expiry === undefined) return [];
    const times = { current, from, expiry };
    return [firstOf(times), missingStart(times)].filter((found) => found !== undefined);
  },
};

function firstOf(times: Times): Proven | undefined {
  for (const prove of [milliseconds, shrunk, timeZone, endsFirst, expired, tooEarly]) {
    const found = prove(times);
    if (found) return found;
  }
  return undefined;
}

/** `exp` or `nbf` in milliseconds lies tens of thousands of years ahead. */
function milliseconds({ from, expiry }: Times): Proven | undefined {
  const late = [...(from >= END_OF_CALENDAR ? ['nbf'] : []), ...(expiry >= END_OF_CALENDAR ? ['exp'] : [])];
  if (late.length === 0) return undefined;
  return {
    id: 'assertion-milliseconds',
    message: `${late.join(' and ')} ${late.length === 1 ? 'lies' : 'lie'} thousands of years ahead: milliseconds were written where seconds belong. Divide by 1000 and round down.`,
  };
}

/** `exp` a few weeks after the beginning of 1970: no point in time of today was written. */
function shrunk({ current, expiry }: Times): Proven | undefined {
  if (expiry <= 0 || expiry > 40 * DAY) return undefined;
  if (Math.abs(expiry - current / 1000) <= DAY) {
    return {
      id: 'assertion-divided-twice',
      message:
        'exp lies in January 1970, at a thousandth of today’s time: seconds were divided by 1000 as if they were milliseconds. Write the seconds as they are.',
    };
  }
  return {
    id: 'assertion-lifetime-as-exp',
    message: `exp is ${describeDuration(expiry)} after the beginning of 1970: a length of time was written where a point in time belongs. Add it to the current time, in seconds since 1970.`,
  };
}

/** `nbf` is the time at which it was made, as a rule: off by a zone's hours it was taken from a local clock. */
function timeZone(times: Times): Proven | undefined {
  const { current, from, expiry } = times;
  const off = from - current;
  const isRefused = off > ALLOWED_SKEW || current > expiry;
  const zone = isRefused ? zoneOf(times) : undefined;
  if (zone === undefined) return undefined;
  const count = zone % 60 === 0 ? hours(Math.abs(zone) / 60) : `${hoursAndMinutes(Math.abs(zone))} hours`;
  return {
    id: 'assertion-time-zone',
    message: `nbf is ${count} ${zone > 0 ? 'ahead of' : 'behind'} Entra’s clock, to within minutes: local time was written as if it were UTC. Take the seconds since 1970 from the system (\`Date.now() / 1000\`, \`time.time()\`, \`DateTimeOffset.UtcNow\`), not from a local date.`,
  };
}

/** In minutes; undefined where the times are off by no zone's hours, or may be so for another reason. */
function zoneOf({ current, from, expiry }: Times): number | undefined {
  const off = from - current;
  const zone = [Math.round(off / HOUR) * 60, ...BROKEN_ZONES].find((minutes) => {
    const rest = off - minutes * MINUTE;
    return minutes > 0 ? rest <= TOLERANCE && rest >= -BACKDATED : Math.abs(rest) <= PUNCTUAL;
  });
  if (!zone || zone > FARTHEST_EAST * 60 || zone < FARTHEST_WEST * 60) return undefined;
  // What ended just now, or an hour after it was made, was kept and used again, as likely as not.
  const isKept = zone < 0 && (zone >= -60 || current - expiry <= 2 * ALLOWED_SKEW || expiry - from > HOUR);
  return isKept ? undefined : zone;
}

function hours(count: number): string {
  return count === 1 ? 'one hour' : `${count} hours`;
}

function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${`${minutes % 60}`.padStart(2, '0')}`;
}

function endsFirst({ from, expiry }: Times): Proven | undefined {
  if (from <= 0 || expiry <= 0 || expiry > from) return undefined;
  const what =
    expiry === from ? 'exp is the same as nbf' : `exp lies ${describeDuration(from - expiry)} before nbf`;
  return {
    id: 'assertion-ends-first',
    message: `${what}: there is no moment at which the assertion holds. Take both from one clock, in seconds since 1970, and let exp be some minutes after nbf.`,
  };
}

function expired({ current, expiry, from }: Times): Proven | undefined {
  if (current <= expiry || expiry <= 0) return undefined;
  const lived = from > 0 ? ` It was made to last ${describeDuration(expiry - from)}.` : '';
  const over = current - expiry;
  const what =
    over <= ALLOWED_SKEW
      ? 'Make it at the moment of the request, and set the clock of the machine by NTP.'
      : 'It was kept and used again, or its times come from a slow or a local clock: make a new one for each request, from the seconds since 1970.';
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
      'The assertion has no nbf claim, or 0 in it: the message shows the beginning of the calendar. That is allowed; what was refused is told by the other times.',
  };
}
