import * as vscode from 'vscode';
import { createTimers, type Diagnosis, type EntraLens, rulePage, type Severity } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import { editorRange, isEdited, lensDocument } from './documents.ts';

/** The name under which findings stand in the Problems panel. */
export const SOURCE = 'AADSTS Lens';

/** Long enough that typing a value does not judge each of its letters. */
const PAUSE_MILLISECONDS = 200;

/** Files often change together. */
const CATCH_UP_MILLISECONDS = 400;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export interface DiagnosticsOptions {
  readonly lens: EntraLens;
  readonly configFiles: ConfigFiles;
  /** Told of a grammar that cannot be loaded. */
  readonly reportProblem: (error: unknown) => void;
}

export interface Diagnostics extends vscode.Disposable {
  /** Judges again, after a pause, the documents that were judged by what other files said before. */
  catchUp(): void;
}

interface Judged {
  /** Of what the files said together. */
  readonly revision: number;
  /** The findings that are shown, as a text. */
  readonly shown: string;
}

/** Keeps the findings of the open documents shown: on opening, after a pause in typing, until closing. */
export function showDiagnostics({ lens, configFiles, reportProblem }: DiagnosticsOptions): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection('aadsts-lens');
  const waiting = createTimers();
  const judged = new Map<string, Judged>();

  const refresh = (document: vscode.TextDocument) => {
    waiting.cancel(keyOf(document));
    if (document.isClosed || !isEdited(document)) return;
    const loading = configFiles.prepare(document.uri) ?? lens.prepare(lensDocument(document));
    if (loading) {
      // A grammar that cannot be loaded was reported; configuration files need none.
      loading.then(() => refresh(document), reportProblem);
      return;
    }
    const settings = configFiles.settingsFor(document.uri);
    if (!settings) lens.forget(keyOf(document));
    show(document.uri, settings ? lens.diagnose(lensDocument(document), settings) : []);
    catchUp();
  };
  const show = (uri: vscode.Uri, found: readonly Diagnosis[]) => {
    const shown = JSON.stringify(found);
    // What is set anew makes light bulbs and menus flicker.
    if (judged.get(uri.toString())?.shown !== shown) {
      collection.set(
        uri,
        found.map((each) => diagnosticOf(uri, each)),
      );
    }
    judged.set(uri.toString(), { revision: lens.revision(), shown });
  };
  const isBehind = (document: vscode.TextDocument) => {
    const before = judged.get(keyOf(document));
    return before !== undefined && before.revision !== lens.revision();
  };
  const catchUp = () => {
    if (vscode.workspace.textDocuments.some(isBehind)) {
      waiting.startOnce('others', CATCH_UP_MILLISECONDS, () =>
        vscode.workspace.textDocuments.filter(isBehind).forEach(refresh),
      );
    }
  };
  const close = (document: vscode.TextDocument) => {
    waiting.cancel(keyOf(document));
    judged.delete(keyOf(document));
    collection.delete(document.uri);
    // What is no file, or a file that nobody watches, says nothing to others any more.
    lens.forget(keyOf(document));
    catchUp();
  };
  const refreshAll = () => vscode.workspace.textDocuments.forEach(refresh);

  refreshAll();
  const subscriptions = vscode.Disposable.from(
    collection,
    waiting,
    configFiles.onDidChange(refreshAll),
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      // Squiggles go with the text under them: what is shown is no longer known.
      judged.delete(keyOf(document));
      waiting.start(keyOf(document), PAUSE_MILLISECONDS, () => refresh(document));
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aadstsLens.rules')) refreshAll();
    }),
  );
  return { catchUp, dispose: () => subscriptions.dispose() };
}

function keyOf({ uri }: vscode.TextDocument): string {
  return uri.toString();
}

/** A finding as VS Code shows it. */
export function diagnosticOf(uri: vscode.Uri, found: Diagnosis): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    editorRange(found.range),
    found.message,
    SEVERITIES[found.severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = { value: found.rule, target: vscode.Uri.parse(rulePage(found.rule)) };
  diagnostic.relatedInformation = found.evidence.map(
    ({ uri: other, range, message }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(other === undefined ? uri : vscode.Uri.parse(other), editorRange(range)),
        message,
      ),
  );
  return diagnostic;
}
