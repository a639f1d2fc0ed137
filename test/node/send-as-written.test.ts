import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { sendAsWritten, type WrittenOptions } from '../../src/node/send-as-written.ts';
import { copyAsCurl } from '../../src/tokens/curl.ts';
import { Secret } from '../../src/tokens/secret.ts';
import type { WrittenRequest } from '../../src/tokens/written-request.ts';
import { CLIENT } from '../tokens/tokens.ts';
import { GRANTED, startTokenServer, type TokenServer } from './token-server.ts';

const FORM = 'application/x-www-form-urlencoded';
const SECRET = 'Canary8Q~written&secret';

function written(
  url: string,
  changes: { method?: string; headers?: Record<string, string>; body?: string } = {},
): WrittenRequest {
  const { method = 'POST', headers = { 'Content-Type': FORM }, body = '' } = changes;
  return {
    method,
    url: new Secret(url),
    headers: Object.entries(headers).map(([name, value]) => ({ name, value: new Secret(value) })),
    body: new Secret(body),
  };
}

describe('sendAsWritten', () => {
  let server: TokenServer;
  const seen: Record<string, unknown>[] = [];
  before(async () => {
    server = await startTokenServer();
  });
  after(() => server.close());
  beforeEach(() => server.answerWith(GRANTED));

  const form = `client_id=${CLIENT}&grant_type=client_credentials&client_secret=${encodeURIComponent(SECRET)}`;
  const send = (request: WrittenRequest, options: WrittenOptions = {}) =>
    sendAsWritten(request, { ...server.options, ...options });
  const token = () => `${server.authority}/oauth2/v2.0/token`;

  function assertSilent(value: unknown): void {
    for (const shown of [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value)]) {
      assert.ok(!/canary/i.test(shown), shown);
    }
  }

  it('sends body and headers as they stand, once', async () => {
    const before = server.requests.length;
    const test = await send(written(token(), { body: form }));
    assert.equal(test.outcome.kind, 'token');
    assert.equal(server.requests.at(-1)?.body, form);
    assert.equal(server.requests.length, before + 1);
    assert.equal(test.exchange?.encoding, 'form');
    assertSilent(test);
  });

  const REFUSED: readonly (readonly [name: string, request: WrittenRequest, message: RegExp])[] = [
    [
      'another method',
      written('https://login.microsoftonline.com/x/oauth2/v2.0/token', { method: 'GET' }),
      /AADSTS900561/,
    ],
    [
      'a host that is unknown',
      written(`https://collect.example/token?client_secret=${SECRET}`, { body: form }),
      /^collect\.example is not/,
    ],
    [
      'a host that only begins like one',
      written('https://login.microsoftonline.com.example/token'),
      /is not a sign-in host/,
    ],
    ['http over a line', written('http://login.microsoftonline.com/x/oauth2/v2.0/token'), /https/],
    ['a user name', written(`https://user:${SECRET}@login.microsoftonline.com/x`), /address/],
    ['another scheme', written('file:///etc/passwd'), /address/],
    ['a placeholder for the host', written('https://{{host}}/x/oauth2/v2.0/token'), /address/],
    [
      'a header that breaks the line',
      written('https://login.microsoftonline.com/x', { headers: { Authorization: `a\r\nb: ${SECRET}` } }),
      /header/,
    ],
  ];
  for (const [name, request, message] of REFUSED) {
    it(`sends nothing with ${name}`, async () => {
      const test = await send(request);
      assert.ok(test.outcome.kind === 'invalid');
      assert.match(test.outcome.message, message);
      assertSilent(test);
    });
  }

  it('reaches hosts of the clouds, and others with consent', async () => {
    const original = https.request;
    const asked: string[] = [];
    const patched = (url: URL, options: https.RequestOptions) => {
      asked.push(url.hostname);
      return original(new URL(`${server.origin}${url.pathname}`), { ...options, ca: server.certificate });
    };
    Object.assign(https, { request: patched });
    try {
      for (const [host, hasConsent] of [
        ['login.microsoftonline.us', false],
        ['westeurope.login.microsoft.com', false],
        ['contoso.ciamlogin.com', false],
        ['sts.contoso.example', true],
      ] as const) {
        const { outcome } = await send(written(`https://${host}/x/oauth2/v2.0/token`, { body: form }), {
          hasConsent,
        });
        assert.equal(outcome.kind, 'token', host);
      }
    } finally {
      Object.assign(https, { request: original });
    }
    assert.equal(asked.length, 4);
  });

  it('speaks plain HTTP with this machine, and with no other even with consent', async () => {
    const plain = createServer((request, response) => {
      seen.push({ ...request.headers });
      response.writeHead(302, { location: 'https://collect.example/' }).end();
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const headers = {
      'Content-Type': FORM,
      Host: 'elsewhere.example',
      'Content-Length': '3',
      'X-Own': 'kept',
    };
    const address = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/token`;
    const { outcome } = await send(written(address, { headers, body: form }));
    plain.close();
    assert.deepEqual(outcome, { kind: 'unreadable', status: 302, contentType: '' });
    assert.equal(seen[0]?.['x-own'], 'kept');
    assert.equal(seen[0]?.['content-length'], String(form.length));
    assert.match(String(seen[0]?.host), /^127\.0\.0\.1/);
    const consented = await send(written('http://sts.contoso.example/token'), { hasConsent: true });
    assert.equal(consented.outcome.kind, 'invalid');
  });

  const basic = Buffer.from(`${CLIENT}:${SECRET}`).toString('base64');
  const HIDDEN: readonly (readonly [name: string, request: () => WrittenRequest, curl: RegExp])[] = [
    ['a form', () => written(token(), { body: form }), /--data-urlencode "client_secret=\$CLIENT_SECRET"/],
    [
      'JSON',
      () =>
        written(token(), {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ client_id: CLIENT, client_secret: SECRET, nested: { password: SECRET } }),
        }),
      /"client_secret":"'"\$CLIENT_SECRET"'"/,
    ],
    ['a text without type', () => written(token(), { headers: {}, body: form }), /--data-raw "\$ENTRA_BODY"/],
    [
      'the address',
      () => written(`${token()}?client_secret=${encodeURIComponent(SECRET)}`),
      /--url-query "client_secret=\$CLIENT_SECRET"/,
    ],
    [
      'a header',
      () => written(token(), { headers: { 'Content-Type': FORM, Authorization: `Basic ${basic}` } }),
      /--header "authorization: \$AUTHORIZATION"/,
    ],
    [
      'the client id',
      () => written(token(), { body: `client_id=${encodeURIComponent(SECRET)}` }),
      /"client_id=\$ENTRA_CLIENT_ID"/,
    ],
  ];
  for (const [name, request, curl] of HIDDEN) {
    it(`hides what stands in ${name}, also from an answer that repeats it`, async () => {
      const echo = `You sent ${SECRET} as ${basic}, ${encodeURIComponent(SECRET)}`;
      server.answerWith([401, { error: 'invalid_client', error_description: echo }]);
      const test = await send(request());
      assert.equal(test.outcome.kind, 'refused');
      assertSilent(test);
      assert.ok(test.exchange);
      assert.match(copyAsCurl(test.exchange), curl);
      assertSilent(request());
    });
  }

  it('is cancelled', async () => {
    const test = await send(written(token(), { body: form }), { signal: AbortSignal.abort() });
    assert.deepEqual(test, { outcome: { kind: 'cancelled' } });
  });
});
