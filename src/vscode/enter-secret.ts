import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { EntraLens } from '../index.ts';
import { editorRange, lensDocument } from './documents.ts';

/** Asks for a secret, shown as dots, and writes it where the wrong value stands. */
export function registerEnterSecret(lens: EntraLens): vscode.Disposable {
  return vscode.commands.registerCommand('aadstsLens.enterSecret', async (uri: vscode.Uri, range: Range) => {
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t('Client secret'),
      prompt: vscode.l10n.t(
        'The text of the Value column on the app’s Certificates & secrets page. It is written into this file only.',
      ),
      password: true,
      ignoreFocusOut: true,
    });
    if (!value) return;
    // The text may have changed while the box was open: the place is looked up again.
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = lens.writeValue(lensDocument(document), range, value);
    if (!edit) {
      await vscode.window.showWarningMessage(
        vscode.l10n.t('The file has changed meanwhile: nothing was written. Please try again.'),
      );
      return;
    }
    const edits = new vscode.WorkspaceEdit();
    edits.replace(uri, editorRange(edit.range), edit.newText);
    await vscode.workspace.applyEdit(edits);
  });
}
