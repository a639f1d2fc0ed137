import * as vscode from 'vscode';
import type { App, EntraLens, Place } from '../index.ts';
import { draftTokenRequest, type TokenDraft } from '../tokens/draft.ts';
import type { Grant, TokenProfile } from '../tokens/profile.ts';
import { Secret } from '../tokens/secret.ts';
import { lensDocument } from './documents.ts';
import type { StatedApp } from './token-app.ts';
import { type CredentialSources, credentialFor } from './token-credential.ts';
import { askFor, askForSecret } from './token-questions.ts';
import type { Way } from './token-ways.ts';

/** A request that has all its parts. */
export interface CompleteProfile {
  readonly profile: TokenProfile;
  /** A secret that was typed and may be kept, if it turns out right. */
  readonly typed?: Secret;
}

const NOTHING: App = { kind: 'app', group: '', isLocalFile: false };

/** What the settings state of a request, without asking anybody. */
export function draftOf(stated: StatedApp | 'none', lens: EntraLens, origin?: string): TokenDraft {
  const origins = { defaultOrigin: origin };
  if (stated === 'none') return draftTokenRequest(NOTHING, () => undefined, origins);
  const valueAt = (place: Place) => lens.valueAt(lensDocument(stated.document), place);
  return draftTokenRequest(stated.app, valueAt, origins);
}

/** Completes what the settings state by asking; undefined as soon as one question is dismissed. `origin`: where they name no authority. */
export async function completeProfile(
  stated: StatedApp | 'none',
  way: Way,
  sources: CredentialSources,
  origin?: string,
): Promise<CompleteProfile | undefined> {
  const draft = draftOf(stated, sources.lens, origin);
  const names = await completeNames(draft, way);
  if (!names) return undefined;
  const { authority, clientId } = names;
  const credential = await credentialFor(way.credential, { stated, draft, authority, clientId }, sources);
  if (!credential) return undefined;
  const grant = await grantFor(way.grant);
  if (!grant) return undefined;
  const scopes = await scopesFor(grant.kind, draft.scope);
  if (!scopes) return undefined;
  const { typed } = credential;
  return {
    profile: { authority, clientId, scopes, credential: credential.credential, grant },
    ...(typed && { typed }),
  };
}

/** Who asks whom. */
export interface RequestNames {
  /** `https://{host}/{tenant}`. */
  readonly authority: string;
  /** Empty for the managed identity of the system. */
  readonly clientId: string;
}

/** The tenant and the client id of a draft, asked for where it lacks them; undefined when a question is dismissed. */
export async function completeNames(draft: TokenDraft, way: Way): Promise<RequestNames | undefined> {
  const isManaged = way.grant === 'managed-identity';
  const tenant =
    draft.tenant ??
    (isManaged
      ? ''
      : await askFor(
          vscode.l10n.t('Tenant'),
          vscode.l10n.t('Directory (tenant) ID, or a domain of the tenant'),
        ));
  if (tenant === undefined || (tenant === '' && !isManaged)) return undefined;
  const clientId =
    draft.clientId ??
    (await askFor(
      vscode.l10n.t('Client ID'),
      isManaged
        ? vscode.l10n.t('Of the managed identity; empty for that of the system')
        : vscode.l10n.t('Application (client) ID'),
    ));
  if (clientId === undefined || (clientId === '' && !isManaged)) return undefined;
  return { authority: `${draft.origin}/${tenant}`, clientId };
}

async function grantFor(kind: Grant['kind']): Promise<Grant | undefined> {
  switch (kind) {
    case 'client-credentials':
    case 'device-code':
    case 'managed-identity':
      return { kind };
    case 'on-behalf-of': {
      const userAssertion = await askForSecret(
        vscode.l10n.t('User’s token'),
        vscode.l10n.t('The access token that this app’s API was called with.'),
      );
      return userAssertion && { kind, userAssertion };
    }
    case 'refresh-token': {
      const refreshToken = await askForSecret(
        vscode.l10n.t('Refresh token'),
        vscode.l10n.t('As the token endpoint gave it.'),
      );
      return refreshToken && { kind, refreshToken };
    }
    case 'authorization-code':
      return authorizationCode();
  }
}

async function authorizationCode(): Promise<Grant | undefined> {
  const code = await askForSecret(
    vscode.l10n.t('Authorization code'),
    vscode.l10n.t('The parameter code of the address that the browser was sent back to.'),
  );
  const redirectUri = code && (await askForRedirectUri());
  if (!redirectUri) return undefined;
  const verifier = await vscode.window.showInputBox({
    title: vscode.l10n.t('Test Token Request: Code verifier'),
    prompt: vscode.l10n.t(
      'Of PKCE, where the code was asked for with a code_challenge; else leave it empty.',
    ),
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

/** Undefined when the question is dismissed. */
export function askForRedirectUri(): Thenable<string | undefined> {
  return askFor(
    vscode.l10n.t('Redirect URI'),
    vscode.l10n.t('The one that the code was asked for with, letter by letter'),
  );
}

/** An app's own tokens are for one resource; with a user, permissions can be named one by one. */
export async function scopesFor(kind: Grant['kind'], scope: string): Promise<readonly string[] | undefined> {
  if (kind === 'client-credentials' || kind === 'managed-identity') return [scope];
  const suggestion = kind === 'on-behalf-of' ? scope : 'openid profile offline_access';
  const text = await askFor(
    vscode.l10n.t('Scopes'),
    vscode.l10n.t('What the token is for, with blanks between'),
    suggestion,
  );
  return text?.split(/\s+/).filter((each) => each !== '');
}
