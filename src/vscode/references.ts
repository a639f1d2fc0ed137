import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import { Secret } from '../tokens/secret.ts';
import { describeReference, secretReference, VARIABLE_FILES } from '../tokens/stated-apps.ts';
import { lensDocument } from './documents.ts';
import type { IsOwnFile } from './read-text.ts';
import type { StatedApp } from './token-app.ts';

/** Where a secret comes from that the settings do not hold themselves. */
export type Followed =
  | { readonly kind: 'found'; readonly secret: Secret }
  /** It is somewhere that is not looked into: a vault. `name` says where. */
  | { readonly kind: 'named'; readonly name: string };

/** Where .NET keeps the user secrets of a project; undefined for an id that is no plain name. */
export type UserSecretsFile = (id: string) => vscode.Uri | undefined;

/** Files that hold what settings refer to. */
export interface LocalFiles {
  readonly userSecrets: UserSecretsFile;
  readonly isOwn: IsOwnFile;
}

/**
 * Follows what stands in the place of an app's secret, where that is local and harmless: a variable, into the files
 * beside it that set variables, and the user secrets of a .NET project. Vaults are named, not asked. Undefined where nothing is referred to.
 */
export async function followReference(
  { app, document }: StatedApp,
  lens: EntraLens,
  { userSecrets, isOwn }: LocalFiles,
): Promise<Followed | undefined> {
  const { clientSecret } = app;
  const isUnfilled =
    !clientSecret || clientSecret.value.kind === 'empty' || clientSecret.value.kind === 'placeholder';
  const kept = isUnfilled ? await userSecret({ app, document }, lens, userSecrets) : undefined;
  if (kept) return { kind: 'found', secret: kept };
  const text = clientSecret && lens.valueAt(lensDocument(document), clientSecret.place);
  const reference = secretReference(app, text ?? '');
  if (!reference) return undefined;
  const secret =
    reference.kind === 'variable' ? await valueBeside(document, reference.name, lens, isOwn) : undefined;
  return secret ? { kind: 'found', secret } : { kind: 'named', name: describeReference(reference) };
}

/** The secret of the same section among the user secrets of the project that the settings belong to. */
async function userSecret(
  { app, document }: StatedApp,
  lens: EntraLens,
  userSecretsFile: UserSecretsFile,
): Promise<Secret | undefined> {
  const folder = new vscode.RelativePattern(
    vscode.Uri.joinPath(document.uri, '..'),
    '*.{csproj,fsproj,vbproj}',
  );
  const [project] = await vscode.workspace.findFiles(folder, undefined, 1);
  const text = project && (await openBeside(project))?.getText();
  const [, id = ''] = /<UserSecretsId>\s*([^<\s]{1,100})\s*<\/UserSecretsId>/.exec(text ?? '') ?? [];
  const file = userSecretsFile(id);
  const secrets = file && (await openBeside(file));
  if (!secrets) return undefined;
  await lens.prepare(lensDocument(secrets));
  const apps = lens.factsIn(lensDocument(secrets)).filter((fact) => fact.kind === 'app');
  const same = apps.find(({ group }) => group === app.group) ?? (apps.length === 1 ? apps[0] : undefined);
  const value = same?.clientSecret && lens.valueAt(lensDocument(secrets), same.clientSecret.place);
  return value ? new Secret(value) : undefined;
}

/** The value of a variable, from the files beside a document that set variables; undefined where none does. */
export async function valueBeside(
  { uri }: vscode.TextDocument,
  name: string,
  lens: EntraLens,
  isOwn: IsOwnFile,
): Promise<Secret | undefined> {
  const folder = vscode.Uri.joinPath(uri, '..');
  for (const file of VARIABLE_FILES) {
    const beside = vscode.Uri.joinPath(folder, file);
    const document = (await isOwn(beside, uri)) ? await openBeside(beside) : undefined;
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
