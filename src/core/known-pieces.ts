import type { Reading } from './types.ts';

/** A stretch of a text that says the same by itself as it does where it stands. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The names under which its settings stand; for an item of a list the last is its number. */
  readonly within?: { readonly path: readonly string[]; readonly isItem: boolean };
  /** What it is, where a format has pieces of several kinds. */
  readonly as?: string;
}

/** What was read of the pieces of a document that is being edited. */
export interface KnownPieces {
  /** What is known of a piece like this one, wherever that stood. */
  of(piece: Piece): Reading | undefined;
  add(piece: Piece, reading: Reading): void;
  /** Forgets others than these, when they have become many. */
  forgetSpare(present: readonly Piece[]): void;
}

interface KnownPiece {
  readonly piece: Piece;
  readonly reading: Reading;
}

/** Of a document so many pieces are known beside those that it has, before they are forgotten. */
const MOST_SPARE = 200;

export function knownPieces(): KnownPieces {
  let all = new Map<number, readonly KnownPiece[]>();
  let count = 0;
  const find = (piece: Piece) => all.get(sumOf(piece.text))?.find((each) => isAlike(each.piece, piece));
  const put = (known: KnownPiece) => {
    const sum = sumOf(known.piece.text);
    all.set(sum, [...(all.get(sum) ?? []), known]);
    count++;
  };
  return {
    of: (piece) => find(piece)?.reading,
    add: (piece, reading) => put({ piece, reading }),
    forgetSpare: (present) => {
      if (count <= present.length + MOST_SPARE) return;
      const kept = new Set(present.flatMap((piece) => find(piece) ?? []));
      all = new Map();
      count = 0;
      kept.forEach(put);
    },
  };
}

/** The name a piece begins with tells it from its like. */
const BEGINNING = 32;

/** Pieces are many and their texts long: some of the characters tell them apart, and all are compared in the end. */
function sumOf(text: string): number {
  let sum = text.length;
  for (let at = 0; at < text.length; at += at < BEGINNING ? 1 : 4)
    sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
}

function isAlike(one: Piece, other: Piece): boolean {
  return one.text === other.text && one.as === other.as && isSamePlace(one.within, other.within);
}

function isSamePlace(one: Piece['within'], other: Piece['within']): boolean {
  if (!one || !other) return one === other;
  const { path } = one;
  if (one.isItem !== other.isItem || path.length !== other.path.length) return false;
  return path.every((name, index) => name === other.path[index]);
}
