import type { KeyObject, X509Certificate } from 'node:crypto';
import { findPemBlocks } from '../core/pem.ts';
import type { Certificate } from '../facts/types.ts';
import { certificateProblems } from '../tokens/certificate-checks.ts';
import type { CertificateCredential } from '../tokens/profile.ts';
import { Secret } from '../tokens/secret.ts';
import { describeCertificate, parseCertificate } from './certificate.ts';
import type { CertificateFile, FileKey } from './certificate-file.ts';
import { type PrivateKeyReading, readPrivateKey } from './private-key.ts';

/** A certificate and its key, ready to sign with. */
export interface OpenedCertificate {
  readonly kind: 'opened';
  readonly certificate: Certificate;
  /** PKCS#8, PEM. */
  readonly privateKey: Secret;
  /** PEM, the certificate of the app first. */
  readonly chain: string;
  /** What is not advised, and what Entra will refuse: one sentence each. */
  readonly notes: readonly string[];
}

export type CertificateOpening = OpenedCertificate | { readonly kind: 'invalid'; readonly message: string };

/**
 * Opens a certificate and its private key and sees that they belong together and can sign. An expired certificate
 * opens: whether it is good is Entra's to say, and a note says so. `now` in seconds since 1970.
 */
export function openCertificate(credential: CertificateCredential, now: number): CertificateOpening {
  const certificates = findPemBlocks(credential.certificate)
    .filter(({ label }) => label.endsWith('CERTIFICATE'))
    .map(({ pem }) => (pem === undefined ? undefined : parseCertificate(pem)));
  const [own] = certificates;
  if (own === undefined || certificates.includes(undefined)) {
    return invalid('The certificate is damaged: part of it is missing or changed.');
  }
  const reading = readPrivateKey(credential.privateKey.reveal(), credential.password);
  if (reading.kind !== 'key') return invalid(WITHOUT_KEY[reading.kind]);
  return signable(own, reading.key) ?? opened(own, certificates, reading.key, now);
}

const WITHOUT_KEY: Readonly<
  Record<Exclude<PrivateKeyReading['kind'] | FileKey['kind'], 'key' | 'own'>, string>
> = {
  absent: 'There is no private key in the file of the certificate, and none was given.',
  other: 'The private key belongs to another certificate.',
  encrypted: 'The private key is encrypted, and no password was given.',
  'wrong-password': 'The password does not open the private key.',
  damaged: 'The private key is damaged.',
};

function invalid(message: string): CertificateOpening {
  return { kind: 'invalid', message };
}

/** Bits: what JSON Web Algorithms ask for at least (RFC 7518, section 3.5). */
const SHORTEST_KEY = 2048;

function signable(own: X509Certificate, key: KeyObject): CertificateOpening | undefined {
  if (!own.checkPrivateKey(key)) return invalid(WITHOUT_KEY.other);
  if (key.asymmetricKeyType !== 'rsa') {
    return invalid(
      'The key is not an RSA key. Entra takes assertions signed with an RSA key only (AADSTS5002738).',
    );
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits >= SHORTEST_KEY) return undefined;
  return invalid(`The key has ${bits} bits. An assertion is signed with ${SHORTEST_KEY} bits or more.`);
}

function opened(
  own: X509Certificate,
  certificates: readonly (X509Certificate | undefined)[],
  key: KeyObject,
  now: number,
): OpenedCertificate {
  const certificate = describeCertificate(own);
  return {
    kind: 'opened',
    certificate,
    privateKey: new Secret(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    chain: certificates.map(String).join(''),
    notes: certificateProblems(certificate, now).map(({ message }) => message),
  };
}

export type CredentialReading =
  | { readonly kind: 'credential'; readonly credential: CertificateCredential }
  | { readonly kind: 'invalid'; readonly message: string };

/** The credential that a certificate file makes; `key`, from a file of its own, goes before the one beside the certificate. */
export function certificateCredential(
  { x509, chain, privateKey }: CertificateFile,
  options: Pick<CertificateCredential, 'digest' | 'sendsChain'> & { readonly key?: KeyObject } = {},
): CredentialReading {
  const { digest, sendsChain } = options;
  if (options.key === undefined && privateKey.kind !== 'own') {
    return { kind: 'invalid', message: WITHOUT_KEY[privateKey.kind] };
  }
  const key = options.key ?? (privateKey.kind === 'own' ? privateKey.key : undefined);
  if (key === undefined || !x509.checkPrivateKey(key)) return { kind: 'invalid', message: WITHOUT_KEY.other };
  return {
    kind: 'credential',
    credential: {
      kind: 'certificate',
      certificate: [x509, ...chain].map(String).join(''),
      privateKey: new Secret(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
      ...(digest && { digest }),
      ...(sendsChain && { sendsChain }),
    },
  };
}
