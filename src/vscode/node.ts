import * as vscode from 'vscode';
import { createLazyLens, type EntraLens, mayConcernEntra } from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { readOneFile } from '../node/files.ts';
import { createGrammars } from '../node/grammars.ts';
import { provideActions } from './actions.ts';
import { registerAgentTools } from './agent-tools.ts';
import { showApps } from './apps-view.ts';
import type { ReadCertificates } from './certificate-files.ts';
import type { Assertions } from './client-assertion.ts';
import { tellFaults } from './config-faults.ts';
import { followConfigFiles } from './config-files.ts';
import { showDiagnostics } from './diagnostics.ts';
import { registerEnterSecret } from './enter-secret.ts';
import { registerShowQuickFixes } from './evidence-places.ts';
import { provideHovers } from './hover.ts';
import { createLastTests } from './last-tests.ts';
import { registerCommand } from './lazy-commands.ts';
import { createLocalEndpoint } from './local-endpoint.ts';
import { isOwnFile } from './own-files.ts';
import {
  provideCertificateHovers,
  provideCertificateLenses,
  registerCopyThumbprint,
} from './pem-certificates.ts';
import { LARGEST_FILE, readByEditor } from './read-text.ts';
import { provideReports } from './reports.ts';
import { selectFiles } from './select-files.ts';
import { provideTerminalLinks } from './terminal-links.ts';
import { registerTokenCommands } from './token-commands.ts';
import { provideExpiryLenses, provideTimeHovers, provideTokenHovers } from './token-hovers.ts';
import { provideTokenLenses } from './token-lenses.ts';
import type { TokenPanel } from './token-panel.ts';
import { registerWalkthrough } from './walkthrough.ts';
import { keepWorkspaceFindings } from './workspace-findings.ts';
import { indexWorkspace } from './workspace-index.ts';

/** Entry point where VS Code has Node: everything, token requests included. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const log = vscode.window.createOutputChannel('AADSTS Lens', { log: true });
  const lens = createLazyLens(async () => {
    const { createEntraLens } = await import('../engine.ts');
    return createEntraLens({
      certificates: certificateParser,
      grammars: createGrammars([vscode.Uri.joinPath(extensionUri, 'dist', 'grammars').fsPath]),
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
  const tokenPanel = lazyTokenPanel(extensionUri, lens);
  const configFiles = followConfigFiles({ read: readFromDisk, didRead: tellFaults(log) });
  const diagnostics = showDiagnostics({
    lens,
    configFiles,
    reportProblem: once((problem) => log.error(problem)),
  });
  const findings = keepWorkspaceFindings(lens, configFiles);
  const tests = createLastTests();
  const endpoint = createLocalEndpoint(reports);
  const apps = showApps({ lens, configFiles, read: readOwn, tests });
  subscriptions.push(
    log,
    configFiles,
    diagnostics,
    findings,
    tests,
    apps,
    endpoint,
    registerWalkthrough(extensionUri, endpoint),
    registerCommand(
      'scanWorkspace',
      ({ scanWorkspace }) =>
        () =>
          scanWorkspace({ lens, configFiles, read: readOwn, select: selectFiles, findings }),
    ),
    indexWorkspace({
      lens,
      configFiles,
      log,
      read: readOwn,
      select: selectFiles,
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
    provideCertificateHovers(certificateParser.parse),
    provideCertificateLenses(certificateParser.parse),
    registerCopyThumbprint(),
    provideTokenHovers(),
    provideTimeHovers(),
    provideExpiryLenses(),
    registerCommand('explainError', ({ explainError }) => explainError(lens, reports)),
    registerCommand('decodeJwt', ({ decodeJwt }) => decodeJwt(tokenPanel)),
    registerCommand('showCertificate', ({ showCertificate }) => showCertificate(reports, readCertificates)),
    registerCommand('buildClientAssertion', ({ buildClientAssertion }) =>
      buildClientAssertion(lens, readCertificates, assertions),
    ),
    registerCommand('checkClientAssertion', ({ checkClientAssertion }) =>
      checkClientAssertion(tokenPanel, readCertificates, assertions),
    ),
    registerAgentTools(lens, configFiles),
    registerTokenCommands({ lens, reports, context, readCertificates, tests, endpoint }),
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
function lazyTokenPanel(extension: vscode.Uri, lens: EntraLens): () => Promise<TokenPanel> {
  const load = async () => {
    const { createTokenPanel } = await import('./token-panel.ts');
    return createTokenPanel(extension, {
      canBuild: () => vscode.workspace.isTrusted,
      async compare(text) {
        const { compareWithCertificate } = await import('./commands.ts');
        return compareWithCertificate(text, readCertificates, assertions);
      },
      async verifyWithWorkspace(text) {
        const { verifyWithWorkspace } = await import('./commands.ts');
        return verifyWithWorkspace(text, lens, certificateParser.parse);
      },
      async verifyWithIssuer(text) {
        const { verifyWithIssuer } = await import('./commands.ts');
        return verifyWithIssuer(text, async (address, signal) => {
          const { fetchKeySet } = await import('../node/key-set.ts');
          return fetchKeySet(address, { signal });
        });
      },
    });
  };
  let panel: Promise<TokenPanel> | undefined;
  return () => {
    panel ??= load();
    return panel;
  };
}

/** As the editor would read it, without the byte order mark; but many files are read, and its way is long. */
async function readFromDisk(uri: vscode.Uri): Promise<string | undefined> {
  if (uri.scheme !== 'file') return readByEditor(uri);
  const result = await readOneFile(uri.fsPath, LARGEST_FILE, true);
  return result.kind === 'text' ? result.text.replace(/^\uFEFF/, '') : undefined;
}

/** VS Code lists also what links in the workspace lead to. */
async function readOwn(uri: vscode.Uri): Promise<string | undefined> {
  return (await isOwnFile(uri)) ? readFromDisk(uri) : undefined;
}

const readCertificates: ReadCertificates = async (file, password) => {
  const { readCertificates: read } = await import('../node/certificate-file.ts');
  return read(file, password);
};

const assertions: Assertions = {
  async build(request) {
    const { buildClientAssertion } = await import('../tokens/client-assertion.ts');
    return buildClientAssertion({ ...request, jti: crypto.randomUUID() });
  },
  async check(text, now, expected, file) {
    const { checkClientAssertion } = await import('../tokens/client-assertion-match.ts');
    const { mistakenDigests } = await import('../node/certificate.ts');
    const own = file && {
      certificate: file.certificates[0],
      publicKey: file.x509.publicKey,
      mistakenDigests: mistakenDigests(file.x509),
    };
    return checkClientAssertion(text, now, { ...expected, ...(own && { own }) });
  },
};
