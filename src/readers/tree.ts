import type { Place, Setting } from '../core/types.ts';

/** The common shape of nested formats: what JSON, YAML and their like come down to. */
export type Node =
  | { readonly kind: 'scalar'; readonly value: string; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Node[] };

export interface Entry {
  readonly name: string;
  readonly node: Node;
}

/** Gives the settings of a tree in its order, nested names as paths. */
export function settingsOf(root: Node): readonly Setting[] {
  const settings: Setting[] = [];
  collect(root, [], settings);
  return settings;
}

function collect(node: Node, path: readonly string[], into: Setting[]): void {
  if (node.kind === 'scalar') {
    into.push({ path, value: node.value, place: node.place });
  } else if (node.kind === 'list') {
    node.items.forEach((item, index) => {
      collectItem(item, path, index, into);
    });
  } else {
    for (const { name, node: child } of node.entries)
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
function namedValue(node: Node): Entry | undefined {
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
  return { name, node: { kind: 'scalar', value, place: afterName(node.place, name, value) } };
}

function afterName(place: Place, name: string, value: string): Place {
  const { reference } = place.syntax;
  const withName = (text: string) => place.syntax.encode(`${name}=${text}`);
  return {
    ...place,
    span: { start: Math.max(place.span.start, place.span.end - value.length), end: place.span.end },
    syntax: {
      encode: withName,
      ...(reference && {
        reference: (variable: string) => {
          const text = reference(variable);
          return text && withName(text);
        },
      }),
    },
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
