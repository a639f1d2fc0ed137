/** An object or list of JSON: the offsets of its brackets, and what stands within. One that is never closed ends with the text. */
export interface Container {
  readonly start: number;
  readonly end: number;
  readonly children: readonly Container[];
}

interface Open {
  readonly start: number;
  end: number;
  readonly children: Open[];
}

/** Objects and lists nest no deeper. */
const DEEPEST = 200;

/** The objects and lists at the top of a text; undefined where one is closed by the bracket of another. */
export function containersOf(text: string): readonly Container[] | undefined {
  const top: Open = { start: -1, end: text.length, children: [] };
  const open: Open[] = [top];
  let inner = top;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x2f) at = endOfComment(text, at);
    else if (code === 0x7b || code === 0x5b) {
      const child = { start: at, end: text.length, children: [] };
      inner.children.push(child);
      open.push(child);
      inner = child;
      if (open.length > DEEPEST) return undefined;
    } else if (code === 0x7d || code === 0x5d) {
      // The brackets that belong together stand two apart in ASCII.
      if (inner === top || text.charCodeAt(inner.start) + 2 !== code) return undefined;
      inner.end = at;
      open.pop();
      inner = open.at(-1) ?? top;
    }
  }
  return top.children;
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
