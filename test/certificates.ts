import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

const DAY = 24 * 60 * 60 * 1000;

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** RSA keys take long to make: those that tests share are made once. */
const pairs = new Map<string, KeyPair>();

function shared(name: string, make: () => KeyPair): KeyPair {
  const pair = pairs.get(name) ?? make();
  pairs.set(name, pair);
  return pair;
}

export const keyPairs = {
  rsa: () => shared('rsa', () => generateKeyPairSync('rsa', { modulusLength: 2048 })),
  weak: () => shared('weak', () => generateKeyPairSync('rsa', { modulusLength: 1024 })),
  ec: () => shared('ec', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  otherEc: () => shared('otherEc', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })),
};

const ALGORITHMS = {
  rsa: { 'SHA-1': '1.2.840.113549.1.1.5', 'SHA-256': '1.2.840.113549.1.1.11' },
  ec: { 'SHA-1': '1.2.840.10045.4.1', 'SHA-256': '1.2.840.10045.4.3.2' },
} as const;

export interface CertificateWish {
  readonly commonName?: string;
  readonly keyPair?: KeyPair;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly hash?: 'SHA-1' | 'SHA-256';
  readonly isAuthority?: boolean;
}

/** A self-signed certificate (RFC 5280) as the test wants it, DER; by default valid now, with an EC key. */
export function certificateDer(wish: CertificateWish = {}): Buffer {
  const { commonName = 'test', keyPair = keyPairs.ec(), hash = 'SHA-256', isAuthority = false } = wish;
  const { notBefore = new Date(Date.now() - DAY), notAfter = new Date(Date.now() + 300 * DAY) } = wish;
  const kind = keyPair.publicKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
  const algorithm = new AlgorithmIdentifier({
    algorithm: ALGORITHMS[kind][hash],
    ...(kind === 'rsa' && { parameters: null }),
  });
  const value = new AttributeValue({ utf8String: commonName });
  const name = new Name([
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value })]),
  ]);
  const constraints = new OctetString(AsnConvert.serialize(new BasicConstraints({ cA: isAuthority })));
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: new Uint8Array([0x40, ...randomBytes(15)]).buffer,
    signature: algorithm,
    issuer: name,
    validity: new Validity({ notBefore, notAfter }),
    subject: name,
    subjectPublicKeyInfo: AsnConvert.parse(
      keyPair.publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([
      new Extension({ extnID: id_ce_basicConstraints, critical: true, extnValue: constraints }),
    ]),
  });
  const signed = Buffer.from(AsnConvert.serialize(tbsCertificate));
  const signature = sign(hash === 'SHA-1' ? 'sha1' : 'sha256', signed, keyPair.privateKey);
  const signatureValue = new Uint8Array(signature).buffer;
  return Buffer.from(
    AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm: algorithm, signatureValue })),
  );
}

/** The private key as PKCS#8 PEM; with a password, encrypted. */
export function keyPem({ privateKey }: KeyPair, password?: string): string {
  const encryption = password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: password };
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString();
}
