import type { Span } from '../core/types.ts';
import { clientSecretOf, isFilledUp, isIdentifiableSecret, looksRandom } from './client-secret.ts';

/** A stretch of a secret's text that does not belong to it. Offsets in the text. */
export type Surplus = Span & SurplusKind;

type SurplusKind =
  | {
      readonly kind: 'whitespace';
      readonly detail: 'blank' | 'line-break' | 'invisible' | 'inside' | 'quotes' | 'smart-quotes';
    }
  | { readonly kind: 'expanded'; readonly detail: 'template' }
  | { readonly kind: 'mistyped'; readonly detail: 'extra' };

/** Characters that are seen as nothing or as a blank, and are neither blank, tab nor line break. */
const INVISIBLE = /[\u00a0\u00ad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
const OUTER =
  /^[\s\u200b-\u200f\u2060-\u2064\u00ad]+|(?<![\s\u200b-\u200f\u2060-\u2064\u00ad])[\s\u200b-\u200f\u2060-\u2064\u00ad]+$/g;

const QUOTES: readonly (readonly [detail: 'quotes' | 'smart-quotes', open: string, close: string])[] = [
  ['quotes', '"', '"'],
  ['quotes', "'", "'"],
  ['quotes', '`', '`'],
  ['smart-quotes', '“', '”'],
  ['smart-quotes', '‘', '’'],
  ['smart-quotes', '„', '“'],
  ['smart-quotes', '„', '”'],
  ['smart-quotes', '”', '”'],
  ['smart-quotes', '’', '’'],
  ['smart-quotes', '«', '»'],
];

/** What templates have around a name; around a secret it was left over. */
const BRACES: readonly (readonly [open: string, close: string])[] = [
  ['${{', '}}'],
  ['{{', '}}'],
  ['${', '}'],
  ['#{', '}#'],
  ['#{', '}'],
  ['$(', ')'],
  ['{', '}'],
  ['<', '>'],
  ['[', ']'],
  ['%', '%'],
];

/**
 * What stands around and inside a secret's text and was not meant: blanks, line breaks, invisible characters, quotes,
 * braces of a template, a mark of the sentence it was copied from. `meant` is the text without them.
 */
export function surplusIn(text: string): { readonly meant: string; readonly surplus: readonly Surplus[] } {
  const surplus: Surplus[] = [];
  let start = 0;
  let end = text.length;
  for (let round = 0; round < DEEPEST; round++) {
    const inside = text.slice(start, end);
    const found = outerBlanks(inside) ?? outerQuotes(inside) ?? braces(inside) ?? strayMarks(inside);
    if (!found) break;
    surplus.push(...found.pieces.map((piece) => shifted(piece, start)));
    end = start + found.end;
    start += found.start;
  }
  const inner = innerBlanks(text.slice(start, end));
  surplus.push(...inner.pieces.map((piece) => shifted(piece, start)));
  return { meant: inner.meant, surplus: surplus.sort((a, b) => a.start - b.start) };
}

/** Blanks around quotes around blanks around braces: nobody has more. */
const DEEPEST = 4;

/** What is left between `start` and `end` once the pieces are gone. */
interface Peeled {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Surplus[];
}

function shifted(piece: Surplus, by: number): Surplus {
  return { ...piece, start: piece.start + by, end: piece.end + by };
}

function outerBlanks(text: string): Peeled | undefined {
  const runs = [...text.matchAll(OUTER)];
  const [first] = runs;
  if (!first || first[0].length === text.length) return undefined;
  const pieces = runs.map(({ 0: run, index }): Surplus => {
    const detail = INVISIBLE.test(run) ? 'invisible' : /[\r\n]/.test(run) ? 'line-break' : 'blank';
    return { kind: 'whitespace', detail, start: index, end: index + run.length };
  });
  const start = first.index === 0 ? first[0].length : 0;
  const last = runs.at(-1);
  return { start, end: last && last.index > 0 ? last.index : text.length, pieces };
}

/** Both quotes of a pair; one alone only beside a text that is a secret for certain. */
function outerQuotes(text: string): Peeled | undefined {
  for (const [detail, open, close] of QUOTES) {
    const [opens, closes] = [text.startsWith(open), text.endsWith(close)];
    const start = opens ? open.length : 0;
    const end = closes ? text.length - close.length : text.length;
    if (start >= end || (!opens && !closes)) continue;
    const isPair = opens && closes;
    if (!isPair && !isIdentifiableSecret(text.slice(start, end))) continue;
    return { start, end, pieces: around({ kind: 'whitespace', detail }, text, { start, end }) };
  }
  return undefined;
}

function braces(text: string): Peeled | undefined {
  for (const [open, close] of BRACES) {
    const [start, end] = [open.length, text.length - close.length];
    if (!text.startsWith(open) || !text.endsWith(close) || start >= end) continue;
    const inside = text.slice(start, end);
    if (!isIdentifiableSecret(inside.trim()) || isFilledUp(inside)) continue;
    return { start, end, pieces: around({ kind: 'expanded', detail: 'template' }, text, { start, end }) };
  }
  return undefined;
}

/** A comma, semicolon or colon that was copied along with a secret. */
function strayMarks(text: string): Peeled | undefined {
  const [, before = '', inside = ''] = /^([=:,;]?)([\w.~-]+)[,;:)]{0,2}$/.exec(text) ?? [];
  if (inside === text || !isIdentifiableSecret(inside)) return undefined;
  const end = before.length + inside.length;
  return {
    start: before.length,
    end,
    pieces: around({ kind: 'mistyped', detail: 'extra' }, text, { start: before.length, end }),
  };
}

function around(kind: SurplusKind, text: string, { start, end }: Span): readonly Surplus[] {
  return [
    { ...kind, start: 0, end: start },
    { ...kind, start: end, end: text.length },
  ].filter((piece) => piece.end > piece.start);
}

/** Invisible characters anywhere; blanks and line breaks where the rest is shaped like a secret. */
function innerBlanks(text: string): { readonly meant: string; readonly pieces: readonly Surplus[] } {
  const runs = [...text.matchAll(/[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064]+/g)];
  if (runs.length === 0) return { meant: text, pieces: [] };
  const joined = text.replace(/[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064]+/g, '');
  const isSecret = isIdentifiableSecret(joined) || looksRandom(joined);
  const pieces = runs
    .map(({ 0: run, index }): Surplus => {
      const detail = INVISIBLE.test(run) ? 'invisible' : 'inside';
      return { kind: 'whitespace', detail, start: index, end: index + run.length };
    })
    .filter(({ detail }) => isSecret || detail === 'invisible');
  const isWhole = pieces.length === runs.length && clientSecretOf(joined).kind === 'value';
  return isWhole ? { meant: joined, pieces } : { meant: text, pieces: [] };
}
