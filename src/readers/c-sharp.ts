import type { Reader } from '../core/types.ts';
import { assignments, computable, imports, isField, parameters } from './c-sharp-declarations.ts';
import {
  anonymousObject,
  argumentsIn,
  collection,
  creation,
  indexed,
  initializer,
  lastChild,
  targetTypedCreation,
  withExpression,
  withoutComments,
} from './c-sharp-objects.ts';
import { character, interpolated, references, string, syntax } from './c-sharp-strings.ts';
import { codeReader, spanOf } from './code.ts';
import { binary, callOf, constant, inner, type Make, name, named } from './code-nodes.ts';
import { usingSystem } from './environment-imports.ts';
import { withEdits } from './references.ts';

/** A name without its type arguments and without the `@` that lets a keyword be a name. */
const plainName: Make = (node) => {
  const text = (node.type === 'generic_name' ? named(node)[0] : node)?.text ?? '';
  return { kind: 'name', name: text.replace(/^@/, ''), span: spanOf(node) };
};

/** `object.Name`, `Namespace.Name`, `object.Method<Type>`. */
function member(objectField: string): Make {
  return (node, build) => {
    const object = build(node.childForFieldName(objectField));
    const key = node.childForFieldName('name');
    const named = key && plainName(key, build);
    if (named?.kind !== 'name') return { kind: 'unknown', span: spanOf(node) };
    return { kind: 'member', object, name: named.name, span: spanOf(node) };
  };
}

/** `object?.Name`, `object?["name"]`. */
const conditionalAccess: Make = (node, build) => {
  const [object, binding] = withoutComments(node);
  const span = spanOf(node);
  if (binding?.type === 'element_binding_expression')
    return indexed(build(object ?? null), binding, span, build);
  const key = binding?.type === 'member_binding_expression' ? binding.childForFieldName('name') : null;
  const named = key && build(key);
  if (named?.kind !== 'name') return { kind: 'unknown', span };
  return { kind: 'member', object: build(object ?? null), name: named.name, span };
};

/** `[Name("value", Other = 1)]`, `: base("value")`. */
const withArgumentList: Make = (node, build) => {
  const callee = node.childForFieldName('name');
  const list = named(node).find(({ type }) => type.endsWith('argument_list'));
  return callOf(callee ? build(callee) : undefined, 'base', argumentsIn(list, build), spanOf(node));
};

const last: Make = (node, build) => build(lastChild(node));

const postfix: Make = (node, build) =>
  node.text.endsWith('!') ? build(named(node)[0] ?? null) : { kind: 'unknown', span: spanOf(node) };

const number = constant(syntax);

export const cSharp: Reader = codeReader({
  id: 'c-sharp',
  languages: ['csharp'],
  lineComment: ['// ', ''],
  fileNames: /\.csx?$/i,
  grammar: 'tree-sitter-c-sharp',
  isLocal: true,
  comments: ['comment'],
  expressions: {
    identifier: plainName,
    generic_name: plainName,
    predefined_type: name,
    this: name,
    base: name,
    nullable_type: inner('type'),
    qualified_name: member('qualifier'),
    alias_qualified_name: inner('name'),
    member_access_expression: member('expression'),
    conditional_access_expression: conditionalAccess,
    element_access_expression: (node, build) =>
      indexed(
        build(node.childForFieldName('expression')),
        node.childForFieldName('subscript'),
        spanOf(node),
        build,
      ),
    string_literal: string,
    verbatim_string_literal: string,
    raw_string_literal: string,
    interpolated_string_expression: interpolated,
    character_literal: character,
    binary_expression: binary('+', ['??']),
    integer_literal: number,
    real_literal: number,
    boolean_literal: number,
    null_literal: number,
    prefix_unary_expression: (node, build) =>
      /^-[\d.]/.test(node.text) ? number(node, build) : { kind: 'unknown', span: spanOf(node) },
    invocation_expression: (node, build) =>
      callOf(
        build(node.childForFieldName('function')),
        '',
        argumentsIn(node.childForFieldName('arguments'), build),
        spanOf(node),
      ),
    object_creation_expression: creation,
    implicit_object_creation_expression: targetTypedCreation,
    attribute: withArgumentList,
    constructor_initializer: withArgumentList,
    initializer_expression: initializer,
    anonymous_object_creation_expression: anonymousObject,
    with_expression: withExpression,
    array_creation_expression: last,
    implicit_array_creation_expression: last,
    element_binding_expression: collection,
    parenthesized_expression: last,
    checked_expression: last,
    ref_expression: last,
    await_expression: last,
    postfix_unary_expression: postfix,
    cast_expression: inner('value'),
    as_expression: inner('left'),
    assignment_expression: inner('right'),
  },
  calls: [
    'invocation_expression',
    'object_creation_expression',
    'implicit_object_creation_expression',
    'attribute',
    'constructor_initializer',
  ],
  assignments,
  parameters,
  imports,
  objects: ['implicit_object_creation_expression', 'anonymous_object_creation_expression', 'with_expression'],
  conversions: new Set(['ToString', 'Trim']),
  defaults: [{ callees: ['GetValue'], at: 1 }],
  fields: { of: ['this'], isField, areBare: true },
  // The type of `new(…)` is not always in sight.
  section: ({ callee }) => (callee === 'new' ? [] : [callee]),
  syntax,
  references: (file) => withEdits(references, usingSystem(file)),
  computable,
});
