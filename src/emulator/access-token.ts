import { type JWTPayload, SignJWT } from 'jose';
import { type AnswerIds, uniqueTokenIdentifier } from './identifiers.ts';
import type { SigningKey } from './signing-key.ts';
import type { Grant } from './situation.ts';

/** Where and when a token is issued, and under which ids. */
export interface Issue {
  /** Origin of the emulator: it issues version 2.0 tokens. */
  readonly origin: string;
  readonly now: Date;
  readonly ids: AnswerIds;
}

/** What the answer says of the lifetime, in seconds. */
export const expiresIn = 3599;

/** `iat` and `nbf` lie five minutes back, against clocks that are behind. */
const BACKDATED = 300;

/**
 * The claims of an app-only access token, version 1.0 or 2.0 as the resource wants it
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). Times are in seconds
 * since 1970. Claims that only Entra can read (`aio`, `rh`) are left out.
 */
export function accessTokenClaims(grant: Grant, { origin, now, ids }: Issue): JWTPayload {
  const { tenant, client, resource } = grant;
  const issued = Math.floor(now.getTime() / 1000) - BACKDATED;
  const second = resource.accessTokenVersion === 2;
  const roles = (client.appRoleAssignments ?? [])
    .filter((assignment) => assignment.resource === resource.clientId)
    .map(({ role }) => role);
  return {
    aud: second ? resource.clientId : grant.requestedResource,
    iss: second ? issuer(origin, tenant.id) : legacyIssuer(tenant.id),
    iat: issued,
    nbf: issued,
    exp: issued + BACKDATED + expiresIn + 1,
    ...(second ? clientClaims(grant) : legacyClientClaims(grant)),
    idtyp: 'app',
    oid: client.objectId,
    ...(roles.length > 0 ? { roles } : {}),
    sub: client.objectId,
    tid: tenant.id,
    uti: uniqueTokenIdentifier(ids.traceId),
    ver: second ? '2.0' : '1.0',
  };
}

/** The signed token: a JWT with RS256 (RFC 7519). */
export function issueAccessToken(grant: Grant, issue: Issue, key: SigningKey): Promise<string> {
  return new SignJWT(accessTokenClaims(grant, issue))
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: key.thumbprint, kid: key.thumbprint })
    .sign(key.privateKey);
}

/** Issuer of version 2.0 tokens for a tenant id. */
export function issuer(origin: string, tenantId: string): string {
  return `${origin}/${tenantId}/v2.0`;
}

/** Version 1.0 tokens name this issuer whatever endpoint they come from. */
function legacyIssuer(tenantId: string): string {
  return `https://sts.windows.net/${tenantId}/`;
}

function clientClaims({ client, clientAuthentication }: Grant): JWTPayload {
  return { azp: client.clientId, azpacr: clientAuthentication };
}

function legacyClientClaims({ client, tenant, clientAuthentication }: Grant): JWTPayload {
  return {
    app_displayname: client.displayName,
    appid: client.clientId,
    appidacr: clientAuthentication,
    idp: legacyIssuer(tenant.id),
  };
}
