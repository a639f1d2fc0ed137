import { type Cloud, cloudOf } from '../facts/clouds.ts';
import {
  type Check,
  cannotTell,
  claim,
  isGuid,
  isTokenExchangeAudience,
  type JsonObject,
  quote,
  readEntraIssuer,
  right,
  type TokenCheck,
  type TokenFacts,
  textClaim,
  wrong,
} from './claims.ts';
import { expiry, lifetime, notBefore } from './client-assertion-times.ts';
import { encoding, signature } from './signature-checks.ts';
import { tenantKind } from './tenant.ts';
import { keyId, x5t, x5tS256 } from './thumbprint-checks.ts';
import { readUrl } from './url.ts';

/**
 * What is judged on a client assertion (RFC 7523, section 3). The rules are those of entra-docs,
 * certificate-credentials, the codes those seen when one is broken.
 */
export const clientAssertionChecks: readonly TokenCheck[] = [
  issuedByEntra,
  keyId,
  x5t,
  x5tS256,
  algorithm,
  type,
  encoding,
  signature,
  audience,
  issuerAndSubject,
  expiry,
  notBefore,
  lifetime,
  jti,
];

function issuedByEntra({ claims }: TokenFacts): Check | undefined {
  if (readEntraIssuer(claim(claims, 'iss')) === undefined) return undefined;
  return wrong(
    'assertion-is-access-token',
    'Entra itself issued this token. A client assertion is made and signed by the application. Entra answers AADSTS50027 or AADSTS700021.',
    'assertion-is-access-token',
  );
}

function algorithm({ header }: TokenFacts): Check {
  const id = 'assertion-algorithm';
  const alg = textClaim(header, 'alg') ?? 'none';
  if (/^(?:PS256|RS256|RS384|RS512)$/.test(alg)) return right(id, `Signed with ${quote(alg)}.`);
  if (/^PS(?:384|512)$/.test(alg)) {
    return cannotTell(id, `Signed with ${quote(alg)}. The documentation asks for PS256.`);
  }
  const symmetric = /^HS/.test(alg) ? ' A client secret cannot sign an assertion here.' : '';
  return wrong(
    id,
    `alg is ${quote(alg)}. Entra answers AADSTS5002738.${symmetric} Sign with an RSA certificate and PS256, or RS256.`,
    id,
  );
}

function type({ header }: TokenFacts): Check {
  const id = 'assertion-type';
  const typ = claim(header, 'typ');
  if (typ === undefined) return cannotTell(id, 'There is no typ. The documentation asks for JWT.');
  if (typ === 'JWT' || typ === 'http://openid.net/specs/jwt/1.0') return right(id, `typ is ${quote(typ)}.`);
  const found = typeof typ === 'string' ? quote(typ) : 'not a text';
  return wrong(id, `typ is ${found}. Entra answers AADSTS5002727. Write JWT.`);
}

const AUDIENCE = 'assertion-audience';
const ENDPOINT = 'https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token';

function wrongAudience(what: string): Check {
  const remedy = `Entra answers AADSTS700023. Write ${ENDPOINT} with the id of your tenant.`;
  return wrong(AUDIENCE, `${what} ${remedy}`, AUDIENCE);
}

function audience({ claims }: TokenFacts): Check {
  const aud = claim(claims, 'aud');
  if (Array.isArray(aud)) {
    return wrong(
      AUDIENCE,
      'aud is a list. Entra answers AADSTS50027. Write it as one string: the token endpoint.',
      AUDIENCE,
    );
  }
  if (typeof aud !== 'string' || aud === '') {
    return { ...wrongAudience('There is no aud.'), rule: 'assertion-missing-claim' };
  }
  if (isTokenExchangeAudience(aud)) return wrongAudience('aud is the one of a workload identity token.');
  const url = readUrl(aud);
  if (url?.scheme !== 'https') {
    return wrongAudience(`aud is ${quote(aud)}, which is not the address of a token endpoint.`);
  }
  const [tenant = '', ...rest] = url.segments;
  const path = rest.join('/');
  const cloud = cloudOf(url.host);
  if (cloud === undefined) return unknownHost(aud, path);
  return retired(cloud, url.host) ?? tenantProblem(aud, tenant) ?? knownHost(aud, path, cloud);
}

function retired({ name, closed, retiredHosts = [] }: Cloud, host: string): Check | undefined {
  if (closed !== undefined) {
    return wrong(AUDIENCE, `aud is an endpoint of ${name}, which was closed on ${closed}.`, AUDIENCE);
  }
  if (!retiredHosts.includes(host)) return undefined;
  return wrong(AUDIENCE, `${host} no longer signs apps in. Entra answers AADSTS900439.`, AUDIENCE);
}

function tenantProblem(aud: string, tenant: string): Check | undefined {
  switch (tenantKind(tenant)) {
    case 'many':
      return wrongAudience(`aud is the endpoint of ${tenant}, which is no tenant.`);
    case 'malformed':
      return wrongAudience(`aud names no tenant: ${quote(aud)}.`);
    default:
      return undefined;
  }
}

function isEndpoint(path: string): boolean {
  return path === 'oauth2/v2.0/token' || path === 'oauth2/token';
}

function knownHost(aud: string, path: string, { id, name }: Cloud): Check {
  if (isEndpoint(path)) return right(AUDIENCE, `aud is ${quote(aud)}. It must be the endpoint you ask.`);
  if (path === 'v2.0' || path === '') {
    return cannotTell(AUDIENCE, `aud is the issuer ${quote(aud)}. The documentation asks for ${ENDPOINT}.`);
  }
  if (id === 'b2c' && /(?:^|\/)oauth2\/v2\.0\/token$/.test(path)) {
    return cannotTell(
      AUDIENCE,
      `aud is ${quote(aud)}, an endpoint of ${name}. It must be the endpoint you ask.`,
    );
  }
  return wrongAudience(`aud is ${quote(aud)}, not a token endpoint.`);
}

function unknownHost(aud: string, path: string): Check {
  if (isEndpoint(path)) {
    return cannotTell(AUDIENCE, `aud is ${quote(aud)}, a token endpoint outside the known Microsoft clouds.`);
  }
  return wrongAudience(`aud is ${quote(aud)}, the service the token is wanted for, not the token endpoint.`);
}

function issuerAndSubject({ claims }: TokenFacts): Check {
  const id = 'assertion-issuer-subject';
  const remedy = 'Both iss and sub have to be the client id.';
  const missing = 'assertion-missing-claim';
  const refused = (what: string, rule = id) =>
    wrong(id, `${what} Entra answers AADSTS700021. ${remedy}`, rule);
  const [iss, sub] = [textClaim(claims, 'iss'), textClaim(claims, 'sub')];
  if (sub === undefined) return wrong(id, `There is no sub. Entra answers AADSTS700022. ${remedy}`, missing);
  if (iss === undefined) return refused('There is no iss.', missing);
  if (iss !== sub) return refused('iss and sub differ.');
  if (!isGuid(iss)) return refused(`iss and sub are ${quote(iss)}, which has not the form of a client id.`);
  if (iss.toLowerCase() === tenantIn(claims)?.toLowerCase()) {
    return refused('iss and sub are the id of the tenant that aud names.');
  }
  return right(id, `iss and sub are both ${quote(iss)}. It must be the client_id of the request.`);
}

/** The tenant that `aud` names. */
function tenantIn(claims: JsonObject): string | undefined {
  return readUrl(textClaim(claims, 'aud') ?? '')?.segments[0];
}

function jti({ claims }: TokenFacts): Check {
  const id = 'assertion-jti';
  if (textClaim(claims, 'jti') !== undefined) {
    return right(id, 'jti is there. It has to be a new one for every assertion.');
  }
  return cannotTell(id, 'There is no jti. The documentation asks for one: a new GUID for every assertion.');
}
