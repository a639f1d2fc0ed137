import { cloudOfGraph } from '../facts/clouds.ts';
import {
  type Check,
  cannotTell,
  claim,
  isGuid,
  type JsonObject,
  listClaim,
  quote,
  readEntraIssuer,
  right,
  type TokenCheck,
  type TokenFacts,
  textClaim,
  wrong,
} from './claims.ts';
import { algorithm, encoding, signature } from './signature-checks.ts';
import { expiry, issuedAt, notBefore } from './time-checks.ts';
import { useOf } from './token-type.ts';
import { readUrl } from './url.ts';

/** What is judged on a token that was issued: by Entra, or by anybody else. In the order shown. */
export const tokenChecks: readonly TokenCheck[] = [
  expiry,
  notBefore,
  issuedAt,
  algorithm,
  encoding,
  signature,
  issuer,
  tenant,
  keyId,
  tokenUse,
  roles,
  audience,
];

function issuer({ claims }: TokenFacts): Check {
  const id = 'issuer';
  const iss = textClaim(claims, 'iss');
  if (iss === undefined) return cannotTell(id, 'There is no iss: the token does not say who issued it.');
  const entra = readEntraIssuer(iss);
  if (entra === undefined) return cannotTell(id, `Issued by ${quote(iss)}, which is not Entra.`);
  const version = textClaim(claims, 'ver');
  if (version !== undefined && version !== entra.version) {
    return wrong(
      id,
      `iss has the form of a v${entra.version} token, but ver is ${quote(version)}. Entra issues no such token.`,
    );
  }
  return right(id, `Issued by Entra, ${entra.cloud}, as a v${entra.version} token.`);
}

function tenant({ claims }: TokenFacts): Check | undefined {
  const id = 'tenant';
  const entra = readEntraIssuer(claim(claims, 'iss'));
  if (entra === undefined) return undefined;
  const tid = textClaim(claims, 'tid');
  if (tid !== undefined && tid.toLowerCase() !== entra.tenant.toLowerCase()) {
    return wrong(id, `tid is ${quote(tid)}, but iss names the tenant ${quote(entra.tenant)}.`);
  }
  if (isGuid(entra.tenant)) return right(id, `The tenant is ${quote(entra.tenant)}.`);
  return wrong(id, `iss names the tenant ${quote(entra.tenant)}. Entra writes the tenant’s id here, a GUID.`);
}

/** Entra names its key in every token; without a name nobody knows which of its keys to verify with. */
function keyId({ header, role }: TokenFacts): Check | undefined {
  if (role !== 'entra' || textClaim(header, 'kid') !== undefined || textClaim(header, 'x5t') !== undefined) {
    return undefined;
  }
  return cannotTell('key-id', 'The header names no key, neither by kid nor by x5t. Tokens of Entra do.');
}

function tokenUse(token: TokenFacts): Check | undefined {
  if (token.role !== 'entra') return undefined;
  const id = 'token-use';
  const application = quote(textClaim(token.claims, 'appid') ?? textClaim(token.claims, 'azp') ?? '');
  const scopes = quote(textClaim(token.claims, 'scp') ?? '');
  switch (useOf(token.claims)) {
    case 'app-only':
      return right(id, `App-only: the application ${application} acts as itself, without a user.`);
    case 'delegated':
      return right(
        id,
        `Delegated: the application ${application} acts for a user, within the scopes ${scopes}.`,
      );
    case 'id-token':
      return cannotTell(
        id,
        'This looks like an ID token: it tells an application who signed in. Do not send it to an API.',
      );
    case 'unknown':
      return cannotTell(id, 'Whether it acts for a user or as an application alone cannot be told.');
  }
}

function roles(token: TokenFacts): Check | undefined {
  if (token.role !== 'entra' || useOf(token.claims) !== 'app-only') return undefined;
  const granted = listClaim(token.claims, 'roles');
  if (granted.length > 0) return right('roles', `Application permissions: ${quote(granted.join(', '))}.`);
  return cannotTell(
    'roles',
    'No application permission is in it. Most APIs, Microsoft Graph among them, answer 403 until one is granted with admin consent.',
  );
}

/** Microsoft Graph as an audience: the id of its service principal, the same in every tenant. */
const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';
/** Azure AD Graph, the same way. */
const OLD_GRAPH_APP_ID = '00000002-0000-0000-c000-000000000000';

function isVersion2(claims: JsonObject): boolean {
  return readEntraIssuer(claim(claims, 'iss'))?.version === '2.0';
}

function audience({ claims, role }: TokenFacts): Check {
  const id = 'audience';
  const audiences = listClaim(claims, 'aud');
  const [first] = audiences;
  if (first === undefined) {
    return wrong(id, 'There is no aud: the token does not say which service it is for.');
  }
  const host = readUrl(first)?.host ?? '';
  if (first === GRAPH_APP_ID || cloudOfGraph(host) !== undefined) {
    return cannotTell(
      id,
      'For Microsoft Graph. Only Graph can validate it: do not verify it yourself, and do not take it for a token of your own API.',
    );
  }
  if (first === OLD_GRAPH_APP_ID || host === 'graph.windows.net') {
    return wrong(
      id,
      'For Azure AD Graph, which was retired on 31 August 2025. Ask for a token for Microsoft Graph instead.',
    );
  }
  if (role === 'entra' && isVersion2(claims) && audiences.length === 1 && !isGuid(first)) {
    return cannotTell(
      id,
      `For ${quote(first)}. Tokens of version 2.0 name the API by its client id, a GUID: this one is not as Entra makes them.`,
    );
  }
  return right(id, `For ${audiences.map(quote).join(', ')}. The API must expect exactly this value.`);
}
