import { type Expression, resolved } from '../core/expressions.ts';
import type { Edit, Span } from '../core/types.ts';
import type { AssertionAudience, AssertionEntry } from './assertion-types.ts';
import { isMicrosoftLoginHost } from './authority.ts';
import { cloudOf } from './clouds.ts';
import { deferred } from './deferred.ts';
import { HOLE, literalOf, textOf } from './expression-text.ts';
import { tenantOf } from './ids.ts';
import type { JwtLibrary } from './library-jwt.ts';

/** The host of the first audience, in lower case; undefined for what is no address. */
export function hostOf(audience: Expression): string | undefined {
  const [first] = arrayOf(audience) ?? [audience];
  const text = first && textOf(first);
  return text === undefined ? undefined : /^\s*https?:\/\/([^/\s:]+)/i.exec(text)?.[1]?.toLowerCase();
}

/** What a list holds: a literal, or a type of lists by its name: `jwt.ClaimStrings{url}`. */
function arrayOf(expression: Expression): readonly Expression[] | undefined {
  const inner = resolved(expression);
  if (inner.kind === 'list') return inner.items;
  const isList = inner.kind === 'object' && inner.entries.every(({ name }, index) => name === String(index));
  return isList ? inner.entries.map(({ value }) => value) : undefined;
}

/** Whom an assertion is for, as far as the code shows. */
export function audienceOf(
  { value, name, nameSpan }: AssertionEntry,
  library: JwtLibrary | undefined,
  language: string | undefined,
): AssertionAudience {
  const inner = resolved(value);
  const array = arrayOf(value);
  const items = array ?? [value];
  const [first = inner] = items;
  const literal = literalOf(first);
  const isArray = array !== undefined && !(items.length === 1 && library?.unwrapsAudience);
  const isInMap = nameSpan && nameSpan.end - nameSpan.start === name.length + 2;
  const mayBeText = UNTYPED.test(language ?? '') || (language === 'go' && isInMap);
  const asText = isArray && items.length === 1 && mayBeText ? unwrapped(inner.span, first.span) : undefined;
  return {
    value: items.length > 1 ? { kind: 'unknown' } : meaningOf(first),
    span: literal?.type === 'text' ? literal.place.span : resolved(first).span,
    ...(isArray && { count: items.length, span: inner.span }),
    ...(literal?.type === 'text' && { place: literal.place }),
    ...(asText && { asText }),
  };
}

/** Languages whose entries of a claims set may be of any type. */
const UNTYPED = /^(?:javascript|typescript|tsx|python|php|ruby|powershell)$/;

function unwrapped(list: Span, item: Span): readonly Edit[] {
  return [
    { span: { start: list.start, end: item.start }, newText: '' },
    { span: { start: item.end, end: list.end }, newText: '' },
  ];
}

/** Audiences of tokens that are exchanged, one a cloud; letter case is another rule's business. */
const EXCHANGE = /^api:\/\/AzureADTokenExchange(?:USGov|China|USNat|USSec)?$/i;

function meaningOf(expression: Expression): AssertionAudience['value'] {
  const text = textOf(expression)?.trim();
  if (text === undefined || text.startsWith(HOLE)) return { kind: 'unknown' };
  if (EXCHANGE.test(text)) return { kind: 'exchange' };
  const [, host = '', path = ''] = /^https?:\/\/([^/?#\s]+)([^?#\s]*)/i.exec(text) ?? [];
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name.includes(HOLE)) return { kind: 'unknown' };
  if (name !== '') return isMicrosoftLoginHost(name) ? signIn(name, path) : { kind: 'api', text };
  if (text.includes(HOLE) || deferred(text)) return { kind: 'unknown' };
  return /^api:\/\//i.test(text) ? { kind: 'api', text } : { kind: 'text' };
}

function signIn(host: string, path: string): AssertionAudience['value'] {
  const [segment = '', ...rest] = path.split('/').slice(1);
  const tail = rest.join('/').replace(/\/$/, '');
  // `/oauth2/v2.0/token` right behind the host: the tenant was left out.
  const isTenant = segment !== '' && !/^oauth2$/i.test(segment);
  const tenant = !isTenant
    ? undefined
    : segment.includes(HOLE)
      ? ({ kind: 'reference' } as const)
      : tenantOf(segment);
  const cloud = cloudOf(host)?.id;
  return {
    kind: 'sign-in',
    host,
    ...(cloud !== undefined && { cloud }),
    ...(tenant && { tenant }),
    path: pathOf(isTenant ? tail : [segment, tail].join('/')),
  };
}

/** B2C names a policy between the tenant and the endpoint. */
function pathOf(path: string): 'token-endpoint' | 'issuer' | 'other' {
  if (path.includes(HOLE)) return 'token-endpoint';
  if (/(?:^|\/)oauth2(?:\/v2\.0)?\/token$/i.test(path)) return 'token-endpoint';
  return /^(?:v2\.0)?\/?$/i.test(path) ? 'issuer' : 'other';
}
