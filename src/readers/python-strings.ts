import type { Expression } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import { spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { fromEnvironment } from './references.ts';

export const references = fromEnvironment((variable) => `os.environ["${variable}"]`);

/** Texts of Python (The Python Language Reference, "String and Bytes literals", "f-strings"). */
export const syntax: Syntax = {
  encode: quoted,
  references,
  entry: (name, value) => `${quoted(name)}: ${quoted(value)}, `,
};

const plain: Make = text(syntax, quotesOf);

/** `"…"`, `r'…'`, `f"…{a}…"`: a text; with something put in, a concatenation of what stands between the quotes. */
export const string: Make = (node, build) => {
  const source = node.text;
  const opening = openingOf(source);
  if (!opening.isFormatted || !source.includes('{')) return plain(node, build);
  const holes = named(node).filter(({ type }) => type === 'interpolation');
  if (holes.length === 0) return plain(node, build);
  const quotes = quotesOf(source);
  const syntax = fragmentSyntax(opening);
  const parts: Expression[] = [];
  const state = (start: number, end: number) => {
    if (start >= end) return;
    const span: Span = { start: node.startIndex + start, end: node.startIndex + end };
    const value = quotes.unescape?.(source.slice(start, end)) ?? source.slice(start, end);
    const place = { span, literal: span, entry: span, syntax };
    parts.push({ kind: 'literal', type: 'text', value, span, place });
  };
  let position = quotes.open;
  for (const hole of holes) {
    state(position, hole.startIndex - node.startIndex);
    parts.push(build(hole));
    position = hole.endIndex - node.startIndex;
  }
  state(position, source.length - quotes.close);
  return { kind: 'concatenation', parts, span: spanOf(node) };
};

interface Opening {
  /** The prefix and the quotes: `rf"""`. */
  readonly all: string;
  readonly quote: string;
  readonly isRaw: boolean;
  readonly isFormatted: boolean;
}

function openingOf(source: string): Opening {
  const [all = '', prefix = '', quote = ''] = /^([A-Za-z]*)("""|'''|"|'|)/.exec(source) ?? [];
  return { all, quote, isRaw: /r/i.test(prefix), isFormatted: /[ft]/i.test(prefix) };
}

/** An unclosed text has no end. */
function quotesOf(source: string): Quotes {
  const { all, quote, isRaw, isFormatted } = openingOf(source);
  const isClosed = source.length >= all.length + quote.length && source.endsWith(quote);
  const meaning = isRaw ? (content: string) => content : unescaped;
  return {
    open: all.length,
    close: isClosed ? quote.length : 0,
    isRaw: false,
    unescape: isFormatted
      ? (content) => meaning(content.replace(/\{\{|\}\}/g, (pair) => pair.slice(1)))
      : meaning,
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' },
  ...{ '\\': '\\', "'": "'", '"': '"', '\n': '', '\r\n': '' },
};

/** A backslash stays where it escapes nothing. */
function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (all, byte?: string, unit?: string, point?: string, octal?: string, single?: string) => {
      if (single !== undefined) return ESCAPES[single] ?? all;
      const code =
        octal === undefined ? Number.parseInt(byte ?? unit ?? point ?? '', 16) : Number.parseInt(octal, 8);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** Control characters, the byte order mark, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\uFEFF\p{Cs}]/gu;

function quoted(value: string): string {
  return doubleQuoted(value).replace(
    UNPRINTABLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Between what is put in, braces are doubled. A raw text has no escapes: what cannot stand in it as it is becomes a text
 * of its own beside it, for texts side by side are one.
 */
function fragmentSyntax({ all, quote, isRaw }: Opening): Syntax {
  const withBraces = (content: string) => content.replace(/[{}]/g, '$&$&');
  if (isRaw) {
    return {
      encode: (value) =>
        /^[^"'\\\p{Cc}\uFEFF\p{Cs}]*$/u.test(value) ? withBraces(value) : `${quote} ${quoted(value)} ${all}`,
    };
  }
  return { encode: (value) => withBraces(quoted(value).slice(1, -1).replaceAll("'", "\\'")) };
}
