import assert from 'node:assert/strict';
import { looksSecret, maskSecrets } from '../../src/codes/masking.ts';

const MARKED = `Abc8Q~${'x9.'.repeat(11)}z`;
const OLD_MARKED = `Abc7Q~${'x9.'.repeat(10)}z`;
const JWT = 'eyJ0eXAiOiJKV1QifQ.eyJpc3MiOiJ4In0.c2ln';
const GUID = '7f3d2b1a-9c8e-4d5f-a6b7-c8d9e0f1a2b3';
const SHA1 = 'BD1ED2C8376108384EE273A1801A07F08B31D724';

const MASKED: readonly (readonly [string, string])[] = [
  [`token ${JWT}, sorry`, 'token ***, sorry'],
  [`secret ${MARKED} or ${OLD_MARKED}`, 'secret *** or ***'],
  ['client_secret=q/w+e==&x=1', 'client_secret=***&x=1'],
  ['"password": "correct", "next": 1', '"password": "***", "next": 1'],
  [`refresh token 0.AXoA${'bC1_'.repeat(12)}`, 'refresh token ***'],
  [`blob ${'aB3_'.repeat(20)}`, 'blob ***'],
];

const KEPT: readonly string[] = [
  `Application with identifier '${GUID}' was not found in the directory 'Contoso'.`,
  `Thumbprint of key used by client: '${SHA1}'`,
  SHA1.repeat(3),
  'expiry time of assertion 2024-12-03T08:15:30.0000000Z.',
  'https://graph.microsoft.com/beta/applications/configured/keys/of/the/app',
];

const SECRET_VALUES = [
  JWT,
  MARKED,
  'gHduiLj6t4b6DGGrG6MIOSmX3B9qW2e',
  'q2m4Q0tTn3x5V7y9B1c3D5e7F9g1H3j5K7l9M1n3P5s=',
];
const OPEN_VALUES = [
  GUID,
  SHA1,
  'Contoso',
  'anna@contoso.example',
  'https://App1.example/callback/with/a/long/path',
  'repo:Contoso/ledger-2:environment:Production',
  'spn:1234Abcd-0000-0000-0000-000000000000',
  'A display name of 2024 that is rather long',
];

describe('maskSecrets', () => {
  for (const [text, expected] of MASKED) it(expected, () => assert.equal(maskSecrets(text), expected));
  for (const text of KEPT) it(`leaves ${text.slice(0, 50)}`, () => assert.equal(maskSecrets(text), text));
});

describe('looksSecret', () => {
  for (const value of SECRET_VALUES)
    it(`hides ${value.slice(0, 12)}…`, () => assert.equal(looksSecret(value), true));
  for (const value of OPEN_VALUES) it(`shows ${value}`, () => assert.equal(looksSecret(value), false));
});
