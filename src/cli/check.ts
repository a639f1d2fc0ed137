import { relative } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { EntraLens, Severity } from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { LARGEST_FILE } from '../node/files.ts';
import { type BaselineOptions, judgeByBaseline } from './check-baseline.ts';
import { type ConfigOptions, type RunConfig, runConfig, slashed } from './check-config.ts';
import { type FixOptions, mendFiles, refuseUnfixable } from './check-fix.ts';
import { type JudgedFile, report } from './check-outcome.ts';
import { plural } from './check-report.ts';
import { type JudgeableFile, withGiven } from './given-files.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { lensOf } from './lens.ts';
import { maskedLines } from './masked-text.ts';
import type { ReportFormat } from './report-formats.ts';
import { type SelectionOptions, selectFiles } from './selection.ts';
import { documentOf, takeIn } from './take-in.ts';
import { tellingGrammars } from './telling-grammars.ts';

export interface CheckOptions extends ConfigOptions, BaselineOptions, SelectionOptions, FixOptions {
  readonly format: ReportFormat;
  /** Where the report goes, in place of standard output. */
  readonly output?: string;
  readonly failOn: Severity;
  /** False to read also what `.gitignore` leaves out. */
  readonly ignore: boolean;
  /** True to let ripgrep look for files that concern Entra first. */
  readonly ripgrep: boolean;
}

export interface Run {
  readonly lens: EntraLens;
  readonly config: RunConfig;
  readonly options: CheckOptions;
  readonly io: Io;
  /** What makes the run fail: said at its end, each once. */
  readonly problems: Set<string>;
}

/**
 * `check PATH…`: exit code 1 when something is found at or above `failOn`, 2 when a path cannot be read. First all
 * files are taken in, so that each is judged by what the others say.
 */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  refuseUnfixable(options);
  const run = await prepareRun(options, io);
  const selection = await selectFiles(paths, options, run.config, io);
  const { roots } = selection;
  const { files, ignored, built } = await takeIn(roots, {
    ...run,
    honoursIgnoreFiles: options.ignore,
    mayUseRipgrep: options.ripgrep,
  });
  const taken = files.map((each): JudgeableFile => {
    return each.isLearned ? { ...each, document: () => documentOf(each.file, run) } : each;
  });
  const all = await withGiven(taken, selection.given, run);
  const judged = await judge(
    all.filter(({ file }) => selection.isJudged(file)),
    run,
  );
  io.showProgress();
  if (io.interrupted.aborted) {
    io.printError(`Interrupted: ${plural(files.length, 'file')} read, nothing reported.\n`);
    return 130;
  }
  if (options.writeBaseline && run.problems.size > 0) {
    throw new UsageError(`The baseline is not written: ${[...run.problems].join(' ')}`);
  }
  const left = await judgeByBaseline(judged, roots, options, io);
  const fixes = await mendFiles(left.files, judged, selection, run);
  return report({ ...left, fixes, ignored, built }, run);
}

async function prepareRun(options: CheckOptions, io: Io): Promise<Run> {
  const problems = new Set<string>();
  const config = await runConfig(options, io, (problem, isGrave) => {
    if (isGrave) problems.add(problem);
    else io.printError(`${problem}\n`);
  });
  const lens = lensOf(
    {
      certificates: certificateParser,
      grammars: tellingGrammars(io.grammars, (problem) => problems.add(problem)),
      longestText: LARGEST_FILE,
      reportBug: (rule, error) => {
        problems.add(`The rule ${rule} failed (${kindOf(error)}); the other rules ran.`);
      },
      reportUnread: (uri, error) => {
        const path = slashed(relative(io.cwd, fileURLToPath(uri)));
        problems.add(`${path}: not judged, reading it failed (${kindOf(error)}).`);
      },
    },
    // Files that may not are not taken in.
    () => true,
  );
  return { lens, config, options, io, problems };
}

/** The message of an error may quote what it failed on. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** One for all: most files are clean. */
const NOTHING_FOUND: Pick<JudgedFile, 'findings' | 'lines'> = { findings: [], lines: new Map() };

async function judge(
  files: readonly JudgeableFile[],
  { lens, config, options, io }: Run,
): Promise<readonly JudgedFile[]> {
  const judged: JudgedFile[] = [];
  for (const { file, config: own, document: read } of files) {
    const document = await read?.();
    if (!document) {
      judged.push({ file, config: own, ...NOTHING_FOUND });
      continue;
    }
    const findings = lens.diagnose(document, { rules: config.levelsOf(own) });
    const lines = options.format === 'text' ? maskedLines(document, findings, lens) : NOTHING_FOUND.lines;
    judged.push({ file, config: own, findings, lines });
    lens.release(document.uri);
    io.showProgress(`Checking: ${judged.length} of ${plural(files.length, 'file')}`);
    // Ctrl+C is heard between two files.
    await turn();
    if (io.interrupted.aborted) break;
  }
  return judged;
}
