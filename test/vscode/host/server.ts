import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './folders.ts';
import { endWithStarter, runCommand, startProcessGroup, waitForOutput } from './processes.ts';
import type { ServerInstall } from './server-install.ts';

export type ServerOptions = {
  readonly install: ServerInstall;
  /** The folder of the extension under development, or a packaged one (`.vsix`), which is installed. */
  readonly extension: string;
  /** A module with `run(): Promise<void>`: every window runs it and tells the page how it went. Without it, windows are there to be used. */
  readonly tests?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** With it a window opens in Restricted Mode, until its folder is trusted. Off by default: every folder is. */
  readonly workspaceTrust?: boolean;
  /** The language that VS Code is shown in; its own texts stay in English. English by default. */
  readonly language?: string;
  /** Settings on top of those that keep the window calm. */
  readonly settings?: Readonly<Record<string, unknown>>;
};

export type RunningServer = {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The address of a window that opens this folder (an absolute path on this machine). */
  readonly address: (folder: string) => string;
  /** Settles when the server has ended, wanted or not, with the reason. */
  readonly ended: Promise<string>;
  /** Ends the server with all its processes and removes its data. */
  readonly stop: () => Promise<void>;
};

const ready = {
  pattern: /Web UI available at http:\/\/[^:]+:(\d+)/,
  seconds: 60,
  name: 'The VS Code server',
};

const calmSettings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * Starts the VS Code server on 127.0.0.1 with fresh data in the OS's temp folder. Who does not know the random token in
 * its addresses is turned away: a server without one would hand a shell to every page open in a browser here.
 *
 * Throws when the server does not come up within a minute, with its last words, or when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  await requireFreePort(options.port ?? 0);
  const data = temporaryFolder('server');
  const token = randomUUID();
  await writeServerData(data.path, token, options);
  const group = startProcessGroup(process.execPath, serverArguments(options, data.path), {
    folder: options.install.folder,
    // No marketplace: what runs here depends on nothing but this machine.
    environment: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  });
  const stop = async () => {
    await group.stop();
    data.remove();
  };
  try {
    const port = Number(await waitForOutput(group, ready));
    const origin = `http://127.0.0.1:${port}`;
    const address = (folder: string) => windowAddress(origin, token, folder, options);
    return { port, origin, address, ended: group.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server itself waits in silence when its port is taken. */
async function requireFreePort(port: number): Promise<void> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw new Error(`VS Code cannot use port ${port}. Choose another one.`, { cause: error });
  }
  probe.close();
  await once(probe, 'close');
}

async function writeServerData(dataFolder: string, token: string, options: ServerOptions): Promise<void> {
  const settings = JSON.stringify({ ...calmSettings, ...options.settings }, undefined, 2);
  // Which of the two VS Code reads a setting from depends on the setting's scope.
  for (const folder of ['Machine', 'User']) {
    await mkdir(join(dataFolder, 'data', folder), { recursive: true });
    await writeFile(join(dataFolder, 'data', folder, 'settings.json'), settings);
  }
  await writeFile(join(dataFolder, 'token'), token, { mode: 0o600 });
  await mkdir(join(dataFolder, 'extensions'));
  if (options.language !== undefined) await addLanguage(join(dataFolder, 'data'), options.language);
  if (options.extension.endsWith('.vsix')) {
    await installPackage(dataFolder, options);
  } else if (options.tests === undefined) {
    await symlink(options.extension, join(dataFolder, 'extensions', 'under-development'), 'junction');
  }
}

/** Writes what VS Code writes when a language pack is installed. The pack translates nothing. */
async function addLanguage(dataFolder: string, id: string): Promise<void> {
  const vscode = join(dataFolder, 'translations.json');
  await writeFile(vscode, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'tests.language' }, version: '1.0.0' }];
  const pack = { hash: 'pack', label: id, extensions, translations: { vscode } };
  await writeFile(join(dataFolder, 'languagepacks.json'), JSON.stringify({ [id]: pack }));
}

async function installPackage(dataFolder: string, { install, extension }: ServerOptions): Promise<void> {
  const server = join(install.folder, 'out', 'server-main.js');
  const where = ['--server-data-dir', dataFolder, '--accept-server-license-terms'];
  await runCommand(process.execPath, [server, '--install-extension', extension, ...where], {
    folder: install.folder,
    seconds: 60,
  });
}

function serverArguments(options: ServerOptions, dataFolder: string): readonly string[] {
  return [
    ...endWithStarter,
    join(options.install.folder, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--connection-token-file', join(dataFolder, 'token'), '--server-data-dir', dataFolder],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--force-disable-user-env'],
    // A built VS Code takes tests from an address only with this. It also holds back notifications, so not for use.
    ...(options.tests === undefined ? [] : ['--enable-smoke-test-driver']),
    ...(options.language === undefined ? [] : ['--locale', options.language]),
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
  ];
}

function windowAddress(origin: string, token: string, folder: string, options: ServerOptions): string {
  const address = new URL(origin);
  address.searchParams.set('tkn', token);
  address.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname));
  if (options.tests !== undefined) {
    const remote = (path: string) => `vscode-remote://${address.host}${pathToFileURL(path).pathname}`;
    const payload = [
      ['extensionDevelopmentPath', remote(options.extension)],
      ['extensionTestsPath', remote(options.tests)],
      ['skipWelcome', 'true'],
    ];
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  return address.href;
}
