import type { Place } from '../core/types.ts';

/**
 * Something a file says, and where. `name` is the setting's own name, to be quoted in messages; the
 * text of a secret is never part of a fact.
 */
export interface Stated<Value> {
  readonly value: Value;
  readonly name: string;
  readonly place: Place;
}

/** A value that is not there yet (`<tenant-id>`, `YOUR_SECRET`) or comes from elsewhere (`${TENANT}`). */
export type Deferred =
  | { readonly kind: 'empty' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'reference' };

/** What stands where an id belongs, although it is none. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly fault: 'braces' | 'uri' | 'truncated' | 'name';
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

/** The shape of a client secret, never its text. */
export type ClientSecret =
  | Deferred
  | {
      /** Shaped like the id of a secret. `is` tells whether it is a given id without giving it away. */
      readonly kind: 'guid';
      is(guid: string): boolean;
    }
  | { readonly kind: 'thumbprint'; readonly algorithm: 'SHA-1' | 'SHA-256' }
  | { readonly kind: 'masked' }
  | {
      /** `identifiable`: carries Entra's own marker (`8Q~`, `7Q~`). `legacy`: looks as secrets did before. */
      readonly kind: 'value';
      readonly format: 'identifiable' | 'legacy' | 'unknown';
    };

export type SecretId =
  | Deferred
  | { readonly kind: 'guid'; readonly guid: string }
  | { readonly kind: 'other' };

/** Where tokens are asked for: `https://login.microsoftonline.com/<tenant>`. */
export type Authority =
  | Deferred
  | { readonly kind: 'url'; readonly host: string; readonly tenant?: string; readonly isMicrosoft: boolean }
  | { readonly kind: 'other' };

/** The settings of one application that signs in at Entra, as one file states them. */
export interface App {
  readonly kind: 'app';
  /** Where the settings stand together: names from the outermost, and the prefix they share. */
  readonly group: string;
  /** True for files that by convention stay on the developer's machine (`.env`, `local.settings.json`). */
  readonly isLocalFile: boolean;
  readonly clientId?: Stated<ClientId>;
  readonly tenant?: Stated<Tenant>;
  readonly clientSecret?: Stated<ClientSecret>;
  readonly secretId?: Stated<SecretId>;
  readonly authority?: Stated<Authority>;
  readonly scope?: Stated<string>;
}

/** Everything a rule can judge. */
export type EntraFact = App;
