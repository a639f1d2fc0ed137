import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of other people's code and of built things. */
const SKIPPED_FOLDERS = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-test']);

/** Files larger than this (bytes) are not read. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** What became of one path that was asked for. */
export type FileResult =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: 'binary' | 'too large' }
  | { readonly kind: 'failed'; readonly path: string; readonly message: string };

/**
 * Reads the files at `paths`, folders with all that is in them, one at a time, so that only one text is
 * in memory. Symbolic links inside folders are not followed. `wanted` picks by name the files of folders;
 * a file that is named itself is always read.
 */
export async function* readFiles(
  paths: readonly string[],
  wanted: (path: string) => boolean,
): AsyncGenerator<FileResult> {
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) yield { kind: 'failed', path, message: reasonOf(found) };
    else if (found.isDirectory()) yield* readFolder(path, wanted);
    else yield await readOne(path);
  }
}

async function* readFolder(folder: string, wanted: (path: string) => boolean): AsyncGenerator<FileResult> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (entries instanceof Error) {
    yield { kind: 'failed', path: folder, message: reasonOf(entries) };
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) yield* readFolder(path, wanted);
    else if (entry.isFile() && wanted(path)) yield await readOne(path);
  }
}

async function readOne(path: string): Promise<FileResult> {
  try {
    if ((await stat(path)).size > LARGEST_FILE) return { kind: 'skipped', path, reason: 'too large' };
    const bytes = await readFile(path);
    if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', path, reason: 'binary' };
    return { kind: 'text', path, text: bytes.toString('utf8') };
  } catch (error) {
    return { kind: 'failed', path, message: reasonOf(error as NodeJS.ErrnoException) };
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return code ?? message;
}
