import type { Place } from '../core/types.ts';
import type { Deferred } from './value-types.ts';

/** The public key of a certificate. `bits` is the length of an RSA modulus, `curve` the name of an elliptic curve. */
export interface CertificateKey {
  readonly type: 'RSA' | 'RSA-PSS' | 'EC' | 'Ed25519' | 'Ed448' | 'DSA' | 'other';
  readonly bits?: number;
  readonly curve?: string;
}

/** What a certificate (RFC 5280) says of itself. */
export interface Certificate {
  /** Most specific name first, as in RFC 4514: `CN=shop, O=Contoso`. Empty where there is none. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: CertificateKey;
  /** `RSA with SHA-256`, or the object identifier of an algorithm without common name. */
  readonly signatureAlgorithm: string;
  /** True for the certificate of an authority, which signs others. */
  readonly isAuthority: boolean;
  /** SHA-1 of the DER bytes, upper-case hexadecimal: as Entra and Windows show it. */
  readonly thumbprint: string;
  /** The same, base64url (RFC 7515, section 4.1.7). */
  readonly x5t: string;
  /** SHA-256 of the DER bytes, base64url (RFC 7515, section 4.1.8). */
  readonly x5tS256: string;
}

/** A certificate that a file holds, in PEM. */
export interface StatedCertificate {
  readonly kind: 'certificate';
  readonly certificate: Certificate;
  readonly name: string;
  readonly place: Place;
  /** True for those that stand beside an app's own: its chain. */
  readonly isChain: boolean;
  /** The private key beside it. `unknown`: there are keys, and which is whose was not told. */
  readonly privateKey: 'absent' | 'own' | 'other' | 'unknown';
}

/** Where an app has its certificate from: a file, as a path with `/`, or PEM in the setting itself. */
export type CertificateSource =
  | Deferred
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'inline' }
  | { readonly kind: 'other' };
