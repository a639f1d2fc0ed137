import type { CertificateParser } from '../facts/certificate.ts';
import { describeCertificate, parseCertificate } from './certificate.ts';
import { readPrivateKey } from './private-key.ts';

/** Reads certificates by the cryptography of Node. */
export const certificateParser: CertificateParser = {
  parse: (certificate) => {
    const x509 = parseCertificate(certificate);
    return x509 && describeCertificate(x509);
  },
  belongs: (privateKey, certificate) => {
    const read = readPrivateKey(privateKey);
    return read.kind === 'key' ? parseCertificate(certificate)?.checkPrivateKey(read.key) : undefined;
  },
};
