import type { CopiedNode } from './copied-node.ts';
import { countBefore } from './former-nodes.ts';
import type { Replacement } from './text-edit.ts';

/**
 * The statements of a file that an edit touches, with one before and one behind that it does not touch: where these are still what
 * they were, what stands between can be parsed without the rest.
 */
export interface Stretch {
  /** Which children of the root are parsed anew, and how many are left behind them. */
  readonly first: number;
  readonly left: number;
  /** What is parsed (UTF-16 offsets of the new text), and how far what is left has moved. */
  readonly start: number;
  readonly end: number;
  readonly by: number;
  /** The statements around; absent at the beginning and at the end. */
  readonly before: CopiedNode | undefined;
  readonly behind: CopiedNode | undefined;
}

/** Longer stretches are parsed by way of the tree before (UTF-16 units). */
const LONGEST = 8000;

/** So many statements are passed over for one that has lines of its own. */
const FARTHEST = 8;

/**
 * The statements that an edit touches, and `more` behind them; undefined where they are long, or run into one another.
 */
export function stretchOf(
  root: CopiedNode,
  text: string,
  edit: Replacement,
  more: number,
): Stretch | undefined {
  if (root.fields.length > 0) return undefined;
  const { children } = root;
  const by = edit.newEnd - edit.oldEnd;
  const before = edgeFrom(children, countBefore(children, edit.start) - 1, -1, text, 0);
  let touched = countBefore(children, edit.oldEnd);
  while ((children[touched]?.startIndex ?? Infinity) <= edit.oldEnd) touched++;
  const behind = edgeFrom(children, touched + more, 1, text, by);
  if (before === undefined || behind === undefined) return undefined;
  const [first, last] = [children[before], children[behind]];
  const start = first?.startIndex ?? 0;
  const end = last ? lineEnd(text, last.endIndex + by) : text.length;
  if (end - start > LONGEST) return undefined;
  return { first: before + 1, left: children.length - behind, start, end, by, before: first, behind: last };
}

/** The place of the next statement with lines of its own, or just beyond the children; undefined where none is near. */
function edgeFrom(
  children: readonly CopiedNode[],
  from: number,
  step: 1 | -1,
  text: string,
  by: number,
): number | undefined {
  for (let index = from; Math.abs(index - from) < FARTHEST; index += step) {
    const node = children[index];
    if (!node || standsApart(node, text, by)) return index;
  }
  return undefined;
}

/** Parsers look ahead over comments. */
function standsApart({ type, isNamed, startIndex, endIndex }: CopiedNode, text: string, by: number): boolean {
  if (!isNamed || /comment|^heredoc/i.test(type)) return false;
  const [start, end] = [startIndex + by, endIndex + by];
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd(text, end)).trim() === '';
}

/** Behind the line break. */
function lineEnd(text: string, from: number): number {
  return text.indexOf('\n', from) + 1 || text.length;
}

/**
 * Puts the statements of a stretch that was parsed by itself in the place of what they were; what it gives undoes that. Undefined
 * where the statements around are not what they were.
 */
export function replaceStatements(
  root: CopiedNode,
  parsed: CopiedNode,
  stretch: Stretch,
): (() => void) | undefined {
  const { first, left, by, before, behind } = stretch;
  const statements = [...parsed.children];
  if (parsed.type !== root.type || parsed.fields.length > 0) return undefined;
  if (before && !isSame(statements.shift(), before, 0)) return undefined;
  if (behind && !isSame(statements.pop(), behind, by)) return undefined;
  const { startIndex, endIndex, children } = root;
  const replaced = children.slice(first, children.length - left);
  const put = (now: readonly CopiedNode[], former: readonly CopiedNode[], moved: number) => {
    root.replace(first, former.length, now);
    for (const { anchor } of children.slice(children.length - left)) anchor.at += moved;
  };
  put(statements, replaced, by);
  root.place(before ? startIndex : parsed.startIndex, behind ? endIndex + by : parsed.endIndex);
  return () => {
    put(replaced, statements, -by);
    root.place(startIndex, endIndex);
  };
}

function isSame(node: CopiedNode | undefined, former: CopiedNode, by: number): boolean {
  if (node?.type !== former.type || node.children.length !== former.children.length) return false;
  if (node.startIndex !== former.startIndex + by || node.endIndex !== former.endIndex + by) return false;
  return node.children.every((child, index) => {
    const other = former.children[index];
    return other !== undefined && isSame(child, other, by);
  });
}
