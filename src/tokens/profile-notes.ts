import { decodeToken } from './jwt.ts';
import type { TokenProfile } from './profile.ts';

/**
 * What strikes about an assertion or token that is sent as it stands: one sentence each. It is sent all the same, for
 * Entra judges. `now` in seconds since 1970.
 */
export function credentialNotes({ credential, grant }: TokenProfile, now: number): readonly string[] {
  const wrong = (text: string, as?: 'client-assertion') =>
    decodeToken(text, now, as ? { as } : {})
      .checks.filter(({ ok }) => ok === false)
      .map(({ message }) => message);
  const ofUser =
    grant.kind === 'on-behalf-of'
      ? wrong(grant.userAssertion.reveal()).map((each) => `The token of the user: ${each}`)
      : [];
  if (credential.kind === 'client-assertion')
    return [...wrong(credential.assertion.reveal(), 'client-assertion'), ...ofUser];
  if (credential.kind === 'federated-token') return [...wrong(credential.token.reveal()), ...ofUser];
  return ofUser;
}
