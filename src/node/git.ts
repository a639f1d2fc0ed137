import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { LARGEST_FILE } from './files.ts';

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
  const listed = await git([...args, '--no-ext-diff', '--ignore-submodules'], place);
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
 * not ignore them; without those that are gone.
 */
export async function changedSince(revision: string, place: GitPlace): Promise<GitAnswer<readonly string[]>> {
  const top = await topFolder(place);
  if (top.kind !== 'answer') return top;
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = await git(verify, place);
  if (commit.kind !== 'answer') return commit.kind === 'refused' ? { kind: 'unknown-revision' } : commit;
  const base = await git(['merge-base', commit.value.toString().trim(), 'HEAD'], place);
  if (base.kind !== 'answer') return base.kind === 'refused' ? { kind: 'no-merge-base' } : base;
  const diff = ['diff', '--name-only', '-z', '--no-ext-diff', '--no-renames', '--diff-filter=d'];
  const changed = await git([...diff, '--ignore-submodules', base.value.toString().trim()], place);
  if (changed.kind !== 'answer') return changed;
  const others = ['ls-files', '--others', '--exclude-standard', '-z'];
  const fresh = await git(others, { ...place, cwd: top.value });
  if (fresh.kind !== 'answer') return fresh;
  const names = [changed, fresh].flatMap(({ value }) => value.toString().split('\0'));
  const paths = names.filter((name) => name !== '').map((name) => resolve(top.value, name));
  return { kind: 'answer', value: [...new Set(paths)].sort() };
}

/** Told by steps upwards, so that links on the way to the folder stay as they are. */
async function topFolder(place: GitPlace): Promise<GitAnswer<string>> {
  const up = await git(['rev-parse', '--show-cdup'], place);
  if (up.kind !== 'answer') return up;
  return { kind: 'answer', value: resolve(place.cwd, up.value.toString().trimEnd()) };
}

/** Contents of all that is staged come in one answer. */
const LARGEST_ANSWER = 512 * 1024 * 1024;

function git(args: readonly string[], { cwd, env }: GitPlace, input?: string): Promise<GitAnswer<Buffer>> {
  const options = {
    cwd,
    env: { ...env, LC_ALL: 'C' },
    maxBuffer: LARGEST_ANSWER,
    encoding: 'buffer',
  } as const;
  return new Promise((done) => {
    const child = execFile('git', [...args], options, (error, stdout, stderr) => {
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
