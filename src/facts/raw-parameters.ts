import { type Expression, type Literal, resolved } from '../core/expressions.ts';
import type { Place, Span, Syntax } from '../core/types.ts';
import { textOf } from './expression-text.ts';
import { valueEncoders } from './library-http.ts';

/** A piece of a text that is put together: a stretch of a literal, or an expression. */
type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  | { readonly kind: 'expression'; readonly expression: Expression };

/** A parameter as a raw form body or query holds it. */
export interface RawParameter {
  readonly name: string;
  /** The value as written, percent-encoding and all; undefined where a part of it is computed. */
  readonly text: string | undefined;
  readonly expression: Expression;
  readonly place: Place;
  /** False when a computed part goes in as it is. True for text without computed parts. */
  readonly isEncoded: boolean;
}

/** Texts of more pieces than this are no form body. */
const MOST = 400;

/** The parameters of `a=b&c=d`, put together of literals and expressions; empty for any other text. */
export function rawParametersOf(expression: Expression, syntax: Syntax): readonly RawParameter[] {
  const parameters: RawParameter[] = [];
  let current: { name: string; pieces: Piece[] } | undefined;
  const finish = () => {
    if (current) parameters.push(parameterOf(current.name, current.pieces, expression, syntax));
    current = undefined;
  };
  for (const piece of piecesOf(expression)) {
    if (piece.kind === 'expression') {
      current?.pieces.push(piece);
      continue;
    }
    let start = 0;
    for (const part of piece.text.split('&')) {
      if (start > 0) finish();
      // Before the first parameter there may be an address.
      const name = current ? undefined : /(?:^|\?)\s*([\w.-]+)=/.exec(part);
      if (name?.[1]) current = { name: name[1], pieces: [] };
      const offset = name ? name.index + name[0].length : 0;
      if (part.length > offset) current?.pieces.push(stretch(piece, start + offset, start + part.length));
      start += part.length + 1;
    }
  }
  finish();
  return parameters;
}

function piecesOf(expression: Expression): readonly Piece[] {
  const pieces: Piece[] = [];
  const collect = (each: Expression): void => {
    const value = resolved(each);
    if (pieces.length > MOST) return;
    if (value.kind === 'concatenation') for (const part of value.parts) collect(part);
    else if (value.kind === 'literal') pieces.push({ kind: 'text', text: value.value, place: value.place });
    else pieces.push({ kind: 'expression', expression: value });
  };
  const value = resolved(expression);
  if (value.kind === 'call') for (const piece of formatted(value)) pieces.push(piece);
  else collect(value);
  return pieces;
}

/** `"client_secret=%s".format(x)`, `String.format("client_secret=%s", x)`: the pattern, with holes for its arguments. */
function formatted(call: Expression & { kind: 'call' }): readonly Piece[] {
  const pattern = [...(call.receiver ? [call.receiver] : []), ...call.arguments.map(({ value }) => value)]
    .map(resolved)
    .find((each): each is Literal => each.kind === 'literal' && each.type === 'text');
  if (!pattern || textOf(call) === undefined) return [];
  const rest = call.arguments.map(({ value }) => value).filter((value) => resolved(value) !== pattern);
  const pieces: Piece[] = [];
  let at = 0;
  const whole: Piece & { kind: 'text' } = { kind: 'text', text: pattern.value, place: pattern.place };
  let count = 0;
  for (const hole of pattern.value.matchAll(/\{(\d*)[\w:.-]*\}|%(?:(\d+)\$)?[sdvq]/g)) {
    if (hole.index > at) pieces.push(stretch(whole, at, hole.index));
    const index = hole[1] ? Number(hole[1]) : hole[2] ? Number(hole[2]) - 1 : count++;
    pieces.push({ kind: 'expression', expression: rest[index] ?? call });
    at = hole.index + hole[0].length;
  }
  if (at < pattern.value.length) pieces.push(stretch(whole, at, pattern.value.length));
  return pieces;
}

/** A part of a literal, at its own place where the literal is written without escapes. */
function stretch({ text, place }: Piece & { kind: 'text' }, start: number, end: number): Piece {
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

function parameterOf(
  name: string,
  pieces: readonly Piece[],
  whole: Expression,
  syntax: Syntax,
): RawParameter {
  const computed = pieces.flatMap((piece) => (piece.kind === 'expression' ? [piece.expression] : []));
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece] : []));
  const expression = computed[0] ?? whole;
  const { span } = resolved(expression);
  return {
    name,
    text: computed.length > 0 ? undefined : texts.map(({ text }) => text).join(''),
    expression,
    place: texts.length === 1 && computed.length === 0 && texts[0] ? texts[0].place : placeAt(span, syntax),
    isEncoded: computed.every(isEncoder),
  };
}

function placeAt(span: Span, syntax: Syntax): Place {
  return { span, literal: span, entry: span, syntax };
}

function isEncoder(expression: Expression): boolean {
  return expression.kind === 'call' && valueEncoders.has(expression.callee.toLowerCase());
}

/** The text behind percent-encoding and `+`; as it stands where it is none. */
export function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** True for characters that mean something else in a form body than themselves. */
export function hasReserved(text: string): boolean {
  return /[+&=/?#\s]|%/.test(text);
}

/** True for a text of a form body that was not encoded, although it has to be. */
export function isBare(text: string): boolean {
  return /[+&=/\s]|%(?![0-9a-f]{2})/i.test(text);
}
