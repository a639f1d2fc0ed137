import type { Piece } from '../core/known-pieces.ts';
import type { Span } from '../core/types.ts';
import { type Containers, containersOf, endOfComment, endOfString } from './json-containers.ts';
import { endsPiece } from './pieces.ts';

/**
 * A piece of JSON: entries of an object or items of a list, from the bracket or comma before to the character behind; or a
 * value as a whole. An item's number, and the first one's of several, is the last of the names within which it stands.
 */
export type JsonPiece = Piece & {
  readonly as: 'entries' | 'items' | 'value' | 'comments';
  /** Where nothing closes it: no comma or bracket stands at its end. */
  readonly isOpen?: true;
};

/** A text, an object or a list up to this size (UTF-16 units) is read at once. */
const SMALL = 2000;

/** What stands between two commas. */
interface Part {
  readonly start: number;
  /** Behind the comma. */
  readonly end: number;
  /** The quotes around the name. */
  readonly name: Span;
  /** The last object or list in it, by its number. */
  readonly child: number | undefined;
}

/**
 * Falls a text apart: of large objects and lists the entries by themselves. Undefined for a small text, and for one whose
 * brackets do not match, as while somebody types.
 */
export function piecesOfJson(text: string): readonly JsonPiece[] | undefined {
  const containers = text.length > SMALL ? containersOf(text) : undefined;
  const root = containers?.starts[0];
  if (!containers || root === undefined) return undefined;
  if (text.slice((containers.ends[0] ?? 0) + 1).trim() !== '') return undefined;
  const head = text.slice(0, root);
  if (head.replace(/\/\/.*|\/\*[^*]*\*\//g, '').trim() !== '') return undefined;
  const pieces: JsonPiece[] = head.includes('/') ? [{ start: 0, text: head, as: 'comments' }] : [];
  addPieces({ text, containers, pieces }, 0, { path: [], isItem: false });
  return pieces;
}

interface Walk {
  readonly text: string;
  readonly containers: Containers;
  readonly pieces: JsonPiece[];
}

type Within = NonNullable<Piece['within']>;

function addPieces(walk: Walk, container: number, within: Within): void {
  const { text, pieces } = walk;
  const { start, end } = spanOf(walk, container);
  const parts = partsOf(walk, container);
  const isList = text[start] === '[';
  if (!isList && tells(text, parts, within)) {
    pieces.push({ start, text: text.slice(start, end + 1), within, as: 'value' });
    return;
  }
  let first = 0;
  const close = (behind: number) => {
    if (behind > first) pieces.push(together(walk, parts, [first, behind], within.path, isList));
    first = behind;
  };
  parts.forEach((part, index) => {
    if (part.child === undefined || sizeOf(walk, part.child) <= SMALL) {
      if (endsLine(text, part.end) && endsPiece(text, part.start, part.end, part.name.end || part.end))
        close(index + 1);
      return;
    }
    const child = spanOf(walk, part.child);
    close(index);
    first = index + 1;
    const path = [...within.path, isList ? String(index) : nameIn(text, part.name)];
    addAround(walk, part, child, { path: isList ? path : within.path, isList });
    addPieces(walk, part.child, { path, isItem: isList });
  });
  close(parts.length);
}

/** Of an object or list; the end is the offset of its bracket. */
function spanOf({ containers: { starts, ends } }: Walk, container: number): Span {
  return { start: starts[container] ?? 0, end: ends[container] ?? 0 };
}

function sizeOf({ containers: { starts, ends } }: Walk, container: number): number {
  return (ends[container] ?? 0) - (starts[container] ?? 0);
}

/** A comma with the line break right behind it: nobody looks farther to tell what goes with an entry. */
function endsLine(text: string, at: number): boolean {
  return text[at - 1] === ',' && (text[at] === '\n' || text.startsWith('\r\n', at));
}

/** True for objects whose entries say what the others mean: a value by its name, a secret of Kubernetes. */
function tells(text: string, parts: readonly Part[], { path, isItem }: Within): boolean {
  const named = new Map<string, Part>();
  for (const part of parts) {
    const name = tellingName(text, part);
    if (name !== undefined && !named.has(name)) named.set(name, part);
  }
  if (named.has('kind') && named.has('data')) return true;
  const value = named.get('value') ?? named.get('defaultvalue');
  if (!value || path.length === 0) return false;
  return value.child === undefined || (isItem && (named.has('name') || named.has('key')));
}

const TELLING = ['kind', 'data', 'value', 'defaultvalue', 'name', 'key'];
const TELLING_LENGTHS = new Set(TELLING.map(({ length }) => length));

function tellingName(text: string, { name: { start, end } }: Part): string | undefined {
  if (!TELLING_LENGTHS.has(end - start - 1)) return undefined;
  const name = text.slice(start + 1, end).toLowerCase();
  return TELLING.includes(name) ? name : undefined;
}

function together(
  { text }: Walk,
  parts: readonly Part[],
  [from, to]: readonly [number, number],
  path: readonly string[],
  isList: boolean,
): JsonPiece {
  const start = (parts[from]?.start ?? 0) - 1;
  const end = afterBlanks(text, parts[to - 1]?.end ?? 0) + 1;
  const within = { path: isList ? [...path, String(from)] : path, isItem: isList };
  const as = isList ? 'items' : 'entries';
  const piece = { start, text: text.slice(start, end), within, as } as const;
  return end > text.length ? { ...piece, isOpen: true } : piece;
}

/** What stands beside a large value between the same commas: comments, and entries that lack a comma. */
function addAround(
  { text, pieces }: Walk,
  { start, end }: Part,
  child: Span,
  { path, isList }: { readonly path: readonly string[]; readonly isList: boolean },
): void {
  const within = { path, isItem: isList };
  const as = isList ? 'items' : 'entries';
  const before = text.slice(start - 1, child.start + 1);
  if (/\/|"[^"]*"[^"]+"/.test(before)) pieces.push({ start: start - 1, text: before, within, as });
  const behind = text.slice(child.end, end + 1);
  if (end >= text.length) return;
  if (/["/]/.test(behind)) pieces.push({ start: child.end, text: behind, within, as });
}

function partsOf({ text, containers }: Walk, container: number): readonly Part[] {
  const parts: Part[] = [];
  const last = containers.ends[container] ?? 0;
  let start = (containers.starts[container] ?? 0) + 1;
  let name = NO_NAME;
  let child: number | undefined;
  let next = container + 1;
  for (let at = start; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (child === undefined && isName(text, end + 1)) name = { start: at, end };
      at = end;
    } else if (code === 0x2f) at = endOfComment(text, at);
    else if (code === 0x2c) {
      parts.push({ start, end: at + 1, name, child });
      [start, name, child] = [at + 1, NO_NAME, undefined];
    } else if (code === 0x7b || code === 0x5b) {
      child = next;
      at = containers.ends[next] ?? at;
      next = containers.nexts[next] ?? next;
    }
  }
  parts.push({ start, end: last, name, child });
  return parts;
}

const NO_NAME: Span = { start: 0, end: 0 };

function isName(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':';
}

function nameIn(text: string, { start, end }: Span): string {
  const literal = text.slice(start, end + 1);
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
