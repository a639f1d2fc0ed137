import type { SentAssertion } from './assertion-types.ts';
import { deferred } from './deferred.ts';
import type { Given } from './given-parameters.ts';
import { grantOf } from './grants.ts';
import type { Grant, GrantName, Resource, ScopeRequest, UserAssertion } from './request-types.ts';
import { graphHostOf, resourceOf } from './resources.ts';
import { scopesIn } from './scopes.ts';
import { sentAssertionOf, writtenAssertionOf } from './sent-assertion.ts';
import type { Endpoint, Flow, Stated, TokenRequest } from './types.ts';
import { userAssertionOf, writtenAssertion } from './user-assertion.ts';

/** Only version 2 of the endpoint reads scopes. */
const FLOWS: Readonly<Record<GrantName, Flow | undefined>> = {
  authorization_code: 'authorization-code',
  client_credentials: 'client-credentials',
  refresh_token: 'refresh-token',
  device_code: 'device-code',
  'jwt-bearer': 'on-behalf-of',
  password: undefined,
  'saml-bearer': undefined,
};

/** The flow that a grant belongs to, where it has a name. */
export function flowOf(grant: GrantName): Flow | undefined {
  return FLOWS[grant];
}

/** What parameters ask for: by which grant, which scopes, with whose token. */
export function askedOf(
  given: readonly Given[],
  endpoint: Endpoint | undefined,
  isCertain: boolean,
): Pick<TokenRequest, 'grant' | 'requested' | 'resource' | 'userAssertion' | 'clientAssertion'> {
  const grant = grantIn(given);
  const requested =
    endpoint?.version === 'v1' || !isCertain
      ? []
      : given.flatMap((each) => scopeRequestOf(each, grant, endpoint));
  const resource = given.find(({ name }) => name === 'resource');
  const assertion = given.find(({ name }) => name === 'assertion');
  const client = given.find(({ name }) => name === 'client_assertion');
  const isOnBehalfOf = grant.kind === 'known' && grant.name === 'jwt-bearer';
  return {
    grant,
    ...(requested.length > 0 && { requested }),
    ...(resource?.text && !deferred(resource.text) && { resource: resourceStated(resource, resource.text) }),
    ...(assertion && isOnBehalfOf && { userAssertion: assertionOf(assertion) }),
    ...(client && { clientAssertion: clientAssertionOf(client) }),
  };
}

function grantIn(given: readonly Given[]): Grant {
  const text = given.find(({ name }) => name === 'grant_type')?.text;
  return text === undefined ? { kind: 'reference' } : grantOf(text);
}

function scopeRequestOf(
  { name, text, place, isApart }: Given,
  grant: Grant,
  endpoint: Endpoint | undefined,
): readonly ScopeRequest[] {
  if (name !== 'scope' || text === undefined) return [];
  const flow = grant.kind === 'known' ? FLOWS[grant.name] : undefined;
  const graphHost = endpoint?.host && graphHostOf(endpoint.host);
  const scopes = scopesIn({ value: text, name, place }, isApart);
  return [
    {
      ...(flow && { flow }),
      scopes,
      isWhole: true,
      ...(isApart && { literal: place.literal }),
      ...(graphHost && { graphHost }),
    },
  ];
}

function resourceStated({ name, place }: Given, text: string): Stated<Resource> {
  return { name, place, value: resourceOf(text.trim()) };
}

function assertionOf({ name, text, expression, place }: Given): Stated<UserAssertion> {
  return { name, place, value: text === undefined ? userAssertionOf(expression) : writtenAssertion(text) };
}

function clientAssertionOf({ name, text, expression, place, leading }: Given): Stated<SentAssertion> {
  const value = text === undefined ? sentAssertionOf(expression, leading) : writtenAssertionOf(text, place);
  return { name, place, value };
}
