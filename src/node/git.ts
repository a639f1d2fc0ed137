import { execFile } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LARGEST_FILE } from './files.ts';
import { environmentFor, findProgram } from './find-program.ts';
import { FILTERS, PLACES, SAFE, SAFE_ENVIRONMENT, withoutFilter } from './git-safety.ts';

/** Why git did not answer: it is not installed, this is no repository, or what git says itself. */
export type GitFailure =
  | { readonly kind: 'not-installed' }
  | { readonly kind: 'no-repository' }
  | { readonly kind: 'unknown-revision' }
  | { readonly kind: 'no-merge-base' }
  | { readonly kind: 'refused'; readonly message: string };

export type GitAnswer<Value> = { readonly kind: 'answer'; readonly value: Value } | GitFailure;

/** Where git is run, and the environment that it is found and run in. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A file as it is staged. */
export interface StagedFile {
  readonly path: string;
  /** The name of its content in git's store. */
  readonly blob: string;
}

/** The files that are staged otherwise than they are committed, without those that go. Links and submodules are no files. */
export async function stagedFiles(place: GitPlace): Promise<GitAnswer<readonly StagedFile[]>> {
  const top = await topFolder(place);
  if (top.kind !== 'answer') return top;
  const args = ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=AMT'];
  const listed = await git([...args, ...PLAIN_DIFF], place);
  if (listed.kind !== 'answer') return listed;
  const fields = listed.value.toString().split('\0');
  const files: StagedFile[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , blob = ''] = (fields[at] ?? '').split(' ');
    if (mode.startsWith('100')) files.push({ path: resolve(top.value, fields[at + 1] ?? ''), blob });
  }
  return { kind: 'answer', value: files };
}

/** The texts of staged files by their paths (UTF-8); binary and huge ones are left out. */
export async function stagedTexts(
  files: readonly StagedFile[],
  place: GitPlace,
): Promise<GitAnswer<ReadonlyMap<string, string>>> {
  if (files.length === 0) return { kind: 'answer', value: new Map() };
  const asked = files.map(({ blob }) => `${blob}\n`).join('');
  const answer = await git(['cat-file', '--batch'], place, asked);
  if (answer.kind !== 'answer') return answer;
  const texts = new Map<string, string>();
  let at = 0;
  for (const { path } of files) {
    const headEnd = answer.value.indexOf(0x0a, at);
    const [, , size] = answer.value.subarray(at, headEnd).toString().split(' ');
    const content = answer.value.subarray(headEnd + 1, headEnd + 1 + Number(size));
    at = headEnd + 1 + content.length + 1;
    const isText = content.length <= LARGEST_FILE && !content.subarray(0, 8192).includes(0);
    if (isText) texts.set(path, content.toString('utf8'));
  }
  return { kind: 'answer', value: texts };
}

/**
 * The files that differ from where this branch left `revision`: committed, staged, changed or new, as far as git does
 * not ignore them; without those that are gone, and without links, which may lead anywhere.
 */
export async function changedSince(revision: string, place: GitPlace): Promise<GitAnswer<readonly string[]>> {
  const top = await topFolder(place);
  if (top.kind !== 'answer') return top;
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = await git(verify, place);
  if (commit.kind !== 'answer') return commit.kind === 'refused' ? { kind: 'unknown-revision' } : commit;
  const base = await git(['merge-base', commit.value.toString().trim(), 'HEAD'], place);
  if (base.kind !== 'answer') return base.kind === 'refused' ? { kind: 'no-merge-base' } : base;
  const diff = ['diff', '--name-only', '-z', ...PLAIN_DIFF, '--no-renames', '--diff-filter=d'];
  const filters = await withoutFilters(place);
  if (filters.kind !== 'answer') return filters;
  const changed = await git([...filters.value, ...diff, base.value.toString().trim()], place);
  if (changed.kind !== 'answer') return changed;
  const others = ['ls-files', '--others', '--exclude-standard', '-z'];
  const fresh = await git(others, { ...place, cwd: top.value });
  if (fresh.kind !== 'answer') return fresh;
  const names = [changed, fresh].flatMap(({ value }) => value.toString().split('\0'));
  const paths = names.filter((name) => name !== '').map((name) => resolve(top.value, name));
  return { kind: 'answer', value: [...new Set(paths)].filter((path) => !isLink(path)).sort() };
}

const PLAIN_DIFF = ['--no-ext-diff', '--no-textconv', '--ignore-submodules'];

/** What turns off the programs that files are put through when they are compared with what is committed. */
async function withoutFilters(place: GitPlace): Promise<GitAnswer<readonly string[]>> {
  const listed = await git(['config', '--null', '--name-only', '--get-regexp', FILTERS], place);
  // Without a word: there is none.
  if (listed.kind === 'refused' && listed.message === '') return { kind: 'answer', value: [] };
  if (listed.kind !== 'answer') return listed;
  const names = listed.value.toString().split('\0').filter(Boolean);
  if (names.some((name) => name.includes('='))) {
    return {
      kind: 'refused',
      message: 'its configuration names a filter in a way that cannot be turned off',
    };
  }
  return { kind: 'answer', value: names.flatMap(withoutFilter) };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/**
 * Told by steps upwards, so that links on the way to the folder stay as they are. The configuration of a repository may
 * name any folder of the machine as its files (`core.worktree`): without a variable of git's own, only the folder that
 * holds `.git` is taken.
 */
async function topFolder(place: GitPlace): Promise<GitAnswer<string>> {
  const up = await git(['rev-parse', '--show-cdup'], place);
  if (up.kind !== 'answer') return up;
  const top = resolve(place.cwd, up.value.toString().trimEnd());
  const isNamed = place.env.GIT_DIR !== undefined || place.env.GIT_WORK_TREE !== undefined;
  if (isNamed || existsSync(join(top, '.git'))) return { kind: 'answer', value: top };
  return { kind: 'refused', message: 'the files of this repository are said to lie elsewhere' };
}

/** Contents of all that is staged come in one answer. */
const LARGEST_ANSWER = 512 * 1024 * 1024;

/** Runs git, without the programs that a repository names to take part in reading it. */
function git(args: readonly string[], { cwd, env }: GitPlace, input?: string): Promise<GitAnswer<Buffer>> {
  const program = findProgram('git', env);
  if (program === undefined) return Promise.resolve({ kind: 'not-installed' });
  const options = {
    cwd,
    env: { ...environmentFor(env, PLACES), ...SAFE_ENVIRONMENT },
    maxBuffer: LARGEST_ANSWER,
    encoding: 'buffer',
    windowsHide: true,
  } as const;
  return new Promise((done) => {
    const child = execFile(program, [...SAFE, ...args], options, (error, stdout, stderr) => {
      if (!error) done({ kind: 'answer', value: stdout });
      else done(failureOf(error, stderr.toString()));
    });
    // A process that ends before it has read all says why by its exit code.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function failureOf({ code }: { readonly code?: number | string | null }, stderr: string): GitFailure {
  if (code === 'ENOENT') return { kind: 'not-installed' };
  if (/not a git repository/i.test(stderr)) return { kind: 'no-repository' };
  const message =
    stderr
      .split('\n', 1)[0]
      ?.replace(/\p{Cc}/gu, ' ')
      .trim() ?? '';
  return { kind: 'refused', message };
}
