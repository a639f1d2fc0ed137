import assert from 'node:assert/strict';
import type { Fault } from '../../src/emulator/faults.ts';
import { type Asking, apps, assertRefusal, form, GRAPH, startAsking, TENANT } from './fixture.ts';
import { type Send, trusting } from './https-client.ts';

const right = {
  grant_type: 'client_credentials',
  client_id: apps.orders,
  client_secret: 'right',
  scope: GRAPH,
};

describe('faults of the emulator', () => {
  let asking: Asking | undefined;
  afterEach(async () => {
    await asking?.emulator.close();
    asking = undefined;
  });

  async function start(...faults: readonly Fault[]): Promise<Asking> {
    asking = await startAsking({ faults });
    return asking;
  }

  it('come in their order and as often as they say, then tokens again', async () => {
    const { token } = await start(
      { code: 90033, times: 2 },
      { code: 50076, times: 1, error: 'interaction_required', message: 'You must use it.', status: 400 },
    );
    for (const _ of [1, 2]) {
      const { status, body } = await token(right);
      assert.deepEqual([status, body.error, body.error_codes], [503, 'temporarily_unavailable', [90033]]);
      assert.match(String(body.error_description), /^AADSTS90033: A transient error has occurred\./);
    }
    assertRefusal(await token(right), [50076, 'interaction_required', 'You must use it. Trace ID']);
    assert.equal((await token(right)).status, 200);
  });

  it('last for ever where they say no number', async () => {
    const { token } = await start({ code: 7000218 });
    for (const _ of [1, 2, 3]) assertRefusal(await token(right), [7000218, 'invalid_client', '']);
  });

  it('do not concern discovery', async () => {
    const { get } = await start({ kind: 'reset' });
    assert.equal((await get(`/${TENANT}/v2.0/.well-known/openid-configuration`)).status, 200);
  });

  function sendTo({ emulator }: Asking): ReturnType<Send> {
    return trusting(emulator.certificate)(`${emulator.origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form(right),
    });
  }

  it('are those of servers and networks', async () => {
    const kinds = ['reset', 'cut', 'garbage', 'redirect', 'huge'] as const;
    const faulty = await start(...kinds.map((kind) => ({ kind, times: 1 })));
    // Reset and cut: no answer, and half of one.
    await assert.rejects(sendTo(faulty), { code: 'ECONNRESET', message: 'socket hang up' });
    await assert.rejects(sendTo(faulty), { code: 'ECONNRESET', message: 'aborted' });
    const garbage = await sendTo(faulty);
    assert.equal(garbage.status, 200);
    assert.throws(() => JSON.parse(garbage.text), SyntaxError);
    const { status, headers } = await sendTo(faulty);
    assert.deepEqual([status, new URL(headers.location ?? '').host], [307, 'elsewhere.invalid']);
    assert((await sendTo(faulty)).text.length > 8 * 1024 * 1024);
    assert.equal((await sendTo(faulty)).status, 200);
  });

  it('never answer, until the endpoint is closed: stall', async () => {
    const stalled = await start({ kind: 'stall', times: 1 });
    // On connections of their own: whichever comes first is kept waiting.
    const both = [sendTo(stalled), sendTo(stalled)];
    const settled = Promise.allSettled(both);
    assert.equal((await Promise.any(both)).status, 200);
    await stalled.emulator.close();
    const failed = (await settled).flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    assert.deepEqual(failed, ['ECONNRESET']);
  });

  it('may be that answers take their time', async () => {
    asking = await startAsking({ delayMs: 1 });
    assert.equal((await asking.token(right)).status, 200);
  });
});
