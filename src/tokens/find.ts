import type { Span } from '../core/types.ts';
import { BASE64_ONLY, readUnit, TOKEN_CHARACTER, type Unit } from './token-characters.ts';

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

/** Where the scan stands. */
interface Scan {
  readonly pieces: string[];
  /** How many characters they are together. */
  length: number;
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
    pieces: [],
    length: 0,
    partEnds: [],
    end: from,
    standard: false,
    broken: false,
    lineStarts: [from, lineStartBefore(text, from)],
    widths: [],
  };
  // Most of a token is taken in runs: one character at a time is slow where there are millions.
  const run = new RegExp(`${TOKEN_CHARACTER.source}+`, 'y');
  for (let at = from; at < text.length; ) {
    run.lastIndex = at;
    const [taken] = run.exec(text) ?? [];
    if (taken !== undefined) {
      at += taken.length;
      add(taken, at, state);
      continue;
    }
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
  if (character === '.') state.partEnds.push({ at: state.end, length: state.length });
  state.pieces.push(character);
  state.length += character.length;
  state.end = end;
  state.broken = false;
  state.standard ||= character === '+' || character === '/';
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
  const token = state.pieces.join('');
  const parts = token.split('.');
  const last = parts.at(-1) === '' && parts.length !== 3 ? parts.length - 2 : parts.length - 1;
  const signed = parts.length > 3 && STARTS_OBJECT.test(parts[1] ?? '');
  const end = state.partEnds[signed ? 2 : last];
  return { token: token.slice(0, end?.length), span: { start: from, end: end?.at ?? state.end } };
}
