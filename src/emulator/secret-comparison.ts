import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a secret text is the other, in a time that tells nothing of where they differ. */
export function equalSecrets(one: string, other: string): boolean {
  // Digests, for timingSafeEqual wants equal lengths.
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
