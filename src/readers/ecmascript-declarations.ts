import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { type Assigned, type CodeLanguage, spanOf } from './code.ts';
import { named, spansWithComma } from './code-nodes.ts';
import type { Fields } from './code-values.ts';

/** What JavaScript and TypeScript assign, bind and import: the part of their table that makes no expressions. */
export const assignments: CodeLanguage['assignments'] = {
  lexical_declaration: declared,
  variable_declaration: declared,
  assignment_expression: (node) => [
    {
      target: node.childForFieldName('left'),
      value: node.childForFieldName('right'),
      entry: spanOf(statementOf(node, 'expression_statement')),
    },
  ],
  augmented_assignment_expression: augmented,
  public_field_definition: fieldDefined,
  field_definition: fieldDefined,
  enum_body: (node) =>
    withEntries(node, 'enum_assignment').map(({ child, entry }) => ({
      target: child,
      value: child.childForFieldName('value'),
      entry,
    })),
  export_statement: exported,
  assignment_pattern: (node) => byDefault(node, 'left', 'right'),
  object_assignment_pattern: (node) => byDefault(node, 'left', 'right'),
  required_parameter: (node) => byDefault(node, 'pattern', 'value'),
  optional_parameter: (node) => byDefault(node, 'pattern', 'value'),
};

/** Variables whose value comes from elsewhere: parameters, what is taken out of an object or a list, loops. */
export const parameters: CodeLanguage['parameters'] = {
  formal_parameters: (node) => named(node).flatMap(boundBy),
  arrow_function: (node) => boundBy(node.childForFieldName('parameter')),
  object_pattern: (node) => named(node).flatMap(boundBy),
  array_pattern: (node) => named(node).flatMap(boundBy),
  for_in_statement: (node) => boundBy(node.childForFieldName('left')),
  catch_clause: (node) => boundBy(node.childForFieldName('parameter')),
};

export const imports: CodeLanguage['imports'] = {
  import_statement: (node) => sourceOf(node),
  import_require_clause: (node) => sourceOf(node),
  export_statement: (node) => sourceOf(node),
  call_expression: (node) => {
    if (!/^(?:require|import)\s*\(/.test(node.text)) return [];
    const first = node.childForFieldName('arguments')?.namedChildren[0];
    return first?.type === 'string' ? [first.text.slice(1, -1)] : [];
  },
};

/** Fields stand behind `this`; a parameter of a constructor that has a modifier declares one by its plain name. */
export const fields: Fields = {
  of: ['this'],
  isField: (node) => {
    const parameter = node.type === 'identifier' ? node.parent : node;
    return parameter?.type === 'required_parameter' && MODIFIER.test(parameter.text);
  },
};

const MODIFIER = /^(?:@[^\n]*\s)?(?:public|protected|private|override|readonly)\s/;

/** What has no initializer is given its value by the constructor. */
function fieldDefined(node: SyntaxNode): readonly Assigned[] {
  const value = node.childForFieldName('value');
  return value ? [{ target: node, value }] : [];
}

function sourceOf(node: SyntaxNode): readonly string[] {
  const source = node.childForFieldName('source');
  return source ? [source.text.slice(1, -1)] : [];
}

/** `const a = 1, b = 2;`: the only declaration goes with its statement, one of several with its comma. */
function declared(node: SyntaxNode): readonly Assigned[] {
  const declarators = withEntries(node, 'variable_declarator');
  const [only, second] = declarators;
  const assigned = declarators.map(({ child, entry }, index) => {
    // The last one has no comma behind it: the one before it goes.
    const start =
      index > 0 && index === declarators.length - 1 ? declarators[index - 1]?.span.end : undefined;
    return { child, entry: start === undefined ? entry : { start, end: entry.end } };
  });
  const entries =
    only && !second
      ? [{ child: only.child, entry: spanOf(statementOf(node, 'export_statement')) }]
      : assigned;
  return entries.flatMap(({ child, entry }) => {
    const value = child.childForFieldName('value');
    return value ? [{ target: child.childForFieldName('name'), value, entry }] : [];
  });
}

/** `a ||= "x"` and `a ??= "x"` state a value; after any other operator it is not known. */
function augmented(node: SyntaxNode): readonly Assigned[] {
  const operator = node.childForFieldName('operator')?.type;
  const isDefault = operator === '||=' || operator === '??=';
  const value = isDefault ? node.childForFieldName('right') : null;
  const entry = spanOf(statementOf(node, 'expression_statement'));
  return [{ target: node.childForFieldName('left'), value, entry }];
}

/** `export default {…}` and `export = {…}`. What is exported by name is a declaration of its own. */
function exported(node: SyntaxNode): readonly Assigned[] {
  const value = node.childForFieldName('value') ?? named(node).find(({ type }) => type === 'object') ?? null;
  return value && value.type !== 'identifier' ? [{ target: node, value }] : [];
}

/** A default: without it the parameter is still there. */
function byDefault(node: SyntaxNode, nameField: string, valueField: string): readonly Assigned[] {
  const value = node.childForFieldName(valueField);
  const target = node.childForFieldName(nameField);
  if (!value || !target) return [];
  const before = node.childForFieldName('type') ?? target;
  return [{ target, value, entry: { start: before.endIndex, end: node.endIndex } }];
}

/** The names that a parameter or a part of a pattern binds. Patterns inside it are visited by themselves. */
function boundBy(node: SyntaxNode | null): readonly SyntaxNode[] {
  switch (node?.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [node];
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return boundBy(node.childForFieldName('left'));
    case 'pair_pattern':
      return boundBy(node.childForFieldName('value'));
    case 'required_parameter':
    case 'optional_parameter':
      return boundBy(node.childForFieldName('pattern'));
    case 'rest_pattern':
      return boundBy(named(node)[0] ?? null);
    default:
      return [];
  }
}

/** The statement that consists of this node, where it does; else the node. */
function statementOf(node: SyntaxNode, type: string): SyntaxNode {
  const { parent } = node;
  return parent?.type === type ? parent : node;
}

function withEntries(
  node: SyntaxNode,
  type: string,
): readonly { child: SyntaxNode; span: Span; entry: Span }[] {
  const entries = spansWithComma(node);
  return named(node).flatMap((child, index) => {
    const entry = entries[index];
    return child.type === type && entry ? [{ child, span: spanOf(child), entry }] : [];
  });
}
