import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  decodedHexText,
  encodedHexText,
  plainDigest,
  thumbprintEncoding,
} from '../../src/codes/evidence/thumbprint-encoding.ts';
import { workspaceOf } from '../../src/facts/workspace.ts';

const sha1 = createHash('sha1').update('a certificate').digest('hex');
const sha256 = createHash('sha256').update('a certificate').digest('hex');

/** What Entra shows: the bytes that it gets from the header, as upper-case hex digits. */
const shown = (header: string) => Buffer.from(header, 'base64url').toString('hex').toUpperCase();

const digest = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
const hexEncoded = (hex: string) => Buffer.from(hex, 'ascii').toString('base64url');

const message = (thumbprint: string) =>
  `Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}']`;

const thumbprintEvidence = (text: string) =>
  thumbprintEncoding.prove(
    { code: 700027, message: text, values: {} },
    workspaceOf([], () => 0),
  );

describe('the encoding of a thumbprint', () => {
  const cases: readonly (readonly [string, string, string, string, number])[] = [
    ['the digest of SHA-1', digest(sha1), 'thumbprint-sha1', sha1.toUpperCase(), 40],
    ['the digest of SHA-256', digest(sha256), 'thumbprint-sha256', sha256.toUpperCase(), 64],
    ['hex text of SHA-1, encoded', hexEncoded(sha1), 'thumbprint-hex-encoded', sha1, 80],
    [
      'hex text of SHA-256, encoded',
      hexEncoded(sha256.toUpperCase()),
      'thumbprint-hex-encoded',
      sha256.toUpperCase(),
      128,
    ],
    ['hex text of SHA-1 as it is', sha1.toUpperCase(), 'thumbprint-hex-decoded', sha1.toUpperCase(), 60],
    ['hex text of SHA-256 as it is', sha256, 'thumbprint-hex-decoded', sha256, 96],
  ];
  for (const [name, header, id, thumbprint, digits] of cases) {
    it(`tells ${name}`, () => {
      const sent = shown(header);
      assert.equal(sent.length, digits);
      const [found, ...more] = thumbprintEvidence(message(sent));
      assert.deepEqual(more, []);
      assert.equal(found?.id, id);
      assert.ok(found?.message.includes(thumbprint), found?.message);
    });
  }

  it('reads a thumbprint that many have met', () => {
    const sent = '62643165643263383337363130383338346565323733613138303161303766303862333164373234';
    assert.match(
      thumbprintEvidence(message(sent))[0]?.message ?? '',
      /bd1ed2c8376108384ee273a1801a07f08b31d724/,
    );
  });

  it('keeps silent about other bytes', () => {
    for (const digits of [38, 42, 56, 60, 80, 96, 128]) {
      assert.deepEqual(thumbprintEvidence(message('F'.repeat(digits))), [], `${digits}`);
    }
    assert.deepEqual(thumbprintEvidence('The key was not found.'), []);
  });
});

describe('the single proofs', () => {
  it('each looks at its own lengths only', () => {
    const samples = [digest(sha1), hexEncoded(sha1), sha1, digest(sha256), hexEncoded(sha256), sha256].map(
      shown,
    );
    assert.deepEqual(
      samples.map((sent) => plainDigest(sent) !== undefined),
      [true, false, false, true, false, false],
    );
    assert.deepEqual(
      samples.map((sent) => encodedHexText(sent) !== undefined),
      [false, true, false, false, true, false],
    );
    assert.deepEqual(
      samples.map((sent) => decodedHexText(sent) !== undefined),
      [false, false, true, false, false, true],
    );
  });
});
