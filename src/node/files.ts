import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';

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
    const bytes = size > largest ? undefined : await readAtMost(path, largest, size);
    return resultOf(path, bytes);
  } catch (error) {
    return { kind: 'failed', path, message: reasonOf(error as NodeJS.ErrnoException) };
  }
}

/**
 * Reads a regular file at once: where many are read one after the other, to wait for each takes longer than to read it.
 * Undefined for what is none, and may keep its reader waiting.
 */
export function readRegularFile(path: string, largest = LARGEST_FILE): FileResult | undefined {
  let file: number | undefined;
  try {
    const found = statSync(path);
    if (!found.isFile()) return undefined;
    if (found.size > largest) return resultOf(path, undefined);
    file = openSync(path, 'r');
    return resultOf(path, readAtMostSync(file, largest, found.size));
  } catch (error) {
    return { kind: 'failed', path, message: reasonOf(error as NodeJS.ErrnoException) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Undefined for bytes: there are too many. */
function resultOf(path: string, bytes: Buffer | undefined): FileResult {
  if (bytes === undefined) return { kind: 'skipped', path, reason: 'too large' };
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'skipped', path, reason: 'binary' };
  return { kind: 'text', path, text: bytes.toString('utf8') };
}

async function statOf(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

/**
 * Undefined when there is more. The size that was told is a guess: the file may have grown since, and devices have none.
 */
async function readAtMost(path: string, largest: number, size: number): Promise<Buffer | undefined> {
  const file = await open(path);
  try {
    let bytes = Buffer.allocUnsafe(Math.max(size, SMALLEST_READ) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (length > largest) return undefined;
      if (bytesRead === 0) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
    }
  } finally {
    await file.close();
  }
}

/** The same at once. */
function readAtMostSync(file: number, largest: number, size: number): Buffer | undefined {
  let bytes = Buffer.allocUnsafe(Math.max(size, SMALLEST_READ) + 1);
  let length = 0;
  for (;;) {
    const bytesRead = readSync(file, bytes, length, bytes.length - length, null);
    length += bytesRead;
    if (length > largest) return undefined;
    if (bytesRead === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
  }
}

/** Bytes. */
const SMALLEST_READ = 4096;

/** Why a path cannot be read, in words. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return code ?? message;
}
