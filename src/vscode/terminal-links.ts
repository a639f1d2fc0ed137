import * as vscode from 'vscode';
import { findMentions } from '../index.ts';

interface CodeLink extends vscode.TerminalLink {
  /** The line that the code stands in. */
  readonly line: string;
  readonly code: number;
}

/** Makes each AADSTS code in a terminal a link that explains it, with what its line says besides. */
export function provideTerminalLinks(): vscode.Disposable {
  const provider: vscode.TerminalLinkProvider<CodeLink> = {
    provideTerminalLinks: ({ line }) =>
      findMentions(line).map(({ code, span }) => ({
        startIndex: span.start,
        length: span.end - span.start,
        tooltip: vscode.l10n.t('Explain {0}', `AADSTS${code}`),
        line,
        code,
      })),
    handleTerminalLink: ({ line, code }) =>
      void vscode.commands.executeCommand('aadstsLens.explainError', line, code),
  };
  return vscode.window.registerTerminalLinkProvider(provider);
}
