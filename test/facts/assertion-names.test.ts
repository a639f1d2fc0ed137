import assert from 'node:assert/strict';
import { resolved } from '../../src/core/expressions.ts';
import { claimName, headerName, registeredNameIn } from '../../src/facts/assertion-names.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

/** What a field, a method or a constant is called, and the claim or the header that it stands for. */
const claims: readonly (readonly [name: string, claim: string])[] = [
  ['Issuer', 'iss'],
  ['subject', 'sub'],
  ['AUDIENCE', 'aud'],
  ['expires_at', 'exp'],
  ['ExpirationTime', 'exp'],
  ['notBefore', 'nbf'],
  ['IssuedAt', 'iat'],
  ['JwtId', 'jti'],
  ['Exp', 'exp'],
  ['nbf', 'nbf'],
  ['iat', 'iat'],
  ['jti', 'jti'],
  ['preferred_sub', 'preferred_sub'],
  ['subs', 'subs'],
  ['roles', 'roles'],
];
const headers: readonly (readonly [name: string, header: string])[] = [
  ['X5T_S256', 'x5t#S256'],
  ['x5t#S256', 'x5t#S256'],
  ['x5tSHA256', 'x5t#S256'],
  ['Algorithm', 'alg'],
  ['Type', 'typ'],
  ['keyId', 'kid'],
  ['X5T', 'x5t'],
  ['X5c', 'x5c'],
  ['Kid', 'kid'],
  ['ALG', 'alg'],
  ['xkid', 'xkid'],
  ['kids', 'kids'],
  ['x5u', 'x5u'],
];

/** Source of the name of an entry in C#, and the name that it comes to. */
const sources: readonly (readonly [source: string, name: string | undefined])[] = [
  ['"x5t"', 'x5t'],
  ['"Any Name"', 'Any Name'],
  ['JwtRegisteredClaimNames.Sub', 'sub'],
  ['JwtHeaderParameterNames.X5t', 'x5t'],
  ['Names.ExpirationTime', 'expirationtime'],
  ['Names.Algorithm', 'algorithm'],
  ['ClaimTypes.TenantId', 'tenantid'],
  ['ClaimTypes.NameIdentifier', undefined],
  ['1 + 2', undefined],
];

describe('names of claims and headers', () => {
  for (const [name, claim] of claims)
    it(`make of ${name} the claim ${claim}`, () => assert.equal(claimName(name), claim));
  for (const [name, header] of headers)
    it(`make of ${name} the header ${header}`, () => assert.equal(headerName(name), header));
  for (const [source, name] of sources) {
    it(`are ${name ?? 'not known'} for ${source}`, async () => {
      const reader = readerFor(readers, 'A.cs', '');
      assert.ok(reader);
      const text = `class A { void F() { var name = ${source}; } }`;
      const { code } = reader.read(text, 'A.cs', await parserOf(reader));
      const value = code?.assignments.at(-1)?.value;
      assert.ok(value);
      assert.equal(registeredNameIn(resolved(value)), name);
    });
  }
});
