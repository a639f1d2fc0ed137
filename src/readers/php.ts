import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { type Assigned, codeReader, spanOf } from './code.ts';
import { withDefault } from './code-defaults.ts';
import { binary, constant, inner, type Make, name, named } from './code-nodes.ts';
import { nodesOf } from './nodes-by-type.ts';
import {
  array,
  call,
  creation,
  definedName,
  lastOf,
  member,
  partsOf,
  qualified,
  scopedMember,
  subscript,
  variable,
} from './php-expressions.ts';
import { fragment, interpolated, nowdoc, references, singleQuoted, syntax } from './php-strings.ts';
import { fromEnvironment } from './references.ts';

const literal = constant(syntax);

/** Elements of a declaration: `const A = 'b', C = 'd'`. One that stands alone goes with its declaration. */
const declared =
  (element: string): ((node: SyntaxNode) => readonly Assigned[]) =>
  (node) => {
    const elements = named(node).filter(({ type }) => type === element);
    return elements.flatMap((each) => {
      const [target = null, value] = partsOf(each);
      return value ? [{ target, value, entry: spanOf(elements.length === 1 ? node : each) }] : [];
    });
  };

/** Several targets, `[$a, $b] = …`, are variables without a known value: see the parameters. */
const assigned = (node: SyntaxNode): readonly Assigned[] => {
  const target = node.childForFieldName('left');
  return target?.type === 'list_literal' ? [] : [{ target, value: node.childForFieldName('right') }];
};

/** `??=` gives a value; `.=` and its like change one. */
const augmented = (node: SyntaxNode): readonly Assigned[] => {
  const isDefault = node.childForFieldName('operator')?.text === '??=';
  return [
    { target: node.childForFieldName('left'), value: isDefault ? node.childForFieldName('right') : null },
  ];
};

const defined = (node: SyntaxNode): readonly Assigned[] => {
  if (node.childForFieldName('function')?.text.toLowerCase() !== 'define') return [];
  const [target = null, value = null] = named(node.childForFieldName('arguments') ?? node);
  return target?.type === 'argument' ? [{ target, value: lastOf(value) }] : [];
};

/** `$a ?: 'b'`. With something between the marks it is unknown. */
const shortConditional: Make = (node, build) =>
  node.childForFieldName('body')
    ? { kind: 'unknown', span: spanOf(node) }
    : withDefault(build(node.childForFieldName('condition')), build(node.childForFieldName('alternative')));

/** The names of variables, without `$`. */
const variables = (node: SyntaxNode): readonly SyntaxNode[] =>
  nodesOf(node, ['variable_name']).flatMap((each) => named(each));

const parameterNames = (node: SyntaxNode) =>
  named(node).flatMap((each) => named(each.childForFieldName('name') ?? each));

/** `use A\{B, C as D};`: `A\B` and `A\C`. */
const used = (node: SyntaxNode): readonly string[] => {
  const group = node.childForFieldName('body');
  const prefix = group ? `${named(node).find(({ type }) => type === 'namespace_name')?.text ?? ''}\\` : '';
  return named(group ?? node)
    .filter(({ type }) => type === 'namespace_use_clause')
    .map((each) => `${prefix}${named(each)[0]?.text ?? ''}`.replace(/^\\/, ''));
};

/** `require __DIR__ . '/x.php'`: the path as far as it is written out. */
const required = (node: SyntaxNode) => [
  nodesOf(node, ['string_content'])
    .map(({ text }) => text)
    .join(''),
];

/** Files of configuration of Laravel read the environment through a function of its own. */
function isLaravel(text: string, path: string): boolean {
  return /(?:^|\/)config\/[^/]+$/.test(path) && /\benv\(['"]/.test(text);
}

const laravelReferences = fromEnvironment((variable) => `env('${variable}')`);

export const php: Reader = codeReader({
  id: 'php',
  languages: ['php'],
  lineComment: ['// ', ''],
  fileNames: /\.(?:php|phtml)$/i,
  grammar: 'tree-sitter-php',
  isLocal: true,
  comments: ['comment'],
  expressions: {
    name,
    variable_name: variable,
    relative_scope: name,
    qualified_name: qualified,
    relative_name: qualified,
    member_access_expression: member,
    nullsafe_member_access_expression: member,
    scoped_property_access_expression: scopedMember,
    class_constant_access_expression: scopedMember,
    subscript_expression: subscript,
    string: singleQuoted,
    encapsed_string: interpolated,
    heredoc: interpolated,
    nowdoc,
    string_content: fragment,
    escape_sequence: fragment,
    binary_expression: binary('.', ['??']),
    conditional_expression: shortConditional,
    integer: literal,
    float: literal,
    boolean: literal,
    null: literal,
    argument: definedName,
    function_call_expression: call,
    member_call_expression: call,
    nullsafe_member_call_expression: call,
    scoped_call_expression: call,
    object_creation_expression: creation,
    array_creation_expression: array,
    parenthesized_expression: inner(),
    error_suppression_expression: inner(),
    clone_expression: inner(),
    by_ref: inner(),
    cast_expression: inner('value'),
    assignment_expression: inner('right'),
  },
  calls: [
    'function_call_expression',
    'member_call_expression',
    'nullsafe_member_call_expression',
    'scoped_call_expression',
    'object_creation_expression',
  ],
  assignments: {
    assignment_expression: assigned,
    augmented_assignment_expression: augmented,
    reference_assignment_expression: (node) => [{ target: node.childForFieldName('left'), value: null }],
    const_declaration: declared('const_element'),
    property_declaration: declared('property_element'),
    static_variable_declaration: (node) => [
      { target: node.childForFieldName('name'), value: node.childForFieldName('value') },
    ],
    property_promotion_parameter: (node) => [
      { target: node.childForFieldName('name'), value: node.childForFieldName('default_value') },
    ],
    function_call_expression: defined,
  },
  parameters: {
    formal_parameters: parameterNames,
    list_literal: variables,
    foreach_statement: (node) =>
      named(node)
        .slice(1, 2)
        .flatMap((each) => variables(each)),
    global_declaration: variables,
    catch_clause: (node) => named(node.childForFieldName('name') ?? node),
  },
  imports: {
    namespace_use_declaration: used,
    require_expression: required,
    require_once_expression: required,
    include_expression: required,
    include_once_expression: required,
  },
  objects: ['array_creation_expression'],
  fields: {
    of: ['this'],
    isField: ({ type }) => type === 'property_declaration' || type === 'property_promotion_parameter',
  },
  syntax,
  references: ({ text, path }) => (isLaravel(text, path) ? laravelReferences : references),
  // Constants, and what properties and parameters start with, are known before the program runs.
  computable: ({ type }) =>
    /^(?:const_declaration|property_declaration|property_promotion_parameter)$/.test(type) ? [] : undefined,
});
