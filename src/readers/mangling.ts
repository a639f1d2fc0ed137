import type { Edit, Mangling, Span } from '../core/types.ts';

/** A text that stands somewhere without escapes: what it says, and where it starts. */
export interface Verbatim {
  readonly text: string;
  readonly start: number;
}

/** A variable in the middle of a text: `$name`, `$1`. Braces are not written by chance, and a backslash escapes. */
const VARIABLE = /(?<![\\$])\$\w+/;

/** The first variable in a text that says more than it; undefined for a text that is nothing but a variable. */
export function variableWithin({ text, start }: Verbatim): Span | undefined {
  const found = VARIABLE.exec(text);
  if (!found || found[0] === text || /\$[{(]/.test(text)) return undefined;
  return { start: start + found.index, end: start + found.index + found[0].length };
}

/**
 * Puts single quotes around a text in which they are no character, in the place of `quotes` that are there. None for
 * a text with a single quote, or with `escapes` that mean something else then.
 */
export function inSingleQuotes(literal: Span, text: string, quotes: 0 | 1, escapes: RegExp): readonly Edit[] {
  if (/['\r\n]/.test(text) || escapes.test(text)) return [];
  const { start, end } = literal;
  return [
    { span: { start, end: start + quotes }, newText: "'" },
    { span: { start: end - quotes, end }, newText: "'" },
  ];
}

/** What a text in which a variable is filled in would mean literally. */
export function expansion(
  by: (Mangling & { readonly kind: 'expansion' })['by'],
  span: Span,
  meant: string,
  repair: readonly Edit[],
): { readonly mangling: Mangling } {
  return { mangling: { kind: 'expansion', by, span, meant, repair } };
}
