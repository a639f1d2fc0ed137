import { readOutcome, type TokenTest } from '../tokens/outcome.ts';
import { redactOutcome } from '../tokens/redact.ts';
import type { Secret } from '../tokens/secret.ts';
import { secretsIn } from '../tokens/sent-request.ts';
import { headersOf, type WrittenRequest, writtenRequestProblem } from '../tokens/written-request.ts';
import { withoutSecrets } from './crash.ts';
import { exchangeOf } from './exchange.ts';
import { type HttpsRequest, type RawAnswer, send } from './https.ts';
import type { RecordedRequest } from './recorder.ts';
import { DEFAULT_TIMEOUT_MS, type SendOptions } from './send-options.ts';

export interface WrittenOptions extends SendOptions {
  /** The user agreed that the request goes to a host that is no sign-in host of Microsoft's. */
  readonly hasConsent?: boolean;
}

/**
 * Sends a request as it was written, once, and reads the answer as that of a token endpoint. Redirects are not followed.
 * Nothing is sent unless `writtenRequestProblem` agrees. Never rejects for what the network or the server say; what a bug
 * throws quotes nothing of the request.
 */
export async function sendAsWritten(
  request: WrittenRequest,
  { hasConsent = false, ...options }: WrittenOptions = {},
): Promise<TokenTest> {
  const address = request.url.reveal();
  const problem =
    writtenRequestProblem(request, hasConsent) ??
    (URL.canParse(address) ? undefined : 'The address of the request is none that can be asked.');
  if (problem !== undefined) return { outcome: { kind: 'invalid', message: problem } };
  const url = new URL(address);
  const headers = headersOf(request);
  const body = request.body.reveal();
  const secrets = secretsIn({ url, headers, body });
  const sending = { timeoutMs: DEFAULT_TIMEOUT_MS, ...options, method: 'POST', headers, body } as const;
  const answer = await sendSafely({ ...sending, url: withoutFragment(url), mayBePlain: true }, secrets);
  if (answer.kind === 'cancelled') return { outcome: answer };
  const recorded: RecordedRequest = { method: 'POST', url, headers, body, answer };
  const outcome =
    answer.kind === 'answer'
      ? readOutcome(answer.status, answer.headers['content-type'] ?? '', answer.body)
      : answer;
  return { outcome: redactOutcome(outcome, secrets), exchange: exchangeOf(recorded, secrets) };
}

async function sendSafely(sending: HttpsRequest, secrets: readonly Secret[]): Promise<RawAnswer> {
  try {
    return await send(sending);
  } catch (error) {
    throw withoutSecrets(error, secrets);
  }
}

function withoutFragment(url: URL): string {
  return url.href.replace(/#.*/s, '');
}
