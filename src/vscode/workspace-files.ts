import * as vscode from 'vscode';
import {
  globMatcher,
  type IgnoreRules,
  NO_IGNORE_RULES,
  parentOf,
  pathFrom,
  readableNames,
} from '../index.ts';
import type { ReadText } from './read-text.ts';
import { excludedGlobs, honoursIgnoreFiles } from './settings.ts';

/** So many files of a folder are looked at; who has more has left out too little. */
const MOST_FILES = 50_000;

/** What names files to leave out; `.ignore`, for tools that search, wins over git's. */
const IGNORE_FILES = ['.gitignore', '.ignore'];

/** The files of a workspace folder that may be read in the background. */
export interface FolderFiles {
  readonly folder: vscode.Uri;
  /** Those that were there when they were listed. */
  readonly uris: readonly vscode.Uri[];
  /** False for what VS Code's settings or `.gitignore` leave out, and for files in no format that is known. */
  isWanted(uri: vscode.Uri): boolean;
  /** The wanted files of a folder inside that has just come; none when it is no folder. */
  within(uri: vscode.Uri): Promise<readonly vscode.Uri[]>;
}

/** Lists the files of a folder, without what VS Code hides or does not search, and what git leaves out. */
export async function listFiles(
  folder: vscode.Uri,
  read: ReadText,
  cancellation: vscode.CancellationToken,
): Promise<FolderFiles> {
  const globs = excludedGlobs(folder);
  const exclude = globs.length > 0 ? `{${globs.join(',')}}` : undefined;
  const list = (root: vscode.Uri) =>
    vscode.workspace.findFiles(new vscode.RelativePattern(root, '**/*'), exclude, MOST_FILES, cancellation);
  const all = await list(folder);
  const rulesIn = await readIgnoreFiles(folder, all, read);
  const isExcluded = globMatcher(globs);
  const isLeftOut = (uri: vscode.Uri, is: 'file' | 'folder') => {
    const path = pathFrom(folder.path, uri.path);
    return path === '' || isExcluded(path) || rulesIn(parentOf(path)).ignores(path, is);
  };
  const isWanted = (uri: vscode.Uri) => isReadable(uri) && !isLeftOut(uri, 'file');
  return {
    folder,
    uris: all.filter(isWanted),
    isWanted,
    within: async (uri) =>
      !isReadable(uri) && !isLeftOut(uri, 'folder') && (await isFolder(uri))
        ? (await list(uri)).filter(isWanted)
        : [],
  };
}

/** True for files that say which others are read. */
export function isIgnoreFile(uri: vscode.Uri): boolean {
  return IGNORE_FILES.some((name) => uri.path.endsWith(`/${name}`));
}

/** True for files in a format that is known. */
export function isReadable(uri: vscode.Uri): boolean {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return readableNames.some((pattern) => pattern.test(name));
}

/** The rules that hold in each folder, told by its path in the workspace folder: those of the folders above included. */
async function readIgnoreFiles(
  folder: vscode.Uri,
  all: readonly vscode.Uri[],
  read: ReadText,
): Promise<(path: string) => IgnoreRules> {
  const texts = new Map<string, string>();
  const ignoreFiles = honoursIgnoreFiles(folder) ? all.filter(isIgnoreFile) : [];
  for (const uri of ignoreFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = pathFrom(folder.path, parentOf(uri.path));
    texts.set(path, `${texts.get(path) ?? ''}\n${(await read(uri)) ?? ''}`);
  }
  const known = new Map<string, IgnoreRules>();
  const rulesIn = (path: string): IgnoreRules => {
    const before = known.get(path);
    if (before) return before;
    const above = path === '' ? NO_IGNORE_RULES : rulesIn(parentOf(path));
    const text = texts.get(path);
    const rules = text === undefined ? above : above.with(path, text);
    known.set(path, rules);
    return rules;
  };
  return rulesIn;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    return false;
  }
}
