import { type Call, type Expression, resolved } from '../core/expressions.ts';
import type { Place, Span } from '../core/types.ts';
import type { SentAssertion, SentAssertionFlaw } from './assertion-types.ts';
import { isMicrosoftLoginHost } from './authority.ts';
import { isMicrosoftResource } from './endpoint.ts';
import { itemsOf, lastNameOf, literalOf, textOf } from './expression-text.ts';
import type { Leading } from './raw-parameters.ts';
import { piecesOf } from './text-pieces.ts';
import { type TokenPart, tokenPartOf } from './token-text.ts';

const UNKNOWN: SentAssertion = { value: { kind: 'unknown' }, flaws: [] };

/** What code hands over as a client's assertion, as far as it shows. `leading` stands before it. */
export function sentAssertionOf(expression: Expression, leading?: Leading): SentAssertion {
  const literal = literalOf(expression);
  if (literal?.type === 'text') return writtenAssertionOf(literal.value, literal.place);
  const [piece] = piecesOf(expression);
  const first = leading ?? (piece?.kind === 'text' ? piece : undefined);
  const bearer = first && /^Bearer(?:\s|%20|\+)+/.exec(first.text)?.[0];
  const isWritten = first && lengthOf(first.place.span) === first.text.length;
  const flaws = bearer && isWritten ? [flawAt('bearer', first.place.span, 0, bearer.length)] : [];
  return { value: originOf(expression), flaws };
}

/** What a text is that stands where a client's assertion belongs. */
export function writtenAssertionOf(text: string, place: Place): SentAssertion {
  const [before = ''] = /^(?:\s|["'])*(?:Bearer\s+)?/i.exec(text) ?? [];
  const [after = ''] = /(?<![\s"'])[\s"']*$/.exec(text.slice(before.length)) ?? [];
  const token = text.slice(before.length, text.length - after.length);
  const value = tokenOf(token);
  if (value.kind === 'unknown') return UNKNOWN;
  const { span } = place;
  const isWritten = lengthOf(span) === text.length;
  const flaws = [...flawsIn(before, 0), ...flawsIn(after, text.length - after.length)].map(
    ({ kind, from, to }) => (isWritten ? flawAt(kind, span, from, to) : { kind, span }),
  );
  const isOtherAlphabet = value.kind === 'token' && /[+/=]/.test(token);
  return { value, flaws: isOtherAlphabet ? [...flaws, { kind: 'alphabet', span }] : flaws };
}

interface Stretch {
  readonly kind: SentAssertionFlaw['kind'];
  readonly from: number;
  readonly to: number;
}

function flawsIn(around: string, offset: number): readonly Stretch[] {
  return [...around.matchAll(/Bearer\s+|["']+|\s+/gi)].map(({ 0: found, index }) => ({
    kind: /^b/i.test(found) ? 'bearer' : /^["']/.test(found) ? 'quotes' : 'blank',
    from: offset + index,
    to: offset + index + found.length,
  }));
}

function flawAt(kind: SentAssertionFlaw['kind'], within: Span, from: number, to: number): SentAssertionFlaw {
  const span = { start: within.start + from, end: within.start + to };
  return { kind, span, repair: [{ span, newText: '' }] };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Only what begins with the header of a JWT is a token; what is cut short on purpose is none. */
function tokenOf(text: string): SentAssertion['value'] {
  const parts = text.split('.');
  const header =
    /^eyJ/.test(text) && parts.every((part) => part !== '') ? tokenPartOf(parts[0] ?? '') : undefined;
  if (!header || !/^[\w.+/=-]+$/.test(text)) return { kind: 'unknown' };
  if (parts.length === 5 && 'enc' in header) return { kind: 'damaged', fault: 'encrypted' };
  const claims = tokenPartOf(parts[1] ?? '');
  if (parts.length === 3 && claims)
    return isIssuedByEntra(claims) ? { kind: 'issued', to: 'client' } : { kind: 'token', header, claims };
  return parts.length === 2 && claims ? { kind: 'damaged', fault: 'parts' } : { kind: 'unknown' };
}

/** Issued at a host of Entra's, and not to be exchanged: that is what managed identities get tokens for. */
function isIssuedByEntra({ iss, aud }: TokenPart): boolean {
  const host = typeof iss === 'string' ? /^https:\/\/([^/]+)\//.exec(iss)?.[1] : undefined;
  return host !== undefined && isMicrosoftLoginHost(host) && !/AzureADTokenExchange/i.test(String(aud));
}

/** Tokens are followed through this many hands. */
const FARTHEST = 8;

/** Calls that hand on what they are called on, or a part of it. */
const HANDING_ON =
  /^(?:split|replace|replaceFirst|slice|substring|substr|trim|strip|lstrip|removeprefix|delete_prefix|toString|ToString|to_s|to_str|pop|at|last|first|Substring|Replace|Split|Trim|TrimPrefix|get|Get|header|getHeader|get_header|headers|fetch|dig|unwrap|await|Result|orElseThrow|getToken|getTokenSync|token|accessToken|block|str_replace|preg_replace|explode|ltrim)$/;

/** Calls that ask for a token. */
const ASKING = /^(?:get_?token|acquire_?token|Get-AzAccessToken$)/i;

/** A token that the caller sent, or that was asked for an API; undefined where the code does not show it. */
function originOf(expression: Expression): SentAssertion['value'] {
  let at: Expression | undefined = resolved(expression);
  for (let count = 0; at && count < FARTHEST; count++) {
    if (namesHeader(at)) return { kind: 'issued', to: 'caller' };
    if (at.kind === 'call' && at.callee === 'GetTokenAsync' && textsUnder(at, 2).includes('access_token'))
      return { kind: 'issued', to: 'caller' };
    if (at.kind === 'call' && ASKING.test(at.callee))
      return asksForApi(at) ? { kind: 'issued', to: 'client' } : { kind: 'unknown' };
    if (at.kind === 'call' && !HANDING_ON.test(at.callee)) break;
    const next: Expression | undefined =
      at.kind === 'member' ? at.object : at.kind === 'call' ? givenTo(at) : undefined;
    at = next && resolved(next);
  }
  return { kind: 'unknown' };
}

/** What a call hands on: what it is called on, or the argument that it changes. */
function givenTo({ receiver, arguments: args }: Call): Expression | undefined {
  const isFunction = !receiver || /^(?:strings?|str|Str)$/.test(lastNameOf(receiver) ?? '');
  return isFunction ? args.find(({ value }) => literalOf(value) === undefined)?.value : receiver;
}

/** `headers["Authorization"]`, `headers.authorization`, `req.header('authorization')`. */
function namesHeader(expression: Expression): boolean {
  if (expression.kind === 'member')
    return /^authorization$/i.test(expression.name) && isOfRequest(expression.object);
  if (expression.kind !== 'call' || !expression.receiver) return false;
  const [first] = expression.arguments;
  const text = first && literalOf(first.value)?.value;
  return /^authorization$/i.test(text ?? '') && isOfRequest(expression.receiver);
}

function isOfRequest(expression: Expression): boolean {
  return /^(?:req|request|httprequest|headers|context|ctx|event|r|header)$/i.test(
    lastNameOf(expression) ?? '',
  );
}

/** Tokens for `api://AzureADTokenExchange` are meant for this. */
function asksForApi(call: Call): boolean {
  const texts = call.arguments.flatMap(({ value }) => textsUnder(value, 0));
  return texts.some(isMicrosoftResource) && !texts.some((text) => /AzureADTokenExchange/i.test(text));
}

function textsUnder(expression: Expression, depth: number): readonly string[] {
  const value = resolved(expression);
  const text = textOf(value);
  if (text !== undefined) return [text];
  if (depth > 3) return [];
  if (value.kind === 'object') return value.entries.flatMap((entry) => textsUnder(entry.value, depth + 1));
  if (value.kind === 'call') return value.arguments.flatMap((each) => textsUnder(each.value, depth + 1));
  return itemsOf(value).flatMap((item) => (item === value ? [] : textsUnder(item, depth + 1)));
}
