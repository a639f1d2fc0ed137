import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { mayConcernEntraInPieces } from '../facts/concern.ts';
import type { Answer, Question } from './preselect-threads.ts';

/** So much of a file is looked at once (bytes). */
const PIECE = 1024 * 1024;

/** No sign is longer: pieces overlap by so much (bytes), so that none is cut in two. */
const LONGEST_SIGN = 256;

const piece = new Uint8Array(PIECE);

parentPort?.on('message', (paths: Question) => {
  const answer: Answer = paths.flatMap((path, place) => (hasToBeRead(path) ? [place] : []));
  parentPort?.postMessage(answer);
});

/** A file that cannot be read has to: its reader says why. */
function hasToBeRead(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return mayConcernEntraInPieces(piecesOf(file));
  } catch {
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function* piecesOf(file: number): Generator<Uint8Array> {
  let kept = 0;
  for (;;) {
    const read = readSync(file, piece, kept, PIECE - kept, null);
    if (read === 0) return;
    const length = kept + read;
    yield piece.subarray(0, length);
    kept = Math.min(length, LONGEST_SIGN);
    piece.copyWithin(0, length - kept, length);
  }
}
