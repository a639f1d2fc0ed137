import type { Piece } from '../core/known-pieces.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { MOST_BLANKS } from './nesting.ts';
import { readPieces } from './pieces.ts';
import { type References, withReferences } from './references.ts';
import {
  computed,
  DEEPEST,
  type Entry,
  type Node,
  type Surroundings,
  scalar,
  settingsOf,
  settingsWithin,
} from './tree.ts';

/** A configuration language as a table over the node types of its grammar. */
export interface TreeLanguage extends Pick<Reader, 'id' | 'languages' | 'fileNames'> {
  readonly grammar: string;
  readonly lineComment: readonly [open: string, close: string];
  readonly comments: readonly string[];
  readonly syntax: Syntax;
  /** How files of the language take values from outside; absent where they do not. */
  readonly references?: (text: string, path: string) => (setting: Setting) => References | undefined;
  /** What each node type of a value means. Node types that are not here are computed. */
  readonly values: Readonly<Record<string, MakeNode>>;
  /** Falls a text apart into what can be read one by one; with parts of a map, `entries` is given the root of each. */
  readonly pieces: (text: string) => readonly Piece[];
  /** What the file states, given its root. */
  readonly entries: (root: SyntaxNode, walk: Walk) => readonly Entry[];
}

export type MakeNode = (node: SyntaxNode, walk: Walk) => Node;

/** What a table's functions are given on the way through one file: `entry` and `syntax` of the value that comes next. */
export interface Walk extends Surroundings {
  readonly text: string;
  /** The node of a value. Without a value it is computed, at the end of its entry. */
  value(node: SyntaxNode | undefined): Node;
  within(surroundings: Partial<Surroundings>): Walk;
}

/** Makes the reader of a configuration language from its table. */
export function treeReader(language: TreeLanguage): Reader {
  const { id, languages, fileNames, grammar, lineComment } = language;
  return {
    id,
    languages,
    lineComment,
    fileNames,
    grammar,
    read: (text, path, withTree, interest) => {
      if (!withTree) throw new Error(`The reader ${id} needs the grammar ${grammar}.`);
      const pieces = text.length > SMALL ? language.pieces(text) : [{ start: 0, text }];
      const { settings, comments } = readPieces(
        pieces,
        (whole) => {
          const piece = { ...whole, text: shallowPart(whole.text) };
          return withTree(piece.text, (root) => readPiece(language, piece, root), whole.text);
        },
        interest,
      );
      return {
        settings: withReferences(settings, language.references?.(text, path) ?? (() => undefined)),
        comments,
      };
    },
  };
}

/** Up to this size (UTF-16 units) a text is read at once. */
const SMALL = 1500;

function readPiece(language: TreeLanguage, { text, within }: Piece, root: SyntaxNode): Reading {
  const surroundings = { entry: spanOf(root), syntax: language.syntax };
  const entries = language.entries(root, walkOf(language, text, surroundings, 0));
  const comments = root.descendantsOfType([...language.comments]).filter((node) => node !== null);
  const node: Node = { kind: 'map', entries };
  return {
    settings: within ? settingsWithin(node, within) : settingsOf(node),
    comments: comments.map(spanOf),
  };
}

const BRACKET_OR_BLANKS = new RegExp(`[[\\]{}()]|(?<!\\s)\\s{${MOST_BLANKS}}`, 'g');

/** The text up to where brackets nest deeper, or more blanks stand in a row, than anybody writes: there parsers take seconds. */
function shallowPart(text: string): string {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(BRACKET_OR_BLANKS)) {
    if (bracket.length > 1) return text.slice(0, index);
    depth = '[{('.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return text.slice(0, index);
  }
  return text;
}

function walkOf(language: TreeLanguage, text: string, surroundings: Surroundings, depth: number): Walk {
  return {
    ...surroundings,
    text,
    within: (changes) => walkOf(language, text, { ...surroundings, ...changes }, depth),
    value: (node) => {
      const { end } = surroundings.entry;
      if (!node) return computed({ start: end, end }, surroundings);
      const make = depth < DEEPEST ? language.values[node.type] : undefined;
      return make
        ? make(node, walkOf(language, text, surroundings, depth + 1))
        : computed(spanOf(node), surroundings);
    },
  };
}

/** A number, `true`: a constant by its text. */
export const constant: MakeNode = (node, walk) => scalar(sourceOf(node, walk), spanOf(node), [0, 0], walk);

/** What its first named child means: parentheses and nodes that only wrap. */
export const wrapped: MakeNode = (node, walk) => walk.value(named(node)[0]);

/** A list of its named children, those that `isItem` takes. */
export function items(
  node: SyntaxNode,
  walk: Walk,
  isItem: (child: SyntaxNode) => boolean = () => true,
): Node {
  const children = named(node).filter(isItem);
  return {
    kind: 'list',
    items: children.map((child) => walk.within({ entry: spanOf(child) }).value(child)),
  };
}

/** The named children, without gaps and comments. */
export function named(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter((child) => child !== null).filter(({ type }) => !type.endsWith('comment'));
}

/** The text of a node, taken from the file: asking the tree for it takes longer. */
export function sourceOf({ startIndex, endIndex }: SyntaxNode, { text }: Walk): string {
  return text.slice(startIndex, endIndex);
}

export function spanOf({ startIndex, endIndex }: SyntaxNode): Span {
  return { start: startIndex, end: endIndex };
}
