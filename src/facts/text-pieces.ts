import { type Expression, type Literal, resolved } from '../core/expressions.ts';
import type { Place, Span, Syntax } from '../core/types.ts';
import { changedBy, textOf } from './expression-text.ts';

/** A piece of a text that is put together: a stretch of a literal, or an expression. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  | {
      readonly kind: 'expression';
      readonly expression: Expression;
      /** Where it is put in: a name may have got it elsewhere. */
      readonly span: Span;
      /** True for a variable that stands bare in a text: no call can stand there. */
      readonly isInText: boolean;
    };

/** Texts of more pieces than this are no form body. */
const MOST = 400;

/** What a text is put together of; a text that is none gives one expression. */
export function piecesOf(expression: Expression): readonly Piece[] {
  const pieces: Piece[] = [];
  const collect = (each: Expression): void => {
    const value = resolved(each);
    if (pieces.length > MOST) return;
    if (value.kind === 'concatenation') for (const part of value.parts) collect(part);
    else if (value.kind === 'literal') pieces.push({ kind: 'text', text: value.value, place: value.place });
    else pieces.push(put(each, pieces.at(-1)));
  };
  const value = resolved(expression);
  if (value.kind === 'call') for (const piece of formatted(value)) pieces.push(piece);
  else collect(value);
  return pieces;
}

function put(expression: Expression, before: Piece | undefined): Piece {
  const { span } = expression;
  const isInText = before?.kind === 'text' && before.place.span.end === span.start;
  return { kind: 'expression', expression: resolved(expression), span, isInText };
}

/** `"client_secret=%s".format(x)`, `String.format("client_secret=%s", x)`: the pattern, with holes for its arguments. */
function formatted(call: Expression & { kind: 'call' }): readonly Piece[] {
  const changed = changedBy(call);
  const texts = [...(call.receiver ? [call.receiver] : []), ...call.arguments.map(({ value }) => value)];
  const pattern = (changed ? [changed] : texts)
    .map(resolved)
    .find((each): each is Literal => each.kind === 'literal' && each.type === 'text');
  if (!pattern || textOf(call) === undefined) return [];
  const rest = call.arguments.map(({ value }) => value).filter((value) => resolved(value) !== pattern);
  const pieces: Piece[] = [];
  let at = 0;
  const whole: Piece & { kind: 'text' } = { kind: 'text', text: pattern.value, place: pattern.place };
  let count = 0;
  for (const hole of pattern.value.matchAll(/\{(\d*)(?:[A-Za-z_:.-][\w:.-]*)?\}|%(?:(\d+)\$)?[sdvq]/g)) {
    if (hole.index > at) pieces.push(stretch(whole, at, hole.index));
    const index = hole[1] ? Number(hole[1]) : hole[2] ? Number(hole[2]) - 1 : count++;
    pieces.push(put(rest[index] ?? call, undefined));
    at = hole.index + hole[0].length;
  }
  if (at < pattern.value.length) pieces.push(stretch(whole, at, pattern.value.length));
  return pieces;
}

/** A part of a literal, at its own place where the literal is written without escapes. */
export function stretch({ text, place }: Piece & { kind: 'text' }, start: number, end: number): Piece {
  const { span } = place;
  if (span.end - span.start !== text.length) return { kind: 'text', text: text.slice(start, end), place };
  const part: Span = { start: span.start + start, end: span.start + end };
  return {
    kind: 'text',
    text: text.slice(start, end),
    place: { span: part, literal: part, entry: part, syntax: percentEncoded },
  };
}

/** Values inside a form body: quotes of the language never need to be escaped in them. */
const percentEncoded: Syntax = {
  encode: (value) => encodeURIComponent(value).replace(/['()*!]/g, (char) => `%${hex(char)}`),
};

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase();
}

/** True for a text that stands there as it is, without escapes. */
export function isWritten({ text, place }: Piece & { kind: 'text' }): boolean {
  return place.span.end - place.span.start === text.length;
}
