import * as vscode from 'vscode';
import { type EntraLens, explain, loadKnowledge, supportCopy, toMarkdown } from '../index.ts';
import { copyAsCurl } from '../tokens/curl.ts';
import type { TokenTest } from '../tokens/outcome.ts';
import { outcomeHeadline, outcomeReport } from '../tokens/outcome-report.ts';
import { reportLink } from './evidence-places.ts';
import type { Reports } from './reports.ts';
import type { Stated } from './token-app.ts';
import type { TokenBlame } from './token-blame.ts';

/** What showing an outcome draws on. */
export interface OutcomeDoors {
  readonly lens: EntraLens;
  readonly reports: Reports;
  readonly blame: TokenBlame;
}

/** What can be done with an outcome besides reading it. */
export interface OutcomeAction {
  readonly title: string;
  run(): PromiseLike<unknown>;
}

/** Shows how a token request ended: a report, a message with what can be done next, and a mark on what is to blame. */
export async function showOutcome(
  test: TokenTest,
  stated: Stated | 'none',
  { lens, reports, blame }: OutcomeDoors,
  more: readonly OutcomeAction[] = [],
): Promise<void> {
  const { outcome } = test;
  if (outcome.kind === 'cancelled') return;
  const knowledge = await loadKnowledge();
  const now = Math.floor(Date.now() / 1000);
  const blocks = outcomeReport(test, knowledge, now, { files: lens, showPlace: reportLink });
  await reports.show(`${vscode.l10n.t('Token request')}.md`, 'markdown', toMarkdown(blocks));
  if (stated !== 'none') blame.clear(stated.document.uri);
  const explanation = outcome.kind === 'refused' ? explain(outcome.description, knowledge, lens) : undefined;
  const location =
    explanation && stated !== 'none' ? blame.show(stated, explanation, test.exchange) : undefined;
  const actions: readonly OutcomeAction[] = [
    ...more,
    ...(location
      ? [
          {
            title: vscode.l10n.t('Show the Line'),
            run: () => vscode.window.showTextDocument(location.uri, { selection: location.range }),
          },
        ]
      : []),
    ...curlAction(test),
    ...(explanation ? [copyAction(vscode.l10n.t('Copy for Support'), () => supportCopy(explanation))] : []),
  ];
  // Not awaited: the message stays until it is dismissed, the command is done.
  void offer(outcomeHeadline(outcome), outcome.kind === 'token', actions);
}

function curlAction({ exchange }: TokenTest): readonly OutcomeAction[] {
  return exchange ? [copyAction(vscode.l10n.t('Copy as curl'), () => copyAsCurl(exchange))] : [];
}

function copyAction(title: string, textOf: () => string): OutcomeAction {
  return { title, run: () => vscode.env.clipboard.writeText(textOf()) };
}

async function offer(message: string, isGood: boolean, actions: readonly OutcomeAction[]): Promise<void> {
  const titles = actions.map(({ title }) => title);
  const answer = isGood
    ? await vscode.window.showInformationMessage(message, ...titles)
    : await vscode.window.showErrorMessage(message, ...titles);
  await actions.find(({ title }) => title === answer)?.run();
}
