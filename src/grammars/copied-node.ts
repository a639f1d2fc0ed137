import { ownText } from '../core/own-text.ts';
import type { EditedDocument, Section, SyntaxNode } from '../core/syntax.ts';

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

/** Some children of a root, side by side. */
class CopiedSection implements Section {
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
function beginsSection(node: CopiedNode | undefined): boolean {
  if (!node) return false;
  // The numbers of statements that are alike are a row: mixed up they begin one here and there.
  const isItsTurn = (Math.imul(node.id, 0x9e3779b1) >>> 16) % SHORT_STATEMENTS === 0;
  return isItsTurn || node.endIndex - node.startIndex > LONG_STATEMENT;
}

/** Of one of so many children is remembered what was found in it: the next tree is likely to share it. */
const MANY = 16;

/** The nodes of the types in a node, itself included, in the order of the text; with a key they are remembered. */
function found(
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
