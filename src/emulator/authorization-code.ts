import { createHash } from 'node:crypto';
import { credentialFits } from './client-checks.ts';
import { scopeGranted } from './delegated-scope.ts';
import { same } from './directory.ts';
import { type IssuedCode, isOpaqueValue, type Kept } from './issued.ts';
import { refuse } from './refusal.ts';
import { assured, type Grant, type GrantType, type Situation } from './situation.ts';
import { allowsPublicFlows, delegate, parameterPresent, requester, userNamed } from './user-grant.ts';

/** Milliseconds: a code holds for ten minutes. */
const LIFETIME = 10 * 60 * 1000;

/** The authorization code grant (RFC 6749, section 4.1.3) with PKCE (RFC 7636, section 4.6). */
export const authorizationCode: GrantType = {
  name: 'authorization_code',
  checks: [
    parameterPresent('code', ({ code }) => code),
    ...requester,
    redeemedWhereItMay,
    credentialFits(isPublic),
    codeHolds,
    redirectUriAgrees,
    verifierAgrees,
    scopeGranted(scopeOf),
  ],
  grant,
};

function keptCode({ request, issued }: Situation): Kept<IssuedCode> | undefined {
  return request.code && issued.codes.find(request.code.reveal());
}

function codeOf(situation: Situation): IssuedCode {
  return assured(keptCode(situation), 'code').grant;
}

/** The platform of the redirect URI the code went to decides. */
function isPublic(situation: Situation): boolean {
  const platform = keptCode(situation)?.grant.platform;
  return platform === undefined ? allowsPublicFlows(situation) : platform !== 'web';
}

/** Browsers alone redeem the codes of a single-page application (9002327), and no others (9002326). */
function redeemedWhereItMay(situation: Situation) {
  const platform = keptCode(situation)?.grant.platform;
  const { origin } = situation.request;
  if (platform === 'spa' && origin === undefined) return refuse(9002327, {});
  if (platform !== undefined && platform !== 'spa' && origin !== undefined)
    return refuse(9002326, { origin });
  return undefined;
}

/**
 * 9002313 for what is no code, 70000 for one that was never issued, 700007 and 700005 for one of another client
 * or tenant, 54005 for one that was redeemed, 70008 for one that is too old.
 */
function codeHolds(situation: Situation) {
  const kept = keptCode(situation);
  if (kept === undefined) {
    const readable = isOpaqueValue(assured(situation.request.code, 'code').reveal());
    return readable ? refuse('70000/grant', {}) : refuse(9002313, {});
  }
  const { clientId, tenant, issuedAt } = kept.grant;
  if (!same(clientId, assured(situation.client, 'client').clientId)) return refuse(700007, {});
  if (tenant !== situation.tenant?.id) return refuse(700005, {});
  if (kept.uses > 0) return refuse(54005, {});
  return situation.now.getTime() - issuedAt.getTime() > LIFETIME ? refuse(70008, {}) : undefined;
}

/** 700009 without the redirect URI of the authorization request, 500112 for another. */
function redirectUriAgrees(situation: Situation) {
  const { redirectUri } = situation.request;
  const expected = codeOf(situation).redirectUri;
  if (redirectUri === undefined) return refuse(700009, {});
  return redirectUri === expected ? undefined : refuse(500112, { redirectUri, expected });
}

/** 50148 without a verifier, 501481 for another: which of the two is for which is not documented. */
function verifierAgrees(situation: Situation) {
  const { challenge } = codeOf(situation);
  if (challenge === undefined) return undefined;
  const verifier = situation.request.codeVerifier?.reveal();
  if (verifier === undefined) return refuse(50148, {});
  const made =
    challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return made === challenge.value ? undefined : refuse(501481, {});
}

function scopeOf(situation: Situation): string {
  return situation.request.scope ?? codeOf(situation).scope;
}

function grant(situation: Situation): Grant {
  const kept = assured(keptCode(situation), 'code');
  kept.uses += 1;
  const { user, nonce, platform } = kept.grant;
  return delegate(situation, {
    user: userNamed(situation, user),
    scope: scopeOf(situation),
    nonce,
    platform,
  });
}
