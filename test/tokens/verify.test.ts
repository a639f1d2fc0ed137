import assert from 'node:assert/strict';
import { base64url, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { toPem } from '../../src/emulator/certificate.ts';
import { describeCertificate, parseCertificate } from '../../src/node/certificate.ts';
import { inspectToken } from '../../src/tokens/inspect.ts';
import type { KeyMaterial } from '../../src/tokens/verification-keys.ts';
import { verifyToken, withVerification } from '../../src/tokens/verify.ts';
import { certificateDer, keyPairs } from '../certificates.ts';
import { APP_TOKEN, ASSERTION, NOW } from './tokens.ts';

const DAY = 86_400;

function certificateOf(
  keyPair: ReturnType<typeof keyPairs.rsa>,
  name: string,
): Extract<KeyMaterial, { kind: 'certificate' }> {
  const pem = toPem(certificateDer({ keyPair }));
  const x509 = parseCertificate(pem);
  assert.ok(x509);
  return { kind: 'certificate', name, pem, certificate: describeCertificate(x509) };
}

describe('verifyToken', () => {
  let rsa: ReturnType<typeof certificateOf>;
  let ec: ReturnType<typeof certificateOf>;
  let jwks: KeyMaterial;
  before(async () => {
    rsa = certificateOf(keyPairs.rsa(), 'shop.cer');
    ec = certificateOf(keyPairs.ec(), 'ec.cer');
    const keys = [
      { ...(await exportJWK(keyPairs.otherEc().publicKey)), kid: 'other', use: 'sig' },
      { ...(await exportJWK(keyPairs.rsa().publicKey)), kid: 'k1', use: 'sig' },
    ];
    jwks = { kind: 'jwks', name: 'keys of the tenant', document: { keys } };
  });

  const sign = (alg: string, header: Readonly<Record<string, unknown>> = {}, pair = keyPairs.rsa()) =>
    new SignJWT({ ...APP_TOKEN }).setProtectedHeader({ alg, ...header }).sign(pair.privateKey);

  it('names the certificate that signed, found by its thumbprint', async () => {
    for (const alg of ['PS256', 'RS256', 'RS512']) {
      const token = await sign(alg, { 'x5t#S256': rsa.certificate?.x5tS256 });
      const result = await verifyToken(`Bearer ${token}`, [ec, rsa], NOW);
      assert.deepEqual(
        [result.kind, 'key' in result && result.key, 'isNamed' in result && result.isNamed],
        ['verified', 'shop.cer', true],
      );
    }
  });

  it('finds it by kid, by a thumbprint in hexadecimal, and without a name', async () => {
    for (const header of [
      { kid: rsa.certificate?.thumbprint },
      { x5t: rsa.certificate?.thumbprint.toLowerCase() },
      {},
    ]) {
      const result = await verifyToken(await sign('RS256', header), [ec, rsa], NOW);
      assert.ok(result.kind === 'verified' && result.isNamed, JSON.stringify(header));
    }
  });

  it('says when the header names another key than the one that signed', async () => {
    const result = await verifyToken(await sign('RS256', { x5t: 'AQIDBAUGBwgJCgsMDQ4PEBESExQ' }), [rsa], NOW);
    assert.ok(result.kind === 'verified' && !result.isNamed);
    assert.match(result.message, /names another key/);
  });

  it('takes a certificate without its description, and a key set', async () => {
    const bare: KeyMaterial = { kind: 'certificate', name: 'bare', pem: rsa.pem };
    assert.equal((await verifyToken(await sign('PS384'), [bare], NOW)).kind, 'verified');
    const result = await verifyToken(await sign('RS256', { kid: 'k1' }), [jwks], NOW);
    assert.ok(result.kind === 'verified');
    assert.equal(result.key, 'keys of the tenant, key k1');
    const es = await sign('ES256', { kid: 'other' }, keyPairs.otherEc());
    assert.equal((await verifyToken(es, [jwks], NOW)).kind, 'verified');
    assert.equal(
      (await verifyToken(await sign('ES256', {}, keyPairs.ec()), [rsa, ec], NOW)).kind,
      'verified',
    );
  });

  it('tells an expired certificate', async () => {
    const later = NOW * 2 + 1000 * DAY;
    const result = await verifyToken(await sign('RS256'), [rsa], later);
    assert.match(result.message, /expired on/);
  });

  it('refuses none, and HMAC with a public key', async () => {
    const pem = new TextEncoder().encode(rsa.pem);
    const confused = await new SignJWT({ ...APP_TOKEN }).setProtectedHeader({ alg: 'HS256' }).sign(pem);
    const oct: KeyMaterial = { kind: 'jwk', name: 'oct', jwk: { kty: 'oct', k: base64url.encode(pem) } };
    assert.equal((await verifyToken(confused, [rsa, jwks, oct], NOW)).kind, 'refused');
    assert.equal((await verifyToken(new UnsecuredJWT({}).encode(), [rsa], NOW)).kind, 'refused');
    const cut = (await sign('RS256')).replace(/[^.]+$/, '');
    assert.equal((await verifyToken(cut, [rsa], NOW)).kind, 'refused');
  });

  it('pins the algorithm to the type of the key, and to its own', async () => {
    const pinned: KeyMaterial = {
      kind: 'jwk',
      name: 'pinned',
      jwk: { ...(await exportJWK(keyPairs.rsa().publicKey)), alg: 'RS256' },
    };
    assert.equal((await verifyToken(await sign('PS256'), [pinned], NOW)).kind, 'no-key');
    assert.equal((await verifyToken(await sign('RS256'), [pinned], NOW)).kind, 'verified');
    assert.equal((await verifyToken(await sign('RS256'), [ec], NOW)).kind, 'no-key');
    const encryption: KeyMaterial = {
      kind: 'jwk',
      name: 'enc',
      jwk: { ...(await exportJWK(keyPairs.rsa().publicKey)), use: 'enc' },
    };
    assert.equal((await verifyToken(await sign('RS256'), [encryption], NOW)).kind, 'no-key');
  });

  it('tells a changed token from a missing key', async () => {
    const token = await sign('RS256', { kid: 'k1' });
    const claims = base64url.encode(JSON.stringify({ ...APP_TOKEN, roles: ['All'] }));
    const changed = (text: string) => text.replace(/\.[^.]+\./, `.${claims}.`);
    assert.equal((await verifyToken(changed(token), [jwks], NOW)).kind, 'wrong-signature');
    const unknown = await sign('RS256', { kid: 'k2' });
    assert.equal((await verifyToken(changed(unknown), [jwks], NOW)).kind, 'no-key');
    const nonce = `${base64url.encode('{"alg":"RS256","kid":"k1","nonce":"n"}')}.${token.split('.').slice(1).join('.')}`;
    assert.equal((await verifyToken(nonce, [jwks], NOW)).kind, 'not-verifiable');
  });

  it('takes what is no token, and what are no keys', async () => {
    const hostile: readonly unknown[] = [
      null,
      1,
      'x',
      [],
      { keys: 5 },
      { keys: [null, 1, {}, { kty: 'RSA' }, { kty: 'EC', crv: 'P-256' }, { kty: 'RSA', n: '!', e: {} }] },
    ];
    const material = hostile.flatMap((document): readonly KeyMaterial[] => [
      { kind: 'jwks', name: 'a', document },
      { kind: 'jwk', name: 'b', jwk: document },
    ]);
    const damaged: KeyMaterial = {
      kind: 'certificate',
      name: 'c',
      pem: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    };
    assert.notEqual((await verifyToken(await sign('RS256'), [...material, damaged], NOW)).kind, 'verified');
    assert.notEqual(
      (await verifyToken(await sign('ES256', {}, keyPairs.ec()), [...material, damaged], NOW)).kind,
      'verified',
    );
    for (const text of ['', 'abc', '0.AXoAbc', 'eyJhbGciOiJSUzI1NiJ9.eyJ'])
      assert.equal((await verifyToken(text, [rsa], NOW)).kind, 'not-verifiable');
  });

  it('puts its verdict in place of the note that nobody verified', async () => {
    const token = await new SignJWT({ ...ASSERTION })
      .setProtectedHeader({ alg: 'PS256', x5t: rsa.certificate?.x5t ?? '' })
      .sign(keyPairs.rsa().privateKey);
    const inspection = inspectToken(token, NOW);
    const verdictOf = async (text: string) =>
      withVerification(inspection, await verifyToken(text, [rsa], NOW)).checks.filter(
        ({ id }) => id === 'signature',
      );
    assert.deepEqual(
      (await verdictOf(token)).map(({ ok }) => ok),
      [true],
    );
    const [first, second] = token.split('.');
    const [check] = await verdictOf(`${first}.${second}.AAAA`);
    assert.deepEqual([check?.ok, check?.codes, check?.rule], [false, [700027], 'certificate-key-mismatch']);
  });
});
