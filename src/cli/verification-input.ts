import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findPemBlocks } from '../index.ts';
import { describeCertificate, parseCertificate } from '../node/certificate.ts';
import type { KeyMaterial } from '../tokens/verification-keys.ts';
import { type PasswordOptions, readCertificate } from './certificate-input.ts';
import { type Io, UsageError } from './io.ts';

/** Bytes. Key sets are some kilobytes; what is larger was named by mistake. */
const LARGEST_FILE = 1024 * 1024;

/** The public keys of a file: certificates or public keys in PEM, `.cer`, `.pfx` …, a JSON Web Key or a set of them. */
export async function readVerificationKeys(
  path: string,
  options: PasswordOptions,
  io: Io,
): Promise<readonly KeyMaterial[]> {
  const text = await readText(path, io);
  if (/^\s*\{/.test(text)) return [ofJson(path, text)];
  const keys = findPemBlocks(text).flatMap(({ label, pem }) => (pem ? (ofPem(path, label, pem) ?? []) : []));
  if (keys.length > 0) return keys;
  const file = await readCertificate(path, options, io);
  if (file.kind === 'failed') throw new UsageError(`${path}: ${file.message}`);
  const [certificate] = file.certificates;
  return [{ kind: 'certificate', name: path, pem: file.x509.toString(), certificate }];
}

async function readText(path: string, io: Io): Promise<string> {
  try {
    const file = await readFile(resolve(io.cwd, path));
    if (file.length > LARGEST_FILE) throw new UsageError(`${path}: The file is too large to hold keys.`);
    return file.toString('latin1');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function ofJson(path: string, text: string): KeyMaterial {
  try {
    const document: unknown = JSON.parse(text);
    const isSet = typeof document === 'object' && document !== null && 'keys' in document;
    return isSet ? { kind: 'jwks', name: path, document } : { kind: 'jwk', name: path, jwk: document };
  } catch {
    throw new UsageError(`${path}: This is no JSON Web Key, and no set of them.`);
  }
}

function ofPem(path: string, label: string, pem: string): KeyMaterial | undefined {
  if (/^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label)) {
    const x509 = parseCertificate(pem);
    if (x509 === undefined) return undefined;
    return { kind: 'certificate', name: path, pem: x509.toString(), certificate: describeCertificate(x509) };
  }
  return /^(?:RSA )?PUBLIC KEY$/.test(label) ? ofPublicKey(path, pem) : undefined;
}

function ofPublicKey(path: string, pem: string): KeyMaterial | undefined {
  try {
    return { kind: 'jwk', name: path, jwk: createPublicKey(pem).export({ format: 'jwk' }) };
  } catch {
    return undefined;
  }
}
