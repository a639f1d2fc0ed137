import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { codeReader } from './code.ts';
import {
  binary,
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
} from './code-nodes.ts';
import { importOs } from './environment-imports.ts';
import { references, string, syntax } from './python-strings.ts';
import { withEdits } from './references.ts';

/** `name = value` in the body of a class. */
function isClassVariable({ type, parent }: SyntaxNode): boolean {
  return type === 'assignment' && parent?.parent?.parent?.type === 'class_definition';
}

export const python: Reader = codeReader({
  id: 'python',
  languages: ['python'],
  lineComment: ['# ', ''],
  fileNames: /\.pyw?$/i,
  grammar: 'tree-sitter-python',
  isLocal: true,
  comments: ['comment'],
  expressions: {
    identifier: name,
    attribute: member('object', 'attribute'),
    subscript: indexed('value', 'subscript'),
    string,
    interpolation: inner('expression'),
    concatenated_string: concatenation,
    binary_operator: binary('+'),
    boolean_operator: binary('', ['or']),
    integer: constant(syntax),
    float: constant(syntax),
    true: constant(syntax),
    false: constant(syntax),
    none: constant(syntax),
    call: call('function', 'arguments', namedArgument('keyword_argument', 'name', 'value')),
    dictionary: object('pair', 'key', 'value', 'dictionary_splat'),
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
  leavesUnnamed: (node, name) =>
    node.type === 'import_from_statement' ||
    named(node).some(
      (each) => each.type === 'aliased_import' && each.childForFieldName('name')?.text === name,
    ),
  defaults: [
    { callees: ['get'], of: ['environ'], at: 1 },
    { callees: ['get', 'getenv'], at: 'default' },
    // configparser; decouple and environ
    { callees: ['get'], at: 'fallback' },
    { callees: ['config', 'env', 'str'], at: 'default' },
  ],
  fields: { of: ['self', 'cls'], isField: isClassVariable },
  syntax,
  references: (file) => withEdits(references, importOs(file)),
});
