import { resolve } from 'node:path';
import type { CertificateFailure } from '../node/certificate-failure.ts';
import { type CertificateFile, readCertificateFile } from '../node/certificate-file.ts';
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
