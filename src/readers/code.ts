import type { Assignment, Code, Expression, Name, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Place, Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';

/** Turns a node into an expression; null and what the language's table lacks become `unknown`. */
export type Build = (node: SyntaxNode | null) => Expression;

/** One language as a table over the node types of its grammar. Makers for the usual shapes: code-nodes.ts. */
export interface CodeLanguage {
  readonly id: string;
  readonly languages: readonly string[];
  readonly fileNames: RegExp;
  readonly grammar: string;
  readonly comments: readonly string[];
  /** What each node type means as an expression. Node types that are not here are `unknown`. */
  readonly expressions: Readonly<Record<string, (node: SyntaxNode, build: Build) => Expression>>;
  /** Node types that are calls, `new` included. */
  readonly calls: readonly string[];
  /** For each node type that assigns: what is assigned to, and the value where there is one. */
  readonly assignments: Readonly<
    Record<string, (node: SyntaxNode) => readonly { target: SyntaxNode | null; value: SyntaxNode | null }[]>
  >;
  /** For each node type that declares parameters or other variables without a known value: their names. */
  readonly parameters: Readonly<Record<string, (node: SyntaxNode) => readonly SyntaxNode[]>>;
  /** For each node type that imports: the names of what is imported. */
  readonly imports: Readonly<Record<string, (node: SyntaxNode) => readonly string[]>>;
  /** How the language writes text, and how it reads a variable of the environment. */
  readonly syntax: Syntax;
}

/** Makes the reader of a language from its table. */
export function codeReader(language: CodeLanguage): Reader {
  const { id, languages, fileNames, grammar } = language;
  return {
    id,
    languages,
    fileNames,
    grammar,
    read: (text, _path, withTree) => {
      if (!withTree) throw new Error(`The reader ${id} needs the grammar ${grammar}.`);
      return withTree(text, (root) => readTree(language, root));
    },
  };
}

function readTree(language: CodeLanguage, root: SyntaxNode): Reading {
  const { build, assignments } = createBuilder(language, root);
  const calls = nodesOf(root, language.calls)
    .map(build)
    .filter((expression) => expression.kind === 'call');
  const modules = nodesOf(root, Object.keys(language.imports)).flatMap(
    (node) => language.imports[node.type]?.(node) ?? [],
  );
  const comments = nodesOf(root, language.comments).map(spanOf);
  const code: Code = { calls, assignments, modules };
  return { settings: settingsOf(code, language.syntax), comments, code };
}

/**
 * Expressions are built once for each node, so that a name that is used often leads to one value. A name has
 * a value when the file assigns it once and no parameter is called the same.
 */
function createBuilder(language: CodeLanguage, root: SyntaxNode) {
  const built = new Map<number, Expression>();
  const values = new Map<string, readonly SyntaxNode[]>();
  const inProgress = new Set<string>();

  const build: Build = (node) => {
    if (!node) return { kind: 'unknown', span: { start: 0, end: 0 } };
    // Nodes that start and end alike may differ in type only: `a` as expression and as identifier.
    const known = built.get(node.id);
    if (known) return known;
    const make = language.expressions[node.type];
    const made = make ? make(node, build) : ({ kind: 'unknown', span: spanOf(node) } as const);
    const expression = made.kind === 'name' ? withValue(made) : made;
    built.set(node.id, expression);
    return expression;
  };

  const withValue = (name: Name): Name => {
    const [value, second] = values.get(name.name) ?? [];
    if (!value || second || inProgress.has(name.name)) return name;
    inProgress.add(name.name);
    const expression = resolved(build(value));
    inProgress.delete(name.name);
    return { ...name, value: expression };
  };

  const assigned = nodesOf(root, Object.keys(language.assignments)).flatMap((node) =>
    (language.assignments[node.type]?.(node) ?? []).map((each) => ({ ...each, node })),
  );
  for (const { target, value, node } of assigned) {
    if (target && language.expressions[target.type]?.(target, build).kind === 'name') {
      values.set(target.text, [...(values.get(target.text) ?? []), value ?? node]);
    }
  }
  for (const node of nodesOf(root, Object.keys(language.parameters))) {
    for (const name of language.parameters[node.type]?.(node) ?? []) values.set(name.text, [name, name]);
  }
  const assignments = assigned.flatMap(({ target, value, node }): readonly Assignment[] => {
    const names = target && namesOf(build(target));
    return names && value ? [{ target: names, value: build(value), span: spanOf(node) }] : [];
  });
  return { build, assignments };
}

/** `['this', 'options', 'secret']` of `this.options.secret`; undefined for what is no plain path. */
function namesOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member') return undefined;
  const object = namesOf(expression.object);
  return object && [...object, expression.name];
}

/** Settings as code states them: assigned to names, entries of objects, named arguments. */
function settingsOf({ calls, assignments }: Code, syntax: Syntax): readonly Setting[] {
  const settings: Setting[] = [];
  const state = (path: readonly string[], expression: Expression, entry: Span) => {
    const value = resolved(expression);
    if (value.kind === 'object') stateEntries(path, value);
    else settings.push(settingOf(path, value, entry, syntax));
  };
  const stateEntries = (path: readonly string[], { entries }: ObjectExpression) => {
    for (const { name, value, span } of entries) state([...path, name], value, span);
  };
  for (const { target, value, span } of assignments) state(target, value, span);
  for (const { callee, arguments: args } of calls) {
    for (const { name, value } of args) {
      if (name !== undefined) state([callee, name], value, value.span);
      else if (value.kind === 'object') stateEntries([callee], value);
    }
  }
  return settings;
}

function settingOf(path: readonly string[], value: Expression, entry: Span, syntax: Syntax): Setting {
  if (value.kind === 'literal' && value.type === 'text') {
    return { path, value: value.value, place: { ...value.place, entry } };
  }
  const place: Place = { span: value.span, literal: value.span, entry, syntax };
  return { path, value: '', isComputed: true, place };
}

/** The nodes of the given types, in the order of the text. */
export function nodesOf(root: SyntaxNode, types: readonly string[]): readonly SyntaxNode[] {
  if (types.length === 0) return [];
  return root.descendantsOfType([...types]).filter((node) => node !== null);
}

export function spanOf(node: SyntaxNode): Span {
  return { start: node.startIndex, end: node.endIndex };
}
