import { ownText } from '../core/own-text.ts';
import type { EditedDocument, Section, SyntaxNode } from '../core/syntax.ts';

/** What the nodes of a compact tree share. */
export interface CompactTree {
  text: string;
  sections: readonly CompactSection[];
  readonly document: EditedDocument | undefined;
}

/** Where a node stands (UTF-16 offsets). */
interface Location {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** A node of the grammar's tree in one that is compact. It knows no fields; its named children have a fixed order. */
export class CompactNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  /** Those of the root are not told: nobody asks for them. */
  namedChildren: CompactNode[] = [];
  /** Its parent. */
  above: CompactNode | null = null;
  kept: unknown;
  readonly #tree: CompactTree;
  /** It stands where the grammar's node stands, which is moved when the tree is kept. */
  readonly #location: Location;

  constructor(tree: CompactTree, { id, type }: Pick<SyntaxNode, 'id' | 'type'>, location: Location) {
    this.id = id;
    this.type = type;
    this.#tree = tree;
    this.#location = location;
  }

  get document(): EditedDocument | undefined {
    return this.#tree.document;
  }

  get parent(): CompactNode | null {
    if (this.above?.above) this.document?.onParent?.(this.above);
    return this.above;
  }

  get startIndex(): number {
    return this.#location.startIndex;
  }

  get endIndex(): number {
    return this.#location.endIndex;
  }

  get text(): string {
    const text = this.#tree.text.slice(this.startIndex, this.endIndex);
    return this.document ? ownText(text) : text;
  }

  childForFieldName(): null {
    return null;
  }

  childrenForFieldName(): readonly [] {
    return [];
  }

  descendantsOfType(types: readonly string[]): readonly CompactNode[] {
    const { startIndex, endIndex } = this;
    return this.#tree.sections
      .flatMap((section) => section.descendantsOfType(types))
      .filter((node) => node.startIndex >= startIndex && node.endIndex <= endIndex);
  }

  sections(): readonly CompactSection[] {
    return this.#tree.sections;
  }
}

/** A section of a compact tree: that of the grammar's tree. */
export class CompactSection implements Section {
  kept: unknown;
  readonly #location: Location;
  /** All nodes in the order of the text, outer nodes first. */
  readonly #nodes: readonly CompactNode[];
  /** Those that are in none of the others. */
  readonly #tops: readonly CompactNode[];

  constructor(location: Location, nodes: readonly CompactNode[]) {
    this.#location = location;
    this.#nodes = nodes;
    this.#tops = nodes.filter(({ above }) => above === null);
  }

  get startIndex(): number {
    return this.#location.startIndex;
  }

  get endIndex(): number {
    return this.#location.endIndex;
  }

  descendantsOfType(types: readonly string[]): readonly CompactNode[] {
    const wanted = new Set(types);
    return this.#nodes.filter(({ type }) => wanted.has(type));
  }

  /** Puts what it holds under the root of a tree, or takes it out. */
  hangUnder(root: CompactNode | null): void {
    for (const node of this.#tops) node.above = root;
  }
}
