import { expiresIn } from './access-token.ts';
import type { AnswerIds } from './identifiers.ts';
import type { Refusal } from './refusal.ts';

/** An HTTP response. Header names are in lower case. */
export interface Answer {
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
  const timestamp = `${occasion.now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const trace = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  const body = {
    error: refusal.error,
    error_description: `AADSTS${refusal.code}: ${refusal.message} ${trace}`,
    error_codes: [refusal.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
  };
  return jsonAnswer(body, occasion, status);
}

/** The successful response of RFC 6749, section 5.1, with Entra's `ext_expires_in`. */
export function tokenAnswer(accessToken: string, occasion: Occasion): Answer {
  const body = {
    token_type: 'Bearer',
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: accessToken,
  };
  return jsonAnswer(body, occasion, 200);
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

function statusOf({ error }: Refusal): number {
  return error === 'invalid_client' ? 401 : 400;
}
