import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isPrivateKeyLabel, type KeyReading } from '../certificates/read-certificates.ts';
import { findPemBlocks } from '../core/pem.ts';
import type { Secret } from '../tokens/secret.ts';

/** A private key, or why there is none to use. */
export type PrivateKeyReading = KeyReading<KeyObject>;

/** Reads a PEM block with a private key: PKCS#8, PKCS#1 or SEC 1, encrypted or not. */
export function readPrivateKey(pem: string, password?: Secret): PrivateKeyReading {
  const isEncrypted = /^-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(pem);
  if (isEncrypted && password === undefined) return { kind: 'encrypted' };
  try {
    return { kind: 'key', key: createPrivateKey({ key: pem, passphrase: password?.reveal() ?? '' }) };
  } catch {
    return { kind: isEncrypted ? 'wrong-password' : 'damaged' };
  }
}

/** A private key file, or why it gives none; `absent`: it holds no private key. */
export type PrivateKeyFile = PrivateKeyReading | { readonly kind: 'absent' };

/** Reads the first private key of a file, PEM or DER. Rejects when the file system does. */
export async function readPrivateKeyFile(path: string, password?: Secret): Promise<PrivateKeyFile> {
  const file = await readFile(path);
  const block = findPemBlocks(file.toString('latin1')).find(({ label }) => isPrivateKeyLabel(label));
  if (block) return block.pem === undefined ? { kind: 'damaged' } : readPrivateKey(block.pem, password);
  const key = privateKeyFromDer(file);
  return key ? { kind: 'key', key } : { kind: 'absent' };
}

/** Reads a private key that is not encrypted, DER: PKCS#8, PKCS#1 or SEC 1. Undefined when it is none. */
export function privateKeyFromDer(der: Uint8Array): KeyObject | undefined {
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      return createPrivateKey({ key: Buffer.from(der), format: 'der', type });
    } catch {
      // Another form, or no key at all.
    }
  }
  return undefined;
}
