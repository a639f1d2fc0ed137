import type { KeyObject } from 'node:crypto';
import {
  type CryptoKey,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
} from 'jose';

/** A signed JWT taken apart; nothing in it is verified. */
export interface ReadJwt {
  readonly token: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: JWTPayload;
}

/** The parts of a signed JWT in compact form (RFC 7515, section 7.1); undefined for any other text. */
export function readJwt(token: string): ReadJwt | undefined {
  if (token.split('.').length !== 3) return undefined;
  try {
    return { token, header: decodeProtectedHeader(token) as ReadJwt['header'], claims: decodeJwt(token) };
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/** Whether the key made the signature. A key that does not fit the algorithm did not. */
export async function isSignedBy(
  { token }: ReadJwt,
  key: KeyObject | CryptoKey,
  algorithms: readonly string[],
): Promise<boolean> {
  try {
    await compactVerify(token, key, { algorithms: [...algorithms] });
    return true;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  }
}

/** A member of header or claims, if it is a text that is not empty. */
export function textOf(members: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = members[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A NumericDate (RFC 7519, section 2) in seconds since 1970; 0 where there is none, as Entra prints it. */
export function secondsOf(members: Readonly<Record<string, unknown>>, name: string): number {
  const value = members[name];
  return typeof value === 'number' && Math.abs(value) < LATEST ? value : 0;
}

/** The end of the year 9999. */
const LATEST = 253_402_300_800;

/** Jose says TypeError where the text or the key has the wrong form, and an error of its own where the content has. */
function isUnreadable(error: unknown): boolean {
  return error instanceof errors.JOSEError || error instanceof TypeError;
}
