import { relative, resolve } from 'node:path';
import { cloudOf, loadKnowledge, toText } from '../index.ts';
import { eachAtMost } from '../tokens/at-most.ts';
import { outcomeToJson, type TokenTest } from '../tokens/outcome.ts';
import type { TokenProfile } from '../tokens/profile.ts';
import { planTests } from '../tokens/test-plan.ts';
import { type TestedApp, testTable } from '../tokens/test-table.ts';
import { isLoopback, readUrl } from '../tokens/url.ts';
import { runConfig, slashed } from './check-config.ts';
import { plural } from './check-report.ts';
import type { ExitCode, Io } from './io.ts';
import { lensOf } from './lens.ts';
import { readTextFile } from './secret-input.ts';
import { takeIn } from './take-in.ts';
import { tellingGrammars } from './telling-grammars.ts';
import { type FileApp, planFiles } from './token-all-plan.ts';

export interface TokenAllOptions {
  readonly ignore: boolean;
  readonly certificateAuthority?: string;
  readonly timeoutMs: number;
  readonly format: 'text' | 'json';
}

/** So many requests are under way at a time: Entra throttles who asks for more. */
const AT_A_TIME = 4;

/** `token --all PATH…`: one request for each app that the files state, and one table of how they ended. */
export async function tokenAll(
  paths: readonly string[],
  options: TokenAllOptions,
  io: Io,
): Promise<ExitCode> {
  const problems = new Set<string>();
  const config = await runConfig({}, io, (problem, isGrave) => {
    if (isGrave) problems.add(problem);
    else io.printError(`${problem}\n`);
  });
  const lens = lensOf({
    grammars: tellingGrammars(io.grammars, (problem) => problems.add(problem)),
  });
  const roots = paths.map((path) => resolve(io.cwd, path));
  const { files } = await takeIn(roots, {
    lens,
    config,
    honoursIgnoreFiles: options.ignore,
    mayUseRipgrep: false,
    io,
    problems,
  });
  const apps = await planFiles(files, { lens, io, problems });
  const tests = await sendAll(apps, options, io);
  io.showProgress();
  const tested = apps.map((each) => ({ ...each, ...testedApp(each, tests) }));
  if (options.format === 'json')
    io.print(
      `${JSON.stringify(
        tested.map((each) => jsonOf(each, io)),
        null,
        2,
      )}\n`,
    );
  else io.print(toText(testTable(tested, await loadKnowledge(), lens)));
  for (const problem of problems) io.printError(`${problem}\n`);
  return exitCode(tested, problems.size > 0, io);
}

interface Tests {
  readonly of: ReadonlyMap<TokenProfile, TokenTest>;
  profileOf(app: FileApp): TokenProfile | undefined;
}

async function sendAll(apps: readonly FileApp[], options: TokenAllOptions, io: Io): Promise<Tests> {
  const plan = planTests(apps.map(({ app }) => app));
  const authority = options.certificateAuthority && (await readTextFile(options.certificateAuthority, io));
  const profiles = plan.profiles.filter((profile) => isKnown(hostOf(profile)));
  const { requestToken } = await import('../node/msal.ts');
  let done = 0;
  const act = async (profile: TokenProfile) => {
    io.showProgress(`Asking: ${done++} of ${plural(profiles.length, 'request')}`);
    return requestToken(profile, {
      signal: io.interrupted,
      timeoutMs: options.timeoutMs,
      ...(authority && { certificateAuthorities: [authority] }),
    });
  };
  const of = await eachAtMost(AT_A_TIME, profiles, act, () => !io.interrupted.aborted);
  return { of, profileOf: ({ app }) => plan.profileOf(app) };
}

function testedApp(each: FileApp, { of, profileOf }: Tests): TestedApp {
  const { app } = each;
  const profile = profileOf(each);
  if (!profile) return { app };
  const host = hostOf(profile);
  if (!isKnown(host)) {
    const withheld = `${host || 'The authority'} is no sign-in host of any Microsoft cloud: test this app alone with --authority if you know it.`;
    return { app, withheld };
  }
  const outcome = of.get(profile)?.outcome;
  return outcome ? { app, outcome } : { app };
}

/** A file may be somebody else's: nobody was asked whether a secret may go where it says. */
function isKnown(host: string): boolean {
  return isLoopback(host) || cloudOf(host) !== undefined;
}

function hostOf({ authority }: TokenProfile): string {
  return readUrl(authority)?.host ?? '';
}

type Tested = FileApp & TestedApp;

function jsonOf({ file, line, app, outcome, withheld }: Tested, io: Io): object {
  const { environment = null, tenant = null, clientId = null, credential, plan } = app;
  const now = Math.floor(Date.now() / 1000);
  return {
    path: slashed(relative(io.cwd, file)),
    line,
    environment,
    tenant,
    clientId,
    credential,
    missing: plan.kind === 'incomplete' ? plan.missing : [],
    outcome: outcome ? outcomeToJson(outcome, { now }) : null,
    ...(withheld !== undefined && { withheld }),
  };
}

function exitCode(tested: readonly Tested[], hasProblems: boolean, io: Io): ExitCode {
  const is = (...kinds: readonly string[]) =>
    tested.some(({ outcome }) => outcome !== undefined && kinds.includes(outcome.kind));
  if (io.interrupted.aborted) return 130;
  if (hasProblems) return 2;
  if (is('refused')) return 1;
  return is('unreachable', 'unreadable') ? 3 : 0;
}
