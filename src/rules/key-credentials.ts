import type { KeyCredential, Stated } from '../facts/types.ts';

/** Whether a part of a credential says this word; Entra takes no note of letter case. */
export function isWord(stated: Stated<string> | undefined, word: string): boolean {
  return stated?.value.toLowerCase() === word.toLowerCase();
}

/** True for entries that are certificates. */
export function isCertificate({ type }: KeyCredential): boolean {
  return isWord(type, 'AsymmetricX509Cert') || isWord(type, 'X509CertAndPassword');
}
