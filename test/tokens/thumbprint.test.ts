import assert from 'node:assert/strict';
import { base64url } from 'jose';
import { base64urlOf, base64urlToHex, readThumbprint } from '../../src/tokens/thumbprint.ts';
import { SHA1, SHA256 } from './tokens.ts';

const HEX1 = '0102030405060708090A0B0C0D0E0F1011121314';
const HEX256 = '0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20';

/** Text, and what it is: encoding, hash, separated. */
const READ: readonly (readonly [text: string, kind: string, hash: string | undefined, separated: boolean])[] =
  [
    [SHA1, 'base64url', 'SHA-1', false],
    [SHA256, 'base64url', 'SHA-256', false],
    [`${SHA1}=`, 'padded-base64url', 'SHA-1', false],
    [`${SHA256}=`, 'padded-base64url', 'SHA-256', false],
    ['+/8DBAUGBwgJCgsMDQ4PEBESExQ=', 'base64', 'SHA-1', false],
    ['+/8DBAUGBwgJCgsMDQ4PEBESExQ', 'base64', 'SHA-1', false],
    [HEX1, 'hex', 'SHA-1', false],
    [HEX256.toLowerCase(), 'hex', 'SHA-256', false],
    [`\u200E${HEX1}`, 'hex', 'SHA-1', true],
    [HEX1.replace(/..(?=.)/g, '$&:'), 'hex', 'SHA-1', true],
    [HEX1.replace(/..(?=.)/g, '$& '), 'hex', 'SHA-1', true],
    [HEX1.replace(/..(?=.)/g, '$&-'), 'hex', 'SHA-1', true],
    [base64url.encode(HEX1), 'base64-of-hex', 'SHA-1', false],
    [`${base64url.encode(HEX256)}==`, 'base64-of-hex', 'SHA-256', false],
    [base64url.encode(HEX1.toLowerCase()), 'base64-of-hex', 'SHA-1', false],
    [` ${SHA1}\n`, 'base64url', 'SHA-1', true],
    ['AQID', 'base64url', undefined, false],
  ];

describe('readThumbprint', () => {
  for (const [text, kind, hash, separated] of READ) {
    it(`${JSON.stringify(text)} is ${kind}`, () => {
      const reading = readThumbprint(text);
      assert.ok(reading.kind !== 'unknown');
      assert.deepEqual([reading.kind, reading.hash, reading.separated], [kind, hash, separated]);
      if (hash === 'SHA-256') assert.equal(reading.hex, HEX256);
      assert.equal(reading.hex.length, reading.bytes * 2);
    });
  }

  for (const text of [
    '',
    'a thumbprint',
    '<thumbprint>',
    'A',
    '=',
    'AAA=A',
    'ü'.repeat(27),
    'A'.repeat(5_000),
  ]) {
    it(`${JSON.stringify(text.slice(0, 30))} is nothing known`, () =>
      assert.deepEqual(readThumbprint(text), { kind: 'unknown' }));
  }
});

describe('base64urlToHex', () => {
  it('gives hexadecimal text in upper case', () => {
    assert.equal(base64urlToHex(SHA1), HEX1);
    assert.equal(base64urlToHex(SHA256), HEX256);
  });

  it('refuses what is no base64url', () => {
    for (const text of ['+/8=', 'a b', 'A']) assert.equal(base64urlToHex(text), undefined, text);
  });
});

describe('base64urlOf', () => {
  it('gives what a header takes, however the thumbprint was written', () => {
    const encoded = base64url.encode(HEX1);
    for (const text of [SHA1, `${SHA1}=`, HEX1, HEX1.toLowerCase(), encoded]) {
      const reading = readThumbprint(text);
      assert.ok(reading.kind !== 'unknown');
      assert.equal(base64urlOf(reading), SHA1);
    }
  });
});
