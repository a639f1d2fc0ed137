import { isGuid } from './claims.ts';
import { credentialProblem, grantProblem } from './profile-checks.ts';
import type { Secret } from './secret.ts';
import { tenantKind } from './tenant.ts';
import { readUrl, type UrlParts } from './url.ts';

/** An application's certificate with its private key: an assertion is signed with it (RFC 7523, section 2.2). */
export interface CertificateCredential {
  readonly kind: 'certificate';
  /** PEM: the certificate of the app first, those that vouch for it behind it. */
  readonly certificate: string;
  /** PEM: PKCS#8, PKCS#1 or SEC 1. */
  readonly privateKey: Secret;
  /** Of the private key, where it is encrypted. */
  readonly password?: Secret;
  /**
   * How the assertion names the certificate. `SHA-256`, the default: `x5t#S256`, signed with PS256, as is advised.
   * `SHA-1`: `x5t`, signed with RS256, as AD FS and older programs do.
   */
  readonly digest?: 'SHA-256' | 'SHA-1';
  /** Puts the certificates into the assertion too (`x5c`): Entra then goes by subject name and issuer. */
  readonly sendsChain?: boolean;
}

/** How the application proves who it is. */
export type Credential =
  | { readonly kind: 'client-secret'; readonly secret: Secret }
  | CertificateCredential
  /** An assertion that was made elsewhere. It is sent as it stands. */
  | { readonly kind: 'client-assertion'; readonly assertion: Secret }
  /** A token of another issuer, which a federated credential of the app trusts. It is sent as it stands. */
  | { readonly kind: 'federated-token'; readonly token: Secret }
  /** A public client, which can keep no secret; or a managed identity, whose platform proves it. */
  | { readonly kind: 'none' };

/** What is exchanged for a token. */
export type Grant =
  /** RFC 6749, section 4.4. */
  | { readonly kind: 'client-credentials' }
  /** RFC 7523, section 2.1, with `requested_token_use=on_behalf_of`. */
  | { readonly kind: 'on-behalf-of'; readonly userAssertion: Secret }
  /** RFC 6749, section 4.1.3; the verifier: RFC 7636. */
  | {
      readonly kind: 'authorization-code';
      readonly code: Secret;
      readonly redirectUri: string;
      readonly codeVerifier?: Secret;
    }
  /** RFC 6749, section 6. */
  | { readonly kind: 'refresh-token'; readonly refreshToken: Secret }
  /** RFC 8628. */
  | { readonly kind: 'device-code' }
  /** No grant of OAuth: the platform that the program runs on hands out the token. */
  | { readonly kind: 'managed-identity' };

/** All that is needed to ask for a token. */
export interface TokenProfile {
  /** `https://{host}/{tenant}`, without `/v2.0` and without the path of an endpoint. Not looked at for a managed identity. */
  readonly authority: string;
  /** The application (client) id, a GUID. For a managed identity its client id, or nothing for that of the system. */
  readonly clientId: string;
  /**
   * For client credentials one resource with `/.default`: `https://graph.microsoft.com/.default`. May be empty for
   * authorization codes and refresh tokens, which stand for scopes themselves.
   */
  readonly scopes: readonly string[];
  readonly credential: Credential;
  readonly grant: Grant;
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
  const { authority, clientId, scopes, credential, grant } = profile;
  const isManaged = grant.kind === 'managed-identity';
  const messages: readonly (readonly [keyof TokenProfile, string | undefined])[] = [
    ['authority', isManaged ? undefined : authorityProblem(authority, takesManyTenants(grant))],
    ['clientId', isManaged && clientId === '' ? undefined : clientIdProblem(clientId)],
    ['scopes', scopesProblem(scopes, grant)],
    ['credential', credentialProblem(credential, grant)],
    ['grant', grantProblem(grant)],
  ];
  return messages.flatMap(([setting, message]) => (message === undefined ? [] : [{ setting, message }]));
}

/** A user has a tenant: an app of many tenants may leave it to the sign-in. Source: entra-docs, "Endpoints". */
function takesManyTenants({ kind }: Grant): boolean {
  return kind === 'authorization-code' || kind === 'refresh-token' || kind === 'device-code';
}

/**
 * What keeps an authority from being asked; undefined when nothing does. `common` and the like are good where
 * `takesMany` says so.
 */
export function authorityProblem(authority: string, takesMany = false): string | undefined {
  const url = readUrl(authority);
  if (url === undefined) return 'The authority is not an address of the form https://{host}/{tenant}.';
  if (url.scheme !== 'https') {
    return 'The authority has to begin with https://. A credential is sent over an encrypted connection only.';
  }
  if (url.hasQuery) return 'The authority ends with a query. Cut it off: https://{host}/{tenant} is enough.';
  return tenantProblem(url, takesMany);
}

function tenantProblem({ segments }: UrlParts, takesMany: boolean): string | undefined {
  const [first = '', ...rest] = segments;
  if (first === '')
    return 'The authority names no tenant. Add the tenant id or one of its domains: https://{host}/{tenant}.';
  const isMany = tenantKind(first) === 'many';
  if (isMany && !takesMany) {
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

function scopesProblem(scopes: readonly string[], { kind }: Grant): string | undefined {
  const mayLack = kind === 'authorization-code' || kind === 'refresh-token';
  if ((scopes.length === 0 && !mayLack) || scopes.some((scope) => scope.trim() === '')) {
    return 'A scope is missing. For Microsoft Graph it is https://graph.microsoft.com/.default.';
  }
  if (kind === 'managed-identity' && scopes.length > 1) {
    return 'A managed identity is asked for one resource at a time, such as https://vault.azure.net/.default.';
  }
  if (scopes.every((scope) => /^\S+$/.test(scope))) return undefined;
  return 'A scope has a blank in it. Give several scopes one by one.';
}
