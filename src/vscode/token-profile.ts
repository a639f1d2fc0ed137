import * as vscode from 'vscode';
import type { App, EntraLens } from '../index.ts';
import type { CertificateFile } from '../node/certificate-file.ts';
import { credentialHints } from '../tokens/credential-hints.ts';
import { draftTokenRequest, type TokenDraft } from '../tokens/draft.ts';
import type { CertificateCredential, Credential, Grant, TokenProfile } from '../tokens/profile.ts';
import { Secret } from '../tokens/secret.ts';
import { openCertificate, pickCertificate, type ReadCertificates } from './certificate-files.ts';
import { lensDocument } from './documents.ts';
import type { KeptSecrets } from './kept-secrets.ts';
import { followReference } from './references.ts';
import type { StatedApp } from './token-app.ts';
import { askFor, askForSecret, secretFromFile } from './token-questions.ts';
import type { CredentialWay, Way } from './token-ways.ts';

/** What completing a profile draws on. */
export interface ProfileSources {
  readonly lens: EntraLens;
  readonly kept: KeptSecrets;
  readonly readCertificates: ReadCertificates;
  /** What a certificate's file gives as a credential; says why it gives none. */
  readonly credentialOf: (
    file: CertificateFile,
  ) => Promise<
    | { readonly kind: 'credential'; readonly credential: CertificateCredential }
    | { readonly kind: 'invalid'; readonly message: string }
  >;
}

/** A request that has all its parts. */
export interface CompleteProfile {
  readonly profile: TokenProfile;
  /** A secret that was typed and may be kept, if it turns out right. */
  readonly typed?: Secret;
}

const NOTHING: App = { kind: 'app', group: '', isLocalFile: false };

/** What the settings state of a request, without asking anybody. */
export function draftOf(stated: StatedApp | 'none', lens: EntraLens): TokenDraft {
  if (stated === 'none') return draftTokenRequest(NOTHING, () => undefined);
  return draftTokenRequest(stated.app, (place) => lens.valueAt(lensDocument(stated.document), place));
}

/** Completes what the settings state by asking; undefined as soon as one question is dismissed. */
export async function completeProfile(
  stated: StatedApp | 'none',
  way: Way,
  sources: ProfileSources,
): Promise<CompleteProfile | undefined> {
  const draft = draftOf(stated, sources.lens);
  const isManaged = way.grant === 'managed-identity';
  const tenant =
    draft.tenant ??
    (isManaged ? '' : await askFor('Tenant', 'Directory (tenant) ID, or a domain of the tenant'));
  if (tenant === undefined || (tenant === '' && !isManaged)) return undefined;
  const clientId =
    draft.clientId ??
    (await askFor(
      'Client ID',
      isManaged ? 'Of the managed identity; empty for that of the system' : 'Application (client) ID',
    ));
  if (clientId === undefined || (clientId === '' && !isManaged)) return undefined;
  const authority = `${draft.origin}/${tenant}`;
  const credential = await credentialFor(way.credential, { stated, draft, authority, clientId }, sources);
  if (!credential) return undefined;
  const grant = await grantFor(way.grant);
  if (!grant) return undefined;
  const scopes = await scopesFor(grant, draft.scope);
  if (!scopes) return undefined;
  const { typed } = credential;
  return {
    profile: { authority, clientId, scopes, credential: credential.credential, grant },
    ...(typed && { typed }),
  };
}

interface Asking {
  readonly stated: StatedApp | 'none';
  readonly draft: TokenDraft;
  readonly authority: string;
  readonly clientId: string;
}

interface FoundCredential {
  readonly credential: Credential;
  readonly typed?: Secret;
}

async function credentialFor(
  way: CredentialWay,
  asking: Asking,
  sources: ProfileSources,
): Promise<FoundCredential | undefined> {
  switch (way) {
    case 'client-secret':
      return clientSecret(asking, sources);
    case 'certificate':
      return certificate(asking, sources);
    case 'client-assertion': {
      const assertion = await askForSecret('Client assertion', 'The signed JWT.');
      return assertion && { credential: { kind: 'client-assertion', assertion } };
    }
    case 'federated-token': {
      const token = await secretFromFile('Federated token');
      return token && { credential: { kind: 'federated-token', token } };
    }
    case 'none':
      return { credential: { kind: 'none' } };
  }
}

/** The one that the settings state, or refer to; the one that was kept; else the one that is typed. */
async function clientSecret(
  { stated, draft, authority, clientId }: Asking,
  { lens, kept }: ProfileSources,
): Promise<FoundCredential | undefined> {
  const reference = stated === 'none' ? undefined : await followReference(stated, lens);
  const known =
    draft.clientSecret ??
    (reference?.kind === 'found' ? reference.secret : undefined) ??
    (await kept.find({ authority, clientId }));
  if (known) return { credential: { kind: 'client-secret', secret: known } };
  const prompt =
    reference?.kind === 'named'
      ? `The settings refer to ${reference.name}. Paste the secret’s value.`
      : 'The secret’s value.';
  const secret = await askForSecret('Client secret', prompt);
  return secret && { credential: { kind: 'client-secret', secret }, typed: secret };
}

async function certificate(
  { stated }: Asking,
  { readCertificates, credentialOf }: ProfileSources,
): Promise<FoundCredential | undefined> {
  const uri =
    (stated === 'none' ? undefined : await certificateOf(stated)) ??
    (await pickCertificate('Test Token Request: Certificate with Private Key'));
  const file = uri && (await openCertificate(uri, readCertificates, true));
  if (!file) return undefined;
  const found = await credentialOf(file);
  if (found.kind === 'credential') return { credential: found.credential };
  await vscode.window.showErrorMessage(found.message);
  return undefined;
}

/** The file that the settings name, where it is there: beside them, or from a folder of the workspace on. */
export async function certificateOf({ app, document }: StatedApp): Promise<vscode.Uri | undefined> {
  const { certificatePath } = credentialHints(app);
  // What lies outside of the workspace is picked by the user, not by a file.
  if (certificatePath === undefined || /^(?:\/|[a-z]:|~)|(?:^|\/)\.\.(?:\/|$)/i.test(certificatePath))
    return undefined;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (const folder of [vscode.Uri.joinPath(document.uri, '..'), ...folders]) {
    const uri = vscode.Uri.joinPath(folder, certificatePath);
    if (await isThere(uri)) return uri;
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

async function grantFor(kind: Grant['kind']): Promise<Grant | undefined> {
  switch (kind) {
    case 'client-credentials':
    case 'device-code':
    case 'managed-identity':
      return { kind };
    case 'on-behalf-of': {
      const userAssertion = await askForSecret(
        'User’s token',
        'The access token that this app’s API was called with.',
      );
      return userAssertion && { kind, userAssertion };
    }
    case 'refresh-token': {
      const refreshToken = await askForSecret('Refresh token', 'As the token endpoint gave it.');
      return refreshToken && { kind, refreshToken };
    }
    case 'authorization-code':
      return authorizationCode();
  }
}

async function authorizationCode(): Promise<Grant | undefined> {
  const code = await askForSecret(
    'Authorization code',
    'The parameter code of the address that the browser was sent back to.',
  );
  const redirectUri =
    code && (await askFor('Redirect URI', 'The one that the code was asked for with, letter by letter'));
  if (!redirectUri) return undefined;
  const verifier = await vscode.window.showInputBox({
    title: 'Test Token Request: Code verifier',
    prompt: 'Of PKCE, where the code was asked for with a code_challenge; else leave it empty.',
    password: true,
    ignoreFocusOut: true,
  });
  if (verifier === undefined) return undefined;
  return {
    kind: 'authorization-code',
    code,
    redirectUri,
    ...(verifier !== '' && { codeVerifier: new Secret(verifier) }),
  };
}

/** An app's own tokens are for one resource; with a user, permissions can be named one by one. */
async function scopesFor({ kind }: Grant, scope: string): Promise<readonly string[] | undefined> {
  if (kind === 'client-credentials' || kind === 'managed-identity') return [scope];
  const suggestion = kind === 'on-behalf-of' ? scope : 'openid profile offline_access';
  const text = await askFor('Scopes', 'What the token is for, with blanks between', suggestion);
  return text?.split(/\s+/).filter((each) => each !== '');
}
