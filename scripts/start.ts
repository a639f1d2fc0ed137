// npm start: the extension in a real VS Code, on a copy of the examples, with a local token endpoint to try requests on.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout, copyOfExamples, temporaryFolder } from '../test/vscode/host/folders.ts';
import { exitOnSignals, startProcessGroup } from '../test/vscode/host/processes.ts';
import { startServer } from '../test/vscode/host/server.ts';
import { installServer } from '../test/vscode/host/server-install.ts';
import { startTokenEndpoint } from './token-endpoint.ts';

const help = `Opens a real VS Code with the extension on a copy of the examples, next to a local token endpoint.
Ctrl+C ends everything and removes the copy.

  npm start                 VS Code in your browser; the server comes from the npm registry, once
  npm start -- --desktop    the desktop VS Code, when code is on the PATH
  npm start -- --port N     the port of VS Code in the browser (any free one otherwise)
  npm start -- --help       this text
`;

type Opening = {
  readonly folder: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** For VS Code in the browser; 0 takes any free one. */
  readonly port: number;
};

/** A VS Code that was opened; `ended` settles with the reason when it is gone. */
type Window = { readonly ended: Promise<string> };

// On Windows code is a .cmd file, which only a shell can start.
const desktopCommand = process.platform === 'win32' ? ['cmd.exe', '/d', '/c', 'code'] : ['code'];

exitOnSignals();
try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      desktop: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    say(help);
    return;
  }
  const port = portFrom(values.port);
  const folder = copyOfExamples().path;
  const endpoint = await startTokenEndpoint(join(folder, 'endpoint.env'));
  const settings = { 'aadstsLens.tokenTest.certificateAuthorities': [endpoint.certificateFile] };
  const desktop = values.desktop && desktopIsThere();
  const open = desktop ? openDesktop : openServer;
  const window = await open({ folder, settings, port });
  const how = await Promise.race([
    window.ended.then((reason) => `VS Code ended (${reason}).`),
    endpoint.ended.then((reason) => `The token endpoint ended (${reason}).`),
  ]);
  say(how);
  process.exit(desktop ? 0 : 1);
}

/** VS Code in the browser of whoever opens the printed address. */
async function openServer({ folder, settings, port }: Opening): Promise<Window> {
  const server = await startServer({ install: await installServer(), extension: checkout, settings, port });
  say(`\nExamples  ${folder} (a copy, removed at the end)`);
  say(`VS Code   ${server.address(folder)}`);
  say(
    'Open the address in your browser. In endpoint.env, Test Token Request (F1) asks the local token endpoint.',
  );
  say('Ctrl+C ends everything.');
  return server;
}

/** The desktop VS Code with a profile of its own, so that neither settings nor extensions of yours take part. */
async function openDesktop({ folder, settings }: Opening): Promise<Window> {
  const profile = temporaryFolder('desktop').path;
  mkdirSync(join(profile, 'user', 'User'), { recursive: true });
  writeFileSync(join(profile, 'user', 'User', 'settings.json'), JSON.stringify(settings));
  say(`\nExamples  ${folder} (a copy, removed at the end)`);
  say('VS Code opens on your desktop. Close its window to end everything.');
  const [command = '', ...before] = desktopCommand;
  const commandArguments = [
    '--wait',
    '--new-window',
    '--disable-workspace-trust',
    `--user-data-dir=${join(profile, 'user')}`,
    `--extensions-dir=${join(profile, 'extensions')}`,
    `--extensionDevelopmentPath=${checkout}`,
    folder,
  ];
  return startProcessGroup(command, [...before, ...commandArguments], { folder: checkout });
}

function desktopIsThere(): boolean {
  const [command = '', ...before] = desktopCommand;
  try {
    execFileSync(command, [...before, '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    say('The command code is not on the PATH; VS Code runs in the browser instead.');
    return false;
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not ${text}.`);
  }
  return port;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
