import type { Edit, Mangling, Place } from '../core/types.ts';
import { base64OfText, textOfBase64 } from './base64.ts';
import type { Entry, Node } from './tree.ts';

/**
 * The entries of a map with the values under `data` decoded where the map is a Kubernetes Secret: there they are
 * base64, while `stringData` holds them as they are. Binary values and templates stay as written. Source: Secret v1
 * core in the API reference of Kubernetes.
 */
export function withDecodedData(entries: readonly Entry[]): readonly Entry[] {
  const isSecret = entries.some(
    ({ name, node }) => name === 'kind' && node.kind === 'scalar' && node.value === 'Secret',
  );
  if (!isSecret) return entries;
  return entries.map((entry) => {
    if (entry.name !== 'data' || entry.node.kind !== 'map') return entry;
    const asText = renamed(entry, entries);
    const data = entry.node.entries.map(({ name, node }) => ({ name, node: decoded(node, asText) }));
    return { name: entry.name, node: { kind: 'map', entries: data } };
  });
}

/** A reference is not offered: what is put into the text has to be base64 itself. */
function decoded(node: Node, asText: readonly Edit[]): Node {
  if (node.kind !== 'scalar') return node;
  const value = textOfBase64(node.value);
  const { syntax } = node.place;
  const place = { ...node.place, syntax: { encode: (text: string) => syntax.encode(base64OfText(text)) } };
  if (value !== undefined) {
    const mangling = lineBreak(node.value, value, place);
    return { ...node, value, encoding: 'base64', ...(mangling && { mangling }), place };
  }
  if (isBase64(node.value)) return node;
  const { span } = place;
  return {
    ...node,
    mangling: { kind: 'not-encoded', by: 'kubernetes', span, meant: node.value, repair: asText },
    place,
  };
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text.replace(/\s/g, ''));
}

/** `data` becomes `stringData`, where all of it is text and the file has no such entry yet. */
function renamed({ node, nameSpan }: Entry, siblings: readonly Entry[]): readonly Edit[] {
  const values = node.kind === 'map' ? node.entries : [];
  const isText = values.every((each) => each.node.kind === 'scalar' && !isBase64(each.node.value));
  if (!nameSpan || !isText || siblings.some(({ name }) => name === 'stringData')) return [];
  return [{ span: nameSpan, newText: 'stringData' }];
}

/**
 * `echo` writes a line break, and `base64` encodes it with the text. Without it the last digits are gone or padding: a
 * line break begins with bits that are zero, as padding has them.
 */
function lineBreak(encoded: string, value: string, { span }: Place): Mangling | undefined {
  const meant = value.replace(/\r?\n$/, '');
  if (meant === value || span.end - span.start !== encoded.length) return undefined;
  const wanted = base64OfText(meant);
  let same = 0;
  while (same < wanted.length && wanted[same] === encoded[same]) same++;
  const newText = wanted.slice(same);
  const rest = { start: span.start + same, end: span.end };
  const repair = /^=*$/.test(newText) ? [{ span: rest, newText }] : [];
  return { kind: 'line-break', by: 'base64', span, meant, repair };
}
