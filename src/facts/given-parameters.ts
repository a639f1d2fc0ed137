import type { Expression } from '../core/expressions.ts';
import type { Edit, Place, Span, Syntax } from '../core/types.ts';
import { literalOf, placeOf } from './expression-text.ts';
import { requestParameters } from './library-http.ts';
import { formDecoded, isBare, type Leading, type RawParameter } from './raw-parameters.ts';
import type { BodyEncoding, ClientSecret } from './types.ts';
import { writtenSecretOf } from './written-secret.ts';

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
  /** Edits by which the code encodes it, where it does not yet. */
  readonly repair?: readonly Edit[];
  /** The text before the first part that is computed, where the code puts the body together itself. */
  readonly leading?: Leading;
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
  const { nameSpan, entry, repair, leading } = raw;
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
    ...(repair && { repair }),
    ...(leading && { leading }),
  };
}

function rawSister(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}&`;
}

/** The secret of a body that a library encodes. */
export function secretIn({ name, text = '', place }: Given): ClientSecret {
  return writtenSecretOf({ text, span: place.span, names: [name] });
}

/** The secret of a body that goes out as it is written. */
export function secretInForm({ name, text = '', written, place }: Given, isEncoded: boolean): ClientSecret {
  const { span } = place;
  // A plus sign means a blank there; a secret has none.
  const meant = isEncoded ? text : (written ?? text.replaceAll(' ', '+'));
  const secret = writtenSecretOf({ text: meant, span, names: [name], encoding: 'percent' });
  if (isEncoded || secret.kind !== 'value') return secret;
  const isExact = span.end - span.start === meant.length;
  const repair = [...meant.matchAll(RESERVED)].map(({ 0: char, index }): Edit => {
    const start = span.start + index;
    return { span: { start, end: start + char.length }, newText: encodeURIComponent(char) };
  });
  const flaw = { kind: 'not-url-encoded', detail: 'text', span, ...(isExact && { repair }) } as const;
  return { ...secret, flaws: [...(secret.flaws ?? []), flaw] };
}

/** What `isBare` finds. */
const RESERVED = /[+&=/\s]|%(?![0-9a-f]{2})/gi;

/** A pair of a name and a value, where the name is one that a token request has. */
export function givenBy(pair: readonly Expression[], syntax: Syntax): readonly Given[] {
  const [first, value] = pair;
  const name = first && literalOf(first)?.value;
  return name && value && requestParameters.has(name) ? [givenAs(name, value, placeOf(value, syntax))] : [];
}
