import { setImmediate as turn } from 'node:timers/promises';
import { createEntraLens, type EntraLens, type Severity } from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { LARGEST_FILE } from '../node/files.ts';
import { type BaselineOptions, judgeByBaseline } from './check-baseline.ts';
import { type ConfigOptions, type RunConfig, runConfig } from './check-config.ts';
import { type FixOptions, mendFiles, refuseUnfixable } from './check-fix.ts';
import { type JudgedFile, report } from './check-outcome.ts';
import { plural } from './check-report.ts';
import { type JudgeableFile, withGiven } from './given-files.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { maskedLines } from './masked-text.ts';
import type { ReportFormat } from './report-formats.ts';
import { type SelectionOptions, selectFiles } from './selection.ts';
import { documentOf, takeIn } from './take-in.ts';

export interface CheckOptions extends ConfigOptions, BaselineOptions, SelectionOptions, FixOptions {
  readonly format: ReportFormat;
  /** Where the report goes, in place of standard output. */
  readonly output?: string;
  readonly failOn: Severity;
  /** False to read also what `.gitignore` leaves out. */
  readonly ignore: boolean;
  /** False to look for files that concern Entra without ripgrep. */
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
  const taken = files.map(({ isLearned, ...each }) => ({
    ...each,
    document: async () => (isLearned ? documentOf(each.file) : undefined),
  }));
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
  const lens = createEntraLens({
    certificates: certificateParser,
    grammars: io.grammars,
    longestText: LARGEST_FILE,
    reportBug: (rule, error) => {
      const name = error instanceof Error ? error.name : typeof error;
      problems.add(`The rule ${rule} failed (${name}); the other rules ran.`);
    },
  });
  return { lens, config, options, io, problems };
}

async function judge(
  files: readonly JudgeableFile[],
  { lens, config, options, io }: Run,
): Promise<readonly JudgedFile[]> {
  const judged: JudgedFile[] = [];
  for (const { file, config: own, document: read } of files) {
    const document = await read();
    const findings = document ? lens.diagnose(document, { rules: config.levelsOf(own) }) : [];
    const lines = document && options.format === 'text' ? maskedLines(document, findings, lens) : new Map();
    judged.push({ file, config: own, findings, lines });
    if (!document) continue;
    lens.release(document.uri);
    io.showProgress(`Checking: ${judged.length} of ${plural(files.length, 'file')}`);
    // Ctrl+C is heard between two files.
    await turn();
    if (io.interrupted.aborted) break;
  }
  return judged;
}
