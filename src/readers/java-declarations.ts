import type { SyntaxNode } from '../core/syntax.ts';
import { type Assigned, type CodeLanguage, spanOf } from './code.ts';
import { entryInList, named } from './code-nodes.ts';

/** What Java assigns, declares and imports: the part of its table that makes no expressions. */
export const assignments: CodeLanguage['assignments'] = {
  local_variable_declaration: declared,
  field_declaration: declared,
  constant_declaration: declared,
  resource: (node) => [{ target: node.childForFieldName('name'), value: node.childForFieldName('value') }],
  assignment_expression: (node) => {
    const { parent } = node;
    const target = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const value = node.childForFieldName('operator')?.type === '=' ? right : null;
    return [{ target, value, entry: spanOf(parent?.type === 'expression_statement' ? parent : node) }];
  },
};

/** Variables whose value comes from elsewhere. */
export const parameters: CodeLanguage['parameters'] = {
  formal_parameter: (node) => inField(node, 'name'),
  spread_parameter: (node) => named(node).flatMap((each) => inField(each, 'name')),
  catch_formal_parameter: (node) => inField(node, 'name'),
  enhanced_for_statement: (node) => inField(node, 'name'),
  instanceof_expression: (node) => inField(node, 'name'),
  type_pattern: (node) => named(node).slice(-1),
  record_pattern_component: (node) => named(node).slice(-1),
  inferred_parameters: named,
  lambda_expression: (node) => inField(node, 'parameters').filter(({ type }) => type === 'identifier'),
};

/** The package of what is imported: `com.azure.identity` of `import com.azure.identity.TokenCredential;`. */
export const imports: CodeLanguage['imports'] = {
  import_declaration: (node) => {
    const names = named(node)[0]?.text.split('.') ?? [];
    // Types begin with a capital letter, packages do not (Java Language Specification, 6.1).
    const type = names.findIndex((name) => /^\p{Lu}/u.test(name));
    return [(type > 0 ? names.slice(0, type) : names).join('.')];
  },
};

/** `String a = "b", c;`: what has no initial value is assigned elsewhere, by the framework where it is annotated. */
function declared(node: SyntaxNode): readonly Assigned[] {
  const declarators = inField(node, 'declarator');
  return declarators.flatMap((declarator): readonly Assigned[] => {
    const target = declarator.childForFieldName('name');
    const value = declarator.childForFieldName('value');
    const span = spanOf(declarator);
    const entry = declarators.length > 1 ? entryInList(node, span) : spanOf(node);
    return value || isAnnotated(node) ? [{ target, value, entry }] : [];
  });
}

function isAnnotated(node: SyntaxNode): boolean {
  const modifiers = named(node).find(({ type }) => type === 'modifiers');
  return modifiers !== undefined && named(modifiers).length > 0;
}

function inField(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  return node.childrenForFieldName(field).filter((each) => each !== null);
}
