/** Nothing that people write nests brackets so deep. Parsers take seconds to find their way out of what does. */
const DEEPEST_BRACKETS = 1000;

/**
 * Nor does a statement hold so many operators, or type arguments that are not closed, without a bracket, comma, quote or
 * line break in between: `A<B<C<`, `a => b => c =>`. A parser that may read them in several ways follows all of them, and
 * takes gigabytes of memory, more than WebAssembly has.
 */
const MOST_OPERATORS = 1000;
const DEEPEST_ANGLES = 200;

/** Nor are so many blanks and line breaks in a row: lexers that look ahead over them begin anew at each. */
export const MOST_BLANKS = 50_000;

/**
 * The text up to where more brackets are open, or more operators or blanks stand in a row, than in any real one; almost
 * always the whole text. Brackets in texts and comments are counted like others: those that are not closed there are few.
 */
export function withinNesting(text: string): string {
  let [depth, angles, operators, blanks] = [0, 0, 0, 0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    blanks = code <= SPACE ? blanks + 1 : 0;
    if (blanks > MOST_BLANKS) return text.slice(0, offset);
    const kind = KINDS[code];
    if (kind === undefined) continue;
    if (kind === 'operator' || kind === 'less' || kind === 'greater') {
      operators++;
      if (kind === 'less') angles++;
      else if (kind === 'greater' && angles > 0) angles--;
      if (operators > MOST_OPERATORS || angles > DEEPEST_ANGLES) return text.slice(0, offset);
      continue;
    }
    [angles, operators] = [0, 0];
    if (kind === 'open') depth++;
    else if (kind === 'close' && depth > 0) depth--;
    if (depth > DEEPEST_BRACKETS) return text.slice(0, offset);
  }
  return text;
}

const SPACE = 0x20;

type Kind = 'open' | 'close' | 'less' | 'greater' | 'operator' | 'end';

/** What each character means, by its code; undefined for all others. */
const KINDS: readonly (Kind | undefined)[] = kindsOf({
  open: '([{',
  close: ')]}',
  less: '<',
  greater: '>',
  operator: '=?!&|^*',
  end: ';,\n"\'`',
});

function kindsOf(characters: Readonly<Record<Kind, string>>): readonly (Kind | undefined)[] {
  const kinds: (Kind | undefined)[] = new Array(128).fill(undefined);
  for (const [kind, chars] of Object.entries(characters)) {
    for (const char of chars) kinds[char.charCodeAt(0)] = kind as Kind;
  }
  return kinds;
}
