import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { SyntaxNode } from '../core/syntax.ts';
import { CopiedNode, type Source, shift } from './copied-node.ts';

/** What two trees do not share: in the later one from `start` to `end`; what is behind has moved by so many units. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

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
interface Move {
  readonly nodes: CopiedNode[];
  readonly from: CopiedNode;
  readonly by: number;
}

/** A node whose children are being copied. */
interface Open {
  readonly node: CopiedNode;
  readonly above: Open | undefined;
  /** The node that it was in the kept tree, and which of its children comes next. */
  readonly before: CopiedNode | undefined;
  next: number;
  /** Whether all its children are there. */
  isFull: boolean;
}

/** Children in greater number are a sequence of the same: the fields of one tell those of the others. */
const SEQUENCE = 16;

export function copiedNodes(): CopiedNodes {
  const source: Source = { text: '', nodes: 0 };
  let kept: CopiedNode | undefined;
  let last: { readonly root: CopiedNode; readonly moves: readonly Move[] } | undefined;

  const moveBack = () => {
    for (const { nodes, from, by } of last?.moves ?? []) for (const node of nodes) move(node, from, -by);
    last = undefined;
  };

  return {
    of: (tree, text, change) => {
      moveBack();
      source.text = text;
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

function move(node: CopiedNode, parent: CopiedNode, by: number): void {
  node.parent = parent;
  if (by !== 0) shift(node, by);
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
  if (before?.startIndex !== node.startIndex || before.hasFields || cursor.currentFieldName !== null)
    return true;
  const { children } = before;
  const count = countBefore(children, change.start);
  const last = children[count - 1];
  if (count <= SEQUENCE || !last) return true;
  for (const each of children.slice(0, count)) moveInto(node, each, null, { from: before, by: 0 }, moves);
  open.next = count;
  while (cursor.startIndex <= last.startIndex) if (!cursor.gotoNextSibling()) return false;
  return true;
}

/** How many of the nodes end before an offset. */
function countBefore(nodes: readonly CopiedNode[], offset: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.endIndex ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
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

/** The node of the kept tree that has become this one, by where it starts or ends. */
function formerOf(
  node: CopiedNode,
  { before, next }: Open,
  { start, end, by }: Change,
): CopiedNode | undefined {
  if (!before) return undefined;
  for (let index = next; index < before.children.length; index++) {
    const child = before.children[index];
    if (!child || child.startIndex > end - by) return undefined;
    const isSamePlace =
      node.startIndex < start ? child.startIndex === node.startIndex : child.endIndex + by === node.endIndex;
    if (isSamePlace && child.type === node.type) return child;
  }
  return undefined;
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
  const isSequence = isBehind && rest > SEQUENCE && field === null && !before.hasFields;
  if (isSequence && before.endIndex + by === open.node.endIndex) {
    for (const each of before.children.slice(open.next))
      moveInto(open.node, each, null, { from: before, by }, moves);
    open.isFull = true;
  } else {
    moveInto(open.node, child, field, { from: before, by }, moves);
    open.next++;
  }
  return true;
}

/** The next child in the kept tree, where it starts at the offset. */
function childAt(open: Open, offset: number): CopiedNode | undefined {
  for (;;) {
    const child = open.before?.children[open.next];
    if (!child || child.startIndex >= offset) return child?.startIndex === offset ? child : undefined;
    open.next++;
  }
}

function moveInto(
  parent: CopiedNode,
  node: CopiedNode,
  field: string | null,
  { from, by }: Omit<Move, 'nodes'>,
  moves: Move[],
): void {
  const tail = moves.at(-1);
  if (tail?.from === from && tail.by === by) tail.nodes.push(node);
  else moves.push({ nodes: [node], from, by });
  move(node, parent, by);
  parent.add(node, field);
}
