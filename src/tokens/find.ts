import type { Span } from '../core/types.ts';

/** A token as it is meant, and where it stands in the text. */
export interface FoundToken {
  /** Without the escapes, line breaks and invisible characters it was written with. */
  readonly token: string;
  /** From the first to the last character of the token as written. */
  readonly span: Span;
}

/** `{"`, `{ `, or `{` and a line break, in base64url: how a JOSE header and most claims begin. */
const OBJECT_START = /ey[JA]|ew[o0]/g;
const STARTS_OBJECT = /^(?:ey[JA]|ew[o0])/;
const TOKEN_CHARACTER = /[A-Za-z0-9_-]/;
const BASE64_ONLY = /[+/=]/;
/** Characters that copying from a web page leaves behind: they show nothing and mean nothing. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
/** Indentation, the frame that Terraform draws, and the mark of a quoted mail. */
const LINE_PREFIX = /[ \t\u2502>]/;
/** A JWE has five parts (RFC 7516, section 3.1). */
const MOST_DOTS = 4;
/** How far before a token its line may begin and still be measured. */
const WIDEST_INDENT = 400;

/**
 * The token in a text: after `Bearer `, in quotes, in JSON (escaped or not), in a URL (`%2E` for the dot),
 * broken over lines. Finds a header and at least one further part; whether they can be decoded is not
 * asked. With `offset` (UTF-16) the token that stands there, else the first one.
 * The time it takes grows with the length of the text only.
 */
export function findToken(text: string, offset?: number): FoundToken | undefined {
  for (const found of tokensIn(text, offset ?? text.length)) {
    if (offset === undefined || offset <= found.span.end) return found;
  }
  return undefined;
}

/** The tokens that begin at `last` (UTF-16) or before, in order. */
export function* tokensIn(text: string, last: number): Generator<FoundToken> {
  const start = new RegExp(OBJECT_START);
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    if (!startsWord(text, match.index)) continue;
    if (match.index > last) return;
    const found = scan(text, match.index);
    start.lastIndex = Math.max(found.span.end, start.lastIndex);
    if (found.token.includes('.')) yield found;
  }
}

/** True when no character of a token stands before `index`, those that end an escape left aside. */
function startsWord(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 6), index);
  return /(?:^|[^A-Za-z0-9_-])$|%[0-9a-f]{2}$|\\[nrtbf]$|\\u[0-9a-f]{4}$/i.test(before);
}

/** A piece of the text as written: what it means and how many characters it takes. */
interface Unit {
  /** One character of the token, or `''` for what is dropped. */
  readonly character: string;
  readonly length: number;
  /** For a line break: where the next line begins, before its indentation. */
  readonly lineStart?: number;
}

/** Where the scan stands. */
interface Scan {
  readonly characters: string[];
  /** Where each part ends: the offset in the text and the length of the token up to there. */
  readonly partEnds: { readonly at: number; readonly length: number }[];
  /** The end of the last character that belongs to the token. */
  end: number;
  /** True once `+` or `/` was taken: the parts are standard base64. */
  standard: boolean;
  /** True after a line break, until the next character. */
  broken: boolean;
  /** Where the line began, measured for its width; the first may be measured from the token, too. */
  lineStarts: readonly number[];
  /** The widths of the line before the last line break. */
  widths: readonly number[];
}

function scan(text: string, from: number): FoundToken {
  const state: Scan = {
    characters: [],
    partEnds: [],
    end: from,
    standard: false,
    broken: false,
    lineStarts: [from, lineStartBefore(text, from)],
    widths: [],
  };
  for (let at = from; at < text.length; ) {
    const unit = readUnit(text, at);
    if (unit === undefined || !takes(text, at, unit, state)) break;
    at += unit.length;
    if (unit.character !== '') add(unit.character, at, state);
  }
  return trim(from, state);
}

function lineStartBefore(text: string, from: number): number {
  const window = text.slice(Math.max(0, from - WIDEST_INDENT), from);
  return from - window.length + window.lastIndexOf('\n') + 1;
}

function add(character: string, end: number, state: Scan): void {
  if (character === '.') state.partEnds.push({ at: state.end, length: state.characters.length });
  state.characters.push(character);
  state.end = end;
  state.broken = false;
  state.standard ||= character === '+' || character === '/';
}

function readUnit(text: string, at: number): Unit | undefined {
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

/** Whether the unit still belongs to the token. */
function takes(text: string, at: number, unit: Unit, state: Scan): boolean {
  const dots = state.partEnds.length;
  if (unit.lineStart !== undefined) return continues(at, unit.lineStart, state);
  // Two dots may stand together in a JWE without encrypted key, three are an ellipsis.
  if (unit.character === '.') return dots < MOST_DOTS && !text.startsWith('...', at);
  if (unit.character === '=') return !TOKEN_CHARACTER.test(text.charAt(at + unit.length));
  // Parts in standard base64 are a mistake worth naming; after the parts it is other text.
  return !BASE64_ONLY.test(unit.character) || dots < 2 || state.standard;
}

/**
 * Whether the token may go on after a line break: always while parts are missing, in the last part only
 * where the line is as wide as the one before it, for then the text was wrapped.
 */
function continues(at: number, nextLine: number, state: Scan): boolean {
  if (state.broken) return false;
  const widths = state.lineStarts.map((start) => at - start);
  const wrapped = widths.some((width) => state.widths.includes(width));
  if (state.partEnds.length >= 2 && !wrapped) return false;
  state.broken = true;
  state.widths = widths;
  state.lineStarts = [nextLine];
  return true;
}

/** Leaves out the dot that ends a sentence, and what follows the third part of a signed token. */
function trim(from: number, state: Scan): FoundToken {
  const token = state.characters.join('');
  const parts = token.split('.');
  const last = parts.at(-1) === '' && parts.length !== 3 ? parts.length - 2 : parts.length - 1;
  const signed = parts.length > 3 && STARTS_OBJECT.test(parts[1] ?? '');
  const end = state.partEnds[signed ? 2 : last];
  return { token: token.slice(0, end?.length), span: { start: from, end: end?.at ?? state.end } };
}
