import type { SyntaxNode } from '../core/syntax.ts';

/** What all nodes of one document share: the text that they stand in, and how many there have been. */
export interface Source {
  text: string;
  nodes: number;
}

/** What a node is, and where it stands (UTF-16 offsets). */
export interface Kind {
  readonly type: string;
  readonly isNamed: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
}

/** A node of a tree of tree-sitter as an object that can be moved. */
export class CopiedNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly isNamed: boolean;
  readonly children: CopiedNode[] = [];
  readonly namedChildren: CopiedNode[] = [];
  startIndex: number;
  endIndex: number;
  parent: CopiedNode | null;
  readonly #source: Source;
  #fields: [name: string, child: CopiedNode][] | undefined;

  constructor(source: Source, { type, isNamed, startIndex, endIndex }: Kind, parent: CopiedNode | null) {
    this.#source = source;
    this.id = source.nodes++;
    this.type = type;
    this.isNamed = isNamed;
    this.startIndex = startIndex;
    this.endIndex = endIndex;
    this.parent = parent;
  }

  get hasFields(): boolean {
    return this.#fields !== undefined;
  }

  add(child: CopiedNode, field: string | null): void {
    this.children.push(child);
    if (child.isNamed) this.namedChildren.push(child);
    if (field === null) return;
    this.#fields ??= [];
    this.#fields.push([field, child]);
  }

  get text(): string {
    return this.#source.text.slice(this.startIndex, this.endIndex);
  }

  childForFieldName(name: string): CopiedNode | null {
    return this.#fields?.find(([field]) => field === name)?.[1] ?? null;
  }

  childrenForFieldName(name: string): readonly CopiedNode[] {
    return this.#fields?.flatMap(([field, child]) => (field === name ? [child] : [])) ?? [];
  }

  descendantsOfType(types: readonly string[]): readonly CopiedNode[] {
    const wanted = new Set(types);
    const found: CopiedNode[] = [];
    const left: CopiedNode[] = [this];
    for (let each = left.pop(); each; each = left.pop()) {
      if (wanted.has(each.type)) found.push(each);
      for (let index = each.children.length - 1; index >= 0; index--) {
        const child = each.children[index];
        if (child) left.push(child);
      }
    }
    return found;
  }
}

/** Moves a node and all within it. */
export function shift(node: CopiedNode, by: number): void {
  const left = [node];
  for (let each = left.pop(); each; each = left.pop()) {
    each.startIndex += by;
    each.endIndex += by;
    for (const child of each.children) left.push(child);
  }
}
