import * as vscode from 'vscode';
import { liesWithin } from '../node/within.ts';
import type { IsOwnFile } from './read-text.ts';

/** Where there are no paths of this machine, there are no links that lead about on it. */
export const isOwnFile: IsOwnFile = async (uri, beside) => {
  if (uri.scheme !== 'file') return true;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri: folder }) => folder);
  const around = beside ? [...folders, vscode.Uri.joinPath(beside, '..')] : folders;
  const paths = around.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
  return liesWithin(uri.fsPath, paths);
};
