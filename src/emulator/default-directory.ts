import { randomInt } from 'node:crypto';
import type { DefaultKeys } from './default-keys.ts';
import type { Application, Directory } from './directory.ts';
import { microsoftGraph } from './first-party-resources.ts';

const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const ORDERS_API = 'b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43';
const INVOICES_API = '5e3b9a70-c4d8-4172-b6f5-90e2d7a8c613';
const PAYROLL = '0d94e7b2-6a1f-4c83-a2d5-b8c3f06e9174';
const PIPELINE = 'f28c6d15-93ab-4e07-8d41-7a5be0c9f362';
const DAY = 24 * 60 * 60 * 1000;

/** The outside issuer whose tokens stand for Deploy Pipeline. */
export const outsideIssuer = 'https://tokens.ci.example';

/**
 * The directory used when the caller brings none. All ids are fixed, so that examples can name them:
 *
 * | what | id |
 * | --- | --- |
 * | tenant Contoso (`contoso.example`) | `6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30` |
 * | Orders Service, good secret | client `1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96`, secret ID `e2b94d18-60c7-4f5a-9d3e-8a1b7c25f604` |
 * | Reports Service, expired secret | client `93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2`, secret ID `5a07f3c9-b18d-42e6-8c74-d9f1e0362ba8` |
 * | Orders API (`api://b7a1c9e4-…`), version 2 tokens | client `b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43` |
 * | Payroll Service, certificate | client `0d94e7b2-6a1f-4c83-a2d5-b8c3f06e9174` |
 * | Deploy Pipeline, federated credential | client `f28c6d15-93ab-4e07-8d41-7a5be0c9f362` |
 * | Invoices API, on-behalf-of to Microsoft Graph and Orders API | client `5e3b9a70-c4d8-4172-b6f5-90e2d7a8c613` |
 * | Orders Web, signs users in, with a secret | client `a46f0e9c-1b75-4d29-93c8-e5d2b7f8016a` |
 * | Orders Desktop, public client | client `c93e5d82-7f04-4ba6-b1e9-2d68a0f4735c` |
 * | Orders Partners, for users of any tenant | client `7b20f4d6-e8a1-4953-8c6d-14f9b3e5a072` |
 * | Legacy Add-in, symmetric signing key | client `e50a8b3f-42d6-49c7-9e18-6f7d0c2b95a4` |
 * | user `adele@contoso.example` | object `3c7e1a94-58bd-4f60-a9d2-e1b4f6c80d27` |
 *
 * The good secrets expire 180 days after `now`; the expired one ended 30 days before. `secretFor` gives the
 * value of the secret with that secret ID, and the password of the user with that object id: by default a fresh
 * random one. Without `keys` no certificate is registered, and the outside issuer is not known.
 */
export function defaultDirectory(
  now: Date,
  secretFor: (keyId: string) => string = newSecretValue,
  keys?: DefaultKeys,
): Directory {
  const secret = (keyId: string, displayName: string, days: number) => ({
    keyId,
    displayName,
    value: secretFor(keyId),
    expires: new Date(now.getTime() + days * DAY).toISOString(),
  });
  const user = '3c7e1a94-58bd-4f60-a9d2-e1b4f6c80d27';
  return {
    tenants: [{ id: TENANT, displayName: 'Contoso', domains: ['contoso.example'] }],
    users: [
      {
        objectId: user,
        tenant: TENANT,
        userPrincipalName: 'adele@contoso.example',
        displayName: 'Adele Vance',
        password: secretFor(user),
      },
    ],
    issuers: keys ? [{ issuer: outsideIssuer, jwks: { keys: [keys.issuer.jwk] } }] : [],
    applications: [
      ...daemons(secret),
      ...withoutSecret(keys),
      ...signingUsersIn(secret),
      legacyAddIn(secret),
    ],
  };
}

type MakeSecret = (keyId: string, displayName: string, days: number) => Application['secrets'][number];

function daemons(secret: MakeSecret): readonly Application[] {
  return [
    {
      clientId: '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96',
      displayName: 'Orders Service',
      tenant: TENANT,
      objectId: '48b0e6d3-7c15-4e92-a8f6-31d9c5720be4',
      secrets: [secret('e2b94d18-60c7-4f5a-9d3e-8a1b7c25f604', 'production', 180)],
      appRoleAssignments: [
        { resource: microsoftGraph, role: 'User.Read.All' },
        { resource: ORDERS_API, role: 'Orders.Read' },
      ],
    },
    {
      clientId: '93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2',
      displayName: 'Reports Service',
      tenant: TENANT,
      objectId: 'd61f2a95-0b87-4c3e-9e54-f27a8b06c31d',
      secrets: [secret('5a07f3c9-b18d-42e6-8c74-d9f1e0362ba8', 'last year', -30)],
    },
    {
      clientId: ORDERS_API,
      displayName: 'Orders API',
      tenant: TENANT,
      objectId: '2e9c7d40-a5f3-4816-b0d7-6c84e13f95ab',
      secrets: [],
      identifierUris: [`api://${ORDERS_API}`],
      accessTokenVersion: 2,
      scopes: ['Orders.Read', 'Orders.Write'],
    },
  ];
}

function withoutSecret(keys: DefaultKeys | undefined): readonly Application[] {
  const keyId = '8f6b0c2d-e173-4a95-b4d8-503c9e7f21a6';
  const certificates = keys
    ? [{ keyId, displayName: 'payroll', certificate: keys.certificate.certificate }]
    : [];
  return [
    {
      clientId: PAYROLL,
      displayName: 'Payroll Service',
      tenant: TENANT,
      objectId: '61c4f8a3-2d90-4be7-8f15-d3a7e60b94c2',
      secrets: [],
      certificates,
    },
    {
      clientId: PIPELINE,
      displayName: 'Deploy Pipeline',
      tenant: TENANT,
      objectId: '9a3d7e50-b82f-4c16-a6e4-0f5c8d1b7392',
      secrets: [],
      federatedCredentials: [
        {
          name: 'main-branch',
          issuer: outsideIssuer,
          subject: 'repo:contoso/orders:ref:refs/heads/main',
          audiences: ['api://AzureADTokenExchange'],
        },
      ],
    },
  ];
}

function signingUsersIn(secret: MakeSecret): readonly Application[] {
  return [
    {
      clientId: INVOICES_API,
      displayName: 'Invoices API',
      tenant: TENANT,
      objectId: '15d8a6f9-7c3e-4b02-9f61-c8e40d2b57a3',
      secrets: [secret('4b9e2f71-0ac6-4d38-b5f7-e61d93c8a025', 'invoices', 180)],
      identifierUris: [`api://${INVOICES_API}`],
      accessTokenVersion: 2,
      scopes: ['Invoices.Read'],
      consents: [
        { resource: microsoftGraph, scopes: ['User.Read'] },
        { resource: ORDERS_API, scopes: ['Orders.Read'] },
      ],
    },
    {
      clientId: 'a46f0e9c-1b75-4d29-93c8-e5d2b7f8016a',
      displayName: 'Orders Web',
      tenant: TENANT,
      objectId: '70e3b5c8-91fa-4d64-8b2c-f6a95d07e31b',
      secrets: [secret('d7083e6a-5fb1-4c92-a04e-9b26f8d1c573', 'web', 180)],
      redirectUris: [
        { uri: 'http://localhost:3000/auth/callback', platform: 'web' },
        { uri: 'http://localhost:5173/', platform: 'spa' },
      ],
      consents: userConsents,
    },
    {
      clientId: 'c93e5d82-7f04-4ba6-b1e9-2d68a0f4735c',
      displayName: 'Orders Desktop',
      tenant: TENANT,
      objectId: '8d2f6b07-e4a9-4135-9c80-5b7e1f3ad946',
      secrets: [],
      publicClient: true,
      redirectUris: [{ uri: 'http://localhost', platform: 'publicClient' }],
      consents: userConsents,
    },
    {
      clientId: '7b20f4d6-e8a1-4953-8c6d-14f9b3e5a072',
      displayName: 'Orders Partners',
      tenant: TENANT,
      objectId: 'b1f95c3e-0d67-4a82-8e9b-27d4c6f0a538',
      secrets: [],
      publicClient: true,
      multiTenant: true,
      redirectUris: [{ uri: 'http://localhost', platform: 'publicClient' }],
      consents: userConsents,
    },
  ];
}

/** What users agreed to for the applications they sign in to. */
const userConsents = [
  { resource: microsoftGraph, scopes: ['User.Read'] },
  { resource: INVOICES_API, scopes: ['Invoices.Read'] },
  { resource: ORDERS_API, scopes: ['Orders.Read'] },
];

function legacyAddIn(secret: MakeSecret): Application {
  return {
    clientId: 'e50a8b3f-42d6-49c7-9e18-6f7d0c2b95a4',
    displayName: 'Legacy Add-in',
    tenant: TENANT,
    objectId: '2a6d90f8-c35b-4e71-b8d4-9e0f7a1c65b3',
    secrets: [secret('6c15f8e0-3b7d-4a29-9d64-a0e8c2f7b391', 'add-in', 180)],
    symmetricKeys: [{ keyId: 'f3e7a42b-8d05-4c91-a6b8-1c9d5e0f7264', usage: 'Sign' }],
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~';

/**
 * A random secret value of the shape Entra issues today: three characters, `8Q~`, 34 characters. The
 * checksum that ends a real one is not computed, so scanners that verify it do not take it for real.
 */
export function newSecretValue(): string {
  return `${random(3)}8Q~${random(34)}`;
}

function random(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
