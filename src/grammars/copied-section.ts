import type { Section } from '../core/syntax.ts';
import type { CopiedNode } from './copied-node.ts';

/** Some children of a root, side by side. */
export class CopiedSection implements Section {
  kept: unknown;
  readonly #nodes: readonly CopiedNode[];

  constructor(nodes: readonly CopiedNode[]) {
    this.#nodes = nodes;
  }

  get startIndex(): number {
    return this.#nodes[0]?.startIndex ?? 0;
  }

  get endIndex(): number {
    return this.#nodes.at(-1)?.endIndex ?? 0;
  }

  isOf(nodes: readonly CopiedNode[]): boolean {
    return nodes.length === this.#nodes.length && nodes.every((node, index) => node === this.#nodes[index]);
  }

  descendantsOfType(types: readonly string[]): readonly CopiedNode[] {
    const [wanted, key] = [new Set(types), types.join(' ')];
    return this.#nodes.flatMap((node) => found(node, wanted, key));
  }
}

/** Statements that are longer begin a section (UTF-16 units). */
const LONG_STATEMENT = 200;
/** Of others every how-manieth does: sections are short enough to be read anew with each key, and long enough that they are few. */
const SHORT_STATEMENTS = 8;

/** Where sections begin is told by the nodes themselves, so that those behind an edit stay the same. */
export function beginsSection(node: CopiedNode | undefined): boolean {
  if (!node) return false;
  // The numbers of statements that are alike are a row: mixed up they begin one here and there.
  const isItsTurn = (Math.imul(node.id, 0x9e3779b1) >>> 16) % SHORT_STATEMENTS === 0;
  return isItsTurn || node.endIndex - node.startIndex > LONG_STATEMENT;
}

/** Of one of so many children is remembered what was found in it: the next tree is likely to share it. */
const MANY = 16;

/** The nodes of the types in a node, itself included, in the order of the text; with a key they are remembered. */
export function found(
  root: CopiedNode,
  wanted: ReadonlySet<string>,
  key: string | undefined,
): readonly CopiedNode[] {
  const nodes: CopiedNode[] = [];
  const left: CopiedNode[] = [root];
  for (let each = left.pop(); each; each = left.pop()) {
    const isOneOfMany = key !== undefined && each !== root && each.above && each.above.children.length > MANY;
    if (isOneOfMany) {
      const known = each.foundBefore(key) ?? found(each, wanted, key);
      each.rememberFound(key, known);
      for (const node of known) nodes.push(node);
      continue;
    }
    if (wanted.has(each.type)) nodes.push(each);
    for (let index = each.children.length - 1; index >= 0; index--) {
      const child = each.children[index];
      if (child) left.push(child);
    }
  }
  return nodes;
}
