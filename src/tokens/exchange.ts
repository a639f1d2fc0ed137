import { isGuid } from './claims.ts';
import { SHOWN_SECRET, SHOWN_TOKEN } from './redact.ts';

/** A name and what may be shown of its value. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** What was sent and what came back, fit to be shown: no value in it is a secret. */
export interface Exchange {
  readonly method: 'GET' | 'POST';
  /** Without query. The discovery document when it did not come to a token request. */
  readonly endpoint: string;
  /** Of the address, in the order sent. */
  readonly query: readonly NamedValue[];
  /** Of the request, as far as they were chosen for it. */
  readonly headers: readonly NamedValue[];
  /** How the body was sent; `other`: as something that has no parameters, and is not shown. */
  readonly encoding: 'form' | 'json' | 'other' | 'none';
  /** Of the body, in the order sent; values that could be secret are `[secret]`. */
  readonly parameters: readonly NamedValue[];
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** How far the server's clock is ahead of the one here, in seconds. */
  readonly clockSkewSeconds?: number;
  /** Absent when no answer came. */
  readonly response?: ExchangeResponse;
}

/** What came back. */
export interface ExchangeResponse {
  readonly headers: readonly NamedValue[];
  /** Of the JSON object in the body, in its order; empty when it held none. Values that could be secret are `[secret]`. */
  readonly members: readonly NamedValue[];
}

/** Parameters whose values say nothing that must stay hidden. Every other value is masked. */
const HARMLESS_PARAMETERS = new Set([
  'api-version',
  'client-request-id',
  'client_assertion_type',
  'client_info',
  'grant_type',
  'redirect_uri',
  'requested_token_use',
  'resource',
  'response_type',
  'scope',
]);

/** The same of an answer (RFC 6749, sections 5.1 and 5.2; RFC 8628, section 3.2; what Entra adds). */
const HARMLESS_MEMBERS = new Set([
  'authorization_endpoint',
  'client_id',
  'correlation_id',
  'error',
  'error_codes',
  'error_description',
  'error_uri',
  'expires_in',
  'expires_on',
  'ext_expires_in',
  'interval',
  'issuer',
  'not_before',
  'resource',
  'scope',
  'suberror',
  'timestamp',
  'token_endpoint',
  'token_type',
  'trace_id',
  'verification_uri',
]);

const HARMLESS_HEADERS = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'client-request-id',
  'content-length',
  'content-type',
  'date',
  'metadata',
  'retry-after',
  'origin',
  'server',
  'user-agent',
  'x-ms-ests-server',
  'x-ms-request-id',
]);

/** Cleans a text of secrets that are known. */
export type Clean = (text: string) => string;

/** A parameter of a request as it may be shown. A client id that is no GUID may be a secret that was mixed up with it. */
export function shownParameter(name: string, value: string, clean: Clean): NamedValue {
  const isHarmless =
    HARMLESS_PARAMETERS.has(name) || name.toLowerCase().startsWith('x-') || isClientId(name, value);
  return { name: clean(name), value: isHarmless ? clean(value) : SHOWN_SECRET };
}

function isClientId(name: string, value: string): boolean {
  return name === 'client_id' && isGuid(value);
}

/** A header as it may be shown. */
export function shownHeader(name: string, value: string, clean: Clean): NamedValue {
  return { name: clean(name), value: HARMLESS_HEADERS.has(name.toLowerCase()) ? clean(value) : SHOWN_SECRET };
}

/** The headers of an answer that say something: the others are left out. */
export function shownAnswerHeaders(
  headers: Readonly<Record<string, string>>,
  clean: Clean,
): readonly NamedValue[] {
  return Object.entries(headers)
    .filter(([name]) => HARMLESS_HEADERS.has(name))
    .map(([name, value]) => ({ name, value: clean(value) }));
}

/** The members of an answer as they may be shown: those that are no texts as JSON. */
export function shownMembers(answer: object, clean: Clean): readonly NamedValue[] {
  return Object.entries(answer).map(([name, value]: [string, unknown]) => ({
    name: clean(name),
    value: HARMLESS_MEMBERS.has(name)
      ? clean(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
      : SHOWN_SECRET,
  }));
}

/** True for a value, or part of one, that was masked. */
export function isMasked(value: string): boolean {
  return value.includes(SHOWN_SECRET) || value.includes(SHOWN_TOKEN);
}

/** True for what MSAL adds about itself: of no use to who reads a request. */
export function isTelemetry(name: string): boolean {
  return /^(?:x-(?!identity-header)|client_info$|client-request-id$|return-client-request-id$)/i.test(name);
}

/** The value that was sent for a parameter, in the body or in the address; undefined where there was none. */
export function sentValue({ parameters, query }: Exchange, name: string): string | undefined {
  return [...parameters, ...query].find((each) => each.name === name)?.value;
}
