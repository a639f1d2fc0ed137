import type { Finding } from './check.ts';
import type { Fact } from './rule.ts';
import type { WithTree } from './syntax.ts';

/** What people write and commit is shorter (UTF-16 units); with each key that is typed, a text is read anew. */
export const LONGEST_TEXT = 512 * 1024;

/**
 * Nobody states so many applications, or requests, in one file. Each is compared with the others, so that their number
 * counts twice.
 */
const MOST_OF_A_KIND = 1000;
const COMPARED: ReadonlySet<string> = new Set(['app', 'token-request', 'assertion', 'address', 'cloud-use']);

/** Why not all of a text was read: its length, or what it would take to parse it. */
export type Limit = 'length' | 'parsing';

/** The text up to the last line break within the limit. */
export function readablePart(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const lineEnd = text.lastIndexOf('\n', longest - 1) + 1;
  return text.slice(0, lineEnd > 0 ? lineEnd : longest);
}

/**
 * The parser, telling of a tree that does not cover the text: it was stopped because it took too long, or the reader hands
 * it only what comes before brackets that nest too deep.
 */
export function watched(withTree: WithTree, tellLimit: () => void): WithTree {
  return (text, use, whole = text) =>
    withTree(text, (root, isWhole = true) => {
      if (!isWhole || text.length < whole.length) tellLimit();
      return use(root, isWhole);
    });
}

/** The facts that are judged: of kinds that are compared with one another, as many as anybody states. */
export function comparable<F extends Fact>(facts: readonly F[]): readonly F[] {
  if (facts.length <= MOST_OF_A_KIND) return facts;
  const counts = new Map<string, number>();
  return facts.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_OF_A_KIND || !COMPARED.has(kind);
  });
}

/** Says that a file is checked in part. */
export function limitFinding(limit: Limit, longest: number): Finding {
  const kilobytes = Math.round(longest / 1024);
  const message =
    limit === 'length'
      ? `This file is checked in part: only its first ${kilobytes} KB are read. Keep what configures apps in a file of its own.`
      : 'This file is checked in part: its brackets nest too deep, or parsing it takes too long.';
  const span = { start: 0, end: 0 };
  return { rule: 'checked-in-part', severity: 'info', message, span, codes: [], evidence: [], fixes: [] };
}
