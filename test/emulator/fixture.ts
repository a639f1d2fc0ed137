import assert from 'node:assert/strict';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { toPem } from '../../src/emulator/certificate.ts';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import type { Application, Directory } from '../../src/emulator/directory.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import { certificateDer, keyPairs } from '../certificates.ts';
import { trusting } from './https-client.ts';

export const NOW = new Date('2026-03-01T12:00:00Z');
export const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
export const OTHER_TENANT = 'd2b0e6a4-5c71-4f38-9e06-8a3d1f7c2b95';
export const CORRELATION = '7d9a2c4e-1f3b-4a5c-8d6e-0b9f8e7d6c5a';
export const GRAPH = 'https://graph.microsoft.com/.default';
export const ISSUER = 'https://tokens.ci.example';
export const SUBJECT = 'repo:contoso/orders:ref:refs/heads/main';
export const AUDIENCE = 'api://AzureADTokenExchange';
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
export const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** Client ids of the default directory. */
export const apps = {
  orders: '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96',
  reports: '93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2',
  ordersApi: 'b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43',
  payroll: '0d94e7b2-6a1f-4c83-a2d5-b8c3f06e9174',
  pipeline: 'f28c6d15-93ab-4e07-8d41-7a5be0c9f362',
  invoices: '5e3b9a70-c4d8-4172-b6f5-90e2d7a8c613',
  web: 'a46f0e9c-1b75-4d29-93c8-e5d2b7f8016a',
  desktop: 'c93e5d82-7f04-4ba6-b1e9-2d68a0f4735c',
  partners: '7b20f4d6-e8a1-4953-8c6d-14f9b3e5a072',
  legacy: 'e50a8b3f-42d6-49c7-9e18-6f7d0c2b95a4',
} as const;

const DAY = 24 * 60 * 60 * 1000;
const moment = (days: number) => new Date(NOW.getTime() + days * DAY);

/** Certificates of Payroll Service: one that holds, one that ended; the second key is registered nowhere. */
export const valid = certificateDer({
  keyPair: keyPairs.rsa(),
  notBefore: moment(-10),
  notAfter: moment(10),
});
export const ended = certificateDer({
  keyPair: keyPairs.rsa(),
  notBefore: moment(-20),
  notAfter: moment(-10),
});

export function hash(der: Buffer, algorithm: 'sha1' | 'sha256'): Buffer {
  return createHash(algorithm).update(der).digest();
}

/** The default directory, every secret `right`, with the certificates above and a second tenant. */
export function testDirectory(): Directory {
  const jwk = keyPairs.rsa().publicKey.export({ format: 'jwk' });
  const directory = defaultDirectory(NOW, () => 'right', {
    certificate: { certificate: toPem(valid), privateKey: '' },
    issuer: { jwk: { ...jwk, kid: 'issuer-key-1' }, privateKey: '' },
  });
  const [issuer] = directory.issuers ?? [];
  assert(issuer);
  return {
    ...directory,
    tenants: [...directory.tenants, { id: OTHER_TENANT, displayName: 'Fabrikam', domains: [] }],
    applications: directory.applications.map(withEndedCertificate),
  };
}

function withEndedCertificate(application: Application): Application {
  const { clientId, certificates = [], federatedCredentials = [] } = application;
  if (clientId === apps.pipeline) {
    const [main] = federatedCredentials;
    assert(main);
    const unknown = { ...main, name: 'unknown', issuer: 'https://unknown.example' };
    return { ...application, federatedCredentials: [main, unknown] };
  }
  if (clientId !== apps.payroll) return application;
  const old = { keyId: randomUUID(), displayName: 'last year', certificate: toPem(ended) };
  return { ...application, certificates: [...certificates, old] };
}

export type Parameters = Readonly<Record<string, string | undefined>>;

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A started endpoint, and ways to ask it. */
export interface Asking {
  readonly emulator: Emulator;
  readonly token: (
    parameters: Parameters,
    tenant?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<TokenAnswer>;
  /** Parameters of the redirect of an authorization request. */
  readonly authorize: (parameters: Parameters, tenant?: string) => Promise<URLSearchParams>;
  readonly device: (parameters: Parameters, tenant?: string) => Promise<TokenAnswer>;
  readonly get: (path: string) => ReturnType<ReturnType<typeof trusting>>;
}

export async function startAsking(options: EmulatorOptions = {}): Promise<Asking> {
  const emulator = await startEmulator({ directory: testDirectory(), now: () => NOW, ...options });
  const send = trusting(emulator.certificate);
  const post = async (path: string, parameters: Parameters, headers = {}) => {
    const { text, ...received } = await send(`${emulator.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: form(parameters),
    });
    return { ...received, body: JSON.parse(text) };
  };
  return {
    emulator,
    token: (parameters, tenant = TENANT, headers = {}) =>
      post(`/${tenant}/oauth2/v2.0/token`, parameters, { 'client-request-id': CORRELATION, ...headers }),
    device: (parameters, tenant = TENANT) => post(`/${tenant}/oauth2/v2.0/devicecode`, parameters),
    get: (path) => send(`${emulator.origin}${path}`),
    async authorize(parameters, tenant = TENANT) {
      const path = `/${tenant}/oauth2/v2.0/authorize?${form(parameters)}`;
      const { status, headers } = await send(`${emulator.origin}${path}`);
      assert.equal(status, 302);
      return new URL(headers.location ?? '').searchParams;
    },
  };
}

export function form(parameters: Parameters): string {
  const present = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return new URLSearchParams(present).toString();
}

type Members = Readonly<Record<string, unknown>>;

/** Seconds since 1970 of the endpoint's clock. */
export const seconds = NOW.getTime() / 1000;

/** The right client assertion of Payroll Service, but for these members; `undefined` leaves one out. */
export function certificateAssertion(origin: string, claims: Members = {}, header: Members = {}) {
  return signed(
    {
      aud: `${origin}/${TENANT}/oauth2/v2.0/token`,
      iss: apps.payroll,
      sub: apps.payroll,
      jti: randomUUID(),
      nbf: seconds,
      exp: seconds + 600,
      ...claims,
    },
    { alg: 'PS256', typ: 'JWT', 'x5t#S256': hash(valid, 'sha256').toString('base64url'), ...header },
  );
}

/** The right token of the outside issuer for Deploy Pipeline, but for these members. */
export function outsideToken(claims: Members = {}, header: Members = {}) {
  return signed(
    { iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, nbf: seconds - 10, exp: seconds + 300, ...claims },
    { alg: 'RS256', typ: 'JWT', kid: 'issuer-key-1', ...header },
  );
}

/** A JWT with any header; with HS256 the key is a made-up one. */
export async function signed(claims: Members, header: Members): Promise<string> {
  const { alg } = header;
  if (alg === 'HS256' || alg === 'none') return byHand(claims, header);
  const { privateKey } = String(alg).startsWith('ES') ? keyPairs.ec() : keyPairs.rsa();
  return new SignJWT({ ...claims }).setProtectedHeader({ ...header, alg: String(alg) }).sign(privateKey);
}

function byHand(claims: Members, header: Members): string {
  const encode = (part: Members) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', 'made-up').update(input).digest('base64url')}`;
}

/** A token of Orders Desktop for a user, by the password grant. */
export async function userTokens({ token }: Asking, scope: string, clientId: string = apps.desktop) {
  const { status, body } = await token({
    grant_type: 'password',
    client_id: clientId,
    username: 'adele@contoso.example',
    password: 'right',
    scope,
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Number, `error`, and what the description has. */
export type Refusal = readonly [code: number, error: string, says: string];

/** Checks the whole of a refusal: envelope, status by the `error`, number, text. */
export function assertRefusal(
  { status, body }: { readonly status: number; readonly body: Readonly<Record<string, unknown>> },
  [code, error, says]: Refusal,
): void {
  assert.deepEqual(
    { status, error: body.error, codes: body.error_codes },
    { status: error === 'invalid_client' ? 401 : 400, error, codes: [code] },
    String(body.error_description),
  );
  const description = String(body.error_description);
  assert(description.startsWith(`AADSTS${code}: `), description);
  assert(description.includes(says), description);
  assert.equal(body.error_uri, `https://login.microsoftonline.com/error?code=${code}`);
}
