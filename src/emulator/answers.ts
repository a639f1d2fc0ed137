import type { AnswerIds } from './identifiers.ts';
import type { Refusal } from './refusal.ts';

/** An HTTP response. Header names are in lower case. */
export interface Answer {
  /** How the connection misbehaves, for tests of clients: nothing is sent, it is closed, or the body breaks off. */
  readonly connection?: 'stall' | 'reset' | 'cut';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** When an answer is given, and under which ids. */
export interface Occasion {
  readonly now: Date;
  readonly ids: AnswerIds;
}

/**
 * The error response of RFC 6749, section 5.2, in Entra's envelope. 401 for `invalid_client`, 400 for the
 * rest, unless `status` says otherwise. The description is one line, as Entra has it since the end of 2023.
 */
export function refusalAnswer(refusal: Refusal, occasion: Occasion, status = statusOf(refusal)): Answer {
  const { traceId, correlationId } = occasion.ids;
  const body = {
    error: refusal.error,
    error_description: errorDescription(refusal, occasion),
    error_codes: [refusal.code],
    timestamp: timestampOf(occasion),
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: errorUri(refusal),
    ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
  };
  return jsonAnswer(body, occasion, status);
}

/** The text of a refusal with the ids that support asks for, on one line. */
export function errorDescription({ code, message }: Refusal, occasion: Occasion): string {
  const { traceId, correlationId } = occasion.ids;
  const ids = `Trace ID: ${traceId} Correlation ID: ${correlationId}`;
  return `AADSTS${code}: ${message} ${ids} Timestamp: ${timestampOf(occasion)}`;
}

/** Where Entra sends readers of a refusal. */
export function errorUri({ code }: Refusal): string {
  return `https://login.microsoftonline.com/error?code=${code}`;
}

function timestampOf({ now }: Occasion): string {
  return `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** A JSON document that is never to be kept by a cache. */
export function jsonAnswer(body: object, { now, ids }: Occasion, status = 200): Answer {
  return {
    status,
    headers: {
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      'content-type': 'application/json; charset=utf-8',
      expires: '-1',
      'x-content-type-options': 'nosniff',
      'x-ms-request-id': ids.traceId,
      date: now.toUTCString(),
    },
    body: JSON.stringify(body),
  };
}

/** A status and nothing more. */
export function emptyAnswer(status: number, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'cache-control': 'no-store, no-cache', ...headers }, body: '' };
}

function statusOf({ error, status }: Refusal): number {
  return status ?? (error === 'invalid_client' ? 401 : 400);
}
