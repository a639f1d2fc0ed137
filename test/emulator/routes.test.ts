import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import { createFaults } from '../../src/emulator/faults.ts';
import { createIssued } from '../../src/emulator/issued.ts';
import { answer, type Service } from '../../src/emulator/routes.ts';

const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const NOW = new Date('2026-03-01T12:00:00Z');
const origin = 'https://localhost:8443';

describe('the paths of the emulator', () => {
  // No token is issued here, so any key will do.
  const { privateKey } = generateKeyPairSync('ed25519');
  const service: Service = {
    origin,
    directory: defaultDirectory(NOW, () => 'right'),
    now: () => NOW,
    issued: createIssued(),
    faults: createFaults(),
    pause: async () => {},
    signingKey: Promise.resolve({ privateKey, thumbprint: 'one', jwk: { kty: 'RSA', kid: 'one' } }),
  };

  it('describe a tenant under its id, whatever its name and letter case in the path', async () => {
    assert.deepEqual(await json('/Contoso.example/V2.0/.well-known/openid-configuration'), {
      token_endpoint: `${origin}/${TENANT}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: [
        'client_secret_post',
        'private_key_jwt',
        'client_secret_basic',
        'none',
      ],
      token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
      jwks_uri: `${origin}/${TENANT}/discovery/v2.0/keys`,
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      grant_types_supported: [
        'client_credentials',
        'authorization_code',
        'refresh_token',
        'urn:ietf:params:oauth:grant-type:jwt-bearer',
        'urn:ietf:params:oauth:grant-type:device_code',
        'password',
      ],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      code_challenge_methods_supported: ['plain', 'S256'],
      claims_supported: [
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'nonce',
        'name',
        'preferred_username',
        'email',
        'tid',
        'ver',
      ],
      request_uri_parameter_supported: false,
      issuer: `${origin}/${TENANT}/v2.0`,
      authorization_endpoint: `${origin}/${TENANT}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${origin}/${TENANT}/oauth2/v2.0/devicecode`,
    });
  });

  for (const [alias, issuer] of [
    ['common', '{tenantid}'],
    ['organizations', '{tenantid}'],
    ['consumers', '9188040d-6c67-4c5b-b112-36a304b66dad'],
  ] as const) {
    it(`describe ${alias} with ${issuer} in the issuer`, async () => {
      const described = await json(`/${alias}/v2.0/.well-known/openid-configuration`);
      assert.equal(described.issuer, `${origin}/${issuer}/v2.0`);
      assert.equal(described.token_endpoint, `${origin}/${alias}/oauth2/v2.0/token`);
    });
  }

  for (const path of ['v2.0/.well-known/openid-configuration', 'discovery/v2.0/keys']) {
    it(`call an unknown tenant invalid_tenant at ${path}`, async () => {
      const { status, body } = await call(`/secrets/${path}`);
      const { error, error_codes } = JSON.parse(body);
      assert.deepEqual(
        { status, error, error_codes },
        { status: 400, error: 'invalid_tenant', error_codes: [90002] },
      );
    });
  }

  it('show the key set', async () => {
    assert.deepEqual(await json('/common/discovery/v2.0/keys'), { keys: [{ kty: 'RSA', kid: 'one' }] });
  });

  it('know the emulator as an instance', async () => {
    assert.deepEqual(await json(instance(`${origin}/${TENANT}/oauth2/v2.0/authorize`)), {
      tenant_discovery_endpoint: `${origin}/${TENANT}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [
        {
          preferred_network: 'localhost:8443',
          preferred_cache: 'localhost:8443',
          aliases: ['localhost:8443'],
        },
      ],
    });
  });

  for (const other of ['https://login.example/common/oauth2/v2.0/authorize', 'no address', '']) {
    it(`know no other instance: "${other}"`, async () => {
      const { error, error_codes } = await json(instance(other));
      assert.deepEqual({ error, error_codes }, { error: 'invalid_instance', error_codes: [50049] });
    });
  }

  for (const path of ['', '/', '//', `/${TENANT}`, `/${TENANT}/oauth2/token`, '//oauth2/v2.0/token', '*']) {
    it(`are not all there are: "${path}"`, async () => {
      const { status, body } = await call(path);
      assert.deepEqual({ status, body }, { status: 404, body: '' });
    });
  }

  for (const [method, path, allow] of [
    ['GET', 'oauth2/v2.0/token', 'POST'],
    ['PUT', 'oauth2/v2.0/token', 'POST'],
    ['POST', 'discovery/v2.0/keys', 'GET, HEAD'],
  ] as const) {
    it(`take no ${method} at ${path}`, async () => {
      const { status, headers, body } = await call(`/${TENANT}/${path}`, method);
      assert.deepEqual({ status, allow: headers.allow }, { status: 405, allow });
      const says = `AADSTS900561: The endpoint only accepts ${allow} requests. Received a ${method} request.`;
      assert(JSON.parse(body).error_description.startsWith(says));
    });
  }

  it('let the token endpoint wait before it answers, and no other', async () => {
    let go = () => {};
    const paused = new Promise<void>((resolve) => {
      go = resolve;
    });
    const waiting = { ...service, pause: () => paused };
    const request = { method: 'POST', target: `/${TENANT}/oauth2/v2.0/token`, headers: {}, body: '' };
    const order: string[] = [];
    const answered = answer(request, waiting).then(() => order.push('token'));
    await answer({ ...request, method: 'GET', target: `/${TENANT}/discovery/v2.0/keys` }, waiting);
    order.push('keys');
    go();
    await answered;
    assert.deepEqual(order, ['keys', 'token']);
  });

  function call(target: string, method = 'GET') {
    return answer({ method, target, headers: {}, body: '' }, service);
  }

  async function json(target: string) {
    return JSON.parse((await call(target)).body);
  }

  function instance(endpoint: string): string {
    const query = new URLSearchParams({ 'api-version': '1.1', authorization_endpoint: endpoint });
    return `/common/discovery/instance?${query}`;
  }
});
