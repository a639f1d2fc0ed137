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
 * What reading a text takes is told by its words and marks, and by its statements, each of which takes as long as some words.
 * Of a file that people write 600 KB are read; of one of nothing but tiny statements a sixth of that.
 */
const MOST_WORK = 260_000;
const WORK_OF_STATEMENT = 4;
/** How much more may stand on one line: a statement is read to its end. */
const WORK_OF_LINE = 10_000;

/**
 * The text up to where more brackets are open, or more operators or blanks stand in a row, than in any real one, and as much
 * as is read of a long one; almost always the whole text. Brackets in texts and comments are counted like others: those that
 * are not closed there are few.
 */
export function withinNesting(text: string): string {
  const end = workableEnd(text);
  let [depth, angles, operators, blanks] = [0, 0, 0, 0];
  for (let offset = 0; offset < end; offset++) {
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
  return text.slice(0, end);
}

/** Where a text ends that takes no more work than there is, behind a statement where there are some. */
function workableEnd(text: string): number {
  if (text.length <= MOST_WORK / MOST_WORK_OF_CHARACTER) return text.length;
  let [work, isInWord] = [0, false];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    const isWord = isWordCode(code);
    if (isWord ? !isInWord : code > SPACE) work++;
    isInWord = isWord;
    if (code === LINE_BREAK || code === SEMICOLON) {
      work += WORK_OF_STATEMENT;
      if (work >= MOST_WORK) return offset + 1;
    } else if (work >= MOST_WORK + WORK_OF_LINE) return offset;
  }
  return text.length;
}

/** A semicolon is a mark and ends a statement. */
const MOST_WORK_OF_CHARACTER = WORK_OF_STATEMENT + 1;

function isWordCode(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code > 0x7f;
}

const LINE_BREAK = 0x0a;
const SEMICOLON = 0x3b;
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
