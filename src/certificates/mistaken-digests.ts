import { binaryText } from './binary-text.ts';

/** A certificate in the forms that it is seen in. */
export interface EncodedCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  /** SubjectPublicKeyInfo, DER; undefined for a kind of key that is not known. */
  readonly publicKey: Uint8Array | undefined;
}

/** Gives hexadecimal. */
export type Digest = (algorithm: 'sha1' | 'sha256', input: string | Uint8Array) => string;

/**
 * Digests that people take for the thumbprint of a certificate: of its PEM text, of the base64 in it, of its public
 * key. Upper-case hexadecimal, and what it is the digest of.
 */
export function mistakenDigestsOf(
  { der, pem, publicKey }: EncodedCertificate,
  digest: Digest,
): ReadonlyMap<string, string> {
  const hex = Array.from(der, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const inputs: readonly (readonly [string, string | Uint8Array])[] = [
    ['the PEM text', pem],
    ['the PEM text', pem.trimEnd()],
    ['the PEM text', pem.replaceAll('\n', '\r\n')],
    ['the base64 text', btoa(binaryText(der))],
    ['the hexadecimal text', hex],
    ['the public key', publicKey ?? ''],
  ];
  return new Map(
    inputs.flatMap(([what, input]) =>
      (['sha1', 'sha256'] as const).map((algorithm): [string, string] => [
        digest(algorithm, input).toUpperCase(),
        what,
      ]),
    ),
  );
}
