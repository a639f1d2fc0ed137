import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { isBuilt, isBuiltBySize } from '../core/minified.ts';
import { mayConcernEntra, mayConcernEntraInPieces } from '../facts/concern.ts';
import type { Answer, Question } from './preselect-threads.ts';

/** So much of a file is looked at once (bytes): more than people write. Of memory is taken what the longest file fills. */
const PIECE = 4 * 1024 * 1024;

/** No sign is longer: pieces overlap by so much (bytes), so that none is cut in two. */
const LONGEST_SIGN = 256;

const piece = Buffer.allocUnsafeSlow(PIECE);

parentPort?.on('message', (paths: Question) => {
  const answer: Answer = { promising: [], built: [] };
  for (const [place, path] of paths.entries()) {
    const judged = judge(path);
    if (judged !== 'clean') answer[judged].push(place);
  }
  parentPort?.postMessage(answer);
});

/** A file that cannot be read is promising: its reader says why. */
function judge(path: string): keyof Answer | 'clean' {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (isBuiltBySize(path, size)) return 'built';
    return size < PIECE ? judgeWhole(path, file) : judgePieces(file);
  } catch {
    return 'promising';
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What fits into one piece is judged as its reader would: most of what holds a sign does not concern Entra. */
function judgeWhole(path: string, file: number): keyof Answer | 'clean' {
  let length = 0;
  for (let read = -1; read !== 0 && length < PIECE; length += read) {
    read = readSync(file, piece, length, PIECE - length, null);
  }
  if (!mayConcernEntraInPieces([piece.subarray(0, length)])) return 'clean';
  // It has grown meanwhile.
  if (length === PIECE) return 'promising';
  const text = piece.toString('utf8', 0, length);
  if (isBuilt(path, text)) return 'built';
  return mayConcernEntra(text) ? 'promising' : 'clean';
}

function judgePieces(file: number): keyof Answer | 'clean' {
  return mayConcernEntraInPieces(piecesOf(file)) ? 'promising' : 'clean';
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
