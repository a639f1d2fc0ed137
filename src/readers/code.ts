import type { Assignment, Call, Code, Expression, Member, Module, Name } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader, Reading, Span } from '../core/types.ts';
import { type DefaultCall, defaultsOf } from './code-defaults.ts';
import { type CodeFile, type ReferenceTable, withFileReferences } from './code-references.ts';
import { settingsOf } from './code-settings.ts';
import { type Fields, valuesOf } from './code-values.ts';
import { withinNesting } from './nesting.ts';
import { type Nodes, nodesByType } from './nodes-by-type.ts';

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
  /** The names under which the settings in a call's arguments stand; by default its callee. */
  readonly section?: (call: Call) => readonly string[];
  /** What the ways to write one variable's name have in common, in languages that ignore case. */
  readonly nameKey?: (name: string) => string;
}

/** Expressions inside one another are built so deep, and unknown below: code goes not that far, the stack does not. */
const DEEPEST = 400;

/** Makes the reader of a language from its table. */
export function codeReader(language: CodeLanguage): Reader {
  const { id, languages, fileNames, grammar, lineComment } = language;
  return {
    id,
    languages,
    lineComment,
    fileNames,
    grammar,
    read: (text, path, withTree) => {
      if (!withTree) throw new Error(`The reader ${id} needs the grammar ${grammar}.`);
      return withTree(withinNesting(text), (root) => readTree(language, root, { text, path }), text);
    },
  };
}

/** The text that is read, and the path of its file. */
type Source = Omit<CodeFile, 'imports'>;

function readTree(language: CodeLanguage, root: SyntaxNode, source: Source): Reading {
  const nodes = collectNodes(language, root);
  const { build, assignments } = createBuilder(language, nodes, source);
  const calls = nodes(language.calls)
    .map(build)
    .filter((expression) => expression.kind === 'call');
  const modules = nodes(Object.keys(language.imports)).flatMap((node) =>
    (language.imports[node.type]?.(node) ?? []).map((name) => ({
      ...moduleIn(node, name),
      ...(language.leavesUnnamed?.(node, name) && { isUnnamed: true as const }),
    })),
  );
  const comments = nodes(language.comments).map(spanOf);
  const code: Code = { calls, assignments, modules, language: language.id };
  const objects = nodes(language.objects ?? []).map(build);
  return { settings: settingsOf(code, objects, language, source.text), comments, code };
}

/** A name in quotes is the module's; without, the first of the import is. */
function moduleIn(node: SyntaxNode, name: string): Module {
  const { text, startIndex } = node;
  const quoted = ['"', "'", '`'].map((quote) => text.indexOf(`${quote}${name}${quote}`) + 1);
  const at = quoted.find((index) => index > 0) ?? text.indexOf(name);
  const start = startIndex + at;
  return { name, span: at < 0 ? spanOf(node) : { start, end: start + name.length } };
}

/** Walking the tree is what costs: all nodes that are needed are collected in one walk. */
function collectNodes(language: CodeLanguage, root: SyntaxNode): Nodes {
  const { calls, comments, objects = [], assignments, parameters, imports } = language;
  const types = [assignments, parameters, imports].flatMap(Object.keys);
  return nodesByType(root, [...calls, ...comments, ...objects, ...types]);
}

/**
 * Expressions are built once for each node, so that a name that is used often leads to one value. A name or a field
 * has a value when the file assigns it once and no parameter is called the same.
 */
function createBuilder(language: CodeLanguage, nodes: Nodes, source: Source) {
  const assigned: (Assigned & { readonly node: SyntaxNode })[] = [];
  for (const node of nodes(Object.keys(language.assignments))) {
    for (const each of language.assignments[node.type]?.(node) ?? []) assigned.push({ ...each, node });
  }
  const declared = nodes(Object.keys(language.parameters)).flatMap(
    (node) => language.parameters[node.type]?.(node) ?? [],
  );
  const values = valuesOf(language, assigned, declared);
  const defaultOf = defaultsOf(language);
  const referring = withFileReferences(language, source, nodes(Object.keys(language.imports)), assigned);
  const built = new Map<number, Expression>();
  const inProgress = new Set<SyntaxNode>();
  let depth = 0;

  const build: Build = (node) => {
    if (!node) return { kind: 'unknown', span: { start: 0, end: 0 } };
    // Nodes that start and end alike may differ in type only: `a` as expression and as identifier.
    const known = built.get(node.id);
    if (known) return known;
    const make = language.expressions[node.type];
    if (!make || depth >= DEEPEST) return { kind: 'unknown', span: spanOf(node) };
    depth++;
    const expression = completed(referring(make(node, build), node));
    depth--;
    built.set(node.id, expression);
    return expression;
  };

  const completed = (made: Expression): Expression => {
    if (made.kind === 'name') return withValue(made, values.ofName(made.name));
    if (made.kind === 'member' && values.isObject(made.object))
      return withValue(made, values.ofField(made.name));
    return made.kind === 'call' ? (defaultOf(made) ?? made) : made;
  };

  const withValue = (named: Name | Member, value: SyntaxNode | undefined): Expression => {
    if (!value || inProgress.has(value)) return named;
    inProgress.add(value);
    const expression = resolved(build(value));
    inProgress.delete(value);
    return { ...named, value: expression };
  };

  const assignments: Assignment[] = [];
  for (const { target, value, entry, node } of assigned) {
    const built = build(target);
    const names = namesOf(built);
    if (!names || !value) continue;
    const nameSpan = built.kind === 'member' ? built.nameSpan : undefined;
    const assignment = { target: names, value: build(value), span: entry ?? spanOf(node) };
    assignments.push(nameSpan ? { ...assignment, nameSpan } : assignment);
  }
  return { build, assignments };
}

/** `['this', 'options', 'secret']` of `this.options.secret`; undefined for what is no plain path. */
function namesOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member') return undefined;
  const object = namesOf(expression.object);
  return object && [...object, expression.name];
}

export function spanOf(node: SyntaxNode): Span {
  return { start: node.startIndex, end: node.endIndex };
}
