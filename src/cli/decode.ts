import { visibleJson } from '../tokens/claim-rows.ts';
import { inspectDecoded } from '../tokens/inspect.ts';
import type { Inspection } from '../tokens/inspection.ts';
import { inspectionText, type ReportStyle } from '../tokens/inspection-report.ts';
import { type DecodedToken, decodeToken } from '../tokens/jwt.ts';
import { type Verification, verifyToken, withVerification } from '../tokens/verify.ts';
import type { PasswordOptions } from './certificate-input.ts';
import type { ExitCode, Io } from './io.ts';
import { styled } from './style.ts';
import { readVerificationKeys } from './verification-input.ts';

export interface DecodeOptions extends PasswordOptions {
  readonly as?: 'client-assertion';
  readonly verify?: string;
  readonly format: 'text' | 'json';
}

/**
 * `decode TOKEN|-`: offline. Exit code 1 when it is no token that can be read, a check fails, or the signature was to be
 * verified and could not be.
 */
export async function decode(given: string, options: DecodeOptions, io: Io): Promise<ExitCode> {
  const text = given === '-' ? await io.readStandardInput() : given;
  const now = Math.floor(Date.now() / 1000);
  const judged = options.as === undefined ? {} : { as: options.as };
  const decoded = decodeToken(text, now, judged);
  const inspected = inspectDecoded(text, decoded, now, judged);
  const keys =
    options.verify === undefined ? undefined : await readVerificationKeys(options.verify, options, io);
  const verification = keys && (await verifyToken(text, keys, now));
  const inspection = verification ? withVerification(inspected, verification) : inspected;
  io.print(
    options.format === 'json'
      ? inspectionJson(decoded, inspection, verification)
      : inspectionText(inspection, terminalStyle(io.color)),
  );
  const isRight = inspection.checks.every(({ ok }) => ok !== false);
  const isVerified = verification === undefined || verification.kind === 'verified';
  return decoded.kind !== 'malformed' && isRight && isVerified ? 0 : 1;
}

/** What other programs rely on: it grows, nothing in it goes or changes its meaning. */
export function inspectionJson(
  decoded: DecodedToken,
  inspection: Inspection,
  verification?: Verification,
): string {
  const { header, claims, checks, parts: _parts, ...rest } = inspection;
  const explained = { header, claims };
  const json = { schema: 1, ...decoded, ...rest, checks, explained, ...(verification && { verification }) };
  return `${visibleJson(JSON.stringify(json, null, 2))}\n`;
}

const FORMATS = { heading: 'bold', right: 'green', wrong: 'red', unsure: 'yellow', faint: 'gray' } as const;

export function terminalStyle(color: boolean): ReportStyle {
  return (tone, text) => styled(FORMATS[tone], text, color);
}
