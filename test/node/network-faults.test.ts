import assert from 'node:assert/strict';
import { type AddressInfo, createServer } from 'node:net';
import type { Directory } from '../../src/emulator/directory.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import { loadKnowledge, toText } from '../../src/index.ts';
import { requestToken } from '../../src/node/msal.ts';
import { sendAsWritten } from '../../src/node/send-as-written.ts';
import type { SendOptions } from '../../src/node/send-options.ts';
import type { TokenTest, UnreachableCause } from '../../src/tokens/outcome.ts';
import { outcomeReport } from '../../src/tokens/outcome-report.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { makeCertificate, startServer } from './server.ts';

const SECRET = 'Distinctive~8Q~network.secret';
const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';

const DIRECTORY: Directory = {
  tenants: [{ id: TENANT, displayName: 'Contoso', domains: [] }],
  applications: [],
};

/** The two ways in which a request is sent, to an origin. */
type Ask = (origin: string, options?: SendOptions) => Promise<TokenTest>;

const byMsal: Ask = (origin, options) =>
  requestToken(
    {
      authority: `${origin}/${TENANT}`,
      clientId: CLIENT,
      scopes: ['https://graph.microsoft.com/.default'],
      credential: { kind: 'client-secret', secret: new Secret(SECRET) },
      grant: { kind: 'client-credentials' },
    },
    options,
  );

const asWritten: Ask = (origin, options) =>
  sendAsWritten(
    {
      method: 'POST',
      url: new Secret(`${origin}/${TENANT}/oauth2/v2.0/token`),
      headers: [{ name: 'content-type', value: new Secret('application/x-www-form-urlencoded') }],
      body: new Secret(`grant_type=client_credentials&client_id=${CLIENT}&client_secret=${SECRET}`),
    },
    { ...options, hasConsent: true },
  );

async function reportOf(test: TokenTest): Promise<string> {
  return toText(outcomeReport(test, await loadKnowledge(), Date.now() / 1000));
}

async function assertUnreachable(test: TokenTest, cause: UnreachableCause, advice: RegExp): Promise<void> {
  assert(test.outcome.kind === 'unreachable', JSON.stringify(test.outcome));
  assert.equal(test.outcome.cause, cause);
  const report = await reportOf(test);
  assert.match(report, /The token endpoint was not reached/);
  assert.match(report, advice);
  assert(!`${report}${JSON.stringify(test)}`.includes('Distinctive'));
}

for (const [name, ask] of [
  ['MSAL', byMsal],
  ['a written request', asWritten],
] as const) {
  describe(`network faults, ${name}`, () => {
    const closing: { close(): unknown }[] = [];
    afterEach(() => Promise.all(closing.splice(0).map((each) => each.close())));

    async function start(options: EmulatorOptions = {}): Promise<Emulator> {
      const emulator = await startEmulator({ directory: DIRECTORY, ...options });
      closing.push(emulator);
      return emulator;
    }

    async function askFaulty(
      kind: 'reset' | 'cut' | 'garbage' | 'redirect' | 'huge' | 'stall',
      timeoutMs = 5_000,
    ) {
      const emulator = await start({ faults: [{ kind }] });
      return ask(emulator.origin, { timeoutMs, certificateAuthorities: [emulator.certificate] });
    }

    /** The port of a server on loopback that does as told with each connection. */
    async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing.push(server);
      return (server.address() as AddressInfo).port;
    }

    it('a host without address', async () => {
      // No name in this domain resolves (RFC 6761, section 6.4).
      const test = await ask('https://login.nowhere.invalid', { timeoutMs: 10_000 });
      await assertUnreachable(test, 'dns', /Check its spelling, the network and the DNS server/);
    });

    it('a port where nobody listens', async () => {
      const server = createServer();
      const port = await portOf(server);
      await new Promise((resolve) => server.close(resolve));
      const test = await ask(`https://127.0.0.1:${port}`);
      await assertUnreachable(test, 'connection-refused', /Check host and port/);
    });

    it('a certificate that nobody trusts', async () => {
      const { origin } = await start();
      await assertUnreachable(
        await ask(origin),
        'tls',
        /certificateAuthorities or the option --certificate-authority/,
      );
    });

    it('a server without TLS', async () => {
      const port = await portOf(createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')));
      await assertUnreachable(await ask(`https://127.0.0.1:${port}`), 'tls', /certificate is not trusted/);
    });

    it('a connection that is reset', async () =>
      assertUnreachable(await askFaulty('reset'), 'connection-reset', /firewall or proxy/));

    it('an answer that is cut', async () =>
      assertUnreachable(await askFaulty('cut'), 'connection-reset', /firewall or proxy/));

    it('no answer in time', async () =>
      assertUnreachable(await askFaulty('stall', 50), 'timeout', /timeoutSeconds, option --timeout/));

    it('garbage', async () => {
      const test = await askFaulty('garbage');
      assert.deepEqual([test.outcome.kind, test.exchange?.status], ['unreadable', 200]);
      assert.match(await reportOf(test), /a proxy’s own page also looks like this/);
    });

    for (const status of [301, 302, 303, 307, 308]) {
      it(`a redirect by ${status}, which is not followed`, async () => {
        const elsewhere = await startServer(makeCertificate(), (_, __, response) => response.end('{}'));
        const location = `${elsewhere.origin}/${TENANT}/oauth2/v2.0/token`;
        const redirecting = await startServer(makeCertificate(), (_, request, response) => {
          const base = `https://${request.headers.host}/${TENANT}`;
          if (request.method === 'POST') response.writeHead(status, { location }).end();
          else response.end(discoveryOf(base));
        });
        closing.push(elsewhere, redirecting);
        const certificateAuthorities = [elsewhere.certificate, redirecting.certificate];
        const test = await ask(redirecting.origin, { certificateAuthorities });
        assert.deepEqual([test.outcome.kind, test.exchange?.status], ['unreadable', status]);
        assert(redirecting.requests.some(({ body }) => body.includes(SECRET)));
        assert.deepEqual(elsewhere.requests, []);
      });
    }

    it('an answer of the token endpoint that redirects', async () => {
      const { outcome, exchange } = await askFaulty('redirect');
      assert.deepEqual([outcome.kind, exchange?.status], ['unreadable', 307]);
    });

    it('an answer of megabytes, of which one is kept', async () => {
      const test = await askFaulty('huge');
      assert.equal(test.outcome.kind, 'unreadable');
      assert(JSON.stringify(test).length < 10_000);
    });

    it('a clock that is off, told by the Date header', async () => {
      const emulator = await start({ now: () => new Date(Date.now() + 3_600_000) });
      const test = await ask(emulator.origin, { certificateAuthorities: [emulator.certificate] });
      const skew = test.exchange?.clockSkewSeconds ?? 0;
      assert(Math.abs(skew - 3_600) < 5, String(skew));
      assert.match(await reportOf(test), /clock/i);
    });
  });
}

function discoveryOf(base: string): string {
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}
