import { firstPartyResources } from './first-party-resources.ts';

/** A tenant, as its overview page in the admin centre shows it. */
export interface Tenant {
  /** GUID. */
  readonly id: string;
  readonly displayName: string;
  /** Verified domain names: they stand for the id in an authority. */
  readonly domains: readonly string[];
}

/** A client secret of an application: Microsoft Graph's passwordCredential. */
export interface ClientSecret {
  /** The secret ID (GUID) beside the value in the portal. It never authenticates. */
  readonly keyId: string;
  readonly displayName: string;
  readonly value: string;
  /** Last moment of validity, ISO 8601 in UTC. */
  readonly expires: string;
}

/** A certificate of an application: Microsoft Graph's keyCredential of type AsymmetricX509Cert. */
export interface ClientCertificate {
  /** The certificate ID (GUID) in the portal. */
  readonly keyId: string;
  readonly displayName: string;
  /** PEM of the certificate, the public part. */
  readonly certificate: string;
}

/** A symmetric key of an application: Microsoft Graph's keyCredential of type Symmetric. */
export interface SymmetricKey {
  readonly keyId: string;
  readonly usage: 'Sign' | 'Verify';
}

/** Which tokens of an outside issuer stand for the application: Microsoft Graph's federatedIdentityCredential. */
export interface FederatedCredential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** The platform a redirect URI is registered for: it decides whether the client is a public one. */
export type Platform = 'web' | 'spa' | 'publicClient';

export interface RedirectUri {
  readonly uri: string;
  readonly platform: Platform;
}

/** A role that an application was granted on an API: it ends in the `roles` claim. */
export interface AppRoleAssignment {
  /** Client id of the API. */
  readonly resource: string;
  /** The role's value: `User.Read.All`. */
  readonly role: string;
}

/** Delegated permissions that were consented to for all users: Microsoft Graph's oauth2PermissionGrant. */
export interface Consent {
  /** Client id of the API. */
  readonly resource: string;
  readonly scopes: readonly string[];
}

/** An API that tokens can be asked for. */
export interface Resource {
  /** Application (client) id, GUID. */
  readonly clientId: string;
  readonly displayName: string;
  /** Application ID URIs. */
  readonly identifierUris?: readonly string[];
  /** The version of the tokens it gets: requestedAccessTokenVersion of its manifest. 1 when absent. */
  readonly accessTokenVersion?: 1 | 2;
  /** The delegated permissions it exposes. Absent: any name is taken for one. */
  readonly scopes?: readonly string[];
  readonly symmetricKeys?: readonly SymmetricKey[];
}

/** An application with its service principal in its home tenant. */
export interface Application extends Resource {
  /** Id of its tenant. */
  readonly tenant: string;
  /** Object id of its service principal: the `oid` and `sub` of an app-only token. */
  readonly objectId: string;
  readonly secrets: readonly ClientSecret[];
  readonly certificates?: readonly ClientCertificate[];
  readonly federatedCredentials?: readonly FederatedCredential[];
  readonly redirectUris?: readonly RedirectUri[];
  /** “Allow public client flows”: isFallbackPublicClient of the manifest. */
  readonly publicClient?: boolean;
  /** Signs in users of any tenant; it then has a service principal in each. */
  readonly multiTenant?: boolean;
  readonly appRoleAssignments?: readonly AppRoleAssignment[];
  readonly consents?: readonly Consent[];
}

/** A user of a tenant. */
export interface User {
  /** GUID. */
  readonly objectId: string;
  /** Id of the tenant. */
  readonly tenant: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** For the password grant; without one it is refused. */
  readonly password?: string;
}

/** An issuer outside of Entra, whose tokens federated credentials trust. */
export interface OutsideIssuer {
  readonly issuer: string;
  /** Its signing keys (RFC 7517, section 5), public parts. */
  readonly jwks: { readonly keys: readonly PublicJwk[] };
}

/** A JSON Web Key (RFC 7517, section 4): `kty`, `kid` and what its type needs. */
export type PublicJwk = Readonly<Record<string, unknown>>;

/** Everything the emulator knows. Plain data: it can be written as JSON. */
export interface Directory {
  readonly tenants: readonly Tenant[];
  readonly applications: readonly Application[];
  readonly users?: readonly User[];
  readonly issuers?: readonly OutsideIssuer[];
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID in its usual form, with hyphens and without braces. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** The tenant with this id or domain name, in any letter case. */
export function findTenant(directory: Directory, name: string): Tenant | undefined {
  return directory.tenants.find(({ id, domains }) => [id, ...domains].some((own) => same(own, name)));
}

/** The applications whose home is the tenant. */
export function applicationsOf(directory: Directory, tenant: Tenant): readonly Application[] {
  return directory.applications.filter((application) => same(application.tenant, tenant.id));
}

/** The application with this client id in the tenant, or a multi-tenant one of another. */
export function findApplication(
  directory: Directory,
  tenant: Tenant,
  clientId: string,
): Application | undefined {
  return directory.applications.find(
    (application) =>
      (application.multiTenant || same(application.tenant, tenant.id)) &&
      same(application.clientId, clientId),
  );
}

/** The application with this client id, wherever its home is: for requests that name no tenant. */
export function findApplicationAnywhere(directory: Directory, clientId: string): Application | undefined {
  return directory.applications.find((application) => same(application.clientId, clientId));
}

/** The users of the tenant. */
export function usersOf({ users = [] }: Directory, tenant: Tenant): readonly User[] {
  return users.filter((user) => same(user.tenant, tenant.id));
}

/**
 * The API with this client id or application ID URI: one of Microsoft's, which every tenant has, or an
 * application of the tenant. A slash at the end makes no difference.
 */
export function findResource(directory: Directory, tenant: Tenant, name: string): Resource | undefined {
  const known = [...firstPartyResources, ...applicationsOf(directory, tenant)];
  const wanted = withoutSlash(name);
  return known.find(({ clientId, identifierUris = [] }) =>
    [clientId, ...identifierUris].some((identifier) => same(withoutSlash(identifier), wanted)),
  );
}

/** Whether two ids, domain names or identifiers are the same: letter case makes no difference to Entra here. */
export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function withoutSlash(identifier: string): string {
  return identifier.endsWith('/') ? identifier.slice(0, -1) : identifier;
}
