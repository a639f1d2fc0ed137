import type { Expression } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { fromEnvironment } from './references.ts';

export const references = fromEnvironment(
  (variable) => `Environment.GetEnvironmentVariable(${quoted(variable)})`,
);

/** Texts of C# (C# language specification, 6.4.5.6; raw texts: C# 11). */
export const syntax: Syntax = {
  encode: quoted,
  references,
  formEncoded: ['System.Uri.EscapeDataString(', ')'],
};

/** `"…"`, `@"…"`, `"""…"""`, each also with `u8` behind it or `$` before it. */
export const string: Make = text(syntax, quotesOf);

/** `'c'`: a text too, for it is put together with texts. */
export const character: Make = text(syntax, (source) => ({
  open: 1,
  close: source.length > 1 && source.endsWith("'") ? 1 : 0,
  isRaw: false,
  unescape: unescapedRegular,
}));

/** `$"…{a}…"`: a concatenation; a text where nothing is put in. */
export const interpolated: Make = (node, build) => {
  const holes = named(node).filter(({ type }) => type === 'interpolation');
  if (holes.length === 0) return string(node, build);
  const source = node.text;
  const quotes = quotesOf(source);
  const written = fragmentSyntax(source);
  const parts: Expression[] = [];
  const state = (start: number, end: number) => {
    if (start >= end) return;
    const span = { start: node.startIndex + start, end: node.startIndex + end };
    const value = quotes.unescape?.(source.slice(start, end)) ?? source.slice(start, end);
    const place = { span, literal: span, entry: span, syntax: written };
    parts.push({ kind: 'literal', type: 'text', value, span, place });
  };
  let position = quotes.open;
  for (const hole of holes) {
    state(position, hole.startIndex - node.startIndex);
    parts.push(build(named(hole).find(({ type }) => type !== 'interpolation_brace') ?? null));
    position = hole.endIndex - node.startIndex;
  }
  state(position, source.length - quotes.close);
  return { kind: 'concatenation', parts, span: spanOf(node) };
};

/** What stands before a text's content: `$` and `@`, then one quote or, for a raw text, at least three. */
function openingOf(source: string): { marks: string; quote: string; form: 'regular' | 'verbatim' | 'raw' } {
  const [, marks = '', run = ''] = /^([$@]*)("*)/.exec(source) ?? [];
  if (marks.includes('@')) return { marks, quote: '"', form: 'verbatim' };
  return run.length > 2 ? { marks, quote: run, form: 'raw' } : { marks, quote: '"', form: 'regular' };
}

function quotesOf(source: string): Quotes {
  const { marks, quote, form } = openingOf(source);
  const suffix = /"u8$/i.test(source) ? 2 : 0;
  const end = source.length - suffix;
  const open = marks.length + quote.length;
  const isClosed = end >= open + quote.length && source.endsWith(quote, end);
  const close = isClosed ? quote.length + suffix : 0;
  if (form === 'raw') return rawQuotes(source.slice(open, source.length - close), open, close);
  const meaning = form === 'verbatim' ? unescapedVerbatim : unescapedRegular;
  if (!marks.includes('$')) return { open, close, isRaw: false, unescape: meaning };
  return { open, close, isRaw: false, unescape: (content) => meaning(withSingleBraces(content)) };
}

/** A raw text of several lines begins on its second line, and loses the indentation of its last one. */
function rawQuotes(content: string, open: number, close: number): Quotes {
  const first = /^[ \t]*\r?\n/.exec(content)?.[0];
  const [last, indentation] = /\r?\n([ \t]*)$/.exec(content) ?? [];
  if (first === undefined || last === undefined || indentation === undefined)
    return { open, close, isRaw: true };
  if (first.length + last.length > content.length) return { open, close, isRaw: true };
  const indented = content.startsWith(indentation, first.length) ? indentation.length : 0;
  return {
    open: open + first.length + indented,
    close: close + last.length,
    isRaw: false,
    unescape: (lines) => lines.replaceAll(`\n${indentation}`, '\n'),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  0: '\0',
  a: '\x07',
  b: '\b',
  e: '\x1B',
  f: '\f',
  v: '\v',
};

function unescapedRegular(content: string): string {
  return content.replace(
    /\\(?:x([0-9A-Fa-f]{1,4})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))/g,
    (all, byte?: string, unit?: string, point?: string, single?: string) => {
      if (single !== undefined) return ESCAPES[single] ?? single;
      const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function unescapedVerbatim(content: string): string {
  return content.replaceAll('""', '"');
}

function withSingleBraces(content: string): string {
  return content.replace(/\{\{|\}\}/g, (pair) => pair.slice(1));
}

/** Control characters, line separators (new lines to C#), the byte order mark, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/gu;

function quoted(value: string): string {
  return doubleQuoted(value).replace(
    UNPRINTABLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Between the holes of an interpolated text braces count, and each form escapes in its own way. */
function fragmentSyntax(source: string): Syntax {
  const { marks, form } = openingOf(source);
  if (form === 'verbatim') return { encode: (value) => value.replace(/["{}]/g, '$&$&') };
  if (form === 'regular') return { encode: (value) => quoted(value).slice(1, -1).replace(/[{}]/g, '$&$&') };
  // A raw text has no escapes: what cannot stand in it as it is goes into a hole of its own.
  const { length } = marks;
  return {
    encode: (value) =>
      /^[^"{}\p{Cc}\u2028\u2029\uFEFF\p{Cs}]*$/u.test(value)
        ? value
        : `${'{'.repeat(length)}${quoted(value)}${'}'.repeat(length)}`,
  };
}
