import { shownHeader, shownParameter } from '../tokens/exchange.ts';
import { readOutcome, type TokenTest } from '../tokens/outcome.ts';
import { redactOutcome, SHOWN_SECRET } from '../tokens/redact.ts';
import { Secret } from '../tokens/secret.ts';
import { type WrittenRequest, writtenRequestProblem } from '../tokens/written-request.ts';
import { exchangeOf, parametersOf } from './exchange.ts';
import { send } from './https.ts';
import type { RecordedRequest } from './recorder.ts';
import { DEFAULT_TIMEOUT_MS, type SendOptions } from './send-options.ts';

export interface WrittenOptions extends SendOptions {
  /** The user agreed that the request goes to a host that is no sign-in host of Microsoft's. */
  readonly hasConsent?: boolean;
}

/**
 * Sends a request as it was written, once, and reads the answer as that of a token endpoint. Redirects are not followed.
 * Nothing is sent unless `writtenRequestProblem` agrees. Never rejects for what the network or the server say.
 */
export async function sendAsWritten(
  request: WrittenRequest,
  { hasConsent = false, ...options }: WrittenOptions = {},
): Promise<TokenTest> {
  const problem = writtenRequestProblem(request, hasConsent);
  if (problem !== undefined) return { outcome: { kind: 'invalid', message: problem } };
  const url = new URL(request.url.reveal());
  const headers = headersOf(request);
  const body = request.body.reveal();
  const answer = await send({
    timeoutMs: DEFAULT_TIMEOUT_MS,
    ...options,
    url: withoutFragment(url),
    method: 'POST',
    headers,
    body,
    mayBePlain: true,
  });
  if (answer.kind === 'cancelled') return { outcome: answer };
  const secrets = secretsIn(url, headers, body);
  const outcome =
    answer.kind === 'answer'
      ? readOutcome(answer.status, answer.headers['content-type'] ?? '', answer.body)
      : answer;
  const recorded: RecordedRequest = { method: 'POST', url, headers, body, answer };
  return { outcome: redactOutcome(outcome, secrets), exchange: exchangeOf(recorded, secrets) };
}

function withoutFragment(url: URL): string {
  return url.href.replace(/#.*$/, '');
}

/** They are about the connection, not the request, or name another host than the one that is asked. */
const OF_THE_CONNECTION =
  /^(?:host|connection|content-length|transfer-encoding|expect|te|trailer|upgrade|keep-alive|proxy-.+|accept-encoding|cookie)$/i;

/** Of several headers of one name the last is sent. */
function headersOf({ headers }: WrittenRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headers
      .filter(({ name }) => !OF_THE_CONNECTION.test(name))
      .map(({ name, value }) => [name.toLowerCase(), value.reveal().trim()]),
  );
}

/** Everything in the request whose name does not say that it is harmless, wherever it stands. */
function secretsIn(url: URL, headers: Readonly<Record<string, string>>, body: string): readonly Secret[] {
  const { encoding, parameters } = parametersOf(headers, body);
  const inBody = encoding === 'other' ? [...new URLSearchParams(body)] : parameters;
  const masked = [...inBody, ...url.searchParams]
    .filter(([name, value]) => shownParameter(name, value, String).value === SHOWN_SECRET)
    .map(([, value]) => value);
  const inHeaders = Object.entries(headers)
    .filter(([name, value]) => shownHeader(name, value, String).value === SHOWN_SECRET)
    .flatMap(([, value]) => [value, ...basicParts(value)]);
  const whole = encoding === 'other' ? [body] : [];
  return [...masked, ...inHeaders, ...whole].map((text) => new Secret(text));
}

/** Client id and secret of `Authorization: Basic` (RFC 6749, section 2.3.1), of which the second is secret. */
function basicParts(value: string): readonly string[] {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(value) ?? [];
  if (encoded === undefined) return [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return [encoded, text, text.slice(text.indexOf(':') + 1)];
}
