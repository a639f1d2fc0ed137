import { createHash, randomUUID } from 'node:crypto';
import { isGuid } from './directory.ts';

/** The ids every answer carries, for support and for the sign-in log. */
export interface AnswerIds {
  readonly traceId: string;
  readonly correlationId: string;
}

/**
 * Ids of one answer: a fresh trace id, and as correlation id the GUID the client sent in
 * `client-request-id`, else a fresh one. The last byte of Entra's trace ids is 00, and so it is here.
 */
export function answerIds(clientRequestId: string | undefined): AnswerIds {
  const sent = clientRequestId !== undefined && isGuid(clientRequestId) ? clientRequestId : randomUUID();
  return { traceId: `${randomUUID().slice(0, -2)}00`, correlationId: sent.toLowerCase() };
}

/** The `uti` claim of the token issued under a trace id: its 16 bytes in Microsoft's order, base64url. */
export function uniqueTokenIdentifier(traceId: string): string {
  const bytes = Buffer.from(traceId.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes.toString('base64url');
}

/** A GUID made of a text: the same one each time. */
export function stableGuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join('-');
}
