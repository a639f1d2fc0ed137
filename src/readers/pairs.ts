import type { Argument, Expression, ObjectEntry, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { withComma } from './entries.ts';

/** A pair of a key and a value: `"a" to b`, `"a" -> b`. `at` is the pair alone, `span` what goes when it is removed. */
export interface Pair extends ObjectEntry {
  readonly at: Span;
}

export type Item = Argument | Pair;

/** A pair whose key is a text or, by how it is written, a constant; undefined where the key may be anything. */
export function pairOf(
  key: Expression | undefined,
  value: Expression | undefined,
  at: Span,
): Pair | undefined {
  const name = key && keyOf(key);
  return !key || name === undefined || !value ? undefined : { name, nameSpan: key.span, value, span: at, at };
}

function keyOf(key: Expression): string | undefined {
  const text = resolved(key);
  if (text.kind === 'literal') return text.value;
  if (key.kind !== 'name' && key.kind !== 'member') return undefined;
  return /^\p{Lu}/u.test(key.name) ? key.name : undefined;
}

function isPair(item: Item): item is Pair {
  return 'at' in item;
}

/** Pairs that stand side by side are handed over as one object: `parametersOf("a" to b, "c" to d)`. */
export function joined(items: readonly Item[]): readonly Argument[] {
  const args: Argument[] = [];
  let pairs: Pair[] = [];
  const finish = () => {
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (first && last) args.push({ value: objectOf(pairs, { start: first.at.start, end: last.at.end }) });
    pairs = [];
  };
  for (const item of items) {
    if (isPair(item)) pairs.push(item);
    else {
      finish();
      args.push(item);
    }
  }
  finish();
  return args;
}

function objectOf(entries: readonly ObjectEntry[], span: Span): ObjectExpression {
  return { kind: 'object', entries, span };
}

/** An object of one pair: what a pair is where it stands alone. */
export function pairAlone(pair: Pair | undefined, span: Span): Expression {
  return pair ? objectOf([pair], span) : { kind: 'unknown', span };
}

/** What a collection holds: an object where all its items are pairs, else a list. */
export function collectionOf(items: readonly Item[], span: Span): Expression {
  return mapOf(items, span, false) ?? { kind: 'list', items: joined(items).map(({ value }) => value), span };
}

/** An object of pairs; undefined where anything else is among them. `canBeEmpty` is for collections that are maps. */
export function mapOf(items: readonly Item[], span: Span, canBeEmpty = true): ObjectExpression | undefined {
  const entries = items.filter(isPair);
  const isMap = entries.length === items.length && (canBeEmpty || entries.length > 0);
  return isMap ? objectOf(entries, span) : undefined;
}

/** `Map.of("a", b, "c", d)` of Java; undefined where a key is not known. */
export function mapOfAlternating(items: readonly Item[], span: Span): ObjectExpression | undefined {
  const entries: ObjectEntry[] = [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = [items[index]?.value, items[index + 1]?.value];
    const entry = pairOf(key, value, { start: key?.span.start ?? 0, end: value?.span.end ?? 0 });
    if (!entry) return undefined;
    entries.push(entry);
  }
  return objectOf(entries, span);
}

/** `a + b`: an object of both where both are objects, else texts put together. */
export function sumOf(left: Expression, right: Expression, span: Span): Expression {
  const [first, second] = [resolved(left), resolved(right)];
  return first.kind === 'object' && second.kind === 'object'
    ? objectOf([...first.entries, ...second.entries], span)
    : { kind: 'concatenation', parts: [left, right], span };
}

/** Widens the span of an item of a list by the comma behind it or, for the last one, the comma before it. */
export function widening(list: SyntaxNode): (span: Span) => Span {
  const { startIndex } = list;
  let text: string | undefined;
  return ({ start, end }) => {
    text ??= list.text;
    const wide = withComma(text, { start: start - startIndex, end: end - startIndex });
    return { start: wide.start + startIndex, end: wide.end + startIndex };
  };
}
