import type { Span } from '../core/types.ts';
import { cutLines } from './yaml-cut.ts';
import { type Lines, linesOf } from './yaml-lines.ts';

/** What is left of a text when lines are cut out of it, and the way back. */
export interface Excerpt {
  readonly text: string;
  /** The stretch of the whole text that a stretch of the excerpt comes from. */
  toWhole(span: Span): Span;
  /** The stretches that are left out. */
  readonly cut: readonly Span[];
}

/** Up to this size (UTF-16 units) a text is read whole: YAML takes a second and more for each megabyte. */
const SMALL = 64 * 1024;

/** Names and values beside which the settings of an application stand. */
const RELEVANT =
  /secret|client[ _.-]?(?:id|key|cert|assert|cred|pass)|tenant|app(?:lication)?[ _.-]?(?:id|key|pass)|directory[ _.-]?id|principal|password|credential|authority|thumbprint|assertion|microsoftonline|[78]Q~|eyJ/gi;

/**
 * Leaves out of a large text what cannot hold settings of an application. It is cut between entries only, by
 * their indentation, level by level: what is kept has all its ancestors' lines, a block of text stays whole, and
 * an anchor stays where something kept refers to it.
 */
export function relevantExcerpt(text: string): Excerpt {
  if (text.length <= SMALL) return { text, toWhole: (span) => span, cut: [] };
  const lines = linesOf(text);
  const positions = [...text.matchAll(RELEVANT)].map(({ index }) => index);
  let excerpt = excerptOf(text, lines, positions);
  // An anchor that is added may hold aliases itself; chains longer than this are nobody's configuration.
  for (let round = 0; round < 4; round++) {
    const missing = missingAnchors(text, excerpt.text);
    if (missing.length === 0) break;
    positions.push(...missing);
    positions.sort((a, b) => a - b);
    excerpt = excerptOf(text, lines, positions);
  }
  return excerpt;
}

function excerptOf(text: string, lines: Lines, positions: readonly number[]): Excerpt {
  const kept: { readonly start: number; readonly inWhole: number }[] = [];
  const pieces: string[] = [];
  const cut: Span[] = [];
  let length = 0;
  let before = 0;
  for (const { start, end } of cutLines(lines, positions)) {
    if (start > before) cut.push({ start: before, end: start });
    before = end;
    kept.push({ start: length, inWhole: start });
    pieces.push(text.slice(start, end));
    length += end - start;
  }
  if (before < text.length) cut.push({ start: before, end: text.length });
  const offsetInWhole = (offset: number) => {
    let low = 0;
    let high = kept.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const piece = kept[low] ?? { start: 0, inWhole: 0 };
    return piece.inWhole + offset - piece.start;
  };
  return {
    text: pieces.join(''),
    cut,
    // The end belongs to the piece before it: the next one may come from far behind.
    toWhole: ({ start, end }) => {
      const from = offsetInWhole(start);
      return { start: from, end: end > start ? offsetInWhole(end - 1) + 1 : from };
    },
  };
}

const ANCHOR = /(?<=^|[\s[{,:-])&([^\s,[\]{}&]+)/gm;
const ALIAS = /(?<=^|[\s[{,:-])\*([^\s,[\]{}*]+)/gm;

/** Where the anchors stand in the whole text that are referred to in the excerpt, but not defined there. */
function missingAnchors(text: string, excerpt: string): readonly number[] {
  const defined = new Set(Array.from(excerpt.matchAll(ANCHOR), ([, name]) => name));
  const aliases = Array.from(excerpt.matchAll(ALIAS), ([, name]) => name);
  const missing = new Set(aliases.filter((name) => !defined.has(name)));
  if (missing.size === 0) return [];
  return [...text.matchAll(ANCHOR)].filter(([, name]) => missing.has(name)).map(({ index }) => index);
}
