import { basename, dirname, sep } from 'node:path';
import { readableNames } from '../index.ts';
import { readOneFile } from '../node/files.ts';
import { walk } from '../node/walk.ts';
import type { Configuration } from './configuration.ts';

/** Texts longer than this (UTF-16 units) are not taken in: they are data, not configuration or code. */
export const LONGEST_TEXT = 1024 * 1024;

/** So many files are found before they are read. */
const FILES_AT_ONCE = 64;

/** The text of a file; undefined for what was not read: it is large or binary, or may not be read. */
export interface WorkspaceText {
  readonly path: string;
  readonly text?: string;
}

/**
 * Reads the files of a folder whose format is known, without what git and the configuration leave out. With `only`
 * those of the paths, files or folders, that lie in it: the way to them alone is gone.
 */
export async function* workspaceTexts(
  root: string,
  configuration: Configuration,
  only?: readonly string[],
): AsyncGenerator<WorkspaceText> {
  const { isAsked, leads } = askedFor(only);
  const selection = {
    isWanted: async (path: string) => isReadable(path) && isAsked(path) && configuration.wants(path),
    mayEnter: async (folder: string) => leads(folder) && configuration.mayEnter(folder),
    honoursIgnoreFiles: true,
  };
  for await (const batch of walk([root], selection, FILES_AT_ONCE)) {
    for (const { path, kind } of batch) {
      const result = kind === 'file' ? await readOneFile(path) : undefined;
      const isText = result?.kind === 'text' && result.text.length <= LONGEST_TEXT;
      yield isText ? { path, text: withoutMark(result.text) } : { path };
    }
  }
}

/** True for files in a format that is known. */
export function isReadable(path: string): boolean {
  const name = basename(path);
  return readableNames.some((pattern) => pattern.test(name));
}

/** As editors show it, without the byte order mark. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function askedFor(only: readonly string[] | undefined): {
  readonly isAsked: (path: string) => boolean;
  readonly leads: (folder: string) => boolean;
} {
  if (!only) return { isAsked: () => true, leads: () => true };
  const asked = new Set(only);
  const onTheWay = new Set(only.flatMap(foldersAbove));
  const isAsked = (path: string) => asked.has(path) || foldersAbove(path).some((folder) => asked.has(folder));
  return { isAsked, leads: (folder) => onTheWay.has(folder) || isAsked(folder) };
}

/** The folders that a path lies in, the nearest first. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path; dirname(at) !== at; at = dirname(at)) folders.push(dirname(at));
  return folders;
}

/** Whether a path lies in a folder, or is it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
