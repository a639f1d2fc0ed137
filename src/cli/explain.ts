import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type EntraLens,
  type EvidencePlace,
  explain as explainError,
  explanationReport,
  loadKnowledge,
  toText,
} from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { runConfig, slashed } from './check-config.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { lensOf } from './lens.ts';
import { takeIn } from './take-in.ts';
import { tellingGrammars } from './telling-grammars.ts';

export interface ExplainOptions {
  readonly format: 'text' | 'json';
  /** Files and folders that evidence is looked for in. */
  readonly in?: readonly string[];
}

/** `explain TEXT|-`: exit code 2 when the text holds no code, or a path cannot be read. */
export async function explain(given: string, options: ExplainOptions, io: Io): Promise<ExitCode> {
  const text = given === '-' ? await io.readStandardInput() : given;
  const lens = lensOf({
    certificates: certificateParser,
    grammars: tellingGrammars(io.grammars, (problem) => io.printError(`${problem}\n`)),
  });
  const problems = await learnFiles(options.in ?? [], lens, io);
  if (io.interrupted.aborted) return 130;
  const explanation = explainError(text, await loadKnowledge(), lens);
  if (explanation.codes.length === 0) {
    throw new UsageError(
      'There is no AADSTS code in that text: give a number such as 7000215, or a whole error message.',
    );
  }
  const showPlace = ({ uri, range, name }: EvidencePlace) => [
    { quoted: `${slashed(relative(io.cwd, fileURLToPath(uri)))}:${range.start.line + 1}` },
    ...(name === '' ? [] : [` (${name})`]),
  ];
  if (options.format === 'json') io.print(`${JSON.stringify({ schema: 1, ...explanation }, null, 2)}\n`);
  else io.print(toText(explanationReport(explanation, { showPlace })));
  for (const problem of problems) io.printError(`${problem}\n`);
  return problems.size > 0 ? 2 : 0;
}

/** Takes in the files that evidence may lie in; gives what could not be read. */
async function learnFiles(paths: readonly string[], lens: EntraLens, io: Io): Promise<ReadonlySet<string>> {
  const problems = new Set<string>();
  if (paths.length === 0) return problems;
  const config = await runConfig({}, io, (problem) => io.printError(`${problem}\n`));
  const roots = paths.map((path) => resolve(io.cwd, path));
  await takeIn(roots, { lens, config, honoursIgnoreFiles: true, mayUseRipgrep: false, io, problems });
  io.showProgress();
  return problems;
}
