import assert from 'node:assert/strict';
import { fetchKeySet } from '../../src/web/key-set.ts';

const ADDRESS = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';
const going = new AbortController().signal;

/** What is asked, and an answer to it. */
function answering(answer: () => Response | Promise<Response>) {
  const asked: { address: unknown; init: RequestInit | undefined }[] = [];
  const request: typeof fetch = async (address, init) => {
    asked.push({ address, init });
    return answer();
  };
  return { asked, request };
}

describe('the keys of an issuer, asked for by a browser', () => {
  it('are given as they came, for an address alone', async () => {
    const { asked, request } = answering(() => Response.json({ keys: [] }));
    assert.deepEqual(await fetchKeySet(ADDRESS, going, request), { kind: 'keys', document: { keys: [] } });
    const [only] = asked;
    assert.equal(only?.address, ADDRESS);
    const { credentials, redirect, body, referrerPolicy } = only?.init ?? {};
    assert.deepEqual(
      { credentials, redirect, body, referrerPolicy },
      {
        credentials: 'omit',
        redirect: 'error',
        body: undefined,
        referrerPolicy: 'no-referrer',
      },
    );
  });

  const failures: readonly (readonly [string, () => Response, RegExp])[] = [
    ['a page', () => new Response('<html>'), /status 200, and with no key set/],
    ['other JSON', () => Response.json({ keys: 'none' }), /status 200/],
    ['a refusal', () => new Response('{"keys":[]}', { status: 404 }), /status 404/],
    [
      'a network that fails',
      () => {
        throw new TypeError('Failed to fetch');
      },
      /cannot be asked from a browser/,
    ],
  ];
  for (const [name, answer, expected] of failures) {
    it(`are not taken from ${name}`, async () => {
      const result = await fetchKeySet(ADDRESS, going, answering(answer).request);
      assert.match(result.kind === 'failed' ? result.message : result.kind, expected);
    });
  }

  it('are no longer waited for when that is cancelled', async () => {
    const controller = new AbortController();
    const { request } = answering(() => {
      controller.abort();
      throw new DOMException('aborted', 'AbortError');
    });
    assert.deepEqual(await fetchKeySet(ADDRESS, controller.signal, request), { kind: 'cancelled' });
  });
});
