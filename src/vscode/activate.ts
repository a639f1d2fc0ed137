import * as vscode from 'vscode';
import { createLazyLens, mayConcernEntra } from '../index.ts';
import { provideActions } from './actions.ts';
import { tellFaults } from './config-faults.ts';
import { followConfigFiles } from './config-files.ts';
import { showDiagnostics } from './diagnostics.ts';
import { registerEnterSecret } from './enter-secret.ts';
import { registerShowQuickFixes } from './evidence-places.ts';
import type { Host } from './host.ts';
import { provideHovers } from './hover.ts';
import { registerCommand } from './lazy-commands.ts';
import {
  provideCertificateHovers,
  provideCertificateLenses,
  registerCopyThumbprint,
} from './pem-certificates.ts';
import { provideReports } from './reports.ts';
import { provideTerminalLinks } from './terminal-links.ts';
import { registerTokenCommands } from './token-commands.ts';
import { provideExpiryLenses, provideTimeHovers, provideTokenHovers } from './token-hovers.ts';
import { provideTokenLenses } from './token-lenses.ts';
import type { TokenPanel } from './token-panel.ts';
import { keepWorkspaceFindings } from './workspace-findings.ts';
import { indexWorkspace } from './workspace-index.ts';

/** Registers all that the extension does, with what `host` does in its own way. */
export function activateIn(host: Host, context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const { certificates, readCertificates, read, select } = host;
  const log = vscode.window.createOutputChannel('AADSTS Lens', { log: true });
  const lens = createLazyLens(async () => {
    const { createEntraLens } = await import('../engine.ts');
    return createEntraLens({
      certificates,
      grammars: host.createGrammars(vscode.Uri.joinPath(extensionUri, 'dist', 'grammars')),
      reportBug: (rule, error) => {
        // The message of an error may quote the text it failed on: only its kind is logged.
        log.error(
          `The rule ${rule} failed (${error instanceof Error ? error.name : typeof error}). The other rules ran.`,
        );
      },
    });
  }, mayConcernEntra);
  const reports = provideReports(subscriptions);
  const tokenPanel = lazyTokenPanel(extensionUri, host);
  const configFiles = followConfigFiles({ read, didRead: tellFaults(log) });
  const diagnostics = showDiagnostics({
    lens,
    configFiles,
    reportProblem: (error) => {
      log.error(
        `Files of this language cannot be read: its grammar did not load (${error instanceof Error ? error.message : typeof error}).`,
      );
    },
  });
  const findings = keepWorkspaceFindings(lens, configFiles);
  subscriptions.push(
    log,
    configFiles,
    diagnostics,
    findings,
    registerCommand(
      'scanWorkspace',
      ({ scanWorkspace }) =>
        () =>
          scanWorkspace({ lens, configFiles, read, select, findings }),
    ),
    indexWorkspace({
      lens,
      configFiles,
      log,
      read,
      select,
      onDidLearn: diagnostics.catchUp,
    }),
    provideActions(lens, configFiles),
    provideHovers(lens),
    registerShowQuickFixes(),
    provideTerminalLinks(),
    registerEnterSecret(lens),
    provideCertificateHovers(certificates.parse),
    provideCertificateLenses(certificates.parse),
    registerCopyThumbprint(),
    provideTokenHovers(),
    provideTimeHovers(),
    provideExpiryLenses(),
    registerCommand('explainError', ({ explainError }) => explainError(lens, reports)),
    registerCommand('decodeJwt', ({ decodeJwt }) => decodeJwt(tokenPanel)),
    registerCommand('showCertificate', ({ showCertificate }) => showCertificate(reports, readCertificates)),
    registerCommand('buildClientAssertion', ({ buildClientAssertion }) =>
      buildClientAssertion(lens, readCertificates),
    ),
    registerCommand('checkClientAssertion', ({ checkClientAssertion }) =>
      checkClientAssertion(reports, readCertificates),
    ),
    registerTokenCommands({ lens, reports, context, tokenRequests: host.tokenRequests }),
    provideTokenLenses(lens, configFiles),
  );
}

/** Gives the one panel for tokens, whose code is loaded when it is first needed. */
function lazyTokenPanel(
  extension: vscode.Uri,
  { readCertificates, fetchKeys }: Host,
): () => Promise<TokenPanel> {
  const load = async () => {
    const { createTokenPanel } = await import('./token-panel.ts');
    return createTokenPanel(extension, {
      canBuild: () => vscode.workspace.isTrusted,
      async compare(text) {
        const { compareWithCertificate } = await import('./commands.ts');
        return compareWithCertificate(text, readCertificates);
      },
      async verifyWithIssuer(text) {
        const { verifyWithIssuer } = await import('./commands.ts');
        return verifyWithIssuer(text, fetchKeys);
      },
    });
  };
  let panel: Promise<TokenPanel> | undefined;
  return () => {
    panel ??= load();
    return panel;
  };
}
