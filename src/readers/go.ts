import type { SyntaxNode } from '../core/syntax.ts';
import type { Edit, Reader, Span } from '../core/types.ts';
import { type Assigned, codeReader, spanOf } from './code.ts';
import {
  binary,
  callOf,
  constant,
  indexed,
  inner,
  type Make,
  member,
  name,
  named,
  positional,
} from './code-nodes.ts';
import { importOsPackage } from './environment-imports.ts';
import { composite, elided } from './go-literals.ts';
import { interpreted, raw, references, syntax } from './go-text.ts';
import { withEdits } from './references.ts';

/** `callee(…)`. What has the form of an index behind the callee is a type: `to.Ptr[Name](…)`. */
const call: Make = (node, build) => {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  const args = list ? named(list).flatMap((each) => positional(each, build)) : [];
  const target = build(callee);
  const isTyped = target.kind === 'unknown' && callee?.type === 'index_expression';
  return callOf(isTyped ? build(callee.childForFieldName('operand')) : target, '', args, spanOf(node));
};

/** `[]byte("…")` stands for what is converted. With a type argument it is the call of a function. */
const conversion: Make = (node, build) => {
  const type = node.childForFieldName('type');
  const operand = node.childForFieldName('operand');
  if (type?.type !== 'generic_type') return build(operand);
  return callOf(build(type), '', [{ value: build(operand) }], spanOf(node));
};

/** `x[:]` stands for `x`. */
const slice: Make = (node, build) => ({ ...build(node.childForFieldName('operand')), span: spanOf(node) });

/** `&x` and `*x` stand for `x`. */
const unary: Make = (node, build) => {
  const operator = node.childForFieldName('operator')?.type;
  const isPointer = operator === '&' || operator === '*';
  return isPointer ? build(node.childForFieldName('operand')) : { kind: 'unknown', span: spanOf(node) };
};

/** `package.Type`, as it stands before a literal or type arguments. */
const qualifiedType: Make = (node, build) => ({
  kind: 'member',
  object: build(node.childForFieldName('package')),
  name: node.childForFieldName('name')?.text ?? '',
  span: spanOf(node),
});

/** `a, b = x, y`. Of `a, err := f()` the first name stands for the call; the others have no value of their own. */
function assigned(
  targets: readonly SyntaxNode[],
  right: SyntaxNode | null,
  entry: Span,
): readonly Assigned[] {
  const values = right ? named(right) : [];
  if (values.length === 0) return [];
  return targets
    .map((target, position) => ({ target, value: values[position] ?? null, entry }))
    .filter(({ target }) => target.text !== '_');
}

/** `=` and `:=`; after any other operator the value is not known. */
function leftAndRight(node: SyntaxNode): readonly Assigned[] {
  const targets = childrenOf(node.childForFieldName('left'));
  const operator = node.childForFieldName('operator')?.type ?? '=';
  if (operator !== '=') return targets.map((target) => ({ target, value: null }));
  return assigned(targets, node.childForFieldName('right'), spanOf(node));
}

/** `var a, b = …` and `const …`: outside a block in parentheses, the keyword goes too. */
function specified(node: SyntaxNode): readonly Assigned[] {
  const { parent } = node;
  const isAlone = parent?.type.endsWith('_declaration') && /^(?:var|const)\s+[^\s(]/.test(parent.text);
  const entry = spanOf(parent && isAlone ? parent : node);
  return assigned(declaredNames(node), node.childForFieldName('value'), entry);
}

function childrenOf(node: SyntaxNode | null): readonly SyntaxNode[] {
  return node ? named(node) : [];
}

/** The field of the names has the commas between them, too. */
function declaredNames(node: SyntaxNode): readonly SyntaxNode[] {
  return node
    .childrenForFieldName('name')
    .filter((each) => each !== null)
    .filter(({ type }) => type === 'identifier');
}

/** `const` becomes `var`, for all that it declares; where they are counted (`iota`) they stay what they are. */
function asVariables({ startIndex: start, endIndex }: SyntaxNode, text: string): readonly Edit[] {
  if (/\biota\b/.test(text.slice(start, endIndex))) return [];
  return [{ span: { start, end: start + 'const'.length }, newText: 'var' }];
}

const leftNames = (node: SyntaxNode) => childrenOf(node.childForFieldName('left'));

export const go: Reader = codeReader({
  id: 'go',
  languages: ['go'],
  lineComment: ['// ', ''],
  fileNames: /\.go$/i,
  grammar: 'tree-sitter-go',
  isLocal: true,
  comments: ['comment'],
  expressions: {
    identifier: name,
    type_identifier: name,
    package_identifier: name,
    selector_expression: member('operand', 'field'),
    index_expression: indexed('operand', 'index'),
    qualified_type: qualifiedType,
    generic_type: inner('type'),
    interpreted_string_literal: interpreted,
    raw_string_literal: raw,
    rune_literal: constant(syntax),
    int_literal: constant(syntax),
    float_literal: constant(syntax),
    imaginary_literal: constant(syntax),
    true: constant(syntax),
    false: constant(syntax),
    nil: constant(syntax),
    binary_expression: binary('+'),
    unary_expression: unary,
    call_expression: call,
    type_conversion_expression: conversion,
    type_assertion_expression: inner('operand'),
    slice_expression: slice,
    parenthesized_expression: inner(),
    variadic_argument: inner(),
    composite_literal: composite,
    literal_value: elided,
    literal_element: inner(),
  },
  calls: ['call_expression', 'type_conversion_expression'],
  objects: ['composite_literal'],
  assignments: {
    short_var_declaration: leftAndRight,
    assignment_statement: leftAndRight,
    var_spec: specified,
    const_spec: specified,
  },
  parameters: {
    parameter_declaration: declaredNames,
    variadic_parameter_declaration: declaredNames,
    range_clause: leftNames,
    receive_statement: leftNames,
    type_switch_statement: (node) => childrenOf(node.childForFieldName('alias')),
  },
  imports: {
    import_spec: (node) => [node.childForFieldName('path')?.text.slice(1, -1) ?? ''],
  },
  leavesUnnamed: (node) => node.childForFieldName('name') !== null,
  // Makers of pointers to texts, of Azure's module and of others.
  conversions: new Set(['Ptr', 'String', 'StringPtr']),
  defaults: [{ callees: ['Or'], of: ['cmp'], at: -1 }],
  syntax,
  references: (file) => withEdits(references, importOsPackage(file)),
  computable: (declaration, _value, text) =>
    declaration.type === 'const_spec' ? asVariables(declaration.parent ?? declaration, text) : undefined,
});
