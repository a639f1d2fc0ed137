import type { Diagnosis } from '../index.ts';

/** What a run comes to. */
export interface CheckSummary {
  /** How many files were read. */
  readonly files: number;
  /** How many findings the baseline leaves out. */
  readonly known: number;
  /** How many files `.gitignore` leaves out. */
  readonly ignored: number;
  /** How many files were left out because they are built from others. */
  readonly built: number;
  /** How many findings were fixed, and in how many files; absent where nothing was to be. */
  readonly fixed?: { readonly findings: number; readonly files: number };
  /** The files with findings, sorted. */
  readonly found: readonly FileFindings[];
  /** What kept the run from reading or judging all: in words. */
  readonly failures: readonly string[];
  /** The part that was judged, as `1/4`; absent where all was. */
  readonly shard?: string;
  /** The working directory, as a `file:` address with a slash at its end. */
  readonly base: string;
  /** The path of a file as people know it. */
  readonly pathOf: (uri: string) => string;
}

export interface FileFindings {
  /** With `/`, relative to the working directory. */
  readonly path: string;
  readonly findings: readonly Diagnosis[];
  /** The lines (zero-based) that findings stand on, with secrets masked character by character. */
  readonly lines: ReadonlyMap<number, string>;
}

/** The text of a report; `color` for a terminal that shows colours. */
export type Report = (summary: CheckSummary, color: boolean) => string | Promise<string>;

/** How many findings there are. */
export function countFindings(found: readonly Pick<FileFindings, 'findings'>[]): number {
  return found.reduce((sum, { findings }) => sum + findings.length, 0);
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
