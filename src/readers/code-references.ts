import type { Expression } from '../core/expressions.ts';
import type { EditedDocument, SyntaxNode } from '../core/syntax.ts';
import type { Edit, Span, Syntax } from '../core/types.ts';
import { type References, withEdits } from './references.ts';

/** A file of code, and what it imports: the nodes that do, in the order of the text. */
export interface CodeFile {
  readonly text: string;
  readonly path: string;
  readonly imports: readonly SyntaxNode[];
}

/** The edits after which a declared value may be computed; none where no edit helps. */
export type Computable = (
  declaration: SyntaxNode,
  value: SyntaxNode,
  text: string,
) => readonly Edit[] | undefined;

/** Modifiers, type and names before a value are shorter (UTF-16 units). */
const LONGEST_DECLARATION = 300;

/** Where a pattern stands in what is written before a value. */
export function spanBefore({ startIndex }: SyntaxNode, text: string, pattern: RegExp): Span | undefined {
  const before = text.slice(Math.max(0, startIndex - LONGEST_DECLARATION), startIndex);
  const found = pattern.exec(before);
  if (!found) return undefined;
  const start = startIndex - before.length + found.index;
  return { start, end: start + found[0].length };
}

/** The part of a language's table that says how its files refer to what is outside. */
export interface ReferenceTable {
  /** How the language writes text, and how it reads a variable of the environment. */
  readonly syntax: Syntax;
  /** The references of one file, where they are not those of `syntax`; undefined where it can use none. */
  readonly references?: (file: CodeFile) => References | undefined;
  /** For values that the compiler has to know; undefined for those that may be computed already. */
  readonly computable?: Computable;
}

interface Declared {
  readonly node: SyntaxNode;
  readonly value: SyntaxNode | null;
}

/** How the literals of one file refer to what is outside. */
export interface FileReferences {
  /** How the file usually writes text. */
  readonly syntax: Syntax;
  /** Gives a literal the references of the file. */
  of(made: Expression, node: SyntaxNode): Expression;
  /** True for the node of a value that has references of its own, for the compiler has to know it. */
  areOwn(node: SyntaxNode): boolean;
  /** All these nodes. */
  readonly constants: readonly SyntaxNode[];
}

/**
 * The references of one file. Literals that are written otherwise than the language usually writes them, in templates
 * and attributes, keep their own.
 */
export function withFileReferences(
  table: ReferenceTable,
  file: CodeFile,
  parts: readonly { readonly assigned: readonly Declared[] }[],
  document: EditedDocument | undefined,
): FileReferences {
  const { syntax } = table;
  const references = table.references ? table.references(file) : syntax.references;
  const usual = table.references ? usualSyntax(syntax, references, document) : syntax;
  const constants = constantsOf(table, parts, file.text);
  return {
    syntax: usual,
    of: (made, node) => {
      if (made.kind !== 'literal' || made.place.syntax !== syntax) return made;
      const edits = constants.get(node.id)?.edits;
      if (!edits && usual === syntax) return made;
      const own = edits ? writing(syntax, references && afterEdits(references, edits)) : usual;
      return { ...made, place: { ...made.place, syntax: own } };
    },
    areOwn: (node) => constants.has(node.id),
    constants: [...constants.values()].map(({ value }) => value),
  };
}

/** The syntax of the literals of a file that is edited: they are kept, and refer to what is outside as the file does now. */
interface KeptSyntax {
  readonly syntax: Syntax;
  readonly usual: Syntax;
  references: References;
}

function usualSyntax(
  syntax: Syntax,
  references: References | undefined,
  document: EditedDocument | undefined,
): Syntax {
  if (!document || !references)
    return references === syntax.references ? syntax : writing(syntax, references);
  // Nobody else keeps something by this name.
  const known = document.kept.get('syntax') as KeptSyntax | undefined;
  if (known?.syntax === syntax) {
    known.references = references;
    return known.usual;
  }
  const kept: KeptSyntax = {
    syntax,
    usual: writing(syntax, (variable, place) => kept.references(variable, place)),
    references,
  };
  document.kept.set('syntax', kept);
  return kept.usual;
}

function writing({ references: _, ...syntax }: Syntax, references: References | undefined): Syntax {
  return { ...syntax, ...(references && { references }) };
}

function afterEdits(references: References, edits: readonly Edit[]): References | undefined {
  return edits.length > 0 ? withEdits(references, () => edits) : undefined;
}

/** A value that the compiler has to know, and the edits after which it need not. */
interface Constant {
  readonly value: SyntaxNode;
  readonly edits: readonly Edit[];
}

function constantsOf(
  { computable }: ReferenceTable,
  parts: readonly { readonly assigned: readonly Declared[] }[],
  text: string,
): ReadonlyMap<number, Constant> {
  const constants = new Map<number, Constant>();
  if (!computable) return constants;
  for (const { assigned } of parts) {
    for (const { node, value } of assigned) {
      const edits = value && computable(node, value, text);
      if (edits) constants.set(value.id, { value, edits });
    }
  }
  return constants;
}
