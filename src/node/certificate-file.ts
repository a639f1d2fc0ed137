import type { KeyObject, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { findPemBlocks, mayHoldPem } from '../core/pem.ts';
import type { Certificate } from '../facts/types.ts';
import type { Secret } from '../tokens/secret.ts';
import { describeCertificate, parseCertificate } from './certificate.ts';
import { type CertificateFailure, failed, unreadable } from './certificate-failure.ts';
import {
  isPrivateKeyLabel,
  type PrivateKeyReading,
  privateKeyFromDer,
  readPrivateKey,
} from './private-key.ts';

/** The private key of a file. `own`: it belongs to the first certificate; `other`: it belongs to none of them. */
export type FileKey =
  | { readonly kind: 'absent' }
  | { readonly kind: 'own' | 'other'; readonly key: KeyObject }
  | Exclude<PrivateKeyReading, { kind: 'key' }>;

/** The certificates of a file. */
export interface CertificateFile {
  readonly kind: 'certificates';
  /** The one that the private key belongs to comes first, the others in the order of the file. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** The first certificate, to verify with. */
  readonly x509: X509Certificate;
  /** The certificates behind the first: those that vouch for it, as a rule. */
  readonly chain: readonly X509Certificate[];
  readonly privateKey: FileKey;
}

/** Bytes. Chains are some kilobytes; what is larger was named by mistake. */
const LARGEST_FILE = 1024 * 1024;

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

/**
 * Reads certificates and the private key beside them: PEM (also within other text), DER, PKCS#12, and any of these as
 * base64 without frame. The password opens PKCS#12 files and encrypted keys; it is not kept. Takes any bytes, never
 * throws. What an expired certificate is good for is not asked here.
 */
export async function readCertificates(
  file: Uint8Array,
  password?: Secret,
): Promise<CertificateFile | CertificateFailure> {
  if (file.length > LARGEST_FILE) return failed('too-large');
  const text = textOf(file);
  if (text !== undefined && text.trim() === '') return failed('empty');
  if (text !== undefined && mayHoldPem(text)) return readPem(text, password);
  if (file[0] === 0x30) return readDer(file, password);
  const decoded = text === undefined ? undefined : fromBase64(text);
  return decoded === undefined ? failed('not-a-certificate') : readDer(decoded, password);
}

/** Undefined for bytes that are no text. PowerShell writes UTF-16. */
function textOf(file: Uint8Array): string | undefined {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  return file.includes(0) ? undefined : new TextDecoder('latin1').decode(file);
}

/** A file without a frame: how Key Vault hands out certificates, and how manifests and `x5c` write them. */
function fromBase64(text: string): Buffer | undefined {
  const base64 = text.replace(/[\s"']/g, '');
  return /^MI[A-Za-z0-9+/_-]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;
}

function readPem(text: string, password: Secret | undefined): CertificateFile | CertificateFailure {
  const blocks = findPemBlocks(text);
  const certificates = blocks
    .filter(({ label }) => /^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label))
    .map(({ pem }) => (pem === undefined ? undefined : parseCertificate(pem)));
  const keys = blocks.filter(({ label }) => isPrivateKeyLabel(label));
  if (certificates.includes(undefined)) return failed('damaged');
  const key = keys[0] && (keys[0].pem === undefined ? damagedKey : readPrivateKey(keys[0].pem, password));
  const read = certificates.filter((each) => each !== undefined);
  if (read.length === 0) return failed(keys.length > 0 ? 'key-only' : 'not-a-certificate');
  return fileOf(read, key);
}

const damagedKey: PrivateKeyReading = { kind: 'damaged' };

async function readDer(
  der: Uint8Array,
  password: Secret | undefined,
): Promise<CertificateFile | CertificateFailure> {
  const certificate = parseCertificate(der);
  if (certificate) return fileOf([certificate], undefined);
  if (isPkcs12(der)) return readPkcs12(der, password);
  if (privateKeyFromDer(der)) return failed('key-only');
  return failed(der[0] === 0x30 && der[1] === 0x82 ? 'damaged' : 'not-a-certificate');
}

/** A sequence that begins with the integer 3, its version (RFC 7292, section 4). */
function isPkcs12(der: Uint8Array): boolean {
  const start = Buffer.from(der.subarray(0, 12)).toString('hex');
  return /^30(?:[0-7].|80|81..|82.{4}|83.{6}|84.{8})020103/.test(start);
}

async function readPkcs12(
  der: Uint8Array,
  password: Secret | undefined,
): Promise<CertificateFile | CertificateFailure> {
  const { openPkcs12 } = await import('./pkcs12.ts');
  const opened = openPkcs12(der, password?.reveal());
  if (opened.kind === 'wrong-password' && password === undefined) return failed('password-needed');
  if (opened.kind !== 'contents') return failed(opened.kind);
  const certificates = opened.certificates.map(parseCertificate);
  if (certificates.includes(undefined)) return failed('damaged');
  const [privateKey] = opened.privateKeys;
  const key = privateKey && privateKeyFromDer(privateKey);
  const read = certificates.filter((each) => each !== undefined);
  if (read.length === 0) return failed(privateKey ? 'key-only' : 'not-a-certificate');
  return fileOf(read, privateKey && (key ? { kind: 'key', key } : damagedKey));
}

function fileOf(
  certificates: readonly X509Certificate[],
  reading: PrivateKeyReading | undefined,
): CertificateFile {
  const key = reading?.kind === 'key' ? reading.key : undefined;
  const own = key && certificates.find((each) => each.checkPrivateKey(key));
  const ordered = own ? [own, ...certificates.filter((each) => each !== own)] : certificates;
  const [first, ...rest] = ordered;
  if (first === undefined) throw new Error('A file without certificates is a failure.');
  return {
    kind: 'certificates',
    certificates: [describeCertificate(first), ...rest.map(describeCertificate)],
    x509: first,
    chain: rest,
    privateKey: fileKeyOf(reading, own !== undefined),
  };
}

function fileKeyOf(reading: PrivateKeyReading | undefined, isOwn: boolean): FileKey {
  if (reading === undefined) return { kind: 'absent' };
  return reading.kind === 'key' ? { kind: isOwn ? 'own' : 'other', key: reading.key } : reading;
}
