import { replaceValue } from '../core/edits.ts';
import type { Code } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { isMicrosoftResource } from './endpoint.ts';
import { placeOf, textOf } from './expression-text.ts';
import { type Given, type ParameterSet, secretIn, secretInForm } from './given-parameters.ts';
import { withheldParameters } from './library-http.ts';
import { parameterSetsOf } from './parameter-sets.ts';
import { hasReserved, isBare } from './raw-parameters.ts';
import { addressesIn, addressFor, type FoundAddress } from './request-address.ts';
import { idsOfRequest } from './request-ids.ts';
import { askedOf } from './requested.ts';
import { mayUseBasic, mentions, sendingOf } from './sending.ts';
import type { BodyEncoding, Endpoint, Parameter, ParameterValue, Stated, TokenRequest } from './types.ts';
import { type Uses, usesOf } from './uses.ts';

/**
 * The requests to Entra's token endpoint that code makes by hand, found by their parameters. Which endpoint they go to
 * is told by the call that they are handed to; where its address is computed, by the address that stands nearest
 * before them; where there is none, by a scope or resource that only Entra issues tokens for.
 */
export function tokenRequestsOf(code: Code, syntax: Syntax, path: string): readonly TokenRequest[] {
  const uses = usesOf(code);
  const found = parameterSetsOf(code, uses, syntax);
  const sets = found.map((set) => setIn(path, set, uses));
  if (sets.length === 0) return [];
  const addresses = addressesIn(code);
  const basic = mayUseBasic(code);
  const requests = sets.flatMap((set) => requestOf(set, uses, addresses, syntax, code, basic, path));
  return withoutRepeats(requests);
}

/** In code a set is what the code makes of it. */
function setIn(path: string, set: ParameterSet, uses: Uses): ParameterSet {
  if (/\.(?:http|rest)$/i.test(path)) return setAsWritten(set, uses);
  return /\.json$/i.test(path) ? setOfCollection(set) : set;
}

/**
 * Postman encodes the parameters of a form, and may add to them what its settings for authorization say. Each is an
 * object of its own, that no small edit takes out.
 */
function setOfCollection(set: ParameterSet): ParameterSet {
  const given = set.given.map(({ entry: _, ...each }): Given => each);
  return { ...set, given, encoding: set.encoding ?? 'form', isRequest: true, isOpen: true };
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
  addresses: readonly FoundAddress[],
  syntax: Syntax,
  code: Code,
  basic: boolean,
  path: string,
): readonly TokenRequest[] {
  const holders = set.anchor ? uses.outwards(set.anchor) : [];
  const own = new Set(set.given.map(({ expression }) => expression));
  const found = addressFor(holders, own, set.span, addresses);
  if (found ? !found.endpoint : !isForMicrosoft(set)) return [];
  const isCertain = found?.isGuessed === false || isForMicrosoft(set);
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
      isEndpointGuessed: found?.isGuessed ?? true,
      isCertain,
      ...idsOfRequest(set, found?.endpoint && found.expression, holders, { syntax, path }),
      encoding,
      ...(asForm && { asForm }),
      parameters: set.given.map((given) => parameterOf(given, encoding)),
      isWhole: isFollowed && set.isOpen !== true,
      mayUseBasic: basic,
      ...askedOf(set.given, found?.endpoint, isCertain),
    },
  ];
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
