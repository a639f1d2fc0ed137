import type { Expression } from '../core/expressions.ts';
import type { EditedDocument, SyntaxNode } from '../core/syntax.ts';
import type { ExpressionMemory, Find, LookUp } from './expression-memory.ts';
import { type Age, isYoung, type KeptPart } from './file-parts.ts';
import { type MovableSpan, shift, takeSpans } from './movable-spans.ts';

/** An expression that a reading begins to build, with all that is built inside it: it is kept as one. */
interface Unit {
  readonly node: SyntaxNode;
  /** How many expressions it stood in, and how many stand inside one another in it. */
  readonly depth: number;
  height: number;
  /** The highest node that was looked at for it: what changes outside of that does not matter. */
  top: SyntaxNode;
  /** That of the part of the file that it was built in first. */
  readonly age: Age;
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

/** What was built of a part of the file. */
interface BuiltPart {
  readonly made: object;
  /** Where the part stood when it was last moved. */
  at: number;
  /** The spans that are none of expressions. */
  readonly spans: readonly MovableSpan[];
  /** The units that stand in the part, the others that they use, and the names whose values were asked for. */
  readonly units: ReadonlySet<Unit>;
  readonly others: ReadonlySet<Unit>;
  readonly names: readonly Answer[];
}

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
  const isPartSound = ({ units, others, names }: BuiltPart) => {
    for (const unit of units) if (!unit.isWhole) return false;
    for (const unit of others) if (!isSound(unit)) return false;
    return names.every(({ lookUp, name, value }) => find[lookUp](name) === value);
  };
  for (const node of constants) discard(keptWith(node)?.unit);

  /** What is used in the part that is being built. */
  let used: Unit[] = [];
  let age: Age = { trees: document.trees, turn: 0 };

  const cut = () => open.forEach(discard);
  const use = (unit: Unit, depth: number) => {
    const user = current();
    if (!user) used.push(unit);
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
      open.push(unitOf(node, depth, reading, age));
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
    part: (part, make) => {
      const { kept } = part;
      if (!kept) return make(part);
      // It was kept by the same function for the same part.
      const known = kept.built as (BuiltPart & { readonly made: ReturnType<typeof make> }) | undefined;
      if (known && isPartSound(known)) {
        movePart(known, kept.start, reading);
        return known.made;
      }
      used = [];
      age = { trees: document.trees, turn: kept.age.turn };
      const made = make(part);
      kept.built = builtPart(made, kept, used);
      return made;
    },
    cut,
  };
}

/** What is kept of a part; undefined where it can not be told whether it still holds. */
function builtPart(made: object, { start, text }: KeptPart, used: readonly Unit[]): BuiltPart | undefined {
  const isInside = (span: MovableSpan) => span.start >= start && span.end <= start + text.length;
  const [units, others, names] = [new Set<Unit>(), new Set<Unit>(), new Map<string, Answer>()];
  const left = [...used];
  for (let unit = left.pop(); unit; unit = left.pop()) {
    const { startIndex, endIndex } = unit.node;
    if (!isInside({ start: startIndex, end: endIndex })) others.add(unit);
    else if (!units.has(unit)) {
      units.add(unit);
      for (const answer of unit.names) names.set(`${answer.lookUp} ${answer.name}`, answer);
      left.push(...unit.uses);
    }
  }
  const spans = takeSpans(made);
  if (!spans.every(isInside)) return undefined;
  return { made, at: start, spans, units, others, names: [...names.values()] };
}

function movePart(part: BuiltPart, start: number, reading: object): void {
  shift(part.spans, start - part.at);
  part.at = start;
  for (const unit of part.units) {
    unit.reading = reading;
    unit.isSound = true;
    move(unit);
  }
}

/** Tells of a unit, once in a reading, whether it can be used again; then it is moved to where it stands now. */
function soundIn(reading: object, { document, root, find }: Keeping): (unit: Unit) => boolean {
  const isUnchanged = (unit: Unit) =>
    unit.isWhole &&
    isYoung(unit.age, document) &&
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

function unitOf(node: SyntaxNode, depth: number, reading: object, age: Age): Unit {
  const state = { isWhole: true, reading, isSound: true };
  const place = { top: node, text: undefined, at: node.startIndex, age };
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
  const { startIndex } = unit.node;
  shift(unit.spans, startIndex - unit.at);
  unit.at = startIndex;
}
