import { describeDuration, describeInstant } from '../core/time.ts';
import type { Certificate } from '../facts/types.ts';
import { type Check, cannotTell, right, wrong } from './claims.ts';

/** Seconds: as long before the end a warning is due. */
const SOON = 30 * 86_400;
const SMALLEST_RSA = 2048;

/**
 * What Entra makes of a certificate at `now` (seconds since 1970): its validity, its key, its signature. Source:
 * entra-docs, certificate-credentials; self-signed certificates are as good as any.
 */
export function certificateChecks(certificate: Certificate, now: number): readonly Check[] {
  return [validity(certificate, now), keyType(certificate), signatureHash(certificate)];
}

/** The checks that a certificate does not pass: what Entra refuses, and what is not advised. */
export function certificateProblems(certificate: Certificate, now: number): readonly Check[] {
  return certificateChecks(certificate, now).filter(({ ok }) => ok !== true);
}

function validity({ notBefore, notAfter }: Certificate, now: number): Check {
  const id = 'certificate-validity';
  const end = describeInstant(notAfter);
  if (now > notAfter) {
    const ago = describeDuration(now - notAfter);
    return wrong(
      id,
      `The certificate expired ${ago} ago, on ${end}. Entra answers AADSTS700027. Make a new one and upload it.`,
      'certificate-expired',
    );
  }
  if (now < notBefore) {
    const start = describeInstant(notBefore);
    return wrong(
      id,
      `The certificate is not valid before ${start}. Entra answers AADSTS700027 until then.`,
      'certificate-expired',
    );
  }
  const left = describeDuration(notAfter - now);
  if (notAfter - now > SOON) return right(id, `The certificate is valid for another ${left}, until ${end}.`);
  return cannotTell(id, `The certificate is valid for another ${left} only, until ${end}. Renew it soon.`);
}

function keyType({ key }: Certificate): Check {
  const id = 'certificate-key';
  const name = keyName(key);
  if (key.type !== 'RSA' && key.type !== 'RSA-PSS') {
    return wrong(
      id,
      `The key is ${name}. Entra takes assertions signed with an RSA key only: AADSTS5002738.`,
      'certificate-unsupported-key',
    );
  }
  if ((key.bits ?? 0) >= SMALLEST_RSA) return right(id, `The key is ${name}.`);
  return cannotTell(id, `The key is ${name}, which is too short to be safe. Make one of 2048 bits or more.`);
}

function signatureHash({ signatureAlgorithm }: Certificate): Check {
  const id = 'certificate-signature';
  if (!/SHA-1$|MD5/.test(signatureAlgorithm)) return right(id, `It is signed with ${signatureAlgorithm}.`);
  return cannotTell(id, `It is signed with ${signatureAlgorithm}, which is broken. Make one with SHA-256.`);
}

/** `RSA, 2048 bits`, `EC, prime256v1`. */
export function keyName({ type, bits, curve }: Certificate['key']): string {
  if (type === 'other') return 'of a kind that is not known here';
  return bits !== undefined ? `${type}, ${bits} bits` : curve !== undefined ? `${type}, ${curve}` : type;
}
