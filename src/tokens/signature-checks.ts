import { type Check, cannotTell, quote, right, type TokenFacts, textClaim, wrong } from './claims.ts';

/** `alg` of a token that was issued (RFC 7515, section 4.1.1). */
export function algorithm({ header, role }: TokenFacts): Check {
  const id = 'algorithm';
  const alg = textClaim(header, 'alg');
  if (alg === undefined) return wrong(id, 'The header names no alg, so nobody can verify the token.');
  if (isNone(alg)) return wrong(id, 'alg is none: the token is not signed, and anybody can have written it.');
  if (role === 'entra' && !/^[RP]S(?:256|384|512)$/.test(alg)) {
    return wrong(
      id,
      `alg is ${quote(alg)}, but Entra signs its tokens with RS256: this one was not made by Entra.`,
    );
  }
  if (role === 'federated' && !/^RS/.test(alg)) {
    return cannotTell(
      id,
      `Signed with ${quote(alg)}. Entra takes RS256 for certain; others were refused with AADSTS5002738.`,
    );
  }
  return right(id, `Signed with ${quote(alg)}.`);
}

/** Whether the parts are base64url as JWS wants it. */
export function encoding({ padded }: TokenFacts): Check | undefined {
  if (!padded) return undefined;
  return wrong(
    'encoding',
    'A part ends in =. JWS leaves the padding out (RFC 7515, section 2); a strict reader refuses it.',
  );
}

/** Whether there is a signature. It is never verified here. */
export function signature({ signed, header }: TokenFacts): Check | undefined {
  const id = 'signature';
  if (signed) return cannotTell(id, 'The signature was not verified.');
  if (isNone(textClaim(header, 'alg'))) return undefined;
  return wrong(id, 'The signature, the third part, is empty. No service will accept the token.');
}

function isNone(alg: string | undefined): boolean {
  return alg !== undefined && /^none$/i.test(alg);
}
