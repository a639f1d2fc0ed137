import type { Span } from '../core/types.ts';

/** The entry with the comma behind it or, for the last one, the comma before it. */
export function withComma(text: string, entry: Span): Span {
  const after = /[ \t\r\n]*,/y;
  after.lastIndex = entry.end;
  if (after.test(text)) {
    const start = lineStart(text, entry.start);
    return { start, end: start < entry.start ? after.lastIndex : afterBlanks(text, after.lastIndex) };
  }
  let before = entry.start;
  while (before > 0 && /\s/.test(text[before - 1] ?? '')) before--;
  return text[before - 1] === ',' ? { start: before - 1, end: entry.end } : entry;
}

/** The entry with its whole lines, where nothing else stands on them: removing it leaves no empty line. */
export function withLines(text: string, entry: Span): Span {
  const start = beforeBlanks(text, entry.start);
  const after = /[ \t]*(?:\r?\n|$)/y;
  after.lastIndex = entry.end;
  const isAlone = start === 0 || text[start - 1] === '\n';
  return isAlone && after.test(text) ? { start, end: after.lastIndex } : entry;
}

/** With the comma where one separates entries, with the whole lines where line breaks do. */
export function withSeparator(text: string, entry: Span): Span {
  const wider = withComma(text, entry);
  return wider.end === entry.end && wider.start === entry.start ? withLines(text, entry) : wider;
}

/** Takes the blanks and the line break before an entry along, so that removing it leaves no empty line. */
function lineStart(text: string, offset: number): number {
  const start = beforeBlanks(text, offset);
  if (text[start - 1] !== '\n') return offset;
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}

function afterBlanks(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

function beforeBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start;
}
