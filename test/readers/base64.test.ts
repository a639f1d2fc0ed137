import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64OfText, textOfBase64 } from '../../src/readers/base64.ts';
import { anyText } from './awkward.ts';

describe('base64', () => {
  // RFC 4648, section 10.
  const vectors = {
    f: 'Zg==',
    fo: 'Zm8=',
    foo: 'Zm9v',
    foob: 'Zm9vYg==',
    fooba: 'Zm9vYmE=',
    foobar: 'Zm9vYmFy',
  };
  for (const [text, encoded] of Object.entries(vectors)) {
    it(`${text} is ${encoded}`, () => {
      assert.equal(base64OfText(text), encoded);
      assert.equal(textOfBase64(encoded), text);
    });
  }

  it('is the UTF-8 of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(base64OfText(text), Buffer.from(text).toString('base64'));
      }),
    );
    assert.equal(textOfBase64('c8OpY3JldCDwn5iA'), 'sécret 😀');
  });

  it('is told from other text', () => {
    const others = [
      '',
      'a',
      'abc',
      '=',
      'ab=c',
      'password',
      'c3VwZXI-',
      '/w==',
      'AAAA',
      '{{ .Values.secret }}',
    ];
    assert.deepEqual(
      others.map(textOfBase64),
      others.map(() => undefined),
    );
  });
});
