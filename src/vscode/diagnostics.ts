import * as vscode from 'vscode';
import type { Diagnosis, EntraFact, Lens, Severity } from '../index.ts';
import { editorRange, isEdited, lensDocument } from './documents.ts';
import { lensSettings } from './settings.ts';

/** The name under which findings stand in the Problems panel. */
export const SOURCE = 'AADSTS Lens';

const RULES_PAGE = 'https://github.com/aadsts-lens/aadsts-lens/blob/main/docs/rules.md';

/** Long enough that typing a value does not judge each of its letters. */
const PAUSE_MILLISECONDS = 200;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Keeps the findings of the open documents shown: on opening, after a pause in typing, until closing. */
export function showDiagnostics(
  lens: Lens<EntraFact>,
  reportProblem: (error: unknown) => void,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('aadsts-lens');
  const waiting = new Map<string, NodeJS.Timeout>();

  const refresh = (document: vscode.TextDocument) => {
    cancel(document);
    if (document.isClosed || !isEdited(document)) return;
    const loading = lens.prepare(lensDocument(document));
    if (loading) {
      // A grammar that cannot be loaded was reported; configuration files need none.
      loading.then(() => refresh(document), reportProblem);
      return;
    }
    const found = lens.diagnose(lensDocument(document), lensSettings(document.uri));
    collection.set(
      document.uri,
      found.map((each) => diagnosticOf(document.uri, each)),
    );
  };
  const cancel = (document: vscode.TextDocument) => {
    clearTimeout(waiting.get(document.uri.toString()));
    waiting.delete(document.uri.toString());
  };
  const refreshAfterPause = (document: vscode.TextDocument) => {
    cancel(document);
    waiting.set(
      document.uri.toString(),
      setTimeout(() => refresh(document), PAUSE_MILLISECONDS),
    );
  };
  const close = (document: vscode.TextDocument) => {
    cancel(document);
    collection.delete(document.uri);
    lens.release(document.uri.toString());
  };

  vscode.workspace.textDocuments.forEach(refresh);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) refreshAfterPause(document);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aadstsLens.rules')) vscode.workspace.textDocuments.forEach(refresh);
    }),
    new vscode.Disposable(() => waiting.forEach(clearTimeout)),
  );
}

function diagnosticOf(uri: vscode.Uri, found: Diagnosis): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    editorRange(found.range),
    found.message,
    SEVERITIES[found.severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = { value: found.rule, target: vscode.Uri.parse(`${RULES_PAGE}#${found.rule}`) };
  diagnostic.relatedInformation = found.evidence.map(
    ({ uri: other, range, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(other === undefined ? uri : vscode.Uri.parse(other), editorRange(range)),
        message,
      ),
  );
  return diagnostic;
}
