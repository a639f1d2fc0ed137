import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type IgnoreRules, NO_IGNORE_RULES } from '../config/ignore-rules.ts';
import { readText } from './read-text.ts';

/** What names files to leave out; `.ignore`, for tools that search, wins over git's. */
const IGNORE_FILES = ['.gitignore', '.ignore'];

/** What git and `.ignore` leave out in a folder: the rules, and the folder that their paths start from. */
export interface Ignored {
  readonly root: string;
  readonly rules: IgnoreRules;
}

/**
 * What the repository around a folder leaves out in it. A folder that the repository leaves out itself was asked for
 * nevertheless: then, as without a repository, only its own `.gitignore` files count.
 */
export async function ignoredAbove(folder: string): Promise<Ignored> {
  const root = repositoryOf(folder);
  if (root === undefined) return { root: folder, rules: NO_IGNORE_RULES };
  let ignored: Ignored = { root, rules: await ownRules(root) };
  if (root === folder) return ignored;
  for (const step of foldersBetween(root, folder)) {
    if (isIgnored(ignored, step, 'folder')) return { root: folder, rules: NO_IGNORE_RULES };
    ignored = await withIgnoreFiles(ignored, step);
  }
  if (isIgnored(ignored, folder, 'folder')) return { root: folder, rules: NO_IGNORE_RULES };
  return ignored;
}

/** The same for a folder on the way down; `names` are those of its files. */
export async function ignoredIn(
  folder: string,
  names: ReadonlySet<string>,
  above: Ignored,
): Promise<Ignored> {
  // A repository within another is a world of its own.
  const isOther = names.has('.git') && folder !== above.root;
  const ignored = isOther ? { root: folder, rules: await ownRules(folder) } : above;
  return IGNORE_FILES.some((name) => names.has(name)) ? withIgnoreFiles(ignored, folder) : ignored;
}

export function isIgnored({ root, rules }: Ignored, path: string, is: 'file' | 'folder'): boolean {
  if (rules === NO_IGNORE_RULES) return false;
  const within = pathFrom(root, path);
  return within !== '' && rules.ignores(within, is);
}

async function withIgnoreFiles({ root, rules }: Ignored, folder: string): Promise<Ignored> {
  let all = rules;
  for (const name of IGNORE_FILES) {
    const text = await readText(join(folder, name)).catch(() => undefined);
    if (text !== undefined) all = all.with(pathFrom(root, folder), text);
  }
  return { root, rules: all };
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

/** From the root on, without the folder itself. */
function foldersBetween(root: string, folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === root ? [root] : [...foldersBetween(root, parent), parent];
}

/** The rules of `info/exclude`, which no commit carries. Those that the user has for all repositories do not count. */
async function ownRules(root: string): Promise<IgnoreRules> {
  const text = await readText(join(await gitFolder(root), 'info', 'exclude')).catch(() => undefined);
  return text === undefined ? NO_IGNORE_RULES : NO_IGNORE_RULES.with('', text);
}

/** In worktrees and submodules `.git` is a file that names the folder (gitrepository-layout(5)). */
async function gitFolder(root: string): Promise<string> {
  const git = join(root, '.git');
  const named = /^gitdir: (.+)/.exec((await readText(git).catch(() => undefined)) ?? '')?.[1];
  if (named === undefined) return git;
  const own = resolve(root, named.trim());
  const common = await readText(join(own, 'commondir')).catch(() => undefined);
  return common === undefined ? own : resolve(own, common.trim());
}

function pathFrom(root: string, path: string): string {
  // Nearly all paths lie below, and to compare them whole takes many times as long.
  const within = root.endsWith(sep) ? root : root + sep;
  const from = path.startsWith(within) ? path.slice(within.length) : relative(root, path);
  return from.replaceAll(sep, '/');
}
