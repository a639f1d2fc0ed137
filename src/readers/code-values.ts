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

/** What gives a name, or a field, a value: what it is called, in the way that the language compares names. */
export interface StatedValue {
  readonly of: 'name' | 'field';
  readonly key: string;
  readonly value: SyntaxNode;
  readonly by: SyntaxNode;
  /** True for a name without a known value. */
  readonly isOpen?: true;
}

/** No longer is what stands for an object, with the mark before it. */
const LONGEST_OBJECT = 5;

/**
 * What a part of a file assigns to names and to fields. `declared` are names without a known value: parameters. What is
 * assigned to is told apart by its node alone: nothing is built before all assignments are known.
 */
export function statedValues(
  language: CodeLanguage,
  assignments: readonly Assignment[],
  declared: readonly SyntaxNode[],
): readonly StatedValue[] {
  const { fields, expressions, nameKey: keyOf = (name) => name } = language;
  const isObject = isObjectIn(language);
  const shallow: Build = (node) => {
    const mayBeObject = fields && node && node.endIndex - node.startIndex <= LONGEST_OBJECT;
    const make = mayBeObject ? expressions[node.type] : undefined;
    return make && node ? make(node, shallow) : unknown(node);
  };
  const targetOf = (node: SyntaxNode) => expressions[node.type]?.(node, shallow);
  const stated: StatedValue[] = [];
  for (const { target, value, node } of assignments) {
    const made = target && targetOf(target);
    const by = { value: value ?? node, by: node };
    if (made?.kind === 'name') stated.push({ of: 'name', key: keyOf(made.name), ...by });
    else if (made?.kind === 'member' && isObject(made.object))
      stated.push({ of: 'field', key: keyOf(made.name), ...by });
  }
  for (const node of declared) {
    const made = targetOf(node);
    const key = keyOf(made?.kind === 'name' ? made.name : node.text);
    stated.push({ of: 'name', key, value: node, by: node, isOpen: true });
  }
  return stated;
}

/** What all parts of a file assign together. */
export function valuesOf(
  language: CodeLanguage,
  parts: readonly { readonly values: readonly StatedValue[] }[],
): Values {
  const { fields, nameKey: keyOf = (name) => name } = language;
  const names = new Map<string, StatedValue[]>();
  const members = new Map<string, StatedValue[]>();
  const fieldValues = new Map<string, SyntaxNode | undefined>();
  for (const { values } of parts)
    for (const stated of values) put(stated.of === 'name' ? names : members, stated);
  const fieldValue = (key: string) => {
    const byName = names.get(key)?.filter(({ by }) => fields?.isField?.(by)) ?? [];
    return onlyOf(byName, members.get(key));
  };
  return {
    isObject: isObjectIn(language),
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

function isObjectIn({ fields, nameKey: keyOf = (name) => name }: CodeLanguage): Values['isObject'] {
  const objects = new Set(fields?.of);
  return (expression) => expression.kind === 'name' && objects.has(keyOf(expression.name));
}

function onlyOf(
  some: readonly StatedValue[] = [],
  others: readonly StatedValue[] = [],
): SyntaxNode | undefined {
  const [only] = some.length + others.length === 1 ? [...some, ...others] : [];
  return only?.isOpen ? undefined : only?.value;
}

function put(into: Map<string, StatedValue[]>, stated: StatedValue): void {
  const known = into.get(stated.key);
  if (known) known.push(stated);
  else into.set(stated.key, [stated]);
}

function unknown(node: SyntaxNode | null): Expression {
  return { kind: 'unknown', span: node ? spanOf(node) : { start: 0, end: 0 } };
}
