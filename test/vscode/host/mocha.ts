import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { env, version } from 'vscode';
import { type TestCount, testCountVariable } from './test-count.ts';

/**
 * Runs mocha tests inside VS Code's extension host: what the `run()` of a bundled suite calls. `load` imports the modules
 * with the tests. Rejects when a test fails, which is how VS Code learns of it.
 */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 30_000,
    forbidOnly: process.env.CI !== undefined,
  });
  // Puts describe, it and their like into the global scope, as mocha does before it loads a file.
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await load();
  mocha.suite.title = `VS Code ${version} (${env.appName}, ${env.appHost})`;
  const count = await new Promise<TestCount>((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
    // At once, and not only in the summary: a run that is cut off never comes to that.
    runner.on('fail', (_test, error: Error) => Mocha.reporters.Base.consoleLog(`       ${error.message}`));
  });
  const file = process.env[testCountVariable];
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(count));
  }
  if (count.failed > 0) {
    throw new Error(`${count.failed} of the tests failed`);
  }
}
