import type { SecretIdentity } from './types.ts';

/** Two secrets that are not the same agree in 64 bits by no chance that matters. */
interface Digest {
  readonly low: number;
  readonly high: number;
}

/** Made anew for each process: what is kept of a secret is of no use to anybody else. */
const SALTS = [randomBits(), randomBits()] as const;

function randomBits(): number {
  return Math.floor(Math.random() * 2 ** 32);
}

/** Tells whether two texts are the same without keeping them. It is no cryptography: nobody is asked to trust it. */
export function secretIdentityOf(text: string): SecretIdentity {
  return new SaltedDigest({ low: digest(text, SALTS[0]), high: digest(text, SALTS[1]) });
}

/** A class for its private field, which neither printing nor serializing shows. */
class SaltedDigest implements SecretIdentity {
  readonly #digest: Digest;

  constructor(value: Digest) {
    this.#digest = value;
  }

  equals(other: SecretIdentity): boolean {
    if (!(#digest in other)) return false;
    return other.#digest.low === this.#digest.low && other.#digest.high === this.#digest.high;
  }
}

/** FNV-1a, 32 bits, begun with a salt. Source: draft-eastlake-fnv. */
function digest(text: string, salt: number): number {
  let hash = (0x811c9dc5 ^ salt) >>> 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
