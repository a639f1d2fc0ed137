import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type StrykerOptions,
} from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';

/** What `stryker.config.json` says beyond Stryker’s own options. */
interface Options extends StrykerOptions {
  /**
   * Globs of the tests. Stryker’s own `testFiles` would not do: of mutants that take effect while modules load, it tells
   * the runner names of files as if they were names of tests (10.0.0), and no test runs.
   */
  readonly mochaFiles: readonly string[];
}

/**
 * Lets Stryker run the tests that `mochaFiles` names; the runner that comes with Stryker 10 does not load mocha 12.
 * Modules are loaded once. A mutant that shows only while they load gets a process of its own from Stryker, for
 * modules cannot be loaded again.
 */
export function mochaRunner(options: StrykerOptions): TestRunner {
  const { mochaFiles } = options as Options;
  const context = sharedWithMutants();
  let mocha: Mocha | undefined;

  async function run(bail: boolean): Promise<DryRunResult> {
    try {
      mocha ??= await loadTests(mochaFiles, context);
      return { status: DryRunStatus.Complete, tests: await runTests(mocha, bail) };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error) };
    }
  }

  return {
    capabilities: () => ({ reloadEnvironment: false }),

    async dryRun({ disableBail }) {
      const result = await run(!disableBail);
      const { mutantCoverage } = context;
      return result.status === DryRunStatus.Complete && mutantCoverage
        ? { ...result, mutantCoverage }
        : result;
    },

    async mutantRun({ activeMutant, mutantActivation, hitLimit, testFilter, disableBail }) {
      if (mutantActivation === 'static') context.activeMutant = activeMutant.id;
      mocha ??= await loadTests(mochaFiles, context);
      mocha.grep(testFilter ? oneOf(testFilter) : /(?:)/);
      Object.assign(context, {
        activeMutant: activeMutant.id,
        hitCount: hitLimit === undefined ? undefined : 0,
        hitLimit,
      });
      const result = await run(!disableBail);
      return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result);
    },
  };
}
mochaRunner.inject = tokens(commonTokens.options);

/** The object by which mutants are told apart and counted. */
function sharedWithMutants(): InstrumenterContext {
  const globals = globalThis as unknown as Record<string, InstrumenterContext | undefined>;
  const context = globals[INSTRUMENTER_CONSTANTS.NAMESPACE] ?? {};
  globals[INSTRUMENTER_CONSTANTS.NAMESPACE] = context;
  return context;
}

function oneOf(titles: readonly string[]): RegExp {
  return new RegExp(`^(?:${titles.map(escaped).join('|')})$`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

async function loadTests(files: readonly string[], context: InstrumenterContext): Promise<Mocha> {
  await import(resolve('test/setup.ts'));
  const mocha = new Mocha({ timeout: 0, reporter: function silent() {} as never });
  mocha.cleanReferencesAfterRun(false);
  for (const file of globSync([...files]).toSorted()) mocha.addFile(resolve(file));
  mocha.suite.beforeEach(function () {
    context.currentTestId = this.currentTest?.fullTitle() ?? '';
  });
  await mocha.loadFilesAsync();
  return mocha;
}

async function runTests(mocha: Mocha, bail: boolean): Promise<TestResult[]> {
  setBail(mocha.suite, bail);
  const tests: TestResult[] = [];
  await new Promise<void>((done) => {
    mocha
      .run(() => done())
      .on('pass', (test) => tests.push({ ...described(test), status: TestStatus.Success }))
      .on('fail', (test, error) =>
        tests.push({ ...described(test), status: TestStatus.Failed, failureMessage: error?.message ?? '' }),
      );
  });
  return tests;
}

/** With its file, by which a later run sees whether the test has changed. */
function described(test: Mocha.Test): Pick<TestResult, 'id' | 'name' | 'timeSpentMs' | 'fileName'> {
  const title = test.ctx?.currentTest?.fullTitle() ?? test.fullTitle();
  const { file, duration = 0 } = test;
  return { id: title, name: title, timeSpentMs: duration, ...(file && { fileName: file }) };
}

function setBail(suite: Mocha.Suite, bail: boolean): void {
  suite.bail(bail);
  for (const inner of suite.suites) setBail(inner, bail);
}

/** Makes the option known to Stryker. */
export const strykerValidationSchema = {
  properties: { mochaFiles: { type: 'array', items: { type: 'string' } } },
};

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'mocha-in-process', mochaRunner)];
