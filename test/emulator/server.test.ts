import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { emptyAnswer } from '../../src/emulator/answers.ts';
import type { Call } from '../../src/emulator/routes.ts';
import { type Listener, listen } from '../../src/emulator/server.ts';
import { createTlsIdentity, type TlsIdentity } from '../../src/emulator/tls-identity.ts';
import { type Send, trusting } from './https-client.ts';

/** Says what reached it. */
const echo = async ({ method, target, headers, body }: Call) => ({
  ...emptyAnswer(200),
  body: JSON.stringify({ method, target, headers, body }),
});

describe('the HTTPS server', () => {
  let identity: TlsIdentity;
  let listener: Listener;
  let send: Send;
  before(async () => {
    identity = await createTlsIdentity();
    listener = await listen(0, identity, echo);
    send = trusting(identity.certificate);
  });
  after(() => listener.close());

  for (const host of ['localhost', '127.0.0.1']) {
    it(`is reached as ${host}`, async () => {
      assert.equal((await send(`https://${host}:${listener.port}/`)).status, 200);
    });
  }

  it('listens at no other address', async () => {
    assert.equal(await accepts('127.0.0.1', listener.port), true);
    assert.equal(await accepts('127.0.0.2', listener.port), false);
  });

  it('is not trusted without its certificate', async () => {
    const { certificate } = await createTlsIdentity();
    await assert.rejects(trusting(certificate)(`https://localhost:${listener.port}/`), {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('hands on the request, with the headers that matter', async () => {
    const headers = {
      'content-type': 'text/plain',
      authorization: 'Basic eDp5',
      'client-request-id': '7d9a2c4e-1f3b-4a5c-8d6e-0b9f8e7d6c5a',
    };
    const sending = { method: 'POST', headers: { ...headers, 'x-other': '1' }, body: 'grün' };
    const { text } = await send(`https://localhost:${listener.port}/a%20b?c=d`, sending);
    assert.deepEqual(JSON.parse(text), { method: 'POST', target: '/a%20b?c=d', headers, body: 'grün' });
  });

  it('refuses a body of more than a megabyte', async () => {
    const url = `https://localhost:${listener.port}/`;
    const largest = 'x'.repeat(1024 * 1024);
    assert.equal((await send(url, { method: 'POST', body: largest })).status, 200);
    const { status, text } = await send(url, { method: 'POST', body: `${largest}x` });
    assert.deepEqual({ status, text }, { status: 413, text: '' });
  });

  it('goes on when a client hangs up in the middle of its body', async () => {
    await new Promise<void>((resolve, reject) => {
      const options = { port: listener.port, host: '127.0.0.1', ca: identity.certificate };
      const socket = connectTls(options, () => {
        socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf', () =>
          socket.destroy(),
        );
      });
      socket.on('error', reject);
      socket.on('close', () => resolve());
    });
    assert.equal((await send(`https://localhost:${listener.port}/`)).status, 200);
  });

  it('goes on when a client speaks no TLS', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect({ port: listener.port, host: '127.0.0.1' }, () =>
        socket.write('GET / HTTP/1.1\r\n\r\n'),
      );
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.resume();
    });
    assert.equal((await send(`https://localhost:${listener.port}/`)).status, 200);
  });

  it('says so when its port is taken', async () => {
    await assert.rejects(listen(listener.port, identity, echo), { code: 'EADDRINUSE' });
  });

  it('frees its port when closed, open connections or not, and may be closed twice', async () => {
    const brief = await listen(0, identity, echo);
    await send(`https://localhost:${brief.port}/`);
    await Promise.all([brief.close(), brief.close()]);
    assert.equal(await accepts('127.0.0.1', brief.port), false);
  });
});

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
