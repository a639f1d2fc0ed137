import * as vscode from 'vscode';
import { Secret } from '../tokens/secret.ts';

const testing = () => vscode.l10n.t('Test Token Request');

/** Asks for what may be shown; undefined when the question is dismissed. */
export function askFor(
  what: string,
  prompt: string,
  value = '',
  command = testing(),
): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: `${command}: ${what}`, prompt, value, ignoreFocusOut: true });
}

/** Asks for what must not be shown; undefined when the question is dismissed. */
export async function askForSecret(
  what: string,
  prompt: string,
  command = testing(),
): Promise<Secret | undefined> {
  const text = await vscode.window.showInputBox({
    title: `${command}: ${what}`,
    prompt: vscode.l10n.t('{0} It is sent to the token endpoint only.', prompt),
    password: true,
    ignoreFocusOut: true,
  });
  return text ? new Secret(text.trim()) : undefined;
}

/** The text of a file that the user picks, as a secret. */
export async function secretFromFile(what: string): Promise<Secret | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: `${testing()}: ${what}`,
      openLabel: vscode.l10n.t('Take It'),
    })) ?? [];
  if (!uri) return undefined;
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return new Secret(text.trim());
  } catch {
    await vscode.window.showErrorMessage(
      vscode.l10n.t('{0} cannot be read.', vscode.workspace.asRelativePath(uri)),
    );
    return undefined;
  }
}
