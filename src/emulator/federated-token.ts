import { importJWK, type JWK } from 'jose';
import { readClientAssertion } from './assertion-header.ts';
import { outsideTime } from './assertion-times.ts';
import { type FederatedCredential, same } from './directory.ts';
import { isSignedBy, type ReadJwt, readJwt, textOf } from './jwt.ts';
import { type Refusal, refuse } from './refusal.ts';
import { assured, type CredentialKind, type Situation } from './situation.ts';
import type { TokenRequest } from './token-request.ts';

/**
 * A client assertion that is the token of an outside issuer: workload identity federation
 * (https://learn.microsoft.com/entra/workload-id/workload-identity-federation). What tells it from an assertion
 * of the application's own is the issuer, an address instead of a client id.
 */
export const federatedToken: CredentialKind = {
  clientAuthentication: '2',
  presented: isFederated,
  async check(situation) {
    const read = readClientAssertion(situation.request);
    if (read.kind === 'refused') return read;
    return (
      unmatched(read.jwt, assured(situation.client, 'client').federatedCredentials ?? []) ??
      (await unsigned(read.jwt, situation)) ??
      outsideTime(read.jwt, situation.now)
    );
  },
};

function isFederated({ clientAssertion }: TokenRequest): boolean {
  const jwt = clientAssertion && readJwt(clientAssertion.reveal());
  return jwt !== undefined && /^[a-z]+:\/\//.test(textOf(jwt.claims, 'iss') ?? '');
}

/**
 * 700211 for the issuer, 700213 for the subject, 7002138 when only its letter case is another, 700212 for the
 * audience. All are compared letter by letter; of several faults the first in this order is named, which is
 * the likely one: answers with two faults have not been captured.
 */
function unmatched({ claims }: ReadJwt, credentials: readonly FederatedCredential[]): Refusal | undefined {
  const issuer = textOf(claims, 'iss') ?? '';
  const subject = textOf(claims, 'sub');
  const audience = textOf(claims, 'aud') ?? '';
  if (subject === undefined) return refuse(700022, {});
  const ofIssuer = credentials.filter((credential) => credential.issuer === issuer);
  if (ofIssuer.length === 0) return refuse(700211, { issuer });
  const ofSubject = ofIssuer.filter((credential) => credential.subject === subject);
  if (ofSubject.length === 0) {
    const nearly = ofIssuer.some((credential) => same(credential.subject, subject));
    return nearly ? refuse(7002138, { subject }) : refuse(700213, { subject });
  }
  const fits = ofSubject.some(({ audiences }) => audiences.includes(audience));
  return fits ? undefined : refuse(700212, { audience });
}

/**
 * 50166 where the keys of the issuer cannot be had, 7000272 for a key it does not have, 50013 for a signature
 * that is not the key's: the first for an issuer the directory says nothing of, as if its discovery failed.
 */
async function unsigned(jwt: ReadJwt, { directory }: Situation): Promise<Refusal | undefined> {
  const issuer = textOf(jwt.claims, 'iss') ?? '';
  const keys = directory.issuers?.find((each) => each.issuer === issuer)?.jwks.keys;
  if (keys === undefined) return refuse(50166, {});
  const keyId = textOf(jwt.header, 'kid') ?? textOf(jwt.header, 'x5t') ?? '';
  const key = keys.find(({ kid, x5t }) => kid === keyId || x5t === keyId);
  if (key === undefined) return refuse(7000272, { keyId, issuer });
  const imported = await importJWK(key as JWK, 'RS256');
  if (!(imported instanceof Uint8Array) && (await isSignedBy(jwt, imported, ['RS256']))) return undefined;
  return refuse('50013/not-verified', { thumbprint: keyId });
}
