import * as vscode from 'vscode';
import type { Verification } from '../tokens/verify.ts';
import { type Copied, type PanelAnswer, type PanelRequest, readRequest } from '../webview/messages.ts';
import { columnOfReports, TOKEN_PANEL } from './reports.ts';
import { pageRoots, tokenPage } from './token-page.ts';
import {
  type Comparison,
  copyOf,
  panelState,
  selectedText,
  selectToken,
  type TokenSession,
} from './token-session.ts';
import { tokenWords } from './token-words.ts';

/** The one panel that shows tokens. */
export interface TokenPanel {
  /** Shows the tokens in these texts, the first of them first. */
  show(texts: readonly string[]): void;
  /** Shows what was found of a client assertion. */
  showAssertion(text: string, compared: Comparison): void;
}

/** What only some hosts can do. */
export interface TokenTools {
  /** Asks for a certificate, and compares the client assertion with it. Undefined when none was picked. */
  readonly compare?: (text: string) => Promise<Comparison | undefined>;
  /** Verifies the token with a certificate of the workspace, asking nobody. Undefined where it names none of them. */
  readonly verifyWithWorkspace?: (text: string) => Promise<Verification | undefined>;
  /** Verifies the token with the keys of its issuer. Undefined when nothing came of it. */
  readonly verifyWithIssuer?: (text: string) => Promise<Verification | undefined>;
  /** True where `Build Client Assertion` is there and may be run. */
  readonly canBuild: () => boolean;
}

/**
 * Makes the panel, which appears when it is first shown something. Nothing of it is written to disk: no serializer is
 * registered, so VS Code does not bring it back after a restart.
 */
export function createTokenPanel(extension: vscode.Uri, tools: TokenTools): TokenPanel {
  let open: OpenPanel | undefined;
  const start = (session: TokenSession): void => {
    // One that is moved becomes a preview, which the next file would replace.
    if (open && coversEditor(open.panel.viewColumn)) open.panel.dispose();
    if (open) {
      open.panel.reveal();
      void present(open, session, tools, isOpen(open));
      return;
    }
    const opened: OpenPanel = { panel: openPanel(extension), session };
    open = opened;
    opened.panel.onDidDispose(() => {
      if (open === opened) open = undefined;
    });
    opened.panel.webview.onDidReceiveMessage(async (message: unknown) => {
      const request = readRequest(message);
      if (request) await comply(opened, request, tools, isOpen(opened));
    });
  };
  const isOpen = (opened: OpenPanel) => () => open === opened;
  return {
    show: (texts) => start({ texts, selected: 0, asClientAssertion: false }),
    showAssertion: (text, compared) =>
      start({ texts: [text], selected: 0, asClientAssertion: true, compared }),
  };
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  session: TokenSession;
}

async function comply(
  opened: OpenPanel,
  request: PanelRequest,
  tools: TokenTools,
  isOpen: () => boolean,
): Promise<void> {
  const asked = opened.session;
  const done = await answer(asked, request, tools);
  // Another token may have been shown while a certificate was looked for.
  if (!done || !isOpen() || opened.session !== asked) return;
  if (done.kind === 'session') await present(opened, done.session, tools, isOpen);
  else await tell(opened.panel, done);
}

/** Shows it at once, and again when a certificate of the workspace has told of its signature. */
async function present(
  opened: OpenPanel,
  session: TokenSession,
  tools: TokenTools,
  isOpen: () => boolean,
): Promise<void> {
  opened.session = session;
  await tell(opened.panel, stateAnswer(session, tools));
  if (session.verification || session.compared) return;
  const verification = await tools.verifyWithWorkspace?.(selectedText(session));
  if (!verification || !isOpen() || opened.session !== session) return;
  opened.session = { ...session, verification };
  await tell(opened.panel, stateAnswer(opened.session, tools));
}

function openPanel(extension: vscode.Uri): vscode.WebviewPanel {
  const column = columnOfReports();
  const panel = vscode.window.createWebviewPanel(
    TOKEN_PANEL,
    vscode.l10n.t('Decoded token'),
    column === undefined || coversEditor(column) ? vscode.ViewColumn.Beside : column,
    { enableScripts: true, enableFindWidget: true, localResourceRoots: pageRoots(extension) },
  );
  panel.webview.html = tokenPage(panel.webview, extension);
  return panel;
}

/** Where the panel would hide the text that the token was taken from. */
function coversEditor(column: vscode.ViewColumn | undefined): boolean {
  return column !== undefined && column === vscode.window.activeTextEditor?.viewColumn;
}

type Done =
  | { readonly kind: 'session'; readonly session: TokenSession }
  | Extract<PanelAnswer, { readonly kind: 'notice' }>
  | undefined;

async function answer(session: TokenSession, request: PanelRequest, tools: TokenTools): Promise<Done> {
  switch (request.kind) {
    case 'ready':
      return { kind: 'session', session };
    case 'select':
      return { kind: 'session', session: selectToken(session, request.index) };
    case 'judge': {
      const { texts, selected } = session;
      return { kind: 'session', session: { texts, selected, asClientAssertion: request.asClientAssertion } };
    }
    case 'copy':
      return copy(session, request.what);
    case 'explain':
      await vscode.commands.executeCommand('aadstsLens.explainError', `AADSTS${request.code}`);
      return undefined;
    case 'build':
      if (tools.canBuild()) await vscode.commands.executeCommand('aadstsLens.buildClientAssertion');
      return undefined;
    case 'verify': {
      const compared = await tools.compare?.(selectedText(session));
      return compared && { kind: 'session', session: { ...session, compared } };
    }
    case 'verify-issuer': {
      const verification = await tools.verifyWithIssuer?.(selectedText(session));
      return verification && { kind: 'session', session: { ...session, verification } };
    }
  }
}

async function copy(session: TokenSession, what: Copied): Promise<Done> {
  const text = copyOf(session, what, secondsNow());
  if (text === undefined) return undefined;
  await vscode.env.clipboard.writeText(text);
  return { kind: 'notice', text: noticeOf(what) };
}

function noticeOf(what: Copied): string {
  switch (what) {
    case 'header':
      return vscode.l10n.t('The header was copied as JSON.');
    case 'claims':
      return vscode.l10n.t('The claims were copied as JSON.');
    case 'unsigned':
      return vscode.l10n.t(
        'Copied without the signature: it opens nothing. The claims still name people, apps and tenants.',
      );
  }
}

function stateAnswer(session: TokenSession, tools: TokenTools): PanelAnswer {
  const { compare, verifyWithIssuer, canBuild } = tools;
  const offers = {
    build: canBuild(),
    verify: compare !== undefined,
    issuerKeys: verifyWithIssuer !== undefined,
  };
  return { kind: 'show', state: panelState(session, secondsNow(), { offers, words: tokenWords() }) };
}

function tell({ webview }: vscode.WebviewPanel, message: PanelAnswer): Thenable<boolean> {
  return webview.postMessage(message);
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
