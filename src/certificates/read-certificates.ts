import { findPemBlocks, mayHoldPem } from '../core/pem.ts';
import type { Certificate } from '../facts/types.ts';
import type { Secret } from '../tokens/secret.ts';
import { bytesOf } from './binary-text.ts';
import { type CertificateFailure, failed } from './certificate-failure.ts';

/** A private key, or why there is none to use. */
export type KeyReading<Key> =
  | { readonly kind: 'key'; readonly key: Key }
  /** It is encrypted, and no password was given. */
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'damaged' };

/** The private key of a file. `own`: it belongs to the first certificate; `other`: it belongs to none of them. */
export type FileKey<Key> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'own' | 'other'; readonly key: Key }
  | Exclude<KeyReading<Key>, { kind: 'key' }>;

/** The certificates of a file. */
export interface Certificates<X509, Key> {
  readonly kind: 'certificates';
  /** The one that the private key belongs to comes first, the others in the order of the file. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** The first certificate, to verify with. */
  readonly x509: X509;
  /** The certificates behind the first: those that vouch for it, as a rule. */
  readonly chain: readonly X509[];
  readonly privateKey: FileKey<Key>;
}

/** Certificates and keys as the cryptography of a host has them. None of it throws. */
export interface Cryptography<X509, Key> {
  /** PEM or DER; undefined when it is no certificate. */
  parse(encoded: string | Uint8Array): X509 | undefined;
  describe(certificate: X509): Certificate;
  /** A PEM block with a private key: PKCS#8, PKCS#1 or SEC 1, encrypted or not. */
  readKey(pem: string, password?: Secret): KeyReading<Key>;
  /** The same, DER, not encrypted. Undefined when it is none. */
  keyFromDer(der: Uint8Array): Key | undefined;
  belongs(key: Key, certificate: X509): boolean;
}

/** Bytes. Chains are some kilobytes; what is larger was named by mistake. */
export const LARGEST_FILE = 1024 * 1024;

/**
 * Reads certificates and the private key beside them: PEM (also within other text), DER, PKCS#12, and any of these as
 * base64 without frame. The password opens PKCS#12 files and encrypted keys; it is not kept. Takes any bytes, never
 * throws. What an expired certificate is good for is not asked here.
 */
export async function readCertificates<X509, Key>(
  file: Uint8Array,
  password: Secret | undefined,
  cryptography: Cryptography<X509, Key>,
): Promise<Certificates<X509, Key> | CertificateFailure> {
  if (file.length > LARGEST_FILE) return failed('too-large');
  const text = textOf(file);
  if (text !== undefined && text.trim() === '') return failed('empty');
  if (text !== undefined && mayHoldPem(text)) return readPem(text, password, cryptography);
  if (file[0] === 0x30) return readDer(file, password, cryptography);
  const decoded = text === undefined ? undefined : fromBase64(text);
  return decoded === undefined ? failed('not-a-certificate') : readDer(decoded, password, cryptography);
}

/** True for the label of a PEM block that holds a private key (RFC 7468, section 10; RFC 1421 for the older ones). */
export function isPrivateKeyLabel(label: string): boolean {
  return label.endsWith('PRIVATE KEY');
}

/** Undefined for bytes that are no text. PowerShell writes UTF-16. */
function textOf(file: Uint8Array): string | undefined {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  return file.includes(0) ? undefined : new TextDecoder('latin1').decode(file);
}

/** A file without a frame: how Key Vault hands out certificates, and how manifests and `x5c` write them. */
function fromBase64(text: string): Uint8Array | undefined {
  const base64 = text
    .replace(/[\s"']/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const [, digits] = /^(MI[A-Za-z0-9+/]+)={0,2}$/.exec(base64) ?? [];
  if (digits === undefined) return undefined;
  // One digit more than whole groups of four says nothing.
  return bytesOf(atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits));
}

function readPem<X509, Key>(
  text: string,
  password: Secret | undefined,
  cryptography: Cryptography<X509, Key>,
): Certificates<X509, Key> | CertificateFailure {
  const blocks = findPemBlocks(text);
  const certificates = blocks
    .filter(({ label }) => /^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label))
    .map(({ pem }) => (pem === undefined ? undefined : cryptography.parse(pem)));
  const keys = blocks.filter(({ label }) => isPrivateKeyLabel(label));
  if (certificates.includes(undefined)) return failed('damaged');
  const [first] = keys;
  const key = first && (first.pem === undefined ? DAMAGED_KEY : cryptography.readKey(first.pem, password));
  const read = certificates.filter((each) => each !== undefined);
  if (read.length === 0) return failed(keys.length > 0 ? 'key-only' : 'not-a-certificate');
  return fileOf(read, key, cryptography);
}

const DAMAGED_KEY = { kind: 'damaged' } as const;

async function readDer<X509, Key>(
  der: Uint8Array,
  password: Secret | undefined,
  cryptography: Cryptography<X509, Key>,
): Promise<Certificates<X509, Key> | CertificateFailure> {
  const certificate = cryptography.parse(der);
  if (certificate !== undefined) return fileOf([certificate], undefined, cryptography);
  if (isPkcs12(der)) return readPkcs12(der, password, cryptography);
  if (cryptography.keyFromDer(der) !== undefined) return failed('key-only');
  return failed(der[0] === 0x30 && der[1] === 0x82 ? 'damaged' : 'not-a-certificate');
}

/** A sequence that begins with the integer 3, its version (RFC 7292, section 4). */
function isPkcs12(der: Uint8Array): boolean {
  const start = Array.from(der.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return /^30(?:[0-7].|80|81..|82.{4}|83.{6}|84.{8})020103/.test(start);
}

async function readPkcs12<X509, Key>(
  der: Uint8Array,
  password: Secret | undefined,
  cryptography: Cryptography<X509, Key>,
): Promise<Certificates<X509, Key> | CertificateFailure> {
  const { openPkcs12 } = await import('./pkcs12.ts');
  const opened = openPkcs12(der, password?.reveal());
  if (opened.kind === 'wrong-password' && password === undefined) return failed('password-needed');
  if (opened.kind !== 'contents') return failed(opened.kind);
  const certificates = opened.certificates.map((each) => cryptography.parse(each));
  if (certificates.includes(undefined)) return failed('damaged');
  const [privateKey] = opened.privateKeys;
  const key = privateKey && cryptography.keyFromDer(privateKey);
  const read = certificates.filter((each) => each !== undefined);
  if (read.length === 0) return failed(privateKey ? 'key-only' : 'not-a-certificate');
  return fileOf(read, privateKey && (key === undefined ? DAMAGED_KEY : { kind: 'key', key }), cryptography);
}

function fileOf<X509, Key>(
  certificates: readonly X509[],
  reading: KeyReading<Key> | undefined,
  { belongs, describe }: Cryptography<X509, Key>,
): Certificates<X509, Key> {
  const own = reading?.kind === 'key' ? certificates.find((each) => belongs(reading.key, each)) : undefined;
  const ordered = own === undefined ? certificates : [own, ...certificates.filter((each) => each !== own)];
  const [first, ...rest] = ordered;
  if (first === undefined) throw new Error('A file without certificates is a failure.');
  return {
    kind: 'certificates',
    certificates: [describe(first), ...rest.map(describe)],
    x509: first,
    chain: rest,
    privateKey: fileKeyOf(reading, own !== undefined),
  };
}

function fileKeyOf<Key>(reading: KeyReading<Key> | undefined, isOwn: boolean): FileKey<Key> {
  if (reading === undefined) return { kind: 'absent' };
  return reading.kind === 'key' ? { kind: isOwn ? 'own' : 'other', key: reading.key } : reading;
}
