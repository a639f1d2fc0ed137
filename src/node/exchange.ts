import {
  type Clean,
  type Exchange,
  type NamedValue,
  shownAnswerHeaders,
  shownHeader,
  shownMembers,
  shownParameter,
} from '../tokens/exchange.ts';
import { redactor, SHOWN_SECRET } from '../tokens/redact.ts';
import { Secret } from '../tokens/secret.ts';
import type { HttpsAnswer } from './https.ts';
import { type RecordedRequest, readJsonObject } from './recorder.ts';

/** A recorded request and its answer, fit to be shown: values that could be secret are masked, and `secrets` wherever they stand. */
export function exchangeOf(
  { method, url, headers, body, answer }: RecordedRequest,
  secrets: readonly Secret[],
): Exchange {
  const issued = answer.kind === 'answer' ? issuedSecrets(answer) : [];
  const clean: Clean = redactor([...secrets, ...issued]);
  const shown = ([name, value]: readonly [string, string]): NamedValue => shownParameter(name, value, clean);
  const { encoding, parameters } = parametersOf(headers, body);
  return {
    method,
    endpoint: clean(`${url.origin}${url.pathname}`),
    query: Array.from(url.searchParams, shown),
    headers: Object.entries(headers).map(([name, value]) => shownHeader(name, value, clean)),
    encoding,
    parameters: parameters.map(shown),
    ...(answer.kind === 'answer' ? answered(answer, clean) : {}),
  };
}

function answered(answer: HttpsAnswer, clean: Clean): Partial<Exchange> {
  const { status, headers, body, clockSkewSeconds: skew } = answer;
  return {
    status,
    ...(skew === undefined ? {} : { clockSkewSeconds: skew }),
    response: {
      headers: shownAnswerHeaders(headers, clean),
      members: shownMembers(readJsonObject(body) ?? {}, clean),
    },
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

const ISSUED = ['access_token', 'refresh_token', 'id_token', 'device_code', 'user_code', 'client_info'];

/** What an answer hands out: it is hidden wherever else in the answer it stands. */
function issuedSecrets({ body }: HttpsAnswer): readonly Secret[] {
  const content: Readonly<Record<string, unknown>> = { ...readJsonObject(body) };
  return ISSUED.flatMap((name) => {
    const value = content[name];
    return typeof value === 'string' && value !== '' ? [new Secret(value)] : [];
  });
}

/** A value of a header that is shorter says too little to be a secret, and too much may look like it: `true`. */
const SHORTEST_HEADER = 8;

/** Everything in a request whose name does not say that it is harmless, wherever it stands. */
export function secretsIn({
  url,
  headers,
  body,
}: Pick<RecordedRequest, 'url' | 'headers' | 'body'>): readonly Secret[] {
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
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return [encoded, text, text.slice(text.indexOf(':') + 1)];
}
