import type { Edit, Place, Span } from '../core/types.ts';
import type { SentAssertion } from './assertion-types.ts';
import type { CertificateSource } from './certificate-types.ts';
import type { ScopeRequest, UserAssertion } from './request-types.ts';
import type { ClientSecret } from './secret-types.ts';
import type { Authority, ClientId, Id, Stated, Tenant } from './value-types.ts';

/** How an application gets its tokens, where the code shows it. */
export type Flow =
  | 'client-credentials'
  | 'on-behalf-of'
  | 'authorization-code'
  | 'device-code'
  | 'interactive'
  | 'managed-identity'
  | 'refresh-token';

/** What an application proves itself with. `federated` is a token of another issuer. */
export type CredentialKind = 'secret' | 'certificate' | 'assertion' | 'federated' | 'managed-identity';

/** The name of a variable in braces that a text keeps, for want of the mark that would fill it in. */
export interface Unfilled {
  readonly name: string;
  readonly place: Place;
  /** Makes it a text that is filled in; empty where it takes more. */
  readonly repair: readonly Edit[];
}

/** One application that signs in at Entra, as one file states it: by settings, or by what code hands to a library. */
export interface App {
  readonly kind: 'app';
  /** What its parts share: section and prefix of settings, the callee in code. */
  readonly group: string;
  /** True for files that by convention stay on the developer's machine (`.env`, `local.settings.json`). */
  readonly isLocalFile: boolean;
  /** The library that reads the section, where the names of file and section tell it. */
  readonly library?: 'Microsoft.Identity.Web';
  readonly clientId?: Stated<ClientId>;
  readonly tenant?: Stated<Tenant>;
  readonly clientSecret?: Stated<ClientSecret>;
  readonly secretId?: Stated<Id>;
  readonly authority?: Stated<Authority>;
  /** The tenant that the authority names; its place is that of the tenant alone. */
  readonly authorityTenant?: Stated<Tenant>;
  readonly unfilledTenant?: Unfilled;
  /** As stated: each text may hold several, separated by blanks. Those that are computed are left out. */
  readonly scopes?: readonly Stated<string>[];
  /** The resource of a v1 request, or the address of the API that is called. */
  readonly resource?: Stated<string>;
  readonly subscriptionId?: Stated<Id>;
  /** The object id of the app or of its service principal. */
  readonly objectId?: Stated<Id>;
  /** The certificate's thumbprint, as written. */
  readonly thumbprint?: Stated<string>;
  readonly certificate?: Stated<CertificateSource>;
  /** The environment that the file or section is for, in lower case: `production`. Absent where it says none. */
  readonly environment?: string;
  readonly flow?: Flow;
  /** Absent where nothing shows it. */
  readonly credentials?: readonly CredentialKind[];
  /** True for the classes of public clients, which can keep no secret; false for those of confidential ones. */
  readonly isPublicClient?: boolean;
  /** True where nothing that is handed over names a tenant, and the library asks without one. */
  readonly lacksTenant?: true;
  /** What code asks tokens for by a library, each call of it apart. */
  readonly requested?: readonly ScopeRequest[];
  /** The user's token that code hands over for the on-behalf-of flow. */
  readonly userAssertion?: Stated<UserAssertion>;
  /** What is handed over as the client's own assertion. */
  readonly clientAssertion?: Stated<SentAssertion>;
  /** The constructor, factory or command in code. Absent where the app comes of settings alone. */
  readonly call?: Span;
}
