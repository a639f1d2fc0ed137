import assert from 'node:assert/strict';
import { statedNameAt } from '../../src/core/stated-name.ts';

const place = (start: number, end: number) => ({ entry: { start, end } });

describe('statedNameAt', () => {
  const app = {
    kind: 'app',
    group: 'AzureAd',
    call: { start: 0, end: 100 },
    clientSecret: { name: 'ClientSecret', value: {}, place: place(10, 30) },
    scopes: [{ name: 'Scope', value: '', place: place(40, 50) }],
    request: { name: 'request', span: { start: 0, end: 90 } },
  };

  it('gives the name of the nearest part around the span', () => {
    assert.equal(statedNameAt(app, { start: 15, end: 20 }), 'ClientSecret');
    assert.equal(statedNameAt(app, { start: 41, end: 50 }), 'Scope');
    assert.equal(statedNameAt(app, { start: 32, end: 35 }), 'request');
  });

  it('gives none where nothing has a name, nor one that could be anything', () => {
    assert.equal(statedNameAt(app, { start: 95, end: 99 }), undefined);
    const odd = { kind: 'app', part: { name: 'Xr28Q~fT0.examplePq', place: place(0, 9) } };
    assert.equal(statedNameAt(odd, { start: 1, end: 2 }), undefined);
  });
});
