import { randomUUID } from 'node:crypto';
import { certificateCredential } from '../../../src/node/certificate-credential.ts';
import { readCertificates } from '../../../src/node/certificate-file.ts';
import { credentialHints } from '../../../src/tokens/credential-hints.ts';
import { draftTokenRequest } from '../../../src/tokens/draft.ts';
import type { Credential, Grant, TokenProfile } from '../../../src/tokens/profile.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { signed } from '../../emulator/fixture.ts';
import {
  AUDIENCE,
  certificateFiles,
  certificates,
  digest,
  ISSUER,
  SERVICE,
  SUBJECT,
  TENANT,
} from './directory.ts';
import type { Endpoint } from './endpoint.ts';
import { appIn, type Learned, type Settings } from './settings.ts';

export const credentialNames = [
  'client secret',
  'certificate, SHA-256',
  'certificate, SHA-1',
  'client assertion',
  'federated token',
  'none',
] as const;
export type CredentialName = (typeof credentialNames)[number];
export type GrantName = Grant['kind'];

type Members = Readonly<Record<string, unknown>>;

/** One request: what the settings state, and what a user brings along. What is left out is in order. */
export interface Attempt {
  readonly settings?: Partial<Settings>;
  /** Of the assertion or the federated token; `now` in seconds. */
  readonly claims?: (now: number) => Members;
  readonly header?: Members;
  /** In place of the signed JWT. */
  readonly assertion?: string | ((jwt: string) => string);
  /** That a user typed. */
  readonly scopes?: readonly string[];
  readonly userToken?: keyof Endpoint['userTokens'];
  readonly authorizationCode?: 'fresh' | 'unknown' | 'malformed' | 'used' | 'old' | 'of another client';
  readonly redirectUri?: string;
  readonly codeVerifier?: string | 'absent';
  readonly refreshToken?: 'fresh' | 'unknown' | 'malformed' | 'old' | 'of another client';
}

/** The client assertion of the service, but for what the attempt changes. */
export async function clientAssertion(
  { origin }: Endpoint,
  { claims, header, assertion }: Attempt,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const jwt = await signed(
    {
      aud: `${origin}/${TENANT}/oauth2/v2.0/token`,
      iss: SERVICE,
      sub: SERVICE,
      jti: randomUUID(),
      nbf: now,
      exp: now + 600,
      ...claims?.(now),
    },
    {
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': digest(certificates.valid, 'sha256').toString('base64url'),
      ...header,
    },
  );
  return replaced(jwt, assertion);
}

/** The outside issuer's token, but for what the attempt changes. */
export async function federatedToken({ claims, header, assertion }: Attempt): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const jwt = await signed(
    { iss: ISSUER, sub: SUBJECT, aud: AUDIENCE, nbf: now - 10, exp: now + 300, ...claims?.(now) },
    { alg: 'RS256', typ: 'JWT', kid: 'issuer-key-1', ...header },
  );
  return replaced(jwt, assertion);
}

function replaced(jwt: string, assertion: Attempt['assertion']): string {
  return typeof assertion === 'function' ? assertion(jwt) : (assertion ?? jwt);
}

/** The claims of a JWT changed under its signature. */
export function tampered(jwt: string): string {
  const [header, claims = '', signature] = jwt.split('.');
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), jti: randomUUID() };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}

/** The profile that the settings and the way make, as the extension completes it. */
export async function profileOfAttempt(
  learned: Learned,
  settings: Settings,
  [credentialName, grantName]: readonly [CredentialName, GrantName],
  attempt: Attempt,
  endpoint: Endpoint,
): Promise<TokenProfile> {
  const app = appIn(learned, settings.clientId);
  const draft = draftTokenRequest(app, (place) => learned.lens.valueAt(learned.document, place), {
    origin: settings.origin,
  });
  const isOwn = grantName === 'client-credentials';
  return {
    authority: `${draft.origin}/${draft.tenant}`,
    clientId: draft.clientId ?? '',
    scopes: attempt.scopes ?? (isOwn ? [draft.scope] : ['User.Read']),
    credential: await credentialOf(credentialName),
    grant: await endpoint.grant(grantName, attempt),
  };

  async function credentialOf(name: CredentialName): Promise<Credential> {
    switch (name) {
      case 'client secret':
        return { kind: 'client-secret', secret: draft.clientSecret ?? new Secret('') };
      case 'certificate, SHA-256':
        return certificate('SHA-256');
      case 'certificate, SHA-1':
        return certificate('SHA-1');
      case 'client assertion':
        return { kind: 'client-assertion', assertion: new Secret(await clientAssertion(endpoint, attempt)) };
      case 'federated token':
        return { kind: 'federated-token', token: new Secret(await federatedToken(attempt)) };
      case 'none':
        return { kind: 'none' };
    }
  }

  async function certificate(hash: 'SHA-256' | 'SHA-1'): Promise<Credential> {
    const text = certificateFiles[credentialHints(app).certificatePath ?? ''] ?? '';
    const file = await readCertificates(Buffer.from(text));
    const reading = file.kind === 'certificates' ? certificateCredential(file, { digest: hash }) : undefined;
    if (reading?.kind !== 'credential') throw new Error('The certificate of the settings cannot be used.');
    return reading.credential;
  }
}
