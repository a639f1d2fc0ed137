import type { Expression } from '../core/expressions.ts';
import type { EditedDocument, SyntaxNode } from '../core/syntax.ts';
import type { ExpressionMemory, Find, LookUp } from './expression-memory.ts';

/** An expression that a reading begins to build, with all that is built inside it: it is kept as one. */
interface Unit {
  readonly node: SyntaxNode;
  /** How many expressions it stood in, and how many stand inside one another in it. */
  readonly depth: number;
  height: number;
  /** The highest node that was looked at for it: what changes outside of that does not matter. */
  top: SyntaxNode;
  /** How many trees of the document there had been. */
  readonly trees: number;
  /** The text of the highest node, where the grammar was given another. */
  text: string | undefined;
  /** Where the node stood when the spans were last moved. */
  at: number;
  readonly spans: MovableSpan[];
  /** Others that it holds parts of, or that are the values of its names. */
  readonly uses: Unit[];
  /** The names whose values were asked for, and the answers. */
  readonly names: Answer[];
  /** False where something was left out for where it was met. */
  isWhole: boolean;
  /** The reading that made or checked it last, and what that came to. */
  reading: object;
  isSound: boolean;
}

interface Answer {
  readonly lookUp: LookUp;
  readonly name: string;
  readonly value: SyntaxNode | undefined;
}

/** What is kept with a node. */
interface Kept {
  readonly expression: Expression;
  readonly unit: Unit;
}

interface MovableSpan {
  start: number;
  end: number;
}

/** What is not there: it stands nowhere, and is not moved. */
export const NOTHING: Expression = { kind: 'unknown', span: { start: 0, end: 0 } };

/**
 * Texts of expressions are parts of the text that they were read from, which stays in memory with them: after so many trees all
 * are built anew.
 */
const MOST_TREES = 64;

/** Parts of expressions may be shared: each belongs to the unit that it came with. */
const owned = new WeakSet<object>([NOTHING]);

/** What one reading of a document keeps its expressions by. */
export interface Keeping {
  readonly document: EditedDocument;
  readonly root: SyntaxNode;
  readonly find: Find;
  /** How deep expressions are built. */
  readonly deepest: number;
  /** Nodes that mean something else than before. */
  readonly constants: readonly SyntaxNode[];
  /** True where the grammar is given another text than nodes say: the same nodes may say something else then. */
  readonly isRewritten: boolean;
}

/**
 * The expressions of a document that is edited: those that nothing has touched are found again as the objects that they were, and
 * moved to where they stand now. One is built anew when something has changed within it or in what it was looked at with, or
 * when a name in it has another value.
 */
export function keptExpressions(keeping: Keeping): ExpressionMemory {
  const { document, find, deepest, constants } = keeping;
  const reading = {};
  const open: Unit[] = [];
  const current = () => open.at(-1);
  const isSound = soundIn(reading, keeping);
  for (const node of constants) discard(keptWith(node)?.unit);

  const cut = () => open.forEach(discard);
  const use = (unit: Unit, depth: number) => {
    const user = current();
    if (!user || user === unit) return;
    user.uses.push(unit);
    user.height = Math.max(user.height, depth - user.depth + unit.height);
    // It is part of what it holds.
    if (open.includes(unit)) cut();
  };
  const onParent = (parent: SyntaxNode) => {
    const unit = current();
    if (unit && isAround(parent, unit.top)) unit.top = parent;
  };

  return {
    known: (node, depth) => {
      const { expression, unit } = keptWith(node) ?? {};
      if (!expression || !unit) return undefined;
      document.onParent = undefined;
      const isOfBefore = unit.reading !== reading;
      // Built anew it would be met too deep down.
      if (isSound(unit) && isOfBefore && depth + unit.height >= deepest) unit.isSound = false;
      document.onParent = onParent;
      if (!unit.isSound) return undefined;
      use(unit, depth);
      return expression;
    },
    begin: (node, depth, isApart) => {
      const around = current();
      if (around && !isApart) {
        around.height = Math.max(around.height, depth - around.depth);
        return;
      }
      document.onParent = onParent;
      open.push(unitOf(node, depth, reading, document));
    },
    end: (node, expression) => {
      const unit = current();
      if (!unit) return;
      const before = keptWith(node)?.unit;
      // In another tree it may stand by itself: what it was part of would hold another expression of the same.
      if (before !== unit) discard(before);
      node.kept = { expression, unit } satisfies Kept;
      // Also of what the expression around it may make no use of.
      takeSpans(expression, unit.spans);
      if (unit.node !== node) return;
      if (keeping.isRewritten) unit.text = unit.top.text;
      open.pop();
      use(unit, unit.depth);
    },
    find: (lookUp, name) => {
      const value = find[lookUp](name);
      current()?.names.push({ lookUp, name, value });
      return value;
    },
    cut,
  };
}

/** Tells of a unit, once in a reading, whether it can be used again; then it is moved to where it stands now. */
function soundIn(reading: object, { document, root, find }: Keeping): (unit: Unit) => boolean {
  const isUnchanged = (unit: Unit) =>
    unit.isWhole &&
    Math.floor(unit.trees / MOST_TREES) === Math.floor(document.trees / MOST_TREES) &&
    isPlaced(unit, root) &&
    (unit.text === undefined || unit.text === unit.top.text) &&
    unit.names.every(({ lookUp, name, value }) => find[lookUp](name) === value) &&
    unit.uses.every(isSound);
  const isSound = (unit: Unit): boolean => {
    if (unit.reading === reading) return unit.isSound;
    unit.reading = reading;
    unit.isSound = isUnchanged(unit);
    if (unit.isSound) move(unit);
    return unit.isSound;
  };
  return isSound;
}

function unitOf(node: SyntaxNode, depth: number, reading: object, { trees }: EditedDocument): Unit {
  const state = { isWhole: true, reading, isSound: true };
  const place = { top: node, text: undefined, at: node.startIndex, trees };
  return { node, depth, height: 0, ...place, spans: [], uses: [], names: [], ...state };
}

/** It is not used again in another reading. */
function discard(unit: Unit | undefined): void {
  if (unit) unit.isWhole = false;
}

function keptWith(node: SyntaxNode): Kept | undefined {
  // With nodes of code nothing else is kept.
  return node.kept as Kept | undefined;
}

/** Whether its nodes are those of the tree: what is in a node that has changed is in another one now. */
function isPlaced({ node, top }: Unit, root: SyntaxNode): boolean {
  let isBelowTop = false;
  let at = node;
  for (;;) {
    if (at === top) isBelowTop = true;
    if (!at.parent) return isBelowTop && at === root;
    at = at.parent;
  }
}

function isAround(node: SyntaxNode, inner: SyntaxNode): boolean {
  return node !== inner && node.startIndex <= inner.startIndex && node.endIndex >= inner.endIndex;
}

function move(unit: Unit): void {
  const by = unit.node.startIndex - unit.at;
  if (by === 0) return;
  for (const span of unit.spans) {
    span.start += by;
    span.end += by;
  }
  unit.at = unit.node.startIndex;
}

/** Takes the spans of an expression, but for those of others that it holds parts of: these are known already. */
function takeSpans(expression: Expression, into: MovableSpan[]): void {
  const left: object[] = [expression];
  for (let each = left.pop(); each; each = left.pop()) {
    if (owned.has(each)) continue;
    owned.add(each);
    if (isSpan(each)) into.push(each);
    else
      for (const part of Object.values(each)) if (typeof part === 'object' && part !== null) left.push(part);
  }
}

function isSpan(part: object): part is MovableSpan {
  return 'start' in part && 'end' in part;
}
