import type { Expression, Literal } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';

/** Stands for what is put in while a text is changed as a whole. */
const HOLE = '\0';

/**
 * The text that a method makes of a text: the same literals, each with what the method leaves of it. Undefined for
 * what is no text.
 */
export function changed(expression: Expression, change: (text: string) => string): Expression | undefined {
  const value = resolved(expression);
  if (value.kind === 'literal')
    return value.type === 'text' ? narrowed(value, change(value.value)) : undefined;
  if (value.kind !== 'concatenation') return undefined;
  const texts = value.parts.map(textIn);
  if (texts.some((text) => text?.includes(HOLE))) return undefined;
  const pieces = change(texts.map((text) => text ?? HOLE).join('')).split(HOLE);
  let hole = 0;
  const parts = value.parts.map((part, index) => {
    if (part.kind === 'literal' && texts[index] !== undefined) return { ...part, value: pieces[hole] ?? '' };
    hole++;
    return part;
  });
  return { ...value, parts };
}

/** What is left stands where it did; where it is not written so, somewhere in the whole text. */
function narrowed(literal: Literal, left: string): Literal {
  const { value, place } = literal;
  const { start, end } = place.span;
  const at = value.indexOf(left);
  if (end - start !== value.length || at < 0) return { ...literal, value: left };
  const span = { start: start + at, end: start + at + left.length };
  return { ...literal, value: left, place: { ...place, span } };
}

function textIn(part: Expression): string | undefined {
  return part.kind === 'literal' && part.type === 'text' ? part.value : undefined;
}

const isBlank = (line: string) => line.trim() === '';

/** Without the first and the last line where nothing stands on them. */
function withoutEmptyEnds(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => (index > 0 && index < lines.length - 1) || !isBlank(line));
}

/** Kotlin's `trimIndent`: without the indentation that all lines have in common. */
export function withoutIndent(text: string): string {
  const lines = text.split('\n');
  const indents = lines.filter((line) => !isBlank(line)).map((line) => line.length - line.trimStart().length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return withoutEmptyEnds(lines)
    .map((line) => line.slice(indent))
    .join('\n');
}

/** Kotlin's `trimMargin`: without `|` and the blanks before it. */
export function withoutMargin(text: string): string {
  return withoutEmptyEnds(text.split('\n')).map(behindMargin).join('\n');
}

/** Scala's `stripMargin`: the same, and the first and the last line stay. */
export function withoutMargins(text: string): string {
  return text.split('\n').map(behindMargin).join('\n');
}

function behindMargin(line: string): string {
  const rest = line.trimStart();
  return rest.startsWith('|') ? rest.slice(1) : line;
}
