import assert from 'node:assert/strict';
import { applyEdits, withoutOverlaps } from '../../src/core/edits.ts';
import type { Edit, Span } from '../../src/core/types.ts';

/** Every span in a value, however deep, lies inside a text of this length. */
export function spansLieInside(value: unknown, length: number): void {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    if (isSpan(each)) liesInside(each, length);
    for (const child of Array.isArray(each) ? each : Object.values(each)) {
      if (typeof child === 'object' && child !== null) waiting.push(child);
    }
  }
}

export function liesInside({ start, end }: Span, length: number): void {
  const isInside =
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
  assert.ok(isInside, `${start}–${end} lies outside a text of ${length}`);
}

function isSpan(value: object): value is Span {
  const { start, end } = value as Readonly<Record<'start' | 'end', unknown>>;
  return typeof start === 'number' && typeof end === 'number';
}

/** The text after edits that belong together: they lie inside the text and leave one another alone. */
export function afterEdits(text: string, edits: readonly Edit[]): string {
  for (const { span } of edits) liesInside(span, text.length);
  assert.equal(
    withoutOverlaps(edits).length,
    edits.length,
    `edits overlap: ${JSON.stringify(edits.map(({ span }) => span))}`,
  );
  return applyEdits(text, edits);
}

/** Spans come in the order of the text, and none reaches into the next. */
export function standApart(spans: readonly Span[], length: number): void {
  let end = 0;
  for (const span of spans) {
    liesInside(span, length);
    assert.ok(span.start >= end, `${span.start} lies before ${end}`);
    end = span.end;
  }
}
