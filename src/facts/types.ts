import type { Expression } from '../core/expressions.ts';
import type { Edit, Place, Span } from '../core/types.ts';
import type { Assertion, SentAssertion } from './assertion-types.ts';
import type { Cloud } from './clouds.ts';
import type { Role } from './names.ts';
import type { Grant, Resource, ScopeRequest, UserAssertion } from './request-types.ts';

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
      /** Absent for texts that are not random enough to be alike for one reason only. */
      readonly identity?: SecretIdentity;
      /** What is wrong with the text, or with what the format makes of it. */
      readonly flaws?: readonly SecretFlaw[];
      /** Tells whether the text is what a secret is called, without giving it away; for text of no known shape. */
      isCalled?(displayName: string): boolean;
    };

/** Tells secrets apart without giving them away. */
export interface SecretIdentity {
  equals(other: SecretIdentity): boolean;
}

/** What may be wrong with a secret, and in which way. */
interface FlawDetails {
  /**
   * Outside, or `inside` the text; quotes that became part of it. `comment`: cut off at the mark of one. `block`, `base64`
   * and `echo` end it with a line break.
   */
  readonly whitespace:
    | 'blank'
    | 'line-break'
    | 'invisible'
    | 'inside'
    | 'quotes'
    | 'smart-quotes'
    | 'comment'
    | 'block'
    | 'base64'
    | 'echo';
  readonly expanded: 'shell' | 'powershell' | 'batch' | 'compose' | 'dotenv' | 'template';
  /** Encoded where it is wanted as it is; `kubernetes`: as it is where base64 is wanted. */
  readonly encoded: 'percent' | 'base64' | 'kubernetes';
  /** `start`: its first characters are gone. `extra`: a mark of punctuation came along. */
  readonly mistyped: 'short' | 'long' | 'start' | 'twice' | 'typographic' | 'extra';
  readonly description: 'expiry' | 'uploaded' | 'words';
  /** Characters that mean something else in the body of a form. */
  readonly 'not-url-encoded': 'text';
  /** On a command line it passes for an option. */
  readonly 'leading-dash': 'apart';
}

interface FlawOf<Kind extends keyof FlawDetails> {
  readonly kind: Kind;
  readonly detail: FlawDetails[Kind];
  /** What is underlined. */
  readonly span: Span;
  /** Edits that take away or put in single characters, so that none carries the secret's text. */
  readonly repair?: readonly Edit[];
}

/** What keeps a secret from arriving as Entra made it. */
export type SecretFlaw = { readonly [Kind in keyof FlawDetails]: FlawOf<Kind> }[keyof FlawDetails];

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

/** A command of a PowerShell module that speaks to Entra. */
export interface Cmdlet {
  readonly kind: 'cmdlet';
  /** As written. */
  readonly name: string;
  readonly module: 'MSOnline' | 'AzureAD' | 'Az' | 'Microsoft.Graph';
  /** Parameters by their names without the dash; switches have no value. */
  readonly arguments: readonly {
    readonly name?: string;
    /** Where the name is written, with its dash. */
    readonly nameSpan?: Span;
    readonly value: Expression;
  }[];
  /** The command's name. */
  readonly span: Span;
  /** The command with its arguments. */
  readonly whole: Span;
  /** The edit that puts a comment of one line before the command. */
  readonly comment?: (text: string) => Edit;
  /** The later uses of the same command, for the first one; empty for these. */
  readonly repeats: readonly Cmdlet[];
  readonly isRepeat: boolean;
}

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

/** The public key of a certificate. `bits` is the length of an RSA modulus, `curve` the name of an elliptic curve. */
export interface CertificateKey {
  readonly type: 'RSA' | 'RSA-PSS' | 'EC' | 'Ed25519' | 'Ed448' | 'DSA' | 'other';
  readonly bits?: number;
  readonly curve?: string;
}

/** What a certificate (RFC 5280) says of itself. */
export interface Certificate {
  /** Most specific name first, as in RFC 4514: `CN=shop, O=Contoso`. Empty where there is none. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: CertificateKey;
  /** `RSA with SHA-256`, or the object identifier of an algorithm without common name. */
  readonly signatureAlgorithm: string;
  /** True for the certificate of an authority, which signs others. */
  readonly isAuthority: boolean;
  /** SHA-1 of the DER bytes, upper-case hexadecimal: as Entra and Windows show it. */
  readonly thumbprint: string;
  /** The same, base64url (RFC 7515, section 4.1.7). */
  readonly x5t: string;
  /** SHA-256 of the DER bytes, base64url (RFC 7515, section 4.1.8). */
  readonly x5tS256: string;
}

/** A certificate that a file holds, in PEM. */
export interface StatedCertificate {
  readonly kind: 'certificate';
  readonly certificate: Certificate;
  readonly name: string;
  readonly place: Place;
  /** True for those that stand beside an app's own: its chain. */
  readonly isChain: boolean;
  /** The private key beside it. `unknown`: there are keys, and which is whose was not told. */
  readonly privateKey: 'absent' | 'own' | 'other' | 'unknown';
}

/** Where an app has its certificate from: a file, as a path with `/`, or PEM in the setting itself. */
export type CertificateSource =
  | Deferred
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'inline' }
  | { readonly kind: 'other' };

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

/** An address at a Microsoft host that signs in, or of an API that Entra issues tokens for. */
export interface Address {
  readonly kind: 'address';
  readonly host: string;
  /** Without query and fragment; empty where there is none. */
  readonly path: string;
  /** Of the setting; empty where the address stands in code. */
  readonly name: string;
  readonly place: Place;
  /** The host alone, where it is written in one piece. */
  readonly hostSpan?: Span;
  readonly service: 'sign-in' | 'graph' | 'azure-ad-graph' | 'access-control' | 'sharepoint' | 'other';
  /** The cloud of the host; External ID and B2C count as the public one. */
  readonly cloud?: Cloud;
  /** False for a host, and a path perhaps, without `https://` before it. */
  readonly hasScheme: boolean;
  /** True in files that list the hosts of many clouds, or the names that one has had. */
  readonly isListed: boolean;
  /** The later addresses at the same host, for the first one; empty for these. */
  readonly repeats: readonly Address[];
  readonly isRepeat: boolean;
}

/** Where an app signs in, and the APIs that it asks tokens for or calls, by the clouds that their hosts belong to. */
export interface CloudUse {
  readonly kind: 'cloud-use';
  readonly signIn: Cloud;
  /** True where one app or request states both; false for APIs that stand elsewhere in the same file. */
  readonly isOfOne: boolean;
  readonly apis: readonly {
    readonly cloud: Cloud;
    readonly host: string;
    readonly place: Place;
    /** The host alone, where it is written in one piece. */
    readonly hostSpan?: Span;
  }[];
}

/** Where a library comes from. */
export type Ecosystem =
  | 'npm'
  | 'NuGet'
  | 'Maven'
  | 'PyPI'
  | 'RubyGems'
  | 'Packagist'
  | 'Go'
  | 'PowerShell Gallery';

/** A library of Microsoft identity that a file imports or a project depends on; named once a file. */
export interface Dependency {
  readonly kind: 'dependency';
  /** As written; `group:artifact` of Maven. */
  readonly name: string;
  readonly ecosystem: Ecosystem;
  /** The name; where a project file has it as a key, the version behind it. */
  readonly span: Span;
  /** True for a module that code imports. */
  readonly isImport: boolean;
}

/** An app that gets its tokens from Azure Access Control, as add-ins of SharePoint Online did. */
export interface AccessControlClient {
  readonly kind: 'access-control-client';
  /** The command, call or setting that shows it. */
  readonly name: string;
  readonly span: Span;
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

/** Everything a rule can judge. */
export type EntraFact =
  | App
  | TokenRequest
  | Assertion
  | Cmdlet
  | Registration
  | Address
  | Dependency
  | AccessControlClient
  | CloudUse
  | StatedCertificate
  | FederatedCredential
  | WorkflowJob;
