import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { selfSignedCertificate, toPem } from './certificate.ts';

/** The address the emulator listens on: this machine only. */
export const loopback = '127.0.0.1';

/** Certificate and private key of the emulator's TLS server, PEM. */
export interface TlsIdentity {
  readonly certificate: string;
  readonly privateKey: string;
}

/** A fresh P-256 key with a certificate for `localhost`, 127.0.0.1 and ::1. */
export async function createTlsIdentity(): Promise<TlsIdentity> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const certificate = selfSignedCertificate({
    commonName: 'localhost',
    keyType: 'ec',
    publicKey,
    privateKey,
    server: { dnsNames: ['localhost'], addresses: [loopback, '::1'] },
  });
  return {
    certificate: toPem(certificate),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
