import { base64url } from 'jose';
import { type Clean, type Exchange, type NamedValue, shownHeader, shownParameter } from './exchange.ts';
import { SHOWN_SECRET } from './redact.ts';
import { Secret } from './secret.ts';

// Of every host: nothing else of any is needed here.
declare const URLSearchParams: new (form: string) => Iterable<[name: string, value: string]>;
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** A request as it goes over the line. May hold secrets. */
export interface SentRequest {
  readonly method: Exchange['method'];
  /** A `URL` of the host. */
  readonly url: {
    readonly origin: string;
    readonly pathname: string;
    readonly searchParams: Iterable<readonly [name: string, value: string]>;
  };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request, fit to be shown: values that could be secret are masked. */
export function shownRequest({ method, url, headers, body }: SentRequest, clean: Clean): Exchange {
  const shown = ([name, value]: readonly [string, string]): NamedValue => shownParameter(name, value, clean);
  const { encoding, parameters } = parametersOf(headers, body);
  return {
    method,
    endpoint: clean(`${url.origin}${url.pathname}`),
    query: Array.from(url.searchParams, shown),
    headers: Object.entries(headers).map(([name, value]) => shownHeader(name, value, clean)),
    encoding,
    parameters: parameters.map(shown),
  };
}

type Parameters = readonly (readonly [name: string, value: string])[];

/** The parameters of a body, by its media type; MSAL, which names none for a form in some requests, sends forms. */
export function parametersOf(
  headers: Readonly<Record<string, string>>,
  body: string,
): { readonly encoding: Exchange['encoding']; readonly parameters: Parameters } {
  if (body === '') return { encoding: 'none', parameters: [] };
  const [, type = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  if (/^application\/x-www-form-urlencoded/i.test(type.trim())) {
    return { encoding: 'form', parameters: [...new URLSearchParams(body)] };
  }
  const json = readJsonObject(body);
  if (json === undefined) return { encoding: 'other', parameters: [] };
  const parameters = Object.entries(json).map(
    ([name, value]: [string, unknown]) =>
      [name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')] as const,
  );
  return { encoding: 'json', parameters };
}

/** A value of a header that is shorter says too little to be a secret, and too much may look like it: `true`. */
const SHORTEST_HEADER = 8;

/** Everything in a request whose name does not say that it is harmless, wherever it stands. */
export function secretsIn({ url, headers, body }: Omit<SentRequest, 'method'>): readonly Secret[] {
  const { encoding, parameters } = parametersOf(headers, body);
  const inBody = encoding === 'other' ? [...new URLSearchParams(body), ['', body] as const] : parameters;
  const masked = [...inBody, ...url.searchParams]
    .filter(([name, value]) => shownParameter(name, value, String).value === SHOWN_SECRET)
    .map(([, value]) => value);
  const inHeaders = Object.entries(headers)
    .filter(([name, value]) => shownHeader(name, value, String).value === SHOWN_SECRET)
    .filter(([, value]) => value.length >= SHORTEST_HEADER)
    .flatMap(([, value]) => [value, ...basicParts(value)]);
  return [...masked, ...inHeaders].map((text) => new Secret(text));
}

/** Client id and secret of `Authorization: Basic` (RFC 6749, section 2.3.1), of which the second is secret. */
function basicParts(value: string): readonly string[] {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(value) ?? [];
  if (encoded === undefined) return [];
  const text = fromBase64(encoded);
  return text === undefined ? [encoded] : [encoded, text, text.slice(text.indexOf(':') + 1)];
}

function fromBase64(encoded: string): string | undefined {
  try {
    const digits = encoded
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/(?<!=)=+$/, '');
    return new TextDecoder().decode(base64url.decode(digits));
  } catch {
    return undefined;
  }
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
