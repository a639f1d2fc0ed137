import type { Interest, Reading, Setting, Span } from '../core/types.ts';
import { maySilence } from '../core/suppressions.ts';
import { moved } from './moved.ts';

/** A stretch of a text that says the same by itself as it does where it stands. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

/** Of a document so many pieces are known beside those that it has, before they are forgotten. */
const MOST_SPARE = 200;

/**
 * Reads a text piece by piece. With an interest, what does not matter is left out, and a piece that stood in the version
 * before is not read again: what is known of it is moved to where it stands now.
 */
export function readPieces(
  pieces: readonly Piece[],
  read: (text: string) => Reading,
  interest: Interest | undefined,
): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  for (const { start, text } of pieces) {
    const reading = interest ? knownOf(text, read, interest) : read(text);
    if (reading === NOTHING) continue;
    const move = { span: (span: Span) => ({ start: span.start + start, end: span.end + start }) };
    for (const setting of reading.settings) settings.push(start === 0 ? setting : moved(setting, move));
    for (const comment of reading.comments) comments.push(move.span(comment));
  }
  if (interest) forgetSpare(pieces, interest);
  return { settings, comments };
}

const NOTHING: Reading = { settings: [], comments: [] };

function knownOf(text: string, read: (text: string) => Reading, interest: Interest): Reading {
  const known = interest.pieces.get(text);
  if (known) return known;
  const own = detached(text);
  const { settings, comments } = read(own);
  const reading = {
    settings: settings.filter(interest.matters),
    comments: comments.filter((comment) => maySilence(own, comment)),
  };
  const isNothing = reading.settings.length === 0 && reading.comments.length === 0;
  interest.pieces.set(own, isNothing ? NOTHING : reading);
  return isNothing ? NOTHING : reading;
}

/** A copy: part of a longer text would keep the whole of it in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function forgetSpare(pieces: readonly Piece[], { pieces: known }: Interest): void {
  if (known.size <= pieces.length + MOST_SPARE) return;
  const present = new Set(pieces.map(({ text }) => text));
  for (const text of known.keys()) if (!present.has(text)) known.delete(text);
}
