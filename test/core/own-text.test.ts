import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { ownText } from '../../src/core/own-text.ts';

describe('a text of its own', () => {
  it('is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) =>
        assert.equal(ownText(text), text),
      ),
    );
  });

  it('does not keep the text in memory that it is a part of', () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    collect();
    const before = process.memoryUsage().heapUsed;
    const kept: string[] = [];
    for (let index = 0; index < 60; index++) {
      const whole = `${index}`.padEnd(1_000_000, 'text that is read. ');
      kept.push(ownText(whole.slice(10, 60)));
    }
    collect();
    const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
    assert.equal(kept.length, 60);
    assert.ok(megabytes < 20, `${megabytes.toFixed(0)} MB`);
  });
});
