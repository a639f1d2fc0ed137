// Digests that are there at once: those of a browser's own cryptography are promised only, and rules do not wait.
import forge from 'node-forge';
import { binaryText, bytesOf } from '../certificates/binary-text.ts';

/** The digest of bytes, or of a text in UTF-8. */
export function digest(algorithm: 'sha1' | 'sha256', input: Uint8Array | string): Uint8Array {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const made = forge.md[algorithm].create().update(binaryText(bytes), 'raw').digest();
  return bytesOf(made.getBytes());
}

/** Lower case. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** RFC 4648, section 5, without padding. */
export function base64urlOf(bytes: Uint8Array): string {
  return btoa(binaryText(bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
}
