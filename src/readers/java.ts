import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { codeReader, spanOf } from './code.ts';
import { binary, constant, inner, type Make, name, named } from './code-nodes.ts';
import { annotation, constructorCall, creation, invocation } from './java-calls.ts';
import { assignments, imports, parameters } from './java-declarations.ts';
import { string, syntax } from './java-strings.ts';

/** `object.name`, `package.Type`. */
function member(objectField: string, nameField: string): Make {
  return (node, build) => {
    const object = build(node.childForFieldName(objectField));
    const key = node.childForFieldName(nameField)?.text ?? '';
    return { kind: 'member', object, name: key, span: spanOf(node) };
  };
}

/** `names[0]`, also through a constant; any other index is unknown. */
const indexed: Make = (node, build) => {
  const index = resolved(build(node.childForFieldName('index')));
  const span = spanOf(node);
  if (index.kind !== 'literal') return { kind: 'unknown', span };
  return { kind: 'member', object: build(node.childForFieldName('array')), name: index.value, span };
};

const withoutComments = (node: SyntaxNode) => named(node).filter(({ type }) => !type.endsWith('comment'));

const items: Make = (node, build) => ({
  kind: 'list',
  items: withoutComments(node).map(build),
  span: spanOf(node),
});

const first: Make = (node, build) => build(withoutComments(node)[0] ?? null);
const number = constant(syntax);

export const java: Reader = codeReader({
  id: 'java',
  languages: ['java'],
  lineComment: ['// ', ''],
  fileNames: /\.java$/i,
  grammar: 'tree-sitter-java',
  isLocal: true,
  comments: ['line_comment', 'block_comment'],
  expressions: {
    identifier: name,
    type_identifier: name,
    this: name,
    super: name,
    generic_type: first,
    scoped_type_identifier: (node, build) => {
      const [qualifier, type] = named(node).filter(({ type }) => type.endsWith('identifier'));
      if (!qualifier || !type) return { kind: 'unknown', span: spanOf(node) };
      return { kind: 'member', object: build(qualifier), name: type.text, span: spanOf(node) };
    },
    scoped_identifier: member('scope', 'name'),
    field_access: member('object', 'field'),
    array_access: indexed,
    string_literal: string,
    character_literal: string,
    binary_expression: binary('+'),
    decimal_integer_literal: number,
    hex_integer_literal: number,
    decimal_floating_point_literal: number,
    true: number,
    false: number,
    null_literal: number,
    unary_expression: (node, build) =>
      /^-[\d.]/.test(node.text) ? number(node, build) : { kind: 'unknown', span: spanOf(node) },
    method_invocation: invocation,
    object_creation_expression: creation,
    explicit_constructor_invocation: constructorCall,
    annotation,
    array_initializer: items,
    element_value_array_initializer: items,
    array_creation_expression: inner('value'),
    parenthesized_expression: first,
    cast_expression: inner('value'),
    assignment_expression: inner('right'),
  },
  calls: ['method_invocation', 'object_creation_expression', 'explicit_constructor_invocation', 'annotation'],
  assignments,
  parameters,
  imports,
  conversions: new Set(['toCharArray', 'toString', 'strip', 'trim', 'valueOf']),
  defaults: [
    { callees: ['orElse'], at: 0 },
    { callees: ['getOrDefault', 'getProperty', 'requireNonNullElse', 'firstNonNull'], at: 1 },
    { callees: ['defaultString', 'defaultIfBlank', 'defaultIfEmpty'], at: 1 },
  ],
  fields: {
    of: ['this'],
    isField: ({ type }) => /^(?:field_declaration|constant_declaration|assignment_expression)$/.test(type),
    areBare: true,
  },
  syntax,
});
