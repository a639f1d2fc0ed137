import type { Syntax } from '../core/types.ts';
import { spanOf } from './code.ts';
import type { Make } from './code-nodes.ts';

/** How a text literal is taken apart: what stands before and behind its content, and whether it has escapes. */
export interface Quotes {
  readonly open: number;
  readonly close: number;
  readonly isRaw: boolean;
  /** Turns the content into what it means, in languages with escapes of their own. */
  readonly unescape?: (content: string) => string;
}

/** A text literal. `quotesOf` tells its quotes; the default knows `"…"`, `'…'`, `` `…` `` and prefixes (r, b, f, @). */
export function text(syntax: Syntax, quotesOf: (source: string) => Quotes = commonQuotes): Make {
  return (node) => {
    const source = node.text;
    const { open, close, isRaw, unescape: meaningOf = unescaped } = quotesOf(source);
    const content = source.slice(open, source.length - close);
    const literal = spanOf(node);
    const span = { start: literal.start + open, end: Math.max(literal.start + open, literal.end - close) };
    const value = isRaw ? content : meaningOf(content);
    return {
      kind: 'literal',
      type: 'text',
      value,
      span: literal,
      place: { span, literal, entry: literal, syntax },
    };
  };
}

/** A piece of text between interpolations: it has no quotes of its own. */
export function fragment(syntax: Syntax): Make {
  const unquoted: Syntax = { encode: (value) => syntax.encode(value).slice(1, -1) };
  return text(unquoted, () => ({ open: 0, close: 0, isRaw: false }));
}

/** Quotes of one or three, with letters before them; `r` and `@` make it raw. An unclosed one has no end. */
export function commonQuotes(source: string): Quotes {
  const match = /^([A-Za-z@$]*)("""|'''|"|'|`)/.exec(source);
  if (!match) return { open: 0, close: 0, isRaw: true };
  const [opening, prefix = '', quote = ''] = match;
  const isClosed = source.length >= opening.length + quote.length && source.endsWith(quote);
  return { open: opening.length, close: isClosed ? quote.length : 0, isRaw: /[r@]/i.test(prefix) };
}

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  0: '\0',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** The escapes that languages with backslashes have in common: `\n`, `\x41`, `\u0041`, `\u{41}`, `\"`. */
export function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|(\r\n|[\s\S]))/gi,
    (all, byte?: string, unit?: string, point?: string, single?: string) => {
      const code = Number.parseInt(byte ?? unit ?? point ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      if (single === '\n' || single === '\r\n') return '';
      return CONTROL[single ?? ''] ?? single ?? all;
    },
  );
}

/** Writes a text in double quotes with backslashes, as most languages do; `also` are further characters to escape. */
export function doubleQuoted(value: string, also = ''): string {
  const marks = new Set(`"\\${also}`);
  const escaped = [...value].map((char) => {
    if (marks.has(char)) return `\\${char}`;
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '\t') return '\\t';
    return char;
  });
  return `"${escaped.join('')}"`;
}
