import type { Expression } from '../core/expressions.ts';
import type { Edit, Place, Span } from '../core/types.ts';
import type { CloudId } from './clouds.ts';
import type { Held } from './content-of.ts';
import type { Moment } from './moment.ts';
import type { TokenPart } from './token-text.ts';
import type { ClientId, Stated, Tenant } from './types.ts';

/**
 * How what stands there becomes part of the JWT. `json`: as JSON writes it. `typed`: the library makes of it what a JWT
 * needs. `length`: time from now on.
 */
export type Taken = 'json' | 'typed' | 'length';

/** An entry of a JWT's header or one of its claims, with its registered name (`x5t#S256`, `aud`). */
export interface AssertionEntry {
  readonly name: string;
  readonly value: Expression;
  /** Where the entry stands. */
  readonly span: Span;
  /** The name as written, with its quotes; absent where a method, a field or a position stands for it. */
  readonly nameSpan?: Span;
  readonly taken: Taken;
  /** The method of a builder that it was given to, and where its call ends. */
  readonly method?: { readonly name: string; readonly end: number };
}

/** A thumbprint in the header. */
export interface AssertionThumbprint {
  readonly name: 'x5t' | 'x5t#S256';
  readonly held: Held;
  /** Gives the entry another name; absent where that is no small edit. */
  renamed?(name: string): Edit;
}

/** One of the claims that are times. */
export interface AssertionTime {
  readonly name: 'exp' | 'nbf' | 'iat';
  /** `text`: a text that is no length of time; `isNumber` where it is one of seconds. */
  readonly value: Moment | { readonly kind: 'text'; readonly isNumber: boolean };
  readonly taken: Taken;
  /** What gives the time. */
  readonly span: Span;
}

/** Who an assertion says that it is from, or about. */
export interface AssertionParty {
  readonly value:
    | { readonly kind: 'guid'; readonly guid: string }
    | { readonly kind: 'text'; readonly form: 'address' | 'mail' | 'name' }
    /** Computed, by a name that says what it holds. */
    | { readonly kind: 'named'; readonly of: 'client' | 'tenant' | 'user' | 'object' }
    | { readonly kind: 'unknown' };
  readonly span: Span;
  /** Where it is a text. */
  readonly place?: Place;
  /** Source that gives the same, where that is short: a variable. */
  readonly source?: string;
}

/** Whom an assertion is for. */
export interface AssertionAudience {
  readonly value:
    | {
        /** An address at a host that signs in. */
        readonly kind: 'sign-in';
        readonly host: string;
        readonly cloud?: CloudId;
        /** Absent where the address names none. */
        readonly tenant?: Tenant;
        /** `other`: a path that is neither. */
        readonly path: 'token-endpoint' | 'issuer' | 'other';
      }
    /** An API. */
    | { readonly kind: 'api'; readonly text: string }
    /** `api://AzureADTokenExchange`: of a token of another issuer. */
    | { readonly kind: 'exchange' }
    /** A text that is no address. */
    | { readonly kind: 'text' }
    | { readonly kind: 'unknown' };
  /** How many audiences are in the JSON array that it becomes; absent where it becomes a text. */
  readonly count?: number;
  readonly span: Span;
  /** Where it is one text. */
  readonly place?: Place;
  /** Edits by which an array of one becomes a text; absent where that is no small edit. */
  readonly asText?: readonly Edit[];
}

/** What an assertion is signed with. */
export interface AssertionAlgorithm {
  /** `RS256`, `none` (RFC 7518, section 3.1). */
  readonly name: string;
  readonly span: Span;
  /** True where nothing is said, and the library takes it by itself. */
  readonly isDefault?: true;
  /** Where it is a text. */
  readonly place?: Place;
}

/** A JWT that code builds to prove itself at Entra (RFC 7523). */
export interface Assertion {
  readonly kind: 'assertion';
  /** The name of the library's table, or `hand-made`. */
  readonly library: string;
  /** The language of the code, where its source can be written. */
  readonly language?: string;
  /** Modules that the file imports, and can call by their names. */
  readonly modules: readonly string[];
  readonly span: Span;
  readonly header: readonly AssertionEntry[];
  readonly claims: readonly AssertionEntry[];
  /** False when the code hands over headers in a way that was not followed: what is not here may be there. */
  readonly isHeaderWhole: boolean;
  /** The same for claims. */
  readonly areClaimsWhole: boolean;
  /** Headers and claims that the library puts in by itself. */
  readonly supplied: readonly string[];
  /** True for a token of another issuer that Entra exchanges (workload identity federation). */
  readonly isFederated: boolean;
  readonly algorithm?: AssertionAlgorithm;
  /** What it is signed with. */
  readonly key?: Expression;
  readonly thumbprints: readonly AssertionThumbprint[];
  readonly times: readonly AssertionTime[];
  readonly issuer?: AssertionParty;
  readonly subject?: AssertionParty;
  readonly audience?: AssertionAudience;
  /** The claims set, where it stands by itself. */
  readonly claimsSpan?: Span;
  /** What encodes header and claims that are put together by hand. */
  readonly segments: readonly Held[];
  /** Who sends it, where the file shows that. */
  readonly sender?: AssertionSender;
}

/** The client that sends an assertion, and where to. */
export interface AssertionSender {
  readonly clientId?: Stated<ClientId>;
  readonly tenant?: Stated<Tenant>;
  /** The host that it is sent to, and its cloud. */
  readonly host?: string;
  readonly cloud?: CloudId;
}

/** What is handed over as a client's assertion without being built there. The text of a token is left behind. */
export interface SentAssertion {
  readonly value:
    | {
        readonly kind: 'token';
        readonly header: TokenPart;
        readonly claims: TokenPart;
      }
    /** `parts`: not three of them. `encrypted`: a JWE (RFC 7516). */
    | { readonly kind: 'damaged'; readonly fault: 'parts' | 'encrypted' }
    /** A token that somebody was issued: that which the caller sent, or one for an API. */
    | { readonly kind: 'issued'; readonly to: 'caller' | 'client' }
    | { readonly kind: 'unknown' };
  /** What came along with the token. */
  readonly flaws: readonly SentAssertionFlaw[];
}

export interface SentAssertionFlaw {
  readonly kind: 'bearer' | 'quotes' | 'blank' | 'alphabet';
  readonly span: Span;
  /** Takes away what does not belong there; absent where that is no small edit. */
  readonly repair?: readonly Edit[];
}
