import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  type Check,
  claim,
  type JsonObject,
  roleOf,
  type TokenCheck,
  type TokenFacts,
  type TokenRole,
  textClaim,
} from './claims.ts';
import { clientAssertionChecks } from './client-assertion-checks.ts';
import { limitDepth } from './depth.ts';
import { federatedChecks } from './federated-checks.ts';
import { type FoundToken, findToken } from './find.ts';
import { knownOpaque, unwrap, whyDamaged, whyNoToken } from './opaque.ts';
import type { Undecodable } from './opaque-shapes.ts';
import { tokenChecks } from './token-checks.ts';

/** A token taken apart. Nothing in it is verified. */
export interface DecodedToken {
  readonly kind: /** Signed, or claiming `none` (RFC 7515). */
    | 'jws'
    /** Encrypted (RFC 7516): only the header can be read. */
    | 'jwe'
    /** Complete, but not a JWT. */
    | 'opaque'
    /** A damaged token, or no token at all. */
    | 'malformed';
  /** As it stands in the token; null when it cannot be read. */
  readonly header: JsonObject | null;
  /** As they stand in the token; null when they cannot be read. */
  readonly claims: JsonObject | null;
  readonly checks: readonly Check[];
  /** Why there are no claims, or what is damaged. Absent when all is there. */
  readonly reason?: string;
  /** What it is in a few words, where it is no JWT that can be read: `Client secret`, `Damaged token`. */
  readonly name?: string;
}

export interface DecodeOptions {
  /** Judges the token as a client assertion even if it does not look like one. */
  readonly as?: 'client-assertion';
}

/**
 * Finds the token in `text`, takes it apart and judges it at `now` (seconds since 1970).
 * Takes any text and never throws; asks nobody, so the signature stays unverified.
 */
export function decodeToken(text: string, now: number, options: DecodeOptions = {}): DecodedToken {
  const whole = unwrap(text);
  const opaque = knownOpaque(whole);
  if (opaque !== undefined) return withoutParts(opaque);
  const found = findToken(text);
  if (found === undefined) {
    return withoutParts(whyNoToken(whole));
  }
  return takeApart(found, isCutOff(text, found), now, options);
}

function withoutParts({ kind, reason, name }: Undecodable): DecodedToken {
  return undecoded(kind, name, reason, null);
}

function undecoded(
  kind: DecodedToken['kind'],
  name: string,
  reason: string,
  header: JsonObject | null,
  claims: JsonObject | null = null,
): DecodedToken {
  return { kind, header, claims, checks: [], reason, name };
}

const MASK_BEFORE = /(?:\*{3}|\u2026|\.{3})\.?$/;
const MASK_AFTER = /^(?:\*{3}|\u2026|\.{3}|[<[(](?:redacted|truncated|removed|masked|snip|cut))/i;

/** True when the text says itself that the token goes on: stars, an ellipsis, a note in brackets. */
function isCutOff(text: string, { span }: FoundToken): boolean {
  const before = text.slice(Math.max(0, span.start - 4), span.start);
  return MASK_BEFORE.test(before) || MASK_AFTER.test(text.slice(span.end, span.end + 12));
}

function takeApart(found: FoundToken, cutOff: boolean, now: number, options: DecodeOptions): DecodedToken {
  const parts = found.token.split('.');
  const [first = '', second = '', third = ''] = parts;
  const header = readHeader(first);
  if (parts.length === 5 && header !== null && textClaim(header, 'enc') !== undefined && !cutOff) {
    return undecoded('jwe', 'Encrypted token (JWE)', encryptedReason(header), header);
  }
  const claims = readClaims(first, second);
  if (parts.length !== 3 || header === null || cutOff) {
    const name = cutOff ? 'Masked or cut token' : 'Damaged token';
    return undecoded('malformed', name, whyDamaged(parts, cutOff), header, claims);
  }
  if (claims === null) return withoutClaims(parts, header);
  const facts: TokenFacts = {
    header,
    claims,
    role: options.as ?? roleOf(claims),
    signed: third !== '',
    padded: found.token.includes('='),
    now,
  };
  return { kind: 'jws', header, claims, checks: judge(facts) };
}

function readHeader(first: string): JsonObject | null {
  try {
    return limitDepth(decodeProtectedHeader(`${first}..`));
  } catch {
    return null;
  }
}

function readClaims(first: string, second: string): JsonObject | null {
  try {
    return limitDepth(decodeJwt(`${first}.${second}.`));
  } catch {
    return null;
  }
}

function encryptedReason(header: JsonObject): string {
  const nested = isNested(header) ? ' A signed token is inside.' : '';
  return `This token is encrypted (JWE): only the service it is for has the key.${nested} Ask the token endpoint again for a token you can read, or let that service decode it.`;
}

function withoutClaims(parts: readonly string[], header: JsonObject): DecodedToken {
  if (!isNested(header)) {
    return undecoded('malformed', 'Damaged token', whyDamaged(parts, false), header);
  }
  return undecoded(
    'jws',
    'Nested JWT',
    'The payload of this token is not a set of claims but another token (nested JWT, RFC 7519, section 5.2).',
    header,
  );
}

function isNested(header: JsonObject): boolean {
  return typeof claim(header, 'cty') === 'string' && /^jwt$/i.test(String(claim(header, 'cty')));
}

const CHECKS: Readonly<Record<TokenRole, readonly TokenCheck[]>> = {
  'client-assertion': clientAssertionChecks,
  federated: federatedChecks,
  entra: tokenChecks,
  foreign: tokenChecks,
};

function judge(token: TokenFacts): readonly Check[] {
  return CHECKS[token.role].map((check) => check(token)).filter((check) => check !== undefined);
}
