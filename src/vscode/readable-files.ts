import type * as vscode from 'vscode';
import { readableNames } from '../index.ts';

/** What names files to leave out; `.ignore`, for tools that search, wins over git's. */
const IGNORE_FILES = ['.gitignore', '.ignore'];

/** True for files that say which others are read. */
export function isIgnoreFile(uri: vscode.Uri): boolean {
  return IGNORE_FILES.some((name) => uri.path.endsWith(`/${name}`));
}

/** True for files in a format that is known. */
export function isReadable(uri: vscode.Uri): boolean {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return readableNames.some((pattern) => pattern.test(name));
}
