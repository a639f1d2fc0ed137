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
