import * as vscode from 'vscode';
import { Secret } from '../tokens/secret.ts';

const TITLE = 'Test Token Request';

/** Asks for what may be shown; undefined when the question is dismissed. */
export function askFor(
  what: string,
  prompt: string,
  value = '',
  command = TITLE,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: `${command}: ${what}`, prompt, value, ignoreFocusOut: true });
}

/** Asks for what must not be shown; undefined when the question is dismissed. */
export async function askForSecret(
  what: string,
  prompt: string,
  command = TITLE,
): Promise<Secret | undefined> {
  const text = await vscode.window.showInputBox({
    title: `${command}: ${what}`,
    prompt: `${prompt} It is sent to the token endpoint only.`,
    password: true,
    ignoreFocusOut: true,
  });
  return text ? new Secret(text.trim()) : undefined;
}

/** The text of a file that the user picks, as a secret. */
export async function secretFromFile(what: string): Promise<Secret | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({ title: `${TITLE}: ${what}`, openLabel: 'Take It' })) ?? [];
  if (!uri) return undefined;
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return new Secret(text.trim());
  } catch {
    await vscode.window.showErrorMessage(`${vscode.workspace.asRelativePath(uri)} cannot be read.`);
    return undefined;
  }
}
