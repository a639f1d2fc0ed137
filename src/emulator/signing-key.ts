import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK, type JWK } from 'jose';
import { selfSignedCertificate } from './certificate.ts';

/** The key that signs access tokens. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** The certificate's SHA-1 thumbprint, base64url: Entra uses it as `kid` and `x5t` (RFC 7515, section 4.1.7). */
  readonly thumbprint: string;
  /** The public key with its certificate, as the key set shows it (RFC 7517). */
  readonly jwk: JWK;
}

/** A fresh RSA key of 2048 bits for RS256, with a self-signed certificate. */
export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const certificate = selfSignedCertificate({
    commonName: 'Token signing key of a local token endpoint',
    keyType: 'rsa',
    publicKey,
    privateKey,
  });
  const thumbprint = createHash('sha1').update(certificate).digest('base64url');
  const jwk: JWK = {
    kty: 'RSA',
    use: 'sig',
    kid: thumbprint,
    x5t: thumbprint,
    ...(await exportJWK(publicKey)),
    x5c: [certificate.toString('base64')],
  };
  return { privateKey, thumbprint, jwk };
}
