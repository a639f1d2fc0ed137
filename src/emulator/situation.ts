import type { Application, Directory, Resource, Tenant } from './directory.ts';
import type { Refusal } from './refusal.ts';
import type { TokenRequest } from './token-request.ts';

/** A token request beside what the directory knows about it. */
export interface Situation {
  readonly request: TokenRequest;
  readonly directory: Directory;
  readonly now: Date;
  /** The tenant of the path, when there is one. */
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
}

/** How the client proved who it is, as the `appidacr` and `azpacr` claims tell it: 1 secret, 2 certificate. */
export type ClientAuthentication = '1' | '2';

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
