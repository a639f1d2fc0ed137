import type { Evidence, Fix, Place, Severity, Span } from './types.ts';

/** Anything a rule can judge: the shelves of facts define the kinds. */
export interface Fact {
  readonly kind: string;
}

/** What a rule yields for one fault. */
export interface Found<Message extends string = string> {
  readonly message: Message;
  /** Where the fault stands: a place is underlined at its value. */
  readonly at: Place | Span;
  /** Fills `{name}` in the message. Never the text of a secret. */
  readonly values?: Readonly<Record<string, string>>;
  /** Raises or lowers the rule's own severity for this fault. */
  readonly severity?: Severity;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly Fix[];
}

/** A file of an example's workspace, beside the one that is judged. */
export interface FileBeside {
  readonly path: string;
  readonly text: string;
}

/** A text with a fault. `«…»` marks exactly what is underlined; the marks are not part of the text. */
export interface BadExample {
  readonly path: string;
  readonly bad: string;
  /** The text after the first fix that edits, where there is one. */
  readonly fixed?: string;
  /** Other rules that find something there too, and are right. */
  readonly also?: readonly string[];
  /** What the other files of the workspace hold. */
  readonly beside?: readonly FileBeside[];
}

/** A text that is right and stays silent under every rule. */
export interface FineExample {
  readonly path: string;
  readonly text: string;
  readonly beside?: readonly FileBeside[];
}

/**
 * One fault, told in one file: how it is found, said, mended and shown. `Workspace` is what the other files are known
 * to say.
 */
export interface Rule<F extends Fact = Fact, Workspace = unknown, Message extends string = string> {
  /** Names the fault in kebab-case: file name, diagnostic code, setting key, suppression word and anchor. */
  readonly id: string;
  /** The kind of fact that `check` is given, or all of them; a rule sees no other. */
  readonly on: F['kind'] | readonly F['kind'][];
  readonly severity: Severity;
  /** Numbers of the AADSTS codes that the fault leads to. */
  readonly prevents: readonly number[];
  /** What the rule finds: one sentence, the first of its documentation. */
  readonly finds: string;
  readonly why: string;
  /** What is wrong and what to do, in one or two sentences; `{name}` is filled from `Found.values`. */
  readonly messages: Readonly<Record<Message, string>>;
  /** Official pages that say so. */
  readonly sources: readonly string[];
  readonly examples: readonly [BadExample, ...BadExample[]];
  readonly fine: readonly FineExample[];
  /** `uri` names the file that holds the fact. */
  check(fact: F, workspace: Workspace, uri: string): Iterable<Found<Message>>;
}
