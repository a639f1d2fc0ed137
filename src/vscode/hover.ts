import * as vscode from 'vscode';
import { explain, explanationReport, loadKnowledge, mentionAt, toMarkdown } from '../index.ts';
import { editorRange } from './documents.ts';

/** The lines above and below a code that belong to the same error text: names of apps, trace ids. */
const LINES_AROUND = 12;

/** Explains the AADSTS code under the pointer, in any document: code, logs, output panes. */
export function provideHovers(): vscode.Disposable {
  const anywhere: vscode.DocumentSelector = { scheme: '*' };
  return vscode.languages.registerHoverProvider(anywhere, {
    async provideHover(document, position) {
      const text = textAround(document, position);
      const mention = mentionAt(text, document.offsetAt(position) - offsetOfTextAround(document, position));
      if (!mention) return undefined;
      const knowledge = await loadKnowledge();
      const markdown = new vscode.MarkdownString(
        toMarkdown(explanationReport(explain(text, knowledge), { code: mention.code })),
      );
      const offset = offsetOfTextAround(document, position);
      const start = document.positionAt(offset + mention.span.start);
      const end = document.positionAt(offset + mention.span.end);
      return new vscode.Hover(markdown, editorRange({ start, end }));
    },
  });
}

function firstLine(position: vscode.Position): number {
  return Math.max(0, position.line - LINES_AROUND);
}

function offsetOfTextAround(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(new vscode.Position(firstLine(position), 0));
}

function textAround(document: vscode.TextDocument, position: vscode.Position): string {
  const last = Math.min(document.lineCount, position.line + LINES_AROUND);
  return document.getText(new vscode.Range(firstLine(position), 0, last, 0));
}
