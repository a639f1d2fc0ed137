import * as vscode from 'vscode';
import { type App, cloudOf, type EntraLens, loadKnowledge, toMarkdown } from '../index.ts';
import { draftTokenRequest, profileOf, type TokenDraft } from '../tokens/draft.ts';
import type { TokenTest } from '../tokens/outcome.ts';
import { outcomeHeadline, outcomeReport } from '../tokens/outcome-report.ts';
import type { TokenProfile } from '../tokens/profile.ts';
import { Secret } from '../tokens/secret.ts';
import { lensDocument } from './documents.ts';
import type { Reports } from './reports.ts';
import { tokenTestSettings } from './settings.ts';

/** Sends a token request: given by the entry point, for not every host of VS Code can. */
export type RequestToken = (
  profile: TokenProfile,
  options: { signal: AbortSignal; timeoutMs: number; certificateAuthorities: readonly string[] },
) => Promise<TokenTest>;

/**
 * `Test Token Request`: takes the app of the current file, asks for what is missing, sends one request and
 * explains the answer. Nothing of it is kept.
 */
export function testTokenRequest(
  lens: EntraLens,
  reports: Reports,
  consents: vscode.Memento,
  requestToken: RequestToken,
) {
  return async (): Promise<void> => {
    if (!vscode.workspace.isTrusted) {
      await vscode.window.showWarningMessage(
        'Token requests are sent from trusted workspaces only. Trust this workspace first.',
      );
      return;
    }
    const draft = await draftFromEditor(lens);
    const complete = draft && (await askForMissing(draft));
    if (!complete || !(await mayAsk(complete.origin, consents))) return;
    const test = await sendWithProgress(profileOf(complete), requestToken);
    if (test) await showOutcome(test, reports);
  };
}

/** Undefined when the user picked none of several apps. */
async function draftFromEditor(lens: EntraLens): Promise<TokenDraft | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await lens.prepare(lensDocument(document));
  const facts = document ? lens.factsIn(lensDocument(document)) : [];
  const apps = facts.filter((fact) => fact.kind === 'app');
  const nothing: App = { kind: 'app', group: '', isLocalFile: false };
  if (!document || apps.length === 0) return draftTokenRequest(nothing, () => undefined);
  const app = apps.length === 1 ? apps[0] : await pickApp(apps, document);
  return app && draftTokenRequest(app, (place) => lens.valueAt(lensDocument(document), place));
}

async function pickApp(apps: readonly App[], document: vscode.TextDocument): Promise<App | undefined> {
  const items = apps.map((app) => {
    const stated = app.clientSecret ?? app.clientId ?? app.tenant;
    const line = stated ? document.positionAt(stated.place.span.start).line + 1 : 1;
    const id = app.clientId?.value;
    return {
      label: app.group || 'App',
      description: id?.kind === 'guid' ? id.guid : '',
      detail: `Line ${line}`,
      app,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Test Token Request',
    placeHolder: 'Which app?',
  });
  return picked?.app;
}

/** Undefined as soon as one question is dismissed. */
async function askForMissing(draft: TokenDraft): Promise<Required<TokenDraft> | undefined> {
  const tenant = draft.tenant ?? (await ask('Tenant', 'Directory (tenant) ID, or a domain of the tenant'));
  if (!tenant) return undefined;
  const clientId = draft.clientId ?? (await ask('Client ID', 'Application (client) ID'));
  if (!clientId) return undefined;
  const clientSecret = draft.clientSecret ?? (await askForSecret());
  return clientSecret && { ...draft, tenant, clientId, clientSecret };
}

function ask(title: string, prompt: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: `Test Token Request: ${title}`, prompt, ignoreFocusOut: true });
}

async function askForSecret(): Promise<Secret | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Test Token Request: Client secret',
    prompt: 'The secret’s value. It is sent to the token endpoint only and not kept.',
    password: true,
    ignoreFocusOut: true,
  });
  return text ? new Secret(text) : undefined;
}

/** A host that is neither a Microsoft cloud nor this machine needs the user's word, once. */
async function mayAsk(origin: string, consents: vscode.Memento): Promise<boolean> {
  const { hostname } = new URL(origin);
  if (cloudOf(hostname) || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return true;
  const key = `consent:${hostname}`;
  if (consents.get(key) === true) return true;
  const send = 'Send the Credential There';
  const answer = await vscode.window.showWarningMessage(
    `${hostname} is not a sign-in host of any Microsoft cloud.`,
    { modal: true, detail: 'The client secret would be sent to it. Go on only if you know this host.' },
    send,
  );
  if (answer !== send) return false;
  await consents.update(key, true);
  return true;
}

async function sendWithProgress(
  profile: TokenProfile,
  requestToken: RequestToken,
): Promise<TokenTest | undefined> {
  const { timeoutSeconds, certificateAuthorities } = tokenTestSettings();
  const authorities = await readAuthorities(certificateAuthorities);
  if (!authorities) return undefined;
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: 'Asking for a token',
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_, cancellation) => {
    const controller = new AbortController();
    cancellation.onCancellationRequested(() => controller.abort());
    return requestToken(profile, {
      signal: controller.signal,
      timeoutMs: timeoutSeconds * 1000,
      certificateAuthorities: authorities,
    });
  });
}

/** The certificates of the files; undefined, and said so, when one cannot be read. */
async function readAuthorities(files: readonly string[]): Promise<readonly string[] | undefined> {
  const authorities: string[] = [];
  for (const file of files) {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(file));
      authorities.push(new TextDecoder().decode(bytes));
    } catch {
      await vscode.window.showErrorMessage(
        `The file ${file}, named by aadstsLens.tokenTest.certificateAuthorities, cannot be read.`,
      );
      return undefined;
    }
  }
  return authorities;
}

async function showOutcome(test: TokenTest, reports: Reports): Promise<void> {
  if (test.outcome.kind === 'cancelled') return;
  const knowledge = await loadKnowledge();
  const now = Math.floor(Date.now() / 1000);
  await reports.show('Token request.md', 'markdown', toMarkdown(outcomeReport(test, knowledge, now)));
  const headline = outcomeHeadline(test.outcome);
  // Not awaited: the message stays until it is dismissed, the command is done.
  void (test.outcome.kind === 'token'
    ? vscode.window.showInformationMessage(headline)
    : vscode.window.showErrorMessage(headline));
}
