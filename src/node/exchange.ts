import {
  type Clean,
  type Exchange,
  type NamedValue,
  shownAnswerHeaders,
  shownHeader,
  shownMembers,
  shownParameter,
} from '../tokens/exchange.ts';
import { redact } from '../tokens/redact.ts';
import { Secret } from '../tokens/secret.ts';
import type { HttpsAnswer } from './https.ts';
import { type RecordedRequest, readJsonObject } from './recorder.ts';

/** A recorded request and its answer, fit to be shown: values that could be secret are masked, and `secrets` wherever they stand. */
export function exchangeOf(
  { method, url, headers, body, answer }: RecordedRequest,
  secrets: readonly Secret[],
): Exchange {
  const issued = answer.kind === 'answer' ? issuedSecrets(answer) : [];
  const clean: Clean = (text) => redact(text, [...secrets, ...issued]);
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
