import { cloudOf } from '../facts/clouds.ts';
import { readUrl } from './url.ts';

/** A JSON object out of a token: any names, any values, nothing believed. */
export type JsonObject = { readonly [name: string]: unknown };

/** What a token is for; it decides which checks make sense. */
export type TokenRole =
  /** Signed by an application to prove itself to Entra (RFC 7523, section 2.2). */
  | 'client-assertion'
  /** Issued by another provider to be exchanged for an Entra token (workload identity federation). */
  | 'federated'
  /** Issued by Entra: an access token or an ID token. */
  | 'entra'
  /** Issued by somebody else, for somebody else. */
  | 'foreign';

/** A decoded token and the moment it is judged at: what every check sees. */
export interface TokenFacts {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly role: TokenRole;
  /** False when the third part is empty. */
  readonly signed: boolean;
  /** True when a part ends in `=`, which JWS leaves out (RFC 7515, section 2). */
  readonly padded: boolean;
  /** Seconds since 1970. */
  readonly now: number;
}

/** One verdict on a token: right, wrong, or cannot tell. */
export interface Check {
  /** Kebab-case, stable. */
  readonly id: string;
  readonly ok: boolean | null;
  /** What was found and, when wrong, what Entra answers and what to do. */
  readonly message: string;
  /** Where it is wrong: the numbers of the AADSTS codes that the message names. Absent where it names none. */
  readonly codes?: readonly number[];
  /** Where it is wrong: the rule that finds the same in files. */
  readonly rule?: string;
}

export function right(id: string, message: string): Check {
  return { id, ok: true, message };
}

export function wrong(id: string, message: string, rule?: string): Check {
  const codes = [...message.matchAll(/AADSTS(\d{5,8})/g)].map(([, digits]) => Number(digits));
  return { id, ok: false, message, ...(codes.length > 0 && { codes }), ...(rule !== undefined && { rule }) };
}

export function cannotTell(id: string, message: string): Check {
  return { id, ok: null, message };
}

/** Judges one thing; undefined when it does not apply to this token. */
export type TokenCheck = (token: TokenFacts) => Check | undefined;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the usual form of a GUID, without braces. */
export function isGuid(value: unknown): value is string {
  return typeof value === 'string' && GUID.test(value);
}

/** The claim `name`, or undefined. A name like `constructor` finds what the token holds, nothing else. */
export function claim(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The claim `name` when it is a string that is not empty. */
export function textClaim(object: JsonObject, name: string): string | undefined {
  const value = claim(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The claim `name` as a list of strings: one string alone counts, other values are left out. */
export function listClaim(object: JsonObject, name: string): readonly string[] {
  const value = claim(object, name);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string' && item !== '');
}

const LONGEST_QUOTE = 120;

/** A text out of a token as it may be shown: cut when long; control and bidirectional marks replaced. */
export function visible(text: string, longest: number = LONGEST_QUOTE): string {
  const shown = text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
  return `${shown}${text.length > longest ? '…' : ''}`;
}

/** The same in quotation marks, for use in a message. */
export function quote(text: string): string {
  return `“${visible(text)}”`;
}

/**
 * Audiences of tokens made to be exchanged at Entra, one a cloud. Source: entra-docs, "Configure an app
 * to trust a managed identity".
 */
const TOKEN_EXCHANGE = /^api:\/\/AzureADTokenExchange(?:USGov|China|USNat|USSec)?$/i;

/** What Entra writes into `aud` when it issues the token itself, to a managed identity for example: the same by its id. */
export const TOKEN_EXCHANGE_ID = 'fb60f99c-7a34-4190-8149-302f77469936';

/** True for the audience of workload identity federation, in any cloud and any letter case, by name or by id. */
export function isTokenExchangeAudience(audience: string): boolean {
  return TOKEN_EXCHANGE.test(audience) || audience.toLowerCase() === TOKEN_EXCHANGE_ID;
}

/** Who issued a token of Entra. */
export interface EntraIssuer {
  readonly cloud: string;
  /** The host that `iss` names. */
  readonly host: string;
  /** The tenant as it stands in `iss`: a GUID, or `common` and the like where somebody made it up. */
  readonly tenant: string;
  readonly version: '1.0' | '2.0';
  /** The user flow of an Azure AD B2C token, where `iss` names it. */
  readonly policy?: string;
}

/**
 * Reads `iss` of a token issued by Entra: `https://sts.windows.net/{tenant}/` in v1.0 tokens,
 * `https://login.microsoftonline.com/{tenant}/v2.0` in v2.0 tokens, and the same at other clouds.
 * Source: entra-docs, access-token-claims-reference. Undefined for every other issuer.
 */
export function readEntraIssuer(issuer: unknown): EntraIssuer | undefined {
  const url = typeof issuer === 'string' ? readUrl(issuer) : undefined;
  const cloud = url?.scheme === 'https' ? cloudOf(url.host) : undefined;
  if (url === undefined || cloud === undefined) return undefined;
  const [tenant, version, ...more] = url.segments;
  const from = { cloud: cloud.name, host: url.host };
  if (tenant !== undefined && version !== undefined && /^(?:tfp|te)$/i.test(tenant)) {
    return ofPolicy(from, version, more);
  }
  if (tenant === undefined || more.length > 0) return undefined;
  if (version === undefined) return { ...from, tenant, version: '1.0' };
  return version === 'v2.0' ? { ...from, tenant, version: '2.0' } : undefined;
}

/** `tfp/{tenant}/{policy}/v2.0`: how Azure AD B2C names the user flow in the issuer. */
function ofPolicy(
  from: Pick<EntraIssuer, 'cloud' | 'host'>,
  tenant: string,
  [policy, version, ...more]: readonly string[],
): EntraIssuer | undefined {
  if (policy === undefined || version !== 'v2.0' || more.length > 0) return undefined;
  return { ...from, tenant, version: '2.0', policy };
}

/** Tells what a token is for from its claims alone. */
export function roleOf(claims: JsonObject): TokenRole {
  const audiences = listClaim(claims, 'aud');
  if (audiences.some(isTokenExchangeAudience)) return 'federated';
  if (readEntraIssuer(claim(claims, 'iss')) !== undefined) return 'entra';
  if (audiences.some(isSignInUrl)) return 'client-assertion';
  const issuer = textClaim(claims, 'iss');
  const selfIssued = issuer !== undefined && issuer === textClaim(claims, 'sub');
  if (selfIssued && (isGuid(issuer) || audiences.some(isTokenEndpointPath))) return 'client-assertion';
  return 'foreign';
}

/** No token is issued *for* a sign-in host: whoever names one as audience wants to sign in there. */
function isSignInUrl(audience: string): boolean {
  const url = readUrl(audience);
  return url !== undefined && cloudOf(url.host) !== undefined;
}

function isTokenEndpointPath(audience: string): boolean {
  const segments = readUrl(audience)?.segments ?? [];
  return segments.length > 2 && segments.at(-1) === 'token' && segments.includes('oauth2');
}
