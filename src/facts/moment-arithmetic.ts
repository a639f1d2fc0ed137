import type { Instant, Moment } from './moment.ts';

export function later(instant: Instant, seconds: number): Instant {
  return instant.fromNow === undefined ? instant : { ...instant, fromNow: instant.fromNow + seconds };
}

export function combined(
  left: Moment | undefined,
  operator: string,
  right: Moment | undefined,
): Moment | undefined {
  if (!left) return undefined;
  if (left.kind === 'instant') return moved(left, operator, right);
  if (!right) return undefined;
  if (right.kind === 'instant') return operator === '+' ? moved(right, operator, left) : undefined;
  return calculated(left, operator, right);
}

/** An instant moved by a number of its own unit or by a length, or divided into the other unit. */
const PARTS: Readonly<Partial<Record<Instant['unit'], number>>> = { milliseconds: 1e3, nanoseconds: 1e9 };

function moved(instant: Instant, operator: string, by: Moment | undefined): Moment | undefined {
  if (operator === '/' || operator === '*') return scaled(instant, operator, by);
  if (operator !== '+' && operator !== '-') return undefined;
  const { fromNow: _, ...unknown } = instant;
  if (by?.kind === 'instant' || by === undefined) return operator === '-' ? instant : unknown;
  const sign = operator === '-' ? -1 : 1;
  if (by.kind === 'length') return later(instant, sign * by.seconds);
  const seconds = by.value / (PARTS[instant.unit] ?? 1);
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
