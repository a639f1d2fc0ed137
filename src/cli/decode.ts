import { decodeToken } from '../tokens/jwt.ts';
import { tokenReport } from '../tokens/report.ts';
import type { ExitCode, Io } from './io.ts';

/** `decode TOKEN|-`: offline. Exit code 1 when it is no token that can be read, or a check fails. */
export async function decode(
  given: string,
  options: { readonly format: 'text' | 'json' },
  io: Io,
): Promise<ExitCode> {
  const text = given === '-' ? await io.readStandardInput() : given;
  const decoded = decodeToken(text, Math.floor(Date.now() / 1000));
  io.print(
    options.format === 'json'
      ? `${JSON.stringify({ schema: 1, ...decoded }, null, 2)}\n`
      : tokenReport(decoded),
  );
  return decoded.kind === 'malformed' || decoded.checks.some(({ ok }) => ok === false) ? 1 : 0;
}
