import type { Credential, Grant, TokenProfile } from './profile.ts';
import type { Secret } from './secret.ts';

/** Everything of a profile that must not be shown. */
export function secretsOf({ credential, grant }: TokenProfile): readonly Secret[] {
  return [...ofCredential(credential), ...ofGrant(grant)];
}

function ofCredential(credential: Credential): readonly Secret[] {
  switch (credential.kind) {
    case 'client-secret':
      return [credential.secret];
    case 'certificate':
      return [credential.privateKey, ...(credential.password ? [credential.password] : [])];
    case 'client-assertion':
      return [credential.assertion];
    case 'federated-token':
      return [credential.token];
    case 'none':
      return [];
  }
}

function ofGrant(grant: Grant): readonly Secret[] {
  switch (grant.kind) {
    case 'on-behalf-of':
      return [grant.userAssertion];
    case 'authorization-code':
      return [grant.code, ...(grant.codeVerifier ? [grant.codeVerifier] : [])];
    case 'refresh-token':
      return [grant.refreshToken];
    default:
      return [];
  }
}
