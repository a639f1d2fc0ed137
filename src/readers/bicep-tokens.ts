import type { Span } from '../core/types.ts';

/** A token of Bicep. Line breaks are tokens, since they separate entries; blanks and comments are none. */
export interface Token extends Span {
  readonly kind: 'string' | 'word' | 'mark' | 'line' | 'end';
  /** The mark itself, the word; empty for the others. */
  readonly text: string;
  /** True where a string has something to fill in. */
  readonly isInterpolated: boolean;
}

const BLANK = /[ \t\f\v\uFEFF]+/y;
const COMMENT = /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const LINE = /\r?\n|\r/y;
const MULTI_LINE = /'''[\s\S]*?(?:'{3,}|$)/y;
const WORD = /[\p{L}\p{N}_]+/uy;

/** Cuts a text into tokens and comments. Whatever is no token of Bicep is a mark of one character. */
export function tokensOf(text: string): { tokens: readonly Token[]; comments: readonly Span[] } {
  const tokens: Token[] = [];
  const comments: Span[] = [];
  let start = 0;
  const endOf = (pattern: RegExp) => {
    pattern.lastIndex = start;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const add = (kind: Token['kind'], end: number, isInterpolated = false) => {
    const own = kind === 'word' || kind === 'mark' ? text.slice(start, end) : '';
    tokens.push({ kind, start, end, text: own, isInterpolated });
    return end;
  };
  const addString = () => {
    const { end, isInterpolated } = stringAt(text, start);
    return add('string', end, isInterpolated);
  };
  const next = () => {
    const blank = endOf(BLANK);
    if (blank !== undefined) return blank;
    const comment = endOf(COMMENT);
    if (comment !== undefined) {
      comments.push({ start, end: comment });
      return comment;
    }
    const line = endOf(LINE);
    if (line !== undefined) return add('line', line);
    const multiLine = endOf(MULTI_LINE);
    if (multiLine !== undefined) return add('string', multiLine);
    if (text[start] === "'") return addString();
    const word = endOf(WORD);
    return word === undefined ? add('mark', start + 1) : add('word', word);
  };
  while (start < text.length) start = next();
  tokens.push({ kind: 'end', start, end: start, text: '', isInterpolated: false });
  return { tokens, comments };
}

/** Where the string that starts at `start` ends: behind its quote or, when it is not closed, with its line. */
function stringAt(text: string, start: number): { end: number; isInterpolated: boolean } {
  // What is open: strings by their quote, what is filled into them by its brace.
  const open = ["'"];
  let isInterpolated = false;
  let end = start + 1;
  for (; end < text.length && open.length > 0; end++) {
    const char = text[end] ?? '';
    if (char === '\n' || char === '\r') return { end, isInterpolated };
    const isText = open.at(-1) === "'";
    if (char === "'" && !isText) open.push("'");
    else if (char === "'" || (char === '}' && !isText)) open.pop();
    else if (char === '\\' && isText) end++;
    else if (isText && char === '$' && text[end + 1] === '{') {
      open.push('{');
      isInterpolated = true;
      end++;
    } else if (!isText && char === '{') open.push('{');
  }
  return { end: Math.min(end, text.length), isInterpolated };
}
