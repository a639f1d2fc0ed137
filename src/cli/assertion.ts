import { type KeyObject, randomUUID } from 'node:crypto';
import { clouds, describeInstant } from '../index.ts';
import type { CertificateFile } from '../node/certificate-file.ts';
import { buildClientAssertion } from '../tokens/client-assertion.ts';
import type { Secret } from '../tokens/secret.ts';
import { type PasswordOptions, readCertificate, readKey, WITHOUT_KEY } from './certificate-input.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

export interface AssertionOptions extends PasswordOptions {
  readonly certificate: string;
  readonly key?: string;
  readonly clientId?: string;
  readonly tenant?: string;
  readonly authority?: string;
  readonly cloud?: string;
  readonly rs256?: boolean;
  readonly format: 'text' | 'json';
}

/** The clouds that sign customers in at a host of their own. */
export const cloudIds = clouds
  .filter(({ id, authorityHosts, closed }) => authorityHosts.length > 0 && !closed && id !== 'ppe')
  .map(({ id }) => id);

/**
 * `assertion`: prints the token alone, so that a shell can take it; everything else goes to standard error. Exit code 1
 * when Entra would refuse it: then none is made.
 */
export async function assertion(options: AssertionOptions, io: Io): Promise<ExitCode> {
  const clientId = options.clientId ?? io.env.AZURE_CLIENT_ID;
  if (!clientId)
    throw new UsageError('Name the app: --client-id, or the environment variable AZURE_CLIENT_ID.');
  const authority = authorityOf(options, io);
  const file = await readCertificate(
    options.certificate,
    { ...options, needsKey: options.key === undefined },
    io,
  );
  if (file.kind === 'failed') throw new UsageError(`${options.certificate}: ${file.message}`);
  const now = Math.floor(Date.now() / 1000);
  const result = await buildClientAssertion({
    authority,
    clientId,
    certificate: file.certificates[0],
    privateKey: await privateKeyOf(file, options, io),
    algorithm: options.rs256 ? 'RS256' : 'PS256',
    now,
    jti: randomUUID(),
  });
  if (result.kind === 'refused') {
    for (const reason of result.reasons) io.printError(`${reason}\n`);
    return 1;
  }
  for (const note of result.notes) io.printError(`${note}\n`);
  io.printError(
    `For ${result.audience}, until ${describeInstant(result.expires)}. Until then it is a credential: do not share it.\n`,
  );
  io.print(options.format === 'json' ? jsonOf(result) : `${result.assertion.reveal()}\n`);
  return 0;
}

function jsonOf({
  assertion: token,
  audience,
  expires,
}: {
  readonly assertion: Secret;
  readonly audience: string;
  readonly expires: number;
}): string {
  const json = {
    schema: 1,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: token.reveal(),
    audience,
    expires,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function authorityOf({ authority, cloud, tenant: given }: AssertionOptions, io: Io): string {
  const tenant = given ?? io.env.AZURE_TENANT_ID;
  if (!tenant)
    throw new UsageError('Name the tenant: --tenant, or the environment variable AZURE_TENANT_ID.');
  const host = clouds.find(({ id }) => id === (cloud ?? 'public'))?.authorityHosts[0] ?? '';
  return `${authority?.replace(/(?<!\/)\/+$/, '') ?? `https://${host}`}/${tenant}`;
}

async function privateKeyOf(file: CertificateFile, options: AssertionOptions, io: Io): Promise<KeyObject> {
  const { certificate, key } = options;
  if (key !== undefined) return readKey(key, file, options, io);
  if (file.privateKey.kind === 'own') return file.privateKey.key;
  throw new UsageError(`${certificate}: ${WITHOUT_KEY[file.privateKey.kind]}`);
}
