import assert from 'node:assert/strict';
import { keptFor } from './corpus.ts';
import { targets } from './index.ts';
import { tryOut } from './property.ts';

const SEED = 20_260_601;
const RUNS = 100;
/** Of targets that load a grammar: each input is parsed. */
const PARSED_RUNS = 40;

for (const target of targets) {
  describe(`any input for ${target.name}`, () => {
    before(function () {
      this.timeout(60_000);
      return target.prepare?.();
    });

    it('breaks nothing', async function () {
      this.timeout(60_000);
      const { failure } = await tryOut(target, { seed: SEED, runs: target.prepare ? PARSED_RUNS : RUNS });
      assert.equal(failure && `${failure.message}\n${JSON.stringify(failure.input)}`, undefined);
    });

    for (const { file, input } of keptFor(target)) {
      it(`does not break again what broke with ${file}`, async () => {
        await target.check(input as never);
      });
    }
  });
}
