import { randomBytes } from 'node:crypto';
import type { Platform } from './directory.ts';

/** What a code or refresh token stands for. */
export interface IssuedGrant {
  readonly clientId: string;
  /** Id of the tenant. */
  readonly tenant: string;
  /** Object id of the user. */
  readonly user: string;
  readonly scope: string;
  /** Platform of the redirect URI; absent for flows without one. */
  readonly platform?: Platform | undefined;
  readonly issuedAt: Date;
}

/** An authorization code (RFC 6749, section 4.1.2). */
export interface IssuedCode extends IssuedGrant {
  readonly redirectUri: string;
  /** Proof Key for Code Exchange (RFC 7636, section 4.3). */
  readonly challenge?: { readonly value: string; readonly method: 'plain' | 'S256' } | undefined;
  readonly nonce?: string | undefined;
}

/** A code or token that was issued, and how often it came back. */
export interface Kept<T> {
  readonly grant: T;
  uses: number;
}

/** One kind of opaque value: issued, and known again. */
export interface Ledger<T> {
  /** A fresh opaque value that stands for the grant. */
  issue(grant: T): string;
  /** What a value stands for. The caller counts its uses. */
  find(value: string): Kept<T> | undefined;
}

/** What an emulator issued and takes back. It lives as long as the emulator does. */
export interface Issued {
  readonly codes: Ledger<IssuedCode>;
  readonly refreshTokens: Ledger<IssuedGrant>;
  readonly deviceCodes: Ledger<IssuedGrant>;
  /** How device codes behave. */
  readonly device: DeviceCodes;
}

export interface DeviceCodes {
  /** So many polls are answered with authorization_pending; 0 approves at once. */
  readonly pollsUntilApproved: number;
  /** Seconds between polls that clients are told. */
  readonly interval: number;
}

/** Nothing issued yet. Device codes are approved at once, unless told otherwise. */
export function createIssued(device: Partial<DeviceCodes> = {}): Issued {
  return {
    codes: createLedger(),
    refreshTokens: createLedger(),
    deviceCodes: createLedger(),
    device: { pollsUntilApproved: 0, interval: 5, ...device },
  };
}

/** Whether a text could be a code or refresh token of an emulator. */
export function isOpaqueValue(text: string): boolean {
  return /^1\.[A-Za-z0-9_-]{64}$/.test(text);
}

/** So many are remembered; the oldest are forgotten first. */
const MOST = 10_000;

function createLedger<T>(): Ledger<T> {
  const kept = new Map<string, Kept<T>>();
  return {
    issue(grant) {
      const value = `1.${randomBytes(48).toString('base64url')}`;
      kept.set(value, { grant, uses: 0 });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    find: (value) => kept.get(value),
  };
}
