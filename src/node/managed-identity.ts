import { AsyncLocalStorage } from 'node:async_hooks';
import { type INetworkModule, ManagedIdentityApplication } from '@azure/msal-node';
import type { TokenProfile } from '../tokens/profile.ts';
import { readJsonObject } from '../tokens/sent-request.ts';
import { isLoopback } from '../tokens/url.ts';
import type { Passing, RecordedRequest } from './recorder.ts';

/**
 * Lets requests pass to the endpoint of a managed identity: over plain HTTP to this machine and to link-local addresses
 * (RFC 3927), where the platform listens, over HTTPS to the one that Service Fabric names. A second one may follow a
 * challenge, as Azure Arc makes.
 */
export function passingToManagedIdentity(): Passing {
  const named = originOf(process.env.IDENTITY_ENDPOINT);
  return {
    mayReach: (url) =>
      url.protocol === 'https:'
        ? url.origin === named
        : isLoopback(url.hostname) || isLinkLocal(url.hostname),
    mayFollow: isChallenge,
    isChallenge,
    mayBePlain: true,
  };
}

function originOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}

function isLinkLocal(hostname: string): boolean {
  return /^169\.254\.\d+\.\d+$/.test(hostname);
}

function isChallenge({ headers, answer }: RecordedRequest): boolean {
  const isFirst = !Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return isFirst && answer.kind === 'answer' && answer.status === 401;
}

const network = new AsyncLocalStorage<INetworkModule>();

/** MSAL keeps the network of the first request for all: this one stands for that of the current request. */
const currentNetwork: INetworkModule = {
  sendGetRequestAsync: (url, options) => carried(current().sendGetRequestAsync(url, options)),
  sendPostRequestAsync: (url, options) => carried(current().sendPostRequestAsync(url, options)),
};

function current(): INetworkModule {
  const found = network.getStore();
  if (found === undefined) throw new Error('MSAL asks outside of a request.');
  return found;
}

/** MSAL keeps tokens for all that come later: it is not shown any. The record holds the answer. */
async function carried<Answer extends { readonly body: unknown }>(request: Promise<Answer>): Promise<Answer> {
  const answer = await request;
  if (typeof answer.body === 'object' && answer.body !== null && 'access_token' in answer.body) {
    throw new Error('The token is in the record.');
  }
  return answer;
}

/**
 * Has MSAL ask the platform for the token of its managed identity, whose endpoint the environment of the process names.
 * Rejects with what MSAL throws.
 */
export function askManagedIdentity(
  { clientId, scopes }: TokenProfile,
  networkClient: INetworkModule,
): Promise<unknown> {
  const application = new ManagedIdentityApplication({
    ...(clientId !== '' && { managedIdentityIdParams: { userAssignedClientId: clientId } }),
    system: {
      networkClient: currentNetwork,
      disableInternalRetries: true,
      loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
    },
  });
  return network.run(networkClient, () =>
    application.acquireToken({ resource: scopes[0] ?? '', forceRefresh: true }),
  );
}

/** The answer of the endpoint as one of a token endpoint, whose members other sources name otherwise. */
export function asTokenAnswer(body: string, now: number): string {
  const answer: Readonly<Record<string, unknown>> = { ...readJsonObject(body) };
  const { error, message, expires_on: expiresOn, expires_in: expiresIn } = answer;
  const nested: Readonly<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const seconds = Number(expiresOn) - now;
  return JSON.stringify({
    ...answer,
    ...(expiresIn === undefined &&
      Number.isFinite(seconds) && { expires_in: Math.max(0, Math.round(seconds)) }),
    ...(typeof nested.code === 'string' && { error: nested.code, error_description: nested.message }),
    ...(typeof message === 'string' &&
      error === undefined && { error: 'managed_identity', error_description: message }),
  });
}
