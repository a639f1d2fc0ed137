import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import type { SendingHost, TokenRequests } from './host.ts';
import type { LastTests } from './last-tests.ts';
import { type Commands, registerCommand } from './lazy-commands.ts';
import { createLocalEndpoint } from './local-endpoint.ts';
import { notSent } from './not-sent.ts';
import type { Reports } from './reports.ts';
import type { TokenTestDoors } from './test-token-request.ts';
import { createTokenBlame } from './token-blame.ts';
import type { Requests } from './token-sender.ts';
import { testLocally } from './walkthrough.ts';

export interface TokenCommandsOptions {
  readonly lens: EntraLens;
  readonly reports: Reports;
  readonly context: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>;
  readonly tests: LastTests;
}

/** The commands about token requests, each with what it does on the host. Their code is loaded with the first of them. */
export function registerTokenCommands(
  options: TokenCommandsOptions & { readonly tokenRequests: TokenRequests },
): vscode.Disposable {
  const { tokenRequests } = options;
  const isSent = tokenRequests.kind === 'sent';
  void vscode.commands.executeCommand('setContext', 'aadstsLens.sendsNothing', !isSent);
  return isSent ? registerSending(options, tokenRequests) : registerWithoutSending(options);
}

function registerSending(
  { lens, reports, context, tests }: TokenCommandsOptions,
  { requests, files, endpoint: program }: SendingHost,
): vscode.Disposable {
  const blame = createTokenBlame();
  const endpoint = createLocalEndpoint(reports, program);
  const keptOf = ({ createKeptSecrets }: Commands) => createKeptSecrets(context.secrets, context.globalState);
  const doorsOf = (commands: Commands): TokenTestDoors => ({
    lens,
    reports,
    blame,
    files,
    kept: keptOf(commands),
    sender: commands.createTokenSender(noting(requests, tests), context.globalState, endpoint.certificates),
  });
  return vscode.Disposable.from(
    blame,
    endpoint,
    register({
      startEmulator: () => endpoint.start,
      stopEmulator: () => endpoint.stop,
      testTokenRequest: (commands) => commands.testTokenRequest(doorsOf(commands)),
      testTokenRequestAnotherWay: (commands) => commands.testTokenRequest(doorsOf(commands), true),
      testAllApps: (commands) => commands.testAllApps(doorsOf(commands)),
      sendAsWritten: (commands) => commands.sendAsWritten(doorsOf(commands)),
      manageKeptSecrets: (commands) => commands.manageKeptSecrets(keptOf(commands)),
      'try.test': () => () => testLocally(endpoint),
    }),
  );
}

/** Sends, and remembers how it ended. */
function noting(requests: Requests, tests: LastTests): Requests {
  return {
    ...requests,
    async token(profile, options) {
      const test = await requests.token(profile, options);
      tests.note(profile, test.outcome);
      return test;
    },
  };
}

function registerWithoutSending({ lens }: TokenCommandsOptions): vscode.Disposable {
  const tell = (why: () => string) => () => async () => void vscode.window.showWarningMessage(why());
  return register({
    startEmulator: tell(() =>
      vscode.l10n.t(
        'A browser cannot listen for requests: the local token endpoint needs VS Code on a computer.',
      ),
    ),
    stopEmulator: tell(() => vscode.l10n.t('No local token endpoint runs here.')),
    testTokenRequest: (commands) => commands.copyTokenRequest(lens),
    testTokenRequestAnotherWay: (commands) => commands.copyTokenRequest(lens, true),
    testAllApps: tell(notSent),
    sendAsWritten: (commands) => commands.copyWrittenRequest(lens),
    manageKeptSecrets: tell(() =>
      vscode.l10n.t('Secrets are kept after token tests only, and none is sent from here.'),
    ),
    'try.test': tell(notSent),
  });
}

type Command = Parameters<typeof registerCommand>[1];

/** A name that package.json lists, or a step of the walkthrough, and what the command does. */
type TokenCommands = Readonly<
  Record<
    | 'startEmulator'
    | 'stopEmulator'
    | 'testTokenRequest'
    | 'testTokenRequestAnotherWay'
    | 'testAllApps'
    | 'sendAsWritten'
    | 'manageKeptSecrets'
    | 'try.test',
    Command
  >
>;

function register(commands: TokenCommands): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, command]) => registerCommand(name, command)),
  );
}
