import type { Call, Code, CodePart, CommandLayout, Expression, Module } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Interest, Reader, Reading, Span } from '../core/types.ts';
import { createBuilder } from './code-builder.ts';
import type { DefaultCall } from './code-defaults.ts';
import type { CodeFile, ReferenceTable } from './code-references.ts';
import { type PartSettings, settingsOf } from './code-settings.ts';
import type { Fields } from './code-values.ts';
import { type FilePart, filePartsOf } from './file-parts.ts';
import { withinNesting } from './nesting.ts';

/** Turns a node into an expression; null and what the language's table lacks become `unknown`. */
export type Build = (node: SyntaxNode | null) => Expression;

/** What a node assigns. `entry` is what goes when the assignment is removed; without it, the whole node. */
export interface Assigned {
  readonly target: SyntaxNode | null;
  readonly value: SyntaxNode | null;
  readonly entry?: Span;
}

/** One language as a table over the node types of its grammar. Makers for the usual shapes: code-nodes.ts. */
export interface CodeLanguage extends ReferenceTable {
  readonly id: string;
  readonly languages: readonly string[];
  readonly fileNames: RegExp;
  readonly grammar: string;
  /**
   * True where what a node means is told by what is within it, and by the nodes around it, but for the root: then its expression
   * is kept while the file is edited. Languages whose tables are made for each file leave it out.
   */
  readonly isLocal?: true;
  /** True where the grammar is given a text that says something else in places. */
  readonly isRewritten?: true;
  readonly lineComment: readonly [open: string, close: string];
  readonly comments: readonly string[];
  /** What each node type means as an expression. Node types that are not here are `unknown`. */
  readonly expressions: Readonly<Record<string, (node: SyntaxNode, build: Build) => Expression>>;
  /** Node types that are calls, `new` included. */
  readonly calls: readonly string[];
  /** For each node type that assigns: what is assigned to, and the value where there is one. */
  readonly assignments: Readonly<Record<string, (node: SyntaxNode) => readonly Assigned[]>>;
  /** For each node type that declares parameters or other variables without a known value: their names. */
  readonly parameters: Readonly<Record<string, (node: SyntaxNode) => readonly SyntaxNode[]>>;
  /** For each node type that imports: the names of what is imported. */
  readonly imports: Readonly<Record<string, (node: SyntaxNode) => readonly string[]>>;
  /** True for an import after which the file does not know the module by its own name. */
  readonly leavesUnnamed?: (node: SyntaxNode, name: string) => boolean;
  /** Node types of objects whose entries are settings wherever they stand: what a file or a function returns. */
  readonly objects?: readonly string[];
  /** Calls that give the text they are called on, or their only argument, unchanged: `to_string`. */
  readonly conversions?: ReadonlySet<string>;
  /** Calls that give one of their arguments where what they read is missing: `os.environ.get("X", "text")`. */
  readonly defaults?: readonly DefaultCall[];
  /** How methods speak of the fields of their object; absent in languages without such fields. */
  readonly fields?: Fields;
  /** `commands` in shells: words that say `NAME=value` are settings. */
  readonly callsAre?: 'commands';
  /** How a call is written that is a command; absent in languages whose commands nobody mends. */
  readonly layout?: (node: SyntaxNode) => CommandLayout | undefined;
  /** The names under which the settings in a call's arguments stand; by default its callee. */
  readonly section?: (call: Call) => readonly string[];
  /** What the ways to write one variable's name have in common, in languages that ignore case. */
  readonly nameKey?: (name: string) => string;
}

/** Makes the reader of a language from its table. */
export function codeReader(language: CodeLanguage): Reader {
  const { id, languages, fileNames, grammar, lineComment } = language;
  return {
    id,
    languages,
    lineComment,
    fileNames,
    grammar,
    read: (text, path, withTree, interest) => {
      if (!withTree) throw new Error(`The reader ${id} needs the grammar ${grammar}.`);
      return withTree(
        withinNesting(text),
        (root) => readTree(language, root, { text, path }, interest?.matters),
        text,
      );
    },
  };
}

/** The text that is read, and the path of its file. */
type Source = Omit<CodeFile, 'imports'>;

function readTree(
  language: CodeLanguage,
  root: SyntaxNode,
  source: Source,
  matters: Interest['matters'] = () => true,
): Reading {
  const parts = filePartsOf(language, root, source.text);
  const builder = createBuilder(language, root, parts, source);
  const readPart = (part: FilePart) => partRead(part, language, builder, { text: source.text, matters });
  const read = parts.map((part) => builder.part(part, readPart));
  const settings = [
    ...read.flatMap(({ settings: { byAssignments } }) => byAssignments),
    ...read.flatMap(({ settings: { byCalls } }) => byCalls),
    ...read.flatMap(({ settings: { byObjects } }) => byObjects),
  ];
  const code: Code = {
    calls: read.flatMap(({ calls }) => calls),
    assignments: read.flatMap(({ assignments }) => assignments),
    modules: read.flatMap(({ modules }) => modules),
    parts: read,
    language: language.id,
    syntax: builder.syntax,
    ...(language.layout && { layoutOf: layouts(language.layout, parts, builder.build) }),
  };
  return { settings, comments: read.flatMap(({ comments }) => comments), code };
}

/** What a part of a file says. */
interface PartReading extends CodePart {
  readonly modules: readonly Module[];
  readonly comments: readonly Span[];
  readonly settings: PartSettings;
}

function partRead(
  part: FilePart,
  language: CodeLanguage,
  { build, assignmentsIn }: ReturnType<typeof createBuilder>,
  { text, matters }: { readonly text: string; readonly matters: Interest['matters'] },
): PartReading {
  const { gathered } = part;
  const assignments = assignmentsIn(part);
  const calls = gathered.calls.map(build).filter((expression) => expression.kind === 'call');
  const objects = gathered.objects.map(build);
  const modules = gathered.imports.flatMap((node) => modulesIn(language, node));
  const settings = settingsOf({ calls, assignments }, objects, { language, text, matters });
  return { calls, assignments, modules, comments: gathered.comments.map(spanOf), settings };
}

function modulesIn(language: CodeLanguage, node: SyntaxNode): readonly Module[] {
  return (language.imports[node.type]?.(node) ?? []).map((name) => ({
    ...moduleIn(node, name),
    ...(language.leavesUnnamed?.(node, name) && { isUnnamed: true as const }),
  }));
}

/** Few are asked about: nodes are looked up when the first is. */
function layouts(
  layout: NonNullable<CodeLanguage['layout']>,
  parts: readonly FilePart[],
  build: Build,
): NonNullable<Code['layoutOf']> {
  let known: ReadonlyMap<Expression, SyntaxNode> | undefined;
  return (call) => {
    known ??= new Map(parts.flatMap(({ gathered }) => gathered.calls.map((node) => [build(node), node])));
    const node = known.get(call);
    return node && layout(node);
  };
}

/** A name in quotes is the module's; without, the first of the import is. */
function moduleIn(node: SyntaxNode, name: string): Module {
  const { text, startIndex } = node;
  const quoted = ['"', "'", '`'].map((quote) => text.indexOf(`${quote}${name}${quote}`) + 1);
  const at = quoted.find((index) => index > 0) ?? text.indexOf(name);
  const start = startIndex + at;
  return { name, span: at < 0 ? spanOf(node) : { start, end: start + name.length } };
}

export function spanOf(node: SyntaxNode): Span {
  return { start: node.startIndex, end: node.endIndex };
}
