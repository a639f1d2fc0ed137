import type { Section, SyntaxNode } from '../core/syntax.ts';

/** Gives the nodes of some of the types that were collected, in the order of the text. */
export type Nodes = (types: readonly string[]) => readonly SyntaxNode[];

/** Collects the nodes of the given types in one walk. */
export function nodesByType(section: Section, types: readonly string[]): Nodes {
  const all = nodesOf(section, types);
  const present = new Set(all.map(({ type }) => type));
  return (wanted) => {
    const types = new Set(wanted.filter((type) => present.has(type)));
    return types.size === 0 ? [] : all.filter(({ type }) => types.has(type));
  };
}

/** The nodes of the given types, in the order of the text. */
export function nodesOf(
  root: Pick<SyntaxNode, 'descendantsOfType'>,
  types: readonly string[],
): readonly SyntaxNode[] {
  if (types.length === 0) return [];
  return root.descendantsOfType([...types]).filter((node) => node !== null);
}
