import { relative, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createEntraLens, type EntraLens, type Severity } from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { type BaselineOptions, type CheckedFile, type Judged, judgeByBaseline } from './check-baseline.ts';
import { type ConfigOptions, type RunConfig, runConfig, slashed } from './check-config.ts';
import { jsonReport, plural, textReport } from './check-report.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { documentOf, type TakenFile, takeIn } from './take-in.ts';

export interface CheckOptions extends ConfigOptions, BaselineOptions {
  readonly format: 'text' | 'json';
  readonly failOn: Severity;
  /** False to read also what `.gitignore` leaves out. */
  readonly ignore: boolean;
  /** False to look for files that concern Entra without ripgrep. */
  readonly ripgrep: boolean;
}

interface Run {
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
  const run = await prepareRun(options, io);
  const roots = paths.map((path) => resolve(io.cwd, path));
  const { files, ignored, built } = await takeIn(roots, {
    ...run,
    honoursIgnoreFiles: options.ignore,
    mayUseRipgrep: options.ripgrep,
  });
  const checked = await judge(files, run);
  io.showProgress();
  if (io.interrupted.aborted) {
    io.printError(`Interrupted: ${plural(files.length, 'file')} read, nothing reported.\n`);
    return 130;
  }
  if (options.writeBaseline && run.problems.size > 0) {
    throw new UsageError(`The baseline is not written: ${[...run.problems].join(' ')}`);
  }
  return report(await judgeByBaseline(checked, roots, options, io), { ignored, built }, run);
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
    reportBug: (rule, error) => {
      const name = error instanceof Error ? error.name : typeof error;
      problems.add(`The rule ${rule} failed (${name}); the other rules ran.`);
    },
  });
  return { lens, config, options, io, problems };
}

async function judge(
  files: readonly TakenFile[],
  { lens, config, io }: Run,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const { file, config: own, isLearned } of files) {
    const document = isLearned ? await documentOf(file) : undefined;
    const findings = document ? lens.diagnose(document, { rules: config.levelsOf(own) }) : [];
    checked.push({ file, config: own, findings });
    if (!document) continue;
    lens.release(document.uri);
    io.showProgress(`Checking: ${checked.length} of ${plural(files.length, 'file')}`);
    // Ctrl+C is heard between two files.
    await turn();
    if (io.interrupted.aborted) break;
  }
  return checked;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

function report(
  { files, known, notes, problems }: Judged<CheckedFile>,
  leftOut: { readonly ignored: number; readonly built: number },
  { options, io, problems: earlier }: Run,
): ExitCode {
  const pathOf = (file: string) => slashed(relative(io.cwd, file));
  const found = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ file, findings }) => ({ path: pathOf(file), findings }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const pathOfUri = (uri: string) => pathOf(fileURLToPath(uri));
  const summary = { files: files.length, ...leftOut, known, found, pathOf: pathOfUri };
  io.print(options.format === 'json' ? jsonReport(summary) : textReport(summary, io.color));
  const failures = [...earlier, ...problems];
  for (const line of [...notes, ...failures]) io.printError(`${line}\n`);
  if (failures.length > 0) return 2;
  const counts = (severity: Severity) => RANK[severity] <= RANK[options.failOn];
  return found.some(({ findings }) => findings.some(({ severity }) => counts(severity))) ? 1 : 0;
}
