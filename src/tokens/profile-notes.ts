import { cloudOfApi } from '../facts/clouds.ts';
import { isGuid, listClaim, quote } from './claims.ts';
import { checkClientAssertion } from './client-assertion-match.ts';
import { type DecodedToken, decodeToken } from './jwt.ts';
import type { TokenProfile } from './profile.ts';
import type { Secret } from './secret.ts';
import { readUrl } from './url.ts';

/**
 * What strikes about an assertion or token that is sent as it stands: one sentence each. It is sent all the same, for
 * Entra judges. `now` in seconds since 1970.
 */
export async function profileNotes(profile: TokenProfile, now: number): Promise<readonly string[]> {
  const { credential, grant } = profile;
  const ofUser = grant.kind === 'on-behalf-of' ? userNotes(grant.userAssertion, profile, now) : [];
  if (credential.kind === 'client-assertion') {
    const expected = { clientId: profile.clientId, ...tenantOf(profile) };
    const decoded = await checkClientAssertion(credential.assertion.reveal(), now, expected);
    return [...problemsOf(decoded), ...ofUser];
  }
  if (credential.kind === 'federated-token') {
    return [...problemsOf(decodeToken(credential.token.reveal(), now)), ...ofUser];
  }
  return ofUser;
}

function tenantOf({ authority }: TokenProfile): { readonly tenant?: string } {
  const [tenant] = readUrl(authority)?.segments ?? [];
  return tenant === undefined || tenant === 'tfp' ? {} : { tenant };
}

function problemsOf({ kind, reason, checks }: DecodedToken): readonly string[] {
  const wrong = checks.filter(({ ok }) => ok === false).map(({ message }) => message);
  return kind === 'jws' || reason === undefined ? wrong : [reason];
}

function userNotes(userAssertion: Secret, { clientId }: TokenProfile, now: number): readonly string[] {
  const decoded = decodeToken(userAssertion.reveal(), now);
  const notes = problemsOf(decoded).map((problem) => `The token of the user: ${problem}`);
  const audience = listClaim(decoded.claims ?? {}, 'aud').find((each) => isOfAnother(each, clientId));
  if (audience === undefined) return notes;
  return [
    ...notes,
    `The token of the user is for ${quote(audience)}, not for this app. Only a token that was issued to the app itself can be exchanged; Entra answers AADSTS50013 or AADSTS500131.`,
  ];
}

/** A GUID is the id of an app; the address of an API of Microsoft's is never that of one’s own. */
function isOfAnother(audience: string, clientId: string): boolean {
  if (isGuid(audience)) return audience.toLowerCase() !== clientId.toLowerCase();
  const host = readUrl(audience)?.host;
  return host !== undefined && cloudOfApi(host) !== undefined;
}
