// Runs the tests in test/vscode inside a real VS Code. Needs dist/extension.cjs and dist/test/suite.cjs (npm run build).
//
//   VSCODE_EXECUTABLE=<file>   the VS Code to use
//   VSCODE_DESKTOP=1           the desktop VS Code, downloaded where it is missing; always so on Windows
//   otherwise                  the VS Code server in a headless browser, both from the npm registry
//   --time-limit <seconds>     bounds the tests in the server
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cacheFolder, checkout, copyOfExamples, temporaryFolder } from './host/folders.ts';
import { exitOnSignals } from './host/processes.ts';
import { installServer } from './host/server-install.ts';
import { type TestCount, testCountVariable } from './host/test-count.ts';

/** A VS Code to run tests in. */
type Host = {
  readonly executable: string;
  readonly name: string;
  /** Arguments only this one knows. */
  readonly ownArguments: readonly string[];
};

const extension = join(checkout, 'dist', 'extension.cjs');
const suite = join(checkout, 'dist', 'test', 'suite.cjs');

exitOnSignals();
try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'time-limit': { type: 'string', default: '600' } } });
  for (const file of [extension, suite]) {
    if (!existsSync(file)) {
      throw new Error(`${file} is missing. Run npm run build first.`);
    }
  }
  const host = await chooseHost(values['time-limit']);
  say(`VS Code: ${host.name}`);
  const { exitCode, count } = await runIn(host);
  if (count === undefined) {
    throw new Error(`The tests did not come to an end (exit code ${exitCode}).`);
  }
  say(`${count.passed} passed, ${count.failed} failed in ${host.name}`);
  if (count.passed + count.failed === 0) {
    throw new Error('No test ran.');
  }
  return count.failed > 0 ? 1 : exitCode;
}

async function chooseHost(seconds: string): Promise<Host> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') {
    return { executable: named, name: `${named} (named by VSCODE_EXECUTABLE)`, ownArguments: [] };
  }
  if (process.platform === 'win32') {
    return desktop();
  }
  if (process.env.VSCODE_DESKTOP === '1') {
    try {
      return await desktop();
    } catch (error) {
      say(`The desktop VS Code could not be downloaded (${error instanceof Error ? error.message : error}).`);
    }
  }
  const { version } = await installServer();
  const executable = join(import.meta.dirname, 'host', 'vscode-server-host.ts');
  const name = `${version}, the server in a headless browser`;
  return { executable, name, ownArguments: [`--time-limit=${seconds}`] };
}

async function desktop(): Promise<Host> {
  const executable = await downloadAndUnzipVSCode({ version: 'stable', cachePath: cacheFolder });
  return { executable, name: `desktop, ${executable}`, ownArguments: [] };
}

async function runIn(host: Host): Promise<{ exitCode: number; count: TestCount | undefined }> {
  const data = temporaryFolder('run');
  const countFile = join(data.path, 'count.json');
  const profile = [
    `--user-data-dir=${join(data.path, 'user')}`,
    `--extensions-dir=${join(data.path, 'extensions')}`,
  ];
  const exitCode = await runTests({
    vscodeExecutablePath: host.executable,
    extensionDevelopmentPath: checkout,
    extensionTestsPath: suite,
    launchArgs: [copyOfExamples().path, ...profile, ...host.ownArguments],
    extensionTestsEnv: {
      [testCountVariable]: countFile,
      // The server's script is started through its first line, which looks for node on the PATH: the same one as here.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    },
  }).catch((failure: { readonly code?: number }) => failure.code ?? 1);
  const count = existsSync(countFile) ? JSON.parse(readFileSync(countFile, 'utf8')) : undefined;
  return { exitCode, count };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
