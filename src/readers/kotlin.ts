import type { Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { type CodeLanguage, codeReader, spanOf } from './code.ts';
import { withDefault } from './code-defaults.ts';
import { constant, inner, type Make, operation } from './code-nodes.ts';
import { callsOfFile, constructorCall, infix } from './kotlin-calls.ts';
import {
  assignments,
  computable,
  imports,
  isField,
  parameters,
  withoutComments,
} from './kotlin-declarations.ts';
import { forGrammar } from './kotlin-source.ts';
import { character, stringIn, syntax } from './kotlin-strings.ts';
import { withinNesting } from './nesting.ts';
import { sumOf } from './pairs.ts';

const unknownAt = (node: SyntaxNode): Expression => ({ kind: 'unknown', span: spanOf(node) });
const number = constant(syntax);
const first: Make = (node, build) => build(withoutComments(node)[0] ?? null);

/** A name without the backticks that let a keyword be one; `true`, `false` and `null` are names to the grammar. */
const identifier: Make = (node, build) => {
  const { text } = node;
  if (/^(?:true|false|null)$/.test(text)) return number(node, build);
  return { kind: 'name', name: plain(text), span: spanOf(node) };
};

const plain = (name: string) => name.replace(/^`(.*)`$/s, '$1');

/** `this`, `super`, also with a label. */
const self: Make = (node) => ({
  kind: 'name',
  name: node.text.startsWith('super') ? 'super' : 'this',
  span: spanOf(node),
});

/** `package.Type`. */
const type: Make = (node, build) => {
  const names = withoutComments(node).filter((each) => each.type === 'identifier');
  const [outermost, ...rest] = names;
  if (!outermost) return unknownAt(node);
  return rest.reduce<Expression>(
    (object, { text, endIndex: end }) => ({
      kind: 'member',
      object,
      name: plain(text),
      span: { start: object.span.start, end },
    }),
    build(outermost),
  );
};

/** `object.name`, `object?.name`, `object::name`. */
const member: Make = (node, build) => {
  const [object, key] = withoutComments(node);
  if (!object || !key) return unknownAt(node);
  return { kind: 'member', object: build(object), name: plain(key.text), span: spanOf(node) };
};

/** `object["name"]`, also through a constant; any other index is unknown. */
const indexed: Make = (node, build) => {
  const [object, index] = withoutComments(node);
  const key = resolved(build(index ?? null));
  if (!object || key.kind !== 'literal') return unknownAt(node);
  const nameSpan = spanOf(index ?? node);
  return { kind: 'member', object: build(object), name: key.value, nameSpan, span: spanOf(node) };
};

/** `a + b`; `a - b`; `a ?: b`: a value with its default. */
const binary: Make = (node, build) => {
  const sign = node.childForFieldName('operator')?.type;
  const left = build(node.childForFieldName('left'));
  const right = build(node.childForFieldName('right'));
  if (sign === '?:') return withDefault(left, right);
  return sign === '+' ? sumOf(left, right, spanOf(node)) : operation(sign ?? '', left, right, spanOf(node));
};

/** `a!!`, `-1`. */
const unary: Make = (node, build) => {
  const { text } = node;
  if (text.endsWith('!!')) return build(node.childForFieldName('argument'));
  return /^-[\d.]+(?:[A-Za-z_]\w*)?$/.test(text) ? number(node, build) : unknownAt(node);
};

const language: CodeLanguage = {
  id: 'kotlin',
  languages: ['kotlin', 'kotlinscript'],
  lineComment: ['// ', ''],
  fileNames: /\.kts?$/i,
  grammar: 'tree-sitter-kotlin',
  comments: ['line_comment', 'block_comment'],
  expressions: {
    identifier,
    this_expression: self,
    super_expression: self,
    user_type: type,
    navigation_expression: member,
    index_expression: indexed,
    character_literal: character,
    number_literal: number,
    float_literal: number,
    binary_expression: binary,
    unary_expression: unary,
    constructor_invocation: constructorCall,
    constructor_delegation_call: constructorCall,
    infix_expression: infix,
    as_expression: inner('left'),
    parenthesized_expression: first,
    spread_expression: first,
    collection_literal: (node, build) => ({
      kind: 'list',
      items: withoutComments(node).map(build),
      span: spanOf(node),
    }),
  },
  calls: ['call_expression', 'constructor_invocation', 'constructor_delegation_call', 'infix_expression'],
  assignments,
  parameters,
  imports,
  conversions: new Set(['toCharArray', 'toString', 'trim']),
  defaults: [
    { callees: ['orElse'], at: 0 },
    { callees: ['getOrDefault', 'getProperty', 'requireNonNullElse'], at: 1 },
    { callees: ['getOrElse', 'ifBlank', 'ifEmpty'], at: -1 },
  ],
  fields: { of: ['this'], isField, areBare: true },
  syntax,
  computable,
};

/** The table for one file: what texts and calls mean depends on what stands around them. */
function languageOf(file: string): CodeLanguage {
  const string = stringIn(file);
  const own = {
    string_literal: string,
    multiline_string_literal: string,
    call_expression: callsOfFile(),
  };
  return { ...language, expressions: { ...language.expressions, ...own } };
}

export const kotlin: Reader = {
  ...codeReader(language),
  read: (text, path, withTree) => {
    const parse: typeof withTree = withTree && ((part, use) => withTree(part, use, text));
    return codeReader(languageOf(text)).read(forGrammar(withinNesting(text)), path, parse);
  },
};
