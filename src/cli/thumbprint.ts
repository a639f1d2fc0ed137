import { certificateText } from '../tokens/certificate-report.ts';
import { type PasswordOptions, readCertificate } from './certificate-input.ts';
import type { ExitCode, Io } from './io.ts';

export interface ThumbprintOptions extends PasswordOptions {
  readonly format: 'text' | 'json';
}

/** `thumbprint FILE…`: exit code 2 when a file gives no certificate. Offline; nothing but public parts is printed. */
export async function thumbprint(
  paths: readonly string[],
  options: ThumbprintOptions,
  io: Io,
): Promise<ExitCode> {
  const now = Math.floor(Date.now() / 1000);
  const files: object[] = [];
  let exitCode: ExitCode = 0;
  for (const path of paths) {
    const read = await readCertificate(path, options, io);
    if (read.kind === 'failed') {
      exitCode = 2;
      files.push({ path, fault: read.fault, message: read.message });
      io.printError(`${path}: ${read.message}\n`);
      continue;
    }
    const { certificates, privateKey } = read;
    files.push({ path, privateKey: privateKey.kind, certificates });
    if (options.format === 'json') continue;
    const texts = certificates.map((certificate, index) =>
      // The key belongs to the first certificate: the others are its chain.
      certificateText(certificate, now, index === 0 ? privateKey.kind : undefined),
    );
    io.print(`${path}\n${texts.join('\n')}\n`);
  }
  if (options.format === 'json') io.print(`${JSON.stringify({ schema: 1, files }, null, 2)}\n`);
  return exitCode;
}
