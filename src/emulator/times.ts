/**
 * A moment as Entra prints it in refusals: seven digits behind the second, `2026-03-01T12:00:00.0000000Z`.
 */
export function preciseTime(moment: Date): string {
  return `${moment.toISOString().slice(0, -1)}0000Z`;
}

/** Moments of a registered key in refusals, in UTC: `03/01/2026 12:00:00`. */
export function keyTime(moment: Date): string {
  const [date = '', time = ''] = moment.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}

/** A length of time as .NET prints it: `90.00:00:00`. Whole days. */
export function days(count: number): string {
  return `${count}.00:00:00`;
}

/** So many seconds Entra forgives a clock that is off. */
export const CLOCK_SKEW = 300;

/** The moment of a NumericDate. */
export function momentOf(seconds: number): Date {
  return new Date(Math.trunc(seconds * 1000));
}
