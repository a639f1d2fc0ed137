/** What surrounds a value and does not belong to it. */
export interface Surrounded {
  /** The value by itself. */
  readonly core: string;
  readonly around?: 'blanks' | 'quotes' | 'invisible';
}

/** Characters that take no room: zero-width ones, marks of direction, soft hyphens, the byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const QUOTE = /["'`\u2018-\u201f\u00ab\u00bb]/;

/**
 * Takes away what copying and quoting leave around a value: blanks and line breaks, quotes that the format did not
 * take for its own, and characters that nobody sees, those inside the value too.
 */
export function surrounded(text: string): Surrounded {
  const visible = text.replace(INVISIBLE, '');
  const trimmed = visible.trim();
  const inner = withoutQuotes(trimmed);
  if (inner !== trimmed) return { core: inner.trim(), around: 'quotes' };
  if (visible !== text) return { core: trimmed, around: 'invisible' };
  return trimmed === text ? { core: text } : { core: trimmed, around: 'blanks' };
}

function withoutQuotes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && QUOTE.test(text.charAt(start))) start++;
  while (end > start && QUOTE.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
