import { isGuid } from './claims.ts';
import type { Secret } from './secret.ts';
import { tenantKind } from './tenant.ts';
import { readUrl, type UrlParts } from './url.ts';

/** How the application proves who it is. */
export type Credential = { readonly kind: 'client-secret'; readonly secret: Secret };

/** All that is needed to ask for a token with the client credentials grant (RFC 6749, section 4.4). */
export interface TokenProfile {
  /** `https://{host}/{tenant}`, without `/v2.0` and without the path of an endpoint. */
  readonly authority: string;
  /** The application (client) id, a GUID. */
  readonly clientId: string;
  /** For client credentials one resource with `/.default`: `https://graph.microsoft.com/.default`. */
  readonly scopes: readonly string[];
  readonly credential: Credential;
}

/** Why a request cannot be sent, and which part of the profile to change. */
export interface Complaint {
  readonly setting: keyof TokenProfile;
  readonly message: string;
}

/** The authority of a tenant at a sign-in host: `authorityFor('login.microsoftonline.com', 'contoso.com')`. */
export function authorityFor(cloudHost: string, tenant: string): string {
  return `https://${cloudHost.trim().toLowerCase()}/${tenant.trim()}`;
}

/**
 * What keeps a request from being sent safely and to one tenant. Empty when nothing does. What Entra
 * itself can judge, such as a scope it does not know, is left to Entra. Never quotes a secret.
 */
export function checkProfile(profile: TokenProfile): readonly Complaint[] {
  const messages: readonly (readonly [keyof TokenProfile, string | undefined])[] = [
    ['authority', authorityProblem(profile.authority)],
    ['clientId', clientIdProblem(profile.clientId)],
    ['scopes', scopesProblem(profile.scopes)],
    ['credential', credentialProblem(profile.credential)],
  ];
  return messages.flatMap(([setting, message]) => (message === undefined ? [] : [{ setting, message }]));
}

/** What keeps an authority from being asked; undefined when nothing does. */
export function authorityProblem(authority: string): string | undefined {
  const url = readUrl(authority);
  if (url === undefined) return 'The authority is not an address of the form https://{host}/{tenant}.';
  if (url.scheme !== 'https') {
    return 'The authority has to begin with https://. A credential is sent over an encrypted connection only.';
  }
  if (url.hasQuery) return 'The authority ends with a query. Cut it off: https://{host}/{tenant} is enough.';
  return tenantProblem(url);
}

function tenantProblem({ segments }: UrlParts): string | undefined {
  const [first = '', ...rest] = segments;
  if (first === '')
    return 'The authority names no tenant. Add the tenant id or one of its domains: https://{host}/{tenant}.';
  if (tenantKind(first) === 'many') {
    return `The authority names ${first.toLowerCase()} in place of a tenant. An application signs in to one tenant; Entra answers AADSTS50059 or AADSTS50194.`;
  }
  // Azure AD B2C puts the policy behind the tenant, with or without tfp in front.
  const tenant = first === 'tfp' ? (rest[0] ?? '') : first;
  if (tenantKind(tenant) === 'malformed') {
    return 'The tenant in the authority is neither a GUID nor a domain. Entra answers AADSTS90002 or AADSTS900023.';
  }
  const endpoint = rest.find((segment) => /^(?:oauth2|v2\.0|\.well-known)$/i.test(segment));
  if (endpoint === undefined) return undefined;
  return `The authority goes on with /${endpoint}, which belongs to an endpoint. Cut it off after the tenant.`;
}

/** What is wrong with a client id; undefined when nothing is. */
export function clientIdProblem(clientId: string): string | undefined {
  if (clientId === '') return 'The client id is missing.';
  if (isGuid(clientId)) return undefined;
  return 'The client id is not a GUID. It is the application (client) id of the app registration; Entra answers AADSTS700016.';
}

function scopesProblem(scopes: readonly string[]): string | undefined {
  if (scopes.length === 0 || scopes.some((scope) => scope.trim() === '')) {
    return 'A scope is missing. For Microsoft Graph it is https://graph.microsoft.com/.default.';
  }
  if (scopes.every((scope) => /^\S+$/.test(scope))) return undefined;
  return 'A scope has a blank in it. Give several scopes one by one.';
}

function credentialProblem(credential: Credential): string | undefined {
  switch (credential.kind) {
    case 'client-secret':
      return credential.secret.reveal() === '' ? 'The client secret is empty.' : undefined;
  }
}
