import { type KeyInput, SignJWT } from 'jose';
import type { Certificate } from '../facts/types.ts';
import { certificateProblems } from './certificate-checks.ts';
import { authorityProblem, clientIdProblem } from './profile.ts';
import { Secret } from './secret.ts';

/** Seconds: what entra-docs, certificate-credentials, advises at most, and what MSAL uses. */
export const ASSERTION_LIFETIME = 600;

/** What a client assertion is made of. */
export interface AssertionRequest {
  /** `https://{host}/{tenant}`. */
  readonly authority: string;
  /** The application (client) id, a GUID. */
  readonly clientId: string;
  readonly certificate: Certificate;
  /** The certificate’s own private key. */
  readonly privateKey: KeyInput;
  /** `PS256` is advised; `RS256`, with `x5t`, is for AD FS and for programs that know nothing newer. */
  readonly algorithm: 'PS256' | 'RS256';
  /** Seconds since 1970. */
  readonly now: number;
  /** A new GUID. */
  readonly jti: string;
}

export type AssertionResult =
  | {
      readonly kind: 'assertion';
      /** The token: a credential until `expires`. */
      readonly assertion: Secret;
      /** Seconds since 1970. */
      readonly expires: number;
      readonly audience: string;
      /** What is not advised about the certificate: one sentence each. */
      readonly notes: readonly string[];
    }
  /** Entra would refuse it: one sentence for each reason. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/**
 * Makes a client assertion as Entra wants it (RFC 7523, section 2.2; entra-docs, certificate-credentials): `aud` is the
 * token endpoint, `iss` and `sub` the client id, and the header names the certificate.
 */
export async function buildClientAssertion(request: AssertionRequest): Promise<AssertionResult> {
  const { clientId, certificate, privateKey, algorithm, now, jti } = request;
  const problems = certificateProblems(certificate, now);
  const reasons = [
    ...[authorityProblem(request.authority), clientIdProblem(clientId)].filter((each) => each !== undefined),
    ...problems.filter(({ ok }) => ok === false).map(({ message }) => message),
  ];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const audience = tokenEndpointOf(request.authority);
  const expires = now + ASSERTION_LIFETIME;
  const named = algorithm === 'RS256' ? { x5t: certificate.x5t } : { 'x5t#S256': certificate.x5tS256 };
  const assertion = await new SignJWT({
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti,
    nbf: now,
    iat: now,
    exp: expires,
  })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...named })
    .sign(privateKey);
  const notes = problems.map(({ message }) => message);
  return { kind: 'assertion', assertion: new Secret(assertion), expires, audience, notes };
}

/** The v2.0 token endpoint of an authority. */
export function tokenEndpointOf(authority: string): string {
  return `${authority.replace(/(?<!\/)\/+$/, '')}/oauth2/v2.0/token`;
}
