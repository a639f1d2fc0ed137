import { createPublicKey } from 'node:crypto';
import { headerTypeRefused, printedThumbprint } from './assertion-header.ts';
import { clientConfidential, credentialFits } from './client-checks.ts';
import { scopeGranted } from './delegated-scope.ts';
import { same } from './directory.ts';
import { microsoftGraph } from './first-party-resources.ts';
import { isSignedBy, type ReadJwt, readJwt, secondsOf, textOf } from './jwt.ts';
import { type Refusal, refuse } from './refusal.ts';
import { scopePresent } from './scope-checks.ts';
import { assured, type GrantType, type Situation } from './situation.ts';
import { CLOCK_SKEW, momentOf, preciseTime } from './times.ts';
import { delegate, parameterPresent, requester, userNamed } from './user-grant.ts';

/**
 * The on-behalf-of flow, on the grant of RFC 7523, section 2.1
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow): an API exchanges the access
 * token it was called with. That token has to be one of this endpoint.
 */
export const onBehalfOf: GrantType = {
  name: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  checks: [
    parameterPresent('requested_token_use', ({ requestedTokenUse }) => requestedTokenUse),
    tokenUseKnown,
    parameterPresent('assertion', ({ assertion }) => assertion),
    ...requester,
    clientConfidential,
    credentialFits(() => false),
    scopePresent,
    assertionHolds,
    scopeGranted(({ request }) => request.scope),
  ],
  grant(situation) {
    const user = userNamed(situation, textOf(assertionOf(situation).claims, 'oid') ?? '');
    return delegate(situation, { user, scope: assured(situation.request.scope, 'scope') });
  },
};

/** 70000 for another use: no captured answer shows what Entra says. */
function tokenUseKnown({ request }: Situation) {
  if (request.requestedTokenUse === 'on_behalf_of') return undefined;
  return refuse('70000/parameter', { name: 'requested_token_use' });
}

function readAssertion({ request }: Situation): ReadJwt | undefined {
  return request.assertion && readJwt(request.assertion.reveal());
}

function assertionOf(situation: Situation): ReadJwt {
  return assured(readAssertion(situation), 'assertion');
}

/** 50027, 5002727, 240002 for an ID token, then the signature, the audience, the time, and whether there is a user. */
async function assertionHolds(situation: Situation): Promise<Refusal | undefined> {
  const jwt = readAssertion(situation);
  if (jwt === undefined) return refuse(50027, {});
  return (
    headerTypeRefused(jwt) ??
    (isIdToken(jwt) ? refuse(240002, {}) : undefined) ??
    (await unsigned(jwt, situation)) ??
    forAnother(jwt, situation) ??
    expired(jwt, situation) ??
    ofAnotherTenant(jwt, situation) ??
    withoutUser(jwt, situation)
  );
}

/** Access tokens name the client beside the audience, ID tokens do not. */
function isIdToken({ claims }: ReadJwt): boolean {
  return claims.tid !== undefined && claims.azp === undefined && claims.appid === undefined;
}

/** 50013 for a token of elsewhere, one that was altered, and one for Microsoft Graph: those only Graph can verify. */
async function unsigned(jwt: ReadJwt, situation: Situation): Promise<Refusal | undefined> {
  const { thumbprint, privateKey } = await situation.signingKey;
  const shown = printedThumbprint(jwt) ?? textOf(jwt.header, 'kid') ?? '';
  if (textOf(jwt.header, 'kid') !== thumbprint) return refuse('50013/key-not-found', { thumbprint: shown });
  const verified = await isSignedBy(jwt, createPublicKey(privateKey), ['RS256']);
  return verified && !isForGraph(jwt) ? undefined : refuse('50013/not-verified', { thumbprint: shown });
}

function isForGraph({ claims }: ReadJwt): boolean {
  const audience = textOf(claims, 'aud') ?? '';
  return audience === microsoftGraph || audience.startsWith('https://graph.microsoft.com');
}

/** 500131 for a token of another API than the one that presents it. */
function forAnother({ claims }: ReadJwt, { client }: Situation): Refusal | undefined {
  const { clientId, displayName, identifierUris = [] } = assured(client, 'client');
  const audience = textOf(claims, 'aud') ?? '';
  if ([clientId, ...identifierUris].some((each) => same(each, audience))) return undefined;
  return refuse(500131, { audience, expected: clientId, appId: clientId, appName: displayName });
}

/** 500133 for one that has ended; five minutes are forgiven. */
function expired({ claims }: ReadJwt, { now }: Situation): Refusal | undefined {
  const expires = secondsOf(claims, 'exp');
  if (now.getTime() / 1000 - CLOCK_SKEW <= expires) return undefined;
  return refuse(500133, { now: preciseTime(now), expires: preciseTime(momentOf(expires)) });
}

/** 7000114 for the token of an application: there is no user whom this could be on behalf of. */
function withoutUser({ claims }: ReadJwt, { client }: Situation): Refusal | undefined {
  return claims.idtyp === 'app' ? refuse(7000114, { appId: assured(client, 'client').clientId }) : undefined;
}

/** 1000014 for the token of a user of another tenant than the one that is asked. */
function ofAnotherTenant({ claims }: ReadJwt, { tenant }: Situation): Refusal | undefined {
  const own = assured(tenant, 'tenant').id;
  const issuedFor = textOf(claims, 'tid') ?? '';
  return same(own, issuedFor) ? undefined : refuse(1000014, { tenant: own, otherTenant: issuedFor });
}
