import { type Code, childrenOf, DEEPEST, type Expression, resolved } from '../core/expressions.ts';
import { type Held, heldBy } from './content-of.ts';
import { literalOf } from './expression-text.ts';

/**
 * The parts of JWTs that code puts together by hand, `header + "." + claims`, as far as functions are seen that encode
 * them; each part once.
 */
export function segmentsIn(code: Code): readonly Held[] {
  const found = new Map<number, Held>();
  for (const part of joinedIn(code).flatMap(partsJoinedByDots)) {
    const held = innermostNamed(heldBy(part));
    if (held.content.kind === 'encoded') found.set(held.span.start, held);
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** A name is what it was given. */
function innermostNamed(held: Held): Held {
  let at = held;
  while (at.from && at.from.content === at.content && !contains(at, at.from)) at = at.from;
  return at;
}

function contains(outer: Held, inner: Held): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** Expressions that put several together: sums, templates, calls. */
function joinedIn({ calls, assignments }: Code): readonly Expression[] {
  const found: Expression[] = [];
  const seen = new Set<Expression>();
  const walk = (expression: Expression, depth: number): void => {
    if (depth > DEEPEST || seen.has(expression)) return;
    seen.add(expression);
    if (expression.kind === 'concatenation' || expression.kind === 'call') found.push(expression);
    for (const child of childrenOf(expression)) walk(child, depth + 1);
  };
  for (const { value } of assignments) walk(value, 0);
  for (const call of calls) walk(call, 0);
  return found;
}

/** `a + '.' + b`, `` `${a}.${b}` ``, `[a, b].join('.')`, `format("%s.%s", a, b)`; empty for anything else. */
function partsJoinedByDots(expression: Expression): readonly Expression[] {
  if (expression.kind === 'concatenation') return betweenDots(flattened(expression));
  if (expression.kind !== 'call') return [];
  const { callee, receiver, arguments: args } = expression;
  const values = args.map(({ value }) => value);
  const texts = [receiver, ...values].map((each) => each && literalOf(each)?.value);
  if (/^(?:join|Join|implode)$/.test(callee)) {
    const list = [receiver, ...values]
      .map((each) => each && resolved(each))
      .find((each) => each?.kind === 'list');
    if (list?.kind === 'list' && texts.includes('.')) return list.items;
    // `String.Join(".", a, b)`
    return texts[1] === '.' ? values.slice(1) : [];
  }
  const isPattern = texts.some((text) => /^(?:%s|\{\d?\})(?:\.(?:%s|\{\d?\}))+$/.test(text ?? ''));
  return isPattern ? values.filter((each) => literalOf(each)?.type !== 'text') : [];
}

function flattened(expression: Expression, depth = 0): readonly Expression[] {
  return expression.kind === 'concatenation' && depth < 8
    ? expression.parts.flatMap((part) => flattened(part, depth + 1))
    : [expression];
}

function betweenDots(parts: readonly Expression[]): readonly Expression[] {
  const isDot = (each: Expression | undefined) => each?.kind === 'literal' && each.value === '.';
  const isJoined = parts.length >= 3 && parts.every((part, index) => (index % 2 === 1) === isDot(part));
  return isJoined ? parts.filter((part) => !isDot(part)) : [];
}
