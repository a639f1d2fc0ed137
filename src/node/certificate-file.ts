import type { KeyObject, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type CertificateFailure, failed, unreadable } from '../certificates/certificate-failure.ts';
import {
  type Certificates,
  LARGEST_FILE,
  readCertificates as readBy,
} from '../certificates/read-certificates.ts';
import type { Secret } from '../tokens/secret.ts';
import { describeCertificate, parseCertificate } from './certificate.ts';
import { privateKeyFromDer, readPrivateKey } from './private-key.ts';

/** The certificates of a file, by the cryptography of Node. */
export type CertificateFile = Certificates<X509Certificate, KeyObject>;
export type FileKey = CertificateFile['privateKey'];

/** Reads a certificate file: see `readCertificates`. `unreadable` when the file itself cannot be read. */
export async function readCertificateFile(
  path: string,
  password?: Secret,
): Promise<CertificateFile | CertificateFailure> {
  try {
    if ((await stat(path)).size > LARGEST_FILE) return failed('too-large');
    return await readCertificates(await readFile(path), password);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Only the file system fails here; anything else is a bug.
    if (code === undefined) throw error;
    return unreadable(code);
  }
}

/** Reads the certificates in the bytes of a file, and the private key beside them: see `src/certificates`. */
export function readCertificates(
  file: Uint8Array,
  password?: Secret,
): Promise<CertificateFile | CertificateFailure> {
  return readBy(file, password, {
    parse: parseCertificate,
    describe: describeCertificate,
    readKey: readPrivateKey,
    keyFromDer: privateKeyFromDer,
    belongs: (key, certificate) => certificate.checkPrivateKey(key),
  });
}
