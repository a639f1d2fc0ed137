import { type Application, findResource, isGuid, type Resource, same } from './directory.ts';
import { microsoftGraph } from './first-party-resources.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isSignable } from './scope-checks.ts';
import { assured, type Situation } from './situation.ts';

/** A `scope` for a user, taken apart. */
export interface DelegatedScope {
  /** OpenID scopes: they ask for an ID token, its contents, and a refresh token. */
  readonly openId: readonly string[];
  /** The API as it was named. */
  readonly requestedResource: string;
  /** What stands before each permission: empty for those of Microsoft Graph that name no API. */
  readonly prefix: string;
  /** Permissions on the API, or `.default` for all that were consented to. */
  readonly permissions: readonly string[];
}

/** OpenID Connect Core 1.0, sections 3.1.2.1, 5.4 and 11, as far as Entra has them. */
export const openIdScopes: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];

const URI = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Takes a scope for a user apart: 70011 for an API that is neither a URI nor a GUID, 28000 for more than one.
 * A permission without an API is one of Microsoft Graph, and so is nothing but OpenID scopes.
 */
export function readDelegatedScope(scope: string): ({ readonly kind: 'scope' } & DelegatedScope) | Refusal {
  const values = scope.split(' ').filter((value) => value !== '');
  const openId = values.filter((value) => openIdScopes.includes(value));
  const asked = values.filter((value) => !openIdScopes.includes(value)).map(readPermission);
  const named = asked.every(({ resource }) => isGuid(resource) || URI.test(resource));
  if (values.length === 0 || !named) return refuse(70011, { scope });
  if (new Set(asked.map(({ resource }) => resource)).size > 1) return refuse(28000, { scope });
  const [{ resource, prefix } = { resource: microsoftGraph, prefix: '' }] = asked;
  const permissions = asked.map(({ permission }) => permission);
  return { kind: 'scope', openId, requestedResource: resource, prefix, permissions };
}

function readPermission(value: string) {
  const slash = value.lastIndexOf('/');
  if (slash === -1) return { resource: microsoftGraph, prefix: '', permission: value };
  return {
    resource: value.slice(0, slash),
    prefix: value.slice(0, slash + 1),
    permission: value.slice(slash + 1),
  };
}

/** The scope a request is for: its own, or that of the grant it redeems. */
export type ScopeOf = (situation: Situation) => string | undefined;

/** 70011, 28000, 500011, 65005 or 65001: what can be wrong with a scope for a user. */
export function scopeGranted(scopeOf: ScopeOf) {
  return (situation: Situation): Refusal | undefined => {
    const read = readDelegatedScope(assured(scopeOf(situation), 'scope'));
    if (read.kind === 'refused') return read;
    const tenant = assured(situation.tenant, 'tenant');
    const client = assured(situation.client, 'client');
    const resource = findResource(situation.directory, tenant, read.requestedResource);
    if (resource === undefined)
      return refuse(500011, { resource: read.requestedResource, tenant: tenant.displayName });
    return isSignable(client, resource) ? permitted(read, client, resource) : refuse(50000, {});
  };
}

/** 65005 for a permission the API does not have, 65001 for one that nobody consented to. */
function permitted(
  { prefix, permissions }: DelegatedScope,
  client: Application,
  resource: Resource,
): Refusal | undefined {
  const named = permissions.filter((permission) => permission !== DEFAULT);
  const unknown = named.find((name) => resource.scopes !== undefined && !resource.scopes.includes(name));
  if (unknown !== undefined)
    return refuse(65005, { appName: client.displayName, scope: `${prefix}${unknown}` });
  const consented = consentedScopes(client, resource);
  const enough =
    named.every((name) => consented.includes(name)) &&
    (!permissions.includes(DEFAULT) || consented.length > 0 || same(client.clientId, resource.clientId));
  return enough ? undefined : refuse(65001, { appId: client.clientId, appName: client.displayName });
}

const DEFAULT = '.default';

/** What of the scope the token carries, and how the answer writes it. Only after `scopeGranted`. */
export function grantedScope(situation: Situation, scope: string) {
  const read = readDelegatedScope(scope);
  if (read.kind === 'refused') throw new Error('The scope was not checked');
  const { openId, requestedResource, prefix, permissions } = read;
  const tenant = assured(situation.tenant, 'tenant');
  const resource = assured(findResource(situation.directory, tenant, requestedResource), 'resource');
  const all = permissions.includes(DEFAULT)
    ? consentedScopes(assured(situation.client, 'client'), resource)
    : permissions;
  const answered = [...new Set([...all, ...permissions])].map((permission) => `${prefix}${permission}`);
  const shown = openId.filter((value) => value !== 'offline_access');
  return { resource, requestedResource, openId, scopes: all, scope: [...shown, ...answered].join(' ') };
}

function consentedScopes({ consents = [] }: Application, { clientId }: Resource): readonly string[] {
  return consents.filter(({ resource }) => same(resource, clientId)).flatMap(({ scopes }) => scopes);
}
