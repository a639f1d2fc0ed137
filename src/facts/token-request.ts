import { type Call, type Code, childrenOf, type Expression, resolved } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import { clientSecretOf } from './client-secret.ts';
import { addressOf, isMicrosoftResource } from './endpoint.ts';
import { lastNameOf, literalOf, placeOf, textOf } from './expression-text.ts';
import type { Given, ParameterSet } from './given-parameters.ts';
import { clientIdOf } from './ids.ts';
import { bodyCalls, bodyNames, withheldParameters } from './library-http.ts';
import { parameterSetsOf } from './parameter-sets.ts';
import { hasReserved, isBare } from './raw-parameters.ts';
import { rowIn } from './rows.ts';
import { tenantInAddress } from './tenant-part.ts';
import { textsIn } from './texts.ts';
import type { BodyEncoding, Endpoint, Parameter, ParameterValue, Stated, TokenRequest } from './types.ts';
import { unfilledTenant } from './unfilled.ts';
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
  const requests = sets.flatMap((set) => requestOf(set, uses, addresses, syntax, code.modules, path));
  return withoutRepeats(requests);
}

/** A file of requests holds each body as it is sent: who writes it encodes it. */
function setAsWritten(set: ParameterSet, uses: Uses): ParameterSet {
  const holders = set.anchor ? uses.outwards(set.anchor) : [];
  const isJson = holders.some(({ by }) => by.kind === 'call' && mentions(by, /application\/json/i, 5));
  if (isJson || set.encoding) return { ...set, encoding: set.encoding ?? 'json' };
  const given = set.given.map((each) => {
    const { start, end } = each.place.span;
    // Percent-encoding makes it longer than what is meant.
    const isBareText = each.text !== undefined && each.text.length === end - start && isBare(each.text);
    return { ...each, isEncoded: !isBareText };
  });
  return { ...set, given, encoding: 'raw' };
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
  modules: readonly string[],
  path: string,
): readonly TokenRequest[] {
  const holders = set.anchor ? uses.outwards(set.anchor) : [];
  const own = new Set(set.given.map(({ expression }) => expression));
  const found = addressOfHolders(holders, own) ?? nearest(addresses, set.span);
  if (found ? !found.endpoint : !isForMicrosoft(set)) return [];
  const encoding = encodingOf(set, holders, found?.expression, modules);
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
      ...idsOf(set, found?.endpoint && found.expression, syntax),
      ...unfilledIn(holders, found, path),
      encoding,
      parameters: set.given.map((given) => parameterOf(given, encoding)),
    },
  ];
}

/** Who asks, and in which tenant. */
function idsOf({ given }: ParameterSet, endpoint: Expression | undefined, syntax: Syntax) {
  const tenant = endpoint && tenantInAddress({ name: 'token endpoint', expression: endpoint }, syntax);
  const id = given.find(({ name }) => name === 'client_id');
  const clientId = id?.text === undefined ? undefined : clientIdOf(id.text);
  return {
    ...(tenant && { tenant }),
    ...(id && clientId && { clientId: { value: clientId, name: id.name, place: id.place } }),
  };
}

/** Only of an address that the request itself is given: what other calls are given they may fill in. */
function unfilledIn(holders: readonly Use[], found: Found | undefined, path: string) {
  const literal = found?.endpoint && literalOf(found.expression);
  const isGiven = holders.some(
    ({ by }) => by.kind === 'call' && by.arguments.some(({ value }) => resolved(value) === literal),
  );
  const unfilled = literal && isGiven ? unfilledTenant(literal, path) : undefined;
  return unfilled ? { unfilledTenant: unfilled } : {};
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

/** From the innermost call outwards the first that is known decides; text put together is raw unless it is a query. */
function encodingOf(
  { encoding: known }: ParameterSet,
  holders: readonly Use[],
  address: Expression | undefined,
  modules: readonly string[],
): BodyEncoding {
  if (known === 'raw' && holders.some(({ by }) => by === address)) return 'query';
  if (known) return known;
  for (const { by, name } of holders) {
    const encoding = rowIn(bodyNames, name) ?? (by.kind === 'call' ? encodingOfCall(by) : undefined);
    if (encoding === 'json' && isFormByHeader(holders)) return 'form';
    if (encoding) return encoding;
  }
  return modules.some((module) => /^(?:requests|httpx)\b/.test(module)) ? 'form' : 'unknown';
}

function encodingOfCall({ callee, receiver }: Call): BodyEncoding | undefined {
  const name = callee === 'new' && receiver ? (lastNameOf(receiver) ?? '') : callee;
  const before = receiver && lastNameOf(receiver)?.toLowerCase();
  return bodyCalls.find(
    ({ callees, of }) => callees.includes(name.toLowerCase()) && (!of || of.includes(before ?? '')),
  )?.encoding;
}

/** Clients that send JSON by themselves send a form where the header says so. */
function isFormByHeader(holders: readonly Use[]): boolean {
  const [outermost] = holders.flatMap(({ by }) => (by.kind === 'call' ? [by] : [])).slice(-1);
  const isSerialized = holders.some(
    ({ by }) => by.kind === 'call' && /stringify|dumps|encode/i.test(by.callee),
  );
  return outermost !== undefined && !isSerialized && mentions(outermost, /x-www-form-urlencoded/i, 5);
}

function mentions(expression: Expression, pattern: RegExp, depth: number): boolean {
  if (expression.kind === 'literal') return pattern.test(expression.value);
  return depth > 0 && childrenOf(expression).some((child) => mentions(child, pattern, depth - 1));
}

function parameterOf(given: Given, encoding: BodyEncoding): Parameter {
  const { name, place, isEncoded = encoding !== 'unknown' } = given;
  return { name, value: parameterValueOf(given), place, isEncoded };
}

function parameterValueOf({ name, text, written, expression }: Given): ParameterValue {
  if (text === undefined) return { kind: 'computed', expression };
  const reserved = hasReserved(written ?? text);
  if (name === 'client_secret')
    return { kind: 'secret', secret: clientSecretOf(text), hasReserved: reserved };
  if (withheldParameters.has(name)) return { kind: 'withheld', hasReserved: reserved };
  return { kind: 'literal', text };
}
