/**
 * The objects and lists of a JSON text, in the order of their beginnings: the offsets of their brackets, and the number of
 * the one that comes behind each and all that it holds. One that is never closed ends with the text.
 */
export interface Containers {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly nexts: readonly number[];
}

/** Objects and lists nest no deeper. */
const DEEPEST = 200;

/** A text of 10 MB has fewer brackets and commas, unless it is made to take long. */
const MOST_MARKS = 400_000;

/** Undefined where one is closed by the bracket of another, and for a text of hardly anything but marks. */
export function containersOf(text: string): Containers | undefined {
  const [starts, ends, nexts]: [number[], number[], number[]] = [[], [], []];
  const open: number[] = [];
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Blanks, letters and digits are nearly all there is.
    if (code < 0x22 || (code > 0x2f && code < 0x5b)) continue;
    if (code !== 0x22 && ++marks > MOST_MARKS) return undefined;
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x2f) at = endOfComment(text, at);
    else if (code === 0x7b || code === 0x5b) {
      open.push(starts.length);
      starts.push(at);
      ends.push(text.length);
      nexts.push(Infinity);
      if (open.length > DEEPEST) return undefined;
    } else if (code === 0x7d || code === 0x5d) {
      const closed = open.pop();
      // The brackets that belong together stand two apart in ASCII.
      if (closed === undefined || text.charCodeAt(starts[closed] ?? 0) + 2 !== code) return undefined;
      ends[closed] = at;
      nexts[closed] = starts.length;
    }
  }
  return { starts, ends, nexts };
}

/** The quote that closes the text in quotes that starts here; without one, what stands before the line break. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
    else if (code === 0x0a || code === 0x0d) return at - 1;
  }
  return text.length;
}

/** The last character of the comment that starts here; where none does, the same offset. */
export function endOfComment(text: string, start: number): number {
  if (text[start + 1] === '*') {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? text.length : end + 1;
  }
  if (text[start + 1] !== '/') return start;
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
