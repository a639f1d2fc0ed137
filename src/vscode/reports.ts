import * as vscode from 'vscode';

const SCHEME = 'aadsts-lens';
/** The type of the panel that shows tokens. */
export const TOKEN_PANEL = 'aadstsLens.token';

export interface Reports {
  /** Shows a text beside the editor, read-only. It lives in memory and is gone when it is closed. */
  show(title: string, language: 'markdown' | 'jsonc', text: string): Promise<void>;
}

/** Read-only documents for answers: never on disk, and never part of the workspace. */
export function provideReports(subscriptions: vscode.Disposable[]): Reports {
  const texts = new Map<string, string>();
  let shown = 0;
  subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === SCHEME) texts.delete(uri.toString());
    }),
  );
  return {
    async show(title, language, text) {
      // A number of its own: an answer never shows the text of an earlier one while it loads.
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}`, query: String(++shown) });
      texts.set(uri.toString(), text);
      const viewColumn = columnOfReports() ?? vscode.ViewColumn.Beside;
      if (language === 'markdown' && (await showPreview(uri, viewColumn))) return;
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, language);
      await vscode.window.showTextDocument(document, { viewColumn, preview: true });
    },
  };
}

/** Where a report is shown already: the next one is shown there instead of splitting the window further. */
export function columnOfReports(): vscode.ViewColumn | undefined {
  const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isReport));
  return group?.viewColumn;
}

function isReport({ input }: vscode.Tab): boolean {
  // VS Code puts a name of its own before the type.
  if (input instanceof vscode.TabInputWebview) return input.viewType.endsWith(TOKEN_PANEL);
  return (
    (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) &&
    input.uri.scheme === SCHEME
  );
}

/** Shows Markdown as VS Code's own preview does; false where that part of VS Code is missing or off. */
async function showPreview(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<boolean> {
  try {
    await vscode.commands.executeCommand(
      'vscode.openWith',
      uri,
      'vscode.markdown.preview.editor',
      viewColumn,
    );
    return true;
  } catch {
    return false;
  }
}
