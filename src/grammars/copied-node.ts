import { ownText } from '../core/own-text.ts';
import type { EditedDocument, Section, SyntaxNode } from '../core/syntax.ts';
import { beginsSection, CopiedSection, found } from './copied-section.ts';

/** What all nodes of one document share: the text that they stand in, and how many there have been. */
export interface Source {
  text: string;
  nodes: number;
  /** Absent where the tree is looked at once. */
  readonly document?: EditedDocument;
}

/** What the places of the nodes of a statement are counted from: when it changes they have all moved (a UTF-16 offset). */
export interface Anchor {
  at: number;
}

/** What a node is, and where it stands (UTF-16 offsets). */
export interface Kind {
  readonly type: string;
  readonly isNamed: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
}

const NO_FIELDS: readonly (readonly [name: string, child: CopiedNode])[] = [];

/** A node of a tree of tree-sitter as an object that can be moved. */
export class CopiedNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly isNamed: boolean;
  readonly children: CopiedNode[] = [];
  readonly namedChildren: CopiedNode[] = [];
  /** Its parent. */
  above: CopiedNode | null;
  anchor: Anchor;
  kept: unknown;
  #section: CopiedSection | undefined;
  readonly #source: Source;
  /** Where it starts and ends, counted from its anchor. */
  #start: number;
  #end: number;
  #found: { readonly key: string; readonly nodes: readonly CopiedNode[] } | undefined;
  #fields: [name: string, child: CopiedNode][] | undefined;

  constructor(source: Source, kind: Kind, above: CopiedNode | null, anchor: Anchor) {
    this.#source = source;
    this.id = source.nodes++;
    this.type = kind.type;
    this.isNamed = kind.isNamed;
    this.#start = kind.startIndex - anchor.at;
    this.#end = kind.endIndex - anchor.at;
    this.above = above;
    this.anchor = anchor;
  }

  get startIndex(): number {
    return this.anchor.at + this.#start;
  }

  get endIndex(): number {
    return this.anchor.at + this.#end;
  }

  get document(): EditedDocument | undefined {
    return this.#source.document;
  }

  get parent(): CopiedNode | null {
    if (this.above?.above) this.#source.document?.onParent?.(this.above);
    return this.above;
  }

  /** The children that stand in fields, with the names of those. */
  get fields(): readonly (readonly [name: string, child: CopiedNode])[] {
    return this.#fields ?? NO_FIELDS;
  }

  add(child: CopiedNode, field: string | null): void {
    this.children.push(child);
    if (child.isNamed) this.namedChildren.push(child);
    if (field === null) return;
    this.#fields ??= [];
    this.#fields.push([field, child]);
  }

  get text(): string {
    const text = this.#source.text.slice(this.startIndex, this.endIndex);
    return this.#source.document ? ownText(text) : text;
  }

  childForFieldName(name: string): CopiedNode | null {
    for (const [field, child] of this.fields) if (field === name) return child;
    return null;
  }

  childrenForFieldName(name: string): readonly CopiedNode[] {
    return this.fields.flatMap(([field, child]) => (field === name ? [child] : []));
  }

  descendantsOfType(types: readonly string[]): readonly CopiedNode[] {
    const key = types.join(' ');
    return found(this, new Set(types), this.above ? undefined : key);
  }

  sections(): readonly Section[] {
    const { children } = this;
    const sections: Section[] = [];
    for (let [first, next] = [0, 1]; first < children.length; first = next++) {
      while (next < children.length && !beginsSection(children[next])) next++;
      const head = children[first];
      if (head) sections.push(head.#sectionOf(children.slice(first, next)));
    }
    return sections;
  }

  /** The section that it begins. */
  #sectionOf(nodes: readonly CopiedNode[]): CopiedSection {
    if (!this.#section?.isOf(nodes)) this.#section = new CopiedSection(nodes);
    return this.#section;
  }

  /** What was found in this node before; undefined for other types. */
  foundBefore(key: string): readonly CopiedNode[] | undefined {
    return this.#found?.key === key ? this.#found.nodes : undefined;
  }

  rememberFound(key: string, nodes: readonly CopiedNode[]): void {
    this.#found = { key, nodes };
  }

  /** Moves it, without what is within it, and counts its place from another anchor. */
  shift(by: number, anchor: Anchor): void {
    const more = by + this.anchor.at - anchor.at;
    this.#start += more;
    this.#end += more;
    this.anchor = anchor;
  }

  /** Puts it, without what is within it, into another place. */
  place(startIndex: number, endIndex: number): void {
    this.#start = startIndex - this.anchor.at;
    this.#end = endIndex - this.anchor.at;
  }

  /** Puts other children in the place of some, which stand in no fields. */
  replace(first: number, count: number, nodes: readonly CopiedNode[]): void {
    const former = this.children.splice(first, count, ...nodes);
    for (const node of former) node.above = null;
    for (const node of nodes) node.above = this;
    const isNamed = (node: CopiedNode) => node.isNamed;
    const before = this.children.slice(0, first).filter(isNamed).length;
    this.namedChildren.splice(before, former.filter(isNamed).length, ...nodes.filter(isNamed));
  }
}

/** Moves a node and all within it. Statements are moved by their anchors. */
export function shift(node: CopiedNode, by: number, anchor: Anchor): void {
  const left = [node];
  for (let each = left.pop(); each; each = left.pop()) {
    each.shift(by, anchor);
    for (const child of each.children) {
      if (child.children.length > 0) left.push(child);
      else child.shift(by, anchor);
    }
  }
}
