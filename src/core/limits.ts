import type { Finding } from './check.ts';
import type { Fact } from './rule.ts';
import type { WithTree } from './syntax.ts';

/** What people write and commit is shorter (UTF-16 units); with each key that is typed, a text is read anew. */
export const LONGEST_TEXT = 512 * 1024;

/** Each line takes time by itself. 10 MB of what people write have no more of them. */
export const MOST_LINES = 200_000;

/**
 * Nobody states so many applications, or requests, in one file. Each is compared with the others, so that their number
 * counts twice.
 */
export const MOST_OF_A_KIND = 1000;
const COMPARED: ReadonlySet<string> = new Set(['app', 'token-request', 'assertion', 'address', 'cloud-use']);

/** Why not all of a text was read: its length, what it would take to parse it, or how many apps it states. */
export type Limit = 'length' | 'parsing' | 'number';

/**
 * The text up to a line break within the limit, and with no more lines than are read: where one is near, a break between
 * paragraphs, for code that ends in the midst of a function has a fault in its syntax, and is parsed as a whole with each key.
 */
export function readablePart(text: string, longest: number): string {
  const part = text.length <= longest ? text : text.slice(0, lastLineEnd(text, longest));
  return part.length <= MOST_LINES ? part : part.slice(0, endOfLines(part));
}

function lastLineEnd(text: string, longest: number): number {
  const lineEnd = text.lastIndexOf('\n', longest - 1) + 1;
  const from = Math.max(0, longest - NEAR);
  const last = [...text.slice(from, longest).matchAll(BETWEEN_PARAGRAPHS)].at(-1);
  if (last) return from + last.index + last[0].length;
  return lineEnd > 0 ? lineEnd : longest;
}

/** So much less is read for a better end (UTF-16 units). */
const NEAR = 16 * 1024;

/** A blank line before one that is not indented and closes nothing. */
const BETWEEN_PARAGRAPHS = /\n[ \t\r]*\n(?=[^\s)\]}])/g;

function endOfLines(text: string): number {
  const lineBreak = /\r\n?|\n/g;
  for (let lines = 0; lines < MOST_LINES; lines++) if (!lineBreak.test(text)) return text.length;
  return lineBreak.lastIndex;
}

/**
 * The parser, telling of a tree that does not cover the text: it was stopped because it took too long, or the reader hands
 * it only what comes before brackets that nest too deep, and what is left may concern Entra.
 */
export function watched(
  withTree: WithTree,
  mayConcern: (text: string) => boolean,
  tellLimit: () => void,
): WithTree {
  return (text, use, whole = text) =>
    withTree(text, (root, isWhole = true) => {
      if (!isWhole || mayConcern(whole.slice(text.length))) tellLimit();
      return use(root, isWhole);
    });
}

/**
 * The facts that are judged: of kinds that are compared with one another, as many as anybody states. `tellLimit` is called
 * where there are more.
 */
export function comparable<F extends Fact>(facts: readonly F[], tellLimit: () => void): readonly F[] {
  if (facts.length <= MOST_OF_A_KIND) return facts;
  const counts = new Map<string, number>();
  const judged = facts.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_OF_A_KIND || !COMPARED.has(kind);
  });
  if (judged.length < facts.length) tellLimit();
  return judged;
}

/** Says that a file is checked in part. `read` is how much of it was read (UTF-16 units). */
export function limitFinding(limit: Limit, read: number): Finding {
  const message = MESSAGES[limit].replace('{kilobytes}', String(Math.ceil(read / 1024)));
  const span = { start: 0, end: 0 };
  return { rule: 'checked-in-part', severity: 'info', message, span, codes: [], evidence: [], fixes: [] };
}

const MESSAGES: Readonly<Record<Limit, string>> = {
  length:
    'This file is checked in part: only its first {kilobytes} KB are read. Keep what configures apps in a file of its own.',
  parsing:
    'This file is checked in part: it is longer than what people write, nests too deep, or takes too long to parse.',
  number:
    'This file is checked in part: it states more apps, or requests, than are compared with one another.',
};
