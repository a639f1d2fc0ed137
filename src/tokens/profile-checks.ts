import type { Credential, Grant } from './profile.ts';
import type { Secret } from './secret.ts';

/**
 * What keeps a credential from being sent with a grant; undefined when nothing does. Whether a certificate has
 * expired and whether a secret is the right one is left to Entra.
 */
export function credentialProblem(credential: Credential, grant: Grant): string | undefined {
  return misplaced(credential, grant) ?? incomplete(credential);
}

const NEEDS_CREDENTIAL: Readonly<Partial<Record<Grant['kind'], string>>> = {
  'client-credentials': 'An application that asks for a token of its own',
  'on-behalf-of': 'An API that exchanges the token of its caller',
};

function misplaced({ kind }: Credential, grant: Grant): string | undefined {
  const needing = NEEDS_CREDENTIAL[grant.kind];
  if (kind === 'none') {
    return (
      needing &&
      `${needing} needs a credential: a secret, a certificate or an assertion. Entra answers AADSTS7000218; a public client has no part in this grant.`
    );
  }
  if (grant.kind === 'managed-identity') {
    return 'A managed identity has no credential of its own: the platform proves it. Leave the credential out.';
  }
  if (grant.kind === 'device-code') {
    return 'The device code grant is for public clients, which send no credential. Leave the credential out; Entra answers AADSTS700025 where a public client sends one.';
  }
  return undefined;
}

function incomplete(credential: Credential): string | undefined {
  switch (credential.kind) {
    case 'client-secret':
      return isEmpty(credential.secret) ? 'The client secret is empty.' : undefined;
    case 'client-assertion':
      return isEmpty(credential.assertion) ? 'The client assertion is empty.' : undefined;
    case 'federated-token':
      return isEmpty(credential.token) ? 'The token of the other issuer is empty.' : undefined;
    case 'certificate':
      return certificateProblem(credential.certificate, credential.privateKey);
    case 'none':
      return undefined;
  }
}

function certificateProblem(certificate: string, privateKey: Secret): string | undefined {
  if (!/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(certificate)) {
    return 'There is no certificate: PEM is expected (-----BEGIN CERTIFICATE-----).';
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey.reveal())) return undefined;
  return 'There is no private key: an assertion cannot be signed with the certificate alone.';
}

/** What keeps a grant from being asked for; undefined when nothing does. */
export function grantProblem(grant: Grant): string | undefined {
  switch (grant.kind) {
    case 'on-behalf-of':
      return isEmpty(grant.userAssertion)
        ? 'The token of the user, which the on-behalf-of grant exchanges, is empty.'
        : undefined;
    case 'authorization-code':
      return codeProblem(grant);
    case 'refresh-token':
      return isEmpty(grant.refreshToken) ? 'The refresh token is empty.' : undefined;
    default:
      return undefined;
  }
}

function codeProblem(grant: Extract<Grant, { kind: 'authorization-code' }>): string | undefined {
  if (isEmpty(grant.code)) return 'The authorization code is empty.';
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(grant.redirectUri)) {
    return 'The redirect URI is missing or no address. It is the one that the code was sent to; Entra answers AADSTS500112 to another.';
  }
  if (grant.codeVerifier === undefined) return undefined;
  // RFC 7636, section 4.1.
  return /^[A-Za-z0-9._~-]{43,128}$/.test(grant.codeVerifier.reveal())
    ? undefined
    : 'The code verifier is not one: it has 43 to 128 characters, letters, digits and - . _ ~. Entra answers AADSTS501481 to one that does not fit the code.';
}

function isEmpty(secret: Secret): boolean {
  return secret.reveal().trim() === '';
}
