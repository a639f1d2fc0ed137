import * as vscode from 'vscode';
import type { App, EntraLens, TokenRequest } from '../index.ts';
import { startOfApp, testableApps } from '../tokens/stated-apps.ts';
import { lensDocument } from './documents.ts';

/** An app, and the document that states it. */
export interface StatedApp {
  readonly app: App;
  readonly document: vscode.TextDocument;
}

/** A request to a token endpoint, and the document that makes it. */
export interface StatedRequest {
  readonly request: TokenRequest;
  readonly document: vscode.TextDocument;
}

/** What a token test was about. */
export type Stated = StatedApp | StatedRequest;

/** What a code lens hands over: where the app or the request stands. */
export interface AppAddress {
  readonly uri: string;
  /** UTF-16. */
  readonly offset: number;
}

/** Where what a token test was about begins (UTF-16). */
export function startOf(stated: Stated): number {
  return 'app' in stated ? startOfApp(stated.app) : stated.request.span.start;
}

/** True for what a code lens hands over; a palette and a key hand over nothing. */
export function isAddress(given: unknown): given is AppAddress {
  const { uri, offset } = (given ?? {}) as Partial<Record<keyof AppAddress, unknown>>;
  return typeof uri === 'string' && typeof offset === 'number';
}

/** The app at an address, else the one of the current file, else the one that is picked of several. */
export async function findApp(
  lens: EntraLens,
  address?: AppAddress,
): Promise<StatedApp | 'none' | undefined> {
  const document = address
    ? await vscode.workspace.openTextDocument(vscode.Uri.parse(address.uri))
    : vscode.window.activeTextEditor?.document;
  if (!document) return 'none';
  await lens.prepare(lensDocument(document));
  const apps = testableApps(lens.factsIn(lensDocument(document)));
  const addressed = apps.find((app) => address !== undefined && startOfApp(app) === address.offset);
  if (apps.length === 0) return 'none';
  const app = addressed ?? (apps.length === 1 ? apps[0] : await pickApp(apps, document));
  return app && { app, document };
}

async function pickApp(apps: readonly App[], document: vscode.TextDocument): Promise<App | undefined> {
  const items = apps.map((app) => {
    const id = app.clientId?.value;
    return {
      label: app.group || vscode.l10n.t('App'),
      description: id?.kind === 'guid' ? id.guid : '',
      detail: vscode.l10n.t('Line {0}', document.positionAt(startOfApp(app)).line + 1),
      app,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Test Token Request'),
    placeHolder: vscode.l10n.t('Which app?'),
  });
  return picked?.app;
}
