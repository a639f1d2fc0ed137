import { Composer, type CST, type Document, isAlias, isMap, isPair, isScalar, isSeq, Parser } from 'yaml';
import type { Setting, Span } from '../core/types.ts';
import { withComma } from './entries.ts';
import { type Entry, type Node, settingsOf } from './tree.ts';
import { placeOfScalar } from './yaml-scalars.ts';

/** So many values in all may come of aliases: a few lines of them can stand for more than memory holds. */
const MOST_REPEATED = 20_000;

/** A text with more faults is no YAML: each takes as long as hundreds of characters. */
const MOST_FAULTS = 1000;

/** What is known on the way through one document. */
interface Walk {
  readonly text: string;
  readonly anchors: Map<string, Node>;
  /** How many values aliases may still stand for. */
  readonly left: { values: number };
  /** Within `{…}` or `[…]`, where plain text ends at brackets and commas. */
  readonly isFlow: boolean;
}

/**
 * The settings of a text with any number of documents, those before a fault included. `tellLost` is called where so many
 * faults stand that it is read no further.
 */
export function settingsOfYaml(
  text: string,
  collect: (node: Node) => readonly Setting[] = settingsOf,
  tellLost: () => void = () => {},
): readonly Setting[] {
  const settings: Setting[] = [];
  try {
    const composer = new Composer({ uniqueKeys: false, strict: false, logLevel: 'silent' });
    for (const document of composer.compose(tokensOf(text, tellLost), true, text.length)) {
      const left = { values: MOST_REPEATED };
      const walk: Walk = { text, anchors: new Map(), left, isFlow: false };
      const node = nodeOf(walk, (document as Document).contents, { start: 0, end: 0 });
      if (node) settings.push(...collect(node));
    }
  } catch (error) {
    // Nesting deeper than the stack: the documents before it stand.
    if (!(error instanceof RangeError)) throw error;
  }
  return settings;
}

function* tokensOf(text: string, tellLost: () => void): Generator<CST.Token> {
  let faults = 0;
  for (const token of new Parser().parse(text)) {
    if (token.type === 'error' && ++faults > MOST_FAULTS) {
      tellLost();
      return;
    }
    yield token;
  }
}

/** An alias is the value of its anchor, at the place of that value. `entry` is what goes with the node. */
function nodeOf(walk: Walk, source: unknown, entry: Span): Node | undefined {
  if (isAlias(source)) return repeated(walk, source.source);
  const node = newNodeOf(walk, source, entry);
  const anchor = isScalar(source) || isMap(source) || isSeq(source) ? source.anchor : undefined;
  if (anchor !== undefined && node) walk.anchors.set(anchor, node);
  return node;
}

function newNodeOf(walk: Walk, source: unknown, entry: Span): Node | undefined {
  if (isScalar(source)) {
    const place = placeOfScalar(walk.text, source, walk.isFlow);
    const value = source.value === null ? '' : String(source.source ?? source.value);
    return { kind: 'scalar', value, place: { ...place, entry } };
  }
  if (!isMap(source) && !isSeq(source)) return undefined;
  const within = { ...walk, isFlow: walk.isFlow || source.flow === true };
  if (isMap(source))
    return { kind: 'map', entries: source.items.flatMap((pair) => entriesOf(within, pair, source.items)) };
  const items = source.items.flatMap((item) => nodeOf(within, item, itemSpan(within, item)) ?? []);
  return { kind: 'list', items };
}

/** Aliases of what is not known yet, or of too much, stand for nothing. */
function repeated({ anchors, left }: Walk, name: string): Node | undefined {
  const node = anchors.get(name);
  if (!node) return undefined;
  left.values -= sizeOf(node, left.values);
  return left.values > 0 ? node : undefined;
}

/** How many values a node holds; counts no further than `most`. */
function sizeOf(node: Node, most: number): number {
  let size = 1;
  const children =
    node.kind === 'map' ? node.entries.map((entry) => entry.node) : node.kind === 'list' ? node.items : [];
  for (const child of children) {
    if (size > most) break;
    size += sizeOf(child, most - size);
  }
  return size;
}

function entriesOf(walk: Walk, pair: unknown, siblings: readonly unknown[]): readonly Entry[] {
  if (!isPair(pair)) return [];
  const name = isScalar(pair.key) ? String(pair.key.value) : '';
  const value = rangeOf(pair.value);
  const key = rangeOf(pair.key) ?? value ?? [0, 0, 0];
  const node = nodeOf(walk, pair.value, pairSpan(walk, key[0], value ?? key));
  if (!node) return [];
  if (name === '<<') return merged(node, siblings);
  const isPlain = key[1] - key[0] === name.length;
  return [{ name, node, ...(isPlain && { nameSpan: { start: key[0], end: key[1] } }) }];
}

/** `<<: *defaults`, `<<: [*a, *b]`: what the map does not state itself. */
function merged(node: Node, siblings: readonly unknown[]): readonly Entry[] {
  const own = new Set(siblings.filter(isPair).map(({ key }) => (isScalar(key) ? String(key.value) : '')));
  const maps = node.kind === 'list' ? node.items : [node];
  return maps.flatMap((map) => {
    const entries = map.kind === 'map' ? map.entries.filter(({ name }) => !own.has(name)) : [];
    for (const { name } of entries) own.add(name);
    return entries;
  });
}

type Range = readonly [start: number, valueEnd: number, nodeEnd: number];

function rangeOf(node: unknown): Range | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)
    ? (node.range ?? undefined)
    : undefined;
}

/** The lines of an entry. Behind a dash, the next entry takes the place of the first. */
function pairSpan({ text, isFlow }: Walk, start: number, [, valueEnd, nodeEnd]: Range): Span {
  if (isFlow) return withComma(text, { start, end: Math.max(start, valueEnd) });
  const line = lineStart(text, start);
  const end = Math.max(start, nodeEnd);
  if (text.slice(line, start).trim() === '') return { start: line, end };
  const column = start - line;
  const next = /[ ]*/y;
  next.lastIndex = end;
  const indent = next.exec(text)?.[0].length ?? 0;
  const isSibling = text[end - 1] === '\n' && indent === column && /[^\s-]/.test(text[end + indent] ?? '');
  return { start, end: isSibling ? end + indent : Math.max(start, valueEnd) };
}

function itemSpan({ text, isFlow }: Walk, item: unknown): Span {
  const [start, valueEnd, nodeEnd] = rangeOf(item) ?? [0, 0, 0];
  if (isFlow) return withComma(text, { start, end: valueEnd });
  const line = lineStart(text, start);
  const isAlone = /^\s*-\s*(?:&\S+\s*)?$/.test(text.slice(line, start));
  return { start: isAlone ? line : start, end: nodeEnd };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
