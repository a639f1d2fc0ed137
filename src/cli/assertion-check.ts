import { mistakenDigests } from '../node/certificate.ts';
import { checkClientAssertion, type OwnCertificate } from '../tokens/client-assertion-match.ts';
import { inspectDecoded } from '../tokens/inspect.ts';
import { inspectionText } from '../tokens/inspection-report.ts';
import { type PasswordOptions, readCertificate } from './certificate-input.ts';
import { inspectionJson, terminalStyle } from './decode.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

export interface AssertionCheckOptions extends PasswordOptions {
  readonly certificate?: string;
  readonly clientId?: string;
  readonly tenant?: string;
  readonly format: 'text' | 'json';
}

/** `assertion check TOKEN|-`: offline. Exit code 1 when it is no token that can be read, or a check fails. */
export async function assertionCheck(
  given: string,
  options: AssertionCheckOptions,
  io: Io,
): Promise<ExitCode> {
  const text = given === '-' ? await io.readStandardInput() : given;
  const { certificate, clientId, tenant } = options;
  const own = certificate === undefined ? undefined : await ownCertificate(certificate, options, io);
  const now = Math.floor(Date.now() / 1000);
  const decoded = await checkClientAssertion(text, now, {
    ...(own && { own }),
    ...(clientId !== undefined && { clientId }),
    ...(tenant !== undefined && { tenant }),
  });
  const inspection = inspectDecoded(text, decoded, now, { as: 'client-assertion' });
  io.print(
    options.format === 'json'
      ? inspectionJson(decoded, inspection)
      : inspectionText(inspection, terminalStyle(io.color)),
  );
  return decoded.kind !== 'jws' || decoded.checks.some(({ ok }) => ok === false) ? 1 : 0;
}

async function ownCertificate(path: string, options: PasswordOptions, io: Io): Promise<OwnCertificate> {
  const file = await readCertificate(path, options, io);
  if (file.kind === 'failed') throw new UsageError(`${path}: ${file.message}`);
  const { certificates, x509 } = file;
  return {
    certificate: certificates[0],
    publicKey: x509.publicKey,
    mistakenDigests: mistakenDigests(x509),
  };
}
