import assert from 'node:assert/strict';
import { keptFor } from './corpus.ts';
import { targets } from './index.ts';
import { tryOut } from './property.ts';

const SEED = 20_260_601;
const RUNS = 100;

for (const target of targets) {
  describe(`any input for ${target.name}`, () => {
    before(() => target.prepare?.());

    it('breaks nothing', async () => {
      const { failure } = await tryOut(target, { seed: SEED, runs: RUNS });
      assert.equal(failure && `${failure.message}\n${JSON.stringify(failure.input)}`, undefined);
    });

    for (const { file, input } of keptFor(target)) {
      it(`does not break again what broke with ${file}`, async () => {
        await target.check(input as never);
      });
    }
  });
}
