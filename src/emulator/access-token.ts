import { createHash } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { type AnswerIds, uniqueTokenIdentifier } from './identifiers.ts';
import type { SigningKey } from './signing-key.ts';
import type { Delegation, Grant } from './situation.ts';

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

/** The times of a token (RFC 7519, section 4.1), in seconds since 1970. */
export function tokenTimes(now: Date) {
  const issued = Math.floor(now.getTime() / 1000) - BACKDATED;
  return { iat: issued, nbf: issued, exp: issued + BACKDATED + expiresIn + 1 };
}

/**
 * The claims of an access token, version 1.0 or 2.0 as the resource wants it
 * (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). Claims that only Entra
 * can read (`aio`, `rh`) are left out.
 */
export function accessTokenClaims(grant: Grant, { origin, now, ids }: Issue): JWTPayload {
  const { tenant, resource, delegation } = grant;
  const second = resource.accessTokenVersion === 2;
  return {
    aud: second ? resource.clientId : grant.requestedResource,
    iss: second ? issuer(origin, tenant.id) : legacyIssuer(tenant.id),
    ...tokenTimes(now),
    ...(second ? clientClaims(grant) : legacyClientClaims(grant)),
    ...(delegation === undefined ? appClaims(grant) : userClaims(grant, delegation)),
    tid: tenant.id,
    uti: uniqueTokenIdentifier(ids.traceId),
    ver: second ? '2.0' : '1.0',
  };
}

/** The signed token: a JWT with RS256 (RFC 7519). */
export function issueAccessToken(grant: Grant, issue: Issue, key: SigningKey): Promise<string> {
  return signToken(accessTokenClaims(grant, issue), key);
}

/** Signs claims as Entra does, with RS256 and the key's name in the header. */
export function signToken(claims: JWTPayload, { thumbprint, privateKey }: SigningKey): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: thumbprint, kid: thumbprint })
    .sign(privateKey);
}

/** Issuer of version 2.0 tokens for a tenant id. */
export function issuer(origin: string, tenantId: string): string {
  return `${origin}/${tenantId}/v2.0`;
}

/** The subject of a user's tokens: another one for each audience, base64url. */
export function pairwiseSubject(user: string, audience: string): string {
  return createHash('sha256').update(`${user}/${audience}`).digest('base64url');
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

function appClaims({ client, resource }: Grant): JWTPayload {
  const roles = (client.appRoleAssignments ?? [])
    .filter((assignment) => assignment.resource === resource.clientId)
    .map(({ role }) => role);
  return {
    idtyp: 'app',
    oid: client.objectId,
    ...(roles.length > 0 ? { roles } : {}),
    sub: client.objectId,
  };
}

function userClaims({ resource }: Grant, { user, scopes, openId }: Delegation): JWTPayload {
  const shown = [...openId.filter((scope) => scope !== 'offline_access'), ...scopes];
  const name = user.userPrincipalName;
  return {
    amr: ['pwd'],
    idtyp: 'user',
    name: user.displayName,
    oid: user.objectId,
    scp: shown.join(' '),
    sub: pairwiseSubject(user.objectId, resource.clientId),
    ...(resource.accessTokenVersion === 2 ? { preferred_username: name } : { unique_name: name, upn: name }),
  };
}
