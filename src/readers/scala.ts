import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { type CodeLanguage, codeReader, spanOf } from './code.ts';
import { constant, inner, type Make } from './code-nodes.ts';
import { block, callsOfFile, creation, field, infix, TEXTUAL } from './scala-calls.ts';
import { assignments, imports, isField, parameters, withoutComments } from './scala-declarations.ts';
import { forGrammar } from './scala-source.ts';
import { interpolated, string, syntax } from './scala-strings.ts';

const number = constant(syntax);
const first: Make = (node, build) => build(withoutComments(node)[0] ?? null);

/** A name without the backticks that let it be any text. */
const identifier: Make = (node) => ({ kind: 'name', name: plain(node), span: spanOf(node) });

const plain = ({ text }: SyntaxNode) => text.replace(/^`(.*)`$/s, '$1');

/** `package.Type`, its names one by one or in pairs. */
const path: Make = (node, build) => {
  const [outermost, ...rest] = withoutComments(node);
  return rest.reduce<Expression>(
    (object, name) => ({
      kind: 'member',
      object,
      name: plain(name),
      span: { start: node.startIndex, end: name.endIndex },
    }),
    build(outermost ?? null),
  );
};

/** `function[Type]`; `value.asInstanceOf[Type]` is the value. */
const generic: Make = (node, build) => {
  const callee = node.childForFieldName('function');
  const isCast =
    callee?.type === 'field_expression' && callee.childForFieldName('field')?.text === 'asInstanceOf';
  return build(isCast ? callee.childForFieldName('value') : callee);
};

const tuple: Make = (node, build) => ({
  kind: 'list',
  items: withoutComments(node).map(build),
  span: spanOf(node),
});

const language: CodeLanguage = {
  id: 'scala',
  languages: ['scala'],
  lineComment: ['// ', ''],
  fileNames: /\.(?:scala|sc|sbt)$/i,
  grammar: 'tree-sitter-scala',
  comments: ['comment', 'block_comment'],
  expressions: {
    identifier,
    type_identifier: identifier,
    stable_identifier: path,
    stable_type_identifier: path,
    generic_type: inner('type'),
    compound_type: inner('base'),
    field_expression: field,
    string,
    interpolated_string_expression: interpolated,
    character_literal: string,
    integer_literal: number,
    floating_point_literal: number,
    boolean_literal: number,
    null_literal: number,
    infix_expression: infix,
    generic_function: generic,
    instance_expression: creation,
    annotation: creation,
    extends_clause: creation,
    tuple_expression: tuple,
    parenthesized_expression: first,
    ascription_expression: first,
    block,
    indented_block: block,
  },
  calls: ['call_expression', 'instance_expression', 'annotation', 'extends_clause', 'infix_expression'],
  assignments,
  parameters,
  imports,
  conversions: TEXTUAL,
  defaults: [
    { callees: ['getOrElse'], at: -1 },
    { callees: ['orElse'], at: 0 },
    { callees: ['getOrDefault', 'getProperty', 'requireNonNullElse'], at: 1 },
  ],
  fields: { of: ['this'], isField, areBare: true },
  syntax,
};

/** The table for one file: what a call means depends on what stands around it. */
function languageOfFile(): CodeLanguage {
  const { call, assignedTo } = callsOfFile();
  return {
    ...language,
    expressions: { ...language.expressions, call_expression: call },
    assignments: {
      ...assignments,
      assignment_expression: (node) => {
        const target = node.childForFieldName('left');
        if (target?.type === 'call_expression') assignedTo(target);
        return assignments.assignment_expression?.(node) ?? [];
      },
    },
  };
}

export const scala: Reader = {
  ...codeReader(language),
  read: (text, path, withTree) => codeReader(languageOfFile()).read(forGrammar(text), path, withTree),
};
