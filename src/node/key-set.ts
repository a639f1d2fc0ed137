import type { RawAnswer } from './https.ts';
import { send } from './https.ts';
import { DEFAULT_TIMEOUT_MS, type SendOptions } from './send-options.ts';

/** What came of asking for a key set. */
export type KeySetAnswer =
  | { readonly kind: 'keys'; readonly document: unknown }
  | { readonly kind: 'cancelled' }
  /** `message` is for people. */
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Asks an issuer for its public keys (JWK Set, RFC 7517, section 5). Nothing but the address leaves this machine: no
 * token, no cookie. Redirects are not followed.
 */
export async function fetchKeySet(address: string, options: SendOptions = {}): Promise<KeySetAnswer> {
  const headers = { accept: 'application/json' };
  const answer = await send({
    timeoutMs: DEFAULT_TIMEOUT_MS,
    ...options,
    url: address,
    method: 'GET',
    headers,
  });
  if (answer.kind === 'cancelled') return answer;
  const document = answer.kind === 'answer' && answer.status === 200 ? readKeySet(answer.body) : undefined;
  return document === undefined ? { kind: 'failed', message: failureOf(answer) } : { kind: 'keys', document };
}

function readKeySet(body: string): unknown {
  try {
    const document: unknown = JSON.parse(body);
    const isSet = typeof document === 'object' && document !== null && 'keys' in document;
    return isSet && Array.isArray(document.keys) ? document : undefined;
  } catch {
    return undefined;
  }
}

function failureOf(answer: Exclude<RawAnswer, { kind: 'cancelled' }>): string {
  if (answer.kind === 'answer') {
    return `The address answered with status ${answer.status}, and with no key set.`;
  }
  return 'The address cannot be reached. Check its spelling, the network and the proxy.';
}
