import * as vscode from 'vscode';
import { createLazyLens, type EntraLens, mayConcernEntra } from '../index.ts';
import { provideActions } from './actions.ts';
import { registerAgentTools } from './agent-tools.ts';
import { showApps } from './apps-view.ts';
import { tellFaults } from './config-faults.ts';
import { followConfigFiles } from './config-files.ts';
import { showDiagnostics } from './diagnostics.ts';
import { registerEnterSecret } from './enter-secret.ts';
import { registerShowQuickFixes } from './evidence-places.ts';
import type { Host } from './host.ts';
import { provideHovers } from './hover.ts';
import { createLastTests } from './last-tests.ts';
import { registerCommand } from './lazy-commands.ts';
import {
  provideCertificateHovers,
  provideCertificateLenses,
  type ReadPem,
  registerCopyThumbprint,
} from './pem-certificates.ts';
import type { ReadText } from './read-text.ts';
import { provideReports } from './reports.ts';
import { provideTerminalLinks } from './terminal-links.ts';
import { registerTokenCommands } from './token-commands.ts';
import { provideExpiryLenses, provideTimeHovers, provideTokenHovers } from './token-hovers.ts';
import { provideTokenLenses } from './token-lenses.ts';
import type { TokenPanel } from './token-panel.ts';
import { registerWalkthrough } from './walkthrough.ts';
import { keepWorkspaceFindings } from './workspace-findings.ts';
import { indexWorkspace } from './workspace-index.ts';

/** Registers all that the extension does, with what `host` does in its own way. */
export function activateIn(host: Host, context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const { certificates, readCertificates, read, select } = host;
  const readPem: ReadPem = async (pem) => (await certificates()).parse(pem);
  // VS Code lists also what links in the workspace lead to.
  const readOwn: ReadText = async (uri) => ((await host.isOwn(uri)) ? read(uri) : undefined);
  const log = vscode.window.createOutputChannel('AADSTS Lens', { log: true });
  const lens = createLazyLens(async () => {
    const { createEntraLens } = await import('../engine.ts');
    return createEntraLens({
      certificates: await certificates(),
      grammars: await host.createGrammars(vscode.Uri.joinPath(extensionUri, 'dist', 'grammars')),
      reportBug: (rule, error) => {
        // The message of an error may quote the text it failed on: only its kind is logged.
        log.error(
          `The rule ${rule} failed (${error instanceof Error ? error.name : typeof error}). The other rules ran.`,
        );
      },
      reportUnread: (uri, error) => {
        log.error(
          `Reading ${vscode.Uri.parse(uri).path} failed (${error instanceof Error ? error.name : typeof error}): nothing is shown for it. The other files are judged.`,
        );
      },
    });
  }, mayConcernEntra);
  const reports = provideReports(subscriptions);
  const tokenPanel = lazyTokenPanel(extensionUri, lens, readPem, host);
  const configFiles = followConfigFiles({ read, didRead: tellFaults(log) });
  const diagnostics = showDiagnostics({
    lens,
    configFiles,
    reportProblem: once((problem) => log.error(problem)),
  });
  const findings = keepWorkspaceFindings(lens, configFiles);
  const tests = createLastTests();
  const apps = showApps({ lens, configFiles, read: readOwn, tests });
  const scan = { lens, configFiles, read: readOwn, select, findings };
  subscriptions.push(
    log,
    configFiles,
    diagnostics,
    findings,
    tests,
    apps,
    registerWalkthrough(extensionUri),
    registerCommand('scanWorkspace', (commands) => () => commands.scanWorkspace(scan)),
    registerCommand('scanFolder', (commands) => (folder: vscode.Uri) => commands.scanWorkspace(scan, folder)),
    indexWorkspace({
      lens,
      configFiles,
      log,
      read: readOwn,
      select,
      onDidLearn: () => {
        diagnostics.catchUp();
        apps.refresh();
      },
    }),
    provideActions(lens, configFiles),
    provideHovers(lens),
    registerShowQuickFixes(),
    provideTerminalLinks(),
    registerEnterSecret(lens),
    provideCertificateHovers(readPem),
    provideCertificateLenses(readPem),
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
      checkClientAssertion(tokenPanel, readCertificates),
    ),
    registerAgentTools(lens, configFiles),
    registerTokenCommands({ lens, reports, context, tests, tokenRequests: host.tokenRequests }),
    provideTokenLenses(lens, configFiles),
  );
}

/** A grammar is asked for with each change of a document: that it does not load is told once. */
function once(tell: (problem: string) => void): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    const reason = error instanceof Error ? error.message : typeof error;
    if (told.has(reason)) return;
    told.add(reason);
    tell(`Files of this language cannot be read: its grammar did not load (${reason}).`);
  };
}

/** Gives the one panel for tokens, whose code is loaded when it is first needed. */
function lazyTokenPanel(
  extension: vscode.Uri,
  lens: EntraLens,
  readPem: ReadPem,
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
      async verifyWithWorkspace(text) {
        const { verifyWithWorkspace } = await import('./commands.ts');
        return verifyWithWorkspace(text, lens, readPem);
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
