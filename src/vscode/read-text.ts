import * as vscode from 'vscode';

/** Files larger than this (bytes) are not read in the background: they are data, not configuration or code. */
export const LARGEST_FILE = 1024 * 1024;

/** Bytes that are looked at to tell text from binary. */
const START_OF_FILE = 8192;

/** The text of a file; undefined for what is large, binary, no file, or gone. */
export type ReadText = (uri: vscode.Uri) => Promise<string | undefined>;

/**
 * Whether a file is one of the workspace, or of the folder that a document stands in: a link in it may lead anywhere on
 * the machine, and what lies there is no part of it.
 */
export type IsOwnFile = (uri: vscode.Uri, beside?: vscode.Uri) => Promise<boolean>;

/** Reads by way of the editor, whatever the file system. */
export async function readByEditor(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > LARGEST_FILE) return undefined;
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.subarray(0, START_OF_FILE).includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
