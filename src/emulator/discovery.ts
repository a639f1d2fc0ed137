import type { JWK } from 'jose';
import { issuer } from './access-token.ts';
import { openIdScopes } from './delegated-scope.ts';
import { type Directory, findTenant } from './directory.ts';
import { grantTypeNames } from './judgement.ts';
import { type Refusal, refuse } from './refusal.ts';
import { tenantAliases } from './tenant-checks.ts';

/** A document for clients to configure themselves by, or why there is none. */
export type Discovery = { readonly kind: 'document'; readonly document: object } | Refusal;

/** The tenant of personal accounts has an id of its own. */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad';

/**
 * OpenID provider metadata of a tenant (OpenID Connect Discovery 1.0, section 3): what the emulator serves,
 * and the members that section requires. A domain name in the path becomes the tenant's id.
 */
export function openIdConfiguration(origin: string, directory: Directory, name: string): Discovery {
  const tenant = discoveredTenant(directory, name);
  if (tenant === undefined) return tenantNotFound(name);
  return found({
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
      'none',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: grantTypeNames,
    scopes_supported: openIdScopes,
    code_challenge_methods_supported: ['plain', 'S256'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'name',
      'preferred_username',
      'email',
      'tid',
      'ver',
    ],
    request_uri_parameter_supported: false,
    issuer: issuer(origin, issuerTenant(tenant)),
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/devicecode`,
  });
}

/** The key set a tenant's tokens are verified with (RFC 7517, section 5). */
export function keySet(directory: Directory, name: string, key: JWK): Discovery {
  return discoveredTenant(directory, name) === undefined ? tenantNotFound(name) : found({ keys: [key] });
}

/**
 * Instance discovery: which hosts are the same cloud as that of `authorization_endpoint`. The emulator
 * knows itself alone; any other host is 50049.
 */
export function instanceDiscovery(origin: string, authorizationEndpoint: string): Discovery {
  const asked = URL.canParse(authorizationEndpoint) ? new URL(authorizationEndpoint) : undefined;
  if (asked?.origin !== origin) return refuse(50049, {});
  const [, tenant = ''] = asked.pathname.split('/');
  return found({
    tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: asked.host, preferred_cache: asked.host, aliases: [asked.host] }],
  });
}

/** The id of the tenant with that name; `common` and its like are themselves. */
function discoveredTenant(directory: Directory, name: string): string | undefined {
  const alias = name.toLowerCase();
  return tenantAliases.includes(alias) ? alias : findTenant(directory, name)?.id;
}

/** Where the user decides the tenant, the issuer has a placeholder in its stead. */
function issuerTenant(tenant: string): string {
  if (tenant === 'consumers') return CONSUMERS;
  return tenantAliases.includes(tenant) ? '{tenantid}' : tenant;
}

/** Discovery says `invalid_tenant` where the token endpoint says `invalid_request`. */
function tenantNotFound(tenant: string): Refusal {
  return refuse(90002, { tenant }, 'invalid_tenant');
}

function found(document: object): Discovery {
  return { kind: 'document', document };
}
