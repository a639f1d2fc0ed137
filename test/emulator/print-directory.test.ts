import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { defaultDirectory, newSecretValue } from '../../src/emulator/default-directory.ts';
import { createDefaultKeys } from '../../src/emulator/default-keys.ts';
import { printDirectory } from '../../src/emulator/print-directory.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const origin = 'https://localhost:8443';

describe('the printed directory', () => {
  const directory = defaultDirectory(NOW, (keyId) => `it's ${keyId}`);
  const text = printDirectory({ origin, directory }, NOW);

  it('names the endpoint, the tenant, the applications and their credentials', () => {
    for (const part of [
      'https://localhost:8443/{tenant}/oauth2/v2.0/token',
      'Contoso',
      '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30',
      'contoso.example',
      ...directory.applications.flatMap(({ clientId, displayName }) => [clientId, displayName]),
      ...directory.applications.flatMap(({ secrets }) =>
        secrets.flatMap(({ keyId, value }) => [keyId, value]),
      ),
    ]) {
      assert(text.includes(part), part);
    }
  });

  it('shows certificates by their thumbprints, and private keys by their files alone', async () => {
    const keys = await createDefaultKeys();
    const whole = defaultDirectory(NOW, () => 'right', keys);
    const files = { certificate: '/tmp/k/certificate.pem', issuer: '/tmp/k/issuer-key.pem' };
    const shown = printDirectory({ origin, directory: whole }, NOW, files);
    const { fingerprint, fingerprint256 } = new X509Certificate(keys.certificate.certificate);
    for (const part of [
      fingerprint.replaceAll(':', ''),
      fingerprint256.replaceAll(':', ''),
      'https://tokens.ci.example',
      'repo:contoso/orders:ref:refs/heads/main',
      'api://AzureADTokenExchange',
      'public client',
      'http://localhost:3000/auth/callback (web)',
      'adele@contoso.example',
      ...Object.values(files),
    ])
      assert(shown.includes(part), part);
    assert(!shown.includes('PRIVATE KEY'));
  });

  it('tells a valid secret from an expired one', () => {
    assert.match(text, /e2b94d18-\S+ \(production, expires 2026-08-28\)/);
    assert.match(text, /5a07f3c9-\S+ \(last year, expired 2026-01-30\)/);
  });

  it('ends in a request that can be pasted into a shell', () => {
    const [, request = ''] = text.split('Try it:\n');
    assert.equal(
      request,
      [
        '  curl --cacert CERTIFICATE.pem \\',
        "    --data-urlencode 'grant_type=client_credentials' \\",
        "    --data-urlencode 'client_id=1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96' \\",
        "    --data-urlencode 'client_secret=it'\\''s e2b94d18-60c7-4f5a-9d3e-8a1b7c25f604' \\",
        "    --data-urlencode 'scope=https://graph.microsoft.com/.default' \\",
        '    https://localhost:8443/6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30/oauth2/v2.0/token',
        '',
      ].join('\n'),
    );
  });

  it('shows no request where no secret would work', () => {
    const [, reports] = directory.applications;
    assert(reports !== undefined);
    const expired = printDirectory({ origin, directory: { ...directory, applications: [reports] } }, NOW);
    assert(expired.includes('Reports Service'));
    assert(!expired.includes('curl'));
  });
});

describe('a new secret value', () => {
  it('has the shape of one Entra issues, and is never the same', () => {
    const values = Array.from({ length: 20 }, newSecretValue);
    for (const value of values) assert.match(value, /^[A-Za-z0-9._~-]{3}8Q~[A-Za-z0-9._~-]{34}$/);
    assert.equal(new Set(values).size, values.length);
  });
});
