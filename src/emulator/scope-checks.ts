import { type Application, findResource, isGuid, type Resource } from './directory.ts';
import { microsoftGraph } from './first-party-resources.ts';
import { refuse } from './refusal.ts';
import { assured, type Situation } from './situation.ts';

/** 90014, not 900144, is what the token endpoint says of a missing scope. */
export function scopePresent({ request }: Situation) {
  return request.scope === undefined ? refuse(90014, { name: 'scope' }) : undefined;
}

/** 1002012 unless every value is a resource with `/.default` behind it. */
export function scopeIsDefault({ request }: Situation) {
  const scope = assured(request.scope, 'scope');
  const values = scopeValues(scope);
  const fine = values.length > 0 && values.every((value) => value === '.default' || value.endsWith(SUFFIX));
  return fine ? undefined : refuse(1002012, { scope });
}

/** 70011 for a resource that is neither a URI nor a GUID, 28000 for more than one. */
export function scopeNamesOneResource({ request }: Situation) {
  const scope = assured(request.scope, 'scope');
  const resources = new Set(scopeValues(scope).map(resourceOf));
  if (![...resources].every((resource) => isGuid(resource) || URI.test(resource))) {
    return refuse(70011, { scope });
  }
  return resources.size > 1 ? refuse(28000, { scope }) : undefined;
}

/**
 * Whether a token can be signed: a symmetric key for signing on either application stands in the way, for tokens
 * of version 2.0 of the endpoint are signed with an asymmetric one (cause 4 of
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service).
 * The article leaves open which of the two applications it means.
 */
export function isSignable(...applications: readonly [Application, Resource]): boolean {
  return !applications.some(({ symmetricKeys = [] }) => symmetricKeys.some(({ usage }) => usage === 'Sign'));
}

/** 500011 for an API that is not in the tenant, 50000 for one whose tokens cannot be signed. */
export function resourceExists(situation: Situation) {
  const tenant = assured(situation.tenant, 'tenant');
  const resource = requestedResource(situation);
  const found = findResource(situation.directory, tenant, resource);
  if (found !== undefined)
    return isSignable(assured(situation.client, 'client'), found) ? undefined : refuse(50000, {});
  return refuse(500011, { resource, tenant: tenant.displayName });
}

/**
 * The resource a `/.default` scope names, as written: `https://graph.microsoft.com//.default` names
 * `https://graph.microsoft.com/`. Without a name it is Microsoft Graph
 * (https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope).
 */
export function requestedResource({ request }: Situation): string {
  return resourceOf(assured(scopeValues(assured(request.scope, 'scope'))[0], 'scope value'));
}

const SUFFIX = '/.default';
const URI = /^[a-z][a-z0-9+.-]*:/i;

function resourceOf(value: string): string {
  return value.slice(0, -SUFFIX.length) || microsoftGraph;
}

function scopeValues(scope: string): readonly string[] {
  return scope.split(' ').filter((value) => value !== '');
}
