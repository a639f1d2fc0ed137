const TIME = String.raw`(\d{1,5}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?)`;
const TIMES = new RegExp(
  `Current time: ${TIME}(?:, assertion valid from ${TIME})?, expiry time of assertion ${TIME}(?:(?<=Z)|(?=.))`,
  'i',
);

/** The times that a message names, in seconds since 1970. */
export interface MessageTimes {
  /** The server's clock. */
  readonly current: number;
  /** `nbf`; undefined where the message does not name it. */
  readonly from?: number;
  /** `exp`. */
  readonly expiry: number;
}

/** The times in the message; undefined where one of them is missing, cut off or no date. */
export function timesIn(message: string): MessageTimes | undefined {
  const [, now, start, end] = TIMES.exec(message) ?? [];
  if (now === undefined || end === undefined) return undefined;
  const [current, expiry] = [secondsOf(now), secondsOf(end)];
  const from = start === undefined ? undefined : secondsOf(start);
  if (Number.isNaN(current + expiry + (from ?? 0))) return undefined;
  return { current, expiry, ...(from !== undefined && { from }) };
}

function secondsOf(time: string): number {
  const [date = '', clock = ''] = time.replace(/Z$/i, '').split('T');
  // ECMAScript wants four digits of a year, or a sign and six.
  const year = date.slice(0, date.indexOf('-')).padStart(4, '0');
  const signed = year.length > 4 ? `+${year.padStart(6, '0')}` : year;
  return Date.parse(`${signed}${date.slice(date.indexOf('-'))}T${clock.slice(0, 12)}Z`) / 1000;
}
