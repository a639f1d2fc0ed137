import { object, type Shape, text } from './shapes.ts';

/** What each word is called. */
export const wordNames = [
  'actions',
  'token',
  /** Number, how many there are, and what it is. */
  'choice',
  'copyHeader',
  'copyClaims',
  'copyUnsigned',
  'rawJson',
  'verifyWithIssuer',
  'judge',
  'compare',
  'build',
  'summary',
  'verdicts',
  'wrong',
  'unknown',
  'right',
  /** How many verdicts are so. */
  'manyWrong',
  'manyUnknown',
  'manyRight',
  /** The name of a file. */
  'comparedWith',
  /** The name of a rule. */
  'rule',
  /** An AADSTS code. */
  'explain',
  'advice',
  /** The name of a host. */
  'open',
  'validity',
  'timeline',
  'issued',
  'notBefore',
  'now',
  'expires',
  'neverHolds',
  'expired',
  'notYetValid',
  'noExpiry',
  'withinTimes',
  'header',
  'claims',
  'signature',
  'otherPart',
  /** The title of a part. */
  'asJson',
  'asTable',
  'name',
  'value',
  'meaning',
  /** Date and time. */
  'localTime',
  'asWritten',
  'writtenToken',
  /** How many. */
  'moreCharacters',
] as const;

/**
 * All that the page itself says, in the language of VS Code: the extension hands it over. What the engine says of a token
 * is none of it. `{0}`, `{1}` stand where the page puts values in; the comments at the names tell which.
 */
export type Words = Readonly<Record<(typeof wordNames)[number], string>>;

const shapes = Object.fromEntries(wordNames.map((name) => [name, text])) as Record<keyof Words, typeof text>;

/** True for a table with every word. */
export const words: Shape<Words> = object<Words>(shapes);

/** The word with the values in their places; a place without a value stays as it is written. */
export function filled(word: string, ...values: readonly (string | number)[]): string {
  return word.replace(/\{(\d)\}/g, (place, index: string) => `${values[Number(index)] ?? place}`);
}
