import * as vscode from 'vscode';
import type { Emulator } from '../emulator/emulator.ts';
import type { Reports } from './reports.ts';

const STOP = 'aadstsLens.stopEmulator';
const RUNNING = 'aadstsLens.isEmulatorRunning';

/** The local token endpoint of this window. */
export interface LocalEndpoint extends vscode.Disposable {
  /** Starts it where it does not run, and shows its address with the settings that work there. */
  start(): Promise<void>;
  /** Starts it where it does not run, and gives settings that work there (dotenv). Undefined, and said so, when it does not start. */
  settings(): Promise<string | undefined>;
  stop(): Promise<void>;
  /** PEM of its certificate, which token tests trust while it runs; empty when it does not. */
  readonly certificates: () => readonly string[];
}

/** Runs local token endpoints. Given by the entry point: not every host can listen. Its code is loaded on demand. */
export interface EndpointProgram {
  start(): Promise<Emulator>;
  /** The settings that work there, and what it knows, as text. */
  print(emulator: Emulator): Promise<{ readonly settings: string; readonly directory: string }>;
}

/** A local token endpoint that starts on demand. */
export function createLocalEndpoint(reports: Reports, program: EndpointProgram): LocalEndpoint {
  let running: Promise<Emulator> | undefined;
  let certificates: readonly string[] = [];
  let item: vscode.StatusBarItem | undefined;

  const stop = async () => {
    const stopping = running;
    running = undefined;
    certificates = [];
    item?.dispose();
    item = undefined;
    await vscode.commands.executeCommand('setContext', RUNNING, false);
    await (await stopping?.catch(() => undefined))?.close();
  };
  const begin = async (): Promise<Emulator | undefined> => {
    if (!vscode.workspace.isTrusted) {
      await vscode.window.showWarningMessage(
        vscode.l10n.t('The local token endpoint runs in trusted workspaces only.'),
      );
      return undefined;
    }
    running ??= program.start();
    const starting = running;
    try {
      const emulator = await starting;
      // It may have been stopped meanwhile.
      if (running !== starting) return undefined;
      certificates = [emulator.certificate];
      item ??= createItem(emulator);
      await vscode.commands.executeCommand('setContext', RUNNING, true);
      return emulator;
    } catch (error) {
      if (running === starting) running = undefined;
      const code = (error as { readonly code?: string }).code ?? vscode.l10n.t('an unknown error');
      await vscode.window.showErrorMessage(
        vscode.l10n.t('The local token endpoint could not be started ({0}).', code),
      );
      return undefined;
    }
  };
  const start = async () => {
    const emulator = await begin();
    if (emulator)
      await reports.show(
        `${vscode.l10n.t('Local token endpoint')}.md`,
        'markdown',
        await describe(emulator, program),
      );
  };
  const settings = async () => {
    const emulator = await begin();
    return emulator && (await program.print(emulator)).settings;
  };
  return { start, settings, stop, certificates: () => certificates, dispose: () => void stop() };
}

function createItem({ origin }: Emulator): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('aadstsLens.emulator', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('AADSTS Lens: local token endpoint');
  item.text = `$(server-process) ${vscode.l10n.t('Token endpoint {0}', origin.replace(/^https:\/\//, ''))}`;
  item.tooltip = vscode.l10n.t('The local token endpoint listens at {0}. Select to stop it.', origin);
  item.command = STOP;
  item.show();
  return item;
}

/** The secrets in it open nothing but this endpoint. */
async function describe(emulator: Emulator, program: EndpointProgram): Promise<string> {
  const { settings, directory } = await program.print(emulator);
  return [
    `# ${vscode.l10n.t('Local token endpoint')}`,
    vscode.l10n.t(
      'It answers at {0} as Entra does, until you stop it (in the status bar) or close the window. Its apps and secrets are made up. *Test Token Request* trusts its certificate while it runs.',
      emulator.origin,
    ),
    `## ${vscode.l10n.t('Settings that work')}`,
    `\`\`\`dotenv\n${settings.trimEnd()}\n\`\`\``,
    `## ${vscode.l10n.t('What it knows')}`,
    `\`\`\`text\n${directory.trimEnd()}\n\`\`\``,
    '',
  ].join('\n\n');
}
