import type { Edit, Tree } from '@vscode/tree-sitter-wasm';
import type { SyntaxNode, WithTree } from '../core/syntax.ts';
import { type CopiedNodes, copiedNodes, rootOf } from './copied-nodes.ts';
import type { Change } from './former-nodes.ts';
import { type Stretch, stretchOf } from './statements.ts';
import { editBetween, isPlain, replacementBetween } from './text-edit.ts';

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

/** The last text of a document without a fault in its syntax, and its nodes. */
interface Kept {
  readonly grammar: string;
  readonly text: string;
  readonly nodes: CopiedNodes;
  readonly whole: ParsedText;
}

/** The last text that was parsed as a whole: of later ones only stretches were. */
interface ParsedText {
  readonly tree: Tree;
  readonly text: string;
  /** How much of its beginning and of its end has not been parsed again since (UTF-16 units). */
  readonly start: number;
  readonly rest: number;
}

/** What is handed to the reader of a text, and what of it is kept for the next one. */
interface Read {
  readonly root: SyntaxNode;
  readonly isWhole: boolean;
  readonly kept?: Kept | undefined;
  /** What is let go of behind the reader. */
  readonly tree?: Tree | undefined;
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
    all.get(document)?.whole.tree.delete();
    all.delete(document);
  };
  const keep = (document: string, kept: Kept) => {
    if (all.get(document)?.whole.tree !== kept.whole.tree) release(document);
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
      const read = (before && readStretch(before, text, parse)) ?? readWhole(before, grammar, text, parse);
      try {
        return use(read.root, read.isWhole);
      } finally {
        read.tree?.delete();
        read.kept?.nodes.keep();
        if (read.kept) keep(document, read.kept);
      }
    },
  };
}

/**
 * Parses the statements that were edited by themselves. Where they have a fault now, that is done only when none of what
 * follows can be part of them: then a fault stays where it is.
 */
function readStretch(before: Kept, text: string, parse: Parse): Read | undefined {
  const root = before.nodes.before(before.text);
  if (text === before.text) return root && { root, isWhole: true, kept: before };
  const edit = replacementBetween(before.text, text);
  // A word too many may take the next statement along.
  for (const more of [0, 1]) {
    const stretch = root && stretchOf(root, text, edit, more);
    if (!stretch) return undefined;
    const { tree, isWhole } = parse(text.slice(stretch.start, stretch.end));
    const { hasError } = tree.rootNode;
    const mayBeApart = isWhole && (!hasError || isPlain(before.text, text, edit));
    const read = mayBeApart ? before.nodes.replaced(stretch, tree, text) : undefined;
    tree.delete();
    if (read) return { root: read, isWhole, ...(!hasError && { kept: keptAfter(before, text, stretch) }) };
    if (!mayBeApart || !hasError) return undefined;
  }
  return undefined;
}

function keptAfter(before: Kept, text: string, stretch: Stretch): Kept {
  const start = Math.min(before.whole.start, stretch.start);
  const rest = Math.min(before.whole.rest, text.length - stretch.end);
  return { ...before, text, whole: { ...before.whole, start, rest } };
}

function readWhole(before: Kept | undefined, grammar: string, text: string, parse: Parse): Read {
  const { tree, isWhole, change }: ParsedAnew = before ? parseAnew(before, text, parse) : parse(text);
  const isKept = isWhole && text.length <= LONGEST_TEXT && !tree.rootNode.hasError;
  const nodes = before?.nodes ?? (isKept ? copiedNodes({ trees: 0, kept: new Map() }) : undefined);
  const root = nodes ? nodes.of(tree, text, change) : rootOf(tree, text);
  if (!nodes || !isKept) return { root, isWhole, tree };
  const whole = { tree, text, start: text.length, rest: text.length };
  return { root, isWhole, kept: { grammar, text, nodes, whole } };
}

/** A tree, and what has changed in it since the kept nodes; absent where it has nothing in common with them. */
type ParsedAnew = Parsed & { readonly change?: Change };

function parseAnew({ whole, text: former }: Kept, text: string, parse: Parse): ParsedAnew {
  const edited = whole.tree.copy();
  const edit = editBetween(whole.text, text);
  edited.edit(edit);
  try {
    const parsed = parse(text, edited);
    if (!parsed.isWhole) return parsed;
    const { start, end } = changeBetween(edited, parsed.tree, edit);
    const change = {
      start: Math.min(start, whole.start),
      end: Math.max(end, text.length - whole.rest),
      by: text.length - former.length,
    };
    return { ...parsed, change };
  } finally {
    edited.delete();
  }
}

/** From the first to the last place where two trees differ, the edit included. */
function changeBetween(edited: Tree, tree: Tree, edit: Edit): Pick<Change, 'start' | 'end'> {
  let [start, end] = [edit.startIndex, edit.newEndIndex];
  for (const range of edited.getChangedRanges(tree)) {
    start = Math.min(start, range.startIndex);
    end = Math.max(end, range.endIndex);
  }
  return { start, end };
}
