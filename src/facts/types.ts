import type { Expression } from '../core/expressions.ts';
import type { Place, Span } from '../core/types.ts';

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

/** One application that signs in at Entra, as one file states it: by settings, or by what code hands to a library. */
export interface App {
  readonly kind: 'app';
  /** What its parts share: section and prefix of settings, the callee in code. */
  readonly group: string;
  /** True for files that by convention stay on the developer's machine (`.env`, `local.settings.json`). */
  readonly isLocalFile: boolean;
  readonly clientId?: Stated<ClientId>;
  readonly tenant?: Stated<Tenant>;
  readonly clientSecret?: Stated<ClientSecret>;
  readonly secretId?: Stated<SecretId>;
  readonly authority?: Stated<Authority>;
  /** As stated: each text may hold several, separated by blanks. Those that are computed are left out. */
  readonly scopes?: readonly Stated<string>[];
  readonly flow?: Flow;
  /** Absent where nothing shows it. */
  readonly credentials?: readonly CredentialKind[];
  /** True for the classes of public clients, which can keep no secret; false for those of confidential ones. */
  readonly isPublicClient?: boolean;
  /** The constructor, factory or command in code. Absent where the app comes of settings alone. */
  readonly call?: Span;
}

/** An address of a token endpoint, as far as it is literal. */
export interface Endpoint {
  /** Absent where it is computed. */
  readonly host?: string;
  /** Absent where the path names none: `https://login.microsoftonline.com/oauth2/v2.0/token`. */
  readonly tenant?: Tenant;
  readonly version: 'v1' | 'v2';
}

/** The value of a parameter of a request. The text of secrets, tokens, codes and assertions is left behind. */
export type ParameterValue =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'secret'; readonly secret: ClientSecret; readonly hasReserved: boolean }
  | { readonly kind: 'withheld'; readonly hasReserved: boolean }
  | { readonly kind: 'computed'; readonly expression?: Expression };

/** A parameter of a request; `name` is its name as sent: `client_secret`. */
export interface Parameter extends Stated<ParameterValue> {
  /** True when a library or the code encodes the value for the form; false when it goes in as it is. */
  readonly isEncoded: boolean;
}

/**
 * How parameters are sent. `form`: a library encodes them as `application/x-www-form-urlencoded`; `raw`: the code
 * puts that text together itself; `json` and `query` are refused by Entra's token endpoint.
 */
export type BodyEncoding = 'form' | 'raw' | 'json' | 'query' | 'unknown';

/** A request to a token endpoint of Entra that code makes by hand. */
export interface TokenRequest {
  readonly kind: 'token-request';
  /** The call, or where the parameters stand. */
  readonly span: Span;
  /** Absent where it is computed and other signs show that Entra is meant. */
  readonly endpoint?: Stated<Endpoint>;
  readonly encoding: BodyEncoding;
  /** In the order of the text. */
  readonly parameters: readonly Parameter[];
}

/** An entry of a JWT's header or one of its claims, with its registered name (`x5t#S256`, `aud`). */
export interface AssertionEntry {
  readonly name: string;
  readonly value: Expression;
  /** Where the entry stands. */
  readonly span: Span;
}

/** A JWT that code builds to prove itself at Entra (RFC 7523). */
export interface Assertion {
  readonly kind: 'assertion';
  /** The name of the library's table, or `hand-made`. */
  readonly library: string;
  readonly span: Span;
  readonly header: readonly AssertionEntry[];
  readonly claims: readonly AssertionEntry[];
  /**
   * False when the code hands over header or claims in a way that was not followed: what is not here may be there.
   */
  readonly isWhole: boolean;
  readonly algorithm?: Expression;
  readonly key?: Expression;
}

/** A command of a PowerShell module that speaks to Entra. */
export interface Cmdlet {
  readonly kind: 'cmdlet';
  /** As written. */
  readonly name: string;
  readonly module: 'MSOnline' | 'AzureAD' | 'Az' | 'Microsoft.Graph';
  /** Parameters by their names without the dash; switches have no value. */
  readonly arguments: readonly { readonly name?: string; readonly value: Expression }[];
  /** The command's name. */
  readonly span: Span;
  /** The command with its arguments. */
  readonly whole: Span;
}

/** Everything a rule can judge. */
export type EntraFact = App | TokenRequest | Assertion | Cmdlet;
