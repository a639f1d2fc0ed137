import type { Edit, Span } from '../core/types.ts';
import type { Deferred } from './value-types.ts';

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
