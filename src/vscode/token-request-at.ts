import * as vscode from 'vscode';
import type { EntraLens, TokenRequest } from '../index.ts';
import { lensDocument } from './documents.ts';
import type { AppAddress, StatedRequest } from './token-app.ts';

/** The request at an address, else the one at the cursor, else the only one of the file, else the one that is picked. */
export async function findRequest(
  lens: EntraLens,
  address?: AppAddress,
): Promise<StatedRequest | 'none' | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = address
    ? await vscode.workspace.openTextDocument(vscode.Uri.parse(address.uri))
    : editor?.document;
  if (!document) return 'none';
  await lens.prepare(lensDocument(document));
  const requests = lens.factsIn(lensDocument(document)).filter((fact) => fact.kind === 'token-request');
  const [only, second] = requests;
  if (!only) return 'none';
  const offset = address?.offset ?? document.offsetAt(editor?.selection.active ?? new vscode.Position(0, 0));
  const request = requestAt(requests, offset, address !== undefined);
  const chosen = request ?? (second ? await pickRequest(requests, document) : only);
  return chosen && { request: chosen, document };
}

/** A code lens names where a request begins; a cursor is somewhere in it. Of requests within others the inner one counts. */
function requestAt(requests: readonly TokenRequest[], offset: number, isExact: boolean) {
  return requests.findLast(({ span: { start, end } }) =>
    isExact ? start === offset : start <= offset && offset <= end,
  );
}

async function pickRequest(
  requests: readonly TokenRequest[],
  document: vscode.TextDocument,
): Promise<TokenRequest | undefined> {
  const items = requests.map((request) => {
    const line = document.positionAt(request.span.start).line;
    const tenant = request.tenant?.value;
    return {
      label: vscode.l10n.t('Line {0}', line + 1),
      description: tenant?.kind === 'guid' ? tenant.guid : tenant?.kind === 'domain' ? tenant.domain : '',
      request,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Send Token Request as Written'),
    placeHolder: vscode.l10n.t('Which request?'),
  });
  return picked?.request;
}
