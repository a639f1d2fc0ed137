import type { Edit, Point } from '@vscode/tree-sitter-wasm';

/** From `start` to `oldEnd` stands now what stands from `start` to `newEnd` (UTF-16 offsets). */
export interface Replacement {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The one replacement that makes `after` of `before`: what both begin with and what both end with stays. */
export function replacementBetween(before: string, after: string): Replacement {
  const start = commonStart(before, after);
  const kept = commonEnd(before, after, start);
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

/** The same as tree-sitter is told of it. */
export function editBetween(before: string, after: string): Edit {
  const { start, oldEnd, newEnd } = replacementBetween(before, after);
  const startPosition = pointBehind(before, start, { at: 0, row: 0, lineStart: 0 });
  const from = { at: start, row: startPosition.row, lineStart: start - startPosition.column };
  return {
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition,
    oldEndPosition: pointBehind(before, oldEnd, from),
    newEndPosition: pointBehind(after, newEnd, from),
  };
}

/**
 * Whether a replacement neither opens nor closes a text or comment, nor touches what does: then a fault that it makes does not
 * make something else of what stands far behind it.
 */
export function isPlain(before: string, after: string, { start, oldEnd, newEnd }: Replacement): boolean {
  return isPlainAt(before, start, oldEnd) && isPlainAt(after, start, newEnd);
}

/** With the characters around. A quote may be one of them, where what stands next to it is no part of it. */
function isPlainAt(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 1), end + 1);
  // Ruby begins comments so.
  if (/\n=/.test(around)) return false;
  if (/^["']/.test(around)) return PLAIN.test(around.slice(1));
  // A letter in front would be a prefix of the text.
  return PLAIN.test(around.replace(/(?<![\p{L}\p{N}_])["']$/u, ''));
}

const PLAIN = /^[\p{L}\p{N}_\s.,;:=()[\]{}+-]*$/u;

/** Stretches so long (UTF-16 units) are compared at once, which takes a fraction of what their characters take. */
const STRETCH = 1024;

/** The halves of a character beyond U+FFFF are never parted. */
function commonStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at + STRETCH <= most && after.startsWith(before.slice(at, at + STRETCH), at)) at += STRETCH;
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return isHalf(before.charCodeAt(at - 1), 0xd800) ? at - 1 : at;
}

function commonEnd(before: string, after: string, start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let kept = 0;
  const isSame = (length: number) => {
    const end = before.length - kept;
    return after.startsWith(before.slice(end - length, end), after.length - kept - length);
  };
  while (kept + STRETCH <= most && isSame(STRETCH)) kept += STRETCH;
  while (
    kept < most &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  ) {
    kept++;
  }
  return isHalf(before.charCodeAt(before.length - kept), 0xdc00) ? kept - 1 : kept;
}

function isHalf(code: number, first: number): boolean {
  return code >= first && code < first + 0x400;
}

/** Line and character of an offset, counted from a place before it. */
function pointBehind(
  text: string,
  offset: number,
  from: { readonly at: number; readonly row: number; readonly lineStart: number },
): Point {
  let { row, lineStart } = from;
  for (let at = text.indexOf('\n', from.at); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
