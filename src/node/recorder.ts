import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { cloudOf } from '../facts/clouds.ts';
import { type HttpsRequest, type RawAnswer, send } from './https.ts';

/** One request of MSAL: what it was, and what became of it. Holds secrets: never show it. */
export interface RecordedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: string;
  /** `not-allowed` when it was kept from leaving. */
  readonly answer: RawAnswer | { readonly kind: 'not-allowed' };
}

export interface Recorder {
  readonly networkClient: INetworkModule;
  /** The last request; undefined when none was made. */
  last(): RecordedRequest | undefined;
}

/** How each request is sent. */
export type Sending = Omit<HttpsRequest, 'url' | 'method' | 'headers' | 'body'>;

/**
 * A network for MSAL that carries requests to the authority's own host, or to another host of the same
 * Microsoft cloud, and remembers the last. Nothing follows a POST: a token is asked for once.
 */
export function recordRequests(authority: string, sending: Sending): Recorder {
  const home = new URL(authority);
  let last: RecordedRequest | undefined;
  const exchange = async <T>(
    method: RecordedRequest['method'],
    address: string,
    { headers = {}, body = '' }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    if (last?.method === 'POST') throw new Error('A token is asked for once.');
    const url = new URL(address);
    const request = { ...sending, url: url.href, method, headers, ...(method === 'POST' ? { body } : {}) };
    const answer = belongsTo(home, url) ? await send(request) : ({ kind: 'not-allowed' } as const);
    last = { method, url, body, answer };
    const content = answer.kind === 'answer' ? readJsonObject(answer.body) : undefined;
    // MSAL turns what is thrown here into an error of its own; the record tells what happened.
    if (answer.kind !== 'answer' || content === undefined) throw new Error('No JSON came back.');
    return { headers: { ...answer.headers }, status: answer.status, body: content as T };
  };
  return {
    networkClient: {
      sendGetRequestAsync: (url, request) => exchange('GET', url, request),
      sendPostRequestAsync: (url, request) => exchange('POST', url, request),
    },
    last: () => last,
  };
}

/** The object that a body holds as JSON; undefined when it holds something else. */
export function readJsonObject(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for the authority's own origin, and for another host of the Microsoft cloud it belongs to. */
function belongsTo(home: URL, url: URL): boolean {
  if (url.origin === home.origin) return true;
  const cloud = cloudOf(home.hostname);
  return (
    url.protocol === 'https:' && url.port === '' && cloud !== undefined && cloud === cloudOf(url.hostname)
  );
}
