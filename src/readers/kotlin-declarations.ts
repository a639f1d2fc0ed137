import type { SyntaxNode } from '../core/syntax.ts';
import { type Assigned, type CodeLanguage, spanOf } from './code.ts';
import { named } from './code-nodes.ts';
import { type Computable, spanBefore } from './code-references.ts';
import { imports as importsOfJava } from './java-declarations.ts';
import { widening } from './pairs.ts';

/** What Kotlin assigns, declares and imports: the part of its table that makes no expressions. */
export const assignments: CodeLanguage['assignments'] = {
  property_declaration: (node) => {
    const all = withoutComments(node);
    const at = all.findIndex(({ type }) => type === 'variable_declaration');
    const variable = all[at];
    const value = givenBy(all.slice(at + 1));
    return variable && (value || isAnnotated(node)) ? [{ target: nameIn(variable), value }] : [];
  },
  assignment: (node) => {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const value = node.childForFieldName('operator')?.type === '=' ? right : null;
    return [{ target: left?.type === 'annotated_expression' ? constantIn(left) : left, value }];
  },
  class_parameter: defaultOf,
};

/** `const val` asks for a known text; without the first word it does not. */
export const computable: Computable = ({ type }, value, text) => {
  const keyword = type === 'property_declaration' && spanBefore(value, text, CONST);
  return keyword ? [{ span: keyword, newText: '' }] : undefined;
};

const CONST = /\bconst[ \t]+(?=val\b[^;{}\r\n]*=\s*$)/;

/** Variables whose value comes from elsewhere. */
export const parameters: CodeLanguage['parameters'] = {
  parameter: names,
  class_parameter: names,
  catch_block: names,
  lambda_parameters: variables,
  multi_variable_declaration: variables,
  for_statement: variables,
  when_subject: variables,
};

/** The package of what is imported; packages and types are written as Java writes them. */
export const imports: CodeLanguage['imports'] = {
  import: (node) => (named(node).length > 0 ? (importsOfJava.import_declaration?.(node) ?? []) : []),
};

export function withoutComments(node: SyntaxNode): readonly SyntaxNode[] {
  return named(node).filter(({ type }) => !type.endsWith('comment'));
}

function nameIn(node: SyntaxNode): SyntaxNode | null {
  return named(node).find(({ type }) => type === 'identifier') ?? null;
}

function names(node: SyntaxNode): readonly SyntaxNode[] {
  const name = nameIn(node);
  return name ? [name] : [];
}

function variables(node: SyntaxNode): readonly SyntaxNode[] {
  return named(node)
    .filter(({ type }) => type === 'variable_declaration')
    .flatMap(names);
}

/** What a property is given: `= value`, `by lazy { value }`, `get() = value`; what else gives it is unknown. */
function givenBy(behind: readonly SyntaxNode[]): SyntaxNode | null {
  const [first] = behind.filter(({ type }) => type !== 'type_constraints');
  if (!first || first.type === 'setter') return null;
  if (first.type === 'property_delegate') return lazyValue(first) ?? first;
  if (first.type !== 'getter') return first;
  const body = withoutComments(first).find(({ type }) => type === 'function_body');
  const [value] = body ? withoutComments(body) : [];
  return value && value.type !== 'block' ? value : first;
}

function lazyValue(delegate: SyntaxNode): SyntaxNode | undefined {
  const [call] = withoutComments(delegate);
  if (call?.type !== 'call_expression' || !/^lazy\b/.test(call.text)) return undefined;
  const lambda = withoutComments(call).find(({ type }) => type === 'annotated_lambda');
  return lambda && onlyStatement(lambda);
}

/** The value of a lambda that only gives one. */
export function onlyStatement(lambda: SyntaxNode): SyntaxNode | undefined {
  const [value, second] = statementsOf(lambda);
  return second ? undefined : value;
}

export function statementsOf(lambda: SyntaxNode): readonly SyntaxNode[] {
  const literal = withoutComments(lambda).find(({ type }) => type === 'lambda_literal');
  return literal ? withoutComments(literal) : [];
}

/** Properties, those of the primary constructor too, and what initializers give them by their plain names. */
export function isField({ type, parent }: SyntaxNode): boolean {
  return type === 'assignment' || parent?.type === 'class_body' || parent?.type === 'class_parameter';
}

function isAnnotated(node: SyntaxNode): boolean {
  const modifiers = named(node).find(({ type }) => type === 'modifiers');
  return modifiers !== undefined && named(modifiers).some(({ type }) => type === 'annotation');
}

/** `@A const val NAME = …` at the top of a file: the grammar takes its words for an expression. */
function constantIn(annotated: SyntaxNode): SyntaxNode | null {
  const words = withoutComments(annotated).at(-1);
  const name = words?.type === 'infix_expression' ? withoutComments(words).at(-1) : undefined;
  return name?.type === 'identifier' ? name : null;
}

/** `class Settings(val name: String = "value")`. */
function defaultOf(node: SyntaxNode): readonly Assigned[] {
  const all = withoutComments(node);
  const at = all.findIndex(({ type }) => type === 'identifier');
  const [target, , value] = all.slice(at);
  if (!target || !value || !node.parent) return [];
  return [{ target, value, entry: widening(node.parent)(spanOf(node)) }];
}
