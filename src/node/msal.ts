import {
  AuthError,
  ConfidentialClientApplication,
  type INetworkModule,
  type NodeAuthOptions,
} from '@azure/msal-node';
import { type Exchange, type Outcome, readOutcome, type TokenTest } from '../tokens/outcome.ts';
import { checkProfile, type TokenProfile } from '../tokens/profile.ts';
import { redact, redactOutcome } from '../tokens/redact.ts';
import type { Secret } from '../tokens/secret.ts';
import { type RecordedRequest, readJsonObject, recordRequests } from './recorder.ts';

/** What the caller decides about a token request. */
export interface RequestOptions {
  /** Ends the request; the outcome is then `cancelled`. */
  readonly signal?: AbortSignal;
  /** For each of the requests that are made: discovery where it is needed, and the token request. */
  readonly timeoutMs?: number;
  /** PEM. Trusted besides the usual authorities; see `HttpsRequest`. */
  readonly certificateAuthorities?: readonly string[];
  /** Seconds since 1970; the clock that the server's is compared with. */
  readonly now?: () => number;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Asks for a token with the client credentials grant, through MSAL, once: no retry, no cache, no log.
 * Nothing is sent unless `checkProfile` agrees, and the credential goes to the authority's own host, or to
 * another host of the same Microsoft cloud when its discovery document says so. Never rejects for what
 * the network, the server or MSAL say; the outcome is read from the answer as it came.
 */
export async function requestToken(profile: TokenProfile, options: RequestOptions = {}): Promise<TokenTest> {
  const complaints = checkProfile(profile);
  if (complaints.length > 0) return invalid(complaints.map(({ message }) => message).join(' '));
  const secrets = secretsOf(profile);
  const recorder = recordRequests(profile.authority, { timeoutMs: DEFAULT_TIMEOUT_MS, ...options });
  const error = await acquire(profile, recorder.networkClient);
  const last = recorder.last();
  if (last !== undefined) {
    const outcome = redactOutcome(outcomeOf(last), secrets);
    return last.answer.kind === 'not-allowed'
      ? { outcome }
      : { outcome, exchange: exchangeOf(last, secrets) };
  }
  if (error instanceof AuthError) return invalid(redact(`MSAL sent nothing: ${error.errorCode}.`, secrets));
  throw error ?? new Error('MSAL neither asked for a token nor said why.');
}

function invalid(message: string): TokenTest {
  return { outcome: { kind: 'invalid', message } };
}

/**
 * Has MSAL build and send the request. Gives what MSAL threw: once a request was sent the answer tells
 * more than MSAL's reading of it.
 */
async function acquire(profile: TokenProfile, networkClient: INetworkModule): Promise<unknown> {
  try {
    const application = new ConfidentialClientApplication({
      auth: {
        clientId: profile.clientId,
        authority: profile.authority,
        // Keeps MSAL from asking login.microsoftonline.com whether it knows the host.
        knownAuthorities: [new URL(profile.authority).host],
        ...credentialOptions(profile),
      },
      system: { networkClient, loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false } },
    });
    await application.acquireTokenByClientCredential({
      scopes: [...profile.scopes],
      skipCache: true,
      // MSAL_FORCE_REGION in the environment would send the credential to another host.
      azureRegion: 'DisableMsalForceRegion',
    });
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The one place that knows how each credential is handed to MSAL. */
function credentialOptions({ credential }: TokenProfile): Pick<NodeAuthOptions, 'clientSecret'> {
  switch (credential.kind) {
    case 'client-secret':
      return { clientSecret: credential.secret.reveal() };
  }
}

/** Everything of the profile that must not be shown. */
function secretsOf({ credential }: TokenProfile): readonly Secret[] {
  switch (credential.kind) {
    case 'client-secret':
      return [credential.secret];
  }
}

function outcomeOf({ method, url, answer }: RecordedRequest): Outcome {
  if (answer.kind === 'not-allowed') {
    return {
      kind: 'invalid',
      message: `The authority’s discovery document points to ${url.origin}. Nothing was sent there, for it is not the authority’s host.`,
    };
  }
  if (answer.kind !== 'answer') return answer;
  const successful = answer.status >= 200 && answer.status < 300;
  if (method === 'GET' && successful && readJsonObject(answer.body) !== undefined) {
    return {
      kind: 'invalid',
      message: `The discovery document at ${url.href} does not name a token endpoint and an issuer of this authority. Check the authority.`,
    };
  }
  return readOutcome(answer.status, answer.headers['content-type'] ?? '', answer.body);
}

/** Parameters whose values say nothing that must stay hidden. Every other value is masked. */
const HARMLESS = new Set([
  'client_id',
  'scope',
  'grant_type',
  'client_assertion_type',
  'client_info',
  'client-request-id',
]);

function exchangeOf({ url, body, answer }: RecordedRequest, secrets: readonly Secret[]): Exchange {
  const answered = answer.kind === 'answer' ? answer : undefined;
  const skew = answered?.clockSkewSeconds;
  return {
    endpoint: redact(`${url.origin}${url.pathname}`, secrets),
    parameters: Array.from(new URLSearchParams(body), ([name, value]) => ({
      name,
      value: shown(name, value, secrets),
    })),
    ...(answered === undefined ? {} : { status: answered.status }),
    ...(skew === undefined ? {} : { clockSkewSeconds: skew }),
  };
}

function shown(name: string, value: string, secrets: readonly Secret[]): string {
  const harmless = HARMLESS.has(name) || name.toLowerCase().startsWith('x-');
  return harmless ? redact(value, secrets) : '[secret]';
}
