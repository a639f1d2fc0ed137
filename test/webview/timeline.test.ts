import assert from 'node:assert/strict';
import { stateOf, timelineOf } from '../../src/webview/timeline.ts';

const names = (window: Parameters<typeof timelineOf>[0]) =>
  timelineOf(window)?.moments.map(({ name, at }) => `${name} ${at}`);

describe('the picture of the validity', () => {
  it('places the moments in their order', () => {
    const window = { issuedAt: 100, notBefore: 100, expires: 200, now: 150 };
    assert.deepEqual(names(window), ['iat 0', 'nbf 0', 'now 0.5', 'exp 1']);
    assert.deepEqual(timelineOf(window)?.valid, { from: 0, to: 1 });
  });

  it('has room for a now that is long past the expiry', () => {
    assert.deepEqual(names({ notBefore: 0, expires: 100, now: 1000 }), ['nbf 0', 'exp 0.1', 'now 1']);
  });

  it('has no time of validity where the token never holds, or states no end', () => {
    assert.equal(timelineOf({ notBefore: 200, expires: 100, now: 0 })?.valid, undefined);
    assert.equal(timelineOf({ issuedAt: 200, now: 0 })?.valid, undefined);
  });

  it('stands in the middle where all moments are one', () => {
    assert.deepEqual(names({ expires: 5, now: 5 }), ['now 0.5', 'exp 0.5']);
  });

  it('is not there without times', () => {
    assert.equal(timelineOf({ now: 5 }), undefined);
  });

  for (const [window, told] of [
    [{ now: 5, expires: 5 }, 'expired'],
    [{ now: 5, expires: 6 }, 'withinTimes'],
    [{ now: 5, notBefore: 6, expires: 7 }, 'notYetValid'],
    [{ now: 5, notBefore: 7, expires: 6 }, 'neverHolds'],
    [{ now: 5, notBefore: 4 }, 'noExpiry'],
  ] as const) {
    it(`has a word for ${JSON.stringify(window)}`, () => {
      assert.equal(stateOf(window), told);
    });
  }
});
