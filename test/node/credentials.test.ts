import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { toPem } from '../../src/emulator/certificate.ts';
import { describeCertificate } from '../../src/node/certificate.ts';
import { certificateCredential } from '../../src/node/certificate-credential.ts';
import { readCertificates } from '../../src/node/certificate-file.ts';
import { requestToken } from '../../src/node/msal.ts';
import type { CertificateCredential, Credential, TokenProfile } from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { ASSERTION, ASSERTION_HEADER, CLIENT, change, compose, FEDERATED } from '../tokens/tokens.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const der = certificateDer({ keyPair: keyPairs.rsa() });
const CERTIFICATE: CertificateCredential = {
  kind: 'certificate',
  certificate: toPem(der),
  privateKey: new Secret(keyPem(keyPairs.rsa())),
};

describe('credentials of token requests', () => {
  let server: TokenServer;
  before(async () => {
    server = await startTokenServer();
  });
  after(() => server.close());

  function ask(credential: Credential, changes: Partial<TokenProfile> = {}) {
    const grant = { kind: 'client-credentials' } as const;
    return requestToken({ ...server.profile, credential, grant, ...changes }, server.options);
  }

  describe('certificate', () => {
    for (const [name, changes, algorithm, thumbprint] of [
      ['by SHA-256', {}, 'PS256', 'x5t#S256'],
      ['by SHA-1', { digest: 'SHA-1' }, 'RS256', 'x5t'],
    ] as const) {
      it(`signs an assertion that names it ${name}`, async () => {
        const { outcome, notes } = await ask({ ...CERTIFICATE, ...changes });
        assert.equal(outcome.kind, 'token');
        assert.equal(notes, undefined);
        const {
          client_assertion: assertion = '',
          client_assertion_type: type,
          client_secret: none,
        } = server.sent();
        assert.deepEqual([type, none], [ASSERTION_TYPE, undefined]);
        const { protectedHeader } = await jwtVerify(assertion, keyPairs.rsa().publicKey, {
          audience: `${server.authority}/oauth2/v2.0/token`,
          issuer: CLIENT,
          subject: CLIENT,
          algorithms: [algorithm],
          // MSAL rounds the time up.
          clockTolerance: 1,
        });
        const own = describeCertificate(new X509Certificate(der));
        assert.equal(protectedHeader[thumbprint], thumbprint === 'x5t' ? own.x5t : own.x5tS256);
        assert.equal(protectedHeader.x5c, undefined);
      });
    }

    it('puts its chain into the assertion when told to', async () => {
      const authority = toPem(certificateDer({ commonName: 'authority', isAuthority: true }));
      await ask({ ...CERTIFICATE, certificate: toPem(der) + authority, sendsChain: true });
      const { x5c } = decodeProtectedHeader(server.sent().client_assertion ?? '');
      assert.equal(x5c?.length, 2);
      assert.equal(x5c?.[0], der.toString('base64'));
    });

    it('opens an encrypted key with its password', async () => {
      const privateKey = new Secret(keyPem(keyPairs.rsa(), 'open-me'));
      const { outcome } = await ask({ ...CERTIFICATE, privateKey, password: new Secret('open-me') });
      assert.equal(outcome.kind, 'token');
    });

    it('is sent though it has expired, for Entra to judge, with a note', async () => {
      const past = certificateDer({
        keyPair: keyPairs.rsa(),
        notBefore: new Date('2020-01-01'),
        notAfter: new Date('2021-01-01'),
      });
      const { outcome, notes } = await ask({ ...CERTIFICATE, certificate: toPem(past) });
      assert.equal(outcome.kind, 'token');
      assert.match(notes?.[0] ?? '', /^The certificate expired .+AADSTS700027/);
    });

    const otherRsa = certificateDer({ keyPair: keyPairs.weak() });
    const UNFIT: readonly (readonly [
      name: string,
      changes: Partial<CertificateCredential>,
      message: RegExp,
    ])[] = [
      ['another key', { certificate: toPem(otherRsa) }, /belongs to another certificate/],
      [
        'a wrong password',
        { privateKey: new Secret(keyPem(keyPairs.rsa(), 'open-me')), password: new Secret('wrong') },
        /password does not open/,
      ],
      ['no password', { privateKey: new Secret(keyPem(keyPairs.rsa(), 'open-me')) }, /no password was given/],
      [
        'a damaged key',
        { privateKey: new Secret('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n') },
        /key is damaged/,
      ],
      [
        'a damaged certificate',
        { certificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
        /certificate is damaged/,
      ],
      ['no key', { privateKey: new Secret('') }, /no private key/],
      ['no certificate', { certificate: '' }, /no certificate/],
      [
        'an EC key',
        { certificate: toPem(certificateDer()), privateKey: new Secret(keyPem(keyPairs.ec())) },
        /RSA key only/,
      ],
      [
        'a short key',
        { certificate: toPem(otherRsa), privateKey: new Secret(keyPem(keyPairs.weak())) },
        /1024 bits/,
      ],
    ];
    for (const [name, changes, message] of UNFIT) {
      it(`sends nothing with ${name}`, async () => {
        const before = server.requests.length;
        const { outcome, exchange } = await ask({ ...CERTIFICATE, ...changes });
        assert.ok(outcome.kind === 'invalid');
        assert.match(outcome.message, message);
        assert.deepEqual([exchange, server.requests.length], [undefined, before]);
      });
    }

    it('is taken from a file with its key', async () => {
      const file = await readCertificates(Buffer.from(keyPem(keyPairs.rsa()) + toPem(otherRsa) + toPem(der)));
      assert.ok(file.kind === 'certificates');
      const reading = certificateCredential(file);
      assert.ok(reading.kind === 'credential');
      assert.equal((await ask(reading.credential)).outcome.kind, 'token');
    });

    it('is not taken from a file without its key', async () => {
      for (const [text, message] of [
        [toPem(der), /no private key/],
        [toPem(der) + keyPem(keyPairs.weak()), /another certificate/],
        [toPem(der) + keyPem(keyPairs.rsa(), 'x'), /encrypted/],
      ] as const) {
        const file = await readCertificates(Buffer.from(text));
        assert.ok(file.kind === 'certificates');
        const reading = certificateCredential(file);
        assert.ok(reading.kind === 'invalid');
        assert.match(reading.message, message);
      }
    });
  });

  for (const [kind, credentialWith, claims] of [
    [
      'client-assertion',
      (assertion: Secret) => ({ kind: 'client-assertion', assertion }) as const,
      ASSERTION,
    ],
    ['federated-token', (token: Secret) => ({ kind: 'federated-token', token }) as const, FEDERATED],
  ] as const) {
    it(`sends a ${kind} as it stands`, async () => {
      const token = compose(ASSERTION_HEADER, claims);
      await ask(credentialWith(new Secret(token)));
      const { client_assertion: sent, client_assertion_type: type } = server.sent();
      assert.deepEqual([sent, type], [token, ASSERTION_TYPE]);
    });
  }

  it('says what strikes about an assertion, and sends it all the same', async () => {
    const now = Math.floor(Date.now() / 1000);
    const wrong = compose(
      ASSERTION_HEADER,
      change(ASSERTION, { iss: 'shop', iat: now, nbf: now, exp: now + 600 }),
    );
    const { outcome, notes } = await ask({ kind: 'client-assertion', assertion: new Secret(wrong) });
    assert.equal(outcome.kind, 'token');
    assert.match(notes?.join(' ') ?? '', /iss/);
  });

  it('takes no secret of a federated token for a secret of the app', async () => {
    const { exchange } = await ask({ kind: 'federated-token', token: new Secret('not-a-jwt-but-a-canary') });
    assert.ok(!JSON.stringify(exchange).includes('canary'));
    assert.equal(exchange?.parameters.find(({ name }) => name === 'client_assertion')?.value, '[secret]');
  });
});
