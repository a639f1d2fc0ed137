import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

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

/**
 * Reads a file, unless it is larger (bytes); a pipe and a device too, so far. With `isFound`, where nobody has named the
 * path, they are left alone: who opens a pipe waits until somebody writes to it.
 */
export async function readOneFile(
  path: string,
  largest = LARGEST_FILE,
  isFound = false,
): Promise<FileResult> {
  try {
    const { size, ...found } = await statOf(path);
    if (isFound && !found.isFile) return { kind: 'failed', path, message: 'it is no file' };
    const bytes = size > largest ? undefined : await readAtMost(path, largest);
    if (bytes === undefined) return { kind: 'skipped', path, reason: 'too large' };
    if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', path, reason: 'binary' };
    return { kind: 'text', path, text: bytes.toString('utf8') };
  } catch (error) {
    return { kind: 'failed', path, message: reasonOf(error as NodeJS.ErrnoException) };
  }
}

async function statOf(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

/** Undefined when there is more: the size that was told before may be another one by now, and devices have none. */
async function readAtMost(path: string, largest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    chunks.push(chunk);
    length += (chunk as Buffer).length;
    if (length > largest) return undefined;
  }
  return Buffer.concat(chunks);
}

/** Why a path cannot be read, in words. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return code ?? message;
}
