import assert from 'node:assert/strict';
import fc from 'fast-check';
import { signToken } from '../../src/emulator/access-token.ts';
import { createIssued } from '../../src/emulator/issued.ts';
import { judge } from '../../src/emulator/judgement.ts';
import { createSigningKey } from '../../src/emulator/signing-key.ts';
import { readTokenRequest } from '../../src/emulator/token-request.ts';
import {
  ASSERTION_TYPE,
  apps,
  certificateAssertion,
  DEVICE_CODE,
  form,
  GRAPH,
  NOW,
  ON_BEHALF_OF,
  OTHER_TENANT,
  outsideToken,
  TENANT,
  testDirectory,
} from './fixture.ts';

const ORIGIN = 'https://localhost:8443';
const USER = '3c7e1a94-58bd-4f60-a9d2-e1b4f6c80d27';

describe('any token request', () => {
  it('is granted or refused: none is a fault of the endpoint', async () => {
    const directory = testDirectory();
    const signingKey = createSigningKey();
    const issued = createIssued();
    const grants = Object.values(apps).map((clientId) => ({
      clientId,
      tenant: TENANT,
      user: USER,
      scope: 'openid User.Read',
      issuedAt: NOW,
    }));
    const codes = grants.map((grant) => issued.codes.issue({ ...grant, redirectUri: 'http://localhost' }));
    const refreshTokens = grants.map((grant) => issued.refreshTokens.issue(grant));
    const deviceCodes = grants.map((grant) => issued.deviceCodes.issue(grant));
    const assertions = [
      await certificateAssertion(ORIGIN),
      await certificateAssertion(ORIGIN, { tid: TENANT }, { alg: 'HS256' }),
      await outsideToken(),
      await outsideToken({ tid: OTHER_TENANT, iss: 5, aud: {} }),
      await signToken(
        { tid: TENANT, oid: USER, aud: apps.invoices, azp: apps.desktop, exp: NOW.getTime() / 1000 + 60 },
        await signingKey,
      ),
    ];
    /** Mostly one of the values, so that requests come far. */
    const maybe = (...values: readonly string[]) =>
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...values) },
        { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      );
    const nothing: readonly undefined[] = Array(8).fill(undefined);
    const parameters = fc.record({
      grant_type: fc.constantFrom(
        'client_credentials',
        'authorization_code',
        'refresh_token',
        'password',
        'device_code',
        DEVICE_CODE,
        ON_BEHALF_OF,
      ),
      client_id: maybe(...Object.values(apps)),
      client_secret: fc.constantFrom(undefined, 'right', 'right', 'wrong'),
      client_assertion: fc.constantFrom(...nothing, ...assertions, 'x'),
      client_assertion_type: fc.constantFrom(undefined, ASSERTION_TYPE),
      scope: maybe(GRAPH, 'openid', 'User.Read', `api://${apps.invoices}/.default`, 'a/b', '/.default', '/'),
      assertion: maybe(...assertions),
      requested_token_use: fc.constantFrom(undefined, 'on_behalf_of', 'on_behalf_of'),
      code: maybe(...codes),
      refresh_token: maybe(...refreshTokens),
      device_code: maybe(...deviceCodes),
      redirect_uri: maybe('http://localhost'),
      username: maybe('adele@contoso.example', '@', 'a@constructor'),
      password: maybe('right'),
    });
    const tenant = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(TENANT, 'contoso.example', 'common') },
      { weight: 1, arbitrary: fc.constantFrom(OTHER_TENANT, 'consumers', '__proto__') },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    );
    const surroundings = { origin: ORIGIN, directory, now: NOW, issued, signingKey };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const property = fc.asyncProperty(tenant, parameters, async (name, request) => {
      const verdict = await judge(readTokenRequest(name, headers, form(request)), surroundings);
      if (verdict.kind === 'refused')
        assert(!/\{[a-zA-Z]+\}/.test(verdict.message.replaceAll(/'[^']*'/g, '')), verdict.message);
    });
    await fc.assert(property);
  });
});
