import type { EditedDocument, SyntaxNode } from '../core/syntax.ts';

/** Where nodes find their text. */
export interface Source {
  text: string;
  readonly document?: EditedDocument | undefined;
}

/** What a compact node takes from a node of the grammar. */
type Origin = Pick<SyntaxNode, 'id' | 'type' | 'startIndex' | 'endIndex' | 'remembered'>;

/** A node of the grammar's tree in one that is compact. It knows no fields; its named children have a fixed order. */
export class CompactNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly namedChildren: CompactNode[] = [];
  /** Its parent. */
  above: CompactNode | null = null;
  kept: unknown;
  readonly source: Source;
  /** It stands where the grammar's node stands, which may be moved when the tree is kept. */
  readonly #place: Pick<SyntaxNode, 'startIndex' | 'endIndex'>;
  /** All nodes of the tree in the order of the text, outer nodes first: what the root holds. */
  readonly #all: readonly CompactNode[];

  constructor(source: Source, node: Origin, all: readonly CompactNode[] = []) {
    const { id, type } = node;
    this.id = id;
    this.type = type;
    this.source = source;
    this.#place = node.remembered ? node : { startIndex: node.startIndex, endIndex: node.endIndex };
    this.#all = all;
  }

  get document(): EditedDocument | undefined {
    return this.source.document;
  }

  get parent(): CompactNode | null {
    if (this.above?.above) this.source.document?.onParent?.(this.above);
    return this.above;
  }

  get startIndex(): number {
    return this.#place.startIndex;
  }

  get endIndex(): number {
    return this.#place.endIndex;
  }

  get text(): string {
    return this.source.text.slice(this.startIndex, this.endIndex);
  }

  childForFieldName(): null {
    return null;
  }

  childrenForFieldName(): readonly [] {
    return [];
  }

  descendantsOfType(types: readonly string[]): readonly SyntaxNode[] {
    const wanted = new Set(types);
    const { startIndex, endIndex } = this;
    const all = this.#top().#all.filter(({ type }) => wanted.has(type));
    return all.filter((node) => node.startIndex >= startIndex && node.endIndex <= endIndex);
  }

  #top(): CompactNode {
    let top: CompactNode = this;
    while (top.above) top = top.above;
    return top;
  }
}
