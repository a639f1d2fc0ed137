import type { Fact } from './rule.ts';
import type { Span } from './types.ts';

/** Names stand near the top of a fact; deeper down are expressions, whose names belong to the code. */
const DEEPEST = 4;

/**
 * The name under which a fact states what stands at the span: the setting, parameter or claim. Undefined where it
 * names nothing there, and for a name that is not written like one.
 */
export function statedNameAt(fact: Fact, span: Span): string | undefined {
  let nearest: { readonly name: string; readonly length: number } | undefined;
  for (const { name, around } of namedParts(fact, DEEPEST)) {
    const length = around.end - around.start;
    const covers = around.start <= span.start && span.end <= around.end;
    if (covers && (!nearest || length < nearest.length)) nearest = { name, length };
  }
  return nearest && NAME.test(nearest.name) ? nearest.name : undefined;
}

const NAME = /^[\w.:$/@ [\]-]{1,80}$/;

interface NamedPart {
  readonly name: string;
  readonly around: Span;
}

function* namedParts(value: unknown, depth: number): Generator<NamedPart> {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  const part = namedPart(value);
  if (part) yield part;
  for (const child of Object.values(value))
    yield* namedParts(child, Array.isArray(value) ? depth : depth - 1);
}

function namedPart(value: object): NamedPart | undefined {
  const { name, place, span } = value as Readonly<Record<'name' | 'place' | 'span', unknown>>;
  const around = hasEntry(place) ? place.entry : span;
  return typeof name === 'string' && isSpan(around) ? { name, around } : undefined;
}

function hasEntry(place: unknown): place is { readonly entry: unknown } {
  return typeof place === 'object' && place !== null && 'entry' in place;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
