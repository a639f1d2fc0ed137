import * as vscode from 'vscode';
import { loadKnowledge, paragraph, toMarkdown } from '../index.ts';
import { eachAtMost } from '../tokens/at-most.ts';
import type { TokenTest } from '../tokens/outcome.ts';
import type { TokenProfile } from '../tokens/profile.ts';
import { type PlannedApp, planTests, type TestPlan } from '../tokens/test-plan.ts';
import { type TestedApp, testTable } from '../tokens/test-table.ts';
import { readUrl } from '../tokens/url.ts';
import { planApps } from './app-plans.ts';
import { wantsWorkspaceIndex } from './settings.ts';
import type { TokenTestDoors } from './test-token-request.ts';

/** So many requests are under way at a time: Entra throttles who asks for more. */
const AT_A_TIME = 4;

const openOnly = () =>
  paragraph(
    vscode.l10n.t(
      'Only files that are open were looked at, for the setting {0} is off.',
      'aadstsLens.workspaceIndex',
    ),
  );

/**
 * `Test Token Requests of All Apps`: one request for each app that the files of the workspace state, and one table of how
 * they ended. Asks for nothing but the consent to hosts that are not known.
 */
export function testAllApps(doors: TokenTestDoors) {
  return async (): Promise<void> => {
    const { lens, sender, reports } = doors;
    if (!(await sender.isAllowed())) return;
    const apps = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading the settings of all apps') },
      () => planApps(doors),
    );
    const plan = planTests(apps);
    const refused = new Set<string>();
    for (const host of plan.hosts) if (!(await sender.mayAsk(host))) refused.add(host);
    const tests = await sendAll(
      plan.profiles.filter((profile) => !refused.has(hostOf(profile))),
      doors,
    );
    if (!tests) return;
    const tested = apps.map((app) => testedApp(app, plan, tests, refused));
    const blocks = [
      ...testTable(tested, await loadKnowledge(), lens),
      ...(wantsWorkspaceIndex() ? [] : [openOnly()]),
    ];
    await reports.show(`${vscode.l10n.t('Token requests of all apps')}.md`, 'markdown', toMarkdown(blocks));
  };
}

type Tests = ReadonlyMap<TokenProfile, TokenTest>;

/** With progress that can be cancelled; undefined when the settings cannot be read, which was said. */
async function sendAll(
  profiles: readonly TokenProfile[],
  { sender }: TokenTestDoors,
): Promise<Tests | undefined> {
  const options = await sender.options();
  if (!options) return undefined;
  const title = vscode.l10n.t('Asking for tokens');
  const progress = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(progress, (shown, cancellation) => {
    const controller = new AbortController();
    const { signal } = controller;
    cancellation.onCancellationRequested(() => controller.abort());
    let done = 0;
    const act = async (profile: TokenProfile) => {
      const test = await sender.quietly(profile, { ...options, signal });
      done++;
      shown.report({
        message: vscode.l10n.t('{0} of {1}', done, profiles.length),
        increment: 100 / profiles.length,
      });
      return test;
    };
    return eachAtMost(AT_A_TIME, profiles, act, () => !signal.aborted);
  });
}

function testedApp(app: PlannedApp, plan: TestPlan, tests: Tests, refused: ReadonlySet<string>): TestedApp {
  const profile = plan.profileOf(app);
  if (!profile) return { app };
  const host = hostOf(profile);
  if (refused.has(host)) return { app, withheld: vscode.l10n.t('You did not agree to ask {0}.', host) };
  const outcome = tests.get(profile)?.outcome;
  return outcome ? { app, outcome } : { app };
}

/** In lower case; empty for what is no address, which is not sent to. */
function hostOf({ authority }: TokenProfile): string {
  return readUrl(authority)?.host ?? '';
}
