import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { EvidencePlace } from '../index.ts';
import { editorRange } from './documents.ts';

export const FIX_COMMAND = 'aadstsLens.showQuickFixes';

/** A link to the line, as VS Code's editors, hovers and previews open it. */
export function placeLink({ uri, range: { start }, name }: EvidencePlace) {
  const file = vscode.Uri.parse(uri);
  const address = file.with({ fragment: `L${start.line + 1},${start.character + 1}` }).toString();
  return [
    { link: `${vscode.workspace.asRelativePath(file)}:${start.line + 1}`, address },
    ...(name === '' ? [] : [' ', { quoted: name }]),
  ];
}

/** Opens a place of a file, selected. */
export async function openPlace({ uri, range }: Pick<EvidencePlace, 'uri' | 'range'>): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: editorRange(range) });
}

/** Opens a place of a file and shows its light bulb's menu. Links of hovers call it. */
export function registerShowQuickFixes(): vscode.Disposable {
  return vscode.commands.registerCommand(FIX_COMMAND, async (uri: string, range: Range) => {
    await openPlace({ uri, range });
    await vscode.commands.executeCommand('editor.action.quickFix');
  });
}
