import type { Place } from '../core/types.ts';
import { cloudOf } from '../facts/clouds.ts';
import type { App, Deferred, Stated } from '../facts/types.ts';
import type { TokenProfile } from './profile.ts';
import { Secret } from './secret.ts';

/** What a file says of a token request. Parts it leaves open are absent: somebody has to be asked. */
export interface TokenDraft {
  /** `https://{host}[:{port}]`: where the authority is, without a tenant. */
  readonly origin: string;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly scope: string;
  readonly clientSecret?: Secret;
}

/** Where the authority is, `https://{host}[:{port}]`, when not only the file decides. */
export interface DraftOrigins {
  /** Goes before what the file says. */
  readonly origin?: string | undefined;
  /** Taken where the file says nothing. */
  readonly defaultOrigin?: string | undefined;
}

export const PUBLIC_CLOUD = 'https://login.microsoftonline.com';

/**
 * Drafts the request that an app's settings describe. `valueAt` gives the text of a setting, for a secret
 * the secret itself: it goes into a `Secret` at once. What is malformed is taken as it stands, so that the
 * answer is Entra's own; placeholders and references count as absent.
 */
export function draftTokenRequest(
  app: App,
  valueAt: (place: Place) => string | undefined,
  origins: DraftOrigins = {},
): TokenDraft {
  const textOf = (stated: Stated<{ readonly kind: string }> | undefined) =>
    stated && !isDeferred(stated.value) ? valueAt(stated.place)?.trim() : undefined;
  const authority = /^(https?:\/\/[^/?#\s]+)(?:\/([^/?#\s]+))?/i.exec(textOf(app.authority) ?? '');
  const origin = origins.origin ?? authority?.[1] ?? origins.defaultOrigin ?? PUBLIC_CLOUD;
  const tenant = textOf(app.tenant) ?? authority?.[2];
  const clientId = textOf(app.clientId);
  const secret = textOf(app.clientSecret);
  return {
    origin,
    ...(tenant && !/^[<{[$%]/.test(tenant) && { tenant }),
    ...(clientId && { clientId }),
    scope: appOnlyScope(app.scopes?.[0]?.value) ?? defaultScope(origin),
    ...(secret && { clientSecret: new Secret(secret) }),
  };
}

/** Microsoft Graph of the cloud that the authority belongs to. */
export function defaultScope(origin: string): string {
  const host = /^https?:\/\/([^/:]+)/i.exec(origin)?.[1] ?? '';
  return `https://${cloudOf(host)?.graphHosts[0] ?? 'graph.microsoft.com'}/.default`;
}

/** The profile of a draft that has all its parts. */
export function profileOf(draft: Required<TokenDraft>): TokenProfile {
  return {
    authority: `${draft.origin}/${draft.tenant}`,
    clientId: draft.clientId,
    scopes: draft.scope.split(/\s+/),
    credential: { kind: 'client-secret', secret: draft.clientSecret },
    grant: { kind: 'client-credentials' },
  };
}

/** Settings often name the scopes of the API itself or of a user's token: only `/.default` asks for an app's. */
function appOnlyScope(scope: string | undefined): string | undefined {
  return scope && /^\S+\/\.default$/.test(scope) ? scope : undefined;
}

function isDeferred(value: { readonly kind: string }): value is Deferred {
  return value.kind === 'empty' || value.kind === 'placeholder' || value.kind === 'reference';
}
