import type { KeyObject } from 'node:crypto';
import { resolve } from 'node:path';
import type { CertificateFailure } from '../certificates/certificate-failure.ts';
import { type CertificateFile, readCertificateFile } from '../node/certificate-file.ts';
import { readPrivateKeyFile } from '../node/private-key.ts';
import { Secret } from '../tokens/secret.ts';
import { type Io, UsageError } from './io.ts';

/** Where the password of a file comes from. */
export interface PasswordOptions {
  /** The environment variable that holds it. */
  readonly passwordEnv?: string;
}

/** The password of the environment; undefined when no variable is named. */
export function passwordFromEnvironment({ passwordEnv }: PasswordOptions, io: Io): Secret | undefined {
  if (passwordEnv === undefined) return undefined;
  const password = io.env[passwordEnv];
  if (password === undefined) throw new UsageError(`The environment variable ${passwordEnv} is not set.`);
  return new Secret(password);
}

/** Reads a certificate file of the command line; where it wants a password and none was named, asks for it. */
export async function readCertificate(
  path: string,
  options: PasswordOptions & { readonly needsKey?: boolean },
  io: Io,
): Promise<CertificateFile | CertificateFailure> {
  const file = resolve(io.cwd, path);
  const password = passwordFromEnvironment(options, io);
  const read = await readCertificateFile(file, password);
  if (password !== undefined || !wantsPassword(read, options.needsKey === true)) return read;
  const typed = await io.askSecret(`Password of ${path} (not shown): `);
  return typed ? readCertificateFile(file, new Secret(typed)) : read;
}

function wantsPassword(read: CertificateFile | CertificateFailure, needsKey: boolean): boolean {
  return read.kind === 'failed'
    ? read.fault === 'password-needed'
    : needsKey && read.privateKey.kind === 'encrypted';
}

/** Why a file of a certificate gives no private key. */
export const WITHOUT_KEY: Readonly<Record<Exclude<CertificateFile['privateKey']['kind'], 'own'>, string>> = {
  absent: 'There is no private key in the file: name its file with --key.',
  other: 'The private key in the file belongs to another certificate.',
  encrypted: 'The private key is encrypted: name the variable with its password with --password-env.',
  'wrong-password': 'The password does not open the private key.',
  damaged: 'The private key is damaged.',
};

/** Reads the private key of a certificate from a file of its own; where it wants a password and none was named, asks for it. */
export async function readKey(
  path: string,
  file: CertificateFile,
  options: PasswordOptions,
  io: Io,
): Promise<KeyObject> {
  const first = await openKey(path, passwordFromEnvironment(options, io), io);
  const typed =
    first.kind === 'encrypted' ? await io.askSecret(`Password of ${path} (not shown): `) : undefined;
  const read = typed ? await openKey(path, new Secret(typed), io) : first;
  if (read.kind === 'absent') throw new UsageError(`${path}: There is no private key in the file.`);
  if (read.kind !== 'key') throw new UsageError(`${path}: ${WITHOUT_KEY[read.kind]}`);
  if (!file.x509.checkPrivateKey(read.key))
    throw new UsageError(`${path}: The private key belongs to another certificate.`);
  return read.key;
}

async function openKey(path: string, password: Secret | undefined, io: Io) {
  try {
    return await readPrivateKeyFile(resolve(io.cwd, path), password);
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
