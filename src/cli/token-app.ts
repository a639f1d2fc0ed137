import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cloudOf, clouds } from '../index.ts';
import { type CredentialHints, credentialHints } from '../tokens/credential-hints.ts';
import { defaultScope, draftTokenRequest, PUBLIC_CLOUD, type TokenDraft } from '../tokens/draft.ts';
import { isLoopback, readUrl } from '../tokens/url.ts';
import { type Io, UsageError } from './io.ts';
import { lensOf } from './lens.ts';
import { readTextFile } from './secret-input.ts';
import { tellingGrammars } from './telling-grammars.ts';
import type { TokenOptions } from './token-options.ts';

/** What is known of the app that asks. Parts that nobody named are absent. */
export interface KnownApp {
  /** `https://{host}[:{port}]`. */
  readonly origin: string;
  readonly scope: string;
  readonly tenant?: string;
  readonly clientId?: string;
  /** What the file of `--from` says. */
  readonly draft?: TokenDraft;
  readonly hints: CredentialHints;
  /** The folder that paths in that file are relative to. */
  readonly folder: string;
}

/** Options win over the file that `--from` names, and it over the environment. */
export async function knownApp(options: TokenOptions, io: Io): Promise<KnownApp> {
  const origins = { origin: givenOrigin(options), defaultOrigin: originOfEnvironment(io) };
  const file = options.from === undefined ? undefined : await fromFile(options.from, origins, io);
  const origin = file?.draft.origin ?? origins.origin ?? origins.defaultOrigin ?? PUBLIC_CLOUD;
  const tenant = options.tenant ?? file?.draft.tenant ?? io.env.AZURE_TENANT_ID;
  const clientId = options.clientId ?? file?.draft.clientId ?? io.env.AZURE_CLIENT_ID;
  return {
    origin,
    scope: options.scope ?? file?.draft.scope ?? defaultScope(origin),
    ...(tenant && { tenant }),
    ...(clientId && { clientId }),
    ...(file && { draft: file.draft }),
    hints: file?.hints ?? { kinds: [] },
    folder: options.from === undefined ? io.cwd : dirname(resolve(io.cwd, options.from)),
  };
}

function givenOrigin({ authority, cloud }: TokenOptions): string | undefined {
  if (authority !== undefined) return authority.replace(/(?<!\/)\/+$/, '');
  const host = clouds.find(({ id }) => id === cloud)?.authorityHosts[0];
  return host && `https://${host}`;
}

/** As the Azure SDKs read it: an address, or the name of a host alone. */
function originOfEnvironment({ env }: Io): string | undefined {
  const host = env.AZURE_AUTHORITY_HOST?.trim().replace(/(?<!\/)\/+$/, '');
  if (!host) return undefined;
  return host.includes('://') ? host : `https://${host}`;
}

/** A file may be somebody else's, and the credential of the environment would go where it says. */
function refuseUnknownHost(origin: string, path: string): void {
  const host = readUrl(origin)?.host ?? '';
  if (isLoopback(host) || cloudOf(host) !== undefined) return;
  throw new UsageError(
    `${path} names an authority that is no sign-in host of any Microsoft cloud: give it with --authority if you know it.`,
  );
}

/** The authority to ask. One given as a whole, with a path, is taken as it is unless a tenant is named beside it. */
export function authorityOf({ origin, tenant }: KnownApp, options: TokenOptions): string {
  const given = givenOrigin(options);
  if (given !== undefined && options.tenant === undefined && /^[^:]+:\/\/[^/]+\/./.test(given)) return given;
  if (tenant) return `${origin}/${tenant}`;
  throw new UsageError('Name the tenant: --tenant, --from, or the environment variable AZURE_TENANT_ID.');
}

async function fromFile(
  path: string,
  origins: Parameters<typeof draftTokenRequest>[2],
  io: Io,
): Promise<{ readonly draft: TokenDraft; readonly hints: CredentialHints }> {
  const lens = lensOf({
    grammars: tellingGrammars(io.grammars, (problem) => io.printError(`${problem}\n`)),
  });
  const address = pathToFileURL(resolve(io.cwd, path)).href;
  const document = TextDocument.create(address, '', 0, await readTextFile(path, io));
  await lens.prepare(document);
  const [app, second] = lens
    .factsIn(document)
    .filter((fact) => fact.kind === 'app')
    .filter(({ clientId }) => clientId !== undefined);
  if (!app) throw new UsageError(`${path} states no application of Entra.`);
  if (second)
    throw new UsageError(
      `${path} states several applications: give --client-id, --tenant and the credential instead of --from.`,
    );
  const draft = draftTokenRequest(app, (place) => lens.valueAt(document, place), origins);
  if (origins?.origin === undefined) refuseUnknownHost(draft.origin, path);
  return { draft, hints: credentialHints(app) };
}
