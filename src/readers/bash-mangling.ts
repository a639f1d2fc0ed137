import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import { spanOf } from './code.ts';
import { expansion, inSingleQuotes } from './mangling.ts';

/**
 * A text put together with variables, together with what it means literally; the variables of such a text stand
 * without braces.
 */
export function mangled(
  expression: Expression,
  expansions: readonly SyntaxNode[],
  { text, quotes }: { readonly text: string; readonly quotes: 0 | 1 },
): Expression {
  const [first] = expansions;
  if (expression.kind !== 'concatenation' || !first || !expansions.every(isBareVariable)) return expression;
  const repair = inSingleQuotes(expression.span, text, quotes, /\\/);
  return { ...expression, ...expansion('shell', spanOf(first), text, repair) };
}

function isBareVariable({ type, text }: SyntaxNode): boolean {
  return type === 'simple_expansion' && /^\$./.test(text);
}
