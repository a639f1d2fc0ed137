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
      assert.equal(finder.inText(text), expected);
      assert.equal(bytes(text), expected);
    });
  }
});
