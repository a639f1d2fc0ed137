import * as vscode from 'vscode';
import type { Diagnosis, EntraLens } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import { diagnosticOf } from './diagnostics.ts';
import { isOpen, isWithin } from './documents.ts';

/** What a scan of the workspace found in files that are not open. */
export interface WorkspaceFindings extends vscode.Disposable {
  show(uri: vscode.Uri, found: readonly Diagnosis[]): void;
  /** Of files in a folder; without one of all. */
  clear(folder?: vscode.Uri): void;
}

/** Keeps them in the Problems panel until the file is opened or changed, or the configuration is another. */
export function keepWorkspaceFindings(lens: EntraLens, configFiles: ConfigFiles): WorkspaceFindings {
  const collection = vscode.languages.createDiagnosticCollection('aadsts-lens-workspace');
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const remove = (uri: vscode.Uri) => collection.delete(uri);
  const clearAll = () => collection.clear();
  const clear = (folder?: vscode.Uri) => {
    if (!folder) return clearAll();
    for (const [uri] of [...collection]) if (isWithin(folder, uri)) remove(uri);
  };
  const subscriptions = vscode.Disposable.from(
    collection,
    watcher,
    watcher.onDidChange(remove),
    watcher.onDidDelete((uri) => {
      if (!collection.has(uri)) return;
      remove(uri);
      lens.forget(uri.toString());
    }),
    configFiles.onDidChange(clearAll),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => remove(uri)),
    vscode.workspace.onDidOpenNotebookDocument(({ uri }) => remove(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(clearAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aadstsLens.rules')) clearAll();
    }),
  );
  return {
    show: (uri, found) => {
      if (found.length > 0 && !isOpen(uri)) {
        collection.set(
          uri,
          found.map((each) => diagnosticOf(uri, each)),
        );
      }
    },
    clear,
    dispose: () => subscriptions.dispose(),
  };
}
