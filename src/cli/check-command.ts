import { type Command, Option } from 'commander';
import type { CheckOptions } from './check.ts';
import { reportFormats } from './report-formats.ts';

const HELP = `
The nearest .aadsts-lensrc.json, from each file upwards, says which files are checked and how severe each rule is:

  { "rules": { "secret-hardcoded": "error" }, "exclude": ["samples"], "baseline": ".aadsts-lens-baseline.json" }

Options win over it. A file that is named itself is always checked. Globs without a slash mean a name at any depth; one
that means a folder means all that is in it.

--staged, --since, --stdin-filename, --files-from and --shard choose the files that are judged. All files at the paths are
read all the same, for what they say of each other.

Exit code 0: nothing found; 1: something found, or left after fixing; 2: a path or file of the configuration cannot be
read, or a file cannot be fixed.
`;

/** Adds the command `check`. */
export function addCheck(
  program: Command,
  run: (paths: readonly string[], options: CheckOptions) => Promise<void>,
): void {
  const command = program
    .command('check')
    .description('Check files and folders for mistakes with credentials of Entra.')
    .argument('[paths...]', 'files and folders; of folders, the files of the formats that are known');
  addOutput(command);
  addConfig(command);
  addFixes(command);
  addSelection(command);
  command.addHelpText('after', HELP).action(run);
}

function addOutput(command: Command): void {
  command
    .addOption(
      new Option('--format <format>', 'how the answer is written')
        .choices(Object.keys(reportFormats))
        .default('text'),
    )
    .option('--output <file>', 'write the report to this file; what it sums up to is still printed')
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that counts for exit code 1')
        .choices(['error', 'warning', 'info', 'hint'])
        .default('warning'),
    );
}

function addConfig(command: Command): void {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  command
    .option('--rule <rule=level>', 'off, hint, info, warning or error for a rule; repeatable', several)
    .option('--include <glob>', 'check such files only, in the place of "include"; repeatable', several)
    .option('--exclude <glob>', 'leave out such files, besides "exclude"; repeatable', several)
    .option('--config <file>', 'take this configuration for all files')
    .option('--no-config', 'take no configuration file')
    .option('--no-ignore', 'check also what .gitignore leaves out')
    .addOption(
      new Option(
        '--ripgrep',
        'let ripgrep (rg of the PATH, or AADSTS_LENS_RG) look into files before threads of its own do',
      ).default(false),
    )
    .addOption(new Option('--no-ripgrep', 'as it is without --ripgrep').hideHelp())
    .option('--baseline <file>', 'leave out the findings that the file lists')
    .option(
      '--write-baseline [file]',
      'write down what is found, to be left out from now on; by default into the baseline in use',
    );
}

function addFixes(command: Command): void {
  command
    .addOption(
      new Option('--fix', 'make the safe fixes: those that need nothing outside the file').conflicts([
        'writeBaseline',
      ]),
    )
    .addOption(
      new Option(
        '--fix-unsafe',
        'make the other fixes too, which may need more: a variable, a secret kept elsewhere',
      ).conflicts(['writeBaseline']),
    )
    .addOption(
      new Option(
        '--diff',
        'write nothing; print what the fixes would change, secrets masked, in place of the report',
      ).conflicts(['format', 'writeBaseline']),
    );
}

function addSelection(command: Command): void {
  const others = (own: string) =>
    ['staged', 'since', 'stdinFilename', 'filesFrom'].filter((name) => name !== own);
  command
    .addOption(
      new Option('--staged', 'judge what is staged in git, as it is staged').conflicts(others('staged')),
    )
    .addOption(
      new Option(
        '--since <revision>',
        'judge the files that differ from where this branch left the revision of git',
      ).conflicts(others('since')),
    )
    .addOption(
      new Option(
        '--stdin-filename <name>',
        'judge the text from standard input, as if it stood in this file',
      ).conflicts(others('stdinFilename')),
    )
    .addOption(
      new Option(
        '--files-from <file>',
        'judge the files that this file, or - for standard input, lists by lines or by NUL',
      ).conflicts(others('filesFrom')),
    )
    .option('--shard <part/parts>', 'judge one part of the files, such as 1/4: all parts are the whole');
}
