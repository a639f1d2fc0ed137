import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { LensDocument } from '../index.ts';

/** VS Code's document as the engine sees documents: positions have the same shape on both sides. */
export function lensDocument(document: vscode.TextDocument): LensDocument {
  return {
    uri: document.uri.toString(),
    languageId: document.languageId,
    version: document.version,
    getText: (range) => document.getText(range && editorRange(range)),
    positionAt: (offset) => document.positionAt(offset),
    offsetAt: ({ line, character }) => document.offsetAt(new vscode.Position(line, character)),
  };
}

/** A range of the engine as VS Code's. */
export function editorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

const EDITED_SCHEMES = new Set(
  'file untitled vscode-notebook-cell vscode-remote vscode-vfs vscode-test-web memfs'.split(' '),
);

/** Documents a person edits: not the panes, comparisons and histories that VS Code shows as documents. */
export function isEdited(document: vscode.TextDocument): boolean {
  return EDITED_SCHEMES.has(document.uri.scheme);
}

/** The file that a document stands for: of a notebook's cell the notebook. Undefined for what is no file yet. */
export function fileOf(uri: vscode.Uri): vscode.Uri | undefined {
  if (uri.scheme === 'untitled') return undefined;
  if (uri.scheme !== 'vscode-notebook-cell') return uri;
  const isCell = (cell: vscode.NotebookCell) => cell.document.uri.toString() === uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find((each) => each.getCells().some(isCell));
  return notebook?.uri.scheme === 'untitled' ? undefined : notebook?.uri;
}

/** True while VS Code holds the file open, with changes perhaps: then what the editor shows counts. */
export function isOpen(uri: vscode.Uri): boolean {
  const isThis = (document: { readonly uri: vscode.Uri }) => document.uri.toString() === uri.toString();
  return vscode.workspace.textDocuments.some(isThis) || vscode.workspace.notebookDocuments.some(isThis);
}

/** True for what lies in a folder, at any depth. */
export function isWithin(folder: vscode.Uri, { scheme, authority, path }: vscode.Uri): boolean {
  const isThere = scheme === folder.scheme && authority === folder.authority;
  return isThere && path.startsWith(folder.path.replace(/\/?$/, '/'));
}
