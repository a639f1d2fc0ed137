import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import https from 'node:https';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { describeCertificate, mistakenDigests } from '../../src/node/certificate.ts';
import { passingTo, recordRequests } from '../../src/node/recorder.ts';
import { checkClientAssertion } from '../../src/tokens/client-assertion-match.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const CLIENT = '66666666-7777-4888-9999-000000000000';
const authority = `https://login.microsoftonline.com/${TENANT}`;

describe('the assertion that MSAL makes', () => {
  const der = certificateDer({ keyPair: keyPairs.rsa() });
  const x509 = new X509Certificate(der);
  const original = https.request;
  let server: CannedServer;

  before(async () => {
    const granted = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'opaque' });
    server = await startServer(makeCertificate(), (_, __, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(granted);
    });
    const toServer = (url: URL, options: https.RequestOptions) =>
      original(new URL(`${server.origin}${url.pathname}`), { ...options, ca: server.certificate });
    Object.assign(https, { request: toServer });
  });
  after(async () => {
    Object.assign(https, { request: original });
    await server.close();
  });

  async function assertionOf(thumbprints: {
    thumbprint?: string;
    thumbprintSha256?: string;
  }): Promise<string> {
    const { networkClient } = recordRequests(passingTo(authority, false), { timeoutMs: 5_000 });
    const application = new ConfidentialClientApplication({
      auth: {
        clientId: CLIENT,
        authority,
        clientCertificate: { privateKey: keyPem(keyPairs.rsa()), ...thumbprints },
      },
      system: { networkClient },
    });
    await application.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    return new URLSearchParams(server.requests.at(-1)?.body).get('client_assertion') ?? '';
  }

  const hex = (algorithm: 'sha1' | 'sha256') => createHash(algorithm).update(der).digest('hex');
  for (const [name, thumbprints] of [
    ['x5t#S256', { thumbprintSha256: hex('sha256') }],
    ['x5t', { thumbprint: hex('sha1') }],
  ] as const) {
    it(`passes every check (${name})`, async () => {
      const assertion = await assertionOf(thumbprints);
      const own = {
        certificate: describeCertificate(x509),
        publicKey: x509.publicKey,
        mistakenDigests: mistakenDigests(x509),
      };
      const { kind, header, checks } = await checkClientAssertion(assertion, Math.floor(Date.now() / 1000), {
        own,
        clientId: CLIENT,
        tenant: TENANT,
      });
      assert.equal(kind, 'jws');
      assert(Object.hasOwn(header ?? {}, name));
      assert.deepEqual(
        checks.filter(({ ok }) => ok !== true),
        [],
      );
    });
  }
});
