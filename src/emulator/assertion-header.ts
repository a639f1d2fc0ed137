import { type ReadJwt, readJwt, textOf } from './jwt.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { TokenRequest } from './token-request.ts';

/** What a client assertion is announced as (RFC 7523, section 2.2). */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Signature algorithms that are taken. */
export const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256'] as const;

/** The list that Entra prints: that of captured answers, which have no PS256 although Entra takes it. */
const PRINTED_ALGORITHMS = 'RS256,RS384,RS512';

const TYPES = ['JWT', 'http://openid.net/specs/jwt/1.0'];

/** A client assertion that can be judged further, or the refusal it earns by its form. */
export type ReadAssertion = { readonly kind: 'read'; readonly jwt: ReadJwt } | Refusal;

/**
 * Reads the client assertion of a request: 50027 for what is no signed JWT, is announced as something else or has
 * a list as audience, 5002727 for its type, 5002723 without the name of a key, 5002738 for its algorithm. That
 * the name comes before the algorithm fits the captured answers to `client_secret_jwt`, which names no key; the
 * rest of the order is a likely one.
 */
export function readClientAssertion({ clientAssertion, clientAssertionType }: TokenRequest): ReadAssertion {
  const jwt = clientAssertion && readJwt(clientAssertion.reveal());
  if (jwt === undefined || clientAssertionType !== ASSERTION_TYPE || Array.isArray(jwt.claims.aud))
    return refuse(50027, {});
  const typeRefused = headerTypeRefused(jwt);
  if (typeRefused !== undefined) return typeRefused;
  if (keyNames.every((name) => textOf(jwt.header, name) === undefined)) return refuse(5002723, {});
  const algorithm = textOf(jwt.header, 'alg') ?? '';
  if (!ALGORITHMS.some((each) => each === algorithm))
    return refuse(5002738, { algorithm, supported: PRINTED_ALGORITHMS });
  return { kind: 'read', jwt };
}

/** Header parameters that name a key (RFC 7515, sections 4.1.4, 4.1.7 and 4.1.8). */
const keyNames = ['x5t', 'x5t#S256', 'kid'] as const;

/** 5002727 for a `typ` other than JWT, client and user assertions alike. Without `typ` it is fine. */
export function headerTypeRefused({ header }: ReadJwt): Refusal | undefined {
  const type = textOf(header, 'typ');
  const fine = type === undefined || TYPES.some((each) => each.toLowerCase() === type.toLowerCase());
  return fine ? undefined : refuse(5002727, {});
}

/** The key's name as Entra prints it: the bytes that were sent, in upper-case hexadecimal digits, however many. */
export function printedThumbprint({ header }: ReadJwt): string | undefined {
  const sent = textOf(header, 'x5t') ?? textOf(header, 'x5t#S256');
  return sent === undefined ? undefined : Buffer.from(sent, 'base64url').toString('hex').toUpperCase();
}
