/** `1700000000` as `2023-11-14 22:13:20 UTC`. `seconds` since 1970, of a year from 0 to 9999. */
export function describeInstant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length of time in its largest whole unit: `200000` seconds as `2 days`. The sign is dropped. */
export function describeDuration(seconds: number): string {
  const length = Math.abs(seconds);
  const [unit, size] = UNITS.find(([, size]) => length >= size) ?? (['second', 1] as const);
  const count = Math.floor(length / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
