import { type Command, Option } from 'commander';
import type { CheckOptions } from './check.ts';

const HELP = `
The nearest .aadsts-lensrc.json, from each file upwards, says which files are checked and how severe each rule is:

  { "rules": { "secret-hardcoded": "error" }, "exclude": ["samples"], "baseline": ".aadsts-lens-baseline.json" }

Options win over it. A file that is named itself is always checked. Globs without a slash mean a name at any depth; one
that means a folder means all that is in it.

Exit code 0: nothing found; 1: something found; 2: a path or file of the configuration cannot be read.
`;

/** Adds the command `check`. */
export function addCheck(
  program: Command,
  format: Option,
  run: (paths: readonly string[], options: CheckOptions) => Promise<void>,
): void {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('check')
    .description('Check files and folders for mistakes with credentials of Entra.')
    .argument('<paths...>', 'files and folders; of folders, the files of the formats that are known')
    .addOption(format)
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that counts for exit code 1')
        .choices(['error', 'warning', 'info', 'hint'])
        .default('warning'),
    )
    .option('--rule <rule=level>', 'off, hint, info, warning or error for a rule; repeatable', several)
    .option('--include <glob>', 'check such files only, in the place of "include"; repeatable', several)
    .option('--exclude <glob>', 'leave out such files, besides "exclude"; repeatable', several)
    .option('--config <file>', 'take this configuration for all files')
    .option('--no-config', 'take no configuration file')
    .option('--no-ignore', 'check also what .gitignore leaves out')
    .option(
      '--no-ripgrep',
      'do not use ripgrep (rg of the PATH, or AADSTS_LENS_RG) to find the files in question',
    )
    .option('--baseline <file>', 'leave out the findings that the file lists')
    .option(
      '--write-baseline [file]',
      'write down what is found, to be left out from now on; by default into the baseline in use',
    )
    .addHelpText('after', HELP)
    .action(run);
}
