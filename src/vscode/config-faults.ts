import * as vscode from 'vscode';
import type { ConfigFault } from '../index.ts';
import type { FollowOptions } from './config-files.ts';

/**
 * Says once what breaks a file of the configuration, and again when something else does. What is merely wrong in it
 * the editor marks by the schema: it is logged.
 */
export function tellFaults(log: vscode.LogOutputChannel): FollowOptions['didRead'] {
  const told = new Map<string, string>();
  return (uri, faults, isBroken) => {
    const name = vscode.workspace.asRelativePath(uri);
    for (const { line, message } of faults) log.warn(`${name}, line ${line}: ${message}`);
    const before = told.get(uri.toString());
    told.delete(uri.toString());
    const [fault] = faults;
    if (!isBroken || !fault) return;
    const text = vscode.l10n.t(
      '{0}, line {1}: {2} Until it is mended nothing of this file applies.',
      name,
      fault.line,
      fault.message,
    );
    told.set(uri.toString(), text);
    if (text !== before) void offerToOpen(text, uri, fault);
  };
}

async function offerToOpen(message: string, uri: vscode.Uri, { line, column }: ConfigFault): Promise<void> {
  const open = vscode.l10n.t('Open File');
  if ((await vscode.window.showWarningMessage(message, open)) !== open) return;
  const at = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
}
