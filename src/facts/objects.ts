import { foundInParts } from '../core/code-parts.ts';
import { type Code, type Expression, type ObjectExpression, resolved } from '../core/expressions.ts';
import { onceFor } from './once-for.ts';

/** Objects inside objects are followed this deep. */
const DEEPEST = 8;

/** Every object literal that is assigned or handed to a call, those inside others included, each once. */
export const objectsIn: (code: Code) => readonly ObjectExpression[] = onceFor((code) => [
  ...new Set([...assigned(code), ...handedOver(code)]),
]);

const assigned = foundInParts(({ assignments }) => objectsUnder(assignments.map(({ value }) => value)));

const handedOver = foundInParts(({ calls }) =>
  objectsUnder(
    calls.flatMap(({ receiver, arguments: args }) => [
      ...(receiver ? [receiver] : []),
      ...args.map(({ value }) => value),
    ]),
  ),
);

function objectsUnder(expressions: readonly Expression[]): readonly ObjectExpression[] {
  const found = new Set<ObjectExpression>();
  const seen = new Set<Expression>();
  const collect = (expression: Expression, depth: number): void => {
    const value = resolved(expression);
    if (depth > DEEPEST || seen.has(value)) return;
    if (value.kind === 'object' || value.kind === 'list') seen.add(value);
    if (value.kind === 'list') for (const item of value.items) collect(item, depth + 1);
    if (value.kind !== 'object') return;
    found.add(value);
    for (const entry of value.entries) collect(entry.value, depth + 1);
  };
  for (const expression of expressions) collect(expression, 0);
  return [...found];
}

/** The object that an expression is: a literal, or a constructor with its entries: `new Dictionary { … }`. */
export function objectOf(expression: Expression): ObjectExpression | undefined {
  const value = resolved(expression);
  if (value.kind === 'object') return value;
  const last = value.kind === 'call' ? value.arguments.at(-1) : undefined;
  return last?.value.kind === 'object' ? last.value : undefined;
}
