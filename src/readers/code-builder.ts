import type { Assignment, Expression, Member, Name } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Build, type CodeLanguage, spanOf } from './code.ts';
import { defaultsOf } from './code-defaults.ts';
import { type CodeFile, withFileReferences } from './code-references.ts';
import { valuesOf } from './code-values.ts';
import { expressionMemory } from './expression-memory.ts';
import type { FilePart } from './file-parts.ts';
import { keptExpressions } from './kept-expressions.ts';
import { NOTHING } from './movable-spans.ts';

/** Expressions inside one another are built so deep, and unknown below: code goes not that far, the stack does not. */
const DEEPEST = 400;

/**
 * Expressions are built once for each node, so that a name that is used often leads to one value. A name or a field
 * has a value when the file assigns it once and no parameter is called the same.
 */
export function createBuilder(
  language: CodeLanguage,
  root: SyntaxNode,
  parts: readonly FilePart[],
  source: Omit<CodeFile, 'imports'>,
) {
  const gathered = parts.map((part) => part.gathered);
  const values = valuesOf(language, gathered);
  const defaultOf = defaultsOf(language);
  const document = language.isLocal ? root.document : undefined;
  const imports = gathered.flatMap((each) => each.imports);
  const references = withFileReferences(language, { ...source, imports }, gathered, document);
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

  const assignmentsIn = ({ gathered: { assigned } }: FilePart): readonly Assignment[] =>
    assigned.flatMap(({ target, value, entry, node }) => {
      const built = buildInside(target);
      const names = namesOf(built);
      if (!names || !value) return [];
      const nameSpan = built.kind === 'member' ? built.nameSpan : undefined;
      const assignment = { target: names, value: buildInside(value), span: entry ?? spanOf(node) };
      return [nameSpan ? { ...assignment, nameSpan } : assignment];
    });
  return { build: buildInside, assignmentsIn, part: memory.part, syntax: references.syntax };
}

/** `['this', 'options', 'secret']` of `this.options.secret`; undefined for what is no plain path. */
function namesOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member') return undefined;
  const object = namesOf(expression.object);
  return object && [...object, expression.name];
}
