import type { Syntax } from '../core/types.ts';
import type { Make } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { choices, fromEnvironment } from './references.ts';

/** Texts of Rust (The Rust Reference, "Tokens"). The compiler refuses characters that change the direction of text. */
export const syntax: Syntax = {
  encode: (value) => doubleQuoted(value).replace(/[\p{Cc}\p{Cf}]/gu, unicodeEscape),
  references: choices(
    fromEnvironment((variable) => `std::env::var("${variable}").expect("${variable} must be set")`),
    fromEnvironment((variable) => `std::env::var("${variable}")?`),
  ),
};

/** `"…"`, `b"…"`, `c"…"`, `r#"…"#`. */
export const string: Make = text(syntax, quotesOf);

function unicodeEscape(char: string): string {
  return `\\u{${char.codePointAt(0)?.toString(16)}}`;
}

function quotesOf(source: string): Quotes {
  const [opening = '', raw, hashes = ''] = /^[bc]?(r)?(#*)"/.exec(source) ?? [];
  const closing = `"${hashes}`;
  const isClosed = source.length >= opening.length + closing.length && source.endsWith(closing);
  return {
    open: opening.length,
    close: isClosed ? closing.length : 0,
    isRaw: raw !== undefined,
    unescape: withoutEscapes,
  };
}

const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/** A backslash at the end of a line takes the line break and the blanks behind it. */
function withoutEscapes(content: string): string {
  return content.replace(
    /\\(?:x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f_]{1,12})\}|([nrt0\\'"])|\r?\n\s*)/g,
    (all, byte?: string, point?: string, single?: string) => {
      const code = Number.parseInt((byte ?? point ?? '').replaceAll('_', ''), 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return single === undefined ? (point === undefined ? '' : all) : (CONTROL[single] ?? single);
    },
  );
}
