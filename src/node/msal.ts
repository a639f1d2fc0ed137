import { AuthError } from '@azure/msal-node';
import { type Outcome, readOutcome, type TokenTest } from '../tokens/outcome.ts';
import { checkProfile, type TokenProfile } from '../tokens/profile.ts';
import { profileNotes } from '../tokens/profile-notes.ts';
import { redact, redactOutcome, redactor } from '../tokens/redact.ts';
import { secretsOf } from '../tokens/secrets-of.ts';
import { readJsonObject, secretsIn } from '../tokens/sent-request.ts';
import { type OpenedCertificate, openCertificate } from './certificate-credential.ts';
import { withoutSecrets } from './crash.ts';
import { exchangeOf } from './exchange.ts';
import { askManagedIdentity, asTokenAnswer, passingToManagedIdentity } from './managed-identity.ts';
import { askByMsal, type DeviceCodePrompt } from './msal-client.ts';
import { passingTo, type RecordedRequest, recordRequests } from './recorder.ts';
import { DEFAULT_TIMEOUT_MS, type SendOptions } from './send-options.ts';

/** What the caller decides about a token request. */
export interface RequestOptions extends SendOptions {
  /** Told of the code that a user enters on another device: needed for the device code grant. */
  readonly onDeviceCode?: (prompt: DeviceCodePrompt) => void;
}

export type { DeviceCodePrompt };

/**
 * Asks for a token through MSAL, once: no retry, no cache, no log. Nothing is sent unless `checkProfile` agrees and a
 * certificate can sign, and the credential goes to the authority's own host, or to another host of the same Microsoft
 * cloud when its discovery document says so. With the device code grant it is asked for until the user has signed in.
 * Never rejects for what the network, the server or MSAL say; the outcome is read from the answer as it came. What a
 * bug throws quotes no secret.
 */
export async function requestToken(profile: TokenProfile, options: RequestOptions = {}): Promise<TokenTest> {
  try {
    return await attempt(profile, options);
  } catch (error) {
    throw withoutSecrets(error, secretsOf(profile));
  }
}

async function attempt(profile: TokenProfile, options: RequestOptions): Promise<TokenTest> {
  const complaints = checkProfile(profile);
  if (complaints.length > 0) return invalid(complaints.map(({ message }) => message).join(' '));
  const { credential, grant } = profile;
  if (grant.kind !== 'managed-identity' && !URL.canParse(profile.authority)) {
    return invalid('The authority is not an address of the form https://{host}/{tenant}.');
  }
  const now = Math.floor((options.now ?? systemClock)());
  const opening = credential.kind === 'certificate' ? openCertificate(credential, now) : undefined;
  if (opening?.kind === 'invalid') return invalid(opening.message);
  const secrets = [...secretsOf(profile), ...(opening ? [opening.privateKey] : [])];
  const struck = [...(opening?.notes ?? []), ...(await profileNotes(profile, now))];
  const notes = struck.map(redactor(secrets));
  const { last, error } = await ask(profile, opening, options);
  if (error === CANCELLED) return { outcome: { kind: 'cancelled' } };
  if (last !== undefined) {
    const hidden = [...secrets, ...secretsIn(last)];
    const outcome = redactOutcome(outcomeOf(last, profile, now), hidden);
    const sent = last.answer.kind === 'not-allowed' ? {} : { exchange: exchangeOf(last, hidden) };
    const all = [...notes, ...identityNotes(outcome, profile)];
    return { outcome, ...sent, ...(all.length > 0 && { notes: all }) };
  }
  if (error instanceof AuthError) return invalid(redact(`MSAL sent nothing: ${error.errorCode}.`, secrets));
  throw error ?? new Error('MSAL neither asked for a token nor said why.');
}

function systemClock(): number {
  return Date.now() / 1000;
}

function invalid(message: string): TokenTest {
  return { outcome: { kind: 'invalid', message } };
}

interface Asked {
  readonly last: RecordedRequest | undefined;
  /** What MSAL threw: once a request was sent the answer tells more than MSAL's reading of it. */
  readonly error: unknown;
}

const CANCELLED = Symbol('cancelled');

async function ask(
  profile: TokenProfile,
  certificate: OpenedCertificate | undefined,
  options: RequestOptions,
): Promise<Asked> {
  const { onDeviceCode, ...sending } = options;
  const isManaged = profile.grant.kind === 'managed-identity';
  const awaitsUser = profile.grant.kind === 'device-code';
  const passing = isManaged ? passingToManagedIdentity() : passingTo(profile.authority, awaitsUser);
  const { networkClient, last, crash } = recordRequests(passing, {
    timeoutMs: DEFAULT_TIMEOUT_MS,
    ...sending,
  });
  const asked = isManaged
    ? askManagedIdentity(profile, networkClient)
    : askByMsal(profile, { networkClient, certificate, onDeviceCode });
  try {
    // Between two questions MSAL sleeps, and would not hear of it.
    await (awaitsUser ? unlessCancelled(asked, options.signal) : asked);
    return { last: last(), error: undefined };
  } catch (error) {
    // A bug of the network is not what the server said.
    const bug = crash();
    if (bug !== undefined) throw bug;
    return { last: last(), error };
  }
}

/** Rejects with `CANCELLED` as soon as the signal says so. What goes on then ends at its next request. */
async function unlessCancelled(asked: Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
  if (signal === undefined) return asked;
  let cancel = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(CANCELLED);
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel);
  });
  try {
    return await Promise.race([asked, cancelled]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function outcomeOf({ method, url, answer }: RecordedRequest, { grant }: TokenProfile, now: number): Outcome {
  if (answer.kind === 'not-allowed') return notAllowed(url, grant.kind === 'managed-identity');
  if (answer.kind !== 'answer') return answer;
  const type = answer.headers['content-type'] ?? '';
  if (grant.kind === 'managed-identity') {
    return readOutcome(answer.status, type, asTokenAnswer(answer.body, now));
  }
  const successful = answer.status >= 200 && answer.status < 300;
  if (method === 'GET' && successful && readJsonObject(answer.body) !== undefined) {
    return {
      kind: 'invalid',
      message: `The discovery document at ${url.href} does not name a token endpoint and an issuer of this authority. Check the authority.`,
    };
  }
  return readOutcome(answer.status, type, answer.body);
}

function identityNotes({ kind }: Outcome, { grant }: TokenProfile): readonly string[] {
  const isSilent = kind === 'unreachable' || kind === 'unreadable';
  return grant.kind === 'managed-identity' && isSilent
    ? ['No managed identity answers here: it does in Azure, on a machine or service that has been given one.']
    : [];
}

function notAllowed({ origin }: URL, isManaged: boolean): Outcome {
  const message = isManaged
    ? `The environment names ${origin} as the endpoint of the managed identity. Nothing was sent there, for it is not on this machine.`
    : `The authority’s discovery document points to ${origin}. Nothing was sent there, for it is not the authority’s host.`;
  return { kind: 'invalid', message };
}
