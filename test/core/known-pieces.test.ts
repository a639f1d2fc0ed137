import assert from 'node:assert/strict';
import { knownPieces, type Piece } from '../../src/core/known-pieces.ts';
import type { Reading } from '../../src/core/types.ts';

const reading = (): Reading => ({ settings: [], comments: [] });

describe('known pieces', () => {
  it('are told by their text and by what it means there, not by where they stand', () => {
    const known = knownPieces();
    const within = { path: ['AzureAd', '0'], isItem: true };
    const piece: Piece = { start: 0, text: '{"ClientId": 1}', within, as: 'items' };
    const read = reading();
    known.add(piece, read);
    assert.equal(known.of({ ...piece, start: 7, within: { ...within } }), read);
    const others: readonly Piece[] = [
      { ...piece, text: '{"ClientId": 2}' },
      { ...piece, text: '{"ClientId": 1} ' },
      { ...piece, as: 'entries' },
      { ...piece, within: { ...within, isItem: false } },
      { ...piece, within: { ...within, path: ['AzureAd', '1'] } },
      { ...piece, within: { ...within, path: ['AzureAd'] } },
      { start: 0, text: piece.text, as: 'items' },
    ];
    for (const other of others) assert.equal(known.of(other), undefined, JSON.stringify(other));
  });

  it('that are gone are forgotten when they have become many', () => {
    const known = knownPieces();
    const all = Array.from(
      { length: 500 },
      (_, number): Piece => ({ start: 0, text: `feature${number}=on` }),
    );
    const reads = all.map(reading);
    all.forEach((piece, index) => {
      known.add(piece, reads[index] ?? reading());
    });
    known.forgetSpare(all.slice(0, 400));
    assert.equal(known.of({ start: 0, text: 'feature499=on' }), reads[499]);
    known.forgetSpare(all.slice(0, 3));
    assert.deepEqual(
      all.filter((piece) => known.of(piece)),
      all.slice(0, 3),
    );
    assert.equal(known.of({ start: 0, text: 'feature2=on' }), reads[2]);
  });
});
