import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import { userSecretsFile } from '../node/user-secrets.ts';
import { Secret } from '../tokens/secret.ts';
import { lensDocument } from './documents.ts';
import type { StatedApp } from './token-app.ts';

/** Where a secret comes from that the settings do not hold themselves. */
export type Followed =
  | { readonly kind: 'found'; readonly secret: Secret }
  /** It is somewhere that is not looked into: a vault. `name` says where. */
  | { readonly kind: 'named'; readonly name: string };

/** Files beside the settings that set variables, the nearest to the developer first. */
const VARIABLE_FILES = ['.env.local', '.env', '.env.development', 'local.settings.json'];

const VAULT = /@Microsoft\.KeyVault\(([^)]{1,200})\)|(https:\/\/[\w-]+\.vault\.[\w.]+\/secrets\/[\w/-]+)/i;
const VARIABLE = /^\$?(?:\{\{?|\()?\s*(?:env[.:])?([A-Za-z_]\w*)\s*(?:\}\}?|\))?$/;

/**
 * Follows what stands in the place of an app's secret, where that is local and harmless: a variable, into the files
 * beside it that set variables, and the user secrets of a .NET project. Vaults are named, not asked. Undefined where nothing is referred to.
 */
export async function followReference(
  { app, document }: StatedApp,
  lens: EntraLens,
): Promise<Followed | undefined> {
  const { clientSecret } = app;
  const isMissing = clientSecret === undefined || clientSecret.value.kind === 'empty';
  if (isMissing || clientSecret.value.kind === 'placeholder') {
    const secret = await userSecret({ app, document }, lens);
    if (secret) return { kind: 'found', secret };
  }
  if (clientSecret?.value.kind !== 'reference' && clientSecret?.value.kind !== 'placeholder')
    return undefined;
  const text = lens.valueAt(lensDocument(document), clientSecret.place) ?? '';
  const [, inFunction, address] = VAULT.exec(text) ?? [];
  const vault = inFunction ?? address;
  if (vault !== undefined) return { kind: 'named', name: `the Key Vault (${vault})` };
  const name = clientSecret.source?.variable?.name ?? VARIABLE.exec(text.trim())?.[1];
  if (name === undefined) return undefined;
  const secret = await valueBeside(document, name, lens);
  return secret ? { kind: 'found', secret } : { kind: 'named', name: `the variable ${name}` };
}

/** The secret of the same section among the user secrets of the project that the settings belong to. */
async function userSecret({ app, document }: StatedApp, lens: EntraLens): Promise<Secret | undefined> {
  const folder = new vscode.RelativePattern(
    vscode.Uri.joinPath(document.uri, '..'),
    '*.{csproj,fsproj,vbproj}',
  );
  const [project] = await vscode.workspace.findFiles(folder, undefined, 1);
  const text = project && (await openBeside(project))?.getText();
  const [, id = ''] = /<UserSecretsId>\s*([^<\s]{1,100})\s*<\/UserSecretsId>/.exec(text ?? '') ?? [];
  const file = userSecretsFile(id);
  const secrets = file === undefined ? undefined : await openBeside(vscode.Uri.file(file));
  if (!secrets) return undefined;
  await lens.prepare(lensDocument(secrets));
  const apps = lens.factsIn(lensDocument(secrets)).filter((fact) => fact.kind === 'app');
  const same = apps.find(({ group }) => group === app.group) ?? (apps.length === 1 ? apps[0] : undefined);
  const value = same?.clientSecret && lens.valueAt(lensDocument(secrets), same.clientSecret.place);
  return value ? new Secret(value) : undefined;
}

async function valueBeside(
  { uri }: vscode.TextDocument,
  name: string,
  lens: EntraLens,
): Promise<Secret | undefined> {
  const folder = vscode.Uri.joinPath(uri, '..');
  for (const file of VARIABLE_FILES) {
    const document = await openBeside(vscode.Uri.joinPath(folder, file));
    const value = document && lens.settingIn(lensDocument(document), name)?.trim();
    if (value) return new Secret(value);
  }
  return undefined;
}

async function openBeside(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
