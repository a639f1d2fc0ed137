import type { Expression } from '../core/expressions.ts';
import type { Place, Span, Syntax } from '../core/types.ts';
import { literalOf, placeOf } from './expression-text.ts';
import { requestParameters } from './library-http.ts';
import { formDecoded, isBare, type RawParameter } from './raw-parameters.ts';
import type { BodyEncoding } from './types.ts';

/** One parameter as the code hands it over. */
export interface Given {
  readonly name: string;
  readonly expression: Expression;
  readonly place: Place;
  /** True where the place is the value's alone: another value can be written there. */
  readonly isApart: boolean;
  /** What is meant, decoded; undefined where a part of it is computed. */
  readonly text: string | undefined;
  /** How it is written, where the code puts the body together itself. */
  readonly written?: string | undefined;
  /** Whether it is encoded, where that does not follow from the body. */
  readonly isEncoded?: boolean;
  /** Where the name stands, with its quotes. */
  readonly nameSpan?: Span;
  /** What goes when the parameter is taken out. */
  readonly entry?: Span;
  /** Source text of another parameter, to be put before the name. */
  readonly sister?: NonNullable<Syntax['entry']>;
  /** True for what a statement of its own puts in. */
  readonly isAdded?: true;
}

/** The parameters of one request, wherever they were gathered. */
export interface ParameterSet {
  /** What is handed on to the request: followed outwards it leads to the call. Absent where it is not known. */
  readonly anchor?: Expression;
  readonly span: Span;
  readonly given: readonly Given[];
  /** Where the parameters themselves show it. */
  readonly encoding?: BodyEncoding;
  /** True where there may be more than `given`. */
  readonly isOpen?: boolean;
  /** True for what stands in a file of requests: nothing comes between. */
  readonly isRequest?: true;
}

export function givenAs(name: string, expression: Expression, place: Place): Given {
  const literal = literalOf(expression);
  const text = literal && (literal.type === 'text' ? literal.value : '');
  return { name, expression, place, text, isApart: literal !== undefined };
}

export function givenRaw(raw: RawParameter): Given {
  const { name, expression, place, text: written } = raw;
  const text = written === undefined ? undefined : formDecoded(written);
  const isEncoded = raw.isEncoded && !(written !== undefined && isBare(written));
  const { nameSpan, entry } = raw;
  return {
    name,
    expression,
    place,
    isApart: raw.isApart,
    text,
    written,
    isEncoded,
    ...(nameSpan && { nameSpan, sister: rawSister }),
    ...(entry && { entry }),
  };
}

function rawSister(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}&`;
}

/** A pair of a name and a value, where the name is one that a token request has. */
export function givenBy(pair: readonly Expression[], syntax: Syntax): readonly Given[] {
  const [first, value] = pair;
  const name = first && literalOf(first)?.value;
  return name && value && requestParameters.has(name) ? [givenAs(name, value, placeOf(value, syntax))] : [];
}
