import { cloudOfGraph } from '../facts/clouds.ts';
import { claim, isGuid, type JsonObject, listClaim } from './claims.ts';
import { knownClients, knownResources, knownRoles, knownTenants } from './known-ids.ts';
import { readUrl } from './url.ts';

type Codes = { readonly [name: string]: JsonObject };

const CLIENT_PROOF: JsonObject = {
  '0': 'none, it is a public client',
  '1': 'a client secret',
  '2': 'a certificate or another signed assertion',
};

/**
 * Values that are codes. Sources: learn.microsoft.com/entra/identity-platform (access-token-claims-reference,
 * optional-claims-reference), RFC 8176 (amr), RFC 7518 (alg), RFC 7519, 9068, 9449, 8417, OpenID Connect Back-Channel Logout (typ).
 */
const ENTRA_VALUES: Codes = {
  appidacr: CLIENT_PROOF,
  azpacr: CLIENT_PROOF,
  acct: { '0': 'a member of the tenant', '1': 'a guest' },
  acr: { '0': 'the sign-in does not meet it', '1': 'the sign-in meets it' },
  idtyp: { app: 'an application alone', user: 'a user', device: 'a device' },
  ver: {
    '1.0': 'the issuer is sts.windows.net, the application appid',
    '2.0': 'the issuer ends in /v2.0, the application is azp, the audience a client id',
  },
  signin_state: {
    dvc_mngd: 'the device is managed',
    dvc_cmp: 'the device is compliant',
    dvc_dmjd: 'the device is joined to the domain',
    dvc_mngd_app: 'the app is managed',
    kmsi: 'the user chose to stay signed in',
    inknownntwk: 'a known network',
  },
  xms_cc: { cp1: 'claims challenges', CP1: 'claims challenges' },
};

/** Those that are the same for every issuer. */
const COMMON_VALUES: Codes = {
  alg: {
    none: 'not signed at all',
    HS256: 'HMAC with a shared secret',
    HS384: 'HMAC with a shared secret',
    HS512: 'HMAC with a shared secret',
    RS256: 'RSA (PKCS #1 v1.5) with SHA-256',
    RS384: 'RSA (PKCS #1 v1.5) with SHA-384',
    RS512: 'RSA (PKCS #1 v1.5) with SHA-512',
    PS256: 'RSA (PSS) with SHA-256',
    PS384: 'RSA (PSS) with SHA-384',
    PS512: 'RSA (PSS) with SHA-512',
    ES256: 'ECDSA over P-256',
    ES384: 'ECDSA over P-384',
    ES512: 'ECDSA over P-521',
    EdDSA: 'an Edwards curve',
    Ed25519: 'an Edwards curve',
    dir: 'both sides share the key of the content',
    'RSA-OAEP': 'RSA, SHA-1',
    'RSA-OAEP-256': 'RSA, SHA-256',
    RSA1_5: 'RSA, an old way that is no longer safe',
  },
  typ: {
    JWT: 'a JSON Web Token',
    'at+jwt': 'an access token (RFC 9068)',
    'logout+jwt': 'a logout token',
    'secevent+jwt': 'a security event',
    'dpop+jwt': 'a proof of possession (DPoP)',
    pop: 'a signed HTTP request around an access token',
  },
  amr: {
    pwd: 'password',
    mfa: 'more than one factor',
    rsa: 'certificate or key, such as the Authenticator app or Windows Hello',
    otp: 'one-time passcode by mail or text message',
    fed: 'federated sign-in at another provider',
    wia: 'Windows integrated',
    ngcmfa: 'key of the device, as Windows Hello sets it up',
    wiaormultiauthn: 'Windows integrated or several factors',
    hwk: 'key in hardware',
    swk: 'key in software',
    fido: 'security key or passkey',
    sms: 'text message',
    tel: 'telephone call',
    face: 'face',
    fpt: 'fingerprint',
    pin: 'PIN',
    sc: 'smart card',
    kba: 'questions only the user can answer',
    mca: 'several channels',
    user: 'presence of the user',
    geo: 'place',
    rba: 'judged by risk',
    none: 'none',
  },
  token_use: { id: 'an ID token', access: 'an access token' },
  terraform_run_phase: { plan: 'it plans', apply: 'it applies' },
};

/** As many values of a list are explained. */
const MOST = 10;

/**
 * The values of a claim that are codes, each with what it stands for: `pwd: password.` Undefined where none is known.
 * `isEntra` when Entra issued it: others mean other things by the same names.
 */
export function explainValue(name: string, object: JsonObject, isEntra: boolean): string | undefined {
  const value = claim(object, name);
  const texts = typeof value === 'number' ? [String(value)] : listClaim(object, name);
  const explained = texts.slice(0, MOST).flatMap((text) => {
    const meaning = knownId(name, text) ?? ofCode(name, text, isEntra);
    return meaning === undefined ? [] : [meaning];
  });
  return explained.length > 0 ? explained.join(' ') : undefined;
}

function ofCode(name: string, text: string, isEntra: boolean): string | undefined {
  const tables = isEntra ? [ENTRA_VALUES, COMMON_VALUES] : [COMMON_VALUES];
  const codes = tables.find((table) => Object.hasOwn(table, name))?.[name];
  const meaning = codes && claim(codes, text);
  return typeof meaning === 'string' ? `${text}: ${meaning}.` : undefined;
}

const IDS: ReadonlyMap<string, (text: string) => string | undefined> = new Map([
  ['aud', nameOfResource],
  ['appid', nameOfClient],
  ['azp', nameOfClient],
  ['tid', nameOfTenant],
  ['idp', nameOfIdentityProvider],
  ['wids', (text) => knownRoles.get(text.toLowerCase())],
]);

function knownId(name: string, text: string): string | undefined {
  const known = IDS.get(name)?.(text);
  if (known === undefined) return undefined;
  return name === 'wids' ? `${text}: ${known}.` : `This is ${known}.`;
}

/** What Microsoft calls the API that `aud` names; undefined for other APIs. */
export function nameOfResource(audience: string): string | undefined {
  if (isGuid(audience)) return knownResources.get(audience.toLowerCase());
  const host = readUrl(audience)?.host ?? '';
  if (cloudOfGraph(host) !== undefined) return 'Microsoft Graph';
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1];
}

const HOSTS: readonly (readonly [RegExp, string])[] = [
  [/^graph\.windows\.net$/, 'Azure AD Graph (retired)'],
  [
    /^management\.(?:core\.windows\.net|azure\.com|(?:core\.)?(?:usgovcloudapi\.net|chinacloudapi\.cn))$/,
    'Azure Resource Manager',
  ],
  [/(?:^|\.)vault\.(?:azure\.(?:net|cn)|usgovcloudapi\.net)$/, 'Azure Key Vault'],
  [/^storage\.azure\.com$|\.(?:blob|queue|table|file)\.core\.windows\.net$/, 'Azure Storage'],
  [/^database\.windows\.net$/, 'Azure SQL Database'],
  [/\.sharepoint\.(?:com|us|cn)$/, 'SharePoint Online'],
  [/^outlook\.office(?:365)?\.com$/, 'Exchange Online'],
  [/\.dynamics\.com$/, 'Dataverse (Dynamics 365)'],
  [/^analysis\.windows\.net$/, 'Power BI'],
];

/** What Microsoft calls the application with this client id; undefined for others. */
export function nameOfClient(clientId: string): string | undefined {
  return knownClients.get(clientId.toLowerCase());
}

/** Whose tenant it is, where everybody may know. */
export function nameOfTenant(tenant: string): string | undefined {
  const name = knownTenants.get(tenant.toLowerCase());
  return name === undefined ? undefined : `the tenant of ${name}`;
}

function nameOfIdentityProvider(text: string): string | undefined {
  if (/^live\.com$/i.test(text)) return nameOfTenant('9188040d-6c67-4c5b-b112-36a304b66dad');
  return nameOfTenant(readUrl(text)?.segments[0] ?? '');
}
