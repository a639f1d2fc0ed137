import type { Piece } from '../core/known-pieces.ts';
import type { Mangling, Place, Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { expansion, inSingleQuotes, variableWithin } from './mangling.ts';
import { piecesAt, readPieces } from './pieces.ts';

/**
 * Environment files. There is no standard: read here is what dotenv (Node), python-dotenv, Ruby's dotenv
 * and compose agree on. Unquoted values end at ` #` and lose outer blanks; single quotes and backticks
 * keep everything; double quotes know backslash escapes; quoted values may span lines.
 */
export const dotenv: Reader = {
  id: 'dotenv',
  longest: 2 * 1024 * 1024,
  languages: ['dotenv', 'env'],
  lineComment: ['# ', ''],
  fileNames: /^(?:\.env(?:[.-].+)?|.+\.env|\.flaskenv|\.envrc)$/i,
  read: (text, path, _, interest) => {
    const isShell = /\.envrc$/i.test(path);
    return readPieces(piecesOf(text), (piece) => readDotenv(piece.text, isShell), interest);
  },
};

const syntax: Syntax = { encode };

/** Name and equals sign, with what may stand before them. */
const ASSIGNMENT = /[ \t]*(?:export[ \t]+|set[ \t]+)?([A-Za-z_][\w.:-]*)[ \t]*=[ \t]*/y;

/** Each entry with its lines: it ends where its line does, or that of the quote that closes its value. */
function piecesOf(text: string): readonly Piece[] {
  const starts: number[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    starts.push(start);
    start = afterLineBreak(text, endOfEntry(text, start));
  }
  return piecesAt(text, starts);
}

function endOfEntry(text: string, start: number): number {
  const lineEnd = endOfLine(text, start);
  const equals = text.slice(start, lineEnd).indexOf('=');
  if (equals < 0) return lineEnd;
  let at = start + equals + 1;
  while (text[at] === ' ' || text[at] === '\t') at++;
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== '`') return lineEnd;
  ASSIGNMENT.lastIndex = start;
  if (!ASSIGNMENT.test(text)) return lineEnd;
  return endOfLine(text, readQuoted(text, at, quote)?.literal.end ?? at);
}

function readDotenv(text: string, isShell: boolean): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  let position = 0;
  while (position < text.length) {
    ASSIGNMENT.lastIndex = position;
    const match = ASSIGNMENT.exec(text);
    const valueStart = match ? ASSIGNMENT.lastIndex : position;
    const value = match ? readValue(text, valueStart) : undefined;
    const rest = value?.literal.end ?? position;
    const lineEnd = endOfLine(text, rest);
    const comment = text.slice(rest, lineEnd).indexOf('#');
    if (comment >= 0) comments.push({ start: rest + comment, end: lineEnd });
    const next = afterLineBreak(text, lineEnd);
    if (match && value) {
      const { span, literal } = value;
      // Facts keep places: the value itself is none of them.
      const place: Place = { span, literal, entry: { start: position, end: next }, syntax };
      const mangling = manglingOf(text, value, isShell);
      settings.push({ path: [match[1] ?? ''], value: value.value, ...mangling, place });
    }
    position = next;
  }
  return { settings, comments };
}

interface Value {
  readonly value: string;
  readonly span: Span;
  readonly literal: Span;
}

function readValue(text: string, start: number): Value {
  const quote = text[start];
  return (
    (quote === '"' || quote === "'" || quote === '`' ? readQuoted(text, start, quote) : undefined) ??
    readPlain(text, start)
  );
}

/** Undefined when the quote is never closed: such a value is read to the end of its line, quote and all. */
function readQuoted(text: string, start: number, quote: string): Value | undefined {
  let end = start + 1;
  while (end < text.length && text[end] !== quote) end += quote === '"' && text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return undefined;
  const raw = text.slice(start + 1, end);
  const value = quote === '"' ? raw.replace(/\\([\s\S])/g, (_, char: string) => unescaped(char)) : raw;
  return { value, span: { start: start + 1, end }, literal: { start, end: end + 1 } };
}

function unescaped(char: string): string {
  const known: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return known[char] ?? char;
}

function readPlain(text: string, start: number): Value {
  const lineEnd = endOfLine(text, start);
  const comment = /(?:^|[ \t])#/.exec(text.slice(start, lineEnd));
  const value = text.slice(start, comment ? start + comment.index : lineEnd).trimEnd();
  const span = { start, end: start + value.length };
  return { value, span, literal: span };
}

/**
 * What becomes of a value that is not in single quotes. Compose, dotenv-expand (Next.js, Vite) and Ruby's dotenv fill
 * in `$name`; Node's dotenv and Ruby's end at every `#`, others at one behind a blank. A shell reads `.envrc`.
 */
function manglingOf(
  text: string,
  { value, span, literal }: Value,
  isShell: boolean,
): { readonly mangling?: Mangling } {
  const isQuoted = literal.end > span.end;
  if (isQuoted && text[literal.start] !== '"') return {};
  // A value that starts with the mark right behind the equals sign is nothing but a comment.
  const end = text.startsWith('=#', span.start - 1) && !isShell ? endOfLine(text, span.start) : span.end;
  const meant = text.slice(span.start, end).trimEnd();
  const written = { start: literal.start, end: isQuoted ? literal.end : span.start + meant.length };
  const repair = inSingleQuotes(written, meant, isQuoted ? 1 : 0, /\\/);
  const comment = isQuoted || isShell ? -1 : meant.indexOf('#');
  if (comment >= 0) {
    const cut = { start: span.start + comment, end: written.end };
    return { mangling: { kind: 'cut', by: 'dotenv', span: cut, meant, repair } };
  }
  const variable = value.includes('$') ? variableWithin({ text: meant, start: span.start }) : undefined;
  return variable ? expansion(isShell ? 'shell' : 'dotenv', variable, meant, repair) : {};
}

function encode(value: string): string {
  if (/^[\w~.:/@%+=,-]*$/.test(value)) return value;
  if (!value.includes("'") && !/[\r\n]/.test(value)) return `'${value}'`;
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  return `"${escaped}"`;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

function afterLineBreak(text: string, lineEnd: number): number {
  const end = text.indexOf('\n', lineEnd);
  return end < 0 ? text.length : end + 1;
}
