import type { SyntaxNode, WithTree } from '../core/syntax.ts';
import { CompactNode, type Source } from './powershell-nodes.ts';
import { forGrammar } from './powershell-source.ts';

/**
 * The grammar wraps each value in a dozen nodes, one for every level of precedence. Read here are only the nodes
 * that say something, in one crossing into WebAssembly: those below, and wrappers that hold more than one node.
 * Where an operator is left out its operands stand side by side. The nodes know no fields; their named children
 * have a fixed order.
 */
const WRAPPERS = new Set([
  'additive_argument_expression',
  'additive_expression',
  'argument_expression',
  'array_literal_expression',
  'comparison_expression',
  'expression_with_unary_operator',
  'multiplicative_expression',
  'pipeline_chain',
]);

const KEPT = new Set([
  ...WRAPPERS,
  ...[
    'argument_list',
    'array_expression',
    'assignement_operator',
    'assignment_expression',
    'attribute_list',
    'cast_expression',
    'class_property_definition',
    'command',
    'command_invokation_operator',
    'command_name',
    'command_name_expr',
    'command_parameter',
    'comment',
    'decimal_integer_literal',
    'element_access',
    'expandable_here_string_literal',
    'expandable_string_literal',
    'foreach_statement',
    'generic_token',
    'hash_entry',
    'hash_literal_expression',
    'hexadecimal_integer_literal',
    'if_statement',
    'invokation_expression',
    'member_access',
    'parenthesized_expression',
    'path_command_name',
    'post_increment_expression',
    'pre_increment_expression',
    'real_literal',
    'redirection',
    'script_block_expression',
    'script_parameter',
    'script_parameter_default',
    'simple_name',
    'statement_block',
    'sub_expression',
    'switch_statement',
    'type_literal',
    'variable',
    'verbatim_here_string_characters',
    'verbatim_string_characters',
  ],
]);

/** Parses with `withTree` and hands on the compact tree. */
export function withCompactTree(withTree: WithTree): WithTree {
  return (text, use, whole) => withTree(forGrammar(text), (root) => use(compact(root, text)), whole);
}

/** A part of the tree that was made compact by itself. */
interface Part {
  readonly source: Source;
  readonly nodes: readonly CompactNode[];
  /** Those that are in none of the others. */
  readonly tops: readonly CompactNode[];
  /** The first node of the grammar that is not passed over. */
  readonly first: SyntaxNode;
}

/** One of so many statements is likely to be in the next tree too. */
const MANY = 16;

function compact(root: SyntaxNode, text: string): SyntaxNode {
  const source: Source = { text, document: root.document };
  const { id, type } = root;
  const nodes: CompactNode[] = [];
  // Blanks before and behind are part of the root.
  const top = new CompactNode(source, { id, type, startIndex: 0, endIndex: text.length }, nodes);
  const building = buildingIn(source, nodes, top);
  walk(root, (node) => {
    const isOneOfMany = (node.parent?.namedChildren.length ?? 0) > MANY;
    const part = isOneOfMany ? node.remembered?.(partOf) : undefined;
    if (!part) {
      building.take(node);
      return true;
    }
    part.source.text = text;
    building.takePart(part);
    return false;
  });
  building.end();
  return top;
}

/** Nothing where what comes behind might have a say in it. */
function partOf(root: SyntaxNode): Part | undefined {
  const source: Source = { text: '', document: root.document };
  const building = buildingIn(source, []);
  let first: SyntaxNode | undefined;
  let isClear = true;
  walk(root, (node) => {
    if (KEPT.has(node.type)) first ??= node;
    if (node.startIndex === node.endIndex) isClear = false;
    building.take(node);
    return true;
  });
  const { nodes, tops } = building;
  return first && isClear && !building.isOpen() ? { source, nodes, tops, first } : undefined;
}

/** Visits the nodes in the order of the text, outer ones first; `visit` says whether to look inside. */
function walk(root: SyntaxNode, visit: (node: SyntaxNode) => boolean): void {
  // In one crossing into WebAssembly.
  if (!root.remembered) for (const node of root.descendantsOfType([...KEPT])) if (node) visit(node);
  if (!root.remembered) return;
  const left: (SyntaxNode | null)[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node && visit(node)) for (const child of node.namedChildren.toReversed()) left.push(child);
  }
}

/** Puts the nodes that come one by one into those that hold them. */
function buildingIn(source: Source, nodes: CompactNode[], root?: CompactNode) {
  if (root) nodes.push(root);
  const tops: CompactNode[] = [];
  const open: CompactNode[] = root ? [root] : [];
  let wrapper: SyntaxNode | undefined;

  /** Comments may stand anywhere, and belong to none. */
  const putInto = (node: CompactNode) => {
    const reach = Math.max(node.endIndex, node.startIndex + 1);
    while (open.length > (root ? 1 : 0) && (open.at(-1)?.endIndex ?? 0) < reach) open.pop();
    const parent = open.at(-1) ?? null;
    node.above = parent;
    if (!parent) tops.push(node);
    else if (node.type !== 'comment') parent.namedChildren.push(node);
  };
  const put = (each: SyntaxNode) => {
    const node = new CompactNode(source, each);
    nodes.push(node);
    putInto(node);
    open.push(node);
  };
  /** A wrapper around one node has the span of that node, which comes next. */
  const endWrapper = (next?: SyntaxNode) => {
    const isAround = wrapper?.startIndex === next?.startIndex && wrapper?.endIndex === next?.endIndex;
    if (wrapper && !isAround) put(wrapper);
    wrapper = undefined;
  };

  return {
    nodes,
    tops,
    isOpen: () => wrapper !== undefined,
    end: () => endWrapper(),
    take: (node: SyntaxNode) => {
      if (!KEPT.has(node.type)) return;
      endWrapper(node);
      if (WRAPPERS.has(node.type)) wrapper = node;
      else put(node);
    },
    takePart: (part: Part) => {
      endWrapper(part.first);
      for (const node of part.nodes) nodes.push(node);
      for (const node of part.tops) putInto(node);
    },
  };
}
