/** What the caller decides about a request. */
export interface SendOptions {
  /** Ends the request; the outcome is then `cancelled`. */
  readonly signal?: AbortSignal;
  /** For each of the requests that are made: discovery where it is needed, and the token request. */
  readonly timeoutMs?: number;
  /** PEM. Trusted besides the usual authorities; see `HttpsRequest`. */
  readonly certificateAuthorities?: readonly string[];
  /** Seconds since 1970; the clock that the server's is compared with. */
  readonly now?: () => number;
}

export const DEFAULT_TIMEOUT_MS = 30_000;
