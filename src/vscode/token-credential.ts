import * as vscode from 'vscode';
import type { EntraLens } from '../index.ts';
import type { CertificateFile } from '../node/certificate-file.ts';
import { credentialHints } from '../tokens/credential-hints.ts';
import type { TokenDraft } from '../tokens/draft.ts';
import type { CertificateCredential, Credential } from '../tokens/profile.ts';
import type { Secret } from '../tokens/secret.ts';
import { openCertificate, pickCertificate, type ReadCertificates } from './certificate-files.ts';
import type { KeptSecrets } from './kept-secrets.ts';
import { followReference, type LocalFiles } from './references.ts';
import type { StatedApp } from './token-app.ts';
import { askForSecret, secretFromFile } from './token-questions.ts';
import type { CredentialWay } from './token-ways.ts';

/** What finding a credential draws on. */
export interface CredentialSources {
  readonly lens: EntraLens;
  readonly kept: KeptSecrets;
  readonly files: CredentialFiles;
}

/** Files that hold credentials. Given by the entry point: only a host that sends requests needs them. */
export interface CredentialFiles extends LocalFiles {
  readonly readCertificates: ReadCertificates<CertificateFile>;
  /** What a certificate's file gives as a credential; says why it gives none. */
  readonly credentialOf: (
    file: CertificateFile,
  ) => Promise<
    | { readonly kind: 'credential'; readonly credential: CertificateCredential }
    | { readonly kind: 'invalid'; readonly message: string }
  >;
}

/** Whose credential it is. */
export interface Asking {
  readonly stated: StatedApp | 'none';
  readonly draft: TokenDraft;
  readonly authority: string;
  readonly clientId: string;
}

export interface FoundCredential {
  readonly credential: Credential;
  /** What was typed: it may be kept if it turns out right. */
  readonly typed?: Secret;
}

/** The credential of an app, from its settings or by asking; undefined when a question is dismissed. */
export async function credentialFor(
  way: CredentialWay,
  asking: Asking,
  sources: CredentialSources,
): Promise<FoundCredential | undefined> {
  switch (way) {
    case 'client-secret':
      return clientSecret(asking, sources);
    case 'certificate':
      return certificate(asking, sources);
    case 'client-assertion': {
      const assertion = await askForSecret(
        vscode.l10n.t('Client assertion'),
        vscode.l10n.t('The signed JWT.'),
      );
      return assertion && { credential: { kind: 'client-assertion', assertion } };
    }
    case 'federated-token': {
      const token = await secretFromFile(vscode.l10n.t('Federated token'));
      return token && { credential: { kind: 'federated-token', token } };
    }
    case 'none':
      return { credential: { kind: 'none' } };
  }
}

/** The one that the settings state, or refer to; the one that was kept; else the one that is typed. */
async function clientSecret(
  { stated, draft, authority, clientId }: Asking,
  { lens, kept, files }: CredentialSources,
): Promise<FoundCredential | undefined> {
  const reference = stated === 'none' ? undefined : await followReference(stated, lens, files);
  const known =
    draft.clientSecret ??
    (reference?.kind === 'found' ? reference.secret : undefined) ??
    (await kept.find({ authority, clientId }));
  if (known) return { credential: { kind: 'client-secret', secret: known } };
  const prompt =
    reference?.kind === 'named'
      ? vscode.l10n.t('The settings refer to {0}. Paste the secret’s value.', reference.name)
      : vscode.l10n.t('The secret’s value.');
  const secret = await askForSecret(vscode.l10n.t('Client secret'), prompt);
  return secret && { credential: { kind: 'client-secret', secret }, typed: secret };
}

async function certificate(
  { stated }: Asking,
  { files }: CredentialSources,
): Promise<FoundCredential | undefined> {
  const { readCertificates, credentialOf } = files;
  const uri =
    (stated === 'none' ? undefined : await certificateOf(stated, files)) ??
    (await pickCertificate(vscode.l10n.t('Test Token Request: Certificate with Private Key')));
  const file = uri && (await openCertificate(uri, readCertificates, true));
  if (!file) return undefined;
  const found = await credentialOf(file);
  if (found.kind === 'credential') return { credential: found.credential };
  await vscode.window.showErrorMessage(found.message);
  return undefined;
}

/** The file that the settings name, where it is there: beside them, or from a folder of the workspace on. */
export async function certificateOf(
  { app, document }: StatedApp,
  { isOwn }: LocalFiles,
): Promise<vscode.Uri | undefined> {
  const { certificatePath } = credentialHints(app);
  // What lies outside of the workspace is picked by the user, not by a file.
  if (certificatePath === undefined || /^(?:\/|[a-z]:|~)|(?:^|\/)\.\.(?:\/|$)/i.test(certificatePath))
    return undefined;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (const folder of [vscode.Uri.joinPath(document.uri, '..'), ...folders]) {
    const uri = vscode.Uri.joinPath(folder, certificatePath);
    if ((await isThere(uri)) && (await isOwn(uri, document.uri))) return uri;
  }
  return undefined;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
