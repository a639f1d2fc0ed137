import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describeCertificate, mistakenDigests } from '../../src/node/certificate.ts';
import type { Check } from '../../src/tokens/claims.ts';
import { type AssertionRequest, buildClientAssertion } from '../../src/tokens/client-assertion.ts';
import {
  type AssertionExpectation,
  checkClientAssertion,
  expectedTarget,
  type OwnCertificate,
} from '../../src/tokens/client-assertion-match.ts';
import { type CertificateWish, certificateDer, keyPairs } from '../certificates.ts';
import { CLIENT, ENDPOINT, NOW, TENANT } from './tokens.ts';

const DAY = 24 * 60 * 60 * 1000;
const validity = { notBefore: new Date(NOW * 1000 - DAY), notAfter: new Date(NOW * 1000 + 300 * DAY) };

function certificateOf(wish: CertificateWish = {}) {
  const x509 = new X509Certificate(certificateDer({ keyPair: keyPairs.rsa(), ...validity, ...wish }));
  const certificate = describeCertificate(x509);
  return { certificate, publicKey: x509.publicKey, mistakenDigests: mistakenDigests(x509), x509 };
}

const own = certificateOf();
const other = certificateOf({ commonName: 'other' });
const ec = certificateOf({ keyPair: keyPairs.ec() });

const request: AssertionRequest = {
  authority: `https://login.microsoftonline.com/${TENANT}/`,
  clientId: CLIENT,
  certificate: own.certificate,
  privateKey: keyPairs.rsa().privateKey,
  algorithm: 'PS256',
  now: NOW,
  jti: '12121212-3434-4565-8787-909090909090',
};

async function build(changes: Partial<AssertionRequest> = {}) {
  const result = await buildClientAssertion({ ...request, ...changes });
  assert(result.kind === 'assertion', JSON.stringify(result));
  return result;
}

/** The verdict, what is said, and the rule that sees it in files. */
const told = ({ ok, message, rule }: Check) => `${ok}: ${message}${rule ? ` → ${rule}` : ''}`;

const failures = (checks: readonly Check[]) => checks.filter(({ ok }) => ok !== true);

describe('buildClientAssertion', () => {
  it('makes what Entra documents, and nothing else', async () => {
    const { assertion, expires, audience, notes } = await build();
    const token = assertion.reveal();
    assert.deepEqual(decodeProtectedHeader(token), {
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': own.certificate.x5tS256,
    });
    assert.deepEqual(decodeJwt(token), {
      aud: ENDPOINT,
      iss: CLIENT,
      sub: CLIENT,
      jti: request.jti,
      nbf: NOW,
      iat: NOW,
      exp: NOW + 600,
    });
    assert.deepEqual({ expires, audience, notes }, { expires: NOW + 600, audience: ENDPOINT, notes: [] });
    await compactVerify(token, own.publicKey, { algorithms: ['PS256'] });
  });

  it('signs with RS256 and names the certificate by x5t when told to', async () => {
    const { assertion } = await build({ algorithm: 'RS256' });
    assert.deepEqual(decodeProtectedHeader(assertion.reveal()), {
      alg: 'RS256',
      typ: 'JWT',
      x5t: own.certificate.x5t,
    });
    await compactVerify(assertion.reveal(), own.publicKey, { algorithms: ['RS256'] });
  });

  for (const algorithm of ['PS256', 'RS256'] as const) {
    it(`passes every check of its own (${algorithm})`, async () => {
      const { assertion } = await build({ algorithm });
      const expected = { own, clientId: CLIENT, tenant: TENANT };
      const { checks } = await checkClientAssertion(assertion.reveal(), NOW + 5, expected);
      assert.deepEqual(failures(checks), []);
      assert(checks.some(({ id }) => id === 'assertion-signature'));
    });
  }

  it('does not show itself', async () => {
    assert.doesNotMatch(JSON.stringify(await build()), /eyJ/);
  });

  it('tells what is not advised', async () => {
    const soon = certificateOf({ notAfter: new Date(NOW * 1000 + 8.5 * DAY) });
    const { notes } = await build({ certificate: soon.certificate });
    assert.deepEqual(notes.length, 1);
    assert.match(notes[0] ?? '', /another 8 days only/);
  });

  const past = certificateOf({ notAfter: new Date(NOW * 1000 - DAY) });
  const future = certificateOf({ notBefore: new Date(NOW * 1000 + DAY) });
  const refused: readonly (readonly [string, Partial<AssertionRequest>, RegExp])[] = [
    ['an EC key', { certificate: ec.certificate, privateKey: keyPairs.ec().privateKey }, /AADSTS5002738/],
    ['an expired certificate', { certificate: past.certificate }, /expired 1 day ago.+AADSTS700027/],
    ['one that is not valid yet', { certificate: future.certificate }, /not valid before.+AADSTS700027/],
    ['common', { authority: 'https://login.microsoftonline.com/common' }, /AADSTS50059/],
    ['no tenant', { authority: 'https://login.microsoftonline.com' }, /names no tenant/],
    ['an endpoint as authority', { authority: ENDPOINT }, /belongs to an endpoint/],
    ['a client id that is none', { clientId: 'my-app' }, /AADSTS700016/],
  ];
  for (const [name, changes, expected] of refused) {
    it(`makes none for ${name}`, async () => {
      const result = await buildClientAssertion({ ...request, ...changes });
      assert(result.kind === 'refused');
      assert.equal(result.reasons.length, 1);
      assert.match(result.reasons[0] ?? '', expected);
    });
  }
});

describe('checkClientAssertion', () => {
  async function signed(header: Record<string, unknown>): Promise<string> {
    const claims = decodeJwt((await build()).assertion.reveal());
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', ...header })
      .sign(keyPairs.rsa().privateKey);
  }

  const pem = own.x509.toString();
  const sha1 = (input: string | Buffer) => createHash('sha1').update(input);
  const { thumbprint, x5t, x5tS256 } = own.certificate;
  const headers: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
    ['the thumbprint in hexadecimal', { x5t: thumbprint }, /means this certificate, but not in the form/],
    [
      'it as standard base64',
      { x5t: Buffer.from(thumbprint, 'hex').toString('base64') },
      /means this certificate/,
    ],
    [
      'the base64url of the hexadecimal',
      { x5t: Buffer.from(thumbprint).toString('base64url') },
      /means this certificate/,
    ],
    ['SHA-256 in x5t', { x5t: x5tS256 }, /means this certificate/],
    ['SHA-1 in x5t#S256', { 'x5t#S256': x5t }, /means this certificate/],
    [
      'the digest of the PEM text',
      { x5t: sha1(pem).digest('base64url') },
      /x5t is the digest of the PEM text/,
    ],
    [
      'the digest of the base64',
      { x5t: sha1(own.x509.raw.toString('base64')).digest('base64url') },
      /digest of the base64 text/,
    ],
    [
      'the digest of the key',
      { x5t: sha1(own.x509.publicKey.export({ type: 'spki', format: 'der' })).digest('base64url') },
      /digest of the public key/,
    ],
    [
      'another certificate',
      { x5t: other.certificate.x5t },
      /names another certificate\. Entra answers AADSTS700027/,
    ],
    ['no text', { x5t: 5 }, /names another certificate/],
  ];
  for (const [name, header, expected] of headers) {
    it(`names ${name}, and what to write`, async () => {
      const { checks } = await checkClientAssertion(await signed(header), NOW, { own });
      const found = checks.find(({ id }) => id === 'assertion-certificate');
      assert.match(found?.message ?? '', expected);
      const right = 'x5t' in header ? x5t : x5tS256;
      assert(found?.message.endsWith(`Write “${right}”.`));
    });
  }

  it('verifies the signature', async () => {
    const { assertion } = await build();
    const [header, , mark] = assertion.reveal().split('.');
    const forged = [header, Buffer.from(JSON.stringify({ aud: ENDPOINT })).toString('base64url'), mark].join(
      '.',
    );
    const ok = async (token: string, certificate = own) =>
      (await checkClientAssertion(token, NOW, { own: certificate })).checks.find(
        ({ id }) => id === 'assertion-signature',
      )?.ok;
    assert.equal(await ok(assertion.reveal()), true);
    assert.equal(await ok(forged), false);
    assert.equal(await ok(assertion.reveal(), certificateOf({ keyPair: keyPairs.ec() })), null);
    assert.equal(
      await ok((await build({ algorithm: 'RS256' })).assertion.reveal().replace(/^[^.]+/, header ?? '')),
      false,
    );
  });

  const CODE = 'Entra answers AADSTS700023.';
  const compared: readonly (readonly [string, AssertionExpectation, readonly string[]])[] = [
    ['nothing', {}, []],
    [
      'the right ones, in another letter case',
      { clientId: CLIENT.toUpperCase(), tenant: TENANT.toUpperCase() },
      ['true: iss is the client id that was given.', 'true: aud names the tenant that was given.'],
    ],
    [
      'another client id',
      { clientId: TENANT },
      [`false: iss is not the client id “${TENANT}”. Entra answers AADSTS700021. → assertion-issuer-subject`],
    ],
    [
      'another tenant',
      { tenant: CLIENT },
      [`false: aud names the tenant “${TENANT}”, not “${CLIENT}”. ${CODE} → assertion-audience`],
    ],
    [
      'a domain, of which only Entra knows the id',
      { tenant: 'contoso.example' },
      [`null: aud names the tenant “${TENANT}”. Whether that is “contoso.example” only Entra knows.`],
    ],
  ];
  for (const [what, expected, verdicts] of compared) {
    it(`compares it with ${what}`, async () => {
      const { assertion } = await build();
      const { checks } = await checkClientAssertion(assertion.reveal(), NOW, expected);
      const found = checks.filter(({ id }) => id === 'assertion-client-id' || id === 'assertion-tenant');
      assert.deepEqual(found.map(told), verdicts);
    });
  }

  it('compares ids in any letter case', () => {
    const id = 'AbCdEfAb-abcd-4bcd-8bcd-abcdefabcdef';
    const claims = { iss: id, aud: `https://login.microsoftonline.com/${id}/oauth2/v2.0/token` };
    for (const given of [id.toLowerCase(), id.toUpperCase()]) {
      const checks = expectedTarget(claims, { clientId: given, tenant: given });
      assert.deepEqual(
        checks.map(({ ok }) => ok),
        [true, true],
      );
    }
  });

  it('finds no tenant in an audience without one, and none in a list', async () => {
    for (const aud of ['https://login.microsoftonline.com', 'contoso', [], 5]) {
      const [check] = expectedTarget({ aud }, { tenant: TENANT });
      assert.equal(check?.message, `aud names no tenant, not “${TENANT}”. ${CODE}`);
    }
  });

  it('tells what became of signature and certificate', async () => {
    const expectations: readonly (readonly [string, OwnCertificate, readonly string[]])[] = [
      [
        (await build()).assertion.reveal(),
        own,
        [
          'true: The signature was made with the private key of this certificate.',
          'true: x5t#S256 is the thumbprint of this certificate.',
        ],
      ],
      [
        (await build({ algorithm: 'RS256' })).assertion.reveal(),
        ec,
        [
          'null: The signature could not be verified: alg and the key of the certificate do not fit.',
          `false: x5t names another certificate. Entra answers AADSTS700027. Write “${ec.certificate.x5t}”. → certificate-thumbprint-mismatch`,
        ],
      ],
      [
        (await build()).assertion.reveal().replace(/[^.]+$/, 'AAAA'),
        own,
        [
          'false: The signature was not made with the private key of this certificate. Entra answers AADSTS700027. → certificate-key-mismatch',
          'true: x5t#S256 is the thumbprint of this certificate.',
        ],
      ],
      [
        await signed({ kid: 'mine' }),
        own,
        [
          'true: The signature was made with the private key of this certificate.',
          'null: The header names the certificate by kid only, which is not compared here.',
        ],
      ],
      [await signed({}), own, ['true: The signature was made with the private key of this certificate.']],
    ];
    for (const [token, certificate, expected] of expectations) {
      const { checks } = await checkClientAssertion(token, NOW, { own: certificate });
      const found = checks.filter(({ id }) => id === 'assertion-signature' || id === 'assertion-certificate');
      assert.deepEqual(found.map(told), expected);
    }
  });

  it('judges any token as an assertion, and takes what is none', async () => {
    for (const text of ['', 'hello', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.']) {
      const { kind, checks } = await checkClientAssertion(text, NOW, { own });
      assert(kind !== 'jws' || checks.some(({ ok }) => ok === false), text);
    }
  });
});
