import * as vscode from 'vscode';
import { type EntraLens, mentionAt } from '../index.ts';
import { editorRange } from './documents.ts';

/** The lines above and below a code that belong to the same error text: names of apps, trace ids. */
const LINES_AROUND = 12;

/** Explains the AADSTS code under the pointer, in any document: code, logs, output panes. */
export function provideHovers(lens: EntraLens): vscode.Disposable {
  const anywhere: vscode.DocumentSelector = { scheme: '*' };
  return vscode.languages.registerHoverProvider(anywhere, {
    async provideHover(document, position) {
      const first = new vscode.Position(Math.max(0, position.line - LINES_AROUND), 0);
      const last = Math.min(document.lineCount, position.line + LINES_AROUND);
      const text = document.getText(new vscode.Range(first, new vscode.Position(last, 0)));
      const offset = document.offsetAt(first);
      const mention = mentionAt(text, document.offsetAt(position) - offset);
      if (!mention) return undefined;
      const { hoverText } = await import('./hover-text.ts');
      const start = document.positionAt(offset + mention.span.start);
      const end = document.positionAt(offset + mention.span.end);
      return new vscode.Hover(await hoverText(text, mention.code, lens), editorRange({ start, end }));
    },
  });
}
