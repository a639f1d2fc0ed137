import { type Attempt, type CredentialName, type GrantName, tampered } from './attempt.ts';
import {
  certificates,
  DESKTOP,
  digest,
  EXPIRED_SECRET,
  LEGACY,
  SECRET_ID,
  SERVICE,
  SUBJECT,
  UNKNOWN,
} from './directory.ts';
import type { Settings } from './settings.ts';

/** One mistake, what Entra answers to it, and what a user is told and shown. */
export interface Fault extends Attempt {
  readonly name: string;
  readonly code: number;
  /** Of the explanation. */
  readonly title: string;
  /** Evidence that the explanation has to have. */
  readonly evidence?: string;
  /** The setting that is marked; the client id where nothing that the settings say is to blame. */
  readonly marked?: keyof Settings | 'credential';
  /** Whom it can befall; all without them. */
  readonly credentials?: readonly CredentialName[];
  readonly grants?: readonly GrantName[];
}

const CERTIFICATES: readonly CredentialName[] = ['certificate, SHA-256', 'certificate, SHA-1'];
const ASSERTION: readonly CredentialName[] = ['client assertion'];
const FEDERATED: readonly CredentialName[] = ['federated token'];
const SECRETS: readonly CredentialName[] = ['client secret'];
const JWTS: readonly CredentialName[] = [...ASSERTION, ...FEDERATED];
const SIGNED_IN: readonly GrantName[] = ['authorization-code', 'refresh-token'];
const OF_USERS: readonly GrantName[] = [...SIGNED_IN, 'on-behalf-of'];

const sha1 = digest(certificates.valid, 'sha1');
const sha256 = digest(certificates.valid, 'sha256');
const named = (x5t: string) => ({ alg: 'RS256', 'x5t#S256': undefined, x5t });

const TIME_RANGE = 'Client assertion outside its time range';
const EXPIRED = 'Certificate of the client assertion expired';
const NOT_FOUND = 'Certificate of the client assertion not found on the app';

/** The tenant and the app themselves. */
const ofTheApp: readonly Fault[] = [
  {
    name: 'a tenant that is not there',
    code: 90002,
    title: 'Tenant not found',
    evidence: 'tenant-place',
    marked: 'tenant',
    settings: { tenant: UNKNOWN },
  },
  {
    name: 'the client id for a tenant',
    code: 90002,
    title: 'Tenant not found',
    evidence: 'tenant-is-application',
    marked: 'tenant',
    settings: { tenant: SERVICE },
    credentials: ['client secret'],
    grants: ['client-credentials'],
  },
  {
    name: 'a single-tenant app at /common',
    code: 50194,
    title: 'Single-tenant app asked for at a shared authority',
    marked: 'tenant',
    settings: { tenant: 'common' },
    grants: SIGNED_IN,
  },
  {
    name: 'a single-tenant app at /organizations, on a device',
    code: 50059,
    title: 'Tenant missing for a request without a user',
    marked: 'tenant',
    settings: { tenant: 'organizations' },
    grants: ['device-code'],
  },
  {
    name: 'an app that is not there',
    code: 700016,
    title: 'App not found in this tenant',
    evidence: 'app-place',
    marked: 'clientId',
    settings: { clientId: UNKNOWN },
  },
  {
    name: 'a credential of a public client',
    code: 700025,
    title: 'Public client sent a credential',
    marked: 'credential',
    settings: { clientId: DESKTOP },
    credentials: ['client secret', ...CERTIFICATES, ...JWTS],
  },
  {
    name: 'no credential of a confidential client',
    code: 7000218,
    title: 'Confidential client sent no credential',
    settings: { clientId: SERVICE },
    credentials: ['none'],
    grants: SIGNED_IN,
  },
  {
    name: 'a symmetric signing key',
    code: 50000,
    title: 'Token could not be issued',
    settings: { clientId: LEGACY },
    credentials: SECRETS,
    grants: ['client-credentials'],
  },
];

const ofSecrets: readonly Fault[] = [
  {
    name: 'a wrong secret',
    code: 7000215,
    title: 'Client secret not accepted',
    evidence: 'secret-place',
    marked: 'secret',
    settings: { secret: 'xYz8Q~Not.the.right.secret-of_the.matrix1aB' },
    credentials: SECRETS,
  },
  {
    name: 'the ID of the secret',
    code: 7000215,
    title: 'Client secret not accepted',
    evidence: 'secret-is-id',
    marked: 'secret',
    settings: { secret: SECRET_ID },
    credentials: SECRETS,
  },
  {
    name: 'an expired secret',
    code: 7000222,
    title: 'Client secret expired',
    evidence: 'secret-place',
    marked: 'secret',
    settings: { secret: EXPIRED_SECRET },
    credentials: SECRETS,
  },
];

const ofCertificates: readonly Fault[] = [
  {
    name: 'a certificate that is not registered, by SHA-256',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-sha256',
    marked: 'certificate',
    settings: { certificate: 'keys/unknown.pem' },
    credentials: ['certificate, SHA-256'],
  },
  {
    name: 'a certificate that is not registered, by SHA-1',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-sha1',
    marked: 'certificate',
    settings: { certificate: 'keys/unknown.pem' },
    credentials: ['certificate, SHA-1'],
  },
  {
    name: 'a certificate that ended',
    code: 700027,
    title: EXPIRED,
    evidence: 'key-expired',
    marked: 'certificate',
    settings: { certificate: 'keys/ended.pem' },
    credentials: CERTIFICATES,
  },
];

/** Of a client assertion that was made elsewhere: the settings name none, so the app is marked. */
const ofAssertions: readonly Fault[] = [
  {
    name: 'another client id as iss and sub',
    code: 700021,
    title: 'Client assertion made for another client ID',
    claims: () => ({ iss: DESKTOP, sub: DESKTOP }),
  },
  {
    name: 'no sub',
    code: 700022,
    title: 'Client assertion without a subject',
    claims: () => ({ sub: undefined }),
  },
  {
    name: 'the audience of another tenant',
    code: 700023,
    title: 'Audience of the client assertion is not this tenant',
    claims: () => ({ aud: `https://login.microsoftonline.com/${UNKNOWN}/v2.0` }),
  },
  {
    name: 'an assertion that ended',
    code: 700024,
    title: TIME_RANGE,
    evidence: 'assertion-expired',
    claims: (now: number) => ({ nbf: now - 1200, exp: now - 900 }),
  },
  {
    name: 'one that has not begun',
    code: 700024,
    title: TIME_RANGE,
    evidence: 'assertion-not-yet-valid',
    claims: (now: number) => ({ nbf: now + 900, exp: now + 1500 }),
  },
  {
    name: 'a thumbprint of 40 digits that is not registered',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-sha1',
    header: named(digest(certificates.unknown, 'sha1').toString('base64url')),
  },
  {
    name: 'a thumbprint of 60 digits: hex text as it is',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-hex-decoded',
    header: named(sha1.toString('hex').toUpperCase()),
  },
  {
    name: 'a thumbprint of 64 digits: SHA-256 as x5t',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-sha256',
    header: named(sha256.toString('base64url')),
  },
  {
    name: 'a thumbprint of 80 digits: hex text encoded',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-hex-encoded',
    header: named(Buffer.from(sha1.toString('hex').toUpperCase()).toString('base64url')),
  },
  {
    name: 'the certificate that ended',
    code: 700027,
    title: EXPIRED,
    evidence: 'key-expired',
    header: { 'x5t#S256': digest(certificates.ended, 'sha256').toString('base64url') },
  },
  {
    name: 'a signature that does not verify',
    code: 700027,
    title: 'Signature does not fit the certificate named in the header',
    assertion: tampered,
  },
  {
    name: 'no name of a key',
    code: 5002723,
    title: 'Client assertion names no certificate',
    header: { 'x5t#S256': undefined },
  },
  {
    name: 'a typ of another JWT',
    code: 5002727,
    title: 'Type in the JWT header not allowed',
    header: { typ: 'at+jwt' },
  },
  {
    name: 'a symmetric algorithm',
    code: 5002738,
    title: 'Signing algorithm not supported',
    header: { alg: 'HS256' },
  },
  {
    name: 'an audience in a list',
    code: 50027,
    title: 'Not a readable JWT',
    claims: () => ({ aud: ['https://localhost'] }),
  },
  {
    name: 'a path in place of the JWT',
    code: 50027,
    title: 'Not a readable JWT',
    assertion: '/var/run/secrets/token',
  },
].map((fault) => ({ ...fault, credentials: ASSERTION }));

const ofFederation: readonly Fault[] = [
  {
    name: 'another issuer',
    code: 700211,
    title: 'Token issuer unknown to the app',
    claims: () => ({ iss: 'https://tokens.other.example' }),
  },
  {
    name: 'a slash behind the issuer of GitHub',
    code: 700211,
    title: 'Token issuer unknown to the app',

    claims: () => ({ iss: 'https://token.actions.githubusercontent.com/' }),
  },
  {
    name: 'another audience',
    code: 700212,
    title: 'Audience of the token not the expected one',
    evidence: 'audience-not-exchange',
    claims: () => ({ aud: 'https://github.com/contoso' }),
  },
  {
    name: 'another subject',
    code: 700213,
    title: 'Subject of the token not trusted by the app',
    claims: () => ({ sub: 'repo:contoso/orders:pull_request' }),
  },
  {
    name: 'the subject in another letter case',
    code: 7002138,
    title: 'Subject differs only in upper and lower case',
    claims: () => ({ sub: SUBJECT.replace('contoso', 'Contoso') }),
  },
  {
    name: 'no subject',
    code: 700022,
    title: 'Client assertion without a subject',
    claims: () => ({ sub: undefined }),
  },
  {
    name: 'a token that ended',
    code: 700024,
    title: TIME_RANGE,
    evidence: 'assertion-expired',
    claims: (now: number) => ({ nbf: now - 1200, exp: now - 900 }),
  },
  {
    name: 'a signature that does not verify',
    code: 50013,
    title: 'User assertion failed its signature check',
    assertion: tampered,
  },
  {
    name: 'a key that the issuer does not have',
    code: 7000272,
    title: 'Signing key not in the metadata of the identity provider',
    header: { kid: 'issuer-key-2' },
  },
  {
    name: 'the path of the token’s file',
    code: 50027,
    title: 'Not a readable JWT',
    assertion: '/var/run/secrets/token',
  },
].map((fault) => ({ ...fault, credentials: FEDERATED }));

const UNKNOWN_API = 'api://nothing-is-called-so';

const ofScopes: readonly Fault[] = [
  {
    name: 'an API that is not there, in the settings',
    code: 500011,
    title: 'API not found in this tenant',
    evidence: 'resource-place',
    marked: 'scope',
    settings: { scope: `${UNKNOWN_API}/.default` },
    grants: ['client-credentials'],
  },
  {
    name: 'a permission with /.default, in the settings',
    code: 70011,
    title: 'Scope not valid',
    evidence: 'scope-place',
    marked: 'scope',
    settings: { scope: 'user.read/.default' },
    grants: ['client-credentials'],
  },
  {
    name: 'a permission',
    code: 1002012,
    title: 'Client credentials need a /.default scope',
    evidence: 'scope-place',
    marked: 'scope',
    settings: { scope: 'https://graph.microsoft.com/User.Read' },
    scopes: ['https://graph.microsoft.com/User.Read'],
    grants: ['client-credentials'],
  },
  {
    name: 'two APIs for an app',
    code: 28000,
    title: 'One token requested for two APIs',
    marked: 'scope',
    settings: { scope: 'https://graph.microsoft.com/.default https://vault.azure.net/.default' },
    scopes: ['https://graph.microsoft.com/.default', 'https://vault.azure.net/.default'],
    grants: ['client-credentials'],
  },
  {
    name: 'an API that is not there',
    code: 500011,
    title: 'API not found in this tenant',

    marked: 'scope',
    settings: { scope: `${UNKNOWN_API}/Read` },
    scopes: [`${UNKNOWN_API}/Read`],
    grants: [...OF_USERS],
  },
  {
    name: 'what nobody consented to',
    code: 65001,
    title: 'Nobody has consented to this app',
    scopes: ['Mail.Read'],
    grants: OF_USERS,
  },
  {
    name: 'a permission that the settings state and nobody consented to',
    code: 65001,
    title: 'Nobody has consented to this app',
    marked: 'scope',
    settings: { scope: 'Mail.Read' },
    scopes: ['Mail.Read'],
    grants: OF_USERS,
  },
  { name: 'a broken scope', code: 70011, title: 'Scope not valid', scopes: ['a/b'], grants: OF_USERS },
  {
    name: 'two APIs',
    code: 28000,
    title: 'One token requested for two APIs',
    scopes: ['User.Read', `api://${SERVICE}/Use`],
    grants: OF_USERS,
  },
  {
    name: 'a scope that the API does not have',
    code: 65005,
    title: 'App and requested permission do not fit (older code)',
    scopes: [`api://${SERVICE}/Burn`],
    grants: OF_USERS,
  },
];

const USERS_TOKEN_FAILS = 'User assertion failed its signature check';

/** What is exchanged is no part of the settings: the app is marked, and never its credential. */
const ofGrants: readonly Fault[] = [
  {
    name: 'a user’s token that was changed',
    code: 50013,
    title: USERS_TOKEN_FAILS,
    userToken: 'tampered' as const,
  },
  {
    name: 'a user’s token for Microsoft Graph',
    code: 50013,
    title: USERS_TOKEN_FAILS,
    userToken: 'graph' as const,
  },
  {
    name: 'a user’s token for another API',
    code: 500131,
    title: 'User assertion is for another app',
    userToken: 'other API' as const,
  },
  {
    name: 'a user’s token that ended',
    code: 500133,
    title: 'User assertion outside its time range',
    userToken: 'old' as const,
  },
  {
    name: 'an ID token',
    code: 240002,
    title: 'ID token used for on-behalf-of',
    userToken: 'id token' as const,
  },
  {
    name: 'the token of an app',
    code: 7000114,
    title: 'On-behalf-of with an application token',
    userToken: 'app token' as const,
  },
  {
    name: 'a user’s token that is no JWT',
    code: 50027,
    title: 'Not a readable JWT',
    userToken: 'no JWT' as const,
  },
].map((fault) => ({ ...fault, grants: ['on-behalf-of' as const] }));

const ofCodes: readonly Fault[] = [
  {
    name: 'a code that was never issued',
    code: 70000,
    title: 'Code or refresh token not valid',
    authorizationCode: 'unknown' as const,
  },
  {
    name: 'what is no code',
    code: 9002313,
    title: 'Request malformed',
    authorizationCode: 'malformed' as const,
  },
  {
    name: 'a code that was redeemed',
    code: 54005,
    title: 'Authorization code already used',
    authorizationCode: 'used' as const,
  },
  {
    name: 'an old code',
    code: 70008,
    title: 'Code or refresh token expired or revoked',
    authorizationCode: 'old' as const,
  },
  {
    name: 'the code of another client',
    code: 700007,
    title: 'Code or token belongs to another client ID',
    marked: 'clientId' as const,
    authorizationCode: 'of another client' as const,
  },
  {
    name: 'another redirect URI',
    code: 500112,
    title: 'Redirect URI differs between the two steps',
    redirectUri: 'http://localhost:3000/other',
  },
  {
    name: 'another verifier',
    code: 501481,
    title: 'Code verifier does not match the code challenge',
    codeVerifier: 'another-verifier-of-at-least-forty-three-characters',
  },
  { name: 'no verifier', code: 50148, title: 'PKCE check failed', codeVerifier: 'absent' },
].map((fault) => ({ ...fault, grants: ['authorization-code' as const] }));

const ofRefreshTokens: readonly Fault[] = [
  {
    name: 'a refresh token that was never issued',
    code: 70000,
    title: 'Code or refresh token not valid',
    refreshToken: 'unknown' as const,
  },
  {
    name: 'what is no refresh token',
    code: 9002313,
    title: 'Request malformed',
    refreshToken: 'malformed' as const,
  },
  {
    name: 'a refresh token that nobody used for long',
    code: 700082,
    title: 'Refresh token unused for too long',
    refreshToken: 'old' as const,
  },
  {
    name: 'the refresh token of another client',
    code: 700007,
    title: 'Code or token belongs to another client ID',
    marked: 'clientId' as const,
    refreshToken: 'of another client' as const,
  },
].map((fault) => ({ ...fault, grants: ['refresh-token' as const] }));

/** Every mistake of the matrix. */
export const faults: readonly Fault[] = [
  ...ofTheApp,
  ...ofSecrets,
  ...ofCertificates,
  ...ofAssertions,
  ...ofFederation,
  ...ofScopes,
  ...ofGrants,
  ...ofCodes,
  ...ofRefreshTokens,
];
