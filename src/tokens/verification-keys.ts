import { type CryptoKey, importJWK, importX509 } from 'jose';
import type { Certificate } from '../facts/types.ts';
import { claim, type JsonObject, textClaim, visible } from './claims.ts';
import { namesOfCertificate } from './named-key.ts';
import { base64urlToHex } from './thumbprint.ts';

/** Keys that somebody may have signed with. `name` is for people: a path, an address. Never a secret or private key. */
export type KeyMaterial =
  /** A certificate in PEM. With `certificate`, what it says of itself, it is found by its thumbprints. */
  | {
      readonly kind: 'certificate';
      readonly name: string;
      readonly pem: string;
      readonly certificate?: Certificate;
    }
  /** A JSON Web Key (RFC 7517, section 4), as it was parsed. Only its public part is used. */
  | { readonly kind: 'jwk'; readonly name: string; readonly jwk: unknown }
  /** A JSON Web Key Set (RFC 7517, section 5), as it was parsed. */
  | { readonly kind: 'jwks'; readonly name: string; readonly document: unknown };

/** One public key, and the algorithms that it may verify. */
export interface VerificationKey {
  readonly name: string;
  /** What a header may call it: key ids as they are, thumbprints in upper-case hexadecimal too. */
  readonly ids: ReadonlySet<string>;
  readonly certificate?: Certificate;
  /** True when a signature of this algorithm can be one of this key: its type decides, never the token. */
  readonly allows: (alg: string) => boolean;
  /** Rejects where the key does not fit the algorithm. */
  readonly load: (alg: string) => Promise<CryptoKey | Uint8Array>;
}

/** More keys than any issuer publishes. */
const MOST_KEYS = 200;

/** The public keys in all the material, in its order; what is no key for signatures is left out. */
export function verificationKeys(material: readonly KeyMaterial[]): readonly VerificationKey[] {
  return material.flatMap(keysOf).slice(0, MOST_KEYS);
}

function keysOf(material: KeyMaterial): readonly VerificationKey[] {
  switch (material.kind) {
    case 'certificate':
      return [ofCertificate(material.name, material.pem, material.certificate)];
    case 'jwk':
      return ofJwk(material.name, material.jwk) ?? [];
    case 'jwks':
      return listOf(material.document).flatMap((jwk) => ofJwk(material.name, jwk) ?? []);
  }
}

function listOf(document: unknown): readonly unknown[] {
  const keys = isObject(document) ? claim(document, 'keys') : undefined;
  return Array.isArray(keys) ? keys.slice(0, MOST_KEYS) : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const RSA = /^[RP]S(?:256|384|512)$/;
/** Every algorithm with a public key. HMAC is none: whoever has the public key could sign. */
const ASYMMETRIC = /^(?:[RP]S(?:256|384|512)|ES(?:256|384|512)|EdDSA|Ed25519)$/;
const CURVES: ReadonlyMap<string, RegExp> = new Map([
  ['P-256', /^ES256$/],
  ['P-384', /^ES384$/],
  ['P-521', /^ES512$/],
  ['prime256v1', /^ES256$/],
  ['secp384r1', /^ES384$/],
  ['secp521r1', /^ES512$/],
  ['Ed25519', /^(?:EdDSA|Ed25519)$/],
]);

function ofCertificate(name: string, pem: string, certificate: Certificate | undefined): VerificationKey {
  return {
    name,
    ids: new Set(certificate ? namesOfCertificate(certificate) : []),
    ...(certificate && { certificate }),
    allows: (alg) => allowedBy(certificate).test(alg),
    load: (alg) => importX509(pem, alg),
  };
}

/** Where the type is not told, the import is left to refuse what does not fit. */
function allowedBy(certificate: Certificate | undefined): RegExp {
  const { type, curve } = certificate?.key ?? { type: undefined, curve: undefined };
  if (type === undefined) return ASYMMETRIC;
  if (type === 'RSA' || type === 'RSA-PSS') return type === 'RSA' ? RSA : /^PS(?:256|384|512)$/;
  return CURVES.get(type === 'EC' ? (curve ?? '') : type) ?? NOTHING;
}

const NOTHING = /(?!)/;

/** The members that make the public key, by its type (RFC 7518, section 6; RFC 8037): private ones are never handed on. */
const PUBLIC_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['kty', 'n', 'e']],
  ['EC', ['kty', 'crv', 'x', 'y']],
  ['OKP', ['kty', 'crv', 'x']],
]);

function ofJwk(from: string, jwk: unknown): readonly VerificationKey[] | undefined {
  if (!isObject(jwk)) return undefined;
  const kty = textClaim(jwk, 'kty') ?? '';
  const members = PUBLIC_MEMBERS.get(kty);
  if (members === undefined || textClaim(jwk, 'use') === 'enc') return undefined;
  const family = kty === 'RSA' ? RSA : (CURVES.get(textClaim(jwk, 'crv') ?? '') ?? NOTHING);
  const only = textClaim(jwk, 'alg');
  const kid = textClaim(jwk, 'kid');
  const thumbprints = [textClaim(jwk, 'x5t'), textClaim(jwk, 'x5t#S256')];
  const ids = [kid, ...thumbprints, ...thumbprints.map((id) => id && base64urlToHex(id))];
  const key = Object.fromEntries(members.map((name) => [name, textClaim(jwk, name) ?? '']));
  return [
    {
      name: kid === undefined ? from : `${from}, key ${visible(kid)}`,
      ids: new Set(ids.filter((id) => id !== undefined)),
      allows: (alg) => family.test(alg) && (only === undefined || only === alg),
      load: (alg) => importJWK(key, alg),
    },
  ];
}
