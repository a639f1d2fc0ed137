import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import { copyAsCurl } from '../tokens/curl.ts';
import type { Exchange } from '../tokens/exchange.ts';
import { redactor, SHOWN_SECRET } from '../tokens/redact.ts';
import { Secret } from '../tokens/secret.ts';
import { secretsIn, shownRequest } from '../tokens/sent-request.ts';
import { unsentExchange } from '../tokens/unsent-request.ts';
import { missingIn, requestFrom } from '../tokens/written-draft.ts';
import { headersOf, writtenRequestProblem } from '../tokens/written-request.ts';
import { notSent } from './not-sent.ts';
import { findDraft } from './send-as-written.ts';
import { findApp, isAddress } from './token-app.ts';
import { askForRedirectUri, completeNames, draftOf, scopesFor } from './token-profile.ts';
import { chooseWay } from './token-ways.ts';
import { findValues } from './written-values.ts';

/**
 * `Test Token Request` where nothing can be sent: says why, and offers the request of the app as a curl command. Asks for
 * what the settings leave open, but for no secret: those stay variables. `picksWay` asks how even where the settings show it.
 */
export function copyTokenRequest(lens: EntraLens, picksWay = false) {
  return async (address?: unknown): Promise<void> => {
    const stated = await findApp(lens, isAddress(address) ? address : undefined);
    if (!stated || !(await isWanted())) return;
    const chosen = await chooseWay(stated, picksWay);
    if (!chosen) return;
    const { way, origin } = chosen;
    const draft = draftOf(stated, lens, origin);
    const names = await completeNames(draft, way);
    const redirectUri = names && way.grant === 'authorization-code' ? await askForRedirectUri() : '';
    if (!names || redirectUri === undefined) return;
    const scopes = await scopesFor(way.grant, draft.scope);
    if (!scopes) return;
    const secrets = draft.clientSecret ? [draft.clientSecret] : [];
    await copy(unsentExchange({ ...names, ...way, scopes, redirectUri }, secrets));
  };
}

/** Where nothing can be sent, files are not those of this machine, whose links lead about on it. */
const NO_LINKS = { isOwn: async () => true };

/** `Send Token Request as Written` where nothing can be sent: the same for a request that the file makes. */
export function copyWrittenRequest(lens: EntraLens) {
  return async (address?: unknown): Promise<void> => {
    const found = await findDraft(lens, address);
    if (!found || !(await isWanted())) return;
    const { stated, draft } = found;
    if (draft.kind === 'not-writable') return tell(draft.message);
    const open = missingIn(draft).filter(({ isSecret }) => isSecret);
    const masks = new Map(open.map(({ name }) => [name, new Secret(SHOWN_SECRET)]));
    const values = await findValues(draft, stated.document, { lens, files: NO_LINKS }, masks);
    const request = values && requestFrom(draft, values);
    if (!request) return;
    const problem = writtenRequestProblem(request, true);
    const target = request.url.reveal();
    if (problem !== undefined || !URL.canParse(target))
      return tell(problem ?? vscode.l10n.t('The address of the request is none that can be asked.'));
    const sent = { url: new URL(target), headers: headersOf(request), body: request.body.reveal() };
    await copy(shownRequest({ ...sent, method: 'POST' }, redactor(secretsIn(sent))));
  };
}

async function isWanted(): Promise<boolean> {
  const copyIt = vscode.l10n.t('Copy as curl');
  return (await vscode.window.showWarningMessage(notSent(), copyIt)) === copyIt;
}

async function tell(message: string): Promise<void> {
  await vscode.window.showErrorMessage(message);
}

async function copy(exchange: Exchange): Promise<void> {
  const command = copyAsCurl(exchange);
  await vscode.env.clipboard.writeText(command);
  const variables = new Set(command.match(/\$[A-Z][A-Z0-9_]+/g) ?? []);
  const left = [...variables].join(', ');
  void vscode.window.showInformationMessage(
    left === ''
      ? vscode.l10n.t('The curl command is in the clipboard.')
      : vscode.l10n.t(
          'The curl command is in the clipboard. It takes from the environment of the shell: {0}.',
          left,
        ),
  );
}
