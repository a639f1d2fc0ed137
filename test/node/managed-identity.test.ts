import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { passingToManagedIdentity } from '../../src/node/managed-identity.ts';
import { requestToken } from '../../src/node/msal.ts';
import { recordRequests } from '../../src/node/recorder.ts';
import type { TokenProfile } from '../../src/tokens/profile.ts';
import { runCli } from '../cli/fake-io.ts';
import { CLIENT } from '../tokens/tokens.ts';

const HEADER = 'Canary-identity-header';
const TOKEN = 'canary-token-of-the-identity';

describe('managed identity', () => {
  let server: Server;
  let answer: readonly [status: number, body: unknown];
  let asked: { path: string; header: string | undefined }[];

  // One server for all: MSAL keeps the endpoint that it found first.
  before(async () => {
    server = createServer((request, response) => {
      const header = request.headers['x-identity-header'];
      asked.push({ path: request.url ?? '', header: typeof header === 'string' ? header : undefined });
      response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
    process.env.IDENTITY_HEADER = HEADER;
  });
  after(() => {
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    asked = [];
    const expires = Math.floor(Date.now() / 1000) + 3600;
    answer = [
      200,
      {
        access_token: TOKEN,
        expires_on: String(expires),
        resource: 'https://vault.azure.net',
        token_type: 'Bearer',
      },
    ];
  });

  const ask = (changes: Partial<TokenProfile> = {}) =>
    requestToken({
      authority: '',
      clientId: '',
      scopes: ['https://vault.azure.net/.default'],
      credential: { kind: 'none' },
      grant: { kind: 'managed-identity' },
      ...changes,
    });

  it('is asked at the endpoint of App Service, in clear on this machine', async () => {
    const test = await ask();
    assert.ok(test.outcome.kind === 'token');
    assert.equal(test.outcome.token.reveal(), TOKEN);
    assert.ok(Math.abs((test.outcome.expiresIn ?? 0) - 3600) < 5);
    assert.deepEqual(asked, [
      { path: '/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fvault.azure.net', header: HEADER },
    ]);
    const { exchange } = test;
    assert.deepEqual([exchange?.method, exchange?.encoding, exchange?.status], ['GET', 'none', 200]);
    assert.deepEqual(exchange?.query, [
      { name: 'api-version', value: '2019-08-01' },
      { name: 'resource', value: 'https://vault.azure.net' },
    ]);
    const shown = inspect(test, { depth: 20 }) + JSON.stringify(test);
    assert.ok(!/canary/i.test(shown));
  });

  it('is asked anew each time, and for the one that is named', async () => {
    await ask();
    await ask({ clientId: CLIENT });
    assert.match(asked[1]?.path ?? '', new RegExp(`client_id=${CLIENT}`));
  });

  it('tells why it gets none, once', async () => {
    for (const [given, error] of [
      [[400, { error: 'invalid_request', error_description: 'Identity not found' }], 'invalid_request'],
      [[500, { error: { code: 'unknown', message: `No identity for ${HEADER}` } }], 'unknown'],
      [[400, { statusCode: 400, message: 'No User Assigned Identity was found' }], 'managed_identity'],
    ] as const) {
      answer = given;
      asked = [];
      const { outcome } = await ask();
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.error, error);
      assert.equal(asked.length, 1);
      assert.ok(!JSON.stringify(outcome).includes(HEADER));
    }
  });

  it('says where there is one, when none answers', async () => {
    answer = [404, 'no object'];
    const { outcome, notes } = await ask();
    assert.equal(outcome.kind, 'unreadable');
    assert.match(notes?.[0] ?? '', /^No managed identity answers here/);
  });

  it('lets one more request follow a challenge, as Azure Arc makes, and no third', async () => {
    answer = [401, ''];
    const { networkClient, last } = recordRequests(passingToManagedIdentity(), { timeoutMs: 5_000 });
    const endpoint = process.env.IDENTITY_ENDPOINT ?? '';
    const challenge = await networkClient.sendGetRequestAsync(endpoint, { headers: { Metadata: 'true' } });
    assert.deepEqual([challenge.status, challenge.body], [401, {}]);
    answer = [200, { access_token: TOKEN }];
    const authorized = { headers: { Metadata: 'true', Authorization: 'Basic canary' } };
    assert.equal((await networkClient.sendGetRequestAsync(endpoint, authorized)).status, 200);
    await assert.rejects(networkClient.sendGetRequestAsync(endpoint, authorized));
    assert.equal(asked.length, 2);
    assert.equal(last()?.headers.Authorization, 'Basic canary');
  });

  for (const address of [
    'http://collect.example/token',
    'http://10.0.0.1/token',
    'https://login.microsoftonline.com/token',
    'http://169.254.169.254.collect.example/token',
  ]) {
    it(`reaches no ${address}`, () => {
      assert.equal(passingToManagedIdentity().mayReach(new URL(address)), false);
    });
  }

  it('reaches the services of the machine', () => {
    for (const host of ['169.254.169.254', '127.0.0.1:40342', 'localhost:50342', '[::1]:1']) {
      assert.equal(passingToManagedIdentity().mayReach(new URL(`http://${host}/token`)), true, host);
    }
  });

  it('has no credential, and takes one resource', async () => {
    for (const scopes of [[], ['a/.default', 'b/.default']]) {
      assert.equal((await ask({ scopes })).outcome.kind, 'invalid');
    }
    assert.deepEqual(asked, []);
  });

  it('is asked from the command line', async () => {
    const args = ['token', '--grant', 'managed-identity', '--scope', 'https://vault.azure.net/.default'];
    const { exitCode, output, errors } = await runCli([...args, '--curl'], { env: {} });
    assert.equal(exitCode, 0);
    assert.match(output, /^Token granted/);
    assert.match(
      output,
      /curl --get 'http:\/\/127\.0\.0\.1:\d+\/msi\/token' \\\n {2}--header "X-IDENTITY-HEADER: \$X_IDENTITY_HEADER"/,
    );
    assert.ok(!/canary/i.test(output + errors));
  });
});
