import { relative, resolve } from 'node:path';
import { reasonOf } from '../node/files.ts';
import { changedSince, type GitAnswer, stagedFiles, stagedTexts } from '../node/git.ts';
import { readText } from '../node/read-text.ts';
import { type RunConfig, slashed } from './check-config.ts';
import { type Io, UsageError } from './io.ts';
import { isReadableName } from './readable-name.ts';
import { isInShard, parseShard } from './shard.ts';

/** Which of the files are judged: at most one of the first four is given. */
export interface SelectionOptions {
  readonly staged?: true;
  readonly since?: string;
  readonly stdinFilename?: string;
  readonly filesFrom?: string;
  readonly shard?: string;
}

/** What is taken in, and what of it is judged. */
export interface Selection {
  /** Whole paths of files and folders. */
  readonly roots: readonly string[];
  /** Texts that hold in place of those on the disk, by whole path. */
  readonly given: ReadonlyMap<string, string>;
  /** False for files that are only there to say what others mean. */
  isJudged(file: string): boolean;
}

/** Asks git, reads the list or standard input. Throws a `UsageError` for what cannot be had. */
export async function selectFiles(
  paths: readonly string[],
  options: SelectionOptions,
  config: RunConfig,
  io: Io,
): Promise<Selection> {
  const shard = options.shard === undefined ? undefined : parseShard(options.shard);
  const selection = await selectedBy(paths, options, config, io);
  if (!shard) return selection;
  return {
    ...selection,
    isJudged: (file) => selection.isJudged(file) && isInShard(slashed(relative(io.cwd, file)), shard),
  };
}

async function selectedBy(
  paths: readonly string[],
  options: SelectionOptions,
  config: RunConfig,
  io: Io,
): Promise<Selection> {
  const roots = paths.map((path) => resolve(io.cwd, path));
  const isWanted = wantedBy(config);
  if (options.stdinFilename !== undefined) {
    const file = resolve(io.cwd, options.stdinFilename);
    const given = new Map([[file, await io.readStandardInput()]]);
    return { roots, given, isJudged: (path) => path === file };
  }
  if (options.filesFrom !== undefined) {
    const names = await readList(options.filesFrom, io);
    const whole = names.map((name) => resolve(io.cwd, name));
    const listed = await filter(whole, isWanted);
    return { roots: [...roots, ...listed], given: new Map(), isJudged: isOneOf(listed) };
  }
  if (options.since !== undefined || options.staged) {
    const isAsked = async (file: string) => isBelow(file, roots) && isWanted(file);
    return selectedByGit(roots.length > 0 ? roots : [io.cwd], isAsked, options, io);
  }
  if (roots.length === 0) throw new UsageError('Say what to check: a file, a folder, or . for all below.');
  return { roots, given: new Map(), isJudged: () => true };
}

/** Where no roots are named, the whole repository is asked for. */
function isBelow(file: string, roots: readonly string[]): boolean {
  if (roots.length === 0) return true;
  return roots.some((root) => file === root || slashed(file).startsWith(`${slashed(root)}/`));
}

async function selectedByGit(
  roots: readonly string[],
  isAsked: (file: string) => Promise<boolean>,
  { since }: SelectionOptions,
  io: Io,
): Promise<Selection> {
  if (since !== undefined) {
    const listed = await filter(answerOf(await changedSince(since, io), '--since', since), isAsked);
    return { roots: [...roots, ...listed], given: new Map(), isJudged: isOneOf(listed) };
  }
  const staged = answerOf(await stagedFiles(io), '--staged');
  const wanted = new Set(
    await filter(
      staged.map(({ path }) => path),
      isAsked,
    ),
  );
  const texts = await stagedTexts(
    staged.filter(({ path }) => wanted.has(path)),
    io,
  );
  const given = answerOf(texts, '--staged');
  return { roots, given, isJudged: (file) => given.has(file) };
}

/** As of folders: files of the formats that are known, unless the configuration leaves them out. */
function wantedBy(config: RunConfig): (file: string) => Promise<boolean> {
  return async (file) => isReadableName(slashed(file)) && config.isWanted(file);
}

async function filter(
  files: readonly string[],
  isWanted: (file: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const wanted: string[] = [];
  for (const file of files) if (await isWanted(file)) wanted.push(file);
  return wanted;
}

function isOneOf(files: readonly string[]): (file: string) => boolean {
  const set = new Set(files);
  return (file) => set.has(file);
}

/** Names apart by NUL, as `-z` and `-print0` write them, or else by lines. */
async function readList(source: string, io: Io): Promise<readonly string[]> {
  const text =
    source === '-'
      ? await io.readStandardInput()
      : await readText(resolve(io.cwd, source)).catch((error: NodeJS.ErrnoException) => {
          throw new UsageError(`${source} cannot be read: ${reasonOf(error)}.`);
        });
  if (text === undefined) throw new UsageError(`${source} cannot be read: there is no such file.`);
  return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((name) => name !== '');
}

function answerOf<Value>(answer: GitAnswer<Value>, option: string, revision = ''): Value {
  switch (answer.kind) {
    case 'answer':
      return answer.value;
    case 'not-installed':
      throw new UsageError(`${option} asks git, and git is not installed here or not on the PATH.`);
    case 'no-repository':
      throw new UsageError(`${option} works in a git repository only, and this folder is in none.`);
    case 'unknown-revision':
      throw new UsageError(
        `git knows no revision ${revision}. Where only a part of the history is there, fetch it first.`,
      );
    case 'no-merge-base':
      throw new UsageError(
        `git finds no commit that ${revision} and HEAD have in common. Fetch more of the history (fetch-depth: 0).`,
      );
    case 'refused':
      throw new UsageError(`${option}: git refused (${answer.message}).`);
  }
}
