import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { createSigningKey } from '../../src/emulator/signing-key.ts';
import { createTlsIdentity } from '../../src/emulator/tls-identity.ts';

describe('the certificate of the TLS server', () => {
  let certificate: X509Certificate;
  before(async () => {
    certificate = new X509Certificate((await createTlsIdentity()).certificate);
  });

  it('is for this machine under each of its names, and for no other', () => {
    assert.equal(certificate.checkHost('localhost'), 'localhost');
    assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(certificate.checkIP('::1'), '::1');
    assert.equal(certificate.checkHost('login.microsoftonline.com'), undefined);
  });

  it('is signed by its own key and can sign no other certificate', () => {
    assert(certificate.verify(certificate.publicKey));
    assert.equal(certificate.ca, false);
  });

  it('is valid now, and not for long', () => {
    const { validFromDate, validToDate } = certificate;
    const now = Date.now();
    assert(validFromDate.getTime() < now && now < validToDate.getTime());
    assert(validToDate.getTime() - now <= 30 * 24 * 60 * 60 * 1000);
  });

  it('is another one each time, with its own serial number and key', async () => {
    const other = new X509Certificate((await createTlsIdentity()).certificate);
    assert.notEqual(other.serialNumber, certificate.serialNumber);
    assert.notEqual(other.fingerprint256, certificate.fingerprint256);
  });
});

describe('the token signing key', () => {
  it('is named by the thumbprint of the certificate it is shown with', async () => {
    const { jwk, thumbprint } = await createSigningKey();
    const [encoded = ''] = jwk.x5c ?? [];
    const der = Buffer.from(encoded, 'base64');
    assert.equal(createHash('sha1').update(der).digest('base64url'), thumbprint);
    const certificate = new X509Certificate(der);
    assert(certificate.verify(certificate.publicKey));
    assert.equal(certificate.publicKey.export({ format: 'jwk' }).n, jwk.n);
  });
});
