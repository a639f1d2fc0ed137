import {
  type Call,
  type Code,
  type Expression,
  type ObjectEntry,
  type ObjectExpression,
  resolved,
} from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import type { Building } from './assertion-binding.ts';
import { type AssertionDraft, createAssertionDraft } from './assertion-draft.ts';
import { HOLE, placeOf } from './expression-text.ts';
import { textsThat } from './texts.ts';

/** A header or a claims set that stands by itself. */
interface Segment {
  readonly kind: 'header' | 'claims';
  readonly span: Span;
  readonly entries: readonly ObjectEntry[];
  readonly isOpen: boolean;
  /** The object that it is; absent for JSON text. */
  readonly object?: ObjectExpression;
}

/** Calls by which segments are encoded: without any of them nobody puts a JWT together. */
const ENCODING = /base64|b64|^(?:encode|stringify|btoa)$|openssl/i;

const HOLE_AS_VALUE = new RegExp(`:\\s*${HOLE}`, 'g');

/**
 * JWTs whose segments are encoded by hand: a header and a claims set, as objects or as JSON, that no library was
 * given, where the file encodes something as base64. What belongs to them is added to what is known.
 */
export function handMadeAssertions(
  code: Code,
  objects: readonly ObjectExpression[],
  { drafts: known, sides }: Pick<Building, 'drafts' | 'sides'>,
): readonly AssertionDraft[] {
  const segments = [
    ...objects.filter((object) => !known.has(object)).flatMap(segmentOf),
    ...jsonTexts(code).flatMap(({ expression, text }) => segmentInJson(expression, text)),
  ];
  const headers = segments.filter(({ kind }) => kind === 'header');
  const claims = segments.filter(({ kind }) => kind === 'claims');
  if (headers.length === 0 || !code.calls.some(encodes)) return [];
  return headers.flatMap((header) => {
    const nearest = nearestTo(header, claims);
    if (!nearest) return [];
    const draft = assertionOf(header, nearest);
    for (const { object, kind } of [header, nearest]) {
      if (!object) continue;
      known.set(object, draft);
      sides.set(object, kind);
    }
    return [draft];
  });
}

/** `btoa(x)`, `Base64.encode(x)`, `bytes.toString('base64url')`. */
function encodes({ callee, receiver, arguments: args }: Call): boolean {
  const texts = args.map(({ value }) => (value.kind === 'literal' ? value.value : ''));
  return [callee, receiverName(receiver), ...texts].some((each) => ENCODING.test(each));
}

function receiverName(receiver: Expression | undefined): string {
  const inner = receiver && resolved(receiver);
  return inner?.kind === 'name' || inner?.kind === 'member' ? inner.name : '';
}

function nearestTo(header: Segment, claims: readonly Segment[]): Segment | undefined {
  return claims.toSorted((a, b) => distance(a, header) - distance(b, header))[0];
}

function distance(a: Segment, b: Segment): number {
  return Math.abs(a.span.start - b.span.start);
}

function assertionOf(header: Segment, claims: Segment): AssertionDraft {
  const draft = createAssertionDraft('hand-made', header.span, {
    claimsSpan: claims.span,
    isFixed: !header.object || !claims.object,
  });
  for (const entry of header.entries) draft.put('header', { ...entry, taken: 'json' });
  for (const entry of claims.entries) draft.put('claims', { ...entry, taken: 'json' });
  if (header.isOpen) draft.open('header');
  if (claims.isOpen) draft.open('claims');
  return draft;
}

function segmentOf(object: ObjectExpression): readonly Segment[] {
  const { entries, span, isOpen = false } = object;
  const kind = kindOf(entries.map(({ name }) => name));
  return kind ? [{ kind, span, entries, isOpen, object }] : [];
}

function kindOf(names: readonly string[]): Segment['kind'] | undefined {
  const has = (...wanted: readonly string[]) => wanted.filter((name) => names.includes(name)).length;
  if (has('alg') && has('typ', 'x5t', 'x5t#S256', 'kid', 'x5c')) return 'header';
  const isClaims = has('aud')
    ? has('iss', 'sub', 'exp') >= 2
    : has('iss', 'sub') === 2 && has('exp', 'nbf', 'jti');
  return isClaims ? 'claims' : undefined;
}

const FILLED = '\ufffc';

const jsonTexts = textsThat((text) => /^\s*\{/.test(text) && /"(?:alg|aud)"/.test(text));

/** `{"alg":"RS256","x5t":"$thumbprint"}` as a text; what is computed in it is unknown. */
function segmentInJson(expression: Expression, text: string): readonly Segment[] {
  try {
    // A number that is computed stands without quotes.
    const filled = text.replaceAll(HOLE_AS_VALUE, `:"${FILLED}"`).replaceAll(HOLE, FILLED);
    const entries = Object.entries(JSON.parse(filled) as Record<string, unknown>);
    const kind = kindOf(entries.map(([name]) => name));
    const { span } = expression;
    return kind
      ? [
          {
            kind,
            span,
            isOpen: false,
            entries: entries.map(([name, value]) => ({ name, value: stated(value, expression), span })),
          },
        ]
      : [];
  } catch {
    return [];
  }
}

function stated(value: unknown, expression: Expression): Expression {
  const { span } = expression;
  const isText = typeof value === 'string';
  if ((isText && value.includes(FILLED)) || (typeof value === 'object' && value !== null))
    return { kind: 'unknown', span };
  const place = placeOf(expression, { encode: (text) => JSON.stringify(text) });
  return { kind: 'literal', type: isText ? 'text' : 'other', value: String(value), span, place };
}
