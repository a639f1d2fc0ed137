import { expiresIn, type Issue, issueAccessToken, signToken } from './access-token.ts';
import { clientInfo, idTokenClaims } from './id-token.ts';
import type { Issued } from './issued.ts';
import type { SigningKey } from './signing-key.ts';
import type { Delegation, Grant } from './situation.ts';
import type { TokenRequest } from './token-request.ts';

/** What the tokens of an answer are made with. */
export interface Issuing {
  readonly issue: Issue;
  readonly key: SigningKey;
  readonly issued: Issued;
}

/**
 * The successful response of RFC 6749, section 5.1, with Entra's `ext_expires_in`. For a user it has the scope, an
 * ID token with `openid`, a refresh token with `offline_access`, and `client_info` where MSAL asks for it.
 */
export async function tokenResponse(
  grant: Grant,
  request: TokenRequest,
  { issue, key, issued }: Issuing,
): Promise<object> {
  const lifetime = { expires_in: expiresIn, ext_expires_in: expiresIn };
  const access = { access_token: await issueAccessToken(grant, issue, key) };
  const { delegation } = grant;
  if (delegation === undefined) return { token_type: 'Bearer', ...lifetime, ...access };
  const { openId, scope } = delegation;
  const idToken = openId.includes('openid')
    ? { id_token: await signToken(idTokenClaims(grant, delegation, issue), key) }
    : {};
  return {
    token_type: 'Bearer',
    scope,
    ...lifetime,
    ...access,
    ...(openId.includes('offline_access')
      ? { refresh_token: refreshToken(grant, delegation, issue, issued) }
      : {}),
    ...idToken,
    ...(request.clientInfo ? { client_info: clientInfo(grant, delegation) } : {}),
  };
}

/** The next refresh token. The one it came from stays good: Entra revokes none on use. */
function refreshToken(grant: Grant, delegation: Delegation, { now }: Issue, { refreshTokens }: Issued) {
  const { user, openId, scope, platform } = delegation;
  return refreshTokens.issue({
    clientId: grant.client.clientId,
    tenant: grant.tenant.id,
    user: user.objectId,
    scope: [...new Set([...openId, ...scope.split(' ').filter((value) => value !== '')])].join(' '),
    platform,
    issuedAt: now,
  });
}
