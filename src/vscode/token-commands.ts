import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import type { ReadCertificates } from './certificate-files.ts';
import type { LastTests } from './last-tests.ts';
import { type Commands, registerCommand } from './lazy-commands.ts';
import type { LocalEndpoint } from './local-endpoint.ts';
import type { Reports } from './reports.ts';
import type { TokenTestDoors } from './test-token-request.ts';
import { createTokenBlame } from './token-blame.ts';
import type { Requests } from './token-sender.ts';

export interface TokenCommandsOptions {
  readonly lens: EntraLens;
  readonly reports: Reports;
  readonly context: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>;
  readonly readCertificates: ReadCertificates;
  readonly tests: LastTests;
  readonly endpoint: LocalEndpoint;
}

/** The commands that send token requests. Their code is loaded with the first of them. */
export function registerTokenCommands(options: TokenCommandsOptions): vscode.Disposable {
  const { lens, reports, context, readCertificates, tests, endpoint } = options;
  const blame = createTokenBlame();
  const keptOf = ({ createKeptSecrets }: Commands) => createKeptSecrets(context.secrets, context.globalState);
  const doorsOf = (commands: Commands): TokenTestDoors => ({
    lens,
    reports,
    blame,
    readCertificates,
    credentialOf,
    kept: keptOf(commands),
    sender: commands.createTokenSender(noting(tests), context.globalState, endpoint.certificates),
  });
  return vscode.Disposable.from(
    blame,
    vscode.commands.registerCommand('aadstsLens.startEmulator', endpoint.start),
    vscode.commands.registerCommand('aadstsLens.stopEmulator', endpoint.stop),
    registerCommand('testTokenRequest', (commands) => commands.testTokenRequest(doorsOf(commands))),
    registerCommand('testTokenRequestAnotherWay', (commands) =>
      commands.testTokenRequest(doorsOf(commands), true),
    ),
    registerCommand('testAllApps', (commands) => commands.testAllApps(doorsOf(commands))),
    registerCommand('sendAsWritten', (commands) => commands.sendAsWritten(doorsOf(commands))),
    registerCommand('manageKeptSecrets', (commands) => commands.manageKeptSecrets(keptOf(commands))),
  );
}

/** Sends, and remembers how it ended. */
const noting = (tests: LastTests): Requests => ({
  async token(profile, options) {
    const { requestToken } = await import('../node/msal.ts');
    const test = await requestToken(profile, options);
    tests.note(profile, test.outcome);
    return test;
  },
  async written(request, options) {
    const { sendAsWritten } = await import('../node/send-as-written.ts');
    return sendAsWritten(request, options);
  },
});

const credentialOf: TokenTestDoors['credentialOf'] = async (file) => {
  const { certificateCredential } = await import('../node/certificate-credential.ts');
  return certificateCredential(file);
};
