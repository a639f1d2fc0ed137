import { type Command, Option } from 'commander';
import { cloudIds } from './assertion.ts';
import { credentialNames, grantNames, type TokenOptions } from './token-options.ts';

const HELP = `
Credentials, codes and tokens are taken from the environment, a file, or asked for: never from the command line. A file
named - is standard input. Options win over the file of --from, and it over the environment, whose names are those of the
Azure SDKs: AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_AUTHORITY_HOST, AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH,
AZURE_CLIENT_CERTIFICATE_PASSWORD, AZURE_CLIENT_SEND_CERTIFICATE_CHAIN, AZURE_FEDERATED_TOKEN_FILE.

With --all every app that the files state is asked for once, with what the files say and nothing else, and one table tells how
each fared; hosts that are no sign-in hosts of a Microsoft cloud are left out. The exit code is 1 if any was refused.

Exit code 0: a token was granted; 1: refused; 2: a mistake in the call, and no token was asked for; 3: no answer of a token
endpoint came; 130: interrupted.
`;

/** Options of one app: with many they would say nothing, or something else. */
const ALONE = [
  ...['from', 'authority', 'cloud', 'tenant', 'clientId', 'scope', 'credential', 'grant'],
  ...['secretEnv', 'secretFile', 'certificate', 'key', 'passwordEnv', 'assertionFile'],
  ...['federatedTokenEnv', 'federatedTokenFile', 'userAssertionFile', 'codeFile', 'codeVerifierFile'],
  ...['redirectUri', 'refreshTokenFile', 'rs256', 'sendChain', 'showToken', 'curl'],
];

/** Adds the command `token`. */
export function addToken(
  program: Command,
  format: Option,
  run: (options: TokenOptions) => Promise<void>,
): void {
  const command = program
    .command('token')
    .description('Ask Entra for a token as an app does, and explain a refusal.')
    .addHelpText('after', HELP)
    .addOption(
      new Option(
        '--all <paths...>',
        'test every app that the files and folders state, and show one table',
      ).conflicts(ALONE),
    )
    .option('--no-ignore', 'with --all, read also what .gitignore leaves out: .env files often are among it')
    .option('--from <file>', 'take tenant, client id, scope and credential from the settings in this file')
    .option('--authority <url>', 'where tokens are issued; by default the host of the cloud')
    .addOption(
      new Option('--cloud <cloud>', 'the cloud that is asked').choices(cloudIds).conflicts('authority'),
    )
    .option('--tenant <tenant>', 'id or domain of the tenant')
    .option(
      '--client-id <id>',
      'the application (client) id; that of a managed identity, if not of the system',
    )
    .option('--scope <scope>', 'what is asked for; by default Microsoft Graph of the cloud');
  addCredentialOptions(command);
  addGrantOptions(command);
  command
    .option('--certificate-authority <file>', 'PEM file of a further authority to trust for TLS')
    .option('--timeout <seconds>', 'how long to wait for the answer', '30')
    .option('--show-token', 'print the raw token')
    .option(
      '--curl',
      'print the request that was sent as a curl command too, with variables in place of secrets',
    )
    .addOption(format)
    .action(run);
}

function addCredentialOptions(command: Command): void {
  command
    .addOption(
      new Option('--credential <kind>', 'how the app proves itself; by default what is given tells').choices(
        credentialNames,
      ),
    )
    .option(
      '--secret-env <name>',
      'environment variable that holds the secret; by default AZURE_CLIENT_SECRET',
    )
    .option('--secret-file <file>', 'file that holds the secret')
    .option('--certificate <file>', '.pem, .pfx, … of the app’s certificate')
    .option('--key <file>', 'the private key, where the file of the certificate does not hold it')
    .option(
      '--password-env <name>',
      'environment variable that holds the password of certificate or key; otherwise it is asked for',
    )
    .option('--rs256', 'sign with RS256 and name the certificate by x5t')
    .option(
      '--send-chain',
      'put the certificates into the assertion (x5c), for trust by subject name and issuer',
    )
    .option('--assertion-file <file>', 'file that holds a client assertion, which is sent as it stands')
    .option('--federated-token-env <name>', 'environment variable that holds the token of another issuer')
    .option(
      '--federated-token-file <file>',
      'file that holds the token of another issuer; by default AZURE_FEDERATED_TOKEN_FILE names it',
    );
}

function addGrantOptions(command: Command): void {
  command
    .addOption(
      new Option(
        '--grant <grant>',
        'what is exchanged for the token; by default what is given tells',
      ).choices(grantNames),
    )
    .option('--user-assertion-file <file>', 'file that holds the token of the user, for on-behalf-of')
    .option('--code-file <file>', 'file that holds the authorization code')
    .option('--redirect-uri <uri>', 'the one that the code was sent to')
    .option('--code-verifier-file <file>', 'file that holds the code verifier (PKCE)')
    .option('--refresh-token-file <file>', 'file that holds the refresh token');
}
