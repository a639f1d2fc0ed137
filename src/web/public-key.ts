import type { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import forge from 'node-forge';
import { binaryText } from '../certificates/binary-text.ts';
import type { CertificateKey } from '../facts/types.ts';
import { base64urlOf } from './digest.ts';

/** A public key as a JSON Web Key (RFC 7517; RFC 7518, section 6). */
export type PublicKey =
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  | { readonly kty: 'EC'; readonly crv: string; readonly x: string; readonly y: string };

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';

/** Kinds of keys by their object identifiers (RFC 3279, RFC 4055, RFC 8410). */
const TYPES: Readonly<Record<string, CertificateKey['type']>> = {
  [RSA]: 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  [EC]: 'EC',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
  '1.2.840.10040.4.1': 'DSA',
};

/** Curves by their object identifiers (RFC 5480, section 2.1.1.1): as JSON Web Keys and as OpenSSL name them, bytes of a coordinate. */
const CURVES: Readonly<
  Record<string, { readonly crv: string; readonly name: string; readonly size: number }>
> = {
  '1.2.840.10045.3.1.7': { crv: 'P-256', name: 'prime256v1', size: 32 },
  '1.3.132.0.34': { crv: 'P-384', name: 'secp384r1', size: 48 },
  '1.3.132.0.35': { crv: 'P-521', name: 'secp521r1', size: 66 },
  '1.3.132.0.10': { crv: 'secp256k1', name: 'secp256k1', size: 32 },
};

/** The kind of a key, and how strong it is. */
export function describeKey(info: SubjectPublicKeyInfo): CertificateKey {
  const type = TYPES[info.algorithm.algorithm] ?? 'other';
  const bits = type === 'RSA' || type === 'RSA-PSS' ? modulusLength(info) : undefined;
  const curve = type === 'EC' ? curveOf(info)?.name : undefined;
  return { type, ...(bits !== undefined && { bits }), ...(curve !== undefined && { curve }) };
}

/** The key of a certificate; undefined for a kind that signs no assertion of Entra's and is not compared. */
export function publicKeyOf(info: SubjectPublicKeyInfo): PublicKey | undefined {
  if (info.algorithm.algorithm === RSA) return rsaKey(info);
  return info.algorithm.algorithm === EC
    ? ecKey(curveOf(info), new Uint8Array(info.subjectPublicKey))
    : undefined;
}

/** Bits. */
function modulusLength(info: SubjectPublicKeyInfo): number | undefined {
  const [modulus = ''] = integersOf(info);
  const digits = forge.util.bytesToHex(modulus).replace(/^0+/, '');
  const [first = ''] = digits;
  return first === '' ? undefined : (digits.length - 1) * 4 + Number.parseInt(first, 16).toString(2).length;
}

function rsaKey(info: SubjectPublicKeyInfo): PublicKey | undefined {
  const [n, e] = integersOf(info);
  return n === undefined || e === undefined ? undefined : { kty: 'RSA', n: unsigned(n), e: unsigned(e) };
}

/** The integers of an RSAPublicKey (RFC 8017, appendix A.1.1), each as node-forge has bytes. */
function integersOf({ subjectPublicKey }: SubjectPublicKeyInfo): readonly string[] {
  return integersIn(binaryText(new Uint8Array(subjectPublicKey)));
}

/** The integers of a sequence, DER; none when it is something else. */
export function integersIn(der: string): readonly string[] {
  try {
    const { value } = forge.asn1.fromDer(der);
    return Array.isArray(value)
      ? value.map((each) => (typeof each.value === 'string' ? each.value : ''))
      : [];
  } catch {
    return [];
  }
}

/** An integer as JSON Web Keys write it: without the byte that keeps it from being negative. */
export function unsigned(integer: string): string {
  return base64urlOf(Uint8Array.from(integer.replace(/^\0+/, ''), (char) => char.charCodeAt(0)));
}

function curveOf({ algorithm: { parameters } }: SubjectPublicKeyInfo) {
  if (!parameters) return undefined;
  // An object identifier: its tag, its length, and what names the curve.
  return curveNamed(binaryText(new Uint8Array(parameters).subarray(2)));
}

/** By the bytes of its object identifier. */
export function curveNamed(identifier: string) {
  return CURVES[forge.asn1.derToOid(forge.util.createBuffer(identifier))];
}

/** A point that is not compressed (RFC 5480, section 2.2): `04`, x and y. */
export function ecKey(
  curve: ReturnType<typeof curveNamed>,
  point: Uint8Array,
): Extract<PublicKey, { kty: 'EC' }> | undefined {
  if (!curve || point[0] !== 4 || point.length !== 1 + 2 * curve.size) return undefined;
  const x = base64urlOf(point.subarray(1, 1 + curve.size));
  return { kty: 'EC', crv: curve.crv, x, y: base64urlOf(point.subarray(1 + curve.size)) };
}

/** True for two keys that are one. */
export function isSameKey(one: PublicKey, other: PublicKey): boolean {
  if (one.kty === 'RSA') return other.kty === 'RSA' && one.n === other.n && one.e === other.e;
  return other.kty === 'EC' && one.crv === other.crv && one.x === other.x && one.y === other.y;
}
