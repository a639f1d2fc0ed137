import type { Expression } from '../core/expressions.ts';

/** A span that is moved where it is, while everybody else reads it. */
export interface MovableSpan {
  start: number;
  end: number;
}

/** What is not there: it stands nowhere, and is not moved. */
export const NOTHING: Expression = { kind: 'unknown', span: { start: 0, end: 0 } };

/** Parts may be shared: each belongs to what it was taken with first. */
const owned = new WeakSet<object>([NOTHING]);

/** Takes the spans in something, but for those that were taken before. */
export function takeSpans(from: object, into: MovableSpan[] = []): MovableSpan[] {
  const left: object[] = [from];
  for (let each = left.pop(); each; each = left.pop()) {
    if (owned.has(each)) continue;
    owned.add(each);
    if (isSpan(each)) into.push(each);
    else
      for (const part of Object.values(each)) if (typeof part === 'object' && part !== null) left.push(part);
  }
  return into;
}

export function shift(spans: readonly MovableSpan[], by: number): void {
  if (by === 0) return;
  for (const span of spans) {
    span.start += by;
    span.end += by;
  }
}

function isSpan(part: object): part is MovableSpan {
  return 'start' in part && 'end' in part;
}
