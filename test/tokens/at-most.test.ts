import assert from 'node:assert/strict';
import { setImmediate as tick } from 'node:timers/promises';
import { eachAtMost } from '../../src/tokens/at-most.ts';

describe('eachAtMost', () => {
  it('does so many at a time, and each once', async () => {
    let under = 0;
    let most = 0;
    const begun: number[] = [];
    const results = await eachAtMost(4, [1, 2, 3, 4, 5, 6, 7, 8, 9], async (item) => {
      begun.push(item);
      most = Math.max(most, ++under);
      await tick();
      under--;
      return item * 10;
    });
    assert.deepEqual(begun, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal(most, 4);
    assert.deepEqual([results.size, results.get(9)], [9, 90]);
  });

  it('begins nothing more once it may not go on', async () => {
    let count = 0;
    const act = async (item: number) => {
      count++;
      return item;
    };
    const results = await eachAtMost(1, [1, 2, 3, 4], act, () => count < 2);
    assert.deepEqual([...results.keys()], [1, 2]);
  });

  it('hands on an error, and begins nothing after it', async () => {
    const begun: number[] = [];
    const act = async (item: number) => {
      begun.push(item);
      if (item === 1) throw new Error('broken');
      await tick();
    };
    await assert.rejects(eachAtMost(2, [1, 2, 3, 4], act), /broken/);
    await tick();
    assert.deepEqual(begun, [1, 2]);
  });

  it('has nothing to do for no items', async () => {
    assert.equal((await eachAtMost(4, [], async () => 1)).size, 0);
  });
});
