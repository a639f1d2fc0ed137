import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ignored, ignoredAbove, ignoredIn, isIgnored } from './ignored.ts';

/** Folders of other people's code and of built things. */
const SKIPPED_FOLDERS = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-test']);

/** Files larger than this (bytes) are not read. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** What became of one path that was asked for. */
export type FileResult =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: 'binary' | 'too large' | 'ignored' }
  | { readonly kind: 'failed'; readonly path: string; readonly message: string };

/** What is read of folders. A path that is named itself is always read. */
export interface FileSelection {
  /** Picks files, by their paths. */
  isWanted(path: string): boolean | Promise<boolean>;
  /** False for folders that hold nothing wanted. */
  mayEnter(folder: string): boolean | Promise<boolean>;
  /** True to leave out what `.gitignore` files and `.git/info/exclude` leave out. */
  readonly honoursIgnoreFiles: boolean;
}

/**
 * Reads the files at `paths`, folders with all that is in them, one at a time, so that only one text is
 * in memory. Symbolic links inside folders are not followed.
 */
export async function* readFiles(
  paths: readonly string[],
  selection: FileSelection,
): AsyncGenerator<FileResult> {
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) yield { kind: 'failed', path, message: reasonOf(found) };
    else if (!found.isDirectory()) yield await readOneFile(path);
    else yield* readFolder(path, selection, selection.honoursIgnoreFiles && (await ignoredAbove(path)));
  }
}

async function* readFolder(
  folder: string,
  selection: FileSelection,
  above: Ignored | false,
): AsyncGenerator<FileResult> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (entries instanceof Error) {
    yield { kind: 'failed', path: folder, message: reasonOf(entries) };
    return;
  }
  const names = new Set(entries.map(({ name }) => name));
  const ignored = above && (await ignoredIn(folder, names, above));
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) {
      if ((ignored && isIgnored(ignored, path, 'folder')) || !(await selection.mayEnter(path))) continue;
      yield* readFolder(path, selection, ignored);
    } else if (entry.isFile() && (await selection.isWanted(path))) {
      if (ignored && isIgnored(ignored, path, 'file')) yield { kind: 'skipped', path, reason: 'ignored' };
      else yield await readOneFile(path);
    }
  }
}

/** Reads a file, unless it is larger (bytes). */
export async function readOneFile(path: string, largest = LARGEST_FILE): Promise<FileResult> {
  try {
    if ((await stat(path)).size > largest) return { kind: 'skipped', path, reason: 'too large' };
    const bytes = await readFile(path);
    if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', path, reason: 'binary' };
    return { kind: 'text', path, text: bytes.toString('utf8') };
  } catch (error) {
    return { kind: 'failed', path, message: reasonOf(error as NodeJS.ErrnoException) };
  }
}

/** Why a path cannot be read, in words. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return code ?? message;
}
