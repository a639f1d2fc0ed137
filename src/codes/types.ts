/** Who can mend what a code reports. */
export type FixedBy = 'developer' | 'administrator' | 'user' | 'microsoft';

/** How sure the entry is: `high` when an official page or a captured answer stands behind it. */
export type Confidence = 'high' | 'medium' | 'low';

/** What the right thing looks like, ready to be copied: a request, a setting, a claims set. */
export interface Example {
  /** A few words, no full stop. */
  readonly title: string;
  /** As editors call it: `http`, `json`, `yaml`, `shellscript`. */
  readonly language:
    | 'http'
    | 'json'
    | 'yaml'
    | 'shellscript'
    | 'powershell'
    | 'csharp'
    | 'javascript'
    | 'python';
  /** Without a line break at the end. Ids are zeros or placeholders in angle brackets, and nothing in it is a secret. */
  readonly text: string;
}

/** One meaning of an AADSTS code, in plain words. */
export interface Meaning {
  /** A few words, no full stop: the heading of the explanation. */
  readonly title: string;
  /** What happened, in one to three sentences. */
  readonly happened: string;
  /** The likeliest first. */
  readonly causes: readonly string[];
  /** What to do, in the order to try. Commands and portal paths are exact. */
  readonly fixes: readonly string[];
  readonly examples?: readonly Example[];
  readonly fixedBy: FixedBy;
  /** The `error` parameter that comes with it (RFC 6749, section 5.2, and Entra's own). */
  readonly oauthError?: string;
  /** True when the same request may succeed later without any change. */
  readonly retry: boolean;
  /**
   * Entra's own wording after `AADSTS{code}: `, with `{placeholders}` in camelCase where values stand
   * (`{appId}`, `{tenant}`, `{thumbprint}`, `{audience}` …). It picks the meaning of a given text and
   * pulls the values out of it.
   */
  readonly templates: readonly string[];
  readonly confidence?: Exclude<Confidence, 'high'>;
}

/** One entry of the catalogue: a number with its meaning, and its other meanings where it has had several. */
export interface Code extends Meaning {
  readonly code: number;
  /** Microsoft's symbolic name, where there is one. */
  readonly name?: string;
  /** Official pages. */
  readonly links: readonly string[];
  readonly related?: readonly number[];
  /** Further meanings, told apart by their templates. */
  readonly others?: readonly Meaning[];
}

/** What an explanation draws on. */
export interface Knowledge {
  readonly catalogue: readonly Code[];
  /** The entry of a number. */
  find(code: number): Code | undefined;
  /** Ids of the rules that see in a file what leads to this answer. */
  foreseenBy(code: number): readonly string[];
}
