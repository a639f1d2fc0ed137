import type { Exchange } from './exchange.ts';
import { type DecodedToken, decodeToken } from './jwt.ts';
import { Secret } from './secret.ts';

/** Why no answer came. */
export type UnreachableCause =
  | 'dns'
  | 'connection-refused'
  | 'connection-reset'
  | 'timeout'
  | 'tls'
  | 'proxy'
  | 'other';

/** A token was granted (RFC 6749, section 5.1). */
export interface GrantedToken {
  readonly kind: 'token';
  readonly token: Secret;
  /** As the answer says, `Bearer` as a rule; empty when it does not say. */
  readonly tokenType: string;
  /** Seconds from the moment of the answer; absent when the answer does not say. */
  readonly expiresIn?: number;
  /** What was granted, where the answer says so; Entra leaves it out for client credentials. */
  readonly scopes: readonly string[];
}

/** The server said no (RFC 6749, section 5.2, with the members Entra adds). */
export interface Refused {
  readonly kind: 'refused';
  /** HTTP status. */
  readonly status: number;
  readonly error: string;
  readonly suberror?: string;
  /** AADSTS numbers in the order of the answer; empty when a server other than Entra answered. */
  readonly codes: readonly number[];
  readonly description: string;
  readonly traceId?: string;
  readonly correlationId?: string;
  /** As Entra writes it: `2024-12-03 08:15:30Z`. */
  readonly timestamp?: string;
}

/** How a token request ended. */
export type Outcome =
  | GrantedToken
  | Refused
  /** An answer came that is no answer of a token endpoint: a page of a proxy, a cut body. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly contentType: string }
  | { readonly kind: 'unreachable'; readonly cause: UnreachableCause; readonly message: string }
  | { readonly kind: 'cancelled' }
  /** Nothing was sent to the token endpoint: the profile or the authority does not allow it. */
  | { readonly kind: 'invalid'; readonly message: string };

/** A token request that was tried. */
export interface TokenTest {
  readonly outcome: Outcome;
  /** Absent when nothing was sent. */
  readonly exchange?: Exchange;
  /** What is not advised, or strikes about what was sent: one sentence each. Absent when nothing does. */
  readonly notes?: readonly string[];
}

/**
 * Reads the answer of a token endpoint. Takes any status, any content type and any body, and never throws.
 * The shape of a refusal: entra-docs, reference-error-codes, "Handling error codes in your application".
 */
export function readOutcome(status: number, contentType: string, body: string): Outcome {
  const answer = readObject(body);
  const token = text(answer, 'access_token');
  if (token !== undefined && status >= 200 && status < 300) return granted(answer, token);
  const description = text(answer, 'error_description') ?? '';
  const error = text(answer, 'error') ?? '';
  if (error !== '' || codesIn(description).length > 0) return refused(status, error, description, answer);
  return { kind: 'unreadable', status, contentType };
}

type Answer = Readonly<Record<string, unknown>>;

function readObject(body: string): Answer {
  try {
    const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Answer) : {};
  } catch {
    return {};
  }
}

function text(answer: Answer, name: string): string | undefined {
  const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function granted(answer: Answer, token: string): GrantedToken {
  return {
    kind: 'token',
    token: new Secret(token),
    tokenType: text(answer, 'token_type') ?? '',
    ...present({ expiresIn: seconds(answer.expires_in) }),
    scopes: text(answer, 'scope')?.split(' ') ?? [],
  };
}

/** v1.0 endpoints write the number as a string. */
function seconds(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d{1,12}$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function refused(status: number, error: string, description: string, answer: Answer): Refused {
  const timestamp = /Timestamp: ?([\d-]+[ T][\d:]+Z)/.exec(description)?.[1];
  return {
    kind: 'refused',
    status,
    error,
    codes: codesOf(answer.error_codes, description),
    description,
    ...present({
      suberror: text(answer, 'suberror'),
      traceId: text(answer, 'trace_id') ?? idAfter('Trace', description),
      correlationId: text(answer, 'correlation_id') ?? idAfter('Correlation', description),
      timestamp: text(answer, 'timestamp') ?? timestamp,
    }),
  };
}

/** The members that have a value. */
function present<Value extends object>(members: Value): { [Name in keyof Value]?: NonNullable<Value[Name]> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Value]?: NonNullable<Value[Name]> };
}

function idAfter(label: string, description: string): string | undefined {
  return new RegExp(`${label} ID: ?([0-9a-f-]{36})`, 'i').exec(description)?.[1];
}

/** `error_codes`, a list of numbers or, from some servers, its text; else the codes of the description. */
function codesOf(listed: unknown, description: string): readonly number[] {
  const items: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  const numbers = items.flatMap((item) =>
    typeof item === 'number' || typeof item === 'string' ? (String(item).match(/\d{5,9}/g) ?? []) : [],
  );
  return numbers.length > 0 ? numbers.map(Number) : codesIn(description);
}

function codesIn(description: string): readonly number[] {
  return Array.from(description.matchAll(/\bAADSTS(\d{5,9})/gi), ([, digits]) => Number(digits));
}

export interface OutcomeToJsonOptions {
  /** Adds the raw token. Never on unless the user asked for it. */
  readonly showToken?: boolean;
  /** Seconds since 1970: when the token is judged. */
  readonly now: number;
}

/** The outcome as the command line prints it in JSON. Stable: members are added, never changed. */
export type OutcomeJson = Readonly<Record<string, unknown>> & { readonly schema: 1; readonly kind: string };

/**
 * The outcome as plain data. A granted token shows its type, lifetime and scopes, what `decodeToken` says
 * about it (`decoded`), and the raw `token` only on request. Other outcomes are shown as they are.
 */
export function outcomeToJson(outcome: Outcome, options: OutcomeToJsonOptions): OutcomeJson {
  if (outcome.kind !== 'token') return { schema: 1, ...outcome };
  const { token, ...shown } = outcome;
  return {
    schema: 1,
    ...shown,
    decoded: decodeGranted(token, options.now),
    ...(options.showToken === true ? { token: token.reveal() } : {}),
  };
}

function decodeGranted(token: Secret, now: number): DecodedToken {
  return decodeToken(token.reveal(), now);
}
