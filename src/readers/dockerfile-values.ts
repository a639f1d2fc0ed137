import type { Span, Syntax } from '../core/types.ts';
import { removed } from './references.ts';

/** A value of a Dockerfile's variable. */
export interface DockerValue {
  readonly value: string;
  /** True when a variable stands in it. */
  readonly isComputed: boolean;
  readonly span: Span;
  readonly literal: Span;
}

export interface DockerText {
  readonly text: string;
  readonly escapeMark: string;
}

/**
 * Reads a value from `start` to the next blank, or to the end of the line. A quote that is never closed is a
 * character like others. Docker knows no line break in a value; one in quotes is kept, so that it is seen.
 */
export function readValue(source: DockerText, start: number, isLine: boolean): DockerValue {
  const { text } = source;
  const pieces: Piece[] = [];
  let position = start;
  while (position < text.length) {
    const piece = quotedPiece(source, position) ?? plainPiece(source, position, isLine);
    if (!piece) break;
    pieces.push(piece);
    position = piece.end;
  }
  const last = pieces.at(-1);
  if (isLine && last && !last.isQuoted) {
    // Blanks behind the value of `ENV NAME value` are not part of it.
    pieces.splice(-1, 1, { ...last, value: last.value.trimEnd() });
    position = start + text.slice(start, position).trimEnd().length;
  }
  const value = pieces.map((piece) => piece.value).join('');
  const end = position;
  const [only, second] = pieces;
  const isQuoted = only?.isQuoted === true && (!second || end === only.end);
  const literal = { start, end };
  const span = isQuoted ? { start: start + 1, end: end - 1 } : literal;
  return { value, isComputed: pieces.some(({ isComputed }) => isComputed), span, literal };
}

interface Piece {
  readonly value: string;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly isComputed: boolean;
}

function quotedPiece({ text, escapeMark }: DockerText, start: number): Piece | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return undefined;
  const end = closingQuote(text, start, quote, escapeMark);
  if (end < 0) return undefined;
  const raw = text.slice(start + 1, end);
  const isRaw = quote === "'";
  const value = isRaw ? raw : unescaped(raw, escapeMark, true);
  return { value, end: end + 1, isQuoted: true, isComputed: !isRaw && hasVariable(raw, escapeMark) };
}

function closingQuote(text: string, start: number, quote: string, escapeMark: string): number {
  if (quote === "'") return text.indexOf(quote, start + 1);
  let end = start + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === escapeMark ? 2 : 1;
  return end < text.length ? end : -1;
}

/** Characters up to the next quote, blank or line end; the escape character takes the next one along. */
function plainPiece({ text, escapeMark }: DockerText, start: number, isLine: boolean): Piece | undefined {
  const mark = escapeMark === '\\' ? '\\\\' : '`';
  const inside = isLine ? '\\n' : '\\s';
  const pattern = new RegExp(`["']?(?:${mark}(?:[ \\t]*\\r?\\n|[^\\n])|[^${inside}"'${mark}])*`, 'y');
  pattern.lastIndex = start;
  const raw = pattern.exec(text)?.[0].replace(/\r$/, '') ?? '';
  if (raw === '') return undefined;
  const value = unescaped(raw, escapeMark, false);
  return { value, end: start + raw.length, isQuoted: false, isComputed: hasVariable(raw, escapeMark) };
}

/** In double quotes the escape character means something before quotes, dollars and itself only. */
function unescaped(raw: string, escapeMark: string, isQuoted: boolean): string {
  return raw.replace(/([\\`])(?:[ \t]*\r?\n|([\s\S]))/g, (all, mark: string, char?: string) => {
    if (mark !== escapeMark) return all;
    if (char === undefined) return '';
    return isQuoted && char !== '"' && char !== '$' && char !== escapeMark ? all : char;
  });
}

function hasVariable(raw: string, escapeMark: string): boolean {
  const escaped = escapeMark === '\\' ? /\\[\s\S]/g : /`[\s\S]/g;
  return /\$(?:\{|[A-Za-z_])/.test(raw.replace(escaped, ''));
}

/** What an image is built with stays in it: a secret of the build is mounted, one of the container comes when it runs. */
const REMOVED: Readonly<Record<Instruction, (name: string) => string>> = {
  env: (name) => `Remove it: hand it over when the container starts, with docker run --env ${name}`,
  arg: (name) => `Remove it: hand it to the build with RUN --mount=type=secret,id=${name}`,
};

/** The instructions that give variables their values. */
export type Instruction = 'env' | 'arg';

/** Single quotes keep all but themselves; in double quotes the escape character helps. */
export function syntaxOf(escapeMark: string, instruction: Instruction, name: string): Syntax {
  return {
    references: removed(REMOVED[instruction](name)),
    encode: (value) => {
      if (/^[\w~.:/@%+=,-]+$/.test(value)) return value;
      if (!value.includes("'")) return `'${value}'`;
      const marks = new Set(['"', '$', escapeMark]);
      return `"${[...value].map((char) => (marks.has(char) ? escapeMark + char : char)).join('')}"`;
    },
  };
}
