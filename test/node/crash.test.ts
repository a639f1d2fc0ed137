import assert from 'node:assert/strict';
import https from 'node:https';
import { inspect } from 'node:util';
import { withoutSecrets } from '../../src/node/crash.ts';
import { requestToken } from '../../src/node/msal.ts';
import { sendAsWritten } from '../../src/node/send-as-written.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { CLIENT, TENANT } from '../tokens/tokens.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

const CANARY = 'Canary8Q~"in/a+cage&it=sings';

describe('a bug while a request is sent', () => {
  let server: TokenServer;
  const original = https.request;
  before(async () => {
    server = await startTokenServer();
  });
  after(() => server.close());
  afterEach(() => Object.assign(https, { request: original }));

  /** A network that breaks down over a body, and says all about it. */
  function breakDown(): void {
    const broken = (...given: Parameters<typeof https.request>) => {
      const outgoing = original(...given);
      const end = outgoing.end.bind(outgoing);
      outgoing.end = ((body?: string) => {
        if (!body) return end();
        outgoing.destroy();
        const cause = new Error(`because of ${body}`);
        throw Object.assign(new RangeError(`cannot send ${CANARY} in ${body}`, { cause }), { input: body });
      }) as typeof outgoing.end;
      return outgoing;
    };
    Object.assign(https, { request: broken });
  }

  async function errorOf(run: () => Promise<unknown>): Promise<Error> {
    breakDown();
    const error = await run().then(
      () => assert.fail('Nothing was thrown.'),
      (thrown: unknown) => thrown,
    );
    assert(error instanceof Error);
    return error;
  }

  function assertClean(error: Error): void {
    assert.equal(error.name, 'RangeError');
    assert.match(error.message, /^cannot send \[secret\] in /);
    assert.match(error.stack ?? '', /\n {4}at .*crash\.test\.ts/);
    const shown = inspect(error, { depth: 9, showHidden: true, getters: true });
    for (const telltale of ['Canary', 'sings']) assert(!shown.includes(telltale), shown);
  }

  it('is thrown on by requestToken, and quotes no secret', async () => {
    assertClean(
      await errorOf(() =>
        requestToken(
          {
            authority: server.authority,
            clientId: CLIENT,
            scopes: ['api://things/.default'],
            credential: { kind: 'client-secret', secret: new Secret(CANARY) },
            grant: { kind: 'client-credentials' },
          },
          server.options,
        ),
      ),
    );
  });

  it('is thrown on by sendAsWritten, and quotes no secret', async () => {
    const body = new URLSearchParams({ client_secret: CANARY, code: `${CANARY}-code` }).toString();
    const request = {
      method: 'POST',
      url: new Secret(`${server.origin}/${TENANT}/oauth2/v2.0/token`),
      headers: [{ name: 'content-type', value: new Secret('application/x-www-form-urlencoded') }],
      body: new Secret(body),
    };
    assertClean(await errorOf(() => sendAsWritten(request, server.options)));
  });

  for (const address of ['https://localhost:99999/t?code=Canary', 'https://999.1.1.1/t?code=Canary']) {
    it(`is not made of ${address}, which is no address`, async () => {
      const request = { method: 'POST', url: new Secret(address), headers: [], body: new Secret('a=b') };
      const test = await sendAsWritten(request, { hasConsent: true });
      assert.equal(test.outcome.kind, 'invalid');
      assert(!JSON.stringify(test).includes('Canary'));
      const { outcome } = await requestToken({
        authority: address.replace(/t\?.*/, TENANT),
        clientId: CLIENT,
        scopes: ['a/.default'],
        credential: { kind: 'client-secret', secret: new Secret(CANARY) },
        grant: { kind: 'client-credentials' },
      });
      assert.equal(outcome.kind, 'invalid');
    });
  }

  it('may be anything that was thrown', () => {
    assert.equal(withoutSecrets(CANARY, []).message, 'Something was thrown.');
    const own = Object.assign(new Error('x'), { stack: `Error: ${CANARY}\n${CANARY}\n    at a (b.ts:1:2)` });
    assert.equal(withoutSecrets(own, []).stack, 'Error: x\n    at a (b.ts:1:2)');
  });
});
