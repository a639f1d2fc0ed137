import assert from 'node:assert/strict';
import { rawJson } from '../../src/webview/raw-json.ts';

describe('the claims as JSON', () => {
  it('are one object, whatever they are called', () => {
    const claims: unknown = JSON.parse(
      '{"aud":"x","__proto__":{"a":[1,{"b":null}]},"a\\"b":"<script>","empty":{}}',
    );
    const rows = Object.entries(claims ?? {}).map(([name, value]) => ({
      name,
      json: JSON.stringify(value, null, 2),
    }));
    assert.equal(rawJson(rows), JSON.stringify(claims, null, 2));
  });

  it('are an empty object without any', () => {
    assert.equal(rawJson([]), '{}');
  });
});
