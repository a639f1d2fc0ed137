import { type Expression, resolved } from '../core/expressions.ts';
import type { GatheredAssertion } from './assertion-draft.ts';
import type { AssertionAlgorithm } from './assertion-types.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import type { JwtLibrary } from './library-jwt.ts';

/** What an assertion is signed with; undefined where the code does not show it. */
export function algorithmOf(
  gathered: GatheredAssertion,
  library: JwtLibrary | undefined,
): AssertionAlgorithm | undefined {
  const given = gathered.algorithm ?? gathered.header.find(({ name }) => name === 'alg')?.value;
  if (given) return stated(given);
  // What may hold a header may say the algorithm.
  if (!gathered.isHeaderWhole || !library?.defaultAlgorithm) return undefined;
  return { name: library.defaultAlgorithm, span: gathered.span, isDefault: true };
}

/** True for a text or a constant that is an algorithm's name. */
export function namesAlgorithm(expression: Expression): boolean {
  return stated(expression) !== undefined;
}

function stated(given: Expression): AssertionAlgorithm | undefined {
  const literal = literalOf(given);
  if (literal?.type === 'text') {
    const name = nameOf(literal.value);
    return name === undefined ? undefined : { name, span: literal.place.span, place: literal.place };
  }
  const name = [given, resolved(given)].map((each) => nameOf(lastNameOf(each) ?? '')).find(Boolean);
  return name === undefined ? undefined : { name, span: resolved(given).span };
}

/** Names of constants and functions of the libraries: `SigningMethodRS256`, `RsaSsaPssSha256`, `HMAC256`. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:SigningMethod)?(RS|PS|ES|HS)(256|384|512)K?$/i, ''],
  [/^RsaSha(256|384|512)(?:Signature)?$/, 'RS'],
  [/^RSA(256|384|512)$/, 'RS'],
  [/^RsaSsaPssSha(256|384|512)(?:Signature)?$/, 'PS'],
  [/^HmacSha(256|384|512)(?:Signature)?$/, 'HS'],
  [/^HMAC(256|384|512)$/, 'HS'],
  [/^EcdsaSha(256|384|512)(?:Signature)?$/, 'ES'],
  [/^ECDSA(256|384|512)$/, 'ES'],
];

/** The registered name (RFC 7518, section 3.1). */
function nameOf(text: string): string | undefined {
  if (/^(?:SigningMethod)?none$/i.test(text)) return 'none';
  if (/^(?:SigningMethod)?(?:EdDSA|Ed25519)$/i.test(text)) return 'EdDSA';
  for (const [pattern, family] of FAMILIES) {
    const [found, first = '', second = ''] = pattern.exec(text) ?? [];
    if (found) return family ? `${family}${first}` : `${first.toUpperCase()}${second}`;
  }
  return undefined;
}
