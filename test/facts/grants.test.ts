import assert from 'node:assert/strict';
import { editDistance } from '../../src/facts/edit-distance.ts';
import { grantOf } from '../../src/facts/grants.ts';

const URN = 'urn:ietf:params:oauth:grant-type:';

const grants: Readonly<Record<string, string>> = {
  client_credentials: 'known client_credentials',
  password: 'known password',
  device_code: 'known device_code',
  [`${URN}device_code`]: 'known device_code',
  [`${URN}jwt-bearer`]: 'known jwt-bearer',
  [`${URN}saml2-bearer`]: 'known saml-bearer',
  '{{grant}}': 'reference',
  '': 'empty',
  srv_challenge: 'other',
  continuation_token: 'other',
  mfa_oob: 'other',
  code: 'unknown authorization_code',
  client_credential: 'unknown client_credentials',
  'client-credentials': 'unknown client_credentials',
  authorisation_code: 'unknown authorization_code',
  refreshtoken: 'unknown refresh_token',
  'jwt-bearer': `unknown ${URN}jwt-bearer`,
  'urn:ietf:params:oauth:grant_type:jwt-bearer': `unknown ${URN}jwt-bearer`,
  'urn:ietf:params:oauth:client-assertion-type:jwt-bearer': `unknown ${URN}jwt-bearer`,
  'urn%3aietf%3aparams%3aoauth%3agrant-type%3adevice_code': `unknown ${URN}device_code`,
  [`${URN}token-exchange`]: 'unknown -',
  implicit: 'unknown -',
};

const distances: readonly (readonly [string, string, number])[] = [
  ['', '', 0],
  ['a', '', 1],
  ['graph', 'grahp', 1],
  ['graph', 'graphs', 1],
  ['code', 'token', 3],
  ['kitten', 'sitting', 3],
];

describe('grants', () => {
  for (const [text, expected] of Object.entries(grants)) {
    it(`reads ${text || 'nothing'}`, () => {
      const grant = grantOf(text);
      const rest = grant.kind === 'known' ? grant.name : grant.kind === 'unknown' ? (grant.meant ?? '-') : '';
      assert.equal(`${grant.kind} ${rest}`.trim(), expected);
    });
  }

  for (const [one, other, distance] of distances) {
    it(`counts ${distance} between "${one}" and "${other}"`, () => {
      assert.equal(editDistance(one, other), distance);
      assert.equal(editDistance(other, one), distance);
    });
  }
});
