import * as vscode from 'vscode';
import { createLazyLens, mayConcernEntra } from '../index.ts';
import { readOneFile } from '../node/files.ts';
import { provideActions } from './actions.ts';
import type { ReadCertificates } from './certificate-files.ts';
import type { Assertions } from './client-assertion.ts';
import { tellFaults } from './config-faults.ts';
import { followConfigFiles } from './config-files.ts';
import { showDiagnostics } from './diagnostics.ts';
import { registerEnterSecret } from './enter-secret.ts';
import { registerShowQuickFixes } from './evidence-places.ts';
import { provideHovers } from './hover.ts';
import { registerCommand } from './lazy-commands.ts';
import {
  provideCertificateHovers,
  provideCertificateLenses,
  type ReadPem,
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
import { keepWorkspaceFindings } from './workspace-findings.ts';
import { indexWorkspace } from './workspace-index.ts';

/** What reads certificates loads the cryptography of Node: not before there is one to be read. */
const readPem: ReadPem = async (pem) => {
  const { certificateParser } = await import('../node/certificate-parser.ts');
  return certificateParser.parse(pem);
};

/** Entry point where VS Code has Node: everything, token requests included. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const log = vscode.window.createOutputChannel('AADSTS Lens', { log: true });
  const lens = createLazyLens(async () => {
    const { createEntraLens } = await import('../engine.ts');
    const { certificateParser } = await import('../node/certificate-parser.ts');
    const { createGrammars } = await import('../node/grammars.ts');
    return createEntraLens({
      certificates: certificateParser,
      grammars: createGrammars([vscode.Uri.joinPath(extensionUri, 'dist', 'grammars').fsPath]),
      reportBug: (rule, error) => {
        // The message of an error may quote the text it failed on: only its kind is logged.
        log.error(
          `The rule ${rule} failed (${error instanceof Error ? error.name : typeof error}). The other rules ran.`,
        );
      },
    });
  }, mayConcernEntra);
  const reports = provideReports(subscriptions);
  const tokenPanel = lazyTokenPanel(extensionUri);
  const configFiles = followConfigFiles({ read: readFromDisk, didRead: tellFaults(log) });
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
          scanWorkspace({ lens, configFiles, read: readFromDisk, select: selectFiles, findings }),
    ),
    indexWorkspace({
      lens,
      configFiles,
      log,
      read: readFromDisk,
      select: selectFiles,
      onDidLearn: diagnostics.catchUp,
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
      buildClientAssertion(lens, readCertificates, assertions),
    ),
    registerCommand('checkClientAssertion', ({ checkClientAssertion }) =>
      checkClientAssertion(reports, readCertificates, assertions),
    ),
    registerTokenCommands({ lens, reports, context, readCertificates }),
    provideTokenLenses(lens, configFiles),
  );
}

/** Gives the one panel for tokens, whose code is loaded when it is first needed. */
function lazyTokenPanel(extension: vscode.Uri): () => Promise<TokenPanel> {
  const load = async () => {
    const { createTokenPanel } = await import('./token-panel.ts');
    return createTokenPanel(extension, {
      canBuild: () => vscode.workspace.isTrusted,
      async compare(text) {
        const { compareWithCertificate } = await import('./commands.ts');
        return compareWithCertificate(text, readCertificates, assertions);
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
  const result = await readOneFile(uri.fsPath, LARGEST_FILE);
  return result.kind === 'text' ? result.text.replace(/^\uFEFF/, '') : undefined;
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
