import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { EvidencePlace, Inline } from '../index.ts';
import { editorRange } from './documents.ts';

export const FIX_COMMAND = 'aadstsLens.showQuickFixes';

/** A link to the line, as hovers open it. */
export function placeLink(place: EvidencePlace): readonly Inline[] {
  const { uri, range } = place;
  const fragment = `L${range.start.line + 1},${range.start.character + 1}`;
  return named(place, vscode.Uri.parse(uri).with({ fragment }).toString());
}

/**
 * The same as the preview of Markdown opens it: it takes no address of a file, but paths from the first folder of the
 * workspace on.
 */
export function reportLink(place: EvidencePlace): readonly Inline[] {
  const file = vscode.Uri.parse(place.uri);
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const isBelow =
    first !== undefined && vscode.workspace.getWorkspaceFolder(file)?.uri.toString() === first.uri.toString();
  if (!isBelow) return named(place);
  const path = vscode.workspace.asRelativePath(file, false).split('/').map(encodeURIComponent).join('/');
  return named(place, `/${path}#L${place.range.start.line + 1}`);
}

function named({ uri, range, name }: EvidencePlace, address?: string): readonly Inline[] {
  const text = `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${range.start.line + 1}`;
  return [
    address === undefined ? { quoted: text } : { link: text, address },
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
