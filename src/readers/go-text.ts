import type { Syntax } from '../core/types.ts';
import type { Make } from './code-nodes.ts';
import { doubleQuoted, text } from './code-text.ts';
import { fromEnvironment } from './references.ts';

export const references = fromEnvironment((variable) => `os.Getenv(${quoted(variable)})`);

/** Texts of Go (Go specification, "String literals"). Values are written in double quotes, with escapes. */
export const syntax: Syntax = {
  encode: (value) => quoted(value),
  references,
};

/** `"…"`. */
export const interpreted: Make = text(syntax, (source) => ({
  open: 1,
  close: isClosed(source, '"') ? 1 : 0,
  isRaw: false,
  unescape: unescaped,
}));

/** `` `…` ``: no escapes; carriage returns do not belong to the value. */
export const raw: Make = text(syntax, (source) => ({
  open: 1,
  close: isClosed(source, '`') ? 1 : 0,
  isRaw: false,
  unescape: (content) => content.replaceAll('\r', ''),
}));

/** The end is missing while it is not typed yet. */
function isClosed(source: string, quote: string): boolean {
  return source.length > 1 && source.endsWith(quote);
}

/** No control character, no byte order mark and no half of a surrogate pair may stand in Go's source. */
function quoted(value: string): string {
  return doubleQuoted(value).replace(/[\p{Cc}\uFEFF\p{Cs}]/gu, (char) => {
    const isHalf = /\p{Cs}/u.test(char);
    return isHalf ? '\\ufffd' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const CONTROL: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(
    /((?:\\x[0-9A-Fa-f]{2}|\\[0-7]{3})+)|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\([\s\S])/g,
    (all, bytes?: string, unit?: string, point?: string, single?: string) => {
      if (bytes !== undefined) return fromBytes(bytes);
      if (single !== undefined) return CONTROL[single] ?? single;
      const code = Number.parseInt(unit ?? point ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** `\x` and octal escapes are bytes of UTF-8, not characters. */
function fromBytes(escapes: string): string {
  const encoded = escapes.replace(
    /\\(?:x([0-9A-Fa-f]{2})|([0-7]{3}))/g,
    (_, hex?: string, octal?: string) => {
      const byte = octal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(octal, 8) % 256;
      return `%${byte.toString(16).padStart(2, '0')}`;
    },
  );
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '\ufffd';
  }
}
