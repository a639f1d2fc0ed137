import { randomInt } from 'node:crypto';
import { type Directory, microsoftGraph } from './directory.ts';

const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const ORDERS_API = 'b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43';
const DAY = 24 * 60 * 60 * 1000;

/**
 * The directory used when the caller brings none. All ids are fixed, so that examples can name them:
 *
 * | what | id |
 * | --- | --- |
 * | tenant Contoso (`contoso.example`) | `6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30` |
 * | Orders Service, good secret | client `1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96`, secret ID `e2b94d18-60c7-4f5a-9d3e-8a1b7c25f604` |
 * | Reports Service, expired secret | client `93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2`, secret ID `5a07f3c9-b18d-42e6-8c74-d9f1e0362ba8` |
 * | Orders API (`api://b7a1c9e4-…`), version 2 tokens | client `b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43` |
 *
 * The good secret expires 180 days after `now`; the expired one ended 30 days before. `secretFor` gives the
 * value of the secret with that secret ID: by default a fresh random one.
 */
export function defaultDirectory(
  now: Date,
  secretFor: (keyId: string) => string = newSecretValue,
): Directory {
  const secret = (keyId: string, displayName: string, days: number) => ({
    keyId,
    displayName,
    value: secretFor(keyId),
    expires: new Date(now.getTime() + days * DAY).toISOString(),
  });
  return {
    tenants: [{ id: TENANT, displayName: 'Contoso', domains: ['contoso.example'] }],
    applications: [
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
      },
    ],
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
