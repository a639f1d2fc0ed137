import { replaceValue } from '../core/edits.ts';
import { type Code, childrenOf, type Expression } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import { addressOf, isMicrosoftResource } from './endpoint.ts';
import { placeOf, textOf } from './expression-text.ts';
import { type Given, type ParameterSet, secretIn, secretInForm } from './given-parameters.ts';
import { withheldParameters } from './library-http.ts';
import { parameterSetsOf } from './parameter-sets.ts';
import { hasReserved, isBare } from './raw-parameters.ts';
import { idsOfRequest } from './request-ids.ts';
import { askedOf } from './requested.ts';
import { mayUseBasic, mentions, sendingOf } from './sending.ts';
import { textsIn } from './texts.ts';
import type { BodyEncoding, Endpoint, Parameter, ParameterValue, Stated, TokenRequest } from './types.ts';
import { chainOf, type Use, type Uses, usesOf } from './uses.ts';

/** An address that the code holds. */
interface Found {
  readonly expression: Expression;
  /** Undefined for an address that is not Entra's. */
  readonly endpoint: Endpoint | undefined;
}

/**
 * The requests to Entra's token endpoint that code makes by hand, found by their parameters. Which endpoint they go to
 * is told by the call that they are handed to; where its address is computed, by the address that stands nearest
 * before them; where there is none, by a scope or resource that only Entra issues tokens for.
 */
export function tokenRequestsOf(code: Code, syntax: Syntax, path: string): readonly TokenRequest[] {
  const uses = usesOf(code);
  const found = parameterSetsOf(code, uses, syntax);
  const sets = /\.(?:http|rest)$/i.test(path) ? found.map((set) => setAsWritten(set, uses)) : found;
  if (sets.length === 0) return [];
  const addresses = textsIn(code)
    .flatMap(({ expression }) => addressIn(expression))
    .filter(isForTokens);
  const basic = mayUseBasic(code);
  const requests = sets.flatMap((set) => requestOf(set, uses, addresses, syntax, code, basic, path));
  return withoutRepeats(requests);
}

/** A file of requests holds each body as it is sent: who writes it encodes it. */
function setAsWritten(set: ParameterSet, uses: Uses): ParameterSet {
  const holders = set.anchor ? uses.outwards(set.anchor) : [];
  const isJson = holders.some(({ by }) => by.kind === 'call' && mentions(by, /application\/json/i, 5));
  if (isJson || set.encoding) return { ...set, encoding: set.encoding ?? 'json', isRequest: true };
  const given = set.given.map((each) => {
    const { start, end } = each.place.span;
    // Percent-encoding makes it longer than what is meant.
    const isBareText = each.text !== undefined && each.text.length === end - start && isBare(each.text);
    return { ...each, isEncoded: !isBareText };
  });
  return { ...set, given, encoding: 'raw', isRequest: true };
}

/** A set that is seen two ways, as an object and as what is added to it, is one request. */
function withoutRepeats(requests: readonly TokenRequest[]): readonly TokenRequest[] {
  const seen = new Set<number>();
  return requests.filter(({ parameters }) => {
    const grant = parameters.find(({ name }) => name === 'grant_type')?.place.span.start ?? -1;
    if (seen.has(grant)) return false;
    seen.add(grant);
    return true;
  });
}

function requestOf(
  set: ParameterSet,
  uses: Uses,
  addresses: readonly Found[],
  syntax: Syntax,
  code: Code,
  basic: boolean,
  path: string,
): readonly TokenRequest[] {
  const holders = set.anchor ? uses.outwards(set.anchor) : [];
  const own = new Set(set.given.map(({ expression }) => expression));
  const found = addressOfHolders(holders, own) ?? nearest(addresses, set.span);
  if (found ? !found.endpoint : !isForMicrosoft(set)) return [];
  const { encoding, isFollowed, asForm } = sendingOf(set, uses, found?.expression, code);
  const outermost = holders.findLast(({ by }) => by.kind === 'call')?.by;
  return [
    {
      kind: 'token-request',
      span: outermost?.span ?? set.span,
      ...(found?.endpoint && {
        endpoint: {
          value: found.endpoint,
          name: 'token endpoint',
          place: placeOf(found.expression, syntax),
        } satisfies Stated<Endpoint>,
      }),
      ...idsOfRequest(set, found?.endpoint && found.expression, holders, { syntax, path }),
      encoding,
      ...(asForm && { asForm }),
      parameters: set.given.map((given) => parameterOf(given, encoding)),
      isWhole: isFollowed && set.isOpen !== true,
      mayUseBasic: basic,
      ...askedOf(set.given, found?.endpoint),
    },
  ];
}

function addressIn(expression: Expression): readonly Found[] {
  const text = textOf(expression);
  const address = text === undefined ? ({ kind: 'none' } as const) : addressOf(text);
  if (address.kind === 'none') return [];
  return [{ expression, endpoint: address.kind === 'entra' ? address.endpoint : undefined }];
}

/** The address that a request's calls are given: an argument, or a method of the same chain. */
function addressOfHolders(holders: readonly Use[], own: ReadonlySet<Expression>): Found | undefined {
  for (const { by } of holders) {
    const chain = by.kind === 'call' ? chainOf(by) : [by];
    for (const link of chain) {
      const found =
        link.kind === 'call' ? link.arguments.flatMap(({ value }) => addressesUnder(value, own, 4)) : [];
      const best = found.find(({ endpoint }) => endpoint) ?? found[0];
      if (best) return best;
    }
  }
  return undefined;
}

/** Addresses among the parameters themselves are scopes and redirects. */
function addressesUnder(
  expression: Expression,
  own: ReadonlySet<Expression>,
  depth: number,
): readonly Found[] {
  if (own.has(expression)) return [];
  const here = addressIn(expression);
  if (here.length > 0 || depth === 0) return here;
  return childrenOf(expression).flatMap((child) => addressesUnder(child, own, depth - 1));
}

/** Addresses of other things than tokens say nothing of a request that they do not stand in. */
function isForTokens({ expression, endpoint }: Found): boolean {
  return endpoint !== undefined || /token|oauth|openid/i.test(textOf(expression) ?? '');
}

/** The last address before the parameters, else the first one behind them. */
function nearest(addresses: readonly Found[], { start }: Span): Found | undefined {
  const before = addresses.findLast(({ expression }) => expression.span.start <= start);
  return before ?? addresses.find(({ expression }) => expression.span.start > start);
}

function isForMicrosoft({ given }: ParameterSet): boolean {
  return given.some(
    ({ name, expression, text }) =>
      (name === 'scope' || name === 'resource') && isMicrosoftResource(text ?? textOf(expression) ?? ''),
  );
}

/** A parameter as a fact: what must not be kept of its text is left behind. */
export function parameterOf(given: Given, encoding: BodyEncoding): Parameter {
  const { name, place, repair, isEncoded = encoding !== 'unknown', isAdded, entry, isApart } = given;
  return {
    name,
    value: parameterValueOf(given, encoding, isEncoded),
    place,
    isEncoded,
    ...(repair && !isEncoded && { repair }),
    ...(isAdded && { isAdded }),
    ...(isApart && { rewritten: (value: string) => replaceValue(place, value) }),
    ...(entry && { removal: { span: entry, newText: '' } }),
    ...editsOf(given),
  };
}

/** How another name takes the place of the given one, and another parameter comes to stand before it. */
function editsOf({ name, nameSpan, sister }: Given): Pick<Parameter, 'renamed' | 'beside'> {
  if (!nameSpan) return {};
  const quotes = (nameSpan.end - nameSpan.start - name.length) / 2;
  const span = { start: nameSpan.start + quotes, end: nameSpan.end - quotes };
  const at = { start: nameSpan.start, end: nameSpan.start };
  return {
    ...((quotes === 0 || quotes === 1) && { renamed: (newText: string) => ({ span, newText }) }),
    ...(sister && {
      beside: (other: string, value: string) => ({ span: at, newText: sister(other, value) }),
    }),
  };
}

function parameterValueOf(given: Given, encoding: BodyEncoding, isEncoded: boolean): ParameterValue {
  const { name, text, written, expression } = given;
  if (text === undefined) return { kind: 'computed', expression };
  const reserved = hasReserved(written ?? text);
  if (name === 'client_secret') {
    const secret = encoding === 'raw' ? secretInForm(given, isEncoded) : secretIn(given);
    return { kind: 'secret', secret, hasReserved: reserved };
  }
  if (withheldParameters.has(name)) return { kind: 'withheld', hasReserved: reserved };
  return { kind: 'literal', text };
}
