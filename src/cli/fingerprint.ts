import { createHash } from 'node:crypto';
import type { FileFindings } from './check-report.ts';

/**
 * What each finding of a file is known by from run to run, in their order: a hash of its rule, the name of the setting it
 * stands at, and its path. Neither the line nor the value is part of it. Findings that are alike are numbered.
 */
export function fingerprintsOf({ path, findings }: FileFindings): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, setting = '' }) => {
    const key = [rule, setting, path].join('\0');
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return createHash('sha256').update(`${key}\0${number}`).digest('hex').slice(0, 32);
  });
}
