/** base64url (RFC 4648, section 5). */
export const TOKEN_CHARACTER = /[A-Za-z0-9_-]/;
/** What only the standard alphabet has, and padding. */
export const BASE64_ONLY = /[+/=]/;
/** Characters that copying from a web page leaves behind: they show nothing and mean nothing. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
/** Indentation, the frame that Terraform draws, and the mark of a quoted mail. */
const LINE_PREFIX = /[ \t\u2502>]/;
/** A piece of the text as written: what it means and how many characters it takes. */
export interface Unit {
  /** One character of the token, or `''` for what is dropped. */
  readonly character: string;
  readonly length: number;
  /** For a line break: where the next line begins, before its indentation. */
  readonly lineStart?: number;
}

/** Reads what stands at `at` (UTF-16): a character, an escape of one, a line break; undefined for what ends a token. */
export function readUnit(text: string, at: number): Unit | undefined {
  const character = text.charAt(at);
  if (belongs(character)) return { character, length: 1 };
  if (character === '%') return readPercent(text, at);
  if (character === '\\') return readBackslash(text, at);
  if (character === '\r' || character === '\n') return lineBreak(text, at, at);
  return INVISIBLE.test(character) ? { character: '', length: 1 } : undefined;
}

function belongs(character: string): boolean {
  return TOKEN_CHARACTER.test(character) || character === '.' || BASE64_ONLY.test(character);
}

function readPercent(text: string, at: number): Unit | undefined {
  const [escapedBreak] = /^(?:%0D%0A|%0A|%0D)/i.exec(text.slice(at, at + 6)) ?? [];
  if (escapedBreak !== undefined) return brokenAt(text, at, at + escapedBreak.length);
  return escaped(text.slice(at + 1, at + 3), 2);
}

function readBackslash(text: string, at: number): Unit | undefined {
  const next = text.charAt(at + 1);
  if (next === '/') return { character: '/', length: 2 };
  if (next === 'u') return escaped(text.slice(at + 2, at + 6), 4);
  // A shell continues a line after a backslash.
  if (next === '\r' || next === '\n') return lineBreak(text, at, at + 1);
  const [escapedBreak] = /^(?:\\r\\n|\\n|\\r)/.exec(text.slice(at, at + 4)) ?? [];
  return escapedBreak === undefined ? undefined : brokenAt(text, at, at + escapedBreak.length);
}

/** The character that `digits` stand for, where it can be part of a token: `%2E`, `\u002b`. */
function escaped(digits: string, count: number): Unit | undefined {
  if (digits.length !== count || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  const character = String.fromCharCode(Number.parseInt(digits, 16));
  return belongs(character) ? { character, length: count + (count === 2 ? 1 : 2) } : undefined;
}

function lineBreak(text: string, at: number, newline: number): Unit {
  return brokenAt(text, at, newline + (text.startsWith('\r\n', newline) ? 2 : 1));
}

function brokenAt(text: string, at: number, lineStart: number): Unit {
  let end = lineStart;
  while (LINE_PREFIX.test(text.charAt(end))) end += 1;
  return { character: '', length: end - at, lineStart };
}
