import type { Argument, Call, CommandLayout, Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { syntax } from './powershell-strings.ts';

/**
 * `Verb-Noun -Parameter value`. What is piped into a command is its argument `InputObject`. `New-Object Type -ArgumentList a, b`
 * is a call of the type.
 */
export const command: Make = (node, build) => {
  const span = spanOf(node);
  const callee = commandName(node, build);
  if (callee === undefined) return { kind: 'unknown', span };
  const args = [...argumentsOf(elementsOf(node), build), ...inputOf(node, build)];
  const call: Call = { kind: 'call', callee, arguments: args, span };
  return /^new-object$/i.test(callee) ? constructed(call) : call;
};

/** The name of a command without folders and module: `Connect-MgGraph` of `Microsoft.Graph\Connect-MgGraph`. */
function commandName(node: SyntaxNode, build: Build): string | undefined {
  let title = titleOf(node);
  // Behind `&` stands a path, or what gives one.
  while (title && /^(?:command_name_expr|path_command_name)$/.test(title.type) && named(title)[0]) {
    title = named(title)[0];
  }
  if (!title) return undefined;
  if (/^(?:path_)?command_name$/.test(title.type)) return lastName(title.text, /[\\/]/);
  const expression = resolved(build(title));
  return expression.kind === 'literal' ? lastName(expression.value, /[\\/]/) : undefined;
}

function titleOf(node: SyntaxNode): SyntaxNode | undefined {
  return named(node).find(isTitle);
}

function isTitle({ type }: SyntaxNode): boolean {
  return type !== 'command_invokation_operator';
}

/** What follows the name of a command. */
export function elementsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children = named(node);
  const title = children.findIndex(isTitle);
  return title < 0 ? [] : children.slice(title + 1).filter(({ type }) => type !== 'redirection');
}

/** The last part of a name that is not empty. */
export function lastName(text: string, separator: RegExp): string {
  return text.split(separator).findLast((part) => part !== '') ?? text;
}

function inputOf(node: SyntaxNode, build: Build): readonly Argument[] {
  if (node.parent?.type !== 'pipeline_chain') return [];
  const siblings = named(node.parent);
  const index = siblings.findIndex(({ id }) => id === node.id);
  // Operands that stand side by side are no command: what they give is not known.
  const isPipe = siblings.slice(1, index).every(({ type }) => type === 'command');
  const before = siblings[index - 1];
  return before && isPipe ? [{ name: 'InputObject', value: build(before) }] : [];
}

/** A parameter takes the next word, or list of words, unless that is a parameter too; else it is `true`. */
function argumentsOf(elements: readonly SyntaxNode[], build: Build): readonly Argument[] {
  const groups = listsOf(elements);
  const found: Argument[] = [];
  for (let index = 0; index < groups.length; index++) {
    const [here, next] = [groups[index] ?? [], groups[index + 1]];
    const first = here[0];
    if (first?.type !== 'command_parameter') {
      found.push(...positionalOf(here, build));
      continue;
    }
    const name = first.text.replace(/^-+|:$/g, '');
    if (next && next[0]?.type !== 'command_parameter') {
      found.push({ name, value: listOf(next, build), nameSpan: optionSpan(first) });
      index++;
    } else found.push({ name, nameSpan: spanOf(first), value: switchedOn(first) });
  }
  return found;
}

/** With the equals sign of `--name=value`, which the grammar is not given. */
function optionSpan(option: SyntaxNode): Span {
  const { start, end } = spanOf(option);
  const { text = '', startIndex = 0 } = option.parent ?? {};
  return { start, end: text[end - startIndex] === '=' ? end + 1 : end };
}

/** Words with commas between them belong together. */
function listsOf(elements: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [];
  const source = elements[0]?.parent;
  elements.forEach((element, index) => {
    const from = (elements[index - 1]?.endIndex ?? element.startIndex) - (source?.startIndex ?? 0);
    const between = source?.text.slice(from, element.startIndex - source.startIndex).trim();
    if (between === ',') groups.at(-1)?.push(element);
    else groups.push([element]);
  });
  return groups;
}

function listOf(nodes: readonly SyntaxNode[], build: Build): Expression {
  const [first, ...others] = nodes;
  const last = others.at(-1);
  if (!first || !last) return build(first ?? null);
  return { kind: 'list', items: nodes.map(build), span: { start: first.startIndex, end: last.endIndex } };
}

/** `Type($a, $b)` gives several; `@table` gives the hash table that it splats. */
function positionalOf(nodes: readonly SyntaxNode[], build: Build): readonly Argument[] {
  const value = listOf(nodes, build);
  const [node] = nodes;
  if (node?.type === 'argument_list') return named(node).map((each) => ({ value: build(each) }));
  return [{ value: node?.type === 'variable' && node.text.startsWith('@') ? resolved(value) : value }];
}

function switchedOn(node: SyntaxNode): Expression {
  const span = spanOf(node);
  const place = { span, literal: span, entry: span, syntax };
  return { kind: 'literal', type: 'other', value: 'true', span, place };
}

function constructed(call: Call): Call {
  const names = new Set(['typename', 'argumentlist', 'args', 'property', undefined]);
  const args = call.arguments.filter(({ name }) => names.has(name?.toLowerCase()));
  const type = args.find(({ name }) => /^typename$/i.test(name ?? '')) ?? args.find(({ name }) => !name);
  if (type?.value.kind !== 'literal') return call;
  const given = args.filter((each) => each !== type).map(({ value }) => value);
  return {
    ...call,
    callee: lastName(type.value.value, /\./),
    arguments: given
      .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
      .map((value) => ({ value })),
  };
}

/** `Import-Module name` */
export function modulesOf(node: SyntaxNode): readonly string[] {
  if (titleOf(node)?.text.toLowerCase() !== 'import-module') return [];
  const word = elementsOf(node).find(({ type }) => type !== 'command_parameter');
  return word ? [word.text.replace(/^["']|["']$/g, '')] : [];
}

/** `RequiredModules = @('A', @{ ModuleName = 'B'; ModuleVersion = '1.0' })` of a module manifest. */
export function manifestModules(node: SyntaxNode): readonly string[] {
  const [key] = named(node);
  if (key?.text.toLowerCase() !== 'requiredmodules') return [];
  const value = node.text.slice(key.endIndex - node.startIndex);
  const names = value.matchAll(/@\{[^{}]*?\bModuleName\s*=\s*["']([^"'{}]*)["'][^{}]*\}?|["']([^"']*)["']/gi);
  return [...names].map(([, specified, listed]) => specified ?? listed ?? '').filter((name) => name !== '');
}

/** How a command is written; undefined for other calls. */
export function layoutOf(node: SyntaxNode): CommandLayout | undefined {
  const title = node.type === 'command' ? titleOf(node) : undefined;
  if (!title) return undefined;
  const { at, open, close } = commentPlace(node);
  const span = { start: at, end: at };
  return { name: spanOf(title), comment: (text) => ({ span, newText: `${open}${text}${close}` }) };
}

/** A line above, but not within a text, nor where a backtick joins the lines: there a comment stands beside. */
function commentPlace(node: SyntaxNode): {
  readonly at: number;
  readonly open: string;
  readonly close: string;
} {
  const source = rootOf(node).text;
  const lineStart = source.lastIndexOf('\n', node.startIndex - 1) + 1;
  const before = source.slice(lineStart, node.startIndex);
  const isJoined = /`\r?\n$/.test(source.slice(Math.max(0, lineStart - 3), lineStart));
  if (isJoined || /["'#\uFEFF]/.test(before) || isInText(node)) {
    return { at: node.startIndex, open: '<# ', close: ' #> ' };
  }
  return { at: lineStart, open: `${/^[ \t]*/.exec(before)?.[0] ?? ''}# `, close: '\n' };
}

function isInText(node: SyntaxNode): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (/^expandable_(?:here_)?string_literal$/.test(at.type)) return true;
  }
  return false;
}

export function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}
