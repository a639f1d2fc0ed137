/** The lines of a text by number: where each starts, and how far it is indented. */
export interface Lines {
  readonly text: string;
  /** One more than there are lines: the last is the end of the text. */
  readonly starts: readonly number[];
  /** Blanks before the first character; -1 for lines that belong to no level: empty ones, comments, templates. */
  readonly indents: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts: number[] = [];
  const indents: number[] = [];
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    let first = start;
    while (text[first] === ' ') first++;
    const mark = text[first] ?? '\n';
    const isOutside = mark === '\n' || mark === '\r' || mark === '#' || text.startsWith('{{', first);
    starts.push(start);
    indents.push(isOutside ? -1 : first - start);
    start = lineBreak < 0 ? text.length : lineBreak + 1;
  }
  starts.push(text.length);
  return { text, starts, indents };
}

/** The line without its line break; of a very long one only the beginning, which is all that its shape needs. */
export function lineText({ text, starts }: Lines, line: number): string {
  const start = starts[line] ?? text.length;
  return text.slice(start, Math.min(starts[line + 1] ?? start, start + 1000)).trimEnd();
}

/** `---`, which starts a document. */
export function startsDocument({ text, starts }: Lines, line: number): boolean {
  const start = starts[line] ?? text.length;
  return text.startsWith('---', start) && /^\s?$/.test(text.charAt(start + 3));
}

/** `- …`: an item of a list. */
export function isItem({ text, starts, indents }: Lines, line: number): boolean {
  const start = (starts[line] ?? text.length) + Math.max(0, indents[line] ?? 0);
  return text[start] === '-' && /^\s?$/.test(text.charAt(start + 1));
}

/** A list may stand as far out as the name it belongs to, and so may a bracket that closes: both start no entry. */
export function startsEntry(lines: Lines, line: number): boolean {
  const { text, starts, indents } = lines;
  const mark = text.charAt((starts[line] ?? text.length) + Math.max(0, indents[line] ?? 0));
  return !isItem(lines, line) && !'}]:'.includes(mark);
}

/**
 * What the beginning of an entry says about the lines below it: `block` when they are a value of its own (`name:`),
 * `pair` when a name's value starts beside it (`name: value`), `value` for anything else.
 */
export function shapeOf(content: string): 'block' | 'pair' | 'value' {
  const properties = /^\s*(?:[&!]\S*(?:\s+|$))*(?:#.*)?$/;
  if (properties.test(content)) return 'block';
  const colon = content.search(/:(?=\s|$)/);
  if (colon < 0 || /^[{[|>?%@`]/.test(content)) return 'value';
  return properties.test(content.slice(colon + 1)) ? 'block' : 'pair';
}
