import { type Expression, resolved } from '../core/expressions.ts';
import type { Edit, Place, Span, Syntax } from '../core/types.ts';
import { valueEncoders } from './library-http.ts';
import { isWritten, type Piece, piecesOf, stretch } from './text-pieces.ts';

/** A parameter as a raw form body or query holds it. */
export interface RawParameter {
  readonly name: string;
  /** The value as written, percent-encoding and all; undefined where a part of it is computed. */
  readonly text: string | undefined;
  readonly expression: Expression;
  readonly place: Place;
  /** True where the place is the value's alone. */
  readonly isApart: boolean;
  /** False when a computed part goes in as it is. True for text without computed parts. */
  readonly isEncoded: boolean;
  /** Where the name stands, in texts that are written without escapes. */
  readonly nameSpan?: Span;
  /** The parameter with an `&` of its own, where it stands in one text with others. */
  readonly entry?: Span;
  /** Edits by which a computed part is encoded, where the language has a short way. */
  readonly repair?: readonly Edit[];
  /** The text before the first computed part. */
  readonly leading?: Leading;
}

/** A text that stands before what is computed. */
export interface Leading {
  readonly text: string;
  readonly place: Place;
}

/** The parameters of one text. */
export interface RawParameters {
  readonly parameters: readonly RawParameter[];
  /** True where a computed part may hold further parameters. */
  readonly isOpen: boolean;
}

/** A parameter while it is read: the text that it begins in, and where. */
interface Begun {
  readonly name: string;
  readonly pieces: Piece[];
  readonly from: Piece & { kind: 'text' };
  /** Offsets in the text of the piece. */
  readonly start: number;
  /** Undefined where it ends in another piece. */
  end: number | undefined;
}

/** The parameters of `a=b&c=d`, put together of literals and expressions; empty for any other text. */
export function rawParametersOf(expression: Expression, syntax: Syntax): RawParameters {
  const parameters: RawParameter[] = [];
  let current: Begun | undefined;
  let [isOpen, isLoose] = [false, false];
  const finish = () => {
    if (current) parameters.push(parameterOf(current, expression, syntax));
    current = undefined;
  };
  for (const piece of piecesOf(expression)) {
    if (piece.kind === 'expression') {
      if (current) current.pieces.push(piece);
      else isLoose = true;
      continue;
    }
    let start = 0;
    for (const part of piece.text.split('&')) {
      if (start > 0) finish();
      const name = current ? undefined : /(?:^|\?)\s*([\w.-]+)=/.exec(part);
      const offset = name ? name.index + name[0].length : 0;
      // Before the first parameter there may be an address.
      if (isLoose && (start > 0 || !/^[^&]*\?/.test(part))) isOpen = true;
      isLoose = false;
      if (name?.[1]) current = { name: name[1], pieces: [], from: piece, start: start + offset, end: 0 };
      // What follows on another line is no part of the form.
      const valueEnd = offset + (/[\r\n]/.exec(part.slice(offset))?.index ?? part.length - offset);
      if (/\S/.test(part.slice(valueEnd))) isOpen = true;
      if (valueEnd > offset) current?.pieces.push(stretch(piece, start + offset, start + valueEnd));
      if (current) current.end = current.from === piece ? start + valueEnd : undefined;
      start += part.length + 1;
    }
  }
  finish();
  return { parameters, isOpen: isOpen || isLoose };
}

function parameterOf(begun: Begun, whole: Expression, syntax: Syntax): RawParameter {
  const { name, pieces } = begun;
  const computed = pieces.flatMap((piece) => (piece.kind === 'expression' ? [piece] : []));
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece] : []));
  const [first, further] = computed;
  const expression = first?.expression ?? whole;
  const span = first?.span ?? resolved(whole).span;
  const isEncoded = computed.every((piece) => isEncoder(piece.expression));
  const isOnly = first !== undefined && !further && texts.length === 0;
  const repair = isOnly && !isEncoded && !first.isInText ? encodedBy(syntax, span) : [];
  const [only, second] = computed.length === 0 ? texts : [];
  return {
    name,
    text: computed.length > 0 ? undefined : texts.map(({ text }) => text).join(''),
    expression,
    place: only && !second ? only.place : placeAt(span, syntax),
    isApart: only !== undefined && !second && isWritten(only),
    isEncoded,
    ...(repair.length > 0 && { repair }),
    ...(computed.length > 0 && pieces[0]?.kind === 'text' && { leading: pieces[0] }),
    ...(isWritten(begun.from) && writtenAt(begun, computed.length === 0)),
  };
}

/** A parameter goes with the `&` before it, the first one with the `&` behind it; alone it stays. */
function writtenAt(
  { name, from, start, end }: Begun,
  isInOne: boolean,
): Pick<RawParameter, 'nameSpan' | 'entry'> {
  const { text, place } = from;
  const at = (first: number, last: number): Span => ({
    start: place.span.start + first,
    end: place.span.start + last,
  });
  const nameStart = start - name.length - 1;
  const nameSpan = at(nameStart, start - 1);
  if (!isInOne || end === undefined) return { nameSpan };
  if (text[nameStart - 1] === '&') return { nameSpan, entry: at(nameStart - 1, end) };
  return text[end] === '&' ? { nameSpan, entry: at(nameStart, end + 1) } : { nameSpan };
}

function encodedBy({ formEncoded }: Syntax, { start, end }: Span): readonly Edit[] {
  if (!formEncoded) return [];
  const [before, after] = formEncoded;
  return [
    { span: { start, end: start }, newText: before },
    { span: { start: end, end }, newText: after },
  ];
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
