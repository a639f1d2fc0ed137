import assert from 'node:assert/strict';
import { json } from '../../src/readers/json.ts';
import { outliner } from './outline.ts';

const read = await outliner(json, 'api.postman_collection.json');

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const collectionOf = (...item: readonly unknown[]) => JSON.stringify({ info: { schema }, item }, null, 2);
const url = 'https://a/b';

/** Items of a collection, and the calls that they are. */
const items: Readonly<Record<string, readonly [item: unknown, calls: readonly string[]]>> = {
  'a form': [
    {
      name: 'token',
      request: {
        method: 'POST',
        url: { raw: url, host: ['a'] },
        body: {
          mode: 'urlencoded',
          urlencoded: [
            { key: 'c', value: 'd', type: 'text' },
            { key: 'e', value: '{{f}}' },
          ],
        },
      },
    },
    ['post("https://a/b", form: {c: "d", e: "{{f}}"})'],
  ],
  'a parameter that is switched off': [
    {
      request: {
        method: 'POST',
        url,
        body: {
          mode: 'urlencoded',
          urlencoded: [
            { key: 'c', value: 'd', disabled: true },
            { key: 'e', value: 'f' },
          ],
        },
      },
    },
    ['post("https://a/b", form: {e: "f"})'],
  ],
  'a body that is written out': [
    { request: { method: 'PUT', url, body: { mode: 'raw', raw: 'c=d&e=f' } } },
    ['put("https://a/b", body: "c=d&e=f")'],
  ],
  'no body': [{ request: { url } }, ['get("https://a/b")']],
  'an empty form': [
    { request: { method: 'POST', url, body: { mode: 'urlencoded', urlencoded: [] } } },
    ['post("https://a/b")'],
  ],
  'requests in folders': [
    { item: [{ request: { url } }, { item: [{ request: { method: 'DELETE', url } }] }] },
    ['get("https://a/b")', 'delete("https://a/b")'],
  ],
  'a request that is none': [{ request: 'https://a/b' }, []],
};

describe('postman', () => {
  for (const [name, [item, calls]] of Object.entries(items)) {
    it(`reads ${name}`, () => assert.deepEqual(read(collectionOf(item)).calls, calls));
  }

  it('leaves other JSON alone', () => {
    assert.equal(json.read(JSON.stringify({ item: [{ request: { url } }] }), 'a.json').code, undefined);
  });

  it('gives the places of addresses and values', () => {
    const source = collectionOf(items['a form']?.[0]);
    const [call] = json.read(source, 'a.json').code?.calls ?? [];
    const [address, form] = call?.arguments ?? [];
    assert.ok(address?.value.kind === 'literal' && form?.value.kind === 'object');
    const [entry] = form.value.entries;
    assert.ok(entry?.value.kind === 'literal');
    const at = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
    assert.equal(at(address.value.place.span), url);
    assert.equal(at(entry.value.place.literal), '"d"');
  });
});
