import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { EditedDocument, SyntaxNode } from '../core/syntax.ts';
import { CopiedNode, type Source, shift } from './copied-node.ts';
import { type Change, childAt, countBefore, formerOf, type Open } from './former-nodes.ts';
import { replaceStatements, type Stretch } from './statements.ts';

/**
 * The nodes of a tree as objects: each question to a node of tree-sitter is a call into WebAssembly. What stands outside of
 * what has changed since the kept tree is not copied again but moved.
 */
export interface CopiedNodes {
  /** The nodes of the next tree; all are copied where it was not made from the kept one. They hold until the next call. */
  of(tree: Tree, text: string, change?: Change): SyntaxNode;
  /** The nodes of the next text, of which a stretch was parsed by itself; undefined where the statements around are others then. */
  replaced(stretch: Stretch, parsed: Tree, text: string): SyntaxNode | undefined;
  /** The root of the kept tree, whose text is given. */
  before(text: string): CopiedNode | undefined;
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
  let last: { readonly root: CopiedNode; readonly undo: () => void } | undefined;

  const undo = () => {
    last?.undo();
    last = undefined;
  };
  const give = (root: CopiedNode, text: string, undoing: () => void) => {
    source.text = text;
    if (document) document.trees++;
    last = { root, undo: undoing };
    return root;
  };

  return {
    before: (text) => {
      undo();
      source.text = text;
      return kept;
    },
    of: (tree, text, change) => {
      undo();
      const { root, moves } = copyOf(tree, source, change && kept && { change, kept });
      return give(root, text, () => {
        for (const { nodes, from, by } of moves) move(nodes, from, -by);
      });
    },
    replaced: (stretch, parsed, text) => {
      undo();
      const { root } = copyOf(parsed, source, { offset: stretch.start });
      const undoing = kept && replaceStatements(kept, root, stretch);
      return kept && undoing && give(kept, text, undoing);
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

/** What is copied, and where the text of the tree begins in the document (a UTF-16 offset). */
interface Copying {
  readonly cursor: TreeCursor;
  readonly source: Source;
  readonly offset: number;
  readonly change: Change;
  readonly moves: Move[];
}

const NO_CHANGE: Change = { start: 0, end: 0, by: 0 };

/** Copies the nodes of a tree, but for those of the kept one that it shares. */
function copyOf(
  tree: Tree,
  source: Source,
  { offset = 0, change = NO_CHANGE, kept }: { offset?: number; change?: Change; kept?: CopiedNode } = {},
) {
  const copying: Copying = { cursor: tree.walk(), source, offset, change, moves: [] };
  const root = copyAll(copying, kept);
  copying.cursor.delete();
  return { root, moves: copying.moves };
}

function copyAll(copying: Copying, kept: CopiedNode | undefined): CopiedNode {
  const { cursor } = copying;
  const root = made(copying, null);
  const before = kept?.type === root.type ? kept : undefined;
  let open: Open = { node: root, above: undefined, before, next: 0, passed: -1, lists: 0, isFull: false };
  let isInside = cursor.gotoFirstChild() && passBeginning(copying, open);
  for (;;) {
    if (isInside) {
      if (isList(cursor, open) && cursor.gotoFirstChild()) {
        open.lists++;
        isInside = pass(cursor, open);
        continue;
      }
      const child: Open | undefined = share(copying, open) ? undefined : copy(copying, open);
      if (child && cursor.gotoFirstChild()) {
        open = child;
        isInside = passBeginning(copying, open);
        continue;
      }
    }
    isInside = !open.isFull && cursor.gotoNextSibling();
    if (isInside) continue;
    if (open.lists === 0 && !open.above) return root;
    cursor.gotoParent();
    if (open.lists > 0) open.lists--;
    else if (open.above) open = open.above;
  }
}

/** The statements of a file are children of its root. PowerShell's grammar has a list of them in between. */
function isList(cursor: TreeCursor, { above }: Open): boolean {
  return !above && cursor.nodeType === 'statement_list';
}

/**
 * Moves the beginning of a long sequence, which has not changed, at once, and the cursor behind it; false where nothing is there.
 */
function passBeginning({ cursor, change, moves }: Copying, open: Open): boolean {
  const { before, node } = open;
  if (before?.startIndex !== node.startIndex || before.fields.length > 0 || cursor.currentFieldName !== null)
    return true;
  const { children } = before;
  const count = countBefore(children, change.start);
  const last = children[count - 1];
  if (count <= SEQUENCE || !last) return true;
  moveInto(node, children.slice(0, count), null, { from: before, by: 0 }, moves);
  open.next = count;
  open.passed = last.startIndex;
  return pass(cursor, open);
}

/** Moves the cursor behind what was passed; false where nothing is there. */
function pass(cursor: TreeCursor, open: Open): boolean {
  while (cursor.startIndex <= open.passed && !isList(cursor, open))
    if (!cursor.gotoNextSibling()) return false;
  return true;
}

/** Copies the node at the cursor, unless it is a mark. */
function copy(copying: Copying, open: Open): Open | undefined {
  const { cursor, change } = copying;
  const field = cursor.currentFieldName;
  // Nobody asks for marks.
  if (field === null && !cursor.nodeIsNamed && !/^\w/.test(cursor.nodeType)) return undefined;
  const node = made(copying, open.node);
  const before = formerOf(node, open, change);
  // So what it shares with the statement that it was needs no other anchor.
  if (
    !open.above &&
    before?.startIndex === node.startIndex &&
    open.node.children.at(-1)?.anchor !== before.anchor
  )
    node.shift(0, before.anchor);
  open.node.add(node, field);
  return { node, above: open, before, next: 0, passed: -1, lists: 0, isFull: false };
}

/** The root and each statement have an anchor of their own. */
function made({ cursor, source, offset }: Copying, parent: CopiedNode | null): CopiedNode {
  const { nodeType: type, nodeIsNamed: isNamed, startIndex, endIndex } = cursor;
  const kind = { type, isNamed, startIndex: startIndex + offset, endIndex: endIndex + offset };
  return new CopiedNode(source, kind, parent, parent?.above ? parent.anchor : { at: offset });
}

/** Moves the node of the kept tree that stands at the cursor to where it stands now; false where none does. */
function share({ cursor, change, moves }: Copying, open: Open): boolean {
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

function move(nodes: readonly CopiedNode[], parent: CopiedNode, by: number): void {
  for (const node of nodes) {
    node.above = parent;
    if (!parent.above) node.anchor.at += by;
    else if (by !== 0 || node.anchor !== parent.anchor) shift(node, by, parent.anchor);
  }
}
