import assert from 'node:assert/strict';
import { globMatcher } from '../../src/config/globs.ts';

/** What each glob means, and what it does not. */
const GLOBS: Readonly<Record<string, { readonly is: readonly string[]; readonly isNot: readonly string[] }>> =
  {
    '*.env': { is: ['.env', 'a/b/local.env'], isNot: ['.env.local'] },
    '.env*': { is: ['.env.local', 'api/.env'], isNot: ['a.env'] },
    samples: { is: ['samples/a.json', 'src/samples/deep/a.json'], isNot: ['samples.json'] },
    'samples/': { is: ['samples/a.json', 'src/samples/a.json'], isNot: ['mysamples/a.json'] },
    '/samples': { is: ['samples/a.json'], isNot: ['src/samples/a.json'] },
    './src/api': { is: ['src/api/.env', 'src/api/deep/.env'], isNot: ['lib/src/api/.env'] },
    'src/**/*.{json,yaml}': { is: ['src/a.json', 'src/.config/a.yaml'], isNot: ['src/a.env', 'a.json'] },
    '**/test/**': { is: ['test/a', 'src/test/a/b'], isNot: ['tests/a'] },
    '**': { is: ['a', '.env', 'a/.b/c'], isNot: [] },
    '!a': { is: ['!a'], isNot: ['b'] },
    '#a': { is: ['#a'], isNot: ['b'] },
    '[': { is: ['['], isNot: ['a'] },
  };

describe('globMatcher', () => {
  for (const [glob, { is, isNot }] of Object.entries(GLOBS)) {
    it(`tells what ${glob} means`, () => {
      const matches = globMatcher([glob]);
      assert.deepEqual([...is, ...isNot].filter(matches), is);
    });
  }

  it('means what any of the globs means, and without globs nothing', () => {
    assert.equal(globMatcher(['a', 'b'])('b'), true);
    assert.equal(globMatcher([])('b'), false);
  });

  it('finishes, whatever the glob', () => {
    const hostile = ['*a'.repeat(40), '**/a/'.repeat(40), '{a,b}'.repeat(40), '@(+(a)|*(a))'.repeat(10)];
    assert.equal(globMatcher(hostile.map((glob) => `${glob}b`))('a'.repeat(250)), false);
  });
});
