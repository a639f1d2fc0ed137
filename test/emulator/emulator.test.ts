import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { type Send, trusting } from './https-client.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';
const EXPIRED_CLIENT = '93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2';
const CORRELATION = '7d9a2c4e-1f3b-4a5c-8d6e-0b9f8e7d6c5a';
const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

const right = {
  grant_type: 'client_credentials',
  client_id: CLIENT,
  client_secret: 'right',
  scope: 'https://graph.microsoft.com/.default',
};

type Case = readonly [
  title: string,
  tenant: string,
  Record<string, string>,
  status: number,
  code: number,
  error: string,
];
const refusals: readonly Case[] = [
  ['an empty form', TENANT, {}, 400, 900144, 'invalid_request'],
  ['an unknown grant type', TENANT, { ...right, grant_type: 'x' }, 400, 70003, 'unsupported_grant_type'],
  ['no credential', TENANT, { ...right, client_secret: '' }, 401, 7000216, 'invalid_client'],
  ['a malformed tenant', 'undefined', right, 400, 900023, 'invalid_request'],
  ['a percent sign as tenant', '%', right, 400, 900023, 'invalid_request'],
  ['an unknown tenant', 'fabrikam.example', right, 400, 90002, 'invalid_request'],
  ['no tenant in particular', 'common', right, 400, 50059, 'invalid_request'],
  ['an unknown application', TENANT, { ...right, client_id: TENANT }, 400, 700016, 'unauthorized_client'],
  ['a wrong secret', TENANT, { ...right, client_secret: 'wrong' }, 401, 7000215, 'invalid_client'],
  ['an expired secret', TENANT, { ...right, client_id: EXPIRED_CLIENT }, 401, 7000222, 'invalid_client'],
  ['no scope', TENANT, { ...right, scope: '' }, 400, 90014, 'invalid_request'],
  ['a scope without suffix', TENANT, { ...right, scope: 'User.Read' }, 400, 1002012, 'invalid_scope'],
  ['a malformed scope', TENANT, { ...right, scope: 'user.read/.default' }, 400, 70011, 'invalid_scope'],
  ['two resources', TENANT, { ...right, scope: 'a:/.default b:/.default' }, 400, 28000, 'invalid_request'],
  ['an unknown resource', TENANT, { ...right, scope: 'api://x/.default' }, 400, 500011, 'invalid_resource'],
];

describe('the emulator', () => {
  let emulator: Emulator;
  let send: Send;
  before(async () => {
    const directory = defaultDirectory(NOW, () => 'right');
    emulator = await startEmulator({ directory, now: () => NOW });
    send = trusting(emulator.certificate);
  });
  after(() => emulator.close());

  for (const [title, tenant, parameters, status, code, error] of refusals) {
    it(`answers ${title} with ${status} and AADSTS${code} in Entra's envelope`, async () => {
      const received = await sendForm(tenant, parameters, { 'client-request-id': CORRELATION });
      assert.equal(received.status, status);
      const body = JSON.parse(received.text) as Record<string, unknown>;
      assert.deepEqual(
        { ...body, error_description: '', trace_id: '' },
        {
          error,
          error_description: '',
          error_codes: [code],
          timestamp: '2026-03-01 12:00:00Z',
          trace_id: '',
          correlation_id: CORRELATION,
          error_uri: `https://login.microsoftonline.com/error?code=${code}`,
        },
      );
      assert.match(String(body.trace_id), new RegExp(`^${GUID}$`));
      const trace = `Trace ID: ${body.trace_id} Correlation ID: ${CORRELATION} Timestamp: 2026-03-01 12:00:00Z`;
      const [, , tail = ''] = /^(AADSTS\d+: .+\.) (Trace ID: .+)$/.exec(String(body.error_description)) ?? [];
      assert.equal(tail, trace);
      assert(String(body.error_description).startsWith(`AADSTS${code}: `));
    });
  }

  it('sends the headers Entra sends, by its own clock', async () => {
    const { headers } = await sendForm(TENANT, {});
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store, no-cache');
    assert.equal(headers.date, 'Sun, 01 Mar 2026 12:00:00 GMT');
    assert.match(headers['x-ms-request-id'] ?? '', new RegExp(`^${GUID}$`));
  });

  for (const sent of [undefined, 'not a GUID']) {
    it(`makes a correlation id when the client sent ${sent ?? 'none'}`, async () => {
      const own = sent === undefined ? {} : { 'client-request-id': sent };
      const { text } = await sendForm(TENANT, {}, own);
      assert.match(JSON.parse(text).correlation_id, new RegExp(`^${GUID}$`));
    });
  }

  it('grants a token that verifies against the key set of the discovery document', async () => {
    const received = await sendForm('contoso.example', right);
    assert.equal(received.status, 200);
    assert.equal(received.headers['cache-control'], 'no-store, no-cache');
    const { access_token: token, ...rest } = JSON.parse(received.text);
    assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });

    const { jwks_uri: address } = await json(`/${TENANT}/v2.0/.well-known/openid-configuration`);
    const { text } = await send(address);
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(JSON.parse(text)), {
      algorithms: ['RS256'],
      audience: 'https://graph.microsoft.com',
      issuer: `https://sts.windows.net/${TENANT}/`,
      currentDate: NOW,
      typ: 'JWT',
    });
    assert.equal(payload.appid, CLIENT);
    const [key] = JSON.parse(text).keys;
    assert.equal(protectedHeader.kid, key.kid);
    assert.equal(protectedHeader.x5t, key.x5t);
    assert.equal(key.use, 'sig');
    assert.deepEqual(
      Object.keys(key).filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name)),
      [],
    );
  });

  it('takes client id and secret from a Basic header', async () => {
    const authorization = `Basic ${Buffer.from(`${CLIENT}:right`).toString('base64')}`;
    const { grant_type, scope } = right;
    assert.equal((await sendForm(TENANT, { grant_type, scope }, { authorization })).status, 200);
  });

  it('finds no grant type in a JSON body', async () => {
    const { status, text } = await send(`${emulator.origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(right),
    });
    assert.equal(status, 400);
    assert.match(JSON.parse(text).error_description, /^AADSTS900144: .*'grant_type'/);
  });

  function sendForm(
    tenant: string,
    parameters: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    return send(`${emulator.origin}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(parameters).toString(),
    });
  }

  async function json(path: string) {
    const { text } = await send(`${emulator.origin}${path}`);
    return JSON.parse(text);
  }
});
