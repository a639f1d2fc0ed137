import type { SyntaxNode } from '../core/syntax.ts';
import type { Reader } from '../core/types.ts';
import { withLines, withSeparator } from './entries.ts';
import { withEscapes, withoutEscapes } from './escapes.ts';
import { constant, items, named, sourceOf, spanOf, treeReader, type Walk, wrapped } from './grammar-tree.ts';
import { piecesOfHcl } from './hcl-pieces.ts';
import { hclReferences } from './hcl-references.ts';
import { computed, type Entry, merged, type Node, namedValue, nested, scalar } from './tree.ts';

/** HCL: Terraform, OpenTofu, Terragrunt, Packer. */
export const hcl: Reader = treeReader({
  id: 'hcl',
  languages: ['terraform', 'terraform-vars', 'hcl', 'opentofu', 'opentofu-vars'],
  lineComment: ['# ', ''],
  fileNames: /\.(?:tf|tfvars|hcl|tofu|tofuvars)$/i,
  grammar: 'tree-sitter-terraform',
  comments: ['comment'],
  syntax: { encode },
  references: hclReferences,
  pieces: piecesOfHcl,
  values: {
    expression,
    collection_value: wrapped,
    tuple: (node, walk) => items(node, walk, (child) => child.type === 'expression'),
    object: (node, walk) => ({ kind: 'map', entries: named(node).flatMap((child) => element(child, walk)) }),
    literal_value: (node, walk) =>
      walk.text[node.startIndex] === '"' ? quoted(node, walk) : constant(node, walk),
    template_expr: heredoc,
    function_call: (node, walk) => {
      const [, list] = named(node);
      return merged(list ? named(list).map((each) => walk.value(each)) : []) ?? computed(spanOf(node), walk);
    },
    body: (node, walk) => ({ kind: 'map', entries: entriesOf(node, walk) }),
  },
  entries: (root, walk) => named(root).flatMap((body) => entriesOf(body, walk)),
});

function encode(value: string): string {
  return withEscapes(value).replace(/((?<!\$)\$+|(?<!%)%+)\{/g, (_, marks: string) => {
    const mark = marks.startsWith('$') ? '$' : '%';
    // Two marks are one that is escaped, so further ones before them have to be spelled otherwise.
    const before = `\\u00${mark.charCodeAt(0).toString(16)}`.repeat(marks.length - 1);
    return `${before}${mark}${mark}{`;
  });
}

/** Attributes and blocks of a body. */
function entriesOf(body: SyntaxNode, walk: Walk): readonly Entry[] {
  return named(body).flatMap((child): readonly Entry[] => {
    const [name, ...rest] = named(child);
    if (child.type === 'block' && name) return blockOf(sourceOf(name, walk), rest, walk);
    if (child.type !== 'attribute' || !name) return [];
    const entry = withLines(walk.text, spanOf(child));
    return [{ name: sourceOf(name, walk), node: walk.within({ entry }).value(rest[0]) }];
  });
}

/** What a variable or an output is, is said by one attribute; it is the setting of the block's label. */
const SAID_BY: Readonly<Record<string, string>> = { variable: 'default', output: 'value' };

function blockOf(type: string, children: readonly SyntaxNode[], walk: Walk): readonly Entry[] {
  const labels = children.filter((child) => child.type === 'string_lit' || child.type === 'identifier');
  const path = [type, ...labels.map((label) => unquoted(sourceOf(label, walk)))];
  const body = children.find((child) => child.type === 'body');
  const block: Node = body ? walk.value(body) : { kind: 'map', entries: [] };
  const saidBy = labels.length > 0 ? SAID_BY[type] : undefined;
  if (saidBy && block.kind === 'map') {
    return block.entries.filter(({ name }) => name === saidBy).map(({ node }) => nested(path, node));
  }
  const pair = block.kind === 'map' && namedValue(block);
  if (!pair) return [nested(path, block)];
  const others = block.entries.filter(({ node }) => node !== pair.node);
  return [nested(path, { kind: 'map', entries: [...others, pair] })];
}

/** A path into another block, or what the expression wraps. */
function expression(node: SyntaxNode, walk: Walk): Node {
  const [first] = named(node);
  return first?.type === 'variable_expr'
    ? computed(spanOf(node), walk, sourceOf(node, walk))
    : walk.value(first);
}

/** An entry of an object: `name = value` or `"name" : value`. */
function element(node: SyntaxNode, walk: Walk): readonly Entry[] {
  const [key, value] = node.type === 'object_elem' ? named(node) : [];
  if (!key) return [];
  const entry = withSeparator(walk.text, spanOf(node));
  return [{ name: unquoted(sourceOf(key, walk)), node: walk.within({ entry }).value(value) }];
}

function unquoted(source: string): string {
  return source.startsWith('"')
    ? withoutEscapes(source.slice(1, source.endsWith('"') ? -1 : undefined))
    : source;
}

function quoted(node: SyntaxNode, walk: Walk): Node {
  const source = sourceOf(node, walk);
  // No such text has a line break: its quote is missing, and the next one is taken for it.
  if (source.includes('\n')) return computed(spanOf(node), walk);
  const isClosed = source.length > 1 && source.endsWith('"');
  const content = withoutTemplateEscapes(source.slice(1, isClosed ? -1 : undefined));
  return scalar(withoutEscapes(content), spanOf(node), [1, isClosed ? 1 : 0], walk);
}

/** `$${` means `${`, and `%%{` means `%{`. */
function withoutTemplateEscapes(content: string): string {
  return content.replace(/\$\$\{|%%\{/g, (mark) => mark.slice(1));
}

/** `<<EOT` and `<<-EOT` without anything to fill in; whatever else is a template is computed. */
function heredoc(node: SyntaxNode, walk: Walk): Node {
  const text = sourceOf(node, walk);
  const start = /^<<(-?)([^\s]+)[ \t]*\r?\n/.exec(text);
  const end = /\r?\n[ \t]*[^\s]+$/.exec(text);
  const isPlain = !/(?<!\$)\$\{|(?<!%)%\{/.test(text);
  if (!start || !end || !isPlain || end.index < start[0].length) return computed(spanOf(node), walk);
  const content = text.slice(start[0].length, end.index);
  const value = `${withoutTemplateEscapes(start[1] ? dedented(content) : content)}\n`;
  return scalar(value, spanOf(node), [start[0].length, text.length - end.index], walk);
}

/** Takes the indentation away that all lines have in common. */
function dedented(content: string): string {
  const lines = content.split('\n');
  const indents = lines.flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  const least = indents.reduce((a, b) => Math.min(a, b), content.length);
  return lines.map((line) => line.slice(least)).join('\n');
}
