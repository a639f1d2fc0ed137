/** Nothing that people write nests brackets so deep. Parsers take seconds to find their way out of what does. */
const DEEPEST_BRACKETS = 1000;

/**
 * The text up to where more brackets are open than any real one has; almost always the whole text. Brackets in
 * texts and comments are counted like others: those that are not closed there are few.
 */
export function withinNesting(text: string): string {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const char = text.charCodeAt(offset);
    if (char === 0x28 || char === 0x5b || char === 0x7b) {
      if (++depth > DEEPEST_BRACKETS) return text.slice(0, offset);
    } else if ((char === 0x29 || char === 0x5d || char === 0x7d) && depth > 0) depth--;
  }
  return text;
}
