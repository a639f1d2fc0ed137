import { Scalar } from 'yaml';
import type { Place, Span, Syntax } from '../core/types.ts';

/** How a scalar stands: its place without the entry, which depends on what is around it. Offsets in `text`. */
export function placeOfScalar(text: string, scalar: Scalar, isFlow: boolean): Omit<Place, 'entry'> {
  const [start, valueEnd] = scalar.range ?? [0, 0];
  const isBlock = scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED;
  const literal = { start, end: isBlock ? withoutLineBreak(text, start, valueEnd) : valueEnd };
  const source = text.slice(literal.start, literal.end);
  const encode = isBlock ? blockEncoder(source) : inlineEncoder(scalar.type, isFlow);
  const [before, after] = source === '' ? blanksAround(text, start) : ['', ''];
  const syntax: Syntax = { encode: (value) => before + encode(value) + after };
  return {
    span: isBlock ? blockSpan(source, literal) : inlineSpan(source, literal, scalar.type),
    literal,
    syntax,
  };
}

/** A value that is not there yet (`key:`) needs blanks around it. */
function blanksAround(text: string, offset: number): readonly [before: string, after: string] {
  const isApart = (char: string | undefined, marks: string) => char === undefined || marks.includes(char);
  return [isApart(text[offset - 1], ' \t\n\r') ? '' : ' ', isApart(text[offset], ' \t\n\r,]}') ? '' : ' '];
}

function withoutLineBreak(text: string, start: number, end: number): number {
  if (end <= start || text[end - 1] !== '\n') return end;
  return text[end - 2] === '\r' ? end - 2 : end - 1;
}

function inlineSpan(source: string, literal: Span, type: Scalar['type']): Span {
  if (type !== Scalar.QUOTE_DOUBLE && type !== Scalar.QUOTE_SINGLE) return literal;
  const closed = source.length > 1 && source.at(-1) === source[0];
  return { start: literal.start + 1, end: literal.end - (closed ? 1 : 0) };
}

/** The lines of a block without the blanks before the first and behind the last. */
function blockSpan(source: string, literal: Span): Span {
  const header = source.indexOf('\n') + 1;
  const body = header === 0 ? '' : source.slice(header);
  if (body.trim() === '') return literal;
  const end = literal.start + header + body.trimEnd().length;
  return { start: literal.start + header + (body.length - body.trimStart().length), end };
}

/** Keeps the quotes that were there; a plain value stays plain where YAML reads it back as the same text. */
function inlineEncoder(type: Scalar['type'], isFlow: boolean): Syntax['encode'] {
  return (value) => {
    const isOneLine = !/[^\x20-\uFFFD]/.test(value);
    if (type === Scalar.QUOTE_SINGLE && isOneLine) return `'${value.replaceAll("'", "''")}'`;
    const staysPlain = isPlainWord(value) || (!isFlow && isPlainReference(value));
    return type === Scalar.PLAIN && staysPlain ? value : JSON.stringify(value);
  };
}

function isPlainWord(value: string): boolean {
  const word = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
  return /^[A-Za-z_][\w~./=+-]*$/.test(value) && !word.test(value);
}

/** `${VAR}`, `$(VAR)`, `${{ secrets.VAR }}`, and the first two behind `NAME=`. */
function isPlainReference(value: string): boolean {
  return /^(?:[A-Za-z_]\w*=)?\$(?:\{\w+\}|\(\w+\))$|^\$\{\{ [\w.]+ \}\}$/.test(value);
}

/**
 * A block stays a block with the indentation it has, where the value can stand in one and be told by `|` or `|-`;
 * else it becomes a text in double quotes, which can hold anything.
 */
function blockEncoder(source: string): Syntax['encode'] {
  const indent = /\n([ ]+)[^\s]/.exec(source)?.[1];
  return (value) => {
    if (indent === undefined || !canBeBlock(value)) return JSON.stringify(value);
    const text = value.endsWith('\n') ? value.slice(0, -1) : value;
    const lines = text.split('\n').map((line) => (line === '' ? '' : indent + line));
    return [value.endsWith('\n') ? '|' : '|-', ...lines].join('\n');
  };
}

/** The first line says how far a block is indented, and line breaks at the end are its header's matter. */
function canBeBlock(value: string): boolean {
  if (/[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u.test(value))
    return false;
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n');
  return /^[^ ]/.test(lines[0] ?? '') && (lines.at(-1) ?? '').trim() !== '';
}
