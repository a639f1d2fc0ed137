import { type Call, type Code, childrenOf, DEEPEST, type Expression, resolved } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { textOf } from '../facts/expression-text.ts';
import { valueEncoders } from '../facts/library-http.ts';
import { sourceOf } from '../facts/source.ts';
import { piecesOf } from '../facts/text-pieces.ts';
import { spelled, type Template, withBraces } from './template.ts';

/** How the templates of one document are made. */
export interface TemplateSource {
  /** The document's text. */
  readonly text: string;
  /** True where `{{name}}` in a text is a variable: files of requests, collections of Postman. */
  readonly hasBraces: boolean;
}

/** Texts are put together this deep. */
const DEEPEST_TEXT = 20;

/** What an expression says, with a hole for each part that only running the code would tell. */
export function templateOf(expression: Expression, source: TemplateSource, depth = 0): Template {
  const pieces = depth > DEEPEST_TEXT ? [] : piecesOf(expression);
  const templates = pieces.map((piece) => {
    if (piece.kind === 'text') return source.hasBraces ? withBraces(piece.text) : { parts: [piece.text] };
    return piece.expression === resolved(expression)
      ? holeOf(expression, source, depth)
      : templateOf(piece.expression, source, depth + 1);
  });
  if (templates.length === 0) return holeOf(expression, source, depth);
  return { parts: templates.flatMap(({ parts }) => parts) };
}

function holeOf(expression: Expression, source: TemplateSource, depth: number): Template {
  const value = resolved(expression);
  const encoded = value.kind === 'call' ? encodedBy(value) : undefined;
  if (encoded && depth <= DEEPEST_TEXT) return spelled(templateOf(encoded, source, depth + 1), 'form');
  const found = sourceOf(value) ?? sourceOf(expression);
  const { start, end } = value.span;
  const name = found?.variable?.name ?? found?.names[0] ?? named(source.text.slice(start, end));
  return { parts: [{ name }] };
}

/** A piece of code as a name: without the texts in it, which may be secrets. */
function named(code: string): string {
  return code
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
}

/** `encodeURIComponent(x)`: what is encoded. */
function encodedBy({ callee, arguments: args }: Call): Expression | undefined {
  return valueEncoders.has(callee.toLowerCase()) ? args[0]?.value : undefined;
}

/** Every expression of the code, those within others included. */
function expressionsIn({ calls, assignments }: Code): readonly Expression[] {
  const seen = new Set<Expression>();
  const walk = (expression: Expression, depth: number): void => {
    if (depth > DEEPEST || seen.has(expression)) return;
    seen.add(expression);
    for (const child of childrenOf(expression)) walk(child, depth + 1);
  };
  for (const { value } of assignments) walk(value, 0);
  for (const call of calls) walk(call, 0);
  return [...seen];
}

/**
 * The expression that stands at a span: a literal by what is between its quotes. The pattern of `"%s/token" % tenant`
 * or `Sprintf("%s/token", tenant)` stands for the text that is made of it.
 */
export function expressionAt(code: Code, { start, end }: Span): Expression | undefined {
  const all = expressionsIn(code);
  const found = all.find((each) => {
    const span = each.kind === 'literal' ? each.place.span : each.span;
    return span.start === start && span.end === end && each.kind !== 'name';
  });
  const isPattern = (each: Expression) =>
    isFormatting(each) && childrenOf(each).some((child) => resolved(child) === found);
  return (found?.kind === 'literal' ? all.find(isPattern) : undefined) ?? found;
}

/** The text of the code that holds `mark`: the one that `at` lies in, else the nearest; of several the widest. */
export function textHolding(code: Code, mark: string, at: Span): Expression | undefined {
  const texts = expressionsIn(code).filter(
    (each) =>
      (each.kind === 'literal' || each.kind === 'concatenation' || isFormatting(each)) &&
      textOf(each)?.includes(mark),
  );
  const width = ({ span }: Expression) => span.end - span.start;
  const distance = ({ span }: Expression) =>
    span.start <= at.start && at.end <= span.end ? 0 : Math.abs(span.start - at.start) + 1;
  return texts.toSorted((a, b) => distance(a) - distance(b) || width(b) - width(a))[0];
}

function isFormatting(expression: Expression): boolean {
  return expression.kind === 'call' && /^(?:string\.)?(?:format\w*|sprintf|fmt)$/i.test(expression.callee);
}
