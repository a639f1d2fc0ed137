import * as vscode from 'vscode';

const SCHEME = 'aadsts-lens';

export interface Reports {
  /** Shows a text beside the editor, read-only. It lives in memory and is gone when it is closed. */
  show(title: string, language: 'markdown' | 'jsonc', text: string): Promise<void>;
}

/** Read-only documents for answers: never on disk, and never part of the workspace. */
export function provideReports(subscriptions: vscode.Disposable[]): Reports {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === SCHEME) texts.delete(uri.path);
    }),
  );
  return {
    async show(title, language, text) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, language);
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preview: true,
        preserveFocus: false,
      });
    },
  };
}
