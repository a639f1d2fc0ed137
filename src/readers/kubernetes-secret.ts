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
    const data = entry.node.entries.map(({ name, node }) => ({ name, node: decoded(node) }));
    return { name: entry.name, node: { kind: 'map', entries: data } };
  });
}

/** A reference is not offered: what is put into the text has to be base64 itself. */
function decoded(node: Node): Node {
  const value = node.kind === 'scalar' ? textOfBase64(node.value) : undefined;
  if (node.kind !== 'scalar' || value === undefined) return node;
  const { syntax } = node.place;
  return {
    ...node,
    value,
    encoding: 'base64',
    place: { ...node.place, syntax: { encode: (text) => syntax.encode(base64OfText(text)) } },
  };
}
