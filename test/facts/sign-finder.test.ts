import assert from 'node:assert/strict';
import { createSignFinder } from '../../src/facts/sign-finder.ts';

const finder = createSignFinder(
  [
    { bit: 1, signs: ['client secret', 'she'] },
    { bit: 2, signs: ['hers', 'he'] },
    { bit: 4, signs: ['x5t'] },
  ],
  4,
);
const inText = (text: string) => {
  let found = 0;
  finder.inText(text, (bits) => {
    found |= bits;
    return (found & 4) !== 0;
  });
  return found;
};
const bytes = (text: string) => finder.inBytes(Buffer.from(text));

describe('createSignFinder', () => {
  const cases: Readonly<Record<string, number>> = {
    '': 0,
    'nothing of that': 0,
    ushers: 3,
    HERS: 2,
    CLIENT_SECRET: 1,
    'client-secret': 1,
    clientsecret: 0,
    'é client.secret é': 1,
    'x5t she': 4,
    'she x5t': 7,
    xx5t: 4,
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`finds groups ${expected} in ${JSON.stringify(text)}`, () => {
      assert.equal(inText(text), expected);
      assert.equal(bytes(text), expected);
    });
  }

  it('tells where literals end, and stops where it is told to', () => {
    const ends: [number, number][] = [];
    const isStopped = finder.inText('ushers and x5t', (bits, end) => {
      ends.push([bits, end]);
      return bits === 2 && end === 6;
    });
    assert.equal(isStopped, true);
    assert.deepEqual(ends, [
      [3, 4],
      [2, 6],
    ]);
    assert.equal(
      finder.inText('ushers', () => false),
      false,
    );
  });
});
