import { credentialFits } from './client-checks.ts';
import { scopeGranted } from './delegated-scope.ts';
import { same } from './directory.ts';
import type { IssuedGrant, Kept } from './issued.ts';
import { refuse } from './refusal.ts';
import { assured, type Grant, type GrantType, type Situation } from './situation.ts';
import { allowsPublicFlows, delegate, parameterPresent, requester, userNamed } from './user-grant.ts';

/** Seconds that a device code holds. */
export const deviceCodeLifetime = 900;

/** The device authorization grant (RFC 8628, section 3.4): the preset user approves after so many polls. */
export const deviceCode: GrantType = {
  name: 'urn:ietf:params:oauth:grant-type:device_code',
  checks: [
    parameterPresent('device_code', ({ deviceCode: code }) => code),
    ...requester,
    credentialFits(allowsPublicFlows),
    approved,
    scopeGranted(scopeOf),
  ],
  grant,
};

/** The same under the name of version 1.0 of the endpoint, which MSAL for JavaScript still sends. */
export const legacyDeviceCode: GrantType = { ...deviceCode, name: 'device_code' };

function keptCode({ request, issued }: Situation): Kept<IssuedGrant> | undefined {
  return request.deviceCode && issued.deviceCodes.find(request.deviceCode.reveal());
}

/** 70000 for a code that was never issued, is another client's or was redeemed, 70020 after 15 minutes, 70016 until it is approved. */
function approved(situation: Situation) {
  const kept = keptCode(situation);
  const clientId = assured(situation.client, 'client').clientId;
  const most = situation.issued.device.pollsUntilApproved;
  if (kept === undefined || !same(kept.grant.clientId, clientId) || kept.uses > most)
    return refuse('70000/parameter', { name: 'device_code' });
  const age = situation.now.getTime() - kept.grant.issuedAt.getTime();
  if (age > deviceCodeLifetime * 1000) return refuse(70020, {});
  if (kept.uses === most) return undefined;
  kept.uses += 1;
  return refuse(70016, {});
}

function scopeOf(situation: Situation): string {
  return assured(keptCode(situation), 'device code').grant.scope;
}

function grant(situation: Situation): Grant {
  const kept = assured(keptCode(situation), 'device code');
  kept.uses += 1;
  return delegate(situation, { user: userNamed(situation, kept.grant.user), scope: scopeOf(situation) });
}
