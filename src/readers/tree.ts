import type { Place, Setting, Span } from '../core/types.ts';
import { withDecodedData } from './kubernetes-secret.ts';

/** The common shape of nested formats: what JSON, YAML and their like come down to. */
export type Node =
  | Scalar
  | { readonly kind: 'map'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Node[] };

export interface Scalar extends Omit<Setting, 'path'> {
  readonly kind: 'scalar';
}

export interface Entry {
  readonly name: string;
  /** Where the name stands, where it is written without quotes. */
  readonly nameSpan?: Span;
  readonly node: Node;
}

/** What a value's place is made of beside the value's own span. */
export type Surroundings = Pick<Place, 'entry' | 'syntax'>;

/** A value whose quotes are `open` and `close` characters long; `value` is what it means after unescaping. */
export function scalar(
  value: string,
  literal: Span,
  [open, close]: readonly [number, number],
  { entry, syntax }: Surroundings,
): Node {
  const start = Math.min(literal.start + open, literal.end);
  const span = { start, end: Math.max(start, literal.end - close) };
  return { kind: 'scalar', value, place: { span, literal, entry, syntax } };
}

/**
 * A value that only comes about elsewhere: a reference, a call, a text with a variable in it. `source` is how the file
 * writes it.
 */
export function computed(literal: Span, { entry, syntax }: Surroundings, source = ''): Node {
  const reads = PATH.test(source) && { reads: source };
  const place = { span: literal, literal, entry, syntax };
  return { kind: 'scalar', value: '', isComputed: true, ...reads, place };
}

/** Names with dots between them, indexed or called in between. */
const PATH = /^[A-Za-z_][\w-]*(?:[[(][\w'"*]{0,40}[\])]|\.[A-Za-z_][\w-]*){1,12}$/;

/** Nesting deeper than this is nobody's configuration; readers leave it before the stack ends. */
export const DEEPEST = 200;

/** Nests an entry: names from the outermost to the innermost. */
export function nested(path: readonly string[], node: Node): Entry {
  const names = path.slice(-DEEPEST);
  const wrap = (inner: Node, name: string): Node => ({ kind: 'map', entries: [{ name, node: inner }] });
  return { name: names[0] ?? '', node: names.slice(1).reduceRight(wrap, node) };
}

/**
 * What `merge`, `union`, `concat` and their like make of their arguments: the entries of all maps, or the items of all
 * lists. Undefined without any.
 */
export function merged(nodes: readonly Node[]): Node | undefined {
  const maps = nodes.filter((node) => node.kind === 'map');
  if (maps.length > 0) return { kind: 'map', entries: maps.flatMap(({ entries }) => entries) };
  const lists = nodes.filter((node) => node.kind === 'list');
  return lists.length > 0 ? { kind: 'list', items: lists.flatMap(({ items }) => items) } : undefined;
}

/** Gives the settings of a tree in its order, nested names as paths, below the names that lead to it. */
export function settingsOf(root: Node, path: readonly string[] = []): readonly Setting[] {
  const settings: Setting[] = [];
  collect(root, path, settings);
  return settings;
}

/** The same of some items of a list: the last of the names is the number of the first. */
export function settingsOfItems(items: readonly Node[], path: readonly string[]): readonly Setting[] {
  const settings: Setting[] = [];
  for (const [index, item] of items.entries())
    collectItem(item, path.slice(0, -1), Number(path.at(-1)) + index, settings);
  return settings;
}

/** The same of a node that stands within others: under these names, the last of which is the number of an item. */
export function settingsWithin(
  node: Node,
  { path, isItem }: { readonly path: readonly string[]; readonly isItem: boolean },
): readonly Setting[] {
  const settings: Setting[] = [];
  if (isItem) collectItem(node, path.slice(0, -1), Number(path.at(-1)), settings);
  else collect(wrappedValue(node) ?? node, path, settings);
  return settings;
}

function collect(node: Node, path: readonly string[], into: Setting[]): void {
  if (node.kind === 'scalar') {
    const { kind: _, ...setting } = node;
    into.push({ path, ...setting });
  } else if (node.kind === 'list') {
    node.items.forEach((item, index) => {
      collectItem(item, path, index, into);
    });
  } else {
    for (const { name, node: child } of withDecodedData(node.entries))
      collect(wrappedValue(child) ?? child, [...path, name], into);
  }
}

/** Items of a list keep apart by their number, except those that carry a name of their own. */
function collectItem(item: Node, path: readonly string[], index: number, into: Setting[]): void {
  const named = namedValue(item) ?? assignment(item);
  if (named) collect(named.node, [...path, named.name], into);
  else collect(item, [...path, String(index)], into);
}

/** `{ "name": "AZURE_CLIENT_ID", "value": "…" }`: Kubernetes, App Service, Postman (which says `key`). */
export function namedValue(node: Node): Entry | undefined {
  if (node.kind !== 'map') return undefined;
  const name = scalarOf(node, 'name') ?? scalarOf(node, 'key');
  const value = childOf(node, 'value');
  return name !== undefined && value ? { name, node: value } : undefined;
}

/** `- AZURE_CLIENT_ID=…`: the list style of a compose file's `environment`. */
function assignment(node: Node): Entry | undefined {
  if (node.kind !== 'scalar') return undefined;
  const equals = node.value.indexOf('=');
  if (equals < 1 || !/^[A-Za-z_][\w.-]*$/.test(node.value.slice(0, equals))) return undefined;
  const name = node.value.slice(0, equals);
  const value = node.value.slice(equals + 1);
  return { name, node: { kind: 'scalar', value, place: afterName(node.place, name) } };
}

function afterName(place: Place, name: string): Place {
  const start = Math.min(place.span.start + name.length + 1, place.span.end);
  return {
    ...place,
    span: { start, end: place.span.end },
    syntax: { encode: (text) => place.syntax.encode(`${name}=${text}`) },
  };
}

/** `"clientId": { "value": "…" }` and `{ "type": …, "defaultValue": "…" }`: parameters of ARM templates. */
function wrappedValue(node: Node): Node | undefined {
  if (node.kind !== 'map') return undefined;
  const value = childOf(node, 'value') ?? childOf(node, 'defaultValue');
  const known = new Set(['value', 'defaultvalue', 'type', 'metadata', 'minlength', 'maxlength']);
  return value?.kind === 'scalar' && node.entries.every(({ name }) => known.has(name.toLowerCase()))
    ? value
    : undefined;
}

function childOf(node: Node & { kind: 'map' }, name: string): Node | undefined {
  return node.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase())?.node;
}

function scalarOf(node: Node & { kind: 'map' }, name: string): string | undefined {
  const child = childOf(node, name);
  return child?.kind === 'scalar' ? child.value : undefined;
}
