import type { Section, SyntaxNode, WithTree } from '../core/syntax.ts';
import { CompactNode, CompactSection, type CompactTree } from './powershell-nodes.ts';
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

/** A compact tree with its root. */
interface Compact {
  readonly root: CompactNode;
  readonly tree: CompactTree;
}

function compact(root: SyntaxNode, text: string): CompactNode {
  const { root: top, tree } = treeOf(root);
  const before = new Set(tree.sections);
  const sections = root.sections?.().map((section) => keptSectionOf(section, tree, before)) ?? [
    sectionOf(root, tree),
  ];
  tree.text = text;
  const now = new Set(sections);
  // Nodes may have gone from one into another.
  for (const section of before) if (!now.has(section)) section.hangUnder(null);
  for (const section of now) if (!before.has(section)) section.hangUnder(top);
  tree.sections = sections;
  return top;
}

/** One tree for a document that is edited. */
function treeOf({ id, type, document }: SyntaxNode): Compact {
  // Nobody else keeps something by this name.
  const known = document?.kept.get('compact tree') as Compact | undefined;
  if (known) return known;
  const tree: CompactTree = { text: '', sections: [], document };
  // Blanks before and behind are part of the root.
  const location = {
    startIndex: 0,
    get endIndex() {
      return tree.text.length;
    },
  };
  const made = { root: new CompactNode(tree, { id, type }, location), tree };
  document?.kept.set('compact tree', made);
  return made;
}

/** That of the tree before: since an earlier one its nodes may have stood in others. */
function keptSectionOf(
  section: Section,
  tree: CompactTree,
  before: ReadonlySet<CompactSection>,
): CompactSection {
  // With the sections of the grammar's tree nothing else is kept.
  const known = section.kept as CompactSection | undefined;
  const made = known && before.has(known) ? known : sectionOf(section, tree);
  section.kept = made;
  return made;
}

/** Puts the nodes of a section, which come in the order of the text, into those that hold them. */
function sectionOf(section: Section, tree: CompactTree): CompactSection {
  const nodes: CompactNode[] = [];
  const open: CompactNode[] = [];
  let wrapper: SyntaxNode | undefined;

  const put = (each: SyntaxNode) => {
    const node = compactNode(each, tree);
    nodes.push(node);
    const reach = Math.max(node.endIndex, node.startIndex + 1);
    while (open.length > 0 && (open.at(-1)?.endIndex ?? 0) < reach) open.pop();
    const parent = open.at(-1) ?? null;
    node.above = parent;
    node.namedChildren = [];
    // Comments may stand anywhere, and belong to none.
    if (node.type !== 'comment') parent?.namedChildren.push(node);
    open.push(node);
  };
  /** A wrapper around one node has the span of that node, which comes next. */
  const endWrapper = (next?: SyntaxNode) => {
    const isAround = wrapper?.startIndex === next?.startIndex && wrapper?.endIndex === next?.endIndex;
    if (wrapper && !isAround) put(wrapper);
    wrapper = undefined;
  };

  for (const node of section.descendantsOfType([...KEPT])) {
    if (!node) continue;
    endWrapper(node);
    if (WRAPPERS.has(node.type)) wrapper = node;
    else put(node);
  }
  endWrapper();
  return new CompactSection(section, nodes);
}

/** While all within a node of the grammar stays the same, its compact node does. */
function compactNode(node: SyntaxNode, tree: CompactTree): CompactNode {
  if (!tree.document)
    return new CompactNode(tree, node, { startIndex: node.startIndex, endIndex: node.endIndex });
  // With the nodes of the grammar's tree nothing else is kept.
  const known = node.kept as CompactNode | undefined;
  const made = known ?? new CompactNode(tree, node, node);
  node.kept = made;
  return made;
}
