import * as vscode from 'vscode';
import { cloudOf } from '../index.ts';
import type { TokenTest } from '../tokens/outcome.ts';
import type { TokenProfile } from '../tokens/profile.ts';
import { isLoopback } from '../tokens/url.ts';
import type { WrittenRequest } from '../tokens/written-request.ts';
import { tokenTestSettings } from './settings.ts';

/** What the user has to do to approve a device: RFC 8628, section 3.2. */
export interface DeviceCode {
  readonly userCode: string;
  readonly verificationUri: string;
}

export interface SendingOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** PEM. */
  readonly certificateAuthorities: readonly string[];
}

/** Sends requests: given by the entry point, for not every host of VS Code can. */
export interface Requests {
  token(
    profile: TokenProfile,
    options: SendingOptions & { readonly onDeviceCode: (code: DeviceCode) => void },
  ): Promise<TokenTest>;
  written(
    request: WrittenRequest,
    options: SendingOptions & { readonly hasConsent: boolean },
  ): Promise<TokenTest>;
}

/** Sends what the user asked for, and nothing to a host that the user knows nothing of. */
export interface TokenSender {
  /** False, and said so, where nothing may be sent: in a workspace that is not trusted. */
  isAllowed(): Promise<boolean>;
  /** Asks once for each host that is neither of a Microsoft cloud nor this machine. */
  mayAsk(host: string): Promise<boolean>;
  /** With progress that can be cancelled. Undefined when it cannot be sent, which was said. */
  request(profile: TokenProfile): Promise<TokenTest | undefined>;
  written(request: WrittenRequest): Promise<TokenTest | undefined>;
  /** Without progress of its own, for many at once. The host must have been agreed to. */
  quietly(profile: TokenProfile, options: SendingOptions): Promise<TokenTest>;
  /** The settings of a test; undefined, and said so, when a file they name cannot be read. */
  options(): Promise<Omit<SendingOptions, 'signal'> | undefined>;
}

/** `ownAuthorities` are trusted besides those of the settings (PEM): that of the local token endpoint, while it runs. */
export function createTokenSender(
  requests: Requests,
  consents: vscode.Memento,
  ownAuthorities: () => readonly string[] = () => [],
): TokenSender {
  const readOptions = async () => {
    const options = await optionsOfSettings();
    const certificateAuthorities = [...(options?.certificateAuthorities ?? []), ...ownAuthorities()];
    return options && { ...options, certificateAuthorities };
  };
  const mayAsk = (host: string) => askForConsent(host, consents);
  const send = async (title: string, act: (options: SendingOptions) => Promise<TokenTest>) => {
    const options = await readOptions();
    return options && withProgress(title, (signal) => act({ ...options, signal }));
  };
  return {
    isAllowed,
    mayAsk,
    options: readOptions,
    request: (profile) =>
      send(vscode.l10n.t('Asking for a token'), (options) =>
        requests.token(profile, { ...options, onDeviceCode: (code) => void showDeviceCode(code) }),
      ),
    written: (request) =>
      // Who was not agreed to was refused before.
      send(vscode.l10n.t('Sending the request'), (options) =>
        requests.written(request, { ...options, hasConsent: true }),
      ),
    quietly: (profile, options) => requests.token(profile, { ...options, onDeviceCode: () => {} }),
  };
}

async function isAllowed(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  await vscode.window.showWarningMessage(
    vscode.l10n.t('Token requests are sent from trusted workspaces only. Trust this workspace first.'),
  );
  return false;
}

async function askForConsent(host: string, consents: vscode.Memento): Promise<boolean> {
  const hostname = host.replace(/:\d+$/, '').toLowerCase();
  if (cloudOf(hostname) || isLoopback(hostname)) return true;
  const key = `consent:${hostname}`;
  if (consents.get(key) === true) return true;
  const send = vscode.l10n.t('Send the Credential There');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} is not a sign-in host of any Microsoft cloud.', hostname),
    {
      modal: true,
      detail: vscode.l10n.t('The credential would be sent to it. Go on only if you know this host.'),
    },
    send,
  );
  if (answer !== send) return false;
  await consents.update(key, true);
  return true;
}

async function optionsOfSettings(): Promise<Omit<SendingOptions, 'signal'> | undefined> {
  const { timeoutSeconds, certificateAuthorities } = tokenTestSettings();
  const authorities = await readAuthorities(certificateAuthorities);
  return authorities && { timeoutMs: timeoutSeconds * 1000, certificateAuthorities: authorities };
}

function withProgress(title: string, act: (signal: AbortSignal) => Promise<TokenTest>): Thenable<TokenTest> {
  const progress = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(progress, async (_, cancellation) => {
    const controller = new AbortController();
    cancellation.onCancellationRequested(() => controller.abort());
    return act(controller.signal);
  });
}

/** The code goes to the clipboard before the page opens, where it has to be typed. */
async function showDeviceCode({ userCode, verificationUri }: DeviceCode): Promise<void> {
  const open = vscode.l10n.t('Copy the Code and Open the Page');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Sign in at {0} with the code {1}. The test waits for it.', verificationUri, userCode),
    open,
  );
  if (answer !== open) return;
  await vscode.env.clipboard.writeText(userCode);
  await vscode.env.openExternal(vscode.Uri.parse(verificationUri));
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
        vscode.l10n.t(
          'The file {0}, named by {1}, cannot be read.',
          file,
          'aadstsLens.tokenTest.certificateAuthorities',
        ),
      );
      return undefined;
    }
  }
  return authorities;
}
