import assert from 'node:assert/strict';
import https from 'node:https';
import { requestToken } from '../../src/node/msal.ts';
import type { TokenProfile } from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const CLIENT = '66666666-7777-4888-9999-000000000000';
const SECRET = 'Distinctive~8Q~secret+value/&=';
const DISCOVERY = `/${TENANT}/v2.0/.well-known/openid-configuration`;
const TOKEN_PATH = `/${TENANT}/oauth2/v2.0/token`;

interface Canned {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

const json = (value: unknown, status = 200): Canned => ({ status, body: JSON.stringify(value) });
const GRANTED = json({ token_type: 'Bearer', expires_in: 3599, access_token: 'an-opaque-access-token' });
const REFUSED = json(
  {
    error: 'invalid_client',
    error_description: 'AADSTS7000215: Invalid client secret provided.',
    error_codes: [7000215],
    trace_id: 'aaaaaaaa-1111-4111-8111-111111111111',
  },
  401,
);

describe('requestToken', () => {
  let server: CannedServer;
  let answers: { discovery?: Canned | undefined; token: Canned };

  before(async () => {
    server = await startServer(makeCertificate(), (_, request, response) => {
      const isToken = request.url?.startsWith(TOKEN_PATH) ?? false;
      const {
        status = 200,
        type = 'application/json',
        body,
      } = isToken ? answers.token : (answers.discovery ?? discovery());
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });

  after(() => server.close());

  /** A discovery document, with members changed. */
  function discovery(changes: Readonly<Record<string, string>> = {}): Canned {
    const base = `${server.origin}/${TENANT}`;
    return json({
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      ...changes,
    });
  }

  async function ask(
    given: Partial<typeof answers>,
    changes: Partial<TokenProfile> = {},
    signal?: AbortSignal,
  ) {
    answers = { token: GRANTED, ...given };
    const before = server.requests.length;
    const profile: TokenProfile = {
      authority: `${server.origin}/${TENANT}`,
      clientId: CLIENT,
      scopes: ['https://graph.microsoft.com/.default'],
      credential: { kind: 'client-secret', secret: new Secret(SECRET) },
      grant: { kind: 'client-credentials' },
      ...changes,
    };
    const test = await requestToken(profile, {
      timeoutMs: 5_000,
      certificateAuthorities: [server.certificate],
      ...(signal === undefined ? {} : { signal }),
    });
    const requests = server.requests
      .slice(before)
      .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    return { ...test, requests };
  }

  it('sends what the grant needs and gives the token', async () => {
    const { outcome, exchange, requests } = await ask({});
    assert.ok(outcome.kind === 'token');
    assert.equal(outcome.token.reveal(), 'an-opaque-access-token');
    assert.equal(outcome.expiresIn, 3599);
    assert.deepEqual(requests, [`GET ${DISCOVERY}`, `POST ${TOKEN_PATH}`]);
    const sent = new URLSearchParams(server.requests.at(-1)?.body);
    assert.deepEqual(
      ['grant_type', 'client_id', 'client_secret', 'scope'].map((name) => sent.get(name)),
      ['client_credentials', CLIENT, SECRET, 'https://graph.microsoft.com/.default'],
    );
    assert.equal(exchange?.endpoint, `${server.origin}${TOKEN_PATH}`);
    assert.equal(exchange?.status, 200);
    assert.ok(Math.abs(exchange?.clockSkewSeconds ?? 99) < 5);
  });

  it('gives a refusal as the server wrote it, and what was sent without the secret', async () => {
    const { outcome, exchange } = await ask({ token: REFUSED });
    assert.deepEqual(outcome, {
      kind: 'refused',
      status: 401,
      error: 'invalid_client',
      codes: [7000215],
      description: 'AADSTS7000215: Invalid client secret provided.',
      traceId: 'aaaaaaaa-1111-4111-8111-111111111111',
    });
    assert.equal(exchange?.status, 401);
    const shown = Object.fromEntries((exchange?.parameters ?? []).map(({ name, value }) => [name, value]));
    assert.equal(shown.client_id, CLIENT);
    assert.equal(shown.grant_type, 'client_credentials');
    assert.equal(shown.scope, 'https://graph.microsoft.com/.default');
    assert.equal(shown.client_secret, '[secret]');
    assert.match(shown['client-request-id'] ?? '', /^[0-9a-f-]{36}$/);
  });

  it('asks for a token once, whatever the answer', async () => {
    const throttled = json({ error: 'throttled' }, 429);
    for (const token of [throttled, { status: 503, type: 'text/html', body: '<html>' }]) {
      const { requests } = await ask({ token });
      assert.deepEqual(requests, [`GET ${DISCOVERY}`, `POST ${TOKEN_PATH}`]);
    }
  });

  for (const [name, token] of [
    ['a page', { status: 200, type: 'text/html', body: '<html>Sign in to the Wi-Fi</html>' }],
    ['null', { body: 'null' }],
    ['a token that is no text', json({ access_token: { a: 1 }, id_token: 5 })],
  ] as const) {
    it(`cannot read ${name}`, async () => {
      const { outcome } = await ask({ token });
      assert.equal(outcome.kind, 'unreadable');
    });
  }

  it('takes a refusal of the discovery document for an answer', async () => {
    const refusal = json(
      { error: 'invalid_tenant', error_description: 'AADSTS90002: Tenant not found.', error_codes: [90002] },
      400,
    );
    const { outcome, exchange, requests } = await ask({ discovery: refusal });
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual(outcome.codes, [90002]);
    assert.equal(exchange?.endpoint, `${server.origin}${DISCOVERY}`);
    assert.deepEqual(requests, [`GET ${DISCOVERY}`]);
  });

  it('cannot read a discovery document that is a page', async () => {
    const { outcome } = await ask({ discovery: { status: 404, type: 'text/html', body: '<html>' } });
    assert.deepEqual(outcome, { kind: 'unreadable', status: 404, contentType: 'text/html' });
  });

  it('sends no secret where a discovery document of another host points', async () => {
    const { outcome, exchange, requests } = await ask({
      discovery: discovery({ token_endpoint: 'https://collect.example/token' }),
    });
    assert.ok(outcome.kind === 'invalid');
    assert.match(outcome.message, /collect\.example.*Nothing was sent there/);
    assert.equal(exchange, undefined);
    assert.deepEqual(requests, [`GET ${DISCOVERY}`]);
  });

  it('sends no secret where a discovery document leaves HTTPS', async () => {
    const token_endpoint = `http://127.0.0.1:${server.port}${TOKEN_PATH}`;
    const { outcome } = await ask({ discovery: discovery({ token_endpoint }) });
    assert.equal(outcome.kind, 'invalid');
  });

  for (const [name, changes] of [
    ['of another issuer', { issuer: 'https://other.example/' }],
    ['without token endpoint', { token_endpoint: '' }],
  ] as const) {
    it(`refuses a discovery document ${name}`, async () => {
      const { outcome, requests } = await ask({ discovery: discovery(changes) });
      assert.ok(outcome.kind === 'invalid');
      assert.match(outcome.message, /authority/);
      assert.deepEqual(requests, [`GET ${DISCOVERY}`]);
    });
  }

  it('sends nothing when the profile does not allow it', async () => {
    for (const changes of [
      { authority: `http://127.0.0.1:${server.port}/${TENANT}` },
      { authority: `${server.origin}/common` },
      { clientId: 'my-app' },
      { scopes: [] },
    ]) {
      const { outcome, exchange, requests } = await ask({}, changes);
      assert.equal(outcome.kind, 'invalid');
      assert.equal(exchange, undefined);
      assert.deepEqual(requests, []);
    }
  });

  it('is cancelled', async () => {
    const { outcome, requests } = await ask({}, {}, AbortSignal.abort());
    assert.deepEqual(outcome, { kind: 'cancelled' });
    assert.deepEqual(requests, []);
  });

  it('says why nothing was reached', async () => {
    const elsewhere = await startServer(makeCertificate(), (_, __, response) => response.end());
    const { outcome, exchange } = await ask({}, { authority: `${elsewhere.origin}/${TENANT}` });
    await elsewhere.close();
    assert.ok(outcome.kind === 'unreachable');
    assert.equal(outcome.cause, 'tls');
    assert.equal(exchange?.status, undefined);
  });

  it('asks a Microsoft cloud directly, through the https module as it is patched', async () => {
    const original = https.request;
    const asked: string[] = [];
    // What VS Code does to the module for its proxy and certificate settings.
    const patched = (url: URL, options: https.RequestOptions) => {
      asked.push(`${options.method} ${url.origin}${url.pathname}`);
      return original(new URL(`${server.origin}${url.pathname}`), { ...options, ca: server.certificate });
    };
    Object.assign(https, { request: patched });
    try {
      for (const host of [
        'login.microsoftonline.com',
        'login.microsoftonline.us',
        'login.sovcloud-identity.fr',
      ]) {
        const { outcome } = await ask({}, { authority: `https://${host}/${TENANT}` });
        assert.equal(outcome.kind, 'token');
        assert.deepEqual(asked.splice(0), [`POST https://${host}${TOKEN_PATH}`]);
      }
    } finally {
      Object.assign(https, { request: original });
    }
  });

  it('does not let the environment choose another host', async () => {
    process.env.MSAL_FORCE_REGION = 'westeurope';
    try {
      assert.equal((await ask({})).outcome.kind, 'token');
    } finally {
      delete process.env.MSAL_FORCE_REGION;
    }
  });
});
