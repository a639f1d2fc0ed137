import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Severity } from '../index.ts';
import type { Run } from './check.ts';
import type { CheckedFile, Judged } from './check-baseline.ts';
import { slashed } from './check-config.ts';
import type { Fixes } from './check-fix.ts';
import { type CheckSummary, countFindings, type FileFindings, plural } from './check-report.ts';
import type { ExitCode } from './io.ts';
import { replaceFile } from './replace-file.ts';
import { reportFormats } from './report-formats.ts';
import { lastLine } from './report-text.ts';

/** A file that was judged, with the lines of its findings (`FileFindings.lines`). */
export interface JudgedFile extends CheckedFile {
  readonly lines: ReadonlyMap<number, string>;
}

/** What a run has come to. */
export interface Outcome extends Judged<JudgedFile> {
  /** How many files `.gitignore` leaves out. */
  readonly ignored: number;
  /** How many files were left out because they are built from others. */
  readonly built: number;
  /** Absent where nothing was to be fixed. */
  readonly fixes: Fixes | undefined;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Writes the report, or the diff, where the call wants it, and gives the exit code. */
export async function report(outcome: Outcome, run: Run): Promise<ExitCode> {
  const { options, io } = run;
  const failures = [...run.problems, ...outcome.problems, ...(outcome.fixes?.problems ?? [])];
  const found = foundIn(outcome, run);
  const summary = summaryOf(outcome, found, failures, run);
  const isDiff = options.diff && outcome.fixes !== undefined;
  const color = io.color && options.output === undefined;
  const text = isDiff ? diffOf(outcome.fixes) : await reportFormats[options.format](summary, color);
  if (options.output === undefined) io.print(text);
  else {
    await replaceFile(resolve(io.cwd, options.output), text);
    if (!isDiff) io.print(`${lastLine(summary)}\n`);
  }
  const notes = isDiff ? diffNotes(outcome.fixes, found) : [];
  for (const line of [...outcome.notes, ...notes, ...failures]) io.printError(`${line}\n`);
  if (failures.length > 0) return 2;
  const counts = (severity: Severity) => RANK[severity] <= RANK[options.failOn];
  return found.some(({ findings }) => findings.some(({ severity }) => counts(severity))) ? 1 : 0;
}

/** The files with findings: after the fixes where these were made, before where they are only told. */
function foundIn({ files, fixes }: Outcome, { options, io }: Run): readonly FileFindings[] {
  return files
    .map((each) => ({ ...each, ...(options.diff ? {} : fixes?.mended.get(each.file)) }))
    .filter(({ findings }) => findings.length > 0)
    .map(({ file, findings, lines }) => ({ path: slashed(relative(io.cwd, file)), findings, lines }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function summaryOf(
  { files, known, ignored, built, fixes }: Outcome,
  found: readonly FileFindings[],
  failures: readonly string[],
  { io, options }: Run,
): CheckSummary {
  return {
    files: files.length,
    known,
    ignored,
    built,
    ...(fixes && { fixed: fixedBy(fixes) }),
    found,
    failures,
    ...(options.shard !== undefined && { shard: options.shard }),
    base: pathToFileURL(`${io.cwd}/`).href,
    pathOf: (uri) => slashed(relative(io.cwd, fileURLToPath(uri))),
  };
}

function fixedBy({ mended }: Fixes): { readonly findings: number; readonly files: number } {
  const fixed = [...mended.values()].filter((each) => each.fixed > 0);
  return { findings: fixed.reduce((sum, each) => sum + each.fixed, 0), files: fixed.length };
}

function diffOf({ mended }: Fixes): string {
  const files = [...mended.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return files.map(({ diff }) => diff).join('');
}

function diffNotes(fixes: Fixes, found: readonly FileFindings[]): readonly string[] {
  const { findings, files } = fixedBy(fixes);
  const left = [...fixes.mended.values()].filter((each) => each.findings.length > 0);
  const isMasked = [...fixes.mended.values()].some((each) => each.isMasked);
  return [
    `${plural(countFindings(found), 'finding')}: ${findings} would be fixed in ${plural(files, 'file')}, ${countFindings(left)} would be left. Nothing was written.`,
    ...(isMasked
      ? ['Secrets are masked by stars: this diff is for reading, and git apply would not take it.']
      : []),
  ];
}
