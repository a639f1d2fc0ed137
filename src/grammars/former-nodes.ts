import type { CopiedNode } from './copied-node.ts';

/** What two trees do not share: in the later one from `start` to `end`; what is behind has moved by so many units. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

/** A node whose children are being copied. */
export interface Open {
  readonly node: CopiedNode;
  readonly above: Open | undefined;
  /** The node that it was in the kept tree, and which of its children comes next. */
  readonly before: CopiedNode | undefined;
  next: number;
  /** Where the last of those starts that were moved at once; -1 where none were. */
  passed: number;
  /** In how many lists of its children the cursor is. */
  lists: number;
  /** Whether all its children are there. */
  isFull: boolean;
}

/** The node of the kept tree that has become this one, by where it starts or ends. */
export function formerOf(
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

/** The next child in the kept tree, where it starts at the offset. */
export function childAt(open: Open, offset: number): CopiedNode | undefined {
  for (;;) {
    const child = open.before?.children[open.next];
    if (!child || child.startIndex >= offset) return child?.startIndex === offset ? child : undefined;
    open.next++;
  }
}

/** How many of the nodes end before an offset. */
export function countBefore(nodes: readonly CopiedNode[], offset: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.endIndex ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
