import { compactVerify } from 'jose';
import { describeInstant } from '../core/time.ts';
import { type Check, cannotTell, type JsonObject, quote, right, textClaim, wrong } from './claims.ts';
import { findToken } from './find.ts';
import type { Inspection } from './inspection.ts';
import { decodeToken } from './jwt.ts';
import { keyNamesIn } from './named-key.ts';
import { hasNonce } from './signature-checks.ts';
import { type KeyMaterial, type VerificationKey, verificationKeys } from './verification-keys.ts';

/** What came of verifying a signature. `message` is for people and holds no part of the token but names of keys. */
export type Verification =
  | {
      readonly kind: 'verified';
      /** The name of the key that the signature belongs to. */
      readonly key: string;
      /** False where the header names another key than the one that signed. */
      readonly isNamed: boolean;
      readonly message: string;
    }
  /** The key that the header names is there, or it names none, and the signature belongs to none of them. */
  | { readonly kind: 'wrong-signature'; readonly message: string }
  /** No key that could have made the signature is there. */
  | { readonly kind: 'no-key'; readonly message: string }
  /** Nobody may accept it, whatever the keys: not signed, or signed with a shared secret. */
  | { readonly kind: 'refused'; readonly message: string }
  /** There is no signature that could be verified here. */
  | { readonly kind: 'not-verifiable'; readonly message: string };

/**
 * Verifies the signature of the first token in a text with public keys. The type of a key decides which algorithms it
 * may verify (RFC 8725, section 3.1): `none`, and HMAC with a public key, are refused. Asks nobody; never rejects.
 * `now` is in seconds since 1970; whether the token itself is still valid is not asked.
 */
export async function verifyToken(
  text: string,
  material: readonly KeyMaterial[],
  now: number,
): Promise<Verification> {
  const { kind, header } = decodeToken(text, now);
  const token = findToken(text)?.token;
  if (kind !== 'jws' || header === null || token === undefined) {
    return { kind: 'not-verifiable', message: 'This is not a signed token that could be verified.' };
  }
  const alg = textClaim(header, 'alg') ?? 'none';
  const refused = refusal(alg, token);
  if (refused !== undefined) return { kind: 'refused', message: refused };
  const keys = verificationKeys(material).filter(({ allows }) => allows(alg));
  const named = keys.filter((key) => isNamedBy(key, header));
  if (keys.length === 0) return { kind: 'no-key', message: `No key here verifies ${quote(alg)}.` };
  for (const key of [...named, ...keys.filter((each) => !named.includes(each))]) {
    if (await isSignedBy(token, alg, key)) {
      return verified(key, named.includes(key) || keyNamesIn(header).length === 0, now);
    }
  }
  return notVerified(header, named);
}

function refusal(alg: string, token: string): string | undefined {
  if (/^none$/i.test(alg)) return 'alg is none: the token is not signed, and nobody may accept it.';
  if (/^HS/i.test(alg)) {
    return `alg is ${quote(alg)}, which signs with a shared secret. It cannot be verified with a public key, and must not be.`;
  }
  return token.endsWith('.') ? 'The signature is missing.' : undefined;
}

/** False also where the key or the token does not fit: jose and Web Crypto tell by throwing, each host in its own classes. */
async function isSignedBy(token: string, alg: string, key: VerificationKey): Promise<boolean> {
  try {
    await compactVerify(token, await key.load(alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

function isNamedBy(key: VerificationKey, header: JsonObject): boolean {
  return keyNamesIn(header).some((id) => key.ids.has(id));
}

function verified({ name, certificate, ids }: VerificationKey, isNamed: boolean, now: number): Verification {
  const other = isNamed || ids.size === 0 ? '' : ' The header, though, names another key.';
  const expired =
    certificate && now > certificate.notAfter
      ? ` The certificate expired on ${describeInstant(certificate.notAfter)}.`
      : '';
  return {
    kind: 'verified',
    key: name,
    isNamed: isNamed || ids.size === 0,
    message: `The signature was made with the private key of ${name}.${other}${expired}`,
  };
}

function notVerified(header: JsonObject, named: readonly VerificationKey[]): Verification {
  const [key] = named;
  if (hasNonce(header)) {
    return {
      kind: 'not-verifiable',
      message:
        'The signature cannot be verified by others: the header has a nonce, and what was signed is another form of it. That is so with tokens for Microsoft Graph.',
    };
  }
  if (key !== undefined || keyNamesIn(header).length === 0) {
    const whose = key === undefined ? 'any of these keys' : `${key.name}, which the header names`;
    return {
      kind: 'wrong-signature',
      message: `The signature was not made with the private key of ${whose}. The token was changed, or signed with another key.`,
    };
  }
  return {
    kind: 'no-key',
    message: 'The key that the header names is not among these, and none of them made the signature.',
  };
}

/** The inspection with what came of verifying in place of the note that nobody did. */
export function withVerification(inspection: Inspection, verification: Verification): Inspection {
  const check = verificationCheck(verification, inspection.isClientAssertion);
  const at = inspection.checks.findIndex(({ id }) => id === 'signature');
  const checks = at < 0 ? [...inspection.checks, check] : inspection.checks.with(at, check);
  return { ...inspection, checks };
}

function verificationCheck({ kind, message }: Verification, isAssertion: boolean): Check {
  const id = 'signature';
  if (kind === 'verified') return right(id, message);
  if (kind === 'no-key' || kind === 'not-verifiable') return cannotTell(id, message);
  if (kind === 'refused' || !isAssertion) return wrong(id, message);
  return wrong(id, `${message} Entra answers AADSTS700027.`, 'certificate-key-mismatch');
}
