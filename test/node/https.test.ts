import assert from 'node:assert/strict';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { authoritiesFor, explain, type HttpsRequest, send } from '../../src/node/https.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

describe('send', () => {
  let server: CannedServer;
  const started: CannedServer[] = [];

  before(async () => {
    server = await startServer(makeCertificate(), (body, request, response) => {
      switch (request.url) {
        case '/slow':
          return;
        case '/cut':
          response.writeHead(200, { 'content-length': '1000' }).write('half');
          setImmediate(() => response.destroy());
          return;
        case '/large':
          response.end('x'.repeat(3_000_000));
          return;
        case '/redirect':
          response.writeHead(307, { location: '/other' }).end();
          return;
        case '/proxy':
          response.writeHead(407).end('<html>');
          return;
        case '/clock':
          response.writeHead(200, { date: 'Tue, 03 Dec 2024 08:15:30 GMT' }).end();
          return;
        case '/dateless':
          response.sendDate = false;
          response.end();
          return;
        default:
          response.setHeader('set-cookie', ['a=1']);
          response.setHeader('x-seen', `${request.method} ${request.headers['x-given'] ?? ''}`);
          response.writeHead(418, { 'content-type': 'text/plain' }).end(`got ${body}`);
      }
    });
    started.push(server);
  });

  after(() => Promise.all(started.map((each) => each.close())));

  function ask(path: string, changes: Partial<HttpsRequest> = {}) {
    const certificateAuthorities = [server.certificate];
    const url = `${server.origin}${path}`;
    return send({ url, method: 'GET', headers: {}, timeoutMs: 5_000, certificateAuthorities, ...changes });
  }

  it('speaks plain HTTP where that is allowed, and nowhere else', async () => {
    const plain = http.createServer((_, response) => response.end('in clear'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
    const answer = await ask('', { url, mayBePlain: true });
    plain.close();
    assert.ok(answer.kind === 'answer');
    assert.equal(answer.body, 'in clear');
    assert.throws(() => ask('', { url }), TypeError);
  });

  it('gives status, headers and body of any answer', async () => {
    const answer = await ask('/', { method: 'POST', headers: { 'x-given': 'kept' }, body: 'grüße' });
    assert.ok(answer.kind === 'answer');
    assert.equal(answer.status, 418);
    assert.equal(answer.body, 'got grüße');
    assert.equal(answer.headers['content-type'], 'text/plain');
    assert.equal(answer.headers['x-seen'], 'POST kept');
    assert.equal(answer.headers['set-cookie'], undefined);
  });

  it('follows no redirect', async () => {
    const answer = await ask('/redirect');
    assert.ok(answer.kind === 'answer');
    assert.equal(answer.status, 307);
    assert.ok(!server.requests.some(({ path }) => path === '/other'));
  });

  it('reads one megabyte and no more', async () => {
    const answer = await ask('/large');
    assert.ok(answer.kind === 'answer');
    assert.equal(answer.body.length, 1_048_576);
  });

  it('measures how far the clocks are apart', async () => {
    const behind = await ask('/clock', { now: () => 1_733_213_730 - 90 });
    assert.ok(behind.kind === 'answer');
    assert.equal(behind.clockSkewSeconds, 90);
    const ahead = await ask('/clock', { now: () => 1_733_213_730 + 3_600.4 });
    assert.ok(ahead.kind === 'answer');
    assert.equal(ahead.clockSkewSeconds, -3_600);
    const unknown = await ask('/dateless');
    assert.ok(unknown.kind === 'answer');
    assert.equal('clockSkewSeconds' in unknown, false);
  });

  it('gives up after the time allowed', async () => {
    const answer = await ask('/slow', { timeoutMs: 20 });
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'timeout');
  });

  it('stops when told to, before and while it waits', async () => {
    assert.deepEqual(await ask('/slow', { signal: AbortSignal.abort() }), { kind: 'cancelled' });
    const controller = new AbortController();
    const waiting = ask('/slow', { signal: controller.signal });
    setImmediate(() => controller.abort());
    assert.deepEqual(await waiting, { kind: 'cancelled' });
  });

  it('tells a connection that was cut', async () => {
    const answer = await ask('/cut');
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'connection-reset');
  });

  it('tells a proxy that wants a sign-in', async () => {
    const answer = await ask('/proxy');
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'proxy');
  });

  it('tells a port where nothing listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const address = gone.address();
    await new Promise((resolve) => gone.close(resolve));
    assert.ok(typeof address === 'object' && address !== null);
    const answer = await ask('/', { url: `https://127.0.0.1:${address.port}/` });
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'connection-refused');
    assert.match(answer.message, new RegExp(`127\\.0\\.0\\.1:${address.port}`));
  });

  it('tells a certificate that nobody trusts', async () => {
    for (const certificateAuthorities of [undefined, []]) {
      const answer = await ask('/', { certificateAuthorities });
      assert.ok(answer.kind === 'unreachable');
      assert.equal(answer.cause, 'tls');
    }
  });

  it('tells a certificate for another name', async () => {
    const other = await startServer(makeCertificate({ dnsNames: ['example.org'] }), (_, __, response) =>
      response.end(),
    );
    started.push(other);
    const answer = await ask('/', { url: other.origin, certificateAuthorities: [other.certificate] });
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'tls');
  });

  it('tells a certificate authority that is no certificate', async () => {
    const answer = await ask('/', {
      certificateAuthorities: ['-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----'],
    });
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'tls');
  });

  it('tells a server that does not speak TLS', async () => {
    const plain = createServer((socket) => socket.resume().end('HTTP/1.1 200 OK\r\n\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const address = plain.address();
    assert.ok(typeof address === 'object' && address !== null);
    const answer = await ask('/', { url: `https://127.0.0.1:${address.port}/` });
    await new Promise((resolve) => plain.close(resolve));
    assert.ok(answer.kind === 'unreachable');
    assert.equal(answer.cause, 'tls');
  });

  for (const url of ['http://127.0.0.1/', 'https://user@127.0.0.1/', 'https://:secret@127.0.0.1/']) {
    it(`refuses ${url}`, () => assert.throws(() => ask('/', { url }), TypeError));
  }
});

describe('explain', () => {
  const url = new URL('https://login.example/tenant');

  const CAUSES: readonly (readonly [code: string, cause: string, port?: number])[] = [
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'connection-refused', 443],
    ['ECONNREFUSED', 'proxy', 3128],
    ['ETIMEDOUT', 'timeout'],
    ['ECONNRESET', 'connection-reset'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_PROXY_TUNNEL', 'proxy'],
    ['EHOSTUNREACH', 'other'],
  ];
  for (const [code, cause, port] of CAUSES) {
    it(`${code}${port === undefined ? '' : ` at port ${port}`}: ${cause}`, () => {
      const error = Object.assign(
        new Error('a text with a secret'),
        { code },
        port === undefined ? {} : { port },
      );
      const outcome = explain(error, url);
      assert.equal(outcome.cause, cause);
      assert.ok(outcome.message.includes('login.example') && outcome.message.includes(code));
      assert.ok(!outcome.message.includes('secret'));
    });
  }
});

describe('authoritiesFor', () => {
  it('adds to the usual authorities, but not on loopback', () => {
    assert.deepEqual(authoritiesFor('login.example', []), []);
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      assert.deepEqual(authoritiesFor(host, ['mine']), ['mine']);
    const trusted = authoritiesFor('127.0.0.1.example', ['mine']);
    assert.ok(trusted.length > 50);
    assert.equal(trusted.at(-1), 'mine');
  });
});
