import { loadKnowledge, toText } from '../index.ts';
import type { DeviceCodePrompt } from '../node/msal.ts';
import { copyAsCurl } from '../tokens/curl.ts';
import type { Outcome, TokenTest } from '../tokens/outcome.ts';
import { outcomeReport } from '../tokens/outcome-report.ts';
import type { TokenProfile } from '../tokens/profile.ts';
import { testToJson } from '../tokens/test-json.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { readTextFile } from './secret-input.ts';
import { tokenAll } from './token-all.ts';
import { authorityOf, type KnownApp, knownApp } from './token-app.ts';
import { readCredential } from './token-credential.ts';
import { grantName, readGrant } from './token-grant.ts';
import type { GrantName, TokenOptions } from './token-options.ts';

const EXIT_CODES: Readonly<Record<Outcome['kind'], ExitCode>> = {
  token: 0,
  refused: 1,
  invalid: 2,
  unreachable: 3,
  unreadable: 3,
  cancelled: 130,
};

/** `token`: asks for a token and says what came of it; the exit code tells the kinds of outcomes apart. */
export async function token(options: TokenOptions, io: Io): Promise<ExitCode> {
  const timeoutMs = Number(options.timeout) * 1000;
  if (!(timeoutMs > 0)) throw new UsageError(`--timeout takes a number of seconds, not ${options.timeout}.`);
  if (options.all) return tokenAll(options.all, { ...options, timeoutMs }, io);
  const profile = await profileOf(options, io);
  const authority = options.certificateAuthority && (await readTextFile(options.certificateAuthority, io));
  const { requestToken } = await import('../node/msal.ts');
  const test = await requestToken(profile, {
    signal: io.interrupted,
    timeoutMs,
    onDeviceCode: (prompt) => io.printError(promptText(prompt)),
    ...(authority && { certificateAuthorities: [authority] }),
  });
  await print(test, options, io);
  return EXIT_CODES[test.outcome.kind];
}

async function profileOf(options: TokenOptions, io: Io): Promise<TokenProfile> {
  oneFromStandardInput(options);
  const app = await knownApp(options, io);
  const name = grantName(options, app);
  const isManaged = name === 'managed-identity';
  const authority = isManaged ? app.origin : authorityOf(app, options);
  const clientId = clientIdOf(app, name, options, io);
  const credential = await readCredential(options, app, name, io);
  const grant = await readGrant(name, options, io);
  return { authority, clientId, scopes: app.scope.trim().split(/\s+/), credential, grant };
}

/** The client id in settings is that of the app, unless they are about a managed identity. */
function clientIdOf(app: KnownApp, grant: GrantName, { clientId }: TokenOptions, io: Io): string {
  if (grant === 'managed-identity') {
    const isOfIdentity = app.hints.kinds.includes('managed-identity');
    return clientId ?? (isOfIdentity ? app.clientId : undefined) ?? io.env.AZURE_CLIENT_ID ?? '';
  }
  if (app.clientId) return app.clientId;
  throw new UsageError('Name the app: --client-id, --from, or the environment variable AZURE_CLIENT_ID.');
}

function oneFromStandardInput(options: TokenOptions): void {
  const { secretFile, assertionFile, federatedTokenFile } = options;
  const { userAssertionFile, codeFile, codeVerifierFile, refreshTokenFile } = options;
  const files = [
    secretFile,
    assertionFile,
    federatedTokenFile,
    userAssertionFile,
    codeFile,
    codeVerifierFile,
    refreshTokenFile,
  ];
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('Standard input holds one thing: give - for one file only.');
  }
}

function promptText({ userCode, verificationUri, expiresIn }: DeviceCodePrompt): string {
  const end = Number.isFinite(expiresIn) ? ` within ${Math.round(expiresIn / 60)} minutes` : '';
  return `Open ${printable(verificationUri)} and enter the code ${printable(userCode)}${end}.\n`;
}

/** Text of a server could steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

async function print(test: TokenTest, options: TokenOptions, io: Io): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const showToken = options.showToken === true;
  const curl = options.curl && test.exchange ? copyAsCurl(test.exchange) : undefined;
  if (options.format === 'json') {
    const json = { ...testToJson(test, { now, showToken }), ...(curl !== undefined && { curl }) };
    io.print(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  io.print(toText(outcomeReport(test, await loadKnowledge(), now)));
  if (curl !== undefined) io.print(`\nAs a curl command\n\n${curl}\n`);
  if (showToken && test.outcome.kind === 'token') io.print(`\n${test.outcome.token.reveal()}\n`);
}
