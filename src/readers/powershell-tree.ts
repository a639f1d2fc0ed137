import type { SyntaxNode, WithTree } from '../core/syntax.ts';
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

const KEPT = [
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
];

/** Parses with `withTree` and hands on the compact tree. */
export function withCompactTree(withTree: WithTree): WithTree {
  return (text, use, whole) => withTree(forGrammar(text), (root) => use(compact(root, text)), whole);
}

interface Tree {
  readonly source: string;
  /** In the order of the text, outer nodes first. */
  readonly nodes: CompactNode[];
}

function compact(root: SyntaxNode, source: string): SyntaxNode {
  const tree: Tree = { source, nodes: [] };
  const top = new CompactNode(tree, root.type, 0, source.length, null);
  const open = [top];
  let wrapper: SyntaxNode | undefined;
  for (const node of root.descendantsOfType(KEPT)) {
    if (!node) continue;
    const { type, startIndex, endIndex } = node;
    // A wrapper around one node has the span of that node, which comes next.
    if (wrapper && !(wrapper.startIndex === startIndex && wrapper.endIndex === endIndex)) {
      put(tree, open, wrapper);
    }
    wrapper = WRAPPERS.has(type) ? node : undefined;
    if (!wrapper) put(tree, open, node);
  }
  if (wrapper) put(tree, open, wrapper);
  return top;
}

/** Puts the next node into the innermost of the open ones that holds it. Comments may stand anywhere, and belong to none. */
function put(tree: Tree, open: CompactNode[], { type, startIndex, endIndex }: SyntaxNode): void {
  while (open.length > 1 && (open.at(-1)?.endIndex ?? 0) < Math.max(endIndex, startIndex + 1)) open.pop();
  const parent = open.at(-1) ?? null;
  const node = new CompactNode(tree, type, startIndex, endIndex, parent);
  open.push(node);
  if (type !== 'comment') parent?.namedChildren.push(node);
}

class CompactNode implements SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly parent: CompactNode | null;
  readonly namedChildren: CompactNode[] = [];
  readonly #tree: Tree;

  constructor(tree: Tree, type: string, startIndex: number, endIndex: number, parent: CompactNode | null) {
    this.id = tree.nodes.length;
    this.type = type;
    this.startIndex = startIndex;
    this.endIndex = endIndex;
    this.parent = parent;
    this.#tree = tree;
    tree.nodes.push(this);
  }

  get text(): string {
    return this.#tree.source.slice(this.startIndex, this.endIndex);
  }

  childForFieldName(): null {
    return null;
  }

  childrenForFieldName(): readonly [] {
    return [];
  }

  descendantsOfType(types: readonly string[]): readonly SyntaxNode[] {
    const wanted = new Set(types);
    return this.#tree.nodes.filter(
      ({ type, startIndex, endIndex }) =>
        wanted.has(type) && startIndex >= this.startIndex && endIndex <= this.endIndex,
    );
  }
}
