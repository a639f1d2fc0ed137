import { createHash, X509Certificate } from 'node:crypto';
import { isAddressedHere } from './assertion-audience.ts';
import { ALGORITHMS, printedThumbprint, readClientAssertion } from './assertion-header.ts';
import { outsideTime } from './assertion-times.ts';
import type { Application, ClientCertificate } from './directory.ts';
import { same } from './directory.ts';
import { isSignedBy, type ReadJwt, textOf } from './jwt.ts';
import { refuse } from './refusal.ts';
import { assured, type CredentialKind, type Situation } from './situation.ts';
import { keyTime } from './times.ts';

/**
 * A client assertion that the application signed with the key of a registered certificate
 * (https://learn.microsoft.com/entra/identity-platform/certificate-credentials). Form, then who it is from, then
 * the signature, then time and audience: no captured answer shows the order, this is the usual one of Microsoft's
 * token libraries.
 */
export const clientCertificate: CredentialKind = {
  clientAuthentication: '2',
  presented: ({ clientAssertion }) => clientAssertion !== undefined,
  async check(situation) {
    const read = readClientAssertion(situation.request);
    if (read.kind === 'refused') return read;
    return (
      fromClient(read.jwt, situation) ??
      (await signed(read.jwt, situation)) ??
      outsideTime(read.jwt, situation.now) ??
      (isAddressedHere(read.jwt, situation) ? undefined : refuse(700023, {}))
    );
  },
};

/** 700022 without a subject, 700021 unless issuer and subject are the client id. */
function fromClient({ claims }: ReadJwt, { request }: Situation) {
  const clientId = assured(request.clientId, 'client id');
  const subject = textOf(claims, 'sub');
  if (subject === undefined) return refuse(700022, {});
  const both = [textOf(claims, 'iss') ?? '', subject];
  return both.every((each) => same(each, clientId)) ? undefined : refuse(700021, {});
}

/** 700027 for each reason a signature is not taken. */
async function signed(jwt: ReadJwt, { client, now }: Situation) {
  const application = assured(client, 'client');
  const appId = application.clientId;
  const thumbprint = printedThumbprint(jwt);
  const certificate = certificateNamed(jwt, application);
  if (certificate === undefined) {
    if (thumbprint === undefined) return refuse('700027/key-id-not-found', { appId });
    return refuse('700027/key-not-found', { appId, thumbprint });
  }
  const { validFromDate, validToDate, publicKey } = certificate;
  const found = {
    appId,
    thumbprint: thumbprint ?? hashOf(certificate, 'sha1').toString('hex').toUpperCase(),
    start: keyTime(validFromDate),
    end: keyTime(validToDate),
  };
  if (now < validFromDate || now > validToDate) return refuse('700027/key-expired', found);
  return (await isSignedBy(jwt, publicKey, ALGORITHMS)) ? undefined : refuse('700027/not-verified', found);
}

/** The registered certificate that the header names; `x5t` goes before `x5t#S256` and `kid`. */
function certificateNamed({ header }: ReadJwt, { certificates = [] }: Application) {
  const known = certificates.map((registered) => ({
    registered,
    certificate: new X509Certificate(registered.certificate),
  }));
  const sha1 = textOf(header, 'x5t');
  const sha256 = textOf(header, 'x5t#S256');
  const keyId = textOf(header, 'kid') ?? '';
  const named = known.find(({ registered, certificate }) => {
    if (sha1 !== undefined) return isHash(certificate, 'sha1', sha1);
    if (sha256 !== undefined) return isHash(certificate, 'sha256', sha256);
    return isKeyId(registered, certificate, keyId);
  });
  return named?.certificate;
}

function isHash(certificate: X509Certificate, hash: 'sha1' | 'sha256', sent: string): boolean {
  return hashOf(certificate, hash).equals(Buffer.from(sent, 'base64url'));
}

/** `kid` is the certificate ID, or the thumbprint in either writing: libraries differ, and Entra takes each. */
function isKeyId({ keyId }: ClientCertificate, certificate: X509Certificate, sent: string): boolean {
  const hash = hashOf(certificate, 'sha1');
  return same(keyId, sent) || same(hash.toString('hex'), sent) || hash.toString('base64url') === sent;
}

function hashOf({ raw }: X509Certificate, hash: 'sha1' | 'sha256'): Buffer {
  return createHash(hash).update(raw).digest();
}
