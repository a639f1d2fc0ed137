import type { Code } from './expressions.ts';
import type { KnownPieces } from './known-pieces.ts';
import type { WithTree } from './syntax.ts';

/**
 * The vocabulary of the engine. Data flows one way: a reader turns text into settings, facts say what
 * they mean for Entra, rules judge facts and yield what they found. Inside the engine a position is an
 * offset in UTF-16 code units; ranges of lines and characters appear only at the façade.
 */

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a format writes values: supplied by the reader, so that a fix never thinks of quotes. */
export interface Syntax {
  /** Source text that means exactly `value`; it takes the place of `Place.literal`. */
  encode(value: string): string;
  /**
   * The ways to have the value at `place` from outside the file, the most usual first; absent where the format knows
   * none. `variable` is what the value is called there, in the letters of environment variables: `CLIENT_SECRET`.
   */
  references?(variable: string, place: Place): readonly Reference[];
  /**
   * Edits that put another entry in the place of this one, its value nested; none where its name is taken. Absent
   * where the reader does not write nested values.
   */
  replaceEntry?(name: string, value: Data): readonly Edit[];
  /** Source text of an entry of an object, with the separator behind it, where there is one way to write it. */
  entry?(name: string, value: string): string;
  /** What stands before and behind an expression by which its text is encoded for a form body, without an import. */
  readonly formEncoded?: readonly [before: string, after: string];
}

/** A way to have a value from outside the file: it is referred to, or left to what states it elsewhere. */
export interface Reference {
  /** The title of the fix: `Take it from the environment: process.env.CLIENT_SECRET`. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Values within one another, as configuration nests them. */
export type Data = string | readonly Data[] | { readonly [name: string]: Data };

/**
 * Where a value stands. For `"secret": "a\"b", ` in JSON, `span` covers `a\"b`, `literal` covers
 * `"a\"b"`, and `entry` covers everything from the name to the comma.
 */
export interface Place {
  /** The value as written, without quotes: what is underlined. */
  readonly span: Span;
  /** What is replaced when the value changes: the value with its quotes. */
  readonly literal: Span;
  /** The whole entry with its separator: what goes when the entry is removed. */
  readonly entry: Span;
  readonly syntax: Syntax;
}

/**
 * What a format makes of a text that its writer may have meant literally: a variable filled in, an end cut off, a line
 * break added. Mostly it is what the writer wanted; whether it is a mistake, facts tell by the text.
 */
export type Mangling = ManglingBy & {
  /** What does it: the variable, the mark of a comment, the header of a block. */
  readonly span: Span;
  /** The whole text, taken literally. */
  readonly meant: string;
  /** Edits by which just this text arrives; they hold nothing of it. Empty where there are none. */
  readonly repair: readonly Edit[];
};

/** What happens to the text, and who does it; `not-encoded` is text where base64 is wanted. */
type ManglingBy =
  | { readonly kind: 'expansion'; readonly by: 'shell' | 'powershell' | 'batch' | 'compose' | 'dotenv' }
  | { readonly kind: 'cut'; readonly by: 'dotenv' }
  | { readonly kind: 'line-break'; readonly by: 'yaml' | 'base64' }
  | { readonly kind: 'not-encoded'; readonly by: 'kubernetes' };

/** A named value of a configuration file. */
export interface Setting {
  /** Names from the outermost to the innermost, as written: `['AzureAd', 'ClientSecret']`. */
  readonly path: readonly string[];
  /** The value after unquoting and unescaping; empty when it is computed. */
  readonly value: string;
  /** True when the file only says how the value comes about: a variable of the environment, a call. */
  readonly isComputed?: boolean;
  /** What a computed value is read from, as the file writes it, where that is one path: `data.app.main.client_id`. */
  readonly reads?: string;
  /**
   * How the file spells the value, where that is neither quotes nor escapes: `base64` in the `data` of a Kubernetes
   * Secret, `percent` in form bodies and query strings. `value` is decoded, `place.span` covers the encoded text.
   */
  readonly encoding?: 'base64' | 'percent';
  readonly mangling?: Mangling;
  readonly place: Place;
}

/** What a reader sees in one text. */
export interface Reading {
  readonly settings: readonly Setting[];
  /** What code says beside settings; absent in formats that are no code. */
  readonly code?: Code;
  /** Comments, with their marks: the only places where a suppression is looked for. */
  readonly comments: readonly Span[];
  /** The text holds more than was read: it would have taken too long. */
  readonly isPartial?: true;
}

/** What is wanted of a document. */
export interface Interest {
  /** False for a setting that nobody will look at: a reader may leave it out. */
  readonly matters: (setting: Setting) => boolean;
  /**
   * What was read of the document's pieces: a piece that is there again is not read again. Absent for a
   * document that is read once.
   */
  readonly pieces?: KnownPieces;
}

/** Reads one format. Takes any text, never throws, and yields what stands before and after a fault. */
export interface Reader {
  readonly id: string;
  /** Language identifiers of VS Code and of the Language Server Protocol. */
  readonly languages: readonly string[];
  /** Names of files of this format, matched against the last part of the path, ignoring case. */
  readonly fileNames: RegExp;
  /** What a comment on a line of its own begins with, and what ends it; absent in formats without. */
  readonly lineComment?: readonly [open: string, close: string];
  /** The grammar that `read` needs, by the name of its file without ending: `tree-sitter-python`. */
  readonly grammar?: string;
  /** So much of a text is read at most (UTF-16 units), where that takes longer than in other formats. */
  readonly longest?: number;
  /**
   * `withTree` parses with the reader's grammar; it is given to readers that name one. With an `interest` the reading may
   * lack settings that do not matter, and comments that silence nothing.
   */
  read(text: string, path: string, withTree?: WithTree, interest?: Interest): Reading;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A replacement in the text that was read. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** A way to mend what was found. */
export type Fix =
  | {
      readonly kind: 'edit';
      readonly title: string;
      /** True when nothing outside the file needs to be known and nothing that worked stops working. */
      readonly safe: boolean;
      readonly edits: readonly Edit[];
    }
  | {
      /** The door asks for a value that must not be shown, and writes it at `place`. */
      readonly kind: 'ask-secret';
      readonly title: string;
      readonly place: Place;
    }
  | { readonly kind: 'open'; readonly title: string; readonly url: string };

/** A fact that proves a finding, and where it stands. `uri` is absent for the text that was read. */
export interface Evidence {
  readonly uri?: string;
  readonly span: Span;
  readonly message: string;
}
