import assert from 'node:assert/strict';
import { inspectToken } from '../../src/tokens/inspect.ts';
import { rawJson } from '../../src/webview/raw-json.ts';

const encoded = (value: string) => Buffer.from(value).toString('base64url');

describe('the claims as JSON', () => {
  it('are the object that stands in the token', () => {
    const claims = '{"aud":"x","__proto__":{"a":[1,{"b":null}]},"\\u202e\\"":"<script>"}';
    const { claims: rows } = inspectToken(`${encoded('{"alg":"RS256"}')}.${encoded(claims)}.c2ln`, 0);
    assert.equal(rawJson(rows), JSON.stringify(JSON.parse(claims), null, 2));
  });

  it('are an empty object without any', () => {
    assert.equal(rawJson([]), '{}');
  });
});
