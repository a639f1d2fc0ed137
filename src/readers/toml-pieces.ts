import type { Piece } from '../core/known-pieces.ts';
import { withoutEscapes } from './escapes.ts';
import { piecesAt } from './pieces.ts';
import { DEEPEST } from './tree.ts';

/** What stands between two heads of tables: pairs, each from the beginning of its line. */
interface Section {
  readonly path: readonly string[];
  readonly isItem: boolean;
  /** Behind the head. */
  readonly start: number;
  readonly end: number;
  readonly pairs: readonly number[];
}

/** A table up to this size (UTF-16 units) is read at once. */
const SMALL = 400;

/** Names that say what the others of a table mean. */
const TELLING = /^[ \t]*["']?(?:name|key|value|defaultvalue|kind)["']?[ \t]*[.=]/im;

/** The tables of a file, each by itself, and the pairs of those whose pairs say nothing of one another. */
export function piecesOfToml(text: string): readonly Piece[] {
  return sectionsOf(text).flatMap(({ path, isItem, start, end, pairs }) => {
    const piece = { start, text: text.slice(start, end) };
    const isWhole = end - start <= SMALL || pairs.length === 0 || tells(piece.text, path);
    const pieces = isWhole ? [piece] : piecesAt(text, [start, ...pairs.filter((pair) => pair > start)], end);
    return path.length > 0 ? pieces.map((each) => ({ ...each, within: { path, isItem } })) : pieces;
  });
}

/** What stands at the top of a file has no name itself: it may be a secret of Kubernetes at most. */
function tells(source: string, path: readonly string[]): boolean {
  return (path.length > 0 || source.includes('kind')) && TELLING.test(source);
}

const KEY = String.raw`(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')`;
const EACH_KEY = new RegExp(KEY, 'g');
const KEYS = String.raw`[ \t]*(${KEY}(?:[ \t]*\.[ \t]*${KEY})*)[ \t]*`;
const HEAD = new RegExp(String.raw`\[${KEYS}\]|\[\[${KEYS}\]\]`, 'y');

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  const numbered = numbering();
  let open = { path: [] as readonly string[], isItem: false, start: 0 };
  let pairs: number[] = [];
  let line = 0;
  while (line < text.length) {
    const first = afterBlanks(text, line);
    HEAD.lastIndex = first;
    const head = text[first] === '[' ? HEAD.exec(text) : null;
    if (head) {
      sections.push({ ...open, end: line, pairs });
      const isItem = head[2] !== undefined;
      open = { path: numbered(keysIn(head[1] ?? head[2] ?? ''), isItem), isItem, start: HEAD.lastIndex };
      pairs = [];
    } else if (isKey(text.charCodeAt(first))) pairs.push(line);
    line = endOfEntry(text, head ? HEAD.lastIndex : first) + 1;
  }
  return [...sections, { ...open, end: text.length, pairs }];
}

/** A name inside a table of a list means the last table of that list so far. */
function numbering(): (keys: readonly string[], isItem: boolean) => readonly string[] {
  const lengths = new Map<string, number>();
  return (keys, isItem) => {
    const path: string[] = [];
    for (const [index, name] of keys.entries()) {
      path.push(name);
      const length = index < keys.length - 1 ? lengths.get(path.join('\u0001')) : undefined;
      if (length !== undefined) path.push(String(length - 1));
    }
    if (!isItem) return path;
    const list = path.join('\u0001');
    const length = lengths.get(list) ?? 0;
    lengths.set(list, length + 1);
    return [...path, String(length)];
  };
}

function keysIn(source: string): readonly string[] {
  const keys = Array.from(source.matchAll(EACH_KEY), ([key]) => key);
  return keys.slice(0, DEEPEST).map((key) => {
    if (key.startsWith('"')) return withoutEscapes(key.slice(1, -1));
    return key.startsWith("'") ? key.slice(1, -1) : key;
  });
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** Letters and quotes, digits, `_` and `-`. */
function isKey(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x7a && code !== 0x3d && code !== 0x5b && code !== 0x5d) ||
    code === 0x22 ||
    code === 0x27 ||
    code === 0x2d
  );
}

/** The line break behind the entry that starts here: it stands in no bracket, text or comment. */
function endOfEntry(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a && depth === 0) return at;
    if (code === 0x23) at = endOfLine(text, at) - 1;
    else if (code === 0x22 || code === 0x27) at = endOfString(text, at) - 1;
    else if (code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1);
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A text that is never closed ends with its line. */
function endOfString(text: string, start: number): number {
  const mark = text[start] ?? '';
  const quote = text.startsWith(mark.repeat(3), start) ? mark.repeat(3) : mark;
  let at = start + quote.length;
  while (at < text.length) {
    if (text.startsWith(quote, at)) return at + quote.length;
    if (text[at] === '\n' && quote.length === 1) return at;
    at += text[at] === '\\' && mark === '"' ? 2 : 1;
  }
  return quote.length === 1 ? text.length : endOfLine(text, start);
}
