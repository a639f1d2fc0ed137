import { readFile, stat } from 'node:fs/promises';

/** Files larger than this (bytes) are not read. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** What became of one path that was asked for. */
export type FileResult =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: 'binary' | 'too large' }
  | { readonly kind: 'failed'; readonly path: string; readonly message: string };

/** What is read of folders. A path that is named itself is always read. */
export interface FileSelection {
  /** Picks files, by their paths. */
  isWanted(path: string): boolean | Promise<boolean>;
  /** False for folders that hold nothing wanted. */
  mayEnter(folder: string): boolean | Promise<boolean>;
  /** True to leave out what `.gitignore` files, `.ignore` files and `.git/info/exclude` leave out. */
  readonly honoursIgnoreFiles: boolean;
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
