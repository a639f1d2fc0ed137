import type { Assignment, Expression, Member, Name } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Assigned, type Build, type CodeLanguage, spanOf } from './code.ts';
import { defaultsOf } from './code-defaults.ts';
import { type CodeFile, withFileReferences } from './code-references.ts';
import { valuesOf } from './code-values.ts';
import { expressionMemory } from './expression-memory.ts';
import { keptExpressions, NOTHING } from './kept-expressions.ts';
import type { Nodes } from './nodes-by-type.ts';

/** Expressions inside one another are built so deep, and unknown below: code goes not that far, the stack does not. */
const DEEPEST = 400;

/**
 * Expressions are built once for each node, so that a name that is used often leads to one value. A name or a field
 * has a value when the file assigns it once and no parameter is called the same.
 */
export function createBuilder(
  language: CodeLanguage,
  root: SyntaxNode,
  nodes: Nodes,
  source: Omit<CodeFile, 'imports'>,
) {
  const assigned: (Assigned & { readonly node: SyntaxNode })[] = [];
  for (const node of nodes(Object.keys(language.assignments))) {
    for (const each of language.assignments[node.type]?.(node) ?? []) assigned.push({ ...each, node });
  }
  const declared = nodes(Object.keys(language.parameters)).flatMap(
    (node) => language.parameters[node.type]?.(node) ?? [],
  );
  const values = valuesOf(language, assigned, declared);
  const defaultOf = defaultsOf(language);
  const document = language.isLocal ? root.document : undefined;
  const imports = nodes(Object.keys(language.imports));
  const references = withFileReferences(language, { ...source, imports }, assigned, document);
  const find = { name: values.ofName, field: values.ofField };
  const { constants } = references;
  const isRewritten = language.isRewritten === true;
  const memory = document
    ? keptExpressions({ document, root, find, deepest: DEEPEST, constants, isRewritten })
    : expressionMemory(find);
  const inProgress = new Set<SyntaxNode>();
  let depth = 0;

  const build = (node: SyntaxNode, isApart: boolean): Expression => {
    const known = memory.known(node, depth);
    if (known) return known;
    const make = language.expressions[node.type];
    if (make && depth >= DEEPEST) memory.cut();
    if ((!make && !isApart) || depth >= DEEPEST) return { kind: 'unknown', span: spanOf(node) };
    memory.begin(node, depth, isApart);
    depth++;
    const made = make?.(node, buildInside) ?? { kind: 'unknown', span: spanOf(node) };
    const referring = references.of(made, node);
    if (references.areOwn(node)) memory.cut();
    const expression = completed(referring);
    depth--;
    memory.end(node, expression);
    return expression;
  };
  const buildInside: Build = (node) => (node ? build(node, false) : NOTHING);

  const completed = (made: Expression): Expression => {
    if (made.kind === 'name') return withValue(made, memory.find('name', made.name));
    if (made.kind === 'member' && values.isObject(made.object))
      return withValue(made, memory.find('field', made.name));
    return made.kind === 'call' ? (defaultOf(made) ?? made) : made;
  };

  const withValue = (named: Name | Member, value: SyntaxNode | undefined): Expression => {
    if (!value) return named;
    if (inProgress.has(value)) {
      memory.cut();
      return named;
    }
    inProgress.add(value);
    const expression = resolved(build(value, true));
    inProgress.delete(value);
    return { ...named, value: expression };
  };

  const assignments: Assignment[] = [];
  for (const { target, value, entry, node } of assigned) {
    const built = buildInside(target);
    const names = namesOf(built);
    if (!names || !value) continue;
    const nameSpan = built.kind === 'member' ? built.nameSpan : undefined;
    const assignment = { target: names, value: buildInside(value), span: entry ?? spanOf(node) };
    assignments.push(nameSpan ? { ...assignment, nameSpan } : assignment);
  }
  return { build: buildInside, assignments };
}

/** `['this', 'options', 'secret']` of `this.options.secret`; undefined for what is no plain path. */
function namesOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member') return undefined;
  const object = namesOf(expression.object);
  return object && [...object, expression.name];
}
