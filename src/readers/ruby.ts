import type { Call } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { type Assigned, type CodeLanguage, codeReader } from './code.ts';
import { binary, concatenation, constant, inner, name, named } from './code-nodes.ts';
import { nodesOf } from './nodes-by-type.ts';
import { array, call, element, hash, partsOf, scoped } from './ruby-expressions.ts';
import { fragment, heredocs, string, symbol, syntax, words } from './ruby-strings.ts';

const literal = constant(syntax);

/** `a = 1`; `a, b = 1, 2` where the sides match. */
const assigned = (node: SyntaxNode): readonly Assigned[] => {
  const target = node.childForFieldName('left');
  const value = node.childForFieldName('right');
  return target?.type === 'left_assignment_list' ? pairsOf(target, value) : [{ target, value }];
};

function pairsOf(left: SyntaxNode, right: SyntaxNode | null): readonly Assigned[] {
  const targets = named(left);
  const values = right?.type === 'right_assignment_list' ? named(right) : [];
  const isPlain = [...targets, ...values].every(({ type }) => !/splat|rest|destructured/.test(type));
  if (!isPlain || targets.length !== values.length) return [];
  return targets.map((target, index) => ({ target, value: values[index] ?? null }));
}

/** The names on the left where nothing says which value each of them gets. */
const unpaired = (left: SyntaxNode): readonly SyntaxNode[] => {
  const right = left.parent?.childForFieldName('right') ?? null;
  return pairsOf(left, right).length > 0 ? [] : parameterNames(left);
};

/** `||=` gives a value; `+=` and its like change one. */
const changed = (node: SyntaxNode): readonly Assigned[] => {
  const isDefault = node.childForFieldName('operator')?.text === '||=';
  return [
    { target: node.childForFieldName('left'), value: isDefault ? node.childForFieldName('right') : null },
  ];
};

/** The names among parameters: `a`, `b = 1`, `c:`, `*d`, `(e, f)`. */
const parameterNames = (node: SyntaxNode) =>
  named(node).flatMap((each) => {
    const declared = each.childForFieldName('name');
    if (declared) return [declared];
    return /^(?:identifier|constant|(?:instance|class|global)_variable)$/.test(each.type)
      ? [each]
      : nodesOf(each, ['identifier']);
  });

const REQUIRING = new Set(['require', 'require_relative', 'load', 'gem']);

const required = (node: SyntaxNode): readonly string[] => {
  const method = node.childForFieldName('method')?.text ?? '';
  if (!REQUIRING.has(method) || node.childForFieldName('receiver')) return [];
  const [module] = named(node.childForFieldName('arguments') ?? node);
  return module?.type === 'string' ? named(module).map(({ text }) => text) : [];
};

/** `provider :github, client_id: …`: a symbol at the front names the section. */
const section = ({ callee, arguments: [first] }: Call): readonly string[] => {
  const isSymbol =
    first?.value.kind === 'literal' &&
    first.name === undefined &&
    first.value.place.span.start > first.value.span.start &&
    first.value.place.span.end === first.value.span.end;
  return isSymbol && first.value.kind === 'literal' ? [callee, first.value.value] : [callee];
};

const language: CodeLanguage = {
  id: 'ruby',
  languages: ['ruby'],
  lineComment: ['# ', ''],
  fileNames: /^(?:.*\.(?:rb|rake|gemspec|ru)|Gemfile|Rakefile)$/i,
  grammar: 'tree-sitter-ruby',
  comments: ['comment'],
  expressions: {
    identifier: name,
    constant: name,
    instance_variable: name,
    class_variable: name,
    global_variable: name,
    self: name,
    hash_key_symbol: name,
    scope_resolution: scoped,
    element_reference: element,
    string,
    delimited_symbol: string,
    string_content: fragment,
    heredoc_content: fragment,
    escape_sequence: fragment,
    interpolation: inner(),
    simple_symbol: symbol,
    chained_string: concatenation,
    binary: binary('+', ['||', 'or']),
    integer: literal,
    float: literal,
    true: literal,
    false: literal,
    nil: literal,
    call,
    hash,
    array,
    string_array: words,
    symbol_array: words,
    parenthesized_statements: (node, build) => {
      const [only = null, second] = partsOf(node);
      return build(second ? null : only);
    },
    assignment: inner('right'),
  },
  calls: ['call'],
  assignments: { assignment: assigned, operator_assignment: changed },
  parameters: {
    method_parameters: parameterNames,
    block_parameters: parameterNames,
    lambda_parameters: parameterNames,
    left_assignment_list: unpaired,
    for: (node) => nodesOf(node.childForFieldName('pattern') ?? node, ['identifier']),
    exception_variable: parameterNames,
  },
  imports: { call: required },
  objects: ['hash'],
  section,
  defaults: [{ callees: ['fetch'], at: 1 }],
  syntax,
};

export const ruby: Reader = {
  ...codeReader(language),
  read: (text, path, withTree) => {
    const expressions = { ...language.expressions, heredoc_beginning: heredocs(text) };
    return codeReader({ ...language, expressions }).read(text, path, withTree);
  },
};
