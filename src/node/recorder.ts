import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { cloudOf } from '../facts/clouds.ts';
import { readJsonObject } from '../tokens/sent-request.ts';
import { type HttpsRequest, type RawAnswer, send } from './https.ts';

/** One request: what it was, and what became of it. Holds secrets: never show it. */
export interface RecordedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `not-allowed` when it was kept from leaving. */
  readonly answer: RawAnswer | { readonly kind: 'not-allowed' };
}

export interface Recorder {
  readonly networkClient: INetworkModule;
  /** The last request; undefined when none was made. */
  last(): RecordedRequest | undefined;
  /** What sending threw, which no network makes it do; undefined when nothing was thrown. */
  crash(): unknown;
}

/** How each request is sent. */
export type Sending = Omit<HttpsRequest, 'url' | 'method' | 'headers' | 'body' | 'mayBePlain'>;

/** What a recorder lets pass. */
export interface Passing {
  /** Where requests may go. */
  mayReach(url: URL): boolean;
  /** True where a further request may follow one. */
  mayFollow(last: RecordedRequest): boolean;
  /** True for an answer that asks for more and needs no content: MSAL reads its headers. */
  isChallenge?(last: RecordedRequest): boolean;
  /** Allows `http:` where `mayReach` does. */
  readonly mayBePlain?: boolean;
}

/**
 * A network for MSAL that carries the requests that may pass, and remembers the last. What MSAL makes of an answer does
 * not matter: the record tells what happened.
 */
export function recordRequests(passing: Passing, sending: Sending): Recorder {
  let last: RecordedRequest | undefined;
  let crash: unknown;
  const sent = async (request: HttpsRequest): Promise<RawAnswer> => {
    try {
      return await send(request);
    } catch (error) {
      crash = error;
      throw error;
    }
  };
  const exchange = async <T>(
    method: RecordedRequest['method'],
    address: string,
    { headers = {}, body = '' }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    if (last !== undefined && !passing.mayFollow(last)) throw new Error('A token is asked for once.');
    const url = new URL(address);
    const { mayBePlain = false } = passing;
    const content = method === 'POST' ? { body } : {};
    const request = { ...sending, url: url.href, method, headers, mayBePlain, ...content };
    const answer = passing.mayReach(url) ? await sent(request) : ({ kind: 'not-allowed' } as const);
    const recorded: RecordedRequest = { method, url, headers, body, answer };
    last = recorded;
    const empty = passing.isChallenge?.(recorded) === true ? {} : undefined;
    const json = (answer.kind === 'answer' ? readJsonObject(answer.body) : undefined) ?? empty;
    // MSAL turns what is thrown here into an error of its own; the record tells what happened.
    if (answer.kind !== 'answer' || json === undefined) throw new Error('No JSON came back.');
    return { headers: { ...answer.headers }, status: answer.status, body: json as T };
  };
  return {
    networkClient: {
      sendGetRequestAsync: (url, request) => exchange('GET', url, request),
      sendPostRequestAsync: (url, request) => exchange('POST', url, request),
    },
    last: () => last,
    crash: () => crash,
  };
}

/**
 * Lets requests pass to the authority's own host, or to another host of the same Microsoft cloud. Nothing follows a
 * POST: a token is asked for once. Where a user signs in on another device, it is asked for until that is done.
 */
export function passingTo(authority: string, awaitsUser: boolean): Passing {
  const home = new URL(authority);
  return {
    mayReach: (url) => belongsTo(home, url),
    mayFollow: (last) => last.method === 'GET' || (awaitsUser && isPending(last)),
  };
}

/** A code was handed out, or the user has not yet entered it (RFC 8628, sections 3.2 and 3.5). */
function isPending({ answer }: RecordedRequest): boolean {
  const content = answer.kind === 'answer' ? readJsonObject(answer.body) : undefined;
  if (content === undefined) return false;
  if ('error' in content) return content.error === 'authorization_pending';
  return 'device_code' in content;
}

/** True for the authority's own origin, and for another host of the Microsoft cloud it belongs to. */
function belongsTo(home: URL, url: URL): boolean {
  if (url.origin === home.origin) return true;
  const cloud = cloudOf(home.hostname);
  return (
    url.protocol === 'https:' && url.port === '' && cloud !== undefined && cloud === cloudOf(url.hostname)
  );
}
