import type { ClientId, Id, Stated } from './value-types.ts';

/** A client secret as its app registration lists it. */
export interface PasswordCredential {
  /** The secret's ID. */
  readonly keyId?: Stated<string>;
  readonly displayName?: Stated<string>;
  readonly hint?: Stated<string>;
  /** ISO 8601. */
  readonly endDateTime?: Stated<string>;
}

/** A certificate or key as its app registration lists it. */
export interface KeyCredential {
  readonly keyId?: Stated<string>;
  readonly displayName?: Stated<string>;
  readonly type?: Stated<string>;
  readonly usage?: Stated<string>;
  /** ISO 8601. */
  readonly endDateTime?: Stated<string>;
  /** The SHA-1 thumbprint, as the file spells it. */
  readonly customKeyIdentifier?: Stated<string>;
}

/** An app registration or service principal: a manifest, or what `az ad app show` and Microsoft Graph print. */
export interface Registration {
  readonly kind: 'registration';
  readonly clientId?: Stated<ClientId>;
  readonly objectId?: Stated<Id>;
  readonly displayName?: Stated<string>;
  readonly passwordCredentials: readonly PasswordCredential[];
  readonly keyCredentials: readonly KeyCredential[];
  readonly redirectUris: readonly {
    readonly platform: 'web' | 'spa' | 'public-client';
    readonly uri: Stated<string>;
  }[];
  /** `isFallbackPublicClient`, `allowPublicClient`. */
  readonly isPublicClient?: Stated<boolean>;
  readonly signInAudience?: Stated<string>;
}

/** What an app or managed identity trusts in place of a secret: tokens of an issuer for a subject. */
export interface FederatedCredential {
  readonly kind: 'federated-credential';
  /** Empty where the file does not say it. */
  readonly issuer: Stated<string>;
  readonly subject: Stated<string>;
  readonly audiences: readonly Stated<string>[];
}

/** A job of GitHub Actions that signs in to Azure with its own token, in an environment. */
export interface WorkflowJob {
  readonly kind: 'workflow-job';
  readonly environment: Stated<string>;
}
