import type { SyntaxNode } from '../core/syntax.ts';

/** Gives the nodes of some of the types that were collected, in the order of the text. */
export type Nodes = (types: readonly string[]) => readonly SyntaxNode[];

/** A node, and the how-manieth it is of all that were collected. */
interface Collected {
  readonly index: number;
  readonly node: SyntaxNode;
}

/** Collects the nodes of the given types in one walk. */
export function nodesByType(root: SyntaxNode, types: readonly string[]): Nodes {
  const byType = new Map<string, Collected[]>();
  for (const [index, node] of nodesOf(root, types).entries()) {
    const { type } = node;
    const known = byType.get(type);
    if (known) known.push({ index, node });
    else byType.set(type, [{ index, node }]);
  }
  return (wanted) => {
    const lists = [...new Set(wanted)].flatMap((type) => {
      const known = byType.get(type);
      return known ? [known] : [];
    });
    const all = lists.length === 1 ? lists.flat() : lists.flat().sort((a, b) => a.index - b.index);
    return all.map(({ node }) => node);
  };
}

/** The nodes of the given types, in the order of the text. */
export function nodesOf(root: SyntaxNode, types: readonly string[]): readonly SyntaxNode[] {
  if (types.length === 0) return [];
  return root.descendantsOfType([...types]).filter((node) => node !== null);
}
