import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, loadKnowledge, toText } from '../index.ts';
import { defaultScope, draftTokenRequest, profileOf, type TokenDraft } from '../tokens/draft.ts';
import { outcomeToJson } from '../tokens/outcome.ts';
import { outcomeReport } from '../tokens/outcome-report.ts';
import { Secret } from '../tokens/secret.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

export interface TokenOptions {
  readonly from?: string;
  readonly authority?: string;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly secretEnv: string;
  readonly secretFile?: string;
  readonly certificateAuthority?: string;
  readonly timeout: string;
  readonly showToken?: boolean;
  readonly format: 'text' | 'json';
}

/** `token`: exit code 0 when a token was granted, 1 when not, 2 when the call cannot be understood. */
export async function token(options: TokenOptions, io: Io): Promise<ExitCode> {
  const timeoutMs = Number(options.timeout) * 1000;
  if (!(timeoutMs > 0)) throw new UsageError(`--timeout takes a number of seconds, not ${options.timeout}.`);
  const draft = await completeDraft(options, io);
  const authority = options.certificateAuthority && (await read(options.certificateAuthority, io));
  const { requestToken } = await import('../node/msal.ts');
  const test = await requestToken(profileOf(draft), {
    signal: io.interrupted,
    timeoutMs,
    ...(authority && { certificateAuthorities: [authority] }),
  });
  const now = Math.floor(Date.now() / 1000);
  if (options.format === 'json') {
    const json = outcomeToJson(test.outcome, { now, showToken: options.showToken === true });
    io.print(`${JSON.stringify(json, null, 2)}\n`);
  } else {
    const knowledge = await loadKnowledge();
    io.print(toText(outcomeReport(test, knowledge, now)));
    if (options.showToken && test.outcome.kind === 'token') io.print(`\n${test.outcome.token.reveal()}\n`);
  }
  return test.outcome.kind === 'token' ? 0 : 1;
}

/** Options win over the file that `--from` names, and it over the environment. */
async function completeDraft(options: TokenOptions, io: Io): Promise<Required<TokenDraft>> {
  const file = options.from === undefined ? undefined : await draftFromFile(options.from, io);
  const origin =
    options.authority?.replace(/\/+$/, '') ?? file?.origin ?? 'https://login.microsoftonline.com';
  const tenant = options.tenant ?? file?.tenant ?? io.env.AZURE_TENANT_ID;
  if (!tenant)
    throw new UsageError('Name the tenant: --tenant, --from, or the environment variable AZURE_TENANT_ID.');
  const clientId = options.clientId ?? file?.clientId ?? io.env.AZURE_CLIENT_ID;
  if (!clientId) {
    throw new UsageError('Name the app: --client-id, --from, or the environment variable AZURE_CLIENT_ID.');
  }
  const clientSecret = await findSecret(options, file, io);
  return {
    origin,
    tenant,
    clientId,
    clientSecret,
    scope: options.scope ?? file?.scope ?? defaultScope(origin),
  };
}

async function findSecret(options: TokenOptions, file: TokenDraft | undefined, io: Io): Promise<Secret> {
  if (options.secretFile) return new Secret((await read(options.secretFile, io)).replace(/\r?\n$/, ''));
  const fromEnvironment = io.env[options.secretEnv];
  const secret = file?.clientSecret ?? (fromEnvironment ? new Secret(fromEnvironment) : undefined);
  if (secret) return secret;
  const typed = await io.askSecret('Client secret (not shown): ');
  if (typed) return new Secret(typed);
  throw new UsageError(
    `There is no secret: put it into the environment variable ${options.secretEnv}, or name its file with --secret-file.`,
  );
}

async function draftFromFile(path: string, io: Io): Promise<TokenDraft> {
  const file = resolve(io.cwd, path);
  const lens = createEntraLens({ grammars: io.grammars });
  const document = TextDocument.create(pathToFileURL(file).href, '', 0, await read(path, io));
  await lens.prepare(document);
  const [app, second] = lens
    .factsIn(document)
    .filter((fact) => fact.kind === 'app')
    .filter(({ clientId }) => clientId !== undefined);
  if (!app) throw new UsageError(`${path} states no application of Entra.`);
  if (second)
    throw new UsageError(
      `${path} states several applications: give --client-id, --tenant and the secret instead of --from.`,
    );
  return draftTokenRequest(app, (place) => lens.valueAt(document, place));
}

async function read(path: string, io: Io): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
