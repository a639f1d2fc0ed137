import {
  type Check,
  cannotTell,
  type JsonObject,
  quote,
  right,
  type TokenFacts,
  textClaim,
  wrong,
} from './claims.ts';

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
export function encoding({ padded, role }: TokenFacts): Check | undefined {
  if (!padded) return undefined;
  const what = 'A part ends in =. JWS leaves the padding out (RFC 7515, section 2)';
  return role === 'client-assertion'
    ? wrong('encoding', `${what}. Entra answers AADSTS50027. Cut it off.`, 'assertion-malformed')
    : wrong('encoding', `${what}; a strict reader refuses it.`);
}

/** Whether there is a signature. It is never verified here. */
export function signature({ signed, header, role }: TokenFacts): Check | undefined {
  const id = 'signature';
  if (signed) return cannotTell(id, role === 'entra' && hasNonce(header) ? FOR_GRAPH : NOT_VERIFIED);
  if (isNone(textClaim(header, 'alg'))) return undefined;
  const what = 'The signature, the third part, is empty.';
  return role === 'client-assertion'
    ? wrong(id, `${what} Entra answers AADSTS50027. Sign the assertion.`, 'assertion-malformed')
    : wrong(id, `${what} No service will accept the token.`);
}

const NOT_VERIFIED = 'The signature was not verified.';
const FOR_GRAPH =
  'The signature was not verified. The header has a nonce: only the service the token is for can verify it, for what was signed is another form of the header.';

/** True for tokens of Microsoft Graph and other services of Microsoft, which are signed in a way of their own. */
export function hasNonce(header: JsonObject): boolean {
  return textClaim(header, 'nonce') !== undefined;
}

function isNone(alg: string | undefined): boolean {
  return alg !== undefined && /^none$/i.test(alg);
}
