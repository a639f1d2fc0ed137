import type { Span } from '../core/types.ts';
import { isItem, type Lines, lineText, shapeOf, startsDocument, startsEntry } from './yaml-lines.ts';

/** Entries up to this size (UTF-16 units) are kept whole: name and value of a list's item stay together. */
const WHOLE = 2048;
/** Entries up to this size are kept when a relevant one is close by: what belongs to it may have any name. */
const NEIGHBOUR = 512;
const NEIGHBOURS = 8;
/** Below this level nothing is cut any more. */
const DEEPEST = 200;

/** What is cut. Line numbers go from the first that is meant to the first that is not. */
interface Cut {
  readonly lines: Lines;
  /** Where something relevant stands, in order. */
  readonly positions: readonly number[];
}

/** The stretches of a text, whole lines all, that are left when its irrelevant entries are cut out. */
export function cutLines(lines: Lines, positions: readonly number[]): readonly Span[] {
  const cut: Cut = { lines, positions };
  const starts = Array.from(lines.indents.keys()).filter((line) => line === 0 || startsDocument(lines, line));
  const bounds = [...starts, lines.indents.length];
  return bounds.slice(1).flatMap((to, index) => {
    const from = bounds[index] ?? to;
    return isRelevant(cut, from, to) ? documentOf(cut, from, to) : [];
  });
}

/** What stands behind `---` on its line is a value of its own: such a document is kept whole. */
function documentOf(cut: Cut, from: number, to: number): readonly Span[] {
  if (!startsDocument(cut.lines, from)) return blockOf(cut, from, to, 0);
  if (shapeOf(lineText(cut.lines, from).slice(3)) !== 'block') return whole(cut, from, to);
  return [...whole(cut, from, from + 1), ...blockOf(cut, from + 1, to, 0)];
}

/** The relevant entries of a block, which is a list or a map: its first line tells. */
function blockOf(cut: Cut, from: number, to: number, depth: number): readonly Span[] {
  const { lines } = cut;
  let first = from;
  while (first < to && lines.indents[first] === -1) first++;
  if (first >= to || depth > DEEPEST) return whole(cut, from, to);
  const isList = isItem(lines, first);
  const bounds = boundsOf(lines, first, to, lines.indents[first] ?? 0, isList);
  const entry = isList ? listItem : mapEntry;
  return relevantOf(cut, bounds, (start, end) => entry(cut, start, end, depth));
}

/** The lines where the entries of a block start, and the end of the block. `from` starts one in any case. */
export function boundsOf(
  lines: Lines,
  from: number,
  to: number,
  column: number,
  isList: boolean,
): readonly number[] {
  const bounds = [from];
  for (let line = from + 1; line < to; line++) {
    const indent = lines.indents[line] ?? -1;
    if (indent < 0 || indent > column) continue;
    if (isList ? isItem(lines, line) : startsEntry(lines, line)) bounds.push(line);
  }
  return [...bounds, to];
}

/** What is left of the relevant entries, and the small ones around them. */
function relevantOf(
  cut: Cut,
  bounds: readonly number[],
  entry: (from: number, to: number) => readonly Span[],
): readonly Span[] {
  const tos = bounds.slice(1);
  const relevant = tos.flatMap((to, index) => (isRelevant(cut, bounds[index] ?? to, to) ? [index] : []));
  const left: Span[] = [];
  let index = 0;
  for (const [place, each] of relevant.entries()) {
    // Those behind it, up to the next that is relevant, and those before that one.
    for (index = Math.max(index, each - NEIGHBOURS); index < each; index++)
      addNeighbour(cut, bounds, index, left);
    left.push(...entry(bounds[each] ?? 0, bounds[each + 1] ?? 0));
    const next = relevant[place + 1] ?? Infinity;
    const end = Math.min(each + NEIGHBOURS + 1, next, tos.length);
    for (index = each + 1; index < end; index++) addNeighbour(cut, bounds, index, left);
  }
  return left;
}

function addNeighbour(cut: Cut, bounds: readonly number[], index: number, left: Span[]): void {
  const [from = 0, to = 0] = [bounds[index], bounds[index + 1]];
  if (sizeOf(cut, from, to) <= NEIGHBOUR) left.push(...whole(cut, from, to));
}

/** A large entry keeps its first line and what is relevant below it; one whose value is no block stays whole. */
function mapEntry(cut: Cut, from: number, to: number, depth: number): readonly Span[] {
  const shape = shapeOf(lineText(cut.lines, from).trimStart());
  if (shape !== 'block' || sizeOf(cut, from, to) <= WHOLE) return whole(cut, from, to);
  return [...whole(cut, from, from + 1), ...blockOf(cut, from + 1, to, depth + 1)];
}

/** `- name: …` starts a map on the line of the dash, whose further names stand below the first. */
function listItem(cut: Cut, from: number, to: number, depth: number): readonly Span[] {
  const { lines } = cut;
  const source = lineText(lines, from);
  const column = /^ *- */.exec(source)?.[0].length ?? 0;
  const content = source.slice(column);
  const shape = shapeOf(content);
  const isMap = /^[^\s"'-]/.test(content) && shape !== 'value';
  if (sizeOf(cut, from, to) <= WHOLE || !(isMap || content === '')) return whole(cut, from, to);
  const first = whole(cut, from, from + 1);
  if (content === '') return [...first, ...blockOf(cut, from + 1, to, depth + 1)];
  const [, sibling = to, ...others] = boundsOf(lines, from, to, column, false);
  const below =
    shape === 'block' ? blockOf(cut, from + 1, sibling, depth + 1) : whole(cut, from + 1, sibling);
  const next = (start: number, end: number) => mapEntry(cut, start, end, depth + 1);
  return [...first, ...below, ...(sibling < to ? relevantOf(cut, [sibling, ...others], next) : [])];
}

function whole({ lines: { starts } }: Cut, from: number, to: number): readonly Span[] {
  const start = starts[from] ?? 0;
  const end = starts[to] ?? start;
  return end > start ? [{ start, end }] : [];
}

function sizeOf({ lines: { starts } }: Cut, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}

/** True when something relevant stands on the lines. */
function isRelevant({ lines: { starts }, positions }: Cut, from: number, to: number): boolean {
  const start = starts[from] ?? 0;
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (positions[low] ?? Infinity) < (starts[to] ?? 0);
}
