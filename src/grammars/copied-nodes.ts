import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { SyntaxNode } from '../core/syntax.ts';

/**
 * The nodes of a tree as objects: each question to a node of tree-sitter is a call into WebAssembly. What a tree shares
 * with the one it was made from by an edit has the same identifiers in both, and is not copied again but moved.
 */
export interface CopiedNodes {
  /** The nodes of the next tree; `kept` must still be there. They hold until the next call. */
  of(tree: Tree, text: string): SyntaxNode;
  /** Makes the tree that was last copied the one that later ones are made from. */
  keep(): void;
}

interface Source {
  text: string;
}

/** A part of the kept tree in its place of another tree. */
interface Move {
  readonly node: CopiedNode;
  readonly from: CopiedNode | null;
  readonly by: number;
}

interface Copy {
  readonly root: CopiedNode;
  readonly moves: readonly Move[];
  readonly made: readonly CopiedNode[];
}

export function copiedNodes(): CopiedNodes {
  const source: Source = { text: '' };
  const known = new Map<number, CopiedNode>();
  let kept: CopiedNode | undefined;
  let last: Copy | undefined;

  const moveBack = () => {
    for (const { node, from, by } of last?.moves ?? []) {
      node.parent = from;
      shift(node, -by);
    }
    last = undefined;
  };

  return {
    of: (tree, text) => {
      moveBack();
      source.text = text;
      const cursor = tree.walk();
      last = copyOf(cursor, source, known);
      cursor.delete();
      return last.root;
    },
    keep: () => {
      if (!last) return;
      const moved = new Set(last.moves.map(({ node }) => node));
      if (kept) forget(kept, moved, known);
      for (const node of last.made) known.set(node.id, node);
      kept = last.root;
      last = undefined;
    },
  };
}

/**
 * The root of a tree that is looked at once. A fault in a text may make one node of all that follows, and tree-sitter looks
 * for the parent of each of its children among all of them: then copies take less time.
 */
export function rootOf(tree: Tree, text: string): SyntaxNode {
  return tree.rootNode.hasError ? copiedNodes().of(tree, text) : tree.rootNode;
}

function copyOf(cursor: TreeCursor, source: Source, known: ReadonlyMap<number, CopiedNode>): Copy {
  const [moves, made]: [Move[], CopiedNode[]] = [[], []];
  /** The node of its own that is made where the cursor stands; what is shared has all its nodes. */
  const enter = (parent: CopiedNode | null): CopiedNode | undefined => {
    const shared = known.get(cursor.nodeId);
    const { nodeType: type, startIndex, currentFieldName: field } = cursor;
    if (shared?.type === type) {
      const by = startIndex - shared.startIndex;
      moves.push({ node: shared, from: shared.parent, by });
      shared.parent = parent;
      shift(shared, by);
      parent?.add(shared, field);
      return undefined;
    }
    const isNamed = cursor.nodeIsNamed;
    // Nobody asks for marks.
    if (!isNamed && field === null && !/^\w/.test(type)) return undefined;
    const node = new CopiedNode(source, cursor.nodeId, type, isNamed, startIndex, cursor.endIndex, parent);
    made.push(node);
    parent?.add(node, field);
    return node;
  };
  const top = enter(null);
  const root = top ?? moves[0]?.node;
  if (!root) throw new Error('A tree has a root.');
  let parent: CopiedNode | null = null;
  for (let node = top; ; node = enter(parent)) {
    if (node && cursor.gotoFirstChild()) {
      parent = node;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!parent || !cursor.gotoParent()) return { root, moves, made };
      parent = parent.parent;
    }
  }
}

/** Moves a node and all within it. */
function shift(node: CopiedNode, by: number): void {
  if (by === 0) return;
  const left = [node];
  for (let each = left.pop(); each; each = left.pop()) {
    each.startIndex += by;
    each.endIndex += by;
    for (const child of each.children) left.push(child);
  }
}

/** Takes away what a tree had that is no part of the next one. */
function forget(root: CopiedNode, moved: ReadonlySet<CopiedNode>, known: Map<number, CopiedNode>): void {
  const left = [root];
  for (let each = left.pop(); each; each = left.pop()) {
    if (moved.has(each)) continue;
    known.delete(each.id);
    for (const child of each.children) left.push(child);
  }
}

class CopiedNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly isNamed: boolean;
  readonly children: CopiedNode[] = [];
  readonly namedChildren: CopiedNode[] = [];
  startIndex: number;
  endIndex: number;
  parent: CopiedNode | null;
  readonly #source: Source;
  #fields: [name: string, child: CopiedNode][] | undefined;

  constructor(
    source: Source,
    id: number,
    type: string,
    isNamed: boolean,
    startIndex: number,
    endIndex: number,
    parent: CopiedNode | null,
  ) {
    this.#source = source;
    this.id = id;
    this.type = type;
    this.isNamed = isNamed;
    this.startIndex = startIndex;
    this.endIndex = endIndex;
    this.parent = parent;
  }

  add(child: CopiedNode, field: string | null): void {
    this.children.push(child);
    if (child.isNamed) this.namedChildren.push(child);
    if (field === null) return;
    this.#fields ??= [];
    this.#fields.push([field, child]);
  }

  get text(): string {
    return this.#source.text.slice(this.startIndex, this.endIndex);
  }

  childForFieldName(name: string): CopiedNode | null {
    return this.#fields?.find(([field]) => field === name)?.[1] ?? null;
  }

  childrenForFieldName(name: string): readonly CopiedNode[] {
    return this.#fields?.flatMap(([field, child]) => (field === name ? [child] : [])) ?? [];
  }

  descendantsOfType(types: readonly string[]): readonly CopiedNode[] {
    const wanted = new Set(types);
    const found: CopiedNode[] = [];
    const left: CopiedNode[] = [this];
    for (let each = left.pop(); each; each = left.pop()) {
      if (wanted.has(each.type)) found.push(each);
      for (let index = each.children.length - 1; index >= 0; index--) {
        const child = each.children[index];
        if (child) left.push(child);
      }
    }
    return found;
  }
}
