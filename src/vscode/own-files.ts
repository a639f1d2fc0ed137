import * as vscode from 'vscode';
import { liesWithin } from '../node/within.ts';

/**
 * Whether a file is one of the workspace, or of the folder that a document stands in: a link in it may lead anywhere on
 * the machine, and what lies there is no part of it. Where there are no paths of this machine, there are no such links.
 */
export async function isOwnFile(uri: vscode.Uri, beside?: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return true;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri: folder }) => folder);
  const around = beside ? [...folders, vscode.Uri.joinPath(beside, '..')] : folders;
  const paths = around.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
  return liesWithin(uri.fsPath, paths);
}
