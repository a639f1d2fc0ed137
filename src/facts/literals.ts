import type { Code, Expression, Literal } from '../core/expressions.ts';
import { textOf } from './expression-text.ts';

/** Expressions are walked this deep. */
const DEEPEST = 60;

/** Every literal text of the code that an assignment or a call holds, each once. */
export function literalsOf({ calls, assignments }: Code): readonly Literal[] {
  const found = new Set<Literal>();
  const seen = new Set<Expression>();
  const walk = (expression: Expression | undefined, depth: number): void => {
    if (!expression || depth > DEEPEST || seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind === 'literal' && expression.type === 'text') found.add(expression);
    for (const child of childrenOf(expression)) walk(child, depth + 1);
  };
  for (const { value } of assignments) walk(value, 0);
  for (const call of calls) walk(call, 0);
  return [...found];
}

export interface Text {
  readonly expression: Expression;
  /** With `HOLE` where a part is computed. */
  readonly text: string;
}

/** Every text of the code, in the order of the text: literals, and what is put together as one. */
export function textsIn({ calls, assignments }: Code): readonly Text[] {
  const found: Text[] = [];
  const seen = new Set<Expression>();
  const walk = (expression: Expression, depth: number): void => {
    if (depth > DEEPEST || seen.has(expression)) return;
    seen.add(expression);
    const text = expression.kind === 'name' ? undefined : textOf(expression);
    if (text !== undefined) found.push({ expression, text });
    // The parts of a text are no texts of their own; calls inside them may hold some.
    const inner = childrenOf(expression);
    for (const child of text === undefined ? inner : inner.filter(({ kind }) => kind === 'call'))
      walk(child, depth + 1);
  };
  for (const { value } of assignments) walk(value, 0);
  for (const call of calls) walk(call, 0);
  return found.sort((a, b) => a.expression.span.start - b.expression.span.start);
}

/** What an expression is made of; a name is made of its value. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
      return expression.value ? [expression.value] : [];
    case 'member':
      return [expression.object];
    case 'call': {
      const values = expression.arguments.map(({ value }) => value);
      return expression.receiver ? [expression.receiver, ...values] : values;
    }
    case 'object':
      return expression.entries.map(({ value }) => value);
    case 'list':
      return expression.items;
    case 'concatenation':
      return expression.parts;
    default:
      return [];
  }
}
