import { randomInt } from 'node:crypto';
import { signedIn } from './authorization-endpoint.ts';
import { requestWellFormed } from './client-checks.ts';
import { deviceCodeLifetime } from './device-code.ts';
import { firstRefusal, situate } from './judgement.ts';
import { type Refusal, refuse } from './refusal.ts';
import { assured, type Situation, type Surroundings } from './situation.ts';
import { isAlias } from './tenant-checks.ts';
import type { TokenRequest } from './token-request.ts';
import { parameterPresent, requester } from './user-grant.ts';

/** The response of RFC 8628, section 3.2, or why there is none. */
export type DeviceAuthorization = { readonly kind: 'document'; readonly document: object } | Refusal;

/** Starts the device flow: the code is approved by the first user of the tenant, without anybody doing anything. */
export async function authorizeDevice(
  request: TokenRequest,
  surroundings: Surroundings,
): Promise<DeviceAuthorization> {
  const situation = situate(request, surroundings);
  const checks = [requestWellFormed, oneTenant, ...requester, parameterPresent('scope', scopeOf)];
  const refusal = await firstRefusal(checks, situation);
  if (refusal !== undefined) return refusal;
  const account = signedIn(situation, undefined);
  if (account.kind === 'refused') return account;
  const { issued, origin, now } = situation;
  const device_code = issued.deviceCodes.issue({
    clientId: assured(situation.client, 'client').clientId,
    tenant: account.user.tenant,
    user: account.user.objectId,
    scope: assured(request.scope, 'scope'),
    issuedAt: now,
  });
  const user_code = userCode();
  const verification_uri = `${origin}/common/oauth2/deviceauth`;
  const message = `To sign in, use a web browser to open the page ${verification_uri} and enter the code ${user_code} to authenticate.`;
  const times = { expires_in: deviceCodeLifetime, interval: issued.device.interval };
  return { kind: 'document', document: { user_code, device_code, verification_uri, ...times, message } };
}

/** 50059, not 50194, is what the device endpoint says to an application of one tenant on `common`. */
function oneTenant({ request, client }: Situation) {
  if (client === undefined || client.multiTenant || !isAlias(request.tenant)) return undefined;
  return refuse(50059, {});
}

function scopeOf({ scope }: TokenRequest): string | undefined {
  return scope;
}

/** Nine characters without vowels and without what looks alike. */
function userCode(): string {
  return Array.from({ length: 9 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';
