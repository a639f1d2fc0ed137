import { resolve } from 'node:path';
import type { Certificate } from '../index.ts';
import { certificateCredential } from '../node/certificate-credential.ts';
import type { Credential } from '../tokens/profile.ts';
import { Secret } from '../tokens/secret.ts';
import { readCertificate, readKey } from './certificate-input.ts';
import { type Io, UsageError } from './io.ts';
import { readSecretFile } from './secret-input.ts';
import type { KnownApp } from './token-app.ts';
import type { CredentialName, GrantName, TokenOptions } from './token-options.ts';

/** Finds the credential: the one that is named, else the one that is given, else that of the file, else of the environment. */
export function readCredential(
  options: TokenOptions,
  app: KnownApp,
  grant: GrantName,
  io: Io,
): Promise<Credential> {
  switch (options.credential ?? givenKind(options) ?? foundKind(app, grant, io)) {
    case 'secret':
      return readSecret(options, app, io);
    case 'certificate':
      return readCertificateCredential(options, app, io);
    case 'assertion':
      return readAssertion(options, io);
    case 'federated':
      return readFederatedToken(options, io);
    case 'none':
      return Promise.resolve({ kind: 'none' });
  }
}

function givenKind(options: TokenOptions): CredentialName | undefined {
  const given: readonly (readonly [CredentialName, unknown])[] = [
    ['secret', options.secretFile ?? options.secretEnv],
    ['certificate', options.certificate],
    ['assertion', options.assertionFile],
    ['federated', options.federatedTokenFile ?? options.federatedTokenEnv],
  ];
  const [kind, other] = given.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (other !== undefined) {
    throw new UsageError(
      `An app proves itself in one way: give a ${kind} or a ${other}, or say which with --credential.`,
    );
  }
  return kind;
}

const WITHOUT_CREDENTIAL: readonly GrantName[] = ['device-code', 'managed-identity'];
const PUBLIC_CLIENTS: readonly GrantName[] = ['authorization-code', 'refresh-token'];

function foundKind({ draft, hints }: KnownApp, grant: GrantName, { env }: Io): CredentialName {
  if (WITHOUT_CREDENTIAL.includes(grant)) return 'none';
  if (draft?.clientSecret !== undefined) return 'secret';
  const kind = hints.certificatePath === undefined ? hints.kinds.find(isKept) : 'certificate';
  if (kind !== undefined) return kind;
  if (env.AZURE_CLIENT_SECRET) return 'secret';
  if (env.AZURE_CLIENT_CERTIFICATE_PATH) return 'certificate';
  if (env.AZURE_FEDERATED_TOKEN_FILE) return 'federated';
  return PUBLIC_CLIENTS.includes(grant) ? 'none' : 'secret';
}

function isKept(kind: string): kind is 'certificate' | 'federated' {
  return kind === 'certificate' || kind === 'federated';
}

async function readSecret(options: TokenOptions, { draft }: KnownApp, io: Io): Promise<Credential> {
  const { secretFile, secretEnv = 'AZURE_CLIENT_SECRET' } = options;
  if (secretFile !== undefined) return secretOf(await readSecretFile(secretFile, io));
  const fromEnvironment = io.env[secretEnv];
  const isNamed = options.secretEnv !== undefined && fromEnvironment;
  if (draft?.clientSecret !== undefined && !isNamed) return secretOf(draft.clientSecret);
  if (fromEnvironment) return secretOf(new Secret(fromEnvironment));
  const typed = await io.askSecret('Client secret (not shown): ');
  if (typed) return secretOf(new Secret(typed));
  throw new UsageError(
    `There is no secret: put it into the environment variable ${secretEnv}, or name its file with --secret-file. For a certificate, name it with --certificate.`,
  );
}

function secretOf(secret: Secret): Credential {
  return { kind: 'client-secret', secret };
}

async function readAssertion({ assertionFile }: TokenOptions, io: Io): Promise<Credential> {
  if (assertionFile === undefined) {
    throw new UsageError('Name the file that holds the client assertion: --assertion-file.');
  }
  return { kind: 'client-assertion', assertion: await readSecretFile(assertionFile, io) };
}

async function readFederatedToken(
  { federatedTokenFile, federatedTokenEnv }: TokenOptions,
  io: Io,
): Promise<Credential> {
  if (federatedTokenEnv !== undefined && federatedTokenFile === undefined) {
    const token = io.env[federatedTokenEnv];
    if (!token) throw new UsageError(`The environment variable ${federatedTokenEnv} is not set.`);
    return { kind: 'federated-token', token: new Secret(token.trim()) };
  }
  const file = federatedTokenFile ?? io.env.AZURE_FEDERATED_TOKEN_FILE;
  if (!file) {
    throw new UsageError(
      'Name the file that holds the token of the other issuer: --federated-token-file, or the environment variable AZURE_FEDERATED_TOKEN_FILE.',
    );
  }
  return { kind: 'federated-token', token: await readSecretFile(file, io) };
}

async function readCertificateCredential(options: TokenOptions, app: KnownApp, io: Io): Promise<Credential> {
  const path = certificatePath(options, app, io);
  const passwordEnv =
    options.passwordEnv ??
    (io.env.AZURE_CLIENT_CERTIFICATE_PASSWORD ? 'AZURE_CLIENT_CERTIFICATE_PASSWORD' : undefined);
  const password = passwordEnv === undefined ? {} : { passwordEnv };
  const file = await readCertificate(path, { ...password, needsKey: options.key === undefined }, io);
  if (file.kind === 'failed') throw new UsageError(`${path}: ${file.message}`);
  compareThumbprint(file.certificates[0], app, io);
  const reading = certificateCredential(file, {
    digest: options.rs256 ? 'SHA-1' : 'SHA-256',
    sendsChain: options.sendChain ?? /^(?:1|true)$/i.test(io.env.AZURE_CLIENT_SEND_CERTIFICATE_CHAIN ?? ''),
    ...(options.key !== undefined && { key: await readKey(options.key, file, password, io) }),
  });
  if (reading.kind === 'invalid') throw new UsageError(`${path}: ${reading.message}`);
  return reading.credential;
}

function certificatePath(options: TokenOptions, { hints, folder }: KnownApp, io: Io): string {
  if (options.certificate !== undefined) return options.certificate;
  if (hints.certificatePath !== undefined) return resolve(folder, hints.certificatePath);
  if (io.env.AZURE_CLIENT_CERTIFICATE_PATH) return io.env.AZURE_CLIENT_CERTIFICATE_PATH;
  throw new UsageError(
    hints.thumbprint === undefined
      ? 'Name the file of the certificate: --certificate, or the environment variable AZURE_CLIENT_CERTIFICATE_PATH.'
      : `The settings name a certificate by its thumbprint, ${hints.thumbprint}: name its file with --certificate.`,
  );
}

function compareThumbprint({ thumbprint }: Certificate, { hints }: KnownApp, io: Io): void {
  if (hints.thumbprint === undefined || hints.thumbprint === thumbprint) return;
  io.printError(
    `The settings name the certificate ${hints.thumbprint}, and this one is ${thumbprint}. Entra answers AADSTS700027 to one that is not registered.\n`,
  );
}
