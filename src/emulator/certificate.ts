import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

const COMMON_NAME = '2.5.4.3';
const DAY = 24 * 60 * 60 * 1000;

/** The signature algorithms used here, by the kind of key (RFC 5758, section 3.2; RFC 4055, section 5). */
const signatureAlgorithms = {
  ec: new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' }),
  rsa: new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null }),
} as const;

/** What a self-signed certificate is made of. */
export interface CertificateRequest {
  readonly commonName: string;
  readonly keyType: keyof typeof signatureAlgorithms;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** The moment it is made; by default that of this machine's clock. */
  readonly now?: Date;
  /** Names and addresses of the TLS server it is for. */
  readonly server?: { readonly dnsNames: readonly string[]; readonly addresses: readonly string[] };
}

/**
 * A self-signed end-entity certificate (RFC 5280), DER, valid from a day ago for 30 days: nobody notices a
 * clock that is a little off, and an emulator may run for weeks. It is no certificate authority, so trusting
 * it trusts this server and nothing else.
 */
export function selfSignedCertificate(request: CertificateRequest): Buffer {
  const algorithm = signatureAlgorithms[request.keyType];
  const name = distinguishedName(request.commonName);
  const encodedKey = request.publicKey.export({ type: 'spki', format: 'der' });
  const subjectPublicKeyInfo = AsnConvert.parse(encodedKey, SubjectPublicKeyInfo);
  const today = request.now?.getTime() ?? Date.now();
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: name,
    validity: new Validity({ notBefore: new Date(today - DAY), notAfter: new Date(today + 30 * DAY) }),
    subject: name,
    subjectPublicKeyInfo,
    extensions: extensions(request, subjectPublicKeyInfo),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), request.privateKey);
  const signatureValue = new Uint8Array(signature).buffer;
  return Buffer.from(
    AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm: algorithm, signatureValue })),
  );
}

/** PEM of a certificate (RFC 7468, section 5). */
export function toPem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function extensions({ server }: CertificateRequest, publicKey: SubjectPublicKeyInfo): Extensions {
  // RFC 5280, section 4.2.1.2, method 1.
  const hash = createHash('sha1').update(new Uint8Array(publicKey.subjectPublicKey)).digest();
  const keyId = new Uint8Array(hash).buffer;
  const own = [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyId)),
    extension(
      id_ce_authorityKeyIdentifier,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyId) }),
    ),
  ];
  if (server === undefined) return new Extensions(own);
  const names = [
    ...server.dnsNames.map((dNSName) => new GeneralName({ dNSName })),
    ...server.addresses.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  return new Extensions([
    ...own,
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
  ]);
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function distinguishedName(commonName: string): Name {
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

/** 16 random bytes, positive and without leading zero (RFC 5280, section 4.1.2.2). */
function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}
