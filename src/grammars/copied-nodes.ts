import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { EditedDocument, SyntaxNode } from '../core/syntax.ts';
import { CopiedNode, type Source, shift } from './copied-node.ts';
import { type Change, childAt, countBefore, formerOf, type Open } from './former-nodes.ts';

/**
 * The nodes of a tree as objects: each question to a node of tree-sitter is a call into WebAssembly. What stands outside of
 * what has changed since the kept tree is not copied again but moved.
 */
export interface CopiedNodes {
  /** The nodes of the next tree; all are copied where it was not made from the kept one. They hold until the next call. */
  of(tree: Tree, text: string, change?: Change): SyntaxNode;
  /** Makes the tree that was last copied the one that later ones are made from. */
  keep(): void;
}

/** Nodes of the kept tree in their place of another tree. */
interface Move extends By {
  readonly nodes: readonly CopiedNode[];
}

/** Whose children they were, and how far they were moved. */
interface By {
  readonly from: CopiedNode;
  readonly by: number;
}

/** Children in greater number are a sequence of the same: the fields of one tell those of the others. */
const SEQUENCE = 16;

/** Of a document that is edited, or of one that is looked at once. */
export function copiedNodes(document?: EditedDocument): CopiedNodes {
  const source: Source = { text: '', nodes: 0, ...(document && { document }) };
  let kept: CopiedNode | undefined;
  let last: { readonly root: CopiedNode; readonly moves: readonly Move[] } | undefined;

  const moveBack = () => {
    for (const { nodes, from, by } of last?.moves ?? []) move(nodes, from, -by);
    last = undefined;
  };

  return {
    of: (tree, text, change) => {
      moveBack();
      source.text = text;
      if (document) document.trees++;
      const cursor = tree.walk();
      last = change && kept ? copyOf(cursor, source, change, kept) : copyOf(cursor, source);
      cursor.delete();
      return last.root;
    },
    keep: () => {
      kept = last?.root ?? kept;
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

function move(nodes: readonly CopiedNode[], parent: CopiedNode, by: number): void {
  for (const node of nodes) node.above = parent;
  if (by !== 0) shift(nodes, by);
}

const NO_CHANGE: Change = { start: 0, end: 0, by: 0 };

function copyOf(cursor: TreeCursor, source: Source, change = NO_CHANGE, kept?: CopiedNode) {
  const moves: Move[] = [];
  const root = made(cursor, source, null);
  const before = kept?.type === root.type ? kept : undefined;
  let open: Open = { node: root, above: undefined, before, next: 0, isFull: false };
  let isInside = cursor.gotoFirstChild() && passBeginning(cursor, open, change, moves);
  for (;;) {
    if (isInside) {
      const child: Open | undefined = share(cursor, open, change, moves)
        ? undefined
        : copy(cursor, open, change, source);
      if (child && cursor.gotoFirstChild()) {
        open = child;
        isInside = passBeginning(cursor, open, change, moves);
        continue;
      }
    }
    isInside = !open.isFull && cursor.gotoNextSibling();
    if (isInside) continue;
    if (!open.above) return { root, moves };
    cursor.gotoParent();
    open = open.above;
  }
}

/**
 * Moves the beginning of a long sequence, which has not changed, at once, and the cursor behind it; false where nothing is there.
 */
function passBeginning(cursor: TreeCursor, open: Open, change: Change, moves: Move[]): boolean {
  const { before, node } = open;
  if (before?.startIndex !== node.startIndex || before.fields.length > 0 || cursor.currentFieldName !== null)
    return true;
  const { children } = before;
  const count = countBefore(children, change.start);
  const last = children[count - 1];
  if (count <= SEQUENCE || !last) return true;
  moveInto(node, children.slice(0, count), null, { from: before, by: 0 }, moves);
  open.next = count;
  while (cursor.startIndex <= last.startIndex) if (!cursor.gotoNextSibling()) return false;
  return true;
}

/** Copies the node at the cursor, unless it is a mark. */
function copy(cursor: TreeCursor, open: Open, change: Change, source: Source): Open | undefined {
  const field = cursor.currentFieldName;
  // Nobody asks for marks.
  if (field === null && !cursor.nodeIsNamed && !/^\w/.test(cursor.nodeType)) return undefined;
  const node = made(cursor, source, open.node);
  open.node.add(node, field);
  return { node, above: open, before: formerOf(node, open, change), next: 0, isFull: false };
}

function made(cursor: TreeCursor, source: Source, parent: CopiedNode | null): CopiedNode {
  const { nodeType: type, nodeIsNamed: isNamed, startIndex, endIndex } = cursor;
  return new CopiedNode(source, { type, isNamed, startIndex, endIndex }, parent);
}

/** Moves the node of the kept tree that stands at the cursor to where it stands now; false where none does. */
function share(cursor: TreeCursor, open: Open, change: Change, moves: Move[]): boolean {
  const { before } = open;
  if (!before) return false;
  const { startIndex } = cursor;
  const isBehind = startIndex > change.end;
  if (!isBehind && startIndex >= change.start) return false;
  const by = isBehind ? change.by : 0;
  const child = childAt(open, startIndex - by);
  if (!child || !(isBehind || child.endIndex < change.start)) return false;
  if (child.type !== cursor.nodeType || child.endIndex + by !== cursor.endIndex) return false;
  const field = cursor.currentFieldName;
  const rest = before.children.length - open.next;
  const isSequence = isBehind && rest > SEQUENCE && field === null && before.fields.length === 0;
  if (isSequence && before.endIndex + by === open.node.endIndex) {
    moveInto(open.node, before.children.slice(open.next), null, { from: before, by }, moves);
    open.isFull = true;
  } else {
    moveInto(open.node, [child], field, { from: before, by }, moves);
    open.next++;
  }
  return true;
}

/** Moves nodes that stand side by side into another parent. */
function moveInto(
  parent: CopiedNode,
  nodes: readonly CopiedNode[],
  field: string | null,
  by: By,
  moves: Move[],
): void {
  moves.push({ nodes, ...by });
  move(nodes, parent, by.by);
  for (const node of nodes) parent.add(node, field);
}
