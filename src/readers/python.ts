import type { Reader, Syntax } from '../core/types.ts';
import { codeReader } from './code.ts';
import {
  call,
  concatenation,
  constant,
  indexed,
  inner,
  list,
  member,
  name,
  named,
  namedArgument,
  object,
  sum,
} from './code-nodes.ts';
import { doubleQuoted, fragment, text } from './code-text.ts';

const syntax: Syntax = {
  encode: (value) => doubleQuoted(value),
  reference: (variable) => `os.environ["${variable}"]`,
};

const literal = text(syntax);

export const python: Reader = codeReader({
  id: 'python',
  languages: ['python'],
  fileNames: /\.pyw?$/i,
  grammar: 'tree-sitter-python',
  comments: ['comment'],
  expressions: {
    identifier: name,
    attribute: member('object', 'attribute'),
    subscript: indexed('value', 'subscript'),
    string: (node, build) =>
      named(node).some(({ type }) => type === 'interpolation')
        ? concatenation(node, build)
        : literal(node, build),
    string_content: fragment(syntax),
    interpolation: inner('expression'),
    concatenated_string: concatenation,
    binary_operator: sum('+'),
    integer: constant(syntax),
    float: constant(syntax),
    true: constant(syntax),
    false: constant(syntax),
    none: constant(syntax),
    call: call('function', 'arguments', namedArgument('keyword_argument', 'name', 'value')),
    dictionary: object('pair', 'key', 'value'),
    list,
    tuple: list,
    parenthesized_expression: inner(),
    await: inner(),
  },
  calls: ['call'],
  assignments: {
    assignment: (node) => [
      { target: node.childForFieldName('left'), value: node.childForFieldName('right') },
    ],
  },
  parameters: {
    parameters: (node) => named(node).map((each) => each.childForFieldName('name') ?? named(each)[0] ?? each),
  },
  imports: {
    import_statement: (node) => named(node).map((each) => (each.childForFieldName('name') ?? each).text),
    import_from_statement: (node) => [node.childForFieldName('module_name')?.text ?? ''],
  },
  syntax,
});
