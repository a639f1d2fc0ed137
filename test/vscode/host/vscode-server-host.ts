#!/usr/bin/env node
// Takes the place of VS Code's executable in a test run: `--extensionDevelopmentPath=… --extensionTestsPath=… <folder>`.
// Starts the VS Code server and a headless browser, prints what the extension host prints, and exits with the tests' code.
// `--time-limit=<seconds>` bounds the tests; VS Code's other options are accepted and have no effect here.
import './exit-with-parent.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { exitOnSignals } from './processes.ts';
import { type RunningServer, startServer } from './server.ts';
import { installServer } from './server-install.ts';

type Request = {
  readonly folder: string;
  readonly extension: string;
  readonly tests: string;
  readonly workspaceTrust: boolean;
  readonly seconds: number;
};

const defaultSeconds = 600;
// What VS Code's own window reports in every run here: the connection it makes, native parts and online services that
// the server does without. It says nothing about the tests.
const knownNoise = new RegExp(
  [
    '@vscode/(?:spdlog|native-watchdog)/',
    '^(?:Resolving|Resolved) connection token',
    '^Creating a socket',
    '^(?:Updating|Ignoring fetching) additional builtin extensions',
    '^\\[(?:reconnection-grace-time|Service Worker|AgentHost:remote|AccountPolicyGate)\\]',
    '^Creation of workbench contribution',
    '^Timed out waiting for authentication provider',
  ].join('|'),
);

exitOnSignals();
try {
  process.exitCode = await runTestsInServer(readRequest(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function readRequest(commandLine: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...commandLine],
    strict: false,
    allowPositionals: true,
  });
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const [folder] = positionals;
  const extension = text('extensionDevelopmentPath');
  const tests = text('extensionTestsPath');
  if (folder === undefined || extension === undefined || tests === undefined) {
    throw new Error('Needed: --extensionDevelopmentPath=… --extensionTestsPath=… and a folder.');
  }
  return {
    ...{ folder, extension, tests },
    workspaceTrust: values['disable-workspace-trust'] !== true,
    seconds: Number(text('time-limit') ?? defaultSeconds),
  };
}

async function runTestsInServer(request: Request): Promise<number> {
  const server = await startServer({ install: await installServer(), ...request });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      return await Promise.race([
        testsCode(page, server.address(request.folder)),
        failure(page, server, request.seconds),
      ]);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** Opens the window, in which VS Code starts the tests by itself; settles with 0 when they pass, 1 when they do not. */
async function testsCode(page: Page, address: string): Promise<number> {
  // VS Code looks for these two functions by name.
  await page.exposeFunction('codeAutomationLog', (_type: string, parts: readonly unknown[]) =>
    print(format(...parts)),
  );
  let finish: (code: number) => void;
  const code = new Promise<number>((resolve) => {
    finish = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (result: number) => finish(result));
  await page.goto(address, { timeout: 60_000 });
  return code;
}

async function failure(page: Page, server: RunningServer, seconds: number): Promise<never> {
  const reason = await Promise.race([
    delay(seconds * 1000, `The tests were not done after ${seconds} seconds.`, { ref: false }),
    server.ended.then((how) => `The VS Code server ended during the tests (${how}).`),
    new Promise<string>((resolve) => {
      page.once('crash', () => resolve('The browser page crashed during the tests.'));
    }),
  ]);
  throw new Error(reason);
}

/** Prints what a console of VS Code says, without the stack inside VS Code's own window. */
/** Prints what a console of VS Code says, without the stack inside VS Code's own window. */
function print(text: string): void {
  if (!knownNoise.test(text)) {
    process.stdout.write(`${text.replace(/\n\s+at [^\n]*\/workbench\.js:[^\n]*/g, '')}\n`);
  }
}
