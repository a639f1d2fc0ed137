import type { Application, Directory, Resource, Tenant, User } from './directory.ts';
import type { Issued } from './issued.ts';
import type { Refusal } from './refusal.ts';
import type { SigningKey } from './signing-key.ts';
import type { TokenRequest } from './token-request.ts';

/** What a token request is judged by. */
export interface Surroundings {
  /** `https://localhost:{port}`: what assertions are addressed to. */
  readonly origin: string;
  readonly directory: Directory;
  readonly now: Date;
  /** What was issued so far, and can be redeemed. */
  readonly issued: Issued;
  /** The key of access tokens, for those that come back as user assertions. */
  readonly signingKey: Promise<SigningKey>;
}

/** A token request beside what the directory knows about it. */
export interface Situation extends Surroundings {
  readonly request: TokenRequest;
  /** The tenant of the path; for `common` and its like the one that the grant belongs to. When there is one. */
  readonly tenant: Tenant | undefined;
  /** The application of `client_id` in that tenant, when there is one. */
  readonly client: Application | undefined;
}

/** Looks at one thing and refuses, or has nothing to say. Asynchronous where a signature is verified. */
export type Check = (situation: Situation) => Refusal | undefined | Promise<Refusal | undefined>;

/** The request is granted: what the token is made of. */
export interface Grant {
  readonly kind: 'granted';
  readonly tenant: Tenant;
  readonly client: Application;
  readonly resource: Resource;
  /** The resource as the request named it: the audience of a version 1.0 token. */
  readonly requestedResource: string;
  readonly clientAuthentication: ClientAuthentication;
  /** For whom, where the application does not act in its own name. */
  readonly delegation?: Delegation;
}

/** What a user lets an application do. */
export interface Delegation {
  readonly user: User;
  /** The permissions on the resource that the token carries: its `scp`. */
  readonly scopes: readonly string[];
  /** OpenID scopes that were asked for: `openid`, `profile`, `email`, `offline_access`. */
  readonly openId: readonly string[];
  /** What the answer calls the scope (RFC 6749, section 5.1). */
  readonly scope: string;
  /** Of the authorization request: it goes into the ID token (OpenID Connect Core 1.0, section 2). */
  readonly nonce?: string;
  /** Platform of the redirect URI, where there was one: refresh tokens inherit it. */
  readonly platform?: 'web' | 'spa' | 'publicClient';
}

/** How the client proved who it is, as the `appidacr` and `azpacr` claims tell it: 0 not at all, 1 secret, 2 certificate. */
export type ClientAuthentication = '0' | '1' | '2';

export type Verdict = Grant | Refusal;

/** One value of `grant_type`: what is checked, in which order, and what a request that passes is granted. */
export interface GrantType {
  readonly name: string;
  readonly checks: readonly Check[];
  /** Called when every check passed. */
  readonly grant: (situation: Situation) => Grant;
}

/** One way to authenticate a client. */
export interface CredentialKind {
  readonly clientAuthentication: ClientAuthentication;
  /** Whether the request brings such a credential. */
  readonly presented: (request: TokenRequest) => boolean;
  /** Whether it is right. */
  readonly check: Check;
}

/** A value that an earlier check has made sure of; without it, the order of the checks is wrong. */
export function assured<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`No check has made sure of the ${what}`);
  return value;
}
