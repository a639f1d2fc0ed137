/** What came of asking for a key set. */
export type KeySetAnswer =
  | { readonly kind: 'keys'; readonly document: unknown }
  | { readonly kind: 'cancelled' }
  /** `message` is for people. */
  | { readonly kind: 'failed'; readonly message: string };

const UNREACHABLE =
  'The address cannot be asked from a browser: it is out of reach, or does not let other pages read its answers (CORS).';

/**
 * Asks an issuer for its public keys (JWK Set, RFC 7517, section 5). Nothing but the address leaves this machine: no
 * token, no cookie. Redirects are not followed.
 */
export async function fetchKeySet(
  address: string,
  signal: AbortSignal,
  request: typeof fetch = fetch,
): Promise<KeySetAnswer> {
  try {
    const answer = await request(address, {
      signal,
      headers: { accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    const document: unknown = answer.ok ? await answer.json().catch(() => undefined) : undefined;
    const isSet = typeof document === 'object' && document !== null && 'keys' in document;
    if (isSet && Array.isArray(document.keys)) return { kind: 'keys', document };
    const { status } = answer;
    return { kind: 'failed', message: `The address answered with status ${status}, and with no key set.` };
  } catch {
    return signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', message: UNREACHABLE };
  }
}
