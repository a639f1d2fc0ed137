import { type Container, containersOf, endOfComment, endOfString } from './json-containers.ts';
import { endsPiece, type Piece } from './pieces.ts';

/**
 * A piece of JSON: entries of an object or items of a list, from the bracket or comma before to the character behind; or a
 * value as a whole. An item's number, and the first one's of several, is the last of the names within which it stands.
 */
export type JsonPiece = Piece & { readonly as: 'entries' | 'items' | 'value' | 'comments' };

/** A text, an object or a list up to this size (UTF-16 units) is read at once. */
const SMALL = 2000;

/** What stands between two commas. */
interface Part {
  readonly start: number;
  /** Behind the comma. */
  readonly end: number;
  readonly name: string;
  /** The last object or list in it. */
  readonly child?: Container;
}

/**
 * Falls a text apart: of large objects and lists the entries by themselves. Undefined for a small text, and for one whose
 * brackets do not match, as while somebody types.
 */
export function piecesOfJson(text: string): readonly JsonPiece[] | undefined {
  const containers = text.length > SMALL ? containersOf(text) : undefined;
  const root = containers?.[0];
  if (!root || text.slice(root.end + 1).trim() !== '') return undefined;
  const head = text.slice(0, root.start);
  if (head.replace(/\/\/.*|\/\*[^*]*\*\//g, '').trim() !== '') return undefined;
  const pieces: JsonPiece[] = head.includes('/') ? [{ start: 0, text: head, as: 'comments' }] : [];
  addPieces({ text, pieces }, root, { path: [], isItem: false });
  return pieces;
}

interface Walk {
  readonly text: string;
  readonly pieces: JsonPiece[];
}

type Within = NonNullable<Piece['within']>;

function addPieces(walk: Walk, container: Container, within: Within): void {
  const { text, pieces } = walk;
  const parts = partsOf(text, container);
  const isList = text[container.start] === '[';
  const whole = { start: container.start, text: text.slice(container.start, container.end + 1), within };
  if (!isList && tells(parts, within)) {
    pieces.push({ ...whole, as: 'value' });
    return;
  }
  let first = 0;
  const close = (behind: number) => {
    if (behind > first) pieces.push(together(walk, parts, [first, behind], within.path, isList));
    first = behind;
  };
  for (const [index, part] of parts.entries()) {
    const child = part.child && part.child.end - part.child.start > SMALL ? part.child : undefined;
    if (!child) {
      if (endsLine(text, part.end) && endsPiece(text, part.start, part.end)) close(index + 1);
      continue;
    }
    close(index);
    first = index + 1;
    const path = [...within.path, isList ? String(index) : part.name];
    addAround(walk, part, child, { path: isList ? path : within.path, isList });
    addPieces(walk, child, { path, isItem: isList });
  }
  close(parts.length);
}

/** A comma with the line break right behind it: nobody looks farther to tell what goes with an entry. */
function endsLine(text: string, at: number): boolean {
  return text[at - 1] === ',' && (text[at] === '\n' || text.startsWith('\r\n', at));
}

/** True for objects whose entries say what the others mean: a value by its name, a secret of Kubernetes. */
function tells(parts: readonly Part[], { path, isItem }: Within): boolean {
  const named = (name: string) => parts.find((each) => isNamed(each, name));
  if (named('kind') && named('data')) return true;
  const value = named('value') ?? named('defaultvalue');
  if (!value || path.length === 0) return false;
  return !value.child || (isItem && (named('name') ?? named('key')) !== undefined);
}

function isNamed({ name }: Part, lowerCase: string): boolean {
  return name.length === lowerCase.length && name.toLowerCase() === lowerCase;
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
  // What is never closed has nothing behind it.
  const source = end > text.length ? `${text.slice(start)} ` : text.slice(start, end);
  return { start, text: source, within, as: isList ? 'items' : 'entries' };
}

/** What stands beside a large value between the same commas: comments, and entries that lack a comma. */
function addAround(
  { text, pieces }: Walk,
  { start, end }: Part,
  child: Container,
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

function partsOf(text: string, container: Container): readonly Part[] {
  const parts: Part[] = [];
  let start = container.start + 1;
  let name = '';
  let child: Container | undefined;
  let next = 0;
  const close = (end: number) => {
    parts.push({ start, end, name, ...(child && { child }) });
    [start, name, child] = [end, '', undefined];
  };
  for (let at = start; at < container.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (!child && isName(text, end + 1)) name = textOf(text.slice(at, end + 1));
      at = end;
    } else if (code === 0x2f) at = endOfComment(text, at);
    else if (code === 0x2c) close(at + 1);
    else if (code === 0x7b || code === 0x5b) {
      child = container.children[next++];
      at = child?.end ?? at;
    }
  }
  close(container.end);
  return parts;
}

function isName(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':';
}

function textOf(literal: string): string {
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
