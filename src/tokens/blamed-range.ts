import type { EvidencePlace, Explanation } from '../codes/explain.ts';
import type { Span } from '../core/types.ts';
import type { App, Stated, TokenRequest } from '../facts/types.ts';
import { type Blamed, blamedBy } from './blame.ts';
import type { Exchange } from './exchange.ts';

/** Lines and characters from zero, in UTF-16. */
export type BlamedRange = EvidencePlace['range'];

/** The text that states what was asked for. */
export interface BlamedText {
  readonly uri: string;
  /** Where the app or the request begins, when it names no client. */
  readonly start: number;
  rangeOf(span: Span): BlamedRange;
}

/** What was answered, and to what. */
export interface Refusal extends Pick<Explanation, 'codes' | 'evidence' | 'values'> {
  /** Tells which of several credentials was sent. */
  readonly exchange?: Exchange | undefined;
}

type Part = Pick<Stated<unknown>, 'place'> | undefined;

/**
 * Where a file is to blame for a refusal: at the part of the app or request that evidence points at; else at the part
 * that the code blames; else where evidence points at beside them; else where the client is named.
 */
export function blamedRange(
  stated: App | TokenRequest,
  { codes, evidence, values, exchange }: Refusal,
  { uri, start, rangeOf }: BlamedText,
): BlamedRange {
  const partsOf = stated.kind === 'app' ? partsOfApp(stated, exchange) : partsOfRequest(stated);
  const places = evidence.flatMap((each) => each.places).filter((place) => place.uri === uri);
  const own = ALL.flatMap(partsOf).flatMap((part) => (part ? [rangeOf(part.place.span)] : []));
  const proven = places.find(({ range }) => own.some((each) => isSame(each, range)));
  if (proven) return proven.range;
  const blamed = codes[0] && blamedBy(codes[0].code, values.parameter);
  const part = blamed && firstOf(partsOf(blamed));
  if (part) return rangeOf(part.place.span);
  if (places[0]) return places[0].range;
  return rangeOf(firstOf(partsOf('clientId'))?.place.span ?? { start, end: start });
}

const ALL: readonly Blamed[] = [
  'tenant',
  'cloud',
  'clientId',
  'credential',
  'scopes',
  'grant',
  'userAssertion',
];

function firstOf(parts: readonly Part[]): Part {
  return parts.find((part) => part !== undefined);
}

function isSame(one: BlamedRange, { start, end }: BlamedRange): boolean {
  const isAt = (position: BlamedRange['start'], other: BlamedRange['start']) =>
    position.line === other.line && position.character === other.character;
  return isAt(one.start, start) && isAt(one.end, end);
}

/** The parts of an app that may be meant, the likeliest first. A secret is never taken for an assertion. */
function partsOfApp(app: App, exchange: Exchange | undefined): (blamed: Blamed) => readonly Part[] {
  const { tenant, authority, clientSecret, clientAssertion, certificate, thumbprint, userAssertion } = app;
  const requested = (app.requested ?? []).flatMap((each) => each.scopes.map((scope) => scope.stated));
  const scopes = [...(app.scopes ?? []), ...requested, app.resource];
  const signed = [clientAssertion, certificate, thumbprint];
  const isSigned = exchange?.parameters.some(({ name }) => name === 'client_assertion');
  const parts: Readonly<Partial<Record<Blamed, readonly Part[]>>> = {
    tenant: [tenant, app.authorityTenant, app.unfilledTenant, authority],
    cloud: [authority, tenant],
    clientId: [app.clientId],
    secret: [clientSecret],
    certificate: [certificate, thumbprint, clientAssertion],
    assertion: signed,
    jwt: [clientAssertion, userAssertion],
    federatedToken: [clientAssertion],
    credential: isSigned ? signed : [clientSecret, ...signed],
    scopes,
    resource: scopes,
    userAssertion: [userAssertion],
  };
  return (blamed) => parts[blamed] ?? [];
}

const PARAMETERS: Readonly<Record<Blamed, readonly string[]>> = {
  tenant: [],
  cloud: [],
  clientId: ['client_id'],
  secret: ['client_secret'],
  certificate: ['client_assertion'],
  assertion: ['client_assertion'],
  jwt: ['client_assertion', 'assertion'],
  federatedToken: ['client_assertion'],
  credential: ['client_secret', 'client_assertion'],
  scopes: ['scope', 'resource'],
  resource: ['resource', 'scope'],
  grantType: ['grant_type'],
  grant: ['code', 'refresh_token', 'device_code'],
  codeVerifier: ['code_verifier', 'code'],
  redirectUri: ['redirect_uri'],
  userAssertion: ['assertion', 'client_assertion'],
};

function partsOfRequest(request: TokenRequest): (blamed: Blamed) => readonly Part[] {
  const { tenant, unfilledTenant, endpoint, clientId, parameters } = request;
  const apart: Readonly<Partial<Record<Blamed, readonly Part[]>>> = {
    tenant: [tenant, unfilledTenant, endpoint],
    cloud: [endpoint],
    clientId: [clientId],
  };
  return (blamed) => [
    ...(apart[blamed] ?? []),
    ...PARAMETERS[blamed].map((name) => parameters.find((parameter) => parameter.name === name)),
  ];
}
