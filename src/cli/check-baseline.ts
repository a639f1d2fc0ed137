import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import {
  BASELINE_FILE,
  type Baseline,
  countOf,
  type Diagnosis,
  type KnownFinding,
  knownFindings,
  leaveOutKnown,
  type PlacedConfig,
  parseBaseline,
  pathFrom,
  pathTo,
  printBaseline,
} from '../index.ts';
import { readText } from '../node/read-text.ts';
import { liesWithin } from '../node/within.ts';
import { slashed } from './check-config.ts';
import { type Io, UsageError } from './io.ts';
import { updateFile } from './replace-file.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  /** True without a file's name. */
  readonly writeBaseline?: string | true;
}

/** A file that was read; `file` is its whole path. */
export interface CheckedFile {
  readonly file: string;
  readonly config: PlacedConfig | undefined;
  readonly findings: readonly Diagnosis[];
}

/** What is left of the findings, how many were left out, and what is to be said about the baselines. */
export interface Judged<F extends CheckedFile> {
  readonly files: readonly F[];
  readonly known: number;
  readonly notes: readonly string[];
  readonly problems: readonly string[];
}

/** Leaves out the findings that the baselines of the files know, or writes them down. `roots` were asked for. */
export async function judgeByBaseline<F extends CheckedFile>(
  files: readonly F[],
  roots: readonly string[],
  options: BaselineOptions,
  io: Io,
): Promise<Judged<F>> {
  const chosen = chosenBaseline(options, io);
  const groups = new Map<string | undefined, F[]>(chosen === undefined ? [] : [[chosen, []]]);
  for (const file of files) {
    const path = chosen ?? configuredBaseline(file.config, options, io);
    const group = groups.get(path);
    if (group) group.push(file);
    else groups.set(path, [file]);
  }
  const judged = await Promise.all(
    [...groups].map(async ([path, group]) => {
      if (path === undefined) return { files: group, known: 0, notes: [], problems: [] };
      if (chosen === undefined) await refuseLeadingOut(path, folderOf(group[0]?.config, io), io);
      return options.writeBaseline ? write(path, group, options, io) : leaveOut(path, group, roots, io);
    }),
  );
  return {
    files: judged.flatMap((each) => each.files),
    known: judged.reduce((sum, each) => sum + each.known, 0),
    notes: judged.flatMap(({ notes }) => notes),
    problems: judged.flatMap(({ problems }) => problems),
  };
}

function chosenBaseline({ baseline, writeBaseline }: BaselineOptions, io: Io): string | undefined {
  const chosen = typeof writeBaseline === 'string' ? writeBaseline : baseline;
  return chosen === undefined ? undefined : resolve(io.cwd, chosen);
}

function configuredBaseline(
  config: PlacedConfig | undefined,
  { writeBaseline }: BaselineOptions,
  io: Io,
): string | undefined {
  if (config?.config.baseline !== undefined) return resolve(config.folder, config.config.baseline);
  return writeBaseline ? resolve(io.cwd, BASELINE_FILE) : undefined;
}

/** That of the configuration that names a baseline; without one it lies in the working directory. */
function folderOf(config: PlacedConfig | undefined, io: Io): string {
  return config?.config.baseline === undefined ? io.cwd : config.folder || sep;
}

/** The path of a project's own file stays in the project; a link on its way must not lead out either. */
async function refuseLeadingOut(path: string, folder: string, io: Io): Promise<void> {
  if (await liesWithin(path, [folder])) return;
  const shown = slashed(relative(io.cwd, path));
  throw new UsageError(
    `${shown} is a link out of the folder of its configuration: name the file with --baseline or --write-baseline if you know it.`,
  );
}

async function leaveOut<F extends CheckedFile>(
  path: string,
  files: readonly F[],
  roots: readonly string[],
  io: Io,
): Promise<Judged<F>> {
  const shown = slashed(relative(io.cwd, path));
  const { baseline, problems } = await readBaseline(path, shown);
  const folder = slashed(dirname(path));
  const read = new Set(files.map(({ file }) => pathFrom(folder, slashed(file))));
  const missing: KnownFinding[] = [...baseline]
    .filter(([name]) => !read.has(name) && isGone(pathTo(folder, name), roots))
    .flatMap(([, findings]) => findings);
  let known = 0;
  const left = files.map((file) => {
    const listed = baseline.get(pathFrom(folder, slashed(file.file))) ?? [];
    const sorted = leaveOutKnown(file.findings, listed);
    missing.push(...sorted.missing);
    known += file.findings.length - sorted.left.length;
    return { ...file, findings: sorted.left };
  });
  const count = countOf(missing);
  const notes = count > 0 ? [`${shown}: ${entriesNoLongerFound(count)}: run --write-baseline.`] : [];
  return { files: left, known, notes, problems };
}

function entriesNoLongerFound(count: number): string {
  return count === 1
    ? '1 entry of the baseline is no longer found'
    : `${count} entries of the baseline are no longer found`;
}

async function readBaseline(
  path: string,
  shown: string,
): Promise<{ readonly baseline: Baseline; readonly problems: readonly string[] }> {
  const text = await readText(path).catch(() => undefined);
  if (text === undefined) {
    return { baseline: new Map(), problems: [`${shown} cannot be read: let --write-baseline write it.`] };
  }
  const parsed = parseBaseline(text);
  if (parsed.kind === 'baseline') return { baseline: parsed.baseline, problems: [] };
  const { line, column, message } = parsed.problem;
  return { baseline: new Map(), problems: [`${shown}:${line}:${column}: ${message}`] };
}

/** Among what was asked for, and no longer there. */
function isGone(file: string, roots: readonly string[]): boolean {
  return roots.some((root) => file.startsWith(`${slashed(root)}/`)) && !existsSync(file);
}

/** What the baseline says of files that this run has not read stays, as long as they are there. */
async function write<F extends CheckedFile>(
  path: string,
  files: readonly F[],
  options: BaselineOptions,
  io: Io,
): Promise<Judged<F>> {
  let written: Baseline = new Map();
  await updateFile(path, async () => {
    written = await renewed(path, files);
    return printBaseline(written);
  });
  const shown = slashed(relative(io.cwd, path));
  const known = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const total = [...written.values()].reduce((sum, findings) => sum + countOf(findings), 0);
  const isNamed = options.baseline !== undefined || files.some(({ config }) => config?.config.baseline);
  const hint = isNamed ? '' : ` Name it with --baseline, or as "baseline" in .aadsts-lensrc.json.`;
  const notes = [`${shown} lists ${total === 1 ? '1 finding' : `${total} findings`}.${hint}`];
  return { files: files.map((file) => ({ ...file, findings: [] })), known, notes, problems: [] };
}

async function renewed(path: string, files: readonly CheckedFile[]): Promise<Baseline> {
  const folder = slashed(dirname(path));
  const { baseline } = await readBaseline(path, '');
  const read = new Set(files.map(({ file }) => pathFrom(folder, slashed(file))));
  const kept = [...baseline].filter(([name]) => !read.has(name) && existsSync(pathTo(folder, name)));
  const fresh = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ file, findings }) => [pathFrom(folder, slashed(file)), knownFindings(findings)] as const);
  return new Map([...kept, ...fresh]);
}
