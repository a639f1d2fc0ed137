import type { Expression, ObjectEntry } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Build, type CodeLanguage, spanOf } from './code.ts';
import {
  binary,
  callOf,
  constant,
  type Entries,
  indexed,
  inner,
  joinedEntries,
  list,
  type Make,
  name,
  named,
  positional,
  spansWithComma,
  spreadOf,
} from './code-nodes.ts';
import { assignments, fields, imports, parameters } from './ecmascript-declarations.ts';
import { jsxElement } from './ecmascript-jsx.ts';
import { fragment, string, syntax, taggedTemplateOf, templateString } from './ecmascript-text.ts';

/** `object.name`, `object?.name`, `this.#name`. */
const member: Make = (node, build) => ({
  kind: 'member',
  object: build(node.childForFieldName('object')),
  name: node.childForFieldName('property')?.text ?? '',
  span: spanOf(node),
});

/** `callee(…)`, `new Callee(…)`, `import(…)`, `super(…)`, and a template behind a tag. */
function call(calleeField: string): Make {
  return (node, build) => {
    const callee = node.childForFieldName(calleeField);
    const given = node.childForFieldName('arguments');
    const args =
      given?.type === 'template_string'
        ? [{ value: taggedTemplateOf(given, build) }]
        : given
          ? named(given).flatMap((each) => positional(each, build))
          : [];
    const isWord = callee?.type === 'import' || callee?.type === 'super';
    return callOf(callee ? build(callee) : undefined, isWord ? callee.type : '', args, spanOf(node));
  };
}

/** `{ name, "other": value, ...object }`. */
const object: Make = (node, build) => {
  const spans = spansWithComma(node);
  const parts = named(node).map((each, index): Entries => {
    if (each.type === 'spread_element') return spreadOf(named(each)[0] ?? null, build);
    const entry = entryOf(each, spans[index] ?? spanOf(each), build);
    return { entries: entry ? [entry] : [] };
  });
  return { kind: 'object', ...joinedEntries(parts), span: spanOf(node) };
};

function entryOf(node: SyntaxNode, span: Span, build: Build): ObjectEntry | undefined {
  switch (node.type) {
    case 'shorthand_property_identifier':
      return { name: node.text, value: build(node), span };
    case 'pair': {
      const key = node.childForFieldName('key');
      const value = build(node.childForFieldName('value'));
      return key ? { name: keyOf(key, build), nameSpan: spanOf(key), value, span } : undefined;
    }
    case 'method_definition':
      return { name: node.childForFieldName('name')?.text ?? '', value: build(node), span };
    default:
      return undefined;
  }
}

function keyOf(key: SyntaxNode, build: Build): string {
  const value = resolved(build(key));
  return value.kind === 'literal' ? value.value : key.text;
}

/** A field is the member of `this` that it declares. */
function field(nameField: string): Make {
  return (node) => ({
    kind: 'member',
    object: { kind: 'name', name: 'this', span: spanOf(node) },
    name: node.childForFieldName(nameField)?.text ?? '',
    span: spanOf(node),
  });
}

/** `Enumeration.Member`, as it is called elsewhere. */
const enumMember: Make = (node) => {
  const span = spanOf(node);
  const enumeration = node.parent?.parent?.childForFieldName('name')?.text ?? '';
  return {
    kind: 'member',
    object: { kind: 'name', name: enumeration, span },
    name: node.childForFieldName('name')?.text ?? '',
    span,
  };
};

const exported = (node: SyntaxNode): Expression => ({ kind: 'name', name: 'default', span: spanOf(node) });

const lastChild: Make = (node, build) => build(named(node).at(-1) ?? null);

/** The table that JavaScript, TypeScript and their dialects with elements share. */
export const ecmascript: Pick<
  CodeLanguage,
  | 'comments'
  | 'expressions'
  | 'calls'
  | 'objects'
  | 'assignments'
  | 'parameters'
  | 'imports'
  | 'fields'
  | 'syntax'
> = {
  comments: ['comment', 'html_comment'],
  expressions: {
    identifier: name,
    shorthand_property_identifier: name,
    shorthand_property_identifier_pattern: name,
    this: name,
    meta_property: name,
    member_expression: member,
    subscript_expression: indexed('object', 'index'),
    string,
    template_string: templateString,
    string_fragment: fragment,
    escape_sequence: fragment,
    template_substitution: inner(),
    binary_expression: binary('+', ['||', '??']),
    number: constant(syntax),
    true: constant(syntax),
    false: constant(syntax),
    null: constant(syntax),
    undefined: constant(syntax),
    call_expression: call('function'),
    new_expression: call('constructor'),
    jsx_opening_element: jsxElement,
    jsx_self_closing_element: jsxElement,
    jsx_expression: inner(),
    object,
    array: list,
    computed_property_name: inner(),
    parenthesized_expression: lastChild,
    sequence_expression: lastChild,
    await_expression: inner(),
    as_expression: inner(),
    satisfies_expression: inner(),
    non_null_expression: inner(),
    type_assertion: lastChild,
    assignment_expression: inner('right'),
    public_field_definition: field('name'),
    field_definition: field('property'),
    enum_assignment: enumMember,
    export_statement: exported,
  },
  objects: ['object'],
  calls: ['call_expression', 'new_expression', 'jsx_opening_element', 'jsx_self_closing_element'],
  assignments,
  parameters,
  imports,
  fields,
  syntax,
};
