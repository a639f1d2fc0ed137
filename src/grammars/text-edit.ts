import type { Edit, Point } from '@vscode/tree-sitter-wasm';

/** The one replacement that makes `after` of `before`: what both begin with and what both end with stays. */
export function editBetween(before: string, after: string): Edit {
  const startIndex = commonStart(before, after);
  const kept = commonEnd(before, after, startIndex);
  const [oldEndIndex, newEndIndex] = [before.length - kept, after.length - kept];
  const startPosition = pointBehind(before, startIndex, { at: 0, row: 0, lineStart: 0 });
  const from = { at: startIndex, row: startPosition.row, lineStart: startIndex - startPosition.column };
  return {
    startIndex,
    oldEndIndex,
    newEndIndex,
    startPosition,
    oldEndPosition: pointBehind(before, oldEndIndex, from),
    newEndPosition: pointBehind(after, newEndIndex, from),
  };
}

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
