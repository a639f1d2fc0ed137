import { readOutcome, type TokenTest } from '../tokens/outcome.ts';
import { redactOutcome } from '../tokens/redact.ts';
import { type WrittenRequest, writtenRequestProblem } from '../tokens/written-request.ts';
import { exchangeOf, secretsIn } from './exchange.ts';
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
  const recorded: RecordedRequest = { method: 'POST', url, headers, body, answer };
  const secrets = secretsIn(recorded);
  const outcome =
    answer.kind === 'answer'
      ? readOutcome(answer.status, answer.headers['content-type'] ?? '', answer.body)
      : answer;
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
