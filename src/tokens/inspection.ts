import type { Check } from './claims.ts';
import type { TokenType } from './token-type.ts';

/** A time that a claim states. */
export interface StatedTime {
  /** Since 1970. */
  readonly seconds: number;
  /** `2026-06-01 12:00:00 UTC`. */
  readonly utc: string;
  /** `in 5 minutes`, `3 days ago`. */
  readonly relative: string;
}

/** A parameter of the header, or a claim. */
export interface ClaimRow {
  readonly name: string;
  /** The value as JSON, with line breaks where it has parts; cut where it is too deep or too long. */
  readonly json: string;
  /** In one line; absent for what is not known. */
  readonly meaning?: string;
  readonly time?: StatedTime;
}

/** One of the parts between the dots, as it stands in the token. */
export interface TokenPart {
  readonly name: 'header' | 'claims' | 'signature' | 'other';
  readonly text: string;
}

/** When a token holds. All in seconds since 1970. */
export interface ValidityWindow {
  readonly now: number;
  readonly issuedAt?: number;
  readonly notBefore?: number;
  readonly expires?: number;
}

/** A sentence that helps, and where it leads. */
export interface Advice {
  readonly text: string;
  /** An official page or a deep link into the portal. */
  readonly link?: string;
}

/** All that is to be told about a token, ready to be shown. Nothing in it is verified unless a check says so. */
export interface Inspection {
  /** What it is, in a few words: `Access token, version 2.0, app-only`. */
  readonly title: string;
  /** The same as a stable name. */
  readonly type?: TokenType;
  /** Who issued it, where that is somebody known: `Microsoft Entra`, `GitHub Actions`. */
  readonly provider?: string;
  /** Why there are no claims, or what is damaged. */
  readonly reason?: string;
  /** A client assertion: how one is made that is right can be offered. */
  readonly isClientAssertion: boolean;
  readonly parts: readonly TokenPart[];
  /** Who issued it, for whom, in which tenant and cloud, with which roles and scopes. */
  readonly summary: readonly { readonly label: string; readonly value: string }[];
  readonly header: readonly ClaimRow[];
  readonly claims: readonly ClaimRow[];
  readonly window?: ValidityWindow;
  readonly checks: readonly Check[];
  readonly advice: readonly Advice[];
}
