import type { SyntaxNode } from '../core/syntax.ts';
import { lastChild, withoutComments } from './c-sharp-objects.ts';
import { type Assigned, type CodeLanguage, spanOf } from './code.ts';
import { entryInList, named } from './code-nodes.ts';
import { type Computable, spanBefore } from './code-references.ts';

/** What C# assigns, declares and imports: the part of its table that makes no expressions. */
export const assignments: CodeLanguage['assignments'] = {
  variable_declaration: declared,
  property_declaration: (node) => {
    const value = node.childForFieldName('value');
    const isArrow = value?.type === 'arrow_expression_clause';
    if (!value && !isSetElsewhere(node)) return [];
    return [{ target: node.childForFieldName('name'), value: isArrow ? (named(value)[0] ?? null) : value }];
  },
  assignment_expression: assigned,
};

/** `{ get; set; }`: whoever makes the object may give it a value. */
function isSetElsewhere(property: SyntaxNode): boolean {
  const accessors = property.childForFieldName('accessors')?.text ?? '';
  return /\b(?:set|init)\b(?<!private\s+(?:set|init))/.test(accessors) || !/^\{\s*get\s*;/.test(accessors);
}

/** Fields and properties are declared, and given a value in a constructor, by their plain names. */
export function isField({ type, parent }: SyntaxNode): boolean {
  return (
    type === 'property_declaration' ||
    type === 'assignment_expression' ||
    (type === 'variable_declaration' && parent?.type === 'field_declaration')
  );
}

/** Variables whose value comes from elsewhere. */
export const parameters: CodeLanguage['parameters'] = {
  parameter: (node) => inField(node, 'name'),
  implicit_parameter: (node) => [node],
  tuple_pattern: (node) => inField(node, 'name'),
  declaration_expression: (node) => inField(node, 'name'),
  declaration_pattern: (node) => inField(node, 'name'),
  recursive_pattern: (node) => inField(node, 'name'),
  var_pattern: (node) => inField(node, 'name'),
  catch_declaration: (node) => inField(node, 'name'),
  from_clause: (node) => inField(node, 'name'),
  foreach_statement: (node) => inField(node, 'left').filter(({ type }) => type === 'identifier'),
  // `ref` and `out` have no nodes; a variable that is passed so may be given another value.
  argument: (node) => (/^(?:ref|out)\s+[\p{L}_@]/u.test(node.text) ? named(node).slice(-1) : []),
};

/** The namespace of `using Namespace;`, `using static Type;` and `using Alias = Name;`. */
export const imports: CodeLanguage['imports'] = {
  using_directive: (node) => [lastChild(node)?.text ?? ''],
};

/** `const` asks for a known text: without it a field is `static readonly`, and a variable a variable. */
export const computable: Computable = (declaration, value, text) => {
  const isVariable = declaration.type === 'variable_declaration';
  const keyword = isVariable && spanBefore(value, text, CONST);
  if (!keyword) return undefined;
  return [
    { span: keyword, newText: declaration.parent?.type === 'field_declaration' ? 'static readonly ' : '' },
  ];
};

const CONST = /\bconst[ \t]+(?![ \t])(?=[^;{}\r\n]*=\s*$)/;

/** `string a = "b", c;`: what has no initial value is assigned elsewhere. */
function declared(node: SyntaxNode): readonly Assigned[] {
  const declarators = named(node).filter(({ type }) => type === 'variable_declarator');
  const { parent } = node;
  const isStatement =
    parent?.type === 'local_declaration_statement' ||
    parent?.type === 'field_declaration' ||
    parent?.type === 'event_field_declaration';
  const statement = spanOf(isStatement ? parent : node);
  return declarators.flatMap((declarator) => {
    const target = declarator.childForFieldName('name');
    const value = lastChild(declarator);
    const entry = declarators.length > 1 ? entryInList(node, spanOf(declarator)) : statement;
    return target && value && value.id !== target.id && value.type !== 'bracketed_argument_list'
      ? [{ target, value, entry }]
      : [];
  });
}

/** `a = b`, `a ??= b`, `(a, b) = (c, d)`. After any other operator the value is not known. */
function assigned(node: SyntaxNode): readonly Assigned[] {
  const { parent } = node;
  // `A = 1` in braces and in attributes names an entry, no variable.
  if (parent?.type === 'initializer_expression' || parent?.type === 'attribute_argument') return [];
  const target = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!target || !right) return [];
  if (target.type === 'tuple_expression') return inTuple(target, right);
  const between = node.text.slice(target.endIndex - node.startIndex, right.startIndex - node.startIndex);
  const value = /^[^=]*[-+*/%&|^<>]=/.test(between) ? null : right;
  return [{ target, value, entry: spanOf(parent?.type === 'expression_statement' ? parent : node) }];
}

function inTuple(targets: SyntaxNode, right: SyntaxNode): readonly Assigned[] {
  const values = right.type === 'tuple_expression' ? withoutComments(right) : [];
  return withoutComments(targets).map((each, index) => {
    const value = values[index];
    return {
      target: lastChild(each),
      value: value ? lastChild(value) : null,
      entry: value ? spanOf(value) : spanOf(each),
    };
  });
}

function inField(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.childrenForFieldName(field).filter((each) => each !== null);
}
