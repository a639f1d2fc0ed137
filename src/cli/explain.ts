import { explain as explainError, explanationReport, loadKnowledge, toText } from '../index.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

/** `explain TEXT|-`: exit code 2 when the text holds no code. */
export async function explain(
  given: string,
  options: { readonly format: 'text' | 'json' },
  io: Io,
): Promise<ExitCode> {
  const text = given === '-' ? await io.readStandardInput() : given;
  const explanation = explainError(text, await loadKnowledge());
  if (options.format === 'json') io.print(`${JSON.stringify({ schema: 1, ...explanation }, null, 2)}\n`);
  else if (explanation.codes.length > 0) io.print(toText(explanationReport(explanation)));
  if (explanation.codes.length > 0) return 0;
  throw new UsageError(
    'There is no AADSTS code in that text: give a number such as 7000215, or a whole error message.',
  );
}
