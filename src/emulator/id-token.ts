import type { JWTPayload } from 'jose';
import { type Issue, issuer, pairwiseSubject, tokenTimes } from './access-token.ts';
import { uniqueTokenIdentifier } from './identifiers.ts';
import type { Delegation, Grant } from './situation.ts';

/**
 * The claims of an ID token, version 2.0
 * (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference): name and user name with the
 * scope `profile`, the address with `email`.
 */
export function idTokenClaims({ tenant, client }: Grant, delegation: Delegation, issue: Issue): JWTPayload {
  const { user, openId, nonce } = delegation;
  return {
    aud: client.clientId,
    iss: issuer(issue.origin, tenant.id),
    ...tokenTimes(issue.now),
    ...(openId.includes('email') ? { email: user.userPrincipalName } : {}),
    ...(openId.includes('profile')
      ? { name: user.displayName, preferred_username: user.userPrincipalName }
      : {}),
    ...(nonce === undefined ? {} : { nonce }),
    oid: user.objectId,
    sub: pairwiseSubject(user.objectId, client.clientId),
    tid: tenant.id,
    uti: uniqueTokenIdentifier(issue.ids.traceId),
    ver: '2.0',
  };
}

/** The `client_info` that MSAL asks for: who the user is and in which tenant, base64url of JSON. */
export function clientInfo({ tenant }: Grant, { user }: Delegation): string {
  return Buffer.from(JSON.stringify({ uid: user.objectId, utid: tenant.id })).toString('base64url');
}
