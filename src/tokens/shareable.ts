import { claim, textClaim } from './claims.ts';
import { findToken } from './find.ts';
import { decodeToken } from './jwt.ts';

/**
 * The token in a text without its signature, `header.claims.`: no service accepts it, and others can still read it. It
 * holds the same personal data as before: names, addresses, ids. Undefined where nothing would be gained: when it is not
 * signed, not a JWT, encrypted, or when a token is inside it that would keep its own signature.
 */
export function shareable(text: string): string | undefined {
  const { kind, header, claims } = decodeToken(text, 0);
  const [first, second, signature] = findToken(text)?.token.split('.') ?? [];
  if (kind !== 'jws' || header === null || claims === null) return undefined;
  if (first === undefined || second === undefined || !signature) return undefined;
  if (/^none$/i.test(textClaim(header, 'alg') ?? 'none')) return undefined;
  // A proof of possession (RFC 9449 and its forerunners) carries the access token as `at`.
  if (claim(claims, 'at') !== undefined) return undefined;
  return findToken(JSON.stringify([header, claims])) === undefined ? `${first}.${second}.` : undefined;
}
