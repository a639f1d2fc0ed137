import { tampered } from './attempt.ts';
import { certificates, DESKTOP, digest, LEGACY, OTHER_API, SECRET_ID, UNKNOWN } from './directory.ts';
import type { Endpoint } from './endpoint.ts';

export type Parameters = Readonly<Record<string, string | undefined>>;

export type WrittenGrant =
  | 'client-credentials'
  | 'on-behalf-of'
  | 'authorization-code'
  | 'refresh-token'
  | 'device-code';
export type WrittenCredential = 'client_secret' | 'client_assertion' | 'none';

/** One mistake in a request that somebody wrote by hand. */
export interface WrittenFault {
  readonly name: string;
  readonly code: number;
  readonly title: string;
  readonly evidence?: string;
  /**
   * The parameter, or the tenant in the address, that is marked; the client id without it; `nothing` where the file is not
   * seen to be a request.
   */
  readonly marked?: string;
  readonly grant?: WrittenGrant;
  readonly credential?: WrittenCredential;
  readonly tenant?: string;
  /** `undefined` leaves one out. */
  readonly parameters?: Parameters;
  readonly claims?: (now: number) => Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly assertion?: (jwt: string) => string;
  readonly userToken?: keyof Endpoint['userTokens'];
  /** Sent as JSON, which the endpoint does not read. */
  readonly isJson?: true;
}

const ALL_GRANTS: readonly WrittenGrant[] = [
  'client-credentials',
  'on-behalf-of',
  'authorization-code',
  'refresh-token',
];
const inEach = (grants: readonly WrittenGrant[], fault: WrittenFault) =>
  grants.map((grant) => ({ ...fault, grant }));
const named = (x5t: string) => ({ alg: 'RS256', 'x5t#S256': undefined, x5t });
const hex = digest(certificates.valid, 'sha1').toString('hex').toUpperCase();

const MISSING = 'Parameter missing in the form body';
const NOT_FOUND = 'Certificate of the client assertion not found on the app';
const CLIENT_ASSERTION = { marked: 'client_assertion', credential: 'client_assertion' } as const;
const USERS_TOKEN = { marked: 'assertion', grant: 'on-behalf-of' } as const;

const ofTheAddress: readonly WrittenFault[] = [
  ...inEach(ALL_GRANTS, {
    name: 'a tenant that is a word',
    code: 900023,
    title: 'Tenant is neither an ID nor a domain',

    marked: 'tenant',
    tenant: 'contoso',
  }),
  ...inEach(ALL_GRANTS, {
    name: 'a tenant that is not there',
    code: 90002,
    title: 'Tenant not found',
    evidence: 'tenant-place',
    marked: 'tenant',
    tenant: UNKNOWN,
  }),
  {
    name: 'an app of its own at /common',
    code: 50059,
    title: 'Tenant missing for a request without a user',
    marked: 'tenant',
    tenant: 'common',
  },
  ...inEach(['on-behalf-of', 'authorization-code', 'refresh-token'], {
    name: 'a single-tenant app at /organizations',
    code: 50194,
    title: 'Single-tenant app asked for at a shared authority',
    marked: 'tenant',
    tenant: 'organizations',
  }),
];

const ofTheForm: readonly WrittenFault[] = [
  ...inEach(ALL_GRANTS, {
    name: 'no client id',
    code: 900144,
    title: MISSING,
    marked: 'start',
    parameters: { client_id: undefined },
  }),
  {
    marked: 'nothing',
    name: 'no grant type',
    code: 900144,
    title: MISSING,
    parameters: { grant_type: undefined },
  },
  {
    name: 'no scope',
    code: 90014,
    title: 'Field missing in the credential',
    parameters: { scope: undefined },
  },
  {
    name: 'a grant type that is none',
    code: 70003,
    title: 'Grant type not supported',
    marked: 'grant_type',
    parameters: { grant_type: 'client_credential' },
  },
  {
    name: 'a resource beside the scope',
    code: 901002,
    title: 'resource parameter sent to the v2.0 endpoint',
    marked: 'resource',
    parameters: { resource: 'https://graph.microsoft.com' },
  },
  {
    marked: 'nothing',
    name: 'a body of JSON that is called a form',
    code: 9002313,
    title: 'Request malformed',
    isJson: true,
  },
  {
    name: 'no code',
    code: 900144,
    title: MISSING,
    grant: 'authorization-code',
    parameters: { code: undefined },
  },
  {
    name: 'no refresh token',
    code: 900144,
    title: MISSING,
    grant: 'refresh-token',
    parameters: { refresh_token: undefined },
  },
  {
    name: 'no user’s token',
    code: 900144,
    title: MISSING,
    grant: 'on-behalf-of',
    parameters: { assertion: undefined },
  },
  {
    name: 'no device code',
    code: 900144,
    title: MISSING,
    grant: 'device-code',
    parameters: { device_code: undefined },
  },
  {
    name: 'a device code that is none',
    code: 70000,
    title: 'Code or refresh token not valid',
    marked: 'device_code',
    grant: 'device-code',
    parameters: { device_code: 'ABC' },
  },
  {
    name: 'no redirect URI',
    code: 700009,
    title: 'Redirect URI left out when redeeming the code',
    grant: 'authorization-code',
    parameters: { redirect_uri: undefined },
  },
  {
    name: 'another redirect URI',
    code: 500112,
    title: 'Redirect URI differs between the two steps',
    marked: 'redirect_uri',
    grant: 'authorization-code',
    parameters: { redirect_uri: 'http://localhost:3000/other' },
  },
  {
    name: 'another verifier',
    code: 501481,
    title: 'Code verifier does not match the code challenge',
    marked: 'code_verifier',
    grant: 'authorization-code',
    parameters: { code_verifier: 'another-one' },
  },
  {
    name: 'a code that was never issued',
    code: 70000,
    title: 'Code or refresh token not valid',
    marked: 'code',
    grant: 'authorization-code',
    parameters: { code: `1.${'x'.repeat(64)}` },
  },
  {
    name: 'a refresh token that was never issued',
    code: 70000,
    title: 'Code or refresh token not valid',
    marked: 'refresh_token',
    grant: 'refresh-token',
    parameters: { refresh_token: `1.${'x'.repeat(64)}` },
  },
];

const ofTheClient: readonly WrittenFault[] = [
  ...inEach(ALL_GRANTS, {
    name: 'an app that is not there',
    code: 700016,
    title: 'App not found in this tenant',
    evidence: 'app-place',
    marked: 'client_id',
    parameters: { client_id: UNKNOWN },
  }),
  {
    name: 'no credential',
    code: 7000216,
    title: 'App-only request without any credential',
    credential: 'none',
  },
  ...inEach(['on-behalf-of', 'authorization-code', 'refresh-token'], {
    name: 'no credential',
    code: 7000218,
    title: 'Confidential client sent no credential',
    credential: 'none',
  }),
  {
    name: 'an assertion without its type',
    code: 7000216,
    title: 'App-only request without any credential',
    ...CLIENT_ASSERTION,
    parameters: { client_assertion_type: undefined },
  },
  ...inEach(ALL_GRANTS, {
    name: 'a secret of a public client',
    code: 700025,
    title: 'Public client sent a credential',
    marked: 'client_secret',
    parameters: { client_id: DESKTOP, code: `1.${'x'.repeat(64)}`, refresh_token: `1.${'x'.repeat(64)}` },
  }),
  ...inEach(ALL_GRANTS, {
    name: 'the ID of the secret',
    code: 7000215,
    title: 'Client secret not accepted',
    marked: 'client_secret',
    evidence: 'secret-is-id',
    parameters: { client_secret: SECRET_ID },
  }),
  {
    name: 'a symmetric signing key',
    code: 50000,
    title: 'Token could not be issued',
    parameters: { client_id: LEGACY },
  },
];

const ofTheAssertion: readonly WrittenFault[] = [
  {
    name: 'another iss and sub',
    code: 700021,
    title: 'Client assertion made for another client ID',
    credential: 'client_assertion',
    marked: 'client_id',
    claims: () => ({ iss: OTHER_API, sub: OTHER_API }),
  },
  {
    name: 'no sub',
    code: 700022,
    title: 'Client assertion without a subject',
    ...CLIENT_ASSERTION,
    claims: () => ({ sub: undefined }),
  },
  {
    name: 'another audience',
    code: 700023,
    title: 'Audience of the client assertion is not this tenant',
    ...CLIENT_ASSERTION,
    claims: () => ({ aud: 'https://login.microsoftonline.com' }),
  },
  {
    name: 'milliseconds for seconds, which the endpoint takes for no time at all',
    code: 700024,
    title: 'Client assertion outside its time range',
    evidence: 'assertion-without-nbf',
    ...CLIENT_ASSERTION,
    claims: (now) => ({ nbf: undefined, exp: (now + 600) * 1000 }),
  },
  {
    name: 'the local time of another zone',
    code: 700024,
    title: 'Client assertion outside its time range',
    evidence: 'assertion-time-zone',
    ...CLIENT_ASSERTION,
    claims: (now) => ({ nbf: now + 3600, exp: now + 7200 }),
  },
  {
    name: 'a thumbprint of 60 digits',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-hex-decoded',
    ...CLIENT_ASSERTION,
    header: named(hex),
  },
  {
    name: 'a thumbprint of 80 digits',
    code: 700027,
    title: NOT_FOUND,
    evidence: 'thumbprint-hex-encoded',
    ...CLIENT_ASSERTION,
    header: named(Buffer.from(hex).toString('base64url')),
  },
  {
    name: 'a signature that does not verify',
    code: 700027,
    title: 'Signature does not fit the certificate named in the header',
    ...CLIENT_ASSERTION,
    assertion: tampered,
  },
  {
    name: 'no name of a key',
    code: 5002723,
    title: 'Client assertion names no certificate',
    ...CLIENT_ASSERTION,
    header: { 'x5t#S256': undefined },
  },
  {
    name: 'a typ of another JWT',
    code: 5002727,
    title: 'Type in the JWT header not allowed',
    ...CLIENT_ASSERTION,
    header: { typ: 'at+jwt' },
  },
  {
    name: 'a symmetric algorithm',
    code: 5002738,
    title: 'Signing algorithm not supported',
    ...CLIENT_ASSERTION,
    header: { alg: 'HS256' },
  },
  {
    name: 'what is no JWT',
    code: 50027,
    title: 'Not a readable JWT',
    ...CLIENT_ASSERTION,
    assertion: () => 'not-a-jwt',
  },
];

const ofTheUsersToken: readonly WrittenFault[] = [
  {
    name: 'a user’s token that was changed',
    code: 50013,
    title: 'User assertion failed its signature check',
    userToken: 'tampered',
    ...USERS_TOKEN,
  },
  {
    name: 'a user’s token for another API',
    code: 500131,
    title: 'User assertion is for another app',
    userToken: 'other API',
    ...USERS_TOKEN,
  },
  {
    name: 'an ID token',
    code: 240002,
    title: 'ID token used for on-behalf-of',
    userToken: 'id token',
    ...USERS_TOKEN,
  },
  {
    name: 'a user’s token that is no JWT',
    code: 50027,
    title: 'Not a readable JWT',
    userToken: 'no JWT',
    ...USERS_TOKEN,
  },
];

const ofTheScope: readonly WrittenFault[] = [
  {
    name: 'a permission',
    code: 1002012,
    title: 'Client credentials need a /.default scope',
    marked: 'scope',
    evidence: 'scope-place',
    parameters: { scope: 'https://graph.microsoft.com/User.Read' },
  },
  {
    name: 'two APIs',
    code: 28000,
    title: 'One token requested for two APIs',
    marked: 'scope',
    parameters: { scope: 'https://graph.microsoft.com/.default https://vault.azure.net/.default' },
  },
  {
    name: 'an API that is not there',
    code: 500011,
    title: 'API not found in this tenant',
    marked: 'scope',
    evidence: 'resource-place',
    parameters: { scope: 'api://nothing-is-called-so/.default' },
  },
  {
    name: 'a broken scope',
    code: 70011,
    title: 'Scope not valid',
    marked: 'scope',
    parameters: { scope: 'user.read/.default' },
  },
  ...inEach(['on-behalf-of', 'authorization-code', 'refresh-token'], {
    name: 'what nobody consented to',
    code: 65001,
    title: 'Nobody has consented to this app',
    marked: 'scope',
    parameters: { scope: 'Mail.Read' },
  }),
];

/** Every mistake of a written request. */
export const writtenFaults: readonly WrittenFault[] = [
  ...ofTheAddress,
  ...ofTheForm,
  ...ofTheClient,
  ...ofTheAssertion,
  ...ofTheUsersToken,
  ...ofTheScope,
];
