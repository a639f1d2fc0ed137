import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader, Span } from '../core/types.ts';
import { type Assigned, type Build, codeReader, spanOf } from './code.ts';
import { constant, type Make, named } from './code-nodes.ts';
import { withLines } from './entries.ts';
import { command, lastName, modulesOf } from './powershell-commands.ts';
import { usedModules } from './powershell-source.ts';
import {
  bareWord,
  expandable,
  syntax,
  variableOf,
  verbatim,
  withoutBackticks,
} from './powershell-strings.ts';
import { withCompactTree } from './powershell-tree.ts';

/** `[System.Convert]` is called `Convert`. */
function typeName(node: SyntaxNode): string {
  return lastName(node.text.replace(/^\[\s*|\s*\]$/g, ''), /\./);
}

/** What a member belongs to; a type is a name without a value, whatever variables are called. */
function ownerOf(node: SyntaxNode | undefined, build: Build): Expression {
  if (node?.type !== 'type_literal') return build(node ?? null);
  return { kind: 'name', name: typeName(node), span: spanOf(node) };
}

/** `object.name`, `[Type]::name`, `object['name']`; with another index it is unknown. */
const member: Make = (node, build) => {
  const [owner, key, third] = named(node);
  const span = spanOf(node);
  if (third) return { kind: 'unknown', span };
  const index = key?.type === 'simple_name' ? undefined : build(key ?? null);
  const name = index === undefined ? key?.text : index.kind === 'literal' ? index.value : undefined;
  return name === undefined
    ? { kind: 'unknown', span }
    : { kind: 'member', object: ownerOf(owner, build), name, span };
};

/** `object.name(…)`, `[Type]::name(…)`; `[Type]::new(…)` is a call of the type. */
const invocation: Make = (node, build) => {
  const [owner, key, list] = named(node);
  const span = spanOf(node);
  if (key?.type !== 'simple_name') return { kind: 'unknown', span };
  const args = (list ? named(list) : []).map((each) => ({ value: build(each) }));
  if (owner?.type === 'type_literal' && key.text.toLowerCase() === 'new') {
    return { kind: 'call', callee: typeName(owner), arguments: args, span };
  }
  return { kind: 'call', callee: key.text, receiver: ownerOf(owner, build), arguments: args, span };
};

/** `@{ name = value; 'name' = value }`, with the type it is cast to. */
const hashTable: Make = (node, build) => {
  const source = node.text;
  const type = castOf(node);
  const entries = named(node).flatMap((entry) => {
    const [key, value] = named(entry);
    if (entry.type !== 'hash_entry' || !key || !value) return [];
    const text = key.type === 'simple_name' ? undefined : build(key);
    const name = text?.kind === 'literal' ? text.value : key.text;
    return [{ name, value: build(value), span: withSeparator(source, node.startIndex, spanOf(entry)) }];
  });
  return { kind: 'object', ...(type !== undefined && { type }), entries, span: spanOf(node) };
};

function castOf(node: SyntaxNode): string | undefined {
  const outer = node.parent?.type.endsWith('_expression') ? node.parent : undefined;
  const [type, operand] = outer?.type === 'cast_expression' ? named(outer) : [];
  return type?.type === 'type_literal' && operand?.id === node.id ? typeName(type) : undefined;
}

/** The entry with the semicolon behind it, where there is one, and the blanks up to the next. */
function withSeparator(source: string, offset: number, { start, end }: Span): Span {
  const separator = /[ \t]*;?[ \t]*/y;
  separator.lastIndex = end - offset;
  separator.test(source);
  return { start, end: offset + separator.lastIndex };
}

/** `a, b` and `@(a, b)`. */
const list: Make = (node, build) => {
  const items = named(node).map(build);
  const [only, second] = items;
  const isNested = node.type === 'array_expression' && only?.kind === 'list' && !second;
  return isNested ? { ...only, span: spanOf(node) } : { kind: 'list', items, span: spanOf(node) };
};

const sum: Make = (node, build) => {
  const [left, right, third] = named(node);
  const span = spanOf(node);
  if (!left || !right || third) return { kind: 'unknown', span };
  const sign = node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex);
  if (sign.replace(/`\r?\n/g, '').trim() !== '+') return { kind: 'unknown', span };
  const first = build(left);
  return {
    kind: 'concatenation',
    parts: [...(first.kind === 'concatenation' ? first.parts : [first]), build(right)],
    span,
  };
};

/** The only node inside; several are statements, and what they give is not known. */
const only: Make = (node, build) => {
  const [first, second] = named(node);
  return first && !second ? build(first) : { kind: 'unknown', span: spanOf(node) };
};

/** `target = value`; other operators leave the target without a single value. */
function assignment(node: SyntaxNode): readonly Assigned[] {
  const [target, operator, value, second] = named(node);
  const variable = target?.type === 'cast_expression' ? named(target).at(-1) : target;
  if (!variable || operator?.type !== 'assignement_operator') return [];
  const entry = withLines(rootOf(node).text, spanOf(node));
  return [{ target: variable, value: operator.text === '=' && value && !second ? value : null, entry }];
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

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
  fileNames: /\.ps(?:m|d)?1$/i,
  grammar: 'tree-sitter-powershell',
  comments: ['comment'],
  expressions: {
    variable: (node) => variableOf(node.text, spanOf(node)),
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
    additive_expression: sum,
    additive_argument_expression: sum,
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
      return variable ? [{ target: variable, value: value ?? null }] : [];
    },
  },
  parameters: {
    script_parameter: (node) => {
      const { variable, value } = declared(node);
      return variable && !value ? [variable] : [];
    },
    foreach_statement: (node) => named(node).slice(0, 1),
  },
  imports: { command: modulesOf },
  objects: ['hash_literal_expression'],
  nameKey: (name) => name.toLowerCase(),
  syntax,
});

export const powershell: Reader = {
  ...reader,
  read: (text, path, withTree) => {
    const { code, ...reading } = reader.read(text, path, withTree && withCompactTree(withTree));
    const modules = [...usedModules(text), ...(code?.modules ?? [])];
    return { ...reading, ...(code && { code: { ...code, modules } }) };
  },
};
