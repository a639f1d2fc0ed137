import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
// The default export, looked up at each call: VS Code puts its proxy and certificate settings into it.
import https from 'node:https';
import tls from 'node:tls';
import type { Outcome, UnreachableCause } from '../tokens/outcome.ts';
import { isLoopback } from '../tokens/url.ts';

/** One HTTPS request. */
export interface HttpsRequest {
  /** `https:` without user name and password. */
  readonly url: string;
  /**
   * Allows `http:`, for hosts that no line leads to: this machine, and the metadata service of a machine in Azure. The
   * caller has looked at the host.
   */
  readonly mayBePlain?: boolean | undefined;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as UTF-8. */
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** For the whole exchange, from the look-up of the name to the last byte. */
  readonly timeoutMs: number;
  /**
   * PEM. Trusted for this request besides the usual authorities, and instead of them for loopback, for
   * which no public authority vouches.
   */
  readonly certificateAuthorities?: readonly string[] | undefined;
  /** The clock here, in seconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/** An answer as it came, whatever its status. */
export interface HttpsAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names in lower case; without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 1 MB, decoded as UTF-8. */
  readonly body: string;
  /** How far the server's clock is ahead of the one here, in seconds; its Date header names whole ones. */
  readonly clockSkewSeconds?: number;
}

export type Unreachable = Extract<Outcome, { kind: 'unreachable' }>;

export type RawAnswer = HttpsAnswer | Unreachable | { readonly kind: 'cancelled' };

const LARGEST_ANSWER = 1_048_576;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

/**
 * Sends a request over HTTPS and gives back what came of it. Redirects are not followed, so what is sent
 * reaches one host only. Failures of the network are values; a URL that is not HTTPS throws a TypeError.
 */
export function send(request: HttpsRequest): Promise<RawAnswer> {
  const url = new URL(request.url);
  const isPlain = url.protocol === 'http:' && request.mayBePlain === true;
  if ((url.protocol !== 'https:' && !isPlain) || url.username !== '' || url.password !== '') {
    throw new TypeError('Only https: without a user name is asked.');
  }
  const { signal } = request;
  if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((resolve) => {
    const outgoing = (isPlain ? http : https).request(url, optionsOf(request, url));
    const settle = (answer: RawAnswer) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(answer);
      outgoing.destroy();
    };
    const cancel = () => settle({ kind: 'cancelled' });
    const timer = setTimeout(() => settle(unreachable('timeout', 'ETIMEDOUT', url)), request.timeoutMs);
    signal?.addEventListener('abort', cancel);
    const fail = (error: NodeJS.ErrnoException) => settle(explain(error, url));
    outgoing.on('error', fail);
    // Nobody asked for another protocol; without a listener nothing would be heard of it.
    outgoing.on('upgrade', (_, socket) => {
      socket.destroy();
      settle(unreachable('other', 'HTTP 101', url));
    });
    outgoing.on('response', (response) => {
      response.on('error', fail);
      collect(response, (body) => settle(answerOf(response, body, url, request.now ?? systemClock)));
    });
    outgoing.end(request.body);
  });
}

function systemClock(): number {
  return Date.now() / 1000;
}

function optionsOf(request: HttpsRequest, { hostname }: URL): https.RequestOptions {
  const { method, headers, body = '', certificateAuthorities = [] } = request;
  const ca = authoritiesFor(hostname, certificateAuthorities);
  return {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
      // One request a connection: nothing stays open behind the caller's back.
      connection: 'close',
    },
    ...(ca.length === 0 ? {} : { ca: [...ca] }),
  };
}

/** The authorities to name in a request to `hostname`; none when those built in do. Exported for its test. */
export function authoritiesFor(hostname: string, given: readonly string[]): readonly string[] {
  if (given.length === 0 || isLoopback(hostname)) return given;
  // Node 20, in older VS Code, cannot tell which authorities it would have used.
  return [...(tls.getCACertificates?.('default') ?? tls.rootCertificates), ...given];
}

/** Reads the body, and stops at the limit. */
function collect(response: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_ANSWER) done(Buffer.concat(chunks).subarray(0, LARGEST_ANSWER));
  });
  response.on('end', () => done(Buffer.concat(chunks)));
}

function answerOf(response: IncomingMessage, body: Buffer, url: URL, now: () => number): RawAnswer {
  const status = response.statusCode ?? 0;
  // Only a proxy asks for this, and no answer of the host itself came.
  if (status === 407) return unreachable('proxy', 'HTTP 407', url);
  const date = Date.parse(response.headers.date ?? '');
  return {
    kind: 'answer',
    status,
    headers: plainHeaders(response.headers),
    body: body.toString('utf8'),
    ...(Number.isNaN(date) ? {} : { clockSkewSeconds: date / 1000 - Math.floor(now()) }),
  };
}

function plainHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(entries);
}

const CAUSES: readonly (readonly [RegExp, UnreachableCause])[] = [
  [/^ERR_PROXY_/, 'proxy'],
  [/^(?:ENOTFOUND|EAI_|ENODATA)/, 'dns'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE)$/, 'connection-reset'],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT)$/, 'timeout'],
  [
    /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_|CRL_)/,
    'tls',
  ],
];

/** Tells why a request failed, by the code of Node's error. Exported for its table of causes. */
export function explain(error: NodeJS.ErrnoException, url: URL): Unreachable {
  const code = error.code ?? error.name;
  const found = CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
  return unreachable(isAboutProxy(error, url) ? 'proxy' : found, code, url);
}

/** A connection was refused or reset at another port than the one asked for: that is a proxy's. */
function isAboutProxy(error: NodeJS.ErrnoException, url: URL): boolean {
  const port = 'port' in error && typeof error.port === 'number' ? String(error.port) : undefined;
  return port !== undefined && port !== (url.port || DEFAULT_PORTS[url.protocol]);
}

const ADVICE: Readonly<Record<UnreachableCause, (host: string) => string>> = {
  dns: (host) => `The name ${host} could not be resolved. Check its spelling and the network.`,
  'connection-refused': (host) => `Nothing listens at ${host}. Check the host and the port.`,
  'connection-reset': (host) => `The connection to ${host} was cut before an answer came.`,
  timeout: (host) => `${host} did not answer in time. Check the network, a firewall, or a missing proxy.`,
  tls: (host) =>
    `No trusted encrypted connection to ${host} could be made. Behind a proxy that inspects traffic, its root certificate has to be trusted here.`,
  proxy: (host) =>
    `The proxy in front of ${host} did not let the request through. Check its address and sign-in.`,
  other: (host) => `${host} could not be reached.`,
};

function unreachable(cause: UnreachableCause, code: string, url: URL): Unreachable {
  return { kind: 'unreachable', cause, message: `${ADVICE[cause](url.host)} (${code})` };
}
