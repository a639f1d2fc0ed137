import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { type Assigned, type CodeLanguage, codeReader } from './code.ts';
import { binary, constant, inner, type Make, member, name, named } from './code-nodes.ts';
import {
  array,
  call,
  conversions,
  index,
  partsOf,
  scoped,
  section,
  struct,
  tuple,
} from './rust-expressions.ts';
import { macros } from './rust-macros.ts';
import { string, syntax } from './rust-strings.ts';

const literal = constant(syntax);

/** `*a` stands for `a`; `-a` and `!a` are computed. */
const unary: Make = (node, build) => build(node.text.startsWith('*') ? (partsOf(node)[0] ?? null) : null);

/** `let a = 1`; `let (a, b) = (1, 2)` where the sides match. */
const declared = (node: SyntaxNode): readonly Assigned[] => {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  if (pattern?.type === 'tuple_pattern') return pairsOf(pattern, value);
  return pattern?.type === 'identifier' && value ? [{ target: pattern, value }] : [];
};

function pairsOf(pattern: SyntaxNode, value: SyntaxNode | null): readonly Assigned[] {
  const targets = partsOf(pattern);
  const values = value?.type === 'tuple_expression' ? partsOf(value) : [];
  const isPlain = targets.length === values.length && targets.every(({ type }) => type === 'identifier');
  return isPlain ? targets.map((target, position) => ({ target, value: values[position] ?? null })) : [];
}

const item = (node: SyntaxNode): readonly Assigned[] => [
  { target: node.childForFieldName('name'), value: node.childForFieldName('value') },
];

/** The names among patterns: `a`, `mut a`, `Some(a)`; the patterns inside have their own turn. */
const namesIn = (patterns: readonly SyntaxNode[]) =>
  patterns.flatMap((each) => {
    const pattern = each.childForFieldName('pattern') ?? each;
    const inside = pattern.type === 'mut_pattern' ? (partsOf(pattern).at(-1) ?? pattern) : pattern;
    return /^(?:identifier|shorthand_field_identifier)$/.test(inside.type) ? [inside] : [];
  });

const children = (node: SyntaxNode) => namesIn(named(node));

/** The names of a tuple to which nothing gives a value of its own. */
const unpaired = (node: SyntaxNode): readonly SyntaxNode[] => {
  const value = node.parent?.type === 'let_declaration' ? node.parent.childForFieldName('value') : null;
  return pairsOf(node, value).length > 0 ? [] : children(node);
};

/** `a::{b, c::d as e, self}`: `a::b`, `a::c::d` and `a`. */
function used(node: SyntaxNode | null, prefix = ''): readonly string[] {
  if (!node) return [];
  if (node.type === 'use_list') return partsOf(node).flatMap((each) => used(each, prefix));
  const path = node.childForFieldName('path');
  if (node.type === 'scoped_use_list') {
    return used(node.childForFieldName('list'), `${prefix}${path ? `${path.text}::` : ''}`);
  }
  if (node.type === 'use_as_clause') return used(path, prefix);
  if (node.type === 'self' && prefix !== '') return [prefix.slice(0, -2)];
  return [`${prefix}${node.text}`.replace(/::\*$/, '')];
}

const language: Omit<CodeLanguage, 'expressions'> = {
  id: 'rust',
  languages: ['rust'],
  lineComment: ['// ', ''],
  fileNames: /\.rs$/i,
  grammar: 'tree-sitter-rust',
  comments: ['line_comment', 'block_comment'],
  calls: ['call_expression', 'macro_invocation', 'token_tree'],
  assignments: {
    let_declaration: declared,
    const_item: item,
    static_item: item,
    assignment_expression: (node) => [
      { target: node.childForFieldName('left'), value: node.childForFieldName('right') },
    ],
    compound_assignment_expr: (node) => [{ target: node.childForFieldName('left'), value: null }],
  },
  parameters: {
    parameters: children,
    closure_parameters: children,
    tuple_pattern: unpaired,
    tuple_struct_pattern: (node) => namesIn(named(node).slice(1)),
    struct_pattern: (node) => namesIn(named(node).flatMap((each) => [each, ...named(each)])),
    match_pattern: children,
    for_expression: (node) => namesIn(node.childrenForFieldName('pattern').filter((each) => each !== null)),
  },
  imports: {
    use_declaration: (node) => used(node.childForFieldName('argument')),
    extern_crate_declaration: (node) => used(node.childForFieldName('name')),
  },
  objects: ['struct_expression'],
  defaults: [{ callees: ['unwrap_or', 'unwrap_or_else'], at: 0 }],
  conversions,
  section,
  syntax,
  // The environment is read when the program runs, constants are known before.
  computable: ({ type }) => (/^(?:const|static)_item$/.test(type) ? [] : undefined),
};

const expressions: CodeLanguage['expressions'] = {
  identifier: name,
  type_identifier: name,
  shorthand_field_identifier: name,
  self: name,
  crate: name,
  super: name,
  scoped_identifier: scoped,
  scoped_type_identifier: scoped,
  generic_type: inner('type'),
  generic_type_with_turbofish: inner('type'),
  generic_function: inner('function'),
  field_expression: member('value', 'field'),
  index_expression: index,
  string_literal: string,
  raw_string_literal: string,
  char_literal: literal,
  integer_literal: literal,
  float_literal: literal,
  boolean_literal: literal,
  binary_expression: binary('+'),
  unary_expression: unary,
  call_expression: call,
  struct_expression: struct,
  array_expression: array,
  tuple_expression: tuple,
  parenthesized_expression: inner(),
  reference_expression: inner('value'),
  type_cast_expression: inner('value'),
  try_expression: inner(),
  await_expression: inner(),
};

/** Which tokens of a macro are arguments of calls is kept for each text. */
const languageOf = (): CodeLanguage => {
  const { macro, tree } = macros();
  return { ...language, expressions: { ...expressions, macro_invocation: macro, token_tree: tree } };
};

export const rust: Reader = {
  ...codeReader(languageOf()),
  read: (text, path, withTree) => codeReader(languageOf()).read(text, path, withTree),
};
