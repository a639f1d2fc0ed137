import { type Code, childrenOf, DEEPEST, type Expression } from '../core/expressions.ts';
import { textOf } from './expression-text.ts';
import { onceFor } from './once-for.ts';

export interface Text {
  readonly expression: Expression;
  /** With `HOLE` where a part is computed. */
  readonly text: string;
}

/** Every text of the code, in the order of the text: literals, and what is put together as one. */
export const textsIn: (code: Code) => readonly Text[] = onceFor(({ calls, assignments }) => {
  const texts = new Map<Expression, Text>();
  const add = (expression: Expression) => {
    for (const text of textsUnder(expression)) texts.set(text.expression, text);
  };
  for (const { value } of assignments) add(value);
  for (const call of calls) add(call);
  return [...texts.values()].sort((a, b) => a.expression.span.start - b.expression.span.start);
});

/** While a document is edited most of its expressions stay the same. */
const textsUnder: (expression: Expression) => readonly Text[] = onceFor((root) => {
  const found: Text[] = [];
  const seen = new Set<Expression>();
  const walk = (expression: Expression, depth: number): void => {
    if (depth > DEEPEST || seen.has(expression)) return;
    seen.add(expression);
    // What a name leads to is a text where it stands.
    const isNamed = expression.kind === 'name' || expression.kind === 'member';
    const text = isNamed ? undefined : textOf(expression);
    if (text !== undefined) found.push({ expression, text });
    // The parts of a text are no texts of their own; calls inside them may hold some.
    const inner = childrenOf(expression);
    for (const child of text === undefined ? inner : inner.filter(({ kind }) => kind === 'call'))
      walk(child, depth + 1);
  };
  walk(root, 0);
  return found;
});
