import type { Piece } from '../core/known-pieces.ts';
import { endsPiece } from './pieces.ts';
import { boundsOf } from './yaml-cut.ts';
import { isItem, type Lines, linesOf, lineText, shapeOf, startsDocument } from './yaml-lines.ts';

/** A piece of YAML: documents, entries of a map, items of a list (the last name is the number of the first), or comments. */
export type YamlPiece = Piece & { readonly as?: 'entries' | 'items' | 'comments' };

/** A text, a document or an entry up to this size (UTF-16 units) is read at once. */
const SMALL = 1500;
/** Below this level nothing falls apart any more. */
const DEEPEST = 40;

const ANCHOR = /(?<=^|[\s[{,:-])&[^\s,[\]{}&]/m;
const ALIAS = /(?<=^|[\s[{,:-])\*[^\s,[\]{}*]/m;

interface Walk {
  readonly lines: Lines;
  readonly pieces: YamlPiece[];
}

/** Lines, from the first that is meant to the first that is not, and the names that lead to what stands there. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
}

/** Falls a text apart: documents, and of large ones the entries. A text in which one value stands for another stays whole. */
export function piecesOfYaml(text: string): readonly YamlPiece[] {
  const whole = [{ start: 0, text }];
  if (text.length <= SMALL || /^(?:%|\.\.\.)/m.test(text)) return whole;
  if (text.includes('&') && ANCHOR.test(text) && ALIAS.test(text)) return whole;
  const lines = linesOf(text);
  const walk: Walk = { lines, pieces: [] };
  const last = lines.indents.length;
  let from = 0;
  for (let line = 1; line <= last; line++) {
    if (line < last && !startsDocument(lines, line)) continue;
    addDocument(walk, from, line);
    from = line;
  }
  return walk.pieces;
}

function addDocument(walk: Walk, from: number, to: number): void {
  const { lines } = walk;
  const isMarked = startsDocument(lines, from);
  const isBlock = !isMarked || shapeOf(lineText(lines, from).slice(3)) === 'block';
  if (!isBlock || sizeOf(lines, from, to) <= SMALL) {
    add(walk, { from, to, path: [] }, undefined);
    return;
  }
  if (isMarked) addHead(walk, from);
  addBlock(walk, { from: isMarked ? from + 1 : from, to, path: [] }, 0);
}

function addBlock(walk: Walk, block: Block, depth: number): void {
  const { lines } = walk;
  const { from, to } = block;
  let first = from;
  while (first < to && lines.indents[first] === -1) first++;
  const isList = first < to && isItem(lines, first);
  const bounds = boundsOf(lines, Math.min(first, to), to, lines.indents[first] ?? 0, isList);
  const names = isList ? [] : bounds.slice(0, -1).map((line) => nameOf(lines, line));
  const isWhole = first >= to || depth > DEEPEST || names.includes(undefined) || tells(names, depth);
  if (isWhole) add(walk, block, undefined);
  else if (isList) addItems(walk, block, bounds);
  else addEntries(walk, { ...block, names, bounds }, depth);
}

interface Entries extends Block {
  readonly names: readonly (string | undefined)[];
  readonly bounds: readonly number[];
}

function addEntries(walk: Walk, { from, path, names, bounds }: Entries, depth: number): void {
  const { lines } = walk;
  let start = from;
  const close = (end: number) => {
    if (end > start) add(walk, { from: start, to: end, path }, 'entries');
    start = end;
  };
  for (const [index, name = ''] of names.entries()) {
    const [line = 0, next = 0] = [bounds[index], bounds[index + 1]];
    const isLarge = sizeOf(lines, line, next) > SMALL;
    if (isLarge && shapeOf(lineText(lines, line).trimStart()) === 'block' && isPlainHead(lines, line)) {
      close(line);
      start = next;
      addHead(walk, line);
      addBlock(walk, { from: line + 1, to: next, path: [...path, name] }, depth + 1);
    } else if (isLarge || endsPiece(lines.text, lines.starts[line] ?? 0, lines.starts[next] ?? 0))
      close(next);
  }
  close(bounds.at(-1) ?? start);
}

function addItems(walk: Walk, { from, path }: Block, bounds: readonly number[]): void {
  const { lines } = walk;
  let [start, first] = [from, 0];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const [line = 0, next = 0] = [bounds[index], bounds[index + 1]];
    const isLast = index + 2 === bounds.length;
    if (!isLast && !endsPiece(lines.text, lines.starts[line] ?? 0, lines.starts[next] ?? 0)) continue;
    add(walk, { from: start, to: next, path: [...path, String(first)] }, 'items');
    [start, first] = [next, index + 1];
  }
}

function add({ lines, pieces }: Walk, { from, to, path }: Block, as: YamlPiece['as']): void {
  const start = lines.starts[from] ?? 0;
  const text = lines.text.slice(start, lines.starts[to] ?? start);
  const within = { path, isItem: as === 'items' };
  pieces.push({ start, text, ...(path.length > 0 && { within }), ...(as && { as }) });
}

/** Of a line whose value stands below it, comments count. */
function addHead(walk: Walk, line: number): void {
  if (lineText(walk.lines, line).includes('#')) add(walk, { from: line, to: line + 1, path: [] }, 'comments');
}

/** A tag may say what stands below. */
function isPlainHead(lines: Lines, line: number): boolean {
  return !/:[ \t]+[&!]/.test(lineText(lines, line));
}

/** Undefined for a line that begins with anything but a plain or quoted name. */
function nameOf(lines: Lines, line: number): string | undefined {
  const match =
    /^[ ]*(?:"([^"\\]*)"|'([^']*)'|([\w$@/.~-][^\s:#"']*(?: [^\s:#"']+){0,8}))[ \t]*:(?:\s|$)/.exec(
      lineText(lines, line),
    );
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** True where entries say what the others mean: a value by its name, a secret of Kubernetes, what is merged. */
function tells(names: readonly (string | undefined)[], depth: number): boolean {
  const isNamed = (name: string) => names.some((each) => each?.toLowerCase() === name);
  if (names.includes('<<') || (isNamed('kind') && isNamed('data'))) return true;
  return depth > 0 && (isNamed('value') || isNamed('defaultvalue'));
}

function sizeOf({ starts }: Lines, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}
