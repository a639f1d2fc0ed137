import type { Place, Span } from '../core/types.ts';
import type { Role } from './names.ts';

/**
 * Something a file says, and where. `name` is the setting's own name, to be quoted in messages; the
 * text of a secret is never part of a fact.
 */
export interface Stated<Value> {
  readonly value: Value;
  readonly name: string;
  readonly place: Place;
  /** Where the value is taken from, as far as the file names it. */
  readonly source?: Source;
}

/** What a value is taken from: a variable, a field, a variable of the environment, a secret of a pipeline. */
export interface Source {
  /** From the nearest to the farthest: `['clientId', 'AZURE_CLIENT_ID']` for a variable that holds an environment's. */
  readonly names: readonly [string, ...string[]];
  /** What the nearest telling name says that the value is. */
  readonly role?: Role;
  /** Where the nearest name stands, if it stands there as it is. */
  readonly span?: Span;
  /** The variable of the environment that it is read from in the end, and where its name stands as it is. */
  readonly variable?: { readonly name: string; readonly span?: Span };
}

/** A value that is not there yet (`<tenant-id>`, `YOUR_SECRET`) or comes from elsewhere (`${TENANT}`). */
export type Deferred =
  | { readonly kind: 'empty' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'reference' };

/**
 * What stands where an id belongs, although it is none. `whitespace`: blanks, quotes or invisible characters around
 * it; `doubled`: the same id twice; `domain`: a tenant's domain, which is `meant`, where the id of an application belongs.
 */
export interface Malformed {
  readonly kind: 'malformed';
  readonly fault: 'braces' | 'uri' | 'truncated' | 'name' | 'whitespace' | 'doubled' | 'domain';
  /** What stands around the id, where that is `whitespace`. */
  readonly around?: 'blanks' | 'quotes' | 'invisible';
  /** The id that was meant, where the text holds it. */
  readonly meant?: string;
}

/** The application (client) id. */
export type ClientId = Deferred | { readonly kind: 'guid'; readonly guid: string } | Malformed;

/** The directory (tenant). */
export type Tenant =
  | Deferred
  | { readonly kind: 'guid'; readonly guid: string }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'well-known'; readonly name: 'common' | 'organizations' | 'consumers' }
  | Malformed;

/** A GUID of some other thing: a secret, a subscription, an object of the directory. */
export type Id = Deferred | { readonly kind: 'guid'; readonly guid: string } | { readonly kind: 'other' };

/** Where tokens are asked for: `https://login.microsoftonline.com/<tenant>`. */
export type Authority =
  | Deferred
  | {
      readonly kind: 'url';
      readonly host: string;
      readonly tenant?: string;
      readonly isMicrosoft: boolean;
      /** True where the tenant is computed or filled in later. */
      readonly isOpen?: true;
      readonly fault?: AuthorityFault;
    }
  | { readonly kind: 'other' };

/**
 * What is wrong with an authority's address. `glued`: no slash before the tenant; `doubled`: address, tenant or version
 * twice; `endpoint`: the path of an endpoint behind the tenant; `policy`: a user flow of B2C at another host;
 * `well-known`: `common` and its like where only a tenant's name goes.
 */
export interface AuthorityFault {
  readonly kind:
    | 'scheme'
    | 'http'
    | 'glued'
    | 'doubled'
    | 'slashes'
    | 'braces'
    | 'endpoint'
    | 'policy'
    | 'well-known';
  /** The address that was meant, where the text holds all of it. */
  readonly meant?: string;
}
