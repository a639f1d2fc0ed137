import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { type Assigned, type Build, type CodeLanguage, spanOf } from './code.ts';

/** How the methods of a class speak of the fields of their object. */
export interface Fields {
  /** What stands for the object: `this`, `self`. */
  readonly of: readonly string[];
  /** True for a node that gives a field its value by the field's plain name, or declares one without. */
  readonly isField?: (node: SyntaxNode) => boolean;
  /** True where a field's plain name is enough in methods, too. */
  readonly areBare?: true;
}

/** What is assigned, and the node that does. */
type Assignment = Assigned & { readonly node: SyntaxNode };

/** The node of the value that a name has throughout the file; undefined where several or none are assigned. */
interface Values {
  ofName(name: string): SyntaxNode | undefined;
  ofField(name: string): SyntaxNode | undefined;
  /** True for what stands for the object whose fields are known. */
  isObject(expression: Expression): boolean;
}

interface Stated {
  readonly value: SyntaxNode;
  readonly by: SyntaxNode;
}

/** No longer is what stands for an object, with the mark before it. */
const LONGEST_OBJECT = 5;

/**
 * Gathers what a file assigns to names and to fields. `declared` are names without a known value: parameters. What is
 * assigned to is told apart by its node alone: nothing is built before all assignments are known.
 */
export function valuesOf(
  language: CodeLanguage,
  assignments: readonly Assignment[],
  declared: readonly SyntaxNode[],
): Values {
  const { fields, expressions, nameKey: keyOf = (name) => name } = language;
  const objects = new Set(fields?.of);
  const names = new Map<string, Stated[]>();
  const members = new Map<string, Stated[]>();
  const fieldValues = new Map<string, SyntaxNode | undefined>();

  const isObject = (expression: Expression) =>
    expression.kind === 'name' && objects.has(keyOf(expression.name));
  const shallow: Build = (node) => {
    const mayBeObject = fields && node && node.endIndex - node.startIndex <= LONGEST_OBJECT;
    const make = mayBeObject ? expressions[node.type] : undefined;
    return make && node ? make(node, shallow) : unknown(node);
  };
  const targetOf = (node: SyntaxNode) => expressions[node.type]?.(node, shallow);

  for (const { target, value, node } of assignments) {
    const made = target && targetOf(target);
    const stated = { value: value ?? node, by: node };
    if (made?.kind === 'name') put(names, keyOf(made.name), stated);
    else if (made?.kind === 'member' && isObject(made.object)) put(members, keyOf(made.name), stated);
  }
  for (const node of declared) {
    const made = targetOf(node);
    const key = keyOf(made?.kind === 'name' ? made.name : node.text);
    // Two are as good as many: the name has no single value.
    for (const by of [node, node]) put(names, key, { value: node, by });
  }
  const fieldValue = (key: string) => {
    const byName = names.get(key)?.filter(({ by }) => fields?.isField?.(by)) ?? [];
    return onlyOf(byName, members.get(key));
  };
  return {
    isObject,
    ofName: (name) => {
      const key = keyOf(name);
      return onlyOf(names.get(key), fields?.areBare && members.get(key));
    },
    ofField: (name) => {
      const key = keyOf(name);
      if (!fieldValues.has(key)) fieldValues.set(key, fieldValue(key));
      return fieldValues.get(key);
    },
  };
}

function onlyOf(some: readonly Stated[] = [], others: readonly Stated[] = []): SyntaxNode | undefined {
  return some.length + others.length === 1 ? (some[0] ?? others[0])?.value : undefined;
}

function put(into: Map<string, Stated[]>, key: string, stated: Stated): void {
  const known = into.get(key);
  if (known) known.push(stated);
  else into.set(key, [stated]);
}

function unknown(node: SyntaxNode | null): Expression {
  return { kind: 'unknown', span: node ? spanOf(node) : { start: 0, end: 0 } };
}
