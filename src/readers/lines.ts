/** A line of a text. */
export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** Behind the line break. */
  readonly next: number;
}

/** The lines of a text, in its order; they end at `\n`, `\r\n` or `\r`. A mark of byte order is no part of them. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { 0: mark, index } of text.matchAll(/\r\n|\n|\r/g)) {
    const next = index + mark.length;
    lines.push({ start, end: index, next });
    start = next;
  }
  if (start < text.length) lines.push({ start, end: text.length, next: text.length });
  return lines;
}
