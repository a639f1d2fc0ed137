/**
 * A node of a concrete syntax tree, as far as readers use it; the nodes of tree-sitter are such nodes. Indices
 * are UTF-16 offsets.
 */
export interface SyntaxNode {
  /** Tells the nodes of one tree apart. */
  readonly id: number;
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly text: string;
  readonly parent: SyntaxNode | null;
  readonly namedChildren: readonly (SyntaxNode | null)[];
  childForFieldName(name: string): SyntaxNode | null;
  childrenForFieldName(name: string): readonly (SyntaxNode | null)[];
  descendantsOfType(types: string[]): readonly (SyntaxNode | null)[];
  /**
   * All that is in the root of a tree, in the order of the text, in sections: those in which nothing has changed are the same
   * objects as in the tree before. Absent where trees are not kept.
   */
  sections?(): readonly Section[];
  /** What a reader keeps with the node: it is there again in the next tree, where all within the node is the same. */
  kept?: unknown;
  /** The document that is edited; absent where trees are not kept. */
  readonly document?: EditedDocument | undefined;
}

/** Statements that stand side by side, or all of a file. */
export type Section = Pick<SyntaxNode, 'startIndex' | 'endIndex' | 'descendantsOfType' | 'kept'>;

/** A document whose trees are kept: one object for all of them. */
export interface EditedDocument {
  /** How many trees there have been. */
  trees: number;
  /** What readers keep with the document, each by a name of its own. */
  readonly kept: Map<string, unknown>;
  /**
   * Told of each node but the root that is asked for as the parent of another: what is made of the one then depends on the other.
   * That the parent is the root says no more than that.
   */
  onParent?: ((parent: SyntaxNode) => void) | undefined;
}

/**
 * Parses a text with one grammar and hands its tree to `use`; the tree is gone when `use` returns. `whole` is what was to be
 * parsed where `text` is only the beginning of it. `isWhole` is false where parsing the text took too long: then the tree is
 * that of its beginning.
 */
export type WithTree = <Result>(
  text: string,
  use: (root: SyntaxNode, isWhole?: boolean) => Result,
  whole?: string,
) => Result;

/** Where parsers come from: loading is the host's business, and happens when a grammar is first needed. */
export interface Grammars {
  /** Resolves when the grammar can be used; rejects when it cannot be loaded. */
  load(grammar: string): Promise<void>;
  /**
   * The parser of a grammar that is loaded, for the text or texts of one document: they are parsed as far as one may take. For a
   * document that is being edited, by its name, it keeps the last tree until `release`, and parses anew only what has changed.
   */
  get(grammar: string, edited?: string): WithTree | undefined;
  /** Lets go of what is kept for a document. */
  release(edited: string): void;
}
