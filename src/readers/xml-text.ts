import type { Span } from '../core/types.ts';

/** The text of an element: entities decoded, without the blanks at its ends. */
export interface Text {
  readonly value: string;
  readonly span: Span;
  /** What is replaced when the text changes. */
  readonly literal: Span;
}

/** Gathers the text of an element piece by piece. */
export interface Content {
  /** A piece as it is written: blanks at the ends of all of it do not count. */
  addSource(source: string, start: number): void;
  /** A piece that means `value`: an entity, a CDATA section. */
  addMeaning(value: string, span: Span): void;
  /** The whole text of an element whose content ends at `end`. */
  textUntil(end: number): Text;
}

/** The content that starts at `contentStart`. */
export function createContent(contentStart: number): Content {
  const pieces: string[] = [];
  let blanks = '';
  let first: number | undefined;
  let last = contentStart;
  const add = (value: string, span: Span) => {
    pieces.push(blanks, value);
    blanks = '';
    first ??= span.start;
    last = span.end;
  };
  return {
    addMeaning: add,
    addSource: (source, start) => {
      const { start: from, end: to } = withoutBlanks(source);
      if (from === to) {
        if (first !== undefined) blanks += source;
        return;
      }
      if (first !== undefined) blanks += source.slice(0, from);
      add(source.slice(from, to), { start: start + from, end: start + to });
      blanks = source.slice(to);
    },
    textUntil: (end) =>
      first === undefined
        ? {
            value: '',
            span: { start: contentStart, end: contentStart },
            literal: { start: contentStart, end },
          }
        : { value: pieces.join(''), span: { start: first, end: last }, literal: { start: first, end: last } },
  };
}

/** Blanks are what XML calls white space: others are part of the text. */
function withoutBlanks(source: string): Span {
  const isBlank = (index: number) => ' \t\r\n'.includes(source[index] ?? 'x');
  let start = 0;
  let end = source.length;
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return { start, end };
}
