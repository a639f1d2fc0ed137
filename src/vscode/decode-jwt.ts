import * as vscode from 'vscode';
import { findToken } from '../tokens/find.ts';
import { decodeToken } from '../tokens/jwt.ts';
import { tokenReport } from '../tokens/report.ts';
import type { Reports } from './reports.ts';

/** `Decode JWT`: the selection, else the token at the cursor, else the clipboard, else what is typed in. */
export function decodeJwt(reports: Reports) {
  return async (given?: unknown): Promise<void> => {
    const text = typeof given === 'string' ? given : await tokenText('Decode JWT');
    if (!text) return;
    const decoded = decodeToken(text, Math.floor(Date.now() / 1000));
    await reports.show('Decoded token.jsonc', 'jsonc', tokenReport(decoded));
  };
}

/** The selection, else the token at the cursor, else the clipboard, else what is typed in. */
export async function tokenText(title: string): Promise<string | undefined> {
  return inEditor() ?? (await inClipboard()) ?? (await asked(title));
}

function inEditor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty) return document.getText(selection);
  return findToken(document.getText(), document.offsetAt(selection.active))?.token;
}

async function inClipboard(): Promise<string | undefined> {
  return findToken(await vscode.env.clipboard.readText())?.token;
}

async function asked(title: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'Paste a token. It is decoded here and sent nowhere.',
    ignoreFocusOut: true,
  });
}
