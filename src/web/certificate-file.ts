import type { CertificateFailure } from '../certificates/certificate-failure.ts';
import { mistakenDigestsOf } from '../certificates/mistaken-digests.ts';
import {
  type Certificates,
  type Cryptography,
  readCertificates as readBy,
} from '../certificates/read-certificates.ts';
import type { CertificateParser } from '../facts/certificate.ts';
import type { OwnCertificate } from '../tokens/client-assertion-match.ts';
import type { Secret } from '../tokens/secret.ts';
import {
  encodedKey,
  keyOfCertificate,
  type ParsedCertificate,
  parseCertificate,
  pemOf,
} from './certificate.ts';
import { digest, hexOf } from './digest.ts';
import { type PrivateKey, privateKeyFromDer, readPrivateKey } from './private-key.ts';
import { isSameKey } from './public-key.ts';

/** The certificates of a file, without the cryptography of a host: keys are JSON Web Keys. */
export type CertificateFile = Certificates<ParsedCertificate, PrivateKey>;

const cryptography: Cryptography<ParsedCertificate, PrivateKey> = {
  parse: parseCertificate,
  describe: ({ certificate }) => certificate,
  readKey: readPrivateKey,
  keyFromDer: privateKeyFromDer,
  belongs,
};

function belongs(key: PrivateKey, certificate: ParsedCertificate): boolean {
  const own = keyOfCertificate(certificate);
  return own !== undefined && isSameKey(key, own);
}

/** Reads certificates where the host has no parser of its own. */
export const certificateParser: CertificateParser = {
  parse: (pem) => parseCertificate(pem)?.certificate,
  belongs: (privateKey, pem) => {
    const reading = readPrivateKey(privateKey);
    const parsed = reading.kind === 'key' ? parseCertificate(pem) : undefined;
    return reading.kind === 'key' && parsed ? belongs(reading.key, parsed) : undefined;
  },
};

/** Reads the certificates in the bytes of a file, and the private key beside them: see `src/certificates`. */
export function readCertificates(
  file: Uint8Array,
  password?: Secret,
): Promise<CertificateFile | CertificateFailure> {
  return readBy(file, password, cryptography);
}

/** What an assertion is compared with: the first certificate of a file. */
export function ownCertificate({ certificates: [certificate], x509 }: CertificateFile): OwnCertificate {
  const encoded = { der: x509.der, pem: pemOf(x509), publicKey: encodedKey(x509) };
  return {
    certificate,
    publicKey: keyOfCertificate(x509) ?? new Uint8Array(),
    mistakenDigests: mistakenDigestsOf(encoded, (algorithm, input) => hexOf(digest(algorithm, input))),
  };
}
