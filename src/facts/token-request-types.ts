import type { Expression } from '../core/expressions.ts';
import type { Edit, Span } from '../core/types.ts';
import type { Unfilled } from './app-types.ts';
import type { SentAssertion } from './assertion-types.ts';
import type { Grant, Resource, ScopeRequest, UserAssertion } from './request-types.ts';
import type { ClientSecret } from './secret-types.ts';
import type { ClientId, Stated, Tenant } from './value-types.ts';

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
  /** True for one that a statement of its own puts in: it may depend on a condition. */
  readonly isAdded?: true;
  /** Gives the parameter another value; absent where that is no small edit. */
  rewritten?(value: string): Edit;
  /** Takes the parameter out; absent where that is no small edit. */
  readonly removal?: Edit;
  /** Gives the parameter another name; absent where that is no small edit. */
  renamed?(name: string): Edit;
  /** Puts another parameter beside it; absent where that is no small edit. */
  beside?(name: string, value: string): Edit;
  /** Edits by which the code encodes it, where it does not and the language has a short way to. */
  readonly repair?: readonly Edit[];
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
  /** True where the address of the endpoint is computed: `endpoint` is the nearest one that the code holds. */
  readonly isEndpointGuessed: boolean;
  /** True where the request is given an address of Entra's, or asks for an API of Microsoft's: no other provider is meant. */
  readonly isCertain: boolean;
  /** The tenant that the endpoint names, by itself. */
  readonly tenant?: Stated<Tenant>;
  readonly unfilledTenant?: Unfilled;
  readonly clientId?: Stated<ClientId>;
  readonly encoding: BodyEncoding;
  /** Makes the request send a form, where that is a small edit. */
  readonly asForm?: Edit;
  /** In the order of the text. */
  readonly parameters: readonly Parameter[];
  /** True when the request is known to have no other parameters. */
  readonly isWhole: boolean;
  /** True where the client may prove itself by the header `Authorization` (RFC 6749, section 2.3.1). */
  readonly mayUseBasic: boolean;
  readonly grant: Grant;
  readonly requested?: readonly ScopeRequest[];
  /** The parameter `resource` of version 1, where it is known. */
  readonly resource?: Stated<Resource>;
  /** What is exchanged in the on-behalf-of flow. */
  readonly userAssertion?: Stated<UserAssertion>;
  readonly clientAssertion?: Stated<SentAssertion>;
}
