/** The grammar asks for the column of each token, which takes as long as its line. Nobody writes so many on one. */
const MOST_MARKS = 3000;

/** The text with blanks in place of lines that hold more marks than any real one; positions stay the same. */
export function forGrammar(text: string): string {
  return text.replace(/[^\n]+/g, (line) => (holdsTooMany(line) ? ' '.repeat(line.length) : line));
}

function holdsTooMany(line: string): boolean {
  if (line.length <= MOST_MARKS) return false;
  return line.replace(/[\p{L}\p{N}\s]+/gu, '').length > MOST_MARKS;
}
