import { clientSecret } from './client-secret.ts';
import { refuse } from './refusal.ts';
import { assured, type CredentialKind, type Situation } from './situation.ts';

/** Every way to authenticate a client that the emulator knows. */
const credentialKinds: readonly CredentialKind[] = [clientSecret];

/** The kind of credential a request brings. */
export function presentedCredential({ request }: Situation): CredentialKind | undefined {
  return credentialKinds.find(({ presented }) => presented(request));
}

/** 900144 without `client_id`. */
export function clientIdPresent({ request }: Situation) {
  return request.clientId === undefined ? refuse(900144, { name: 'client_id' }) : undefined;
}

/** 700016 for an application that is not in the tenant. */
export function clientExists({ request, tenant, client }: Situation) {
  if (client !== undefined) return undefined;
  return refuse(700016, {
    appId: assured(request.clientId, 'client id'),
    tenant: assured(tenant, 'tenant').displayName,
  });
}

/** Whatever is wrong with the credential. */
export function clientAuthenticated(situation: Situation) {
  return assured(presentedCredential(situation), 'credential').check(situation);
}
