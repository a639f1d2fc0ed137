import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  id_ce_basicConstraints,
  type Name,
  type SubjectPublicKeyInfo,
  Certificate as X509,
} from '@peculiar/asn1-x509';
import { binaryText, bytesOf } from '../certificates/binary-text.ts';
import { SIGNATURE_ALGORITHMS } from '../certificates/signature-algorithms.ts';
import type { Certificate } from '../facts/types.ts';
import { base64urlOf, digest, hexOf } from './digest.ts';
import { describeKey, type PublicKey, publicKeyOf } from './public-key.ts';

/** A certificate, the bytes that it was read from, and what it says. */
export interface ParsedCertificate {
  readonly x509: X509;
  readonly der: Uint8Array;
  readonly certificate: Certificate;
}

/** Reads one certificate, PEM or DER; undefined when it is none. */
export function parseCertificate(encoded: string | Uint8Array): ParsedCertificate | undefined {
  try {
    const der = typeof encoded === 'string' ? derOf(encoded) : Uint8Array.from(encoded);
    const x509 = AsnConvert.parse(der, X509);
    // Of some faults only the parts tell.
    return { x509, der, certificate: describe(x509, der) };
  } catch {
    return undefined;
  }
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  return bytesOf(atob(pem.replace(/-----[A-Z0-9 ]+-----/g, '').replace(/\s/g, '')));
}

/** PEM of a certificate (RFC 7468, section 5). */
export function pemOf({ der }: ParsedCertificate): string {
  const lines = btoa(binaryText(der)).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Its public key; undefined for a kind that is not known here. */
export function keyOfCertificate({ x509 }: ParsedCertificate): PublicKey | undefined {
  return publicKeyOf(x509.tbsCertificate.subjectPublicKeyInfo);
}

/** SubjectPublicKeyInfo, DER. */
export function encodedKey({ x509 }: ParsedCertificate): Uint8Array {
  const info: SubjectPublicKeyInfo = x509.tbsCertificate.subjectPublicKeyInfo;
  return new Uint8Array(AsnConvert.serialize(info));
}

/** What a certificate says of itself, and the thumbprints that name it. */
function describe(x509: X509, der: Uint8Array): Certificate {
  const { subject, issuer, serialNumber, validity, subjectPublicKeyInfo } = x509.tbsCertificate;
  const { algorithm } = x509.signatureAlgorithm;
  const sha1 = digest('sha1', der);
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    serialNumber: hexOf(new Uint8Array(serialNumber))
      .toUpperCase()
      .replace(/^00(?=..)/, ''),
    notBefore: validity.notBefore.getTime().getTime() / 1000,
    notAfter: validity.notAfter.getTime().getTime() / 1000,
    key: describeKey(subjectPublicKeyInfo),
    signatureAlgorithm: SIGNATURE_ALGORITHMS.get(algorithm) ?? algorithm,
    isAuthority: isAuthority(x509),
    thumbprint: hexOf(sha1).toUpperCase(),
    x5t: base64urlOf(sha1),
    x5tS256: base64urlOf(digest('sha256', der)),
  };
}

/** The short names of what names are made of (RFC 4519, section 2; RFC 2985, section 5.2.1). */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** The most specific part first. */
function nameOf(name: Name): string {
  const parts = Array.from(name, (part) =>
    Array.from(part, ({ type, value }) => `${ATTRIBUTES[type] ?? type}=${value.toString()}`).join(' + '),
  );
  return parts.toReversed().join(', ');
}

/** RFC 5280, section 4.2.1.9. */
function isAuthority({ tbsCertificate: { extensions } }: X509): boolean {
  const constraints = extensions?.find(({ extnID }) => extnID === id_ce_basicConstraints);
  return constraints !== undefined && AsnConvert.parse(constraints.extnValue, BasicConstraints).cA;
}
