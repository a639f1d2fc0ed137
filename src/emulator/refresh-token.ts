import { credentialFits } from './client-checks.ts';
import { scopeGranted } from './delegated-scope.ts';
import { same } from './directory.ts';
import { type IssuedGrant, isOpaqueValue, type Kept } from './issued.ts';
import { refuse } from './refusal.ts';
import { assured, type Grant, type GrantType, type Situation } from './situation.ts';
import { days, preciseTime } from './times.ts';
import { allowsPublicFlows, delegate, parameterPresent, requester, userNamed } from './user-grant.ts';

/** Milliseconds. Each exchange gives a new token, so the age of one is the time it was not used. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * The refresh token grant (RFC 6749, section 6). A token holds 90 days, that of a single-page application one
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime), and is good for any API
 * that was consented to.
 */
export const refreshToken: GrantType = {
  name: 'refresh_token',
  checks: [
    parameterPresent('refresh_token', ({ refreshToken: token }) => token),
    ...requester,
    credentialFits(isPublic),
    tokenHolds,
    scopeGranted(scopeOf),
  ],
  grant,
};

function keptToken({ request, issued }: Situation): Kept<IssuedGrant> | undefined {
  return request.refreshToken && issued.refreshTokens.find(request.refreshToken.reveal());
}

function isPublic(situation: Situation): boolean {
  const platform = keptToken(situation)?.grant.platform;
  return platform === undefined ? allowsPublicFlows(situation) : platform !== 'web';
}

/** 9002313 for what is no token, 70000 for one of elsewhere, 700007 for another client's, 700082 and 700084 for an old one. */
function tokenHolds(situation: Situation) {
  const kept = keptToken(situation);
  if (kept === undefined) {
    const readable = isOpaqueValue(assured(situation.request.refreshToken, 'refresh token').reveal());
    return readable ? refuse('70000/grant', {}) : refuse(9002313, {});
  }
  const { clientId, tenant, issuedAt, platform } = kept.grant;
  if (!same(clientId, assured(situation.client, 'client').clientId)) return refuse(700007, {});
  if (tenant !== situation.tenant?.id) return refuse('70000/grant', {});
  const lifetime = platform === 'spa' ? 1 : 90;
  if (situation.now.getTime() - issuedAt.getTime() <= lifetime * DAY) return undefined;
  const values = { issuedAt: preciseTime(issuedAt), duration: days(lifetime) };
  return platform === 'spa' ? refuse(700084, values) : refuse(700082, values);
}

function scopeOf(situation: Situation): string {
  return situation.request.scope ?? assured(keptToken(situation), 'refresh token').grant.scope;
}

function grant(situation: Situation): Grant {
  const { user, platform } = assured(keptToken(situation), 'refresh token').grant;
  return delegate(situation, { user: userNamed(situation, user), scope: scopeOf(situation), platform });
}
