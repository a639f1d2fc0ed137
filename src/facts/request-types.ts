import type { Edit, Span } from '../core/types.ts';
import type { Deferred, Flow, Stated } from './types.ts';

/** The API that a scope names. */
export interface Resource {
  /** As the scope names it: `https://graph.microsoft.com`. */
  readonly text: string;
  /** The same for all names of one API, as far as they are known. */
  readonly id: string;
  /** True for an API of Microsoft's by one of its names. */
  readonly isKnown: boolean;
  /** What keeps Entra from finding an API of Microsoft's that is evidently meant. */
  readonly fault?: 'misspelt' | 'path' | 'scheme';
  /** The name that Entra knows, where there is a fault. */
  readonly meant?: string;
  /** The scope for everything that was consented to for it: `https://graph.microsoft.com/.default`. */
  readonly asDefault: string;
}

/** One scope, as OAuth 2.0 (RFC 6749, section 3.3) separates them by blanks. */
export interface Scope {
  /** Without the other scopes of the text. */
  readonly text: string;
  /** The text that it stands in, with others perhaps. */
  readonly stated: Stated<string>;
  /** `/.default` of the API that it names, where it names one. */
  readonly asDefault?: string;
  /** Writes another one in its place, or several; absent where that is no small edit. */
  rewritten?(scopes: string): Edit;
  readonly meaning:
    | { readonly kind: 'deferred' }
    /** `openid`, `profile`, `offline_access` and the like. */
    | { readonly kind: 'openid' }
    /** `<resource>/.default`: everything that was consented to. */
    | { readonly kind: 'default'; readonly resource: Resource }
    /** A permission by its name; without a resource it is one of Microsoft Graph. */
    | { readonly kind: 'permission'; readonly resource?: Resource }
    /** A resource where a scope belongs. */
    | { readonly kind: 'resource'; readonly resource: Resource }
    | {
        readonly kind: 'malformed';
        readonly fault: 'separator' | 'no-resource' | 'encoded' | 'default';
        /** What was meant, where it can be told. */
        readonly meant?: string;
      };
}

/** The scopes that tokens are asked for at one go. */
export interface ScopeRequest {
  /** Absent where it is not known. */
  readonly flow?: Flow;
  /** In the order of the text. Those that are computed are left out. */
  readonly scopes: readonly Scope[];
  /** False where there are more than `scopes`. */
  readonly isWhole: boolean;
  /** What a single scope can take the place of: a text, or all items of a list. */
  readonly literal?: Span;
  /** Where Microsoft Graph answers in the cloud that is asked, where that is known: `graph.microsoft.com`. */
  readonly graphHost?: string;
}

/** The token of a user that an API exchanges for another one, as far as the code shows what it is. */
export type UserAssertion =
  | { readonly kind: 'id-token' }
  /** A token for Microsoft Graph, told by its name. */
  | { readonly kind: 'graph-token' }
  /** A token that stands in the text: its `aud` claim. */
  | { readonly kind: 'token'; readonly audience: string }
  | { readonly kind: 'unknown' };

/** The value of `grant_type`. */
export type Grant =
  | Deferred
  | { readonly kind: 'known'; readonly name: GrantName }
  /** Neither known nor near one that is: Entra has grants of its own that nobody documents. */
  | { readonly kind: 'other' }
  /** One that Entra has not. `meant` is the one that it was taken for, or that comes nearest. */
  | { readonly kind: 'unknown'; readonly text: string; readonly meant?: string };

/** The grants of Entra's token endpoint: RFC 6749, RFC 7523, RFC 7522, RFC 8628. */
export type GrantName =
  | 'authorization_code'
  | 'client_credentials'
  | 'refresh_token'
  | 'password'
  | 'device_code'
  | 'jwt-bearer'
  | 'saml-bearer';
