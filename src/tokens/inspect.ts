import { describeDuration, describeInstant } from '../core/time.ts';
import { type JsonObject, listClaim } from './claims.ts';
import { findToken } from './find.ts';
import type { ClaimRow, Inspection, StatedTime, TokenPart, ValidityWindow } from './inspection.ts';
import { type DecodedToken, type DecodeOptions, decodeToken } from './jwt.ts';
import { readNumericDate } from './time.ts';

const TITLES: Readonly<Record<DecodedToken['kind'], string>> = {
  jws: 'Signed token (JWS)',
  jwe: 'Encrypted token (JWE)',
  opaque: 'Opaque token',
  malformed: 'No whole token',
};

/**
 * All that is to be told about the token in `text` at `now` (seconds since 1970). Takes any text and never throws; asks
 * nobody, so the signature stays unverified.
 */
export function inspectToken(text: string, now: number, options: DecodeOptions = {}): Inspection {
  const decoded = decodeToken(text, now, options);
  const { kind, header, claims, checks, reason } = decoded;
  const isClientAssertion = checks.some(({ id }) => id.startsWith('assertion'));
  return {
    title: isClientAssertion ? 'Client assertion' : TITLES[kind],
    ...(reason !== undefined && { reason }),
    isClientAssertion,
    parts: partsOf(text, decoded),
    summary: claims ? summaryOf(claims) : [],
    header: rowsOf(header, now),
    claims: rowsOf(claims, now),
    ...(claims && { window: windowOf(claims, now) }),
    checks,
    advice: [],
  };
}

const NAMES = ['header', 'claims', 'signature'] as const;

function partsOf(text: string, { kind }: DecodedToken): readonly TokenPart[] {
  const parts = findToken(text)?.token.split('.') ?? [];
  return parts.map((part, index) => ({
    name: kind === 'jwe' && index > 0 ? 'other' : (NAMES[index] ?? 'other'),
    text: part,
  }));
}

const SUMMARY = [
  ['Issuer', 'iss'],
  ['Application', 'appid'],
  ['Application', 'azp'],
  ['Tenant', 'tid'],
  ['Audience', 'aud'],
  ['Roles', 'roles'],
  ['Scopes', 'scp'],
] as const;

function summaryOf(claims: JsonObject): Inspection['summary'] {
  return SUMMARY.map(([label, name]) => ({ label, value: listClaim(claims, name).join(', ') })).filter(
    ({ value }) => value !== '',
  );
}

function rowsOf(object: JsonObject | null, now: number): readonly ClaimRow[] {
  return Object.entries(object ?? {}).map(([name, value]) => {
    const time = TIMES.has(name) ? timeOf(value, now) : undefined;
    return { name, json: JSON.stringify(value, null, 2), ...(time && { time }) };
  });
}

const TIMES = new Set(['exp', 'iat', 'nbf', 'auth_time', 'xms_tcdt']);
/** Of the years 0 to 9999, in seconds since 1970. */
const CALENDAR = { first: -62_167_219_200, last: 253_402_300_799 };

function timeOf(value: unknown, now: number): StatedTime | undefined {
  const date = readNumericDate(value);
  if (date.kind !== 'seconds' || date.seconds < CALENDAR.first || date.seconds > CALENDAR.last)
    return undefined;
  const { seconds } = date;
  const duration = describeDuration(seconds - now);
  return {
    seconds,
    utc: describeInstant(seconds),
    relative: seconds > now ? `in ${duration}` : `${duration} ago`,
  };
}

function windowOf(claims: JsonObject, now: number): ValidityWindow {
  const seconds = (name: string) =>
    timeOf(Object.hasOwn(claims, name) ? claims[name] : undefined, now)?.seconds;
  const [issuedAt, notBefore, expires] = ['iat', 'nbf', 'exp'].map(seconds);
  return {
    now,
    ...(issuedAt !== undefined && { issuedAt }),
    ...(notBefore !== undefined && { notBefore }),
    ...(expires !== undefined && { expires }),
  };
}
