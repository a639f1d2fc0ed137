import { foundInParts } from '../core/code-parts.ts';
import { type Code, type CodePart, childrenOf, DEEPEST, type Expression } from '../core/expressions.ts';
import { textOf } from './expression-text.ts';
import { onceFor } from './once-for.ts';

export interface Text {
  readonly expression: Expression;
  /** With `HOLE` where a part is computed. */
  readonly text: string;
}

/** Finds the texts of a code that are wanted, in the order of the text: literals, and what is put together as one. */
export function textsThat(isWanted: (text: string) => boolean): (code: Code) => readonly Text[] {
  const find = foundInParts((part) => textsOfPart(part).filter(({ text }) => isWanted(text)));
  return (code) => {
    const texts = new Map(find(code).map((text) => [text.expression, text]));
    return [...texts.values()].sort((a, b) => a.expression.span.start - b.expression.span.start);
  };
}

const textsOfPart: (part: CodePart) => readonly Text[] = onceFor(({ calls, assignments }) => [
  ...assignments.flatMap(({ value }) => textsUnder(value)),
  ...calls.flatMap(textsUnder),
]);

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
