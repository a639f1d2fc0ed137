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
/** How much more may stand on one line: lines are read to their end, for there most statements end that hold others. */
const WORK_OF_LINE = 10_000;

/**
 * The text up to where more brackets are open, or more operators or blanks stand in a row, than in any real one, and as much
 * as is read of a long one; almost always the whole text. Brackets in texts and comments are counted like others: those that
 * are not closed there are few.
 */
export function withinNesting(text: string): string {
  const end = workableEnd(text);
  let depth = 0;
  let angles = 0;
  let operators = 0;
  let blanks = 0;
  for (let offset = 0; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    blanks = code <= SPACE ? blanks + 1 : 0;
    if (blanks > MOST_BLANKS) return text.slice(0, offset);
    const meaning = MEANINGS[code] ?? 0;
    if (meaning === 0) continue;
    // Every keystroke comes here: which mark comes next nothing foretells, so it is counted without branches.
    const kept = (meaning & 1) - 1;
    operators = (operators + ((meaning >> OPERATOR) & 1)) & kept;
    angles = Math.max(0, angles + ((meaning >> LESS) & 1) - ((meaning >> GREATER) & 1)) & kept;
    depth = Math.max(0, depth + ((meaning >> OPEN) & 1) - ((meaning >> CLOSE) & 1));
    if (operators > MOST_OPERATORS || angles > DEEPEST_ANGLES || depth > DEEPEST_BRACKETS)
      return text.slice(0, offset);
  }
  return text.slice(0, end);
}

/** Where a text ends that takes no more work than there is: behind a line, or behind a statement of a long one. */
function workableEnd(text: string): number {
  if (text.length <= MOST_WORK / MOST_WORK_OF_CHARACTER) return text.length;
  let [work, isInWord, statementEnd] = [0, false, 0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    const isWord = isWordCode(code);
    if (isWord ? !isInWord : code > SPACE) work++;
    isInWord = isWord;
    if (code === LINE_BREAK || code === SEMICOLON) {
      work += WORK_OF_STATEMENT;
      if (work < MOST_WORK) continue;
      if (code === LINE_BREAK) return offset + 1;
      statementEnd = offset + 1;
    }
    if (work >= MOST_WORK + WORK_OF_LINE) return statementEnd || offset;
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

/** The bits of what a mark means; the first is that of marks that end operators and type arguments. */
const [END, OPEN, CLOSE, LESS, GREATER, OPERATOR] = [0, 1, 2, 3, 4, 5];

/** What each character means, by its code. */
const MEANINGS = meaningsOf([
  ['([{', END, OPEN],
  [')]}', END, CLOSE],
  ['<', OPERATOR, LESS],
  ['>', OPERATOR, GREATER],
  ['=?!&|^*', OPERATOR],
  [';,\n"\'`', END],
]);

function meaningsOf(rows: readonly (readonly [characters: string, ...bits: number[]])[]): Uint8Array {
  const meanings = new Uint8Array(0x10000);
  for (const [characters, ...bits] of rows) {
    for (const each of characters)
      meanings[each.charCodeAt(0)] = bits.reduce((all, bit) => all | (1 << bit), 0);
  }
  return meanings;
}
