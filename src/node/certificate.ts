import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { mistakenDigestsOf } from '../certificates/mistaken-digests.ts';
import { SIGNATURE_ALGORITHMS } from '../certificates/signature-algorithms.ts';
import type { Certificate, CertificateKey } from '../facts/types.ts';

/** Reads one certificate, PEM or DER; undefined when it is none. */
export function parseCertificate(encoded: string | Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(encoded);
  } catch {
    return undefined;
  }
}

/** What a certificate says of itself, and the thumbprints that name it. */
export function describeCertificate(x509: X509Certificate): Certificate {
  const digest = (algorithm: 'sha1' | 'sha256') => createHash(algorithm).update(x509.raw).digest();
  const sha1 = digest('sha1');
  return {
    subject: nameOf(x509.subject),
    issuer: nameOf(x509.issuer),
    serialNumber: x509.serialNumber.toUpperCase(),
    notBefore: Date.parse(x509.validFrom) / 1000,
    notAfter: Date.parse(x509.validTo) / 1000,
    key: keyOf(x509),
    signatureAlgorithm: signatureAlgorithmOf(x509.raw),
    isAuthority: x509.ca,
    thumbprint: sha1.toString('hex').toUpperCase(),
    x5t: sha1.toString('base64url'),
    x5tS256: digest('sha256').toString('base64url'),
  };
}

/** Node gives one part a line, the least specific first, and nothing at all for an empty name. */
function nameOf(name: string | undefined): string {
  return (name ?? '').split('\n').toReversed().join(', ');
}

const KEY_TYPES: Readonly<Record<string, CertificateKey['type']>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  dsa: 'DSA',
};

function keyOf(x509: X509Certificate): CertificateKey {
  const key = publicKeyOf(x509);
  const { modulusLength: bits, namedCurve: curve } = key?.asymmetricKeyDetails ?? {};
  return {
    type: KEY_TYPES[key?.asymmetricKeyType ?? ''] ?? 'other',
    ...(bits !== undefined && { bits }),
    ...(curve !== undefined && { curve }),
  };
}

/** Undefined for a kind of key that OpenSSL does not know. */
function publicKeyOf(x509: X509Certificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined;
  }
}

/**
 * The algorithm that a certificate is signed with: the second part of its outermost sequence (RFC 5280, section 4.1).
 * Node tells it from version 24.9 on only. `der` was read by OpenSSL, so its lengths are right.
 */
function signatureAlgorithmOf(der: Uint8Array): string {
  const certificate = contentAt(der, 0);
  const algorithm = contentAt(der, contentAt(der, certificate.start).end);
  const identifier = contentAt(der, algorithm.start);
  const oid = objectIdentifier(der.subarray(identifier.start, identifier.end));
  return SIGNATURE_ALGORITHMS.get(oid) ?? oid;
}

/** Where the content of the DER element at `offset` starts and ends (X.690, section 8.1). */
function contentAt(der: Uint8Array, offset: number): { readonly start: number; readonly end: number } {
  const first = der[offset + 1] ?? 0;
  const sizeOfLength = first < 0x80 ? 0 : first & 0x7f;
  const start = offset + 2 + sizeOfLength;
  const length =
    sizeOfLength === 0 ? first : der.subarray(offset + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return { start, end: start + length };
}

/** Dotted form of an object identifier (X.690, section 8.19). */
function objectIdentifier(bytes: Uint8Array): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** What people take for the thumbprint of a certificate, in place of the digest of its bytes: see `src/certificates`. */
export function mistakenDigests(x509: X509Certificate): ReadonlyMap<string, string> {
  const pem = x509.toString();
  const publicKey = publicKeyOf(x509)?.export({ type: 'spki', format: 'der' });
  return mistakenDigestsOf({ der: x509.raw, pem, publicKey }, (algorithm, input) =>
    createHash(algorithm).update(input).digest('hex'),
  );
}
