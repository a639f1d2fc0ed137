import type { Edit, Span } from '../core/types.ts';

/** Leads from a stretch of the value to one of the file; `exact` edits only where every character stands as it is. */
export interface Placing {
  (stretch: Span): Span;
  exact(stretch: Span, newText: string): readonly Edit[];
}

/** `span` is where the value `text` stands. */
export function placing(span: Span, text: string): Placing {
  const isVerbatim = span.end - span.start === text.length;
  const at = ({ start, end }: Span) =>
    isVerbatim ? { start: span.start + start, end: span.start + end } : span;
  const exact = (stretch: Span, newText: string) => (isVerbatim ? [{ span: at(stretch), newText }] : []);
  return Object.assign(at, { exact });
}
