import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { toPem } from '../../src/emulator/certificate.ts';
import { describeCertificate, mistakenDigests } from '../../src/node/certificate.ts';
import { certificateParser as nodeParser } from '../../src/node/certificate-parser.ts';
import { buildClientAssertion } from '../../src/tokens/client-assertion.ts';
import { checkClientAssertion } from '../../src/tokens/client-assertion-match.ts';
import { certificateParser, ownCertificate, readCertificates } from '../../src/web/certificate-file.ts';
import { type CertificateWish, certificateDer, keyPairs, keyPem } from '../certificates.ts';

const NOW = Math.floor(Date.now() / 1000);

const wishes: readonly (readonly [string, CertificateWish])[] = [
  ['an RSA key', { keyPair: keyPairs.rsa() }],
  ['a short RSA key', { keyPair: keyPairs.weak(), hash: 'SHA-1' }],
  ['an EC key', {}],
  ['a larger curve', { keyPair: generateKeyPairSync('ec', { namedCurve: 'P-384' }) }],
  ['an authority', { isAuthority: true }],
  ['a name in Umlauts', { commonName: 'Müller & Söhne' }],
  ['an end after 2050', { notAfter: new Date('2051-02-03T04:05:06Z') }],
];

describe('certificates without the cryptography of Node', () => {
  for (const [name, wish] of wishes) {
    it(`are described as by Node: ${name}`, async () => {
      const der = certificateDer(wish);
      const file = await readCertificates(der);
      assert(file.kind === 'certificates');
      const x509 = new X509Certificate(der);
      assert.deepEqual(file.certificates[0], describeCertificate(x509));
      assert.deepEqual(certificateParser.parse(toPem(der)), nodeParser.parse(toPem(der)));
      assert.deepEqual(ownCertificate(file).mistakenDigests, mistakenDigests(x509));
    });
  }

  const keyForms: readonly (readonly [string, (key: KeyObject) => string])[] = [
    ['PKCS#8', (key) => key.export({ type: 'pkcs8', format: 'pem' }).toString()],
    [
      'the older form',
      (key) =>
        key.export({ type: key.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'sec1', format: 'pem' }).toString(),
    ],
  ];
  for (const kind of ['rsa', 'ec'] as const) {
    for (const [form, pemOf] of keyForms) {
      it(`belong to their key, and to no other: ${kind}, ${form}`, () => {
        const pem = toPem(certificateDer({ keyPair: keyPairs[kind]() }));
        const other = kind === 'rsa' ? keyPairs.weak() : keyPairs.otherEc();
        assert.equal(certificateParser.belongs(pemOf(keyPairs[kind]().privateKey), pem), true);
        assert.equal(certificateParser.belongs(pemOf(other.privateKey), pem), false);
      });
    }
  }

  it('cannot tell whose an encrypted key is', () => {
    const pem = toPem(certificateDer());
    assert.equal(certificateParser.belongs(keyPem(keyPairs.ec(), 'closed'), pem), undefined);
    assert.equal(
      certificateParser.parse('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'),
      undefined,
    );
  });

  it('sign assertions with their key, and verify them', async () => {
    const keyPair = keyPairs.rsa();
    const file = await readCertificates(Buffer.from(toPem(certificateDer({ keyPair })) + keyPem(keyPair)));
    assert(file.kind === 'certificates' && file.privateKey.kind === 'own');
    const built = await buildClientAssertion({
      authority: 'https://login.microsoftonline.com/contoso.com',
      clientId: '66666666-7777-4888-9999-000000000000',
      certificate: file.certificates[0],
      privateKey: file.privateKey.key,
      algorithm: 'PS256',
      now: NOW,
      jti: '0d4b6f11-52a8-4a7e-9c7d-1c2f33aa5e90',
    });
    assert(built.kind === 'assertion');
    const { checks } = await checkClientAssertion(built.assertion.reveal(), NOW, {
      own: ownCertificate(file),
    });
    const signature = checks.find(({ id }) => id === 'assertion-signature');
    assert.equal(signature?.ok, true);
    assert.deepEqual(
      checks.filter(({ ok }) => ok === false),
      [],
    );
  });
});
