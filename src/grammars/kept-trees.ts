import type { Edit, Tree } from '@vscode/tree-sitter-wasm';
import type { WithTree } from '../core/syntax.ts';
import { type CopiedNodes, copiedNodes, rootOf } from './copied-nodes.ts';
import type { Change } from './former-nodes.ts';
import { editBetween } from './text-edit.ts';

/** Parses a text; `edited` is the tree of an earlier one that was told what has changed since. */
export type Parse = (text: string, edited?: Tree) => Parsed;

/** `isWhole` is false where parsing took too long: then the tree is that of the text's beginning. */
export interface Parsed {
  readonly tree: Tree;
  readonly isWhole: boolean;
}

/** Memory that WebAssembly has taken is not given back: few trees are kept, and none of a huge text (UTF-16 units). */
const MOST_TREES = 8;
const LONGEST_TEXT = 1_000_000;

/** The last tree of a document without a fault in its syntax. */
interface Kept {
  readonly grammar: string;
  readonly text: string;
  readonly tree: Tree;
  readonly nodes: CopiedNodes;
}

/**
 * The trees of documents that are being edited. What tree-sitter makes of a text by way of an earlier tree is what it makes of
 * the text alone, unless that earlier tree has faults: how far it had looked around them is not all recorded. So only trees
 * without faults are kept, and what is wrong for a while is parsed by way of the last text that was right.
 */
export interface KeptTrees {
  /** Parses a document's text, and keeps its tree where that may be of use. */
  withTree(document: string, grammar: string, parse: Parse): WithTree;
  release(document: string): void;
}

export function keptTrees(): KeptTrees {
  /** The one that was used last stands last. */
  const all = new Map<string, Kept>();
  const release = (document: string) => {
    all.get(document)?.tree.delete();
    all.delete(document);
  };
  const keep = (document: string, kept: Kept) => {
    if (all.get(document)?.tree !== kept.tree) release(document);
    all.delete(document);
    all.set(document, kept);
    const [oldest] = all.keys();
    if (all.size > MOST_TREES && oldest !== undefined) release(oldest);
  };

  return {
    release,
    withTree: (document, grammar, parse) => (text, use) => {
      const known = all.get(document);
      const before = known?.grammar === grammar ? known : undefined;
      const { tree, isWhole, change }: ParsedAnew = before ? parseAnew(before, text, parse) : parse(text);
      const isKept = isWhole && text.length <= LONGEST_TEXT && !tree.rootNode.hasError;
      const nodes = before?.nodes ?? (isKept ? copiedNodes({ trees: 0 }) : undefined);
      try {
        return use(nodes ? nodes.of(tree, text, change) : rootOf(tree, text), isWhole);
      } finally {
        if (nodes && isKept) {
          nodes.keep();
          keep(document, { grammar, text, tree, nodes });
        } else tree.delete();
      }
    },
  };
}

/** A tree, and what has changed in it since the kept one; absent where it has nothing in common with that. */
type ParsedAnew = Parsed & { readonly change?: Change };

function parseAnew(before: Kept, text: string, parse: Parse): ParsedAnew {
  const edited = before.tree.copy();
  const edit = editBetween(before.text, text);
  edited.edit(edit);
  try {
    const parsed = parse(text, edited);
    return parsed.isWhole ? { ...parsed, change: changeBetween(edited, parsed.tree, edit) } : parsed;
  } finally {
    edited.delete();
  }
}

/** From the first to the last place where two trees differ, the edit included. */
function changeBetween(edited: Tree, tree: Tree, { startIndex, oldEndIndex, newEndIndex }: Edit): Change {
  let [start, end] = [startIndex, newEndIndex];
  for (const range of edited.getChangedRanges(tree)) {
    start = Math.min(start, range.startIndex);
    end = Math.max(end, range.endIndex);
  }
  return { start, end, by: newEndIndex - oldEndIndex };
}
