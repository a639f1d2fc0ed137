import assert from 'node:assert/strict';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fetchKeySet } from '../../src/node/key-set.ts';
import { requestToken } from '../../src/node/msal.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { verifyToken } from '../../src/tokens/verify.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

const NOW = Math.floor(Date.now() / 1000);

describe('the keys of an issuer', () => {
  it('verify the tokens it issued, and nothing that was changed', async () => {
    const endpoint = await startEmulator();
    try {
      const [tenant] = endpoint.directory.tenants;
      const app = endpoint.directory.applications.find(({ secrets }) =>
        secrets.some(({ expires }) => Date.parse(expires) > Date.now()),
      );
      const secret = app?.secrets[0];
      assert.ok(tenant && app && secret);
      const options = { certificateAuthorities: [endpoint.certificate] };
      const { outcome } = await requestToken(
        {
          authority: `${endpoint.origin}/${tenant.id}`,
          clientId: app.clientId,
          scopes: ['https://graph.microsoft.com/.default'],
          credential: { kind: 'client-secret', secret: new Secret(secret.value) },
          grant: { kind: 'client-credentials' },
        },
        options,
      );
      assert.equal(outcome.kind, 'token');
      const token = outcome.kind === 'token' ? outcome.token.reveal() : '';
      const answer = await fetchKeySet(`${endpoint.origin}/${tenant.id}/discovery/v2.0/keys`, options);
      assert.equal(answer.kind, 'keys');
      const document = answer.kind === 'keys' ? answer.document : undefined;
      const keys = [{ kind: 'jwks', name: 'the endpoint', document }] as const;
      assert.equal((await verifyToken(token, keys, NOW)).kind, 'verified');
      const [header, , signature] = token.split('.');
      const claims = Buffer.from('{"aud":"https://graph.microsoft.com"}').toString('base64url');
      assert.equal(
        (await verifyToken(`${header}.${claims}.${signature}`, keys, NOW)).kind,
        'wrong-signature',
      );
    } finally {
      await endpoint.close();
    }
  });

  describe('are not taken from', () => {
    let server: CannedServer;
    before(async () => {
      server = await startServer(makeCertificate(), (_body, request, response) => {
        if (request.url === '/redirect') response.writeHead(302, { location: '/keys' }).end();
        else if (request.url === '/page') response.end('<html>');
        else if (request.url === '/other') response.end('{"keys":"none"}');
        else response.end('{"keys":[]}');
      });
    });
    after(() => server.close());

    for (const path of ['/redirect', '/page', '/other']) {
      it(path, async () => {
        const options = { certificateAuthorities: [server.certificate] };
        const answer = await fetchKeySet(`${server.origin}${path}`, options);
        assert.equal(answer.kind, 'failed');
        assert.match(answer.kind === 'failed' ? answer.message : '', /no key set/);
      });
    }

    it('an address where nobody listens', async () => {
      const answer = await fetchKeySet('https://127.0.0.1:9/keys', { timeoutMs: 2000 });
      assert.match(answer.kind === 'failed' ? answer.message : '', /cannot be reached/);
    });
  });
});
