import * as vscode from 'vscode';
import { createEntraLens } from '../index.ts';
import { createGrammars } from '../node/grammars.ts';
import { provideActions } from './actions.ts';
import { registerDecodeJwt } from './decode-jwt.ts';
import { showDiagnostics } from './diagnostics.ts';
import { registerEnterSecret } from './enter-secret.ts';
import { registerExplainError } from './explain-error.ts';
import { provideHovers } from './hover.ts';
import { provideReports } from './reports.ts';
import { registerTestTokenRequest } from './test-token-request.ts';

/** Entry point where VS Code has Node: everything, token requests included. */
export function activate({ subscriptions, globalState, extensionUri }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('AADSTS Lens', { log: true });
  const lens = createEntraLens({
    grammars: createGrammars([vscode.Uri.joinPath(extensionUri, 'dist', 'grammars').fsPath]),
    reportBug: (rule, error) => {
      // The message of an error may quote the text it failed on: only its kind is logged.
      log.error(
        `The rule ${rule} failed (${error instanceof Error ? error.name : typeof error}). The other rules ran.`,
      );
    },
  });
  const reports = provideReports(subscriptions);
  subscriptions.push(
    log,
    showDiagnostics(lens, (error) => {
      log.error(
        `Files of this language cannot be read: its grammar did not load (${error instanceof Error ? error.message : typeof error}).`,
      );
    }),
    provideActions(lens),
    provideHovers(),
    registerEnterSecret(lens),
    registerExplainError(reports),
    registerDecodeJwt(reports),
    registerTestTokenRequest(lens, reports, globalState, async (profile, options) => {
      const { requestToken } = await import('../node/msal.ts');
      return requestToken(profile, options);
    }),
  );
}
