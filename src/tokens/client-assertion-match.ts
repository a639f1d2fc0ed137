import { compactVerify, errors, type KeyInput } from 'jose';
import type { Certificate } from '../facts/types.ts';
import { certificateChecks } from './certificate-checks.ts';
import {
  type Check,
  cannotTell,
  claim,
  isGuid,
  type JsonObject,
  listClaim,
  quote,
  right,
  textClaim,
  wrong,
} from './claims.ts';
import { findToken } from './find.ts';
import { type DecodedToken, decodeToken } from './jwt.ts';
import { base64urlToHex, readThumbprint } from './thumbprint.ts';
import { readUrl } from './url.ts';

/** A certificate that an assertion is compared with. */
export interface OwnCertificate {
  readonly certificate: Certificate;
  readonly publicKey: KeyInput;
  /** Digests of other things than the DER bytes, in upper-case hexadecimal, and what they are of: `the PEM text`. */
  readonly mistakenDigests: ReadonlyMap<string, string>;
}

/** What an assertion is expected to be for. Parts that are absent are not compared. */
export interface AssertionExpectation {
  readonly own?: OwnCertificate;
  readonly clientId?: string;
  readonly tenant?: string;
}

/**
 * Judges a text as a client assertion at `now` (seconds since 1970): all that `decodeToken` sees, and beyond it what it
 * takes the certificate, the client id or the tenant to know. Takes any text; never rejects.
 */
export async function checkClientAssertion(
  text: string,
  now: number,
  expected: AssertionExpectation,
): Promise<DecodedToken> {
  const decoded = decodeToken(text, now, { as: 'client-assertion' });
  const token = findToken(text)?.token;
  const { header, claims, kind } = decoded;
  if (kind !== 'jws' || header === null || claims === null || token === undefined) return decoded;
  const { own } = expected;
  const compared = own
    ? [await signature(token, own), ...thumbprints(header, own), ...certificateChecks(own.certificate, now)]
    : [];
  const checks = decoded.checks.filter(({ id }) => id !== 'signature' || own === undefined);
  return { ...decoded, checks: [...checks, ...expectedTarget(claims, expected), ...compared] };
}

async function signature(token: string, { publicKey }: OwnCertificate): Promise<Check> {
  const id = 'assertion-signature';
  try {
    await compactVerify(token, publicKey);
    return right(id, 'The signature was made with the private key of this certificate.');
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      return wrong(
        id,
        'The signature was not made with the private key of this certificate. Entra answers AADSTS700027.',
        'certificate-key-mismatch',
      );
    }
    return cannotTell(
      id,
      'The signature could not be verified: alg and the key of the certificate do not fit.',
    );
  }
}

const HEADERS = [
  ['x5t', 'SHA-1'],
  ['x5t#S256', 'SHA-256'],
] as const;

function thumbprints(header: JsonObject, own: OwnCertificate): readonly Check[] {
  const id = 'assertion-certificate';
  const named = HEADERS.filter(([name]) => claim(header, name) !== undefined);
  if (named.length === 0 && claim(header, 'kid') !== undefined) {
    return [cannotTell(id, 'The header names the certificate by kid only, which is not compared here.')];
  }
  return named.map(([name]) => compare(id, name, textClaim(header, name) ?? '', own));
}

function compare(id: string, name: 'x5t' | 'x5t#S256', value: string, own: OwnCertificate): Check {
  const { certificate, mistakenDigests } = own;
  const expected = name === 'x5t' ? certificate.x5t : certificate.x5tS256;
  if (value === expected) return right(id, `${name} is the thumbprint of this certificate.`);
  const reading = readThumbprint(value);
  const hex = reading.kind === 'unknown' ? '' : reading.hex;
  const isOwn = [certificate.thumbprint, base64urlToHex(certificate.x5tS256)].includes(hex);
  const remedy = `Write ${quote(expected)}.`;
  if (isOwn)
    return wrong(
      id,
      `${name} means this certificate, but not in the form it has to have. Entra answers AADSTS700027. ${remedy}`,
      'assertion-x5t-encoding',
    );
  const mistaken = mistakenDigests.get(hex);
  if (mistaken) {
    return wrong(
      id,
      `${name} is the digest of ${mistaken}, not of the DER bytes of the certificate. Entra answers AADSTS700027. ${remedy}`,
      'assertion-x5t-encoding',
    );
  }
  return wrong(
    id,
    `${name} names another certificate. Entra answers AADSTS700027. ${remedy}`,
    'certificate-thumbprint-mismatch',
  );
}

/** What `iss` and `aud` are compared with, beyond what an assertion shows by itself. */
export function expectedTarget(
  claims: JsonObject,
  { clientId, tenant }: AssertionExpectation,
): readonly Check[] {
  const checks: Check[] = [];
  if (clientId !== undefined) {
    const id = 'assertion-client-id';
    const isOwn = textClaim(claims, 'iss')?.toLowerCase() === clientId.toLowerCase();
    checks.push(
      isOwn
        ? right(id, 'iss is the client id that was given.')
        : wrong(
            id,
            `iss is not the client id ${quote(clientId)}. Entra answers AADSTS700021.`,
            'assertion-issuer-subject',
          ),
    );
  }
  if (tenant !== undefined) checks.push(tenantOf(claims, tenant));
  return checks;
}

function tenantOf(claims: JsonObject, tenant: string): Check {
  const id = 'assertion-tenant';
  const [audience = ''] = listClaim(claims, 'aud');
  const [found] = readUrl(audience)?.segments ?? [];
  if (found?.toLowerCase() === tenant.toLowerCase()) return right(id, 'aud names the tenant that was given.');
  if (found !== undefined && isGuid(found) !== isGuid(tenant)) {
    return cannotTell(
      id,
      `aud names the tenant ${quote(found)}. Whether that is ${quote(tenant)} only Entra knows.`,
    );
  }
  const names = found === undefined ? 'names no tenant' : `names the tenant ${quote(found)}`;
  return wrong(id, `aud ${names}, not ${quote(tenant)}. Entra answers AADSTS700023.`, 'assertion-audience');
}
