import assert from 'node:assert/strict';
import { accessTokenClaims } from '../../src/emulator/access-token.ts';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import { createIssued } from '../../src/emulator/issued.ts';
import { judge } from '../../src/emulator/judgement.ts';
import { createSigningKey } from '../../src/emulator/signing-key.ts';
import { Secret } from '../../src/tokens/secret.ts';

const NOW = new Date('2026-03-01T12:00:00.750Z');
const NOW_SECONDS = 1772366400;
const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';
const PRINCIPAL = '48b0e6d3-7c15-4e92-a8f6-31d9c5720be4';
const API = 'b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43';

const issue = {
  origin: 'https://localhost:8443',
  now: NOW,
  ids: {
    traceId: '00112233-4455-4677-8899-aabbccddee00',
    correlationId: 'c0de0000-0000-4000-8000-000000000000',
  },
};

async function claimsFor(scope: string) {
  const verdict = await judge(
    {
      tenant: TENANT,
      grantType: 'client_credentials',
      clientId: CLIENT,
      scope,
      clientSecret: new Secret('right'),
    },
    {
      origin: issue.origin,
      directory: defaultDirectory(NOW, () => 'right'),
      now: NOW,
      issued: createIssued(),
      signingKey: createSigningKey(),
    },
  );
  assert(verdict.kind === 'granted');
  return accessTokenClaims(verdict, issue);
}

const common = {
  iat: NOW_SECONDS - 300,
  nbf: NOW_SECONDS - 300,
  exp: NOW_SECONDS + 3600,
  idtyp: 'app',
  oid: PRINCIPAL,
  sub: PRINCIPAL,
  tid: TENANT,
  // The bytes of the trace id, its first three groups little-endian.
  uti: Buffer.from('33221100554477468899aabbccddee00', 'hex').toString('base64url'),
};

const legacy = {
  ...common,
  iss: `https://sts.windows.net/${TENANT}/`,
  app_displayname: 'Orders Service',
  appid: CLIENT,
  appidacr: '1',
  idp: `https://sts.windows.net/${TENANT}/`,
  ver: '1.0',
};

describe('the claims of an access token', () => {
  it('are those of version 1.0 for Microsoft Graph, with the roles granted there', async () => {
    assert.deepEqual(await claimsFor('https://graph.microsoft.com/.default'), {
      ...legacy,
      aud: 'https://graph.microsoft.com',
      roles: ['User.Read.All'],
    });
  });

  it('are those of version 2.0 for an API that wants it', async () => {
    assert.deepEqual(await claimsFor(`api://${API}/.default`), {
      ...common,
      aud: API,
      iss: `https://localhost:8443/${TENANT}/v2.0`,
      azp: CLIENT,
      azpacr: '1',
      roles: ['Orders.Read'],
      ver: '2.0',
    });
  });

  it('have no roles where none was granted', async () => {
    assert.deepEqual(await claimsFor('https://vault.azure.net/.default'), {
      ...legacy,
      aud: 'https://vault.azure.net',
    });
  });
});
