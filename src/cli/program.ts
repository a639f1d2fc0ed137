import { Command, CommanderError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { assertion, cloudIds } from './assertion.ts';
import { assertionCheck } from './assertion-check.ts';
import { check } from './check.ts';
import { addCheck } from './check-command.ts';
import { decode } from './decode.ts';
import { emulator } from './emulator.ts';
import { explain } from './explain.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { lsp } from './lsp.ts';
import { mcp } from './mcp.ts';
import { thumbprint } from './thumbprint.ts';
import { token } from './token.ts';
import { addToken } from './token-command.ts';

/** Runs the command line and gives its exit code. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    io.printError(`aadsts-lens: ${error.message}\n`);
    return 2;
  }
}

function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('aadsts-lens')
    .description(
      'Finds Microsoft Entra ID credential mistakes, explains AADSTS codes, decodes tokens and tests token requests.',
    )
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: io.print, writeErr: io.printError })
    .showHelpAfterError('(--help shows how it is called)');
  const format = () =>
    new Option('--format <format>', 'how the answer is written').choices(['text', 'json']).default('text');

  addCheck(program, (paths, options) => check(paths, options, io).then(done));

  program
    .command('explain')
    .description('Explain an AADSTS code or a whole error message. Nothing is sent anywhere.')
    .argument('<text>', 'a number, a message, or - to read standard input')
    .option(
      '--in <paths...>',
      'files and folders in which to look for the line to blame: settings, certificates, registrations',
    )
    .addOption(format())
    .action(async (text, options) => done(await explain(text, options, io)));

  program
    .command('decode')
    .description(
      'Decode a token: what it is, what each claim means, and what Entra will make of it. Nothing is sent anywhere.',
    )
    .argument('<token>', 'a token, a text that holds one, or - to read standard input')
    .addOption(new Option('--as <kind>', 'what to judge it as').choices(['client-assertion'] as const))
    .option('--verify <file>', 'verify the signature: a certificate, a public key, or a key set (JWKS)')
    .addOption(passwordOption())
    .addOption(format())
    .action(async (text, options) => done(await decode(text, options, io)));

  program
    .command('thumbprint')
    .description('Show certificates: validity, key, and thumbprints as settings and headers want them.')
    .argument('<files...>', '.pem, .crt, .cer, .der, .pfx or .p12')
    .option(
      '--password-env <name>',
      'environment variable that holds the password; otherwise it is asked for',
    )
    .addOption(format())
    .action(async (files, options) => done(await thumbprint(files, options, io)));

  addAssertion(program, io, done, format);

  addToken(program, format(), (options) => token(options, io).then(done));

  addEmulator(program, io, done);

  program
    .command('lsp')
    .description('Serve an editor by the Language Server Protocol, over standard input and output.')
    // Many editors name the way of transport, and some their process; both are known without.
    .addOption(new Option('--stdio', 'over standard input and output, which is the only way').hideHelp())
    .addOption(new Option('--clientProcessId <id>', 'the process of the editor').hideHelp())
    .action(async () => done(await lsp(io)));

  program
    .command('mcp')
    .description(
      'Serve a language model by the Model Context Protocol: check, explain and decode, over standard input and output. Files below the working directory are read; nothing is sent anywhere.',
    )
    .action(async () => done(await mcp(io)));

  return program;
}

/** Ends a command with its exit code. */
type Done = (code: ExitCode) => void;

function addEmulator(program: Command, io: Io, done: Done): void {
  program
    .command('emulator')
    .description('Run a local token endpoint that answers as Entra does, for trying and testing.')
    .option('--port <port>', 'port on the loopback interface; 0 takes a free one', '0')
    .option('--directory <file>', 'tenants, apps, users and faults (JSON) in place of the default ones')
    .option('--certificate <file>', 'write the endpoint’s TLS certificate (PEM) to this file')
    .option(
      '--settings <file>',
      'write the settings of an app that works (environment variables) to this file',
    )
    .option(
      '--keys <folder>',
      'write the private keys of the default apps that have no secret to files in this folder',
    )
    .action(async (options) => done(await emulator(options, io)));
}

function addAssertion(program: Command, io: Io, done: Done, format: () => Option): void {
  const command = program
    .command('assertion')
    .description(
      'Make the client assertion of an app from its certificate, or check one. Nothing is sent anywhere.',
    )
    .addHelpText(
      'after',
      '\nOnly the token goes to standard output. It is a credential for ten minutes: hand it to a command, not to a file.',
    );
  addAssertionBuild(command, io, done, format);
  addAssertionCheck(command, io, done, format);
}

function addAssertionBuild(command: Command, io: Io, done: Done, format: () => Option): void {
  command
    .command('build', { isDefault: true })
    .description('Make an assertion: PS256 with x5t#S256, valid for ten minutes.')
    .requiredOption('--certificate <file>', '.pem, .cer, .pfx …')
    .option('--key <file>', 'the private key, where the file of the certificate does not hold it')
    .addOption(passwordOption())
    .option('--client-id <id>', 'the application (client) id; by default AZURE_CLIENT_ID of the environment')
    .option('--tenant <tenant>', 'id or domain of the tenant; by default AZURE_TENANT_ID of the environment')
    .option('--authority <url>', 'where it is sent; by default the host of the cloud')
    .addOption(new Option('--cloud <cloud>', 'the cloud it is for').choices(cloudIds).conflicts('authority'))
    .option('--rs256', 'sign with RS256 and name the certificate by x5t')
    .addOption(format())
    .action(async (options) => done(await assertion(options, io)));
}

function addAssertionCheck(command: Command, io: Io, done: Done, format: () => Option): void {
  command
    .command('check')
    .description('Compare an assertion with what Entra needs, claim by claim.')
    .argument('<token>', 'an assertion, a text that holds one, or - to read standard input')
    .option('--certificate <file>', 'verify the signature and compare the thumbprints with this certificate')
    .addOption(passwordOption())
    .option('--client-id <id>', 'the client id it has to be for')
    .option('--tenant <tenant>', 'the tenant it has to be for')
    .addOption(format())
    .action(async (text, options) => done(await assertionCheck(text, options, io)));
}

function passwordOption(): Option {
  return new Option(
    '--password-env <name>',
    'environment variable that holds the password; otherwise it is asked for',
  );
}
