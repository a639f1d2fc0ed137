import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK } from 'jose';
import { selfSignedCertificate, toPem } from './certificate.ts';
import type { PublicJwk } from './directory.ts';

/** What proves the applications of the default directory that have no secret: made afresh, kept in memory. */
export interface DefaultKeys {
  readonly certificate: {
    /** PEM of the certificate that is registered. */
    readonly certificate: string;
    /** PEM (PKCS#8) of its private key. */
    readonly privateKey: string;
  };
  readonly issuer: {
    /** The public key, as the outside issuer's key set shows it. */
    readonly jwk: PublicJwk;
    /** PEM (PKCS#8) of the private key that signs the outside issuer's tokens. */
    readonly privateKey: string;
  };
}

/** Two RSA keys of 2048 bits: one with a certificate of 30 days from `now` on, one of an outside issuer. */
export async function createDefaultKeys(now: Date = new Date()): Promise<DefaultKeys> {
  const [own, outside] = await Promise.all([rsaKeys(), rsaKeys()]);
  const certificate = selfSignedCertificate({ commonName: 'Payroll Service', keyType: 'rsa', now, ...own });
  const jwk = { ...(await exportJWK(outside.publicKey)), use: 'sig', alg: 'RS256', kid: 'issuer-key-1' };
  return {
    certificate: { certificate: toPem(certificate), privateKey: pem(own.privateKey) },
    issuer: { jwk, privateKey: pem(outside.privateKey) },
  };
}

function rsaKeys() {
  return promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
