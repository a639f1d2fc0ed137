/**
 * Finds the words of a template in a message. Both are folded already: without blanks, in lower case,
 * with one kind of quote.
 */

/** So many characters of a literal are enough to find it again where its wording has changed. */
const ANCHOR = 12;

/**
 * Where a literal was met: `start` is -1 when only its end was, `open` is true when only its beginning was,
 * and `missed` counts letters that differ between the two.
 */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly letters: number;
  readonly missed: number;
  readonly open: boolean;
}

/** Each literal after the one before; after one that is missing, only a long one can be trusted. */
export function findLiterals(literals: readonly string[], message: string): readonly (Hit | undefined)[] {
  let from = 0;
  let lost = false;
  return literals.map((literal) => {
    const hit = lost && literal.length < ANCHOR ? undefined : findLiteral(literal, message, from);
    lost = hit === undefined || hit.open;
    if (hit !== undefined) from = hit.end;
    return hit;
  });
}

function findLiteral(literal: string, message: string, from: number): Hit | undefined {
  const whole = message.indexOf(literal, from);
  if (whole >= 0) {
    return { start: whole, end: whole + literal.length, letters: literal.length, missed: 0, open: false };
  }
  const head = literal.length < ANCHOR ? -1 : message.indexOf(literal.slice(0, ANCHOR), from);
  const same = head < 0 ? 0 : commonStart(literal, message, head);
  const next = head < 0 ? from : head + same;
  const rest = literal.length - same;
  const tail = rest < ANCHOR ? -1 : message.indexOf(literal.slice(-ANCHOR), next);
  if (tail < 0) {
    return head < 0
      ? cutLiteral(literal, message, from)
      : { start: head, end: next, letters: same, missed: 0, open: true };
  }
  const end = tail + ANCHOR;
  const back = commonEnd(literal, message, end, Math.min(rest, end - next));
  // Where the wording differs from its first word on, a closing quote still ends the value before it.
  const start = head >= 0 || !literal.startsWith("'") ? head : message.slice(0, end).indexOf("'", from);
  return { start, end, letters: same + back, missed: rest - back, open: false };
}

/** The message ends inside the literal, so early that no anchor is left of it. */
function cutLiteral(literal: string, message: string, from: number): Hit | undefined {
  for (let letters = Math.min(literal.length, ANCHOR, message.length - from) - 1; letters >= 3; letters--) {
    if (message.endsWith(literal.slice(0, letters))) {
      return { start: message.length - letters, end: message.length, letters, missed: 0, open: true };
    }
  }
  return undefined;
}

function commonStart(literal: string, message: string, at: number): number {
  let length = 0;
  while (length < literal.length && literal.charCodeAt(length) === message.charCodeAt(at + length)) length++;
  return length;
}

function commonEnd(literal: string, message: string, end: number, most: number): number {
  let length = 0;
  while (length < most && literal.at(-1 - length) === message.charAt(end - 1 - length)) length++;
  return length;
}

/** Letters that differ while what follows agrees again. At the end of a template wording changes freely. */
export function contradicted(literals: readonly string[], hits: readonly (Hit | undefined)[]): number {
  let missed = 0;
  let pending = 0;
  for (const [index, hit] of hits.entries()) {
    const length = literals[index]?.length ?? 0;
    if (hit !== undefined && hit.letters > 0) {
      missed += pending + hit.missed;
      pending = 0;
    }
    if (hit === undefined || hit.open) pending += length - (hit?.letters ?? 0);
  }
  return missed;
}
