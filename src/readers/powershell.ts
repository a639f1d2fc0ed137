import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { type Assigned, codeReader, spanOf } from './code.ts';
import { constant, type Make, named } from './code-nodes.ts';
import { withLines } from './entries.ts';
import { command, layoutOf, manifestModules, modulesOf, rootOf } from './powershell-commands.ts';
import { binary, comparison, hashTable, invocation, list, member, only } from './powershell-expressions.ts';
import { requiredModules, usedModules } from './powershell-source.ts';
import {
  bareWord,
  expandable,
  syntax,
  variableOf,
  verbatim,
  withoutBackticks,
} from './powershell-strings.ts';
import { withCompactTree } from './powershell-tree.ts';

/** `target = value`, `target ??= value`; other operators leave the target without a single value. */
function assignment(node: SyntaxNode): readonly Assigned[] {
  const [target, operator, value, second] = named(node);
  const variable = target?.type === 'cast_expression' ? named(target).at(-1) : target;
  if (!variable || operator?.type !== 'assignement_operator') return [];
  const entry = withLines(rootOf(node).text, spanOf(node));
  // Of `??=` the grammar is given the end as an operator.
  const isValue = /^\??=$/.test(operator.text);
  return [{ target: variable, value: isValue && value && !second ? value : null, entry }];
}

/**
 * A path that begins with a variable, and what a chain of calls gives, the grammar is given as variables. At the start of a
 * line of a text a variable takes the end of the line before along.
 */
const variable: Make = (node, build) => {
  const text = node.text.trimStart();
  const { end } = spanOf(node);
  const span = { start: end - text.length, end };
  if (/^[$@](?:\{[^}]*\}|[\w:?^$]+)$/.test(text)) return variableOf(text, span);
  return /^\$(?:\{[^}]*\}|[\w:]+)[\\/]/.test(text) ? bareWord(node, build) : { kind: 'unknown', span };
};

/** The variable that a parameter or property declares, and its default. */
function declared(node: SyntaxNode): { readonly variable?: SyntaxNode; readonly value?: SyntaxNode } {
  const children = named(node);
  const index = children.findIndex(({ type }) => type === 'variable');
  const [variable, value] = index < 0 ? [] : children.slice(index);
  return { ...(variable && { variable }), ...(value && { value }) };
}

/** PowerShell scripts, modules and data files. */
const reader = codeReader({
  id: 'powershell',
  languages: ['powershell'],
  lineComment: ['# ', ''],
  fileNames: /\.ps(?:m|d)?1$/i,
  grammar: 'tree-sitter-powershell',
  isLocal: true,
  isRewritten: true,
  comments: ['comment'],
  expressions: {
    variable,
    verbatim_string_characters: verbatim(),
    verbatim_here_string_characters: verbatim((content) => content),
    expandable_string_literal: expandable(),
    expandable_here_string_literal: expandable(withoutBackticks),
    generic_token: bareWord,
    decimal_integer_literal: constant(syntax),
    hexadecimal_integer_literal: constant(syntax),
    real_literal: constant(syntax),
    hash_literal_expression: hashTable,
    array_literal_expression: list,
    array_expression: list,
    additive_expression: binary,
    additive_argument_expression: binary,
    multiplicative_expression: binary,
    comparison_expression: comparison,
    cast_expression: (node, build) => build(named(node).at(-1) ?? null),
    assignment_expression: (node, build) => build(named(node)[2] ?? null),
    ...{ parenthesized_expression: only, sub_expression: only, script_parameter_default: only },
    ...{ member_access: member, element_access: member },
    invokation_expression: invocation,
    command,
    pipeline_chain: (node, build) => {
      const last = named(node).at(-1);
      return last?.type === 'command' ? build(last) : { kind: 'unknown', span: spanOf(node) };
    },
  },
  calls: ['command', 'invokation_expression'],
  assignments: {
    assignment_expression: assignment,
    script_parameter_default: (node) => {
      const variable = node.parent && declared(node.parent).variable;
      return variable ? [{ target: variable, value: node }] : [];
    },
    class_property_definition: (node) => {
      const { variable, value } = declared(node);
      return variable && value ? [{ target: variable, value }] : [];
    },
  },
  parameters: {
    script_parameter: (node) => {
      const { variable, value } = declared(node);
      return variable && !value ? [variable] : [];
    },
    foreach_statement: (node) => named(node).slice(0, 1),
  },
  imports: { command: modulesOf, hash_entry: manifestModules },
  objects: ['hash_literal_expression'],
  callsAre: 'commands',
  layout: layoutOf,
  nameKey: (name) => name.toLowerCase(),
  fields: { of: ['this'], isField: ({ type }) => type === 'class_property_definition' },
  syntax,
  // Data files hold constants only.
  references: ({ path }) => (/\.psd1$/i.test(path) ? undefined : syntax.references),
});

export const powershell: Reader = {
  ...reader,
  read: (text, path, withTree, interest) => {
    const { code, ...reading } = reader.read(text, path, withTree && withCompactTree(withTree), interest);
    const modules = [...requiredModules(text), ...usedModules(text), ...(code?.modules ?? [])];
    return { ...reading, ...(code && { code: { ...code, modules } }) };
  },
};
