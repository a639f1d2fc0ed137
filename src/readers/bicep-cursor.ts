import type { Token } from './bicep-tokens.ts';

/** Statements that give something a value. */
export const STATES: ReadonlySet<string> = new Set(['param', 'var', 'resource', 'module', 'output']);

/** Words that begin a statement. */
const STARTS = new Set([
  ...STATES,

  'using',
  'type',
  'func',
  'metadata',
  'import',
  'extension',
  'targetScope',
]);

/** A line that starts with one of these goes on with the expression before it. */
const GOES_ON = new Set(['?', ':', '&', '|']);

/** A place among the tokens. */
export interface Cursor {
  readonly text: string;
  peek(ahead?: number): Token;
  take(): Token;
  /** Where the last token that was taken ends. */
  readonly end: number;
  /** True at the end, and where a statement begins: there everything that is still open is left. */
  isAtStatement(): boolean;
}

/** A cursor at the first of the tokens. */
export function createCursor(text: string, tokens: readonly Token[]): Cursor {
  let index = 0;
  const last: Token = { kind: 'end', start: text.length, end: text.length, text: '', isInterpolated: false };
  const peek = (ahead = 0) => tokens[index + ahead] ?? last;
  return {
    text,
    peek,
    take: () => {
      const token = peek();
      index++;
      return token;
    },
    get end() {
      return tokens[index - 1]?.end ?? 0;
    },
    isAtStatement: () => {
      const { kind, start, text: word } = peek();
      if (kind === 'end') return true;
      const before = tokens[index - 1];
      const isFirst = (!before || before.kind === 'line') && !/[ \t]/.test(text[start - 1] ?? '');
      return isFirst && STARTS.has(word) && ['word', 'string'].includes(peek(1).kind);
    },
  };
}

/** Goes to the end of an expression, or to the mark `until`, over whatever is in brackets. */
export function skip(cursor: Cursor, until?: string): void {
  let depth = 0;
  while (!cursor.isAtStatement()) {
    const { kind, text } = cursor.peek();
    if (depth === 0 && (isEnd(cursor) || text === until)) return;
    if (kind === 'mark' && '[{('.includes(text)) depth++;
    else if (kind === 'mark' && ']})'.includes(text)) depth--;
    cursor.take();
  }
}

/** Whether an expression ends here. */
export function isEnd(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek();
  if (cursor.isAtStatement()) return true;
  if (kind === 'line') return !GOES_ON.has(cursor.peek(1).text);
  return kind === 'mark' && ',]})'.includes(text);
}

/** Goes over line breaks and commas. */
export function passSeparators(cursor: Cursor): void {
  while (cursor.peek().kind === 'line' || cursor.peek().text === ',') cursor.take();
}

/** Whether a list or an object ends here. */
export function isClosed(cursor: Cursor): boolean {
  passSeparators(cursor);
  const { kind, text } = cursor.peek();
  return cursor.isAtStatement() || (kind === 'mark' && ']})'.includes(text));
}
