import * as vscode from 'vscode';
import { textClaim } from '../tokens/claims.ts';
import { jwksAddress } from '../tokens/jwks-address.ts';
import { decodeToken } from '../tokens/jwt.ts';
import { type Verification, verifyToken } from '../tokens/verify.ts';

/** The answer of who holds the keys: given by the entry point, for not every host of VS Code can ask. */
export type FetchKeys = (
  address: string,
  signal: AbortSignal,
) => Promise<
  | { readonly kind: 'keys'; readonly document: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }
>;

/**
 * Verifies a token with the keys of its issuer. They are asked for at known hosts of Entra, or at the address that the
 * user types: never at one that only the token names. The token itself goes nowhere. Undefined when nothing came of it,
 * which was said.
 */
export async function verifyWithIssuer(
  text: string,
  fetchKeys: FetchKeys,
): Promise<Verification | undefined> {
  if (!vscode.workspace.isTrusted) {
    await vscode.window.showWarningMessage(
      vscode.l10n.t('Keys are asked for from trusted workspaces only. Trust this workspace first.'),
    );
    return undefined;
  }
  const now = Math.floor(Date.now() / 1000);
  const issuer = textClaim(decodeToken(text, now).claims ?? {}, 'iss') ?? '';
  const address = jwksAddress(issuer) ?? (await askForAddress());
  if (address === undefined) return undefined;
  const answer = await withProgress((signal) => fetchKeys(address, signal));
  if (answer.kind === 'failed')
    await vscode.window.showErrorMessage(`${new URL(address).host}: ${answer.message}`);
  if (answer.kind !== 'keys') return undefined;
  const keys = { kind: 'jwks', name: new URL(address).host, document: answer.document } as const;
  return verifyToken(text, [keys], now);
}

async function askForAddress(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Keys of the Issuer'),
    prompt: vscode.l10n.t(
      'The issuer is no host of Entra that is known. The address of its key set (jwks_uri of its discovery document)',
    ),
    placeHolder: 'https://…',
    ignoreFocusOut: true,
    validateInput: (value) =>
      URL.canParse(value) && new URL(value).protocol === 'https:' && new URL(value).username === ''
        ? undefined
        : vscode.l10n.t('An address that begins with https://.'),
  });
}

function withProgress<T>(act: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Asking for the issuer’s keys'),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_, cancellation) => {
    const controller = new AbortController();
    cancellation.onCancellationRequested(() => controller.abort());
    return act(controller.signal);
  });
}
