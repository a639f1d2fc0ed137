import type { Piece } from '../core/known-pieces.ts';
import { maySilence } from '../core/suppressions.ts';
import type { Interest, Reading, Setting, Span } from '../core/types.ts';
import { moved } from './moved.ts';

/**
 * Reads a text piece by piece. With an interest, what does not matter is left out, and a piece that stood in the version
 * before is not read again: what is known of it is moved to where it stands now.
 */
export function readPieces<P extends Piece>(
  pieces: readonly P[],
  read: (piece: P) => Reading,
  interest: Interest | undefined,
): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  let isPartial = false;
  for (const piece of pieces) {
    const { start } = piece;
    const reading = interest ? knownOf(piece, read, interest) : read(piece);
    if (reading === NOTHING) continue;
    if (reading.isPartial) isPartial = true;
    const move = { span: (span: Span) => ({ start: span.start + start, end: span.end + start }) };
    for (const setting of reading.settings) settings.push(start === 0 ? setting : moved(setting, move));
    for (const comment of reading.comments) comments.push(move.span(comment));
  }
  interest?.pieces?.forgetSpare(pieces);
  return { settings, comments, ...(isPartial && { isPartial }) };
}

const NOTHING: Reading = { settings: [], comments: [] };

function knownOf<P extends Piece>(piece: P, read: (piece: P) => Reading, interest: Interest): Reading {
  if (!interest.pieces) return whatMatters(piece, read, interest);
  const known = interest.pieces.of(piece);
  if (known) return known;
  // Part of a longer text would keep the whole of it in memory.
  const own = { ...piece, text: ` ${piece.text}`.slice(1) };
  const reading = whatMatters(own, read, interest);
  interest.pieces.add(own, reading);
  return reading;
}

function whatMatters<P extends Piece>(piece: P, read: (piece: P) => Reading, interest: Interest): Reading {
  const all = read(piece);
  const settings = all.settings.filter(interest.matters);
  const comments = all.comments.filter((comment) => maySilence(piece.text, comment));
  const isNothing = settings.length === 0 && comments.length === 0 && !all.isPartial;
  return isNothing ? NOTHING : { ...all, settings, comments };
}

/** A piece as long as this (UTF-16 units) stands alone. */
const LONG = 200;
/** Of so many short ones each about one ends a piece. */
const TOGETHER = 8;

/**
 * The pieces of a text that falls apart at `starts`, which are in order. Short ones are taken together: where a piece ends
 * is told by what stands there, so that it is the same whatever changes before or behind it.
 */
export function piecesAt(text: string, starts: readonly number[], end = text.length): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = starts[0] ?? end;
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? end;
    const next = starts[index + 1] ?? end;
    if (next < end && !endsPiece(text, start, next)) continue;
    if (next > from) pieces.push({ start: from, text: text.slice(from, next) });
    from = next;
  }
  return pieces;
}

/** Whether a piece ends behind this part of it, long or short; `told` is where what tells it from its like ends. */
export function endsPiece(text: string, start: number, end: number, told = end): boolean {
  if (end - start >= LONG) return true;
  let hash = end - start;
  for (let at = start; at < told; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return ((hash ^ (hash >>> 15)) & (TOGETHER - 1)) === 0;
}
