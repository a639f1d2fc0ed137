import type { SyntaxNode } from '../core/syntax.ts';
import { type Assigned, type CodeLanguage, spanOf } from './code.ts';
import { named } from './code-nodes.ts';
import { widening } from './pairs.ts';

/** What Scala assigns, declares and imports: the part of its table that makes no expressions. */
export const assignments: CodeLanguage['assignments'] = {
  val_definition: defined,
  var_definition: defined,
  function_definition: (node) => {
    const value = node.childForFieldName('body');
    const isValue = !node.childForFieldName('parameters') && value && !isBlock(value);
    return isValue ? [{ target: node.childForFieldName('name'), value }] : [];
  },
  assignment_expression: (node) => {
    // Among arguments it names one.
    if (node.parent?.type === 'arguments') return [];
    return [{ target: node.childForFieldName('left'), value: node.childForFieldName('right') }];
  },
  infix_expression: operated,
  class_parameter: (node) => {
    const value = node.childForFieldName('default_value');
    if (!value || !node.parent) return [];
    const entry = widening(node.parent)(spanOf(node));
    return [{ target: node.childForFieldName('name'), value, entry }];
  },
};

/** Variables whose value comes from elsewhere. */
export const parameters: CodeLanguage['parameters'] = {
  parameter: (node) => inField(node, 'name'),
  class_parameter: (node) => inField(node, 'name'),
  binding: (node) => inField(node, 'name'),
  lambda_expression: (node) => inField(node, 'parameters').filter(({ type }) => type === 'identifier'),
  enumerator: (node) => named(node).slice(0, 1).flatMap(variablesIn),
  case_clause: (node) => inField(node, 'pattern').flatMap(variablesIn),
  val_definition: taken,
  var_definition: taken,
};

/** The packages of what is imported: `a.b` of `import a.b.{C, D}`. */
export const imports: CodeLanguage['imports'] = {
  import_declaration: (node) =>
    node.text
      .replace(/^import\s+/, '')
      .replace(/\{[^}]*\}?/g, '')
      .split(',')
      .map(packageOf)
      .filter((name) => name !== ''),
};

/** Types begin with a capital letter, packages do not (Scala Style Guide, "Naming Conventions"). */
function packageOf(selector: string): string {
  const names = selector
    .trim()
    .replace(/\s.*/s, '')
    .split('.')
    .filter((name) => /^[\p{L}`]/u.test(name) && name !== 'given');
  const type = names.findIndex((name) => /^\p{Lu}/u.test(name));
  return (type > 0 ? names.slice(0, type) : names).join('.');
}

export function withoutComments(node: SyntaxNode): readonly SyntaxNode[] {
  return named(node).filter(({ type }) => !type.endsWith('comment'));
}

export function isBlock({ type }: SyntaxNode): boolean {
  return type === 'block' || type === 'indented_block';
}

/** Members of classes and objects, and what their bodies give them by their plain names. */
export function isField({ type, parent }: SyntaxNode): boolean {
  return (
    type === 'assignment_expression' || parent?.type === 'template_body' || parent?.type === 'class_parameter'
  );
}

/** `val a = "b"`, `val a, b = "c"`, `val (a, b) = ("c", "d")`. Without a value of its own it is assigned elsewhere. */
function defined(node: SyntaxNode): readonly Assigned[] {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  if (!pattern || !value || value.type === 'wildcard') return [];
  if (pattern.type === 'identifier') return [{ target: pattern, value }];
  if (pattern.type === 'identifiers') return withoutComments(pattern).map((target) => ({ target, value }));
  if (pattern.type !== 'tuple_pattern' || value.type !== 'tuple_expression') return [];
  const values = withoutComments(value);
  return withoutComments(pattern).map((target, index) => {
    const own = values[index] ?? null;
    return { target, value: own, entry: spanOf(own ?? target) };
  });
}

/** The names in a pattern that takes a value apart. */
function taken(node: SyntaxNode): readonly SyntaxNode[] {
  const pattern = node.childForFieldName('pattern');
  if (!pattern || /^identifiers?$/.test(pattern.type)) return [];
  const isTuple = node.childForFieldName('value')?.type === 'tuple_expression';
  return pattern.type === 'tuple_pattern' && isTuple ? [] : variablesIn(pattern);
}

/** In patterns a name that begins with a capital letter is a constant. */
function variablesIn(pattern: SyntaxNode): readonly SyntaxNode[] {
  const names = pattern.type === 'identifier' ? [pattern] : pattern.descendantsOfType(['identifier']);
  return names.filter((each) => each !== null).filter(({ text }) => /^[\p{Ll}_]/u.test(text));
}

/** `a += b`: after it the value is not known. `a := b`: a setting of sbt. */
function operated(node: SyntaxNode): readonly Assigned[] {
  const target = node.childForFieldName('left');
  const operator = node.childForFieldName('operator');
  if (operator?.type !== 'operator_identifier') return [];
  const sign = operator.text;
  if (!sign.endsWith('=') || /^(?:[=<>!]|===)=*$/.test(sign)) return [];
  // `a := b + c` is `(a := b) + c` to the grammar.
  const isWhole = sign === ':=' && node.parent?.type !== 'infix_expression';
  return [{ target, value: isWhole ? node.childForFieldName('right') : null }];
}

function inField(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.childrenForFieldName(field).filter((each) => each !== null);
}
