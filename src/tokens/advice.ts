import { cloudOf } from '../facts/clouds.ts';
import { nameOfResource } from './claim-values.ts';
import { claim, isGuid, type JsonObject, listClaim, quote, readEntraIssuer, textClaim } from './claims.ts';
import { federationAdvice } from './federation-advice.ts';
import type { Advice } from './inspection.ts';
import { PERSONAL_TENANT } from './known-ids.ts';
import { requestIdOf } from './request-id.ts';
import { hasNonce } from './signature-checks.ts';
import { readNumericDate } from './time.ts';
import { type TokenIdentity, useOf } from './token-type.ts';
import { readUrl } from './url.ts';

/** What advice is given on. */
export interface AdviceFacts {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly identity: TokenIdentity;
  /** Seconds since 1970. */
  readonly now: number;
}

const DOCS = 'https://learn.microsoft.com/entra/identity-platform';

/** What helps the reader of a token, the most important first. Empty where there is nothing to say. */
export function adviceOn(facts: AdviceFacts): readonly Advice[] {
  return ADVICE.flatMap((advise) => advise(facts) ?? []);
}

type Advise = (facts: AdviceFacts) => Advice | readonly Advice[] | undefined;

const ADVICE: readonly Advise[] = [
  expired,
  idToken,
  foreignAudience,
  nonceInHeader,
  withoutRoles,
  version1,
  version2,
  personalAccount,
  groupOverage,
  tokenInside,
  ({ claims, identity }) => federationAdvice(claims, identity),
  assertion,
  signInLog,
];

function expired({ claims, identity, now }: AdviceFacts): Advice | undefined {
  const exp = readNumericDate(claim(claims, 'exp'));
  if (exp.kind !== 'seconds' || exp.seconds > now) return undefined;
  switch (identity.type) {
    case 'access-token':
      return {
        text: 'It has expired. Ask the token endpoint, or the library’s cache, before each call instead of keeping a token.',
        link: `${DOCS}/access-tokens`,
      };
    case 'client-assertion':
      return {
        text: 'It has expired. Make a new assertion for every request; libraries do so by themselves.',
      };
    default:
      return undefined;
  }
}

function idToken({ identity }: AdviceFacts): Advice | undefined {
  if (identity.type !== 'id-token') return undefined;
  return {
    text: 'This ID token tells the application who signed in. An API that is sent it has to refuse it: ask for an access token with a scope of the API.',
    link: `${DOCS}/id-tokens`,
  };
}

function foreignAudience({ claims, identity }: AdviceFacts): Advice | undefined {
  if (identity.type !== 'access-token') return undefined;
  const [audience = ''] = listClaim(claims, 'aud');
  const name = nameOfResource(audience);
  if (name === undefined) return undefined;
  return {
    text: `This token is for ${name}: do not validate it yourself, and do not decide by what is in it. Its format is a matter between Entra and ${name}, and may change. For an API of your own ask for one of its scopes.`,
    link: `${DOCS}/access-tokens`,
  };
}

function nonceInHeader({ header, identity }: AdviceFacts): Advice | undefined {
  if (identity.source !== 'entra' || !hasNonce(header)) return undefined;
  return {
    text: 'The header has a nonce. The signature is over a changed header, so every other program finds it invalid: that is no fault of the token.',
  };
}

function withoutRoles({ claims, identity }: AdviceFacts): Advice | undefined {
  if (identity.type !== 'access-token' || useOf(claims) !== 'app-only') return undefined;
  if (listClaim(claims, 'roles').length > 0) return undefined;
  const application = textClaim(claims, 'appid') ?? textClaim(claims, 'azp');
  const isManaged = textClaim(claims, 'xms_mirid') !== undefined;
  const link =
    isGuid(application) && !isManaged ? portalLink(claims, `${APP_BLADE}${application}`) : undefined;
  return {
    text: isManaged
      ? 'No app role is in it. Azure Resource Manager goes by role assignments and needs none; for other APIs assign an app role to the managed identity’s service principal.'
      : 'No app role is in it. Add application permissions of the API to the app registration, have an administrator consent, then get a new token: this one does not change.',
    ...(link !== undefined && { link }),
  };
}

const APP_BLADE = '#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/';

/** A page of the portal of the cloud that issued the token; undefined where none is known. */
function portalLink(claims: JsonObject, page: string): string | undefined {
  const host = readUrl(textClaim(claims, 'iss') ?? '')?.host ?? '';
  const portal = cloudOf(host)?.portals.find((name) => name.startsWith('entra.'));
  return portal && `https://${portal}/${page}`;
}

/** True for an access token of an API that is not Microsoft's own. */
function isForOwnApi({ claims, identity }: AdviceFacts): boolean {
  const [audience] = listClaim(claims, 'aud');
  return identity.type === 'access-token' && audience !== undefined && nameOfResource(audience) === undefined;
}

function version1(facts: AdviceFacts): Advice | undefined {
  const issuer = readEntraIssuer(claim(facts.claims, 'iss'));
  if (!isForOwnApi(facts) || issuer?.version !== '1.0') return undefined;
  return {
    text: 'A v1.0 token: the API has to expect the issuer https://sts.windows.net/{tenant}/ and the audience as it stands here. An API that expects v2.0 tokens refuses it (IDX10205, IDX10214): set api.requestedAccessTokenVersion to 2 in the manifest of the API’s app registration. The endpoint asked does not decide it.',
    link: `${DOCS}/access-tokens`,
  };
}

function version2(facts: AdviceFacts): Advice | undefined {
  const issuer = readEntraIssuer(claim(facts.claims, 'iss'));
  const [audience] = listClaim(facts.claims, 'aud');
  if (!isForOwnApi(facts) || issuer?.version !== '2.0' || !isGuid(audience)) return undefined;
  return {
    text: `A v2.0 token: its audience is the client id of the API, ${quote(audience)}, without api:// before it. An API that expects its Application ID URI refuses it (IDX10214).`,
    link: `${DOCS}/access-token-claims-reference`,
  };
}

function personalAccount({ claims, identity }: AdviceFacts): Advice | undefined {
  if (identity.source !== 'entra' || textClaim(claims, 'tid')?.toLowerCase() !== PERSONAL_TENANT)
    return undefined;
  return {
    text: 'The user signed in with a personal Microsoft account. Access tokens of such users for Microsoft Graph and other services of Microsoft are opaque and cannot be decoded: that is no fault.',
  };
}

function groupOverage({ claims, identity }: AdviceFacts): Advice | undefined {
  const names = claim(claims, '_claim_names');
  const isLeftOut = typeof names === 'object' && names !== null && Object.hasOwn(names, 'groups');
  if (identity.source !== 'entra' || !(isLeftOut || claim(claims, 'hasgroups') === true)) return undefined;
  return {
    text: 'The user is in more groups than fit into a token, so none is listed. Ask Microsoft Graph for them, or let the token hold only groups assigned to the application.',
    link: 'https://learn.microsoft.com/security/zero-trust/develop/configure-tokens-group-claims-app-roles',
  };
}

function tokenInside({ claims }: AdviceFacts): Advice | undefined {
  if (claim(claims, 'idp_access_token') === undefined && claim(claims, 'at') === undefined) return undefined;
  return {
    text: 'Another token stands in its claims. Whoever sees this one has that one too: do not share it.',
  };
}

function assertion({ claims, identity, now }: AdviceFacts): Advice | undefined {
  if (identity.type !== 'client-assertion') return undefined;
  const exp = readNumericDate(claim(claims, 'exp'));
  if (exp.kind !== 'seconds' || exp.seconds <= now) return undefined;
  return {
    text: 'Until it expires this is a credential of the application: whoever has it can sign in with it.',
    link: `${DOCS}/certificate-credentials`,
  };
}

function signInLog({ claims, identity }: AdviceFacts): Advice | undefined {
  const uti = textClaim(claims, 'uti');
  if (identity.source !== 'entra' || uti === undefined) return undefined;
  const requestId = requestIdOf(uti);
  if (requestId === undefined) return undefined;
  const link = portalLink(claims, '#view/Microsoft_AAD_IAM/SignInEventsV3Blade');
  return {
    text: `In the sign-in log it is found by the Request ID ${requestId}; the claim uti, ${quote(uti)}, is its Unique token identifier there.`,
    ...(link !== undefined && { link }),
  };
}
