import { createHash } from 'node:crypto';
import { toPem } from '../../../src/emulator/certificate.ts';
import type { Application, Directory } from '../../../src/emulator/directory.ts';
import { microsoftGraph } from '../../../src/emulator/first-party-resources.ts';
import { certificateDer, keyPairs, keyPem } from '../../certificates.ts';

export const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
export const OTHER_TENANT = 'd2b0e6a4-5c71-4f38-9e06-8a3d1f7c2b95';
/** Has every kind of credential, is an API, and signs users in. */
export const SERVICE = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';
/** A public client. */
export const DESKTOP = 'c93e5d82-7f04-4ba6-b1e9-2d68a0f4735c';
/** Other clients, whose codes and tokens are not for the two above. */
export const OTHER_WEB = 'a46f0e9c-1b75-4d29-93c8-e5d2b7f8016a';
export const OTHER_DESKTOP = '7b20f4d6-e8a1-4953-8c6d-14f9b3e5a072';
/** An API, and nothing else. */
export const OTHER_API = 'b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43';
/** Its tokens are to be signed with a symmetric key. */
export const LEGACY = 'e50a8b3f-42d6-49c7-9e18-6f7d0c2b95a4';
/** Of no app and no tenant. */
export const UNKNOWN = '3f7a1c90-5be2-4d86-a1f4-92c0d7e8b635';

export const SECRET = 'aBc8Q~Distinctive.secret-of.the_matrix0xYz1';
export const SECRET_ID = 'e2b94d18-60c7-4f5a-9d3e-8a1b7c25f604';
export const EXPIRED_SECRET = 'dEf8Q~Last.years.secret-of_the.matrix0pQrs2';
export const ISSUER = 'https://tokens.ci.example';
export const SUBJECT = 'repo:contoso/orders:ref:refs/heads/main';
export const AUDIENCE = 'api://AzureADTokenExchange';
export const CALLBACK = 'http://localhost:3000/auth/callback';
export const NATIVE_CALLBACK = 'http://localhost:51234';
export const USER = 'adele@contoso.example';
export const OWN_SCOPE = `api://${SERVICE}/Use`;

const DAY = 24 * 60 * 60 * 1000;
const around = (from: number, to: number) => ({
  keyPair: keyPairs.rsa(),
  notBefore: new Date(Date.now() + from * DAY),
  notAfter: new Date(Date.now() + to * DAY),
});

/** The certificates of the service: one that holds and one that ended; and one that is registered nowhere. */
export const certificates = {
  valid: certificateDer(around(-10, 10)),
  ended: certificateDer(around(-20, -10)),
  unknown: certificateDer(around(-10, 10)),
};

/** PEM with its private key: a file that the settings name. */
export const certificateFiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(certificates).map(([name, der]) => [
    `keys/${name}.pem`,
    toPem(der) + keyPem(keyPairs.rsa()),
  ]),
);

export function digest(der: Buffer, algorithm: 'sha1' | 'sha256'): Buffer {
  return createHash(algorithm).update(der).digest();
}

function app(clientId: string, displayName: string, more: Partial<Application> = {}): Application {
  const objectId = clientId.replace(/^./, 'f');
  return { clientId, displayName, objectId, tenant: TENANT, secrets: [], ...more };
}

const inAYear = new Date(Date.now() + 365 * DAY).toISOString();
const secret = (value: string, keyId: string, expires = inAYear) => ({
  keyId,
  displayName: 'secret',
  value,
  expires,
});
const consents = [
  { resource: microsoftGraph, scopes: ['User.Read'] },
  { resource: SERVICE, scopes: ['Use'] },
  { resource: OTHER_API, scopes: ['Orders.Read'] },
];

/** Everything that the matrix asks for. */
export function matrixDirectory(): Directory {
  const jwk = { ...keyPairs.rsa().publicKey.export({ format: 'jwk' }), kid: 'issuer-key-1' };
  return {
    tenants: [
      { id: TENANT, displayName: 'Contoso', domains: ['contoso.example'] },
      { id: OTHER_TENANT, displayName: 'Fabrikam', domains: [] },
    ],
    users: [
      {
        objectId: '3c7e1a94-58bd-4f60-a9d2-e1b4f6c80d27',
        tenant: TENANT,
        userPrincipalName: USER,
        displayName: 'Adele',
        password: 'right',
      },
    ],
    issuers: [{ issuer: ISSUER, jwks: { keys: [jwk] } }],
    applications: [
      service(),
      desktop(DESKTOP, 'Orders Desktop'),
      desktop(OTHER_DESKTOP, 'Orders Partners'),
      app(OTHER_WEB, 'Orders Web', {
        secrets: [secret(SECRET, 'd7083e6a-5fb1-4c92-a04e-9b26f8d1c573')],
        redirectUris: [{ uri: CALLBACK, platform: 'web' }],
        consents,
      }),
      app(OTHER_API, 'Orders API', { identifierUris: [`api://${OTHER_API}`], scopes: ['Orders.Read'] }),
      app(LEGACY, 'Legacy Add-in', {
        secrets: [secret(SECRET, '6c15f8e0-3b7d-4a29-9d64-a0e8c2f7b391')],
        symmetricKeys: [{ keyId: 'f3e7a42b-8d05-4c91-a6b8-1c9d5e0f7264', usage: 'Sign' }],
      }),
    ],
  };
}

function desktop(clientId: string, displayName: string): Application {
  const redirectUris = [{ uri: 'http://localhost', platform: 'publicClient' } as const];
  return app(clientId, displayName, { publicClient: true, redirectUris, consents });
}

function service(): Application {
  const key = (displayName: 'valid' | 'ended', keyId: string) => ({
    keyId,
    displayName,
    certificate: toPem(certificates[displayName]),
  });
  return app(SERVICE, 'Orders Service', {
    secrets: [
      secret(EXPIRED_SECRET, '5a07f3c9-b18d-42e6-8c74-d9f1e0362ba8', '2020-01-01T00:00:00Z'),
      secret(SECRET, SECRET_ID),
    ],
    certificates: [
      key('valid', '8f6b0c2d-e173-4a95-b4d8-503c9e7f21a6'),
      key('ended', '70e3b5c8-91fa-4d64-8b2c-f6a95d07e31b'),
    ],
    federatedCredentials: [{ name: 'main', issuer: ISSUER, subject: SUBJECT, audiences: [AUDIENCE] }],
    identifierUris: [`api://${SERVICE}`],
    scopes: ['Use'],
    redirectUris: [{ uri: CALLBACK, platform: 'web' }],
    consents,
  });
}
