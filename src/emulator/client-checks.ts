import { clientCertificate } from './client-certificate.ts';
import { clientSecret } from './client-secret.ts';
import { federatedToken } from './federated-token.ts';
import { refuse } from './refusal.ts';
import { assured, type CredentialKind, type Situation } from './situation.ts';
import { isAlias } from './tenant-checks.ts';

/** Every way to authenticate a client that the emulator knows; the first that fits a request is its kind. */
const credentialKinds: readonly CredentialKind[] = [clientSecret, federatedToken, clientCertificate];

/**
 * The kind of credential a request brings. A client proves itself in one way only (RFC 6749, section 2.3), and an
 * assertion is announced by its type: a secret beside an assertion, or an assertion alone, count as none.
 */
export function presentedCredential({ request }: Pick<Situation, 'request'>): CredentialKind | undefined {
  const { clientSecret: secret, clientAssertion, clientAssertionType } = request;
  if (clientAssertion !== undefined && (secret !== undefined || clientAssertionType === undefined))
    return undefined;
  return credentialKinds.find(({ presented }) => presented(request));
}

/** How the client proved itself, as the claims of its tokens tell it. */
export function clientAuthenticationOf(situation: Situation) {
  return presentedCredential(situation)?.clientAuthentication ?? '0';
}

/**
 * 9002313 for a body that is no form although it says so, and for a parameter that comes twice: that the second
 * earns the same is likely, not recorded.
 */
export function requestWellFormed({ request }: Situation) {
  return request.malformed ? refuse(9002313, {}) : undefined;
}

/** 901002: version 2.0 of the endpoint takes `scope`, and no `resource`. */
export function noResource({ request }: Situation) {
  return request.resource === undefined ? undefined : refuse(901002, {});
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
    tenant: tenant?.displayName ?? request.tenant,
  });
}

/** 50194 for `common` and its like where the application is for one tenant only. */
export function clientFitsTenant({ request, client }: Situation) {
  const { multiTenant, clientId, displayName } = assured(client, 'client');
  if (multiTenant || !isAlias(request.tenant)) return undefined;
  return refuse(50194, { appId: clientId, appName: displayName });
}

/** Whatever is wrong with the credential. */
export function clientAuthenticated(situation: Situation) {
  return assured(presentedCredential(situation), 'credential').check(situation);
}

/**
 * 700025 for a client that is a public one and nothing else: it is registered so and has no credential, and yet
 * brings one for a flow of confidential clients.
 */
export function clientConfidential({ client }: Situation) {
  const { publicClient, secrets, certificates = [], federatedCredentials = [] } = assured(client, 'client');
  const credentials = secrets.length + certificates.length + federatedCredentials.length;
  return publicClient && credentials === 0 ? refuse(700025, {}) : undefined;
}

/**
 * A credential where the flow makes the client a confidential one (7000218 without), and none where it makes it a
 * public one (700025): the platform of the redirect URI decides, and “Allow public client flows” where there is
 * none.
 */
export function credentialFits(isPublic: (situation: Situation) => boolean) {
  return (situation: Situation) => {
    const { clientSecret: secret, clientAssertion } = situation.request;
    if (isPublic(situation)) return secret || clientAssertion ? refuse(700025, {}) : undefined;
    const kind = presentedCredential(situation);
    return kind === undefined ? refuse(7000218, {}) : kind.check(situation);
  };
}
