import assert from 'node:assert/strict';
import { authorityOf } from '../../src/facts/authority.ts';
import { HOLE } from '../../src/facts/expression-text.ts';

const GUID = '3f6a0b7e-52d1-4c98-a7e4-90bd13c5f628';
const HOST = 'https://login.microsoftonline.com';

/** What is wrong with an address, and the address that was meant. */
const faults: readonly (readonly [text: string, kind: string, meant?: string])[] = [
  ['login.microsoftonline.com/common', 'scheme', `${HOST}/common`],
  ['https:/login.microsoftonline.com/common', 'scheme', `${HOST}/common`],
  ['//login.microsoftonline.com/common', 'scheme', `${HOST}/common`],
  ['http://login.microsoftonline.com/common', 'http', `${HOST}/common`],
  [`${HOST}common`, 'glued', `${HOST}/common`],
  [`${HOST}${GUID}`, 'glued', `${HOST}/${GUID}`],
  [`${HOST}//${GUID}/v2.0`, 'slashes', `${HOST}/${GUID}/v2.0`],
  [`${HOST}/{${GUID}}`, 'braces', `${HOST}/${GUID}`],
  [`${HOST}/<contoso.onmicrosoft.com>/v2.0`, 'braces', `${HOST}/contoso.onmicrosoft.com/v2.0`],
  [`${HOST}/${GUID}/oauth2/v2.0/token`, 'endpoint', `${HOST}/${GUID}`],
  [`${HOST}/common/oauth2/authorize/`, 'endpoint', `${HOST}/common`],
  [`${HOST}/common/v2.0/.well-known/openid-configuration`, 'endpoint', `${HOST}/common/v2.0`],
  [`${HOST}/oauth2/v2.0/token`, 'endpoint'],
  [`${HOST}/${HOLE}/oauth2/v2.0/token`, 'endpoint'],
  [`${HOST}/\${TENANT}/oauth2/v2.0/token`, 'endpoint'],
  [`${HOST}/${GUID}/${GUID}`, 'doubled', `${HOST}/${GUID}`],
  [`${HOST}/common/${GUID}`, 'doubled'],
  [`${HOST}/${GUID}/v2.0/v2.0`, 'doubled', `${HOST}/${GUID}/v2.0`],
  [`${HOST}/${HOST}/common`, 'doubled', `${HOST}/common`],
  [
    `${HOST}/tfp/contoso.onmicrosoft.com/B2C_1_in`,
    'policy',
    'https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_in',
  ],
  ['https://contoso.ciamlogin.com/common', 'well-known'],
  ['https://contoso.b2clogin.com/organizations/B2C_1_in', 'well-known'],
];

const right: readonly string[] = [
  HOST,
  `${HOST}/`,
  `${HOST}/common`,
  `${HOST}/${GUID}/v2.0`,
  `${HOST}:443/${GUID}`,
  `${HOST}/{tenantId}`,
  `${HOST}/{0}/v2.0`,
  `${HOST}/${HOLE}`,
  `${HOST}${HOLE}`,
  'login.microsoftonline.us',
  'https://westus2.login.microsoft.com/common',
  'https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_in',
  'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1A_in/v2.0',
  'https://contoso.ciamlogin.com/contoso.onmicrosoft.com',
  'https://login.contoso.example/oauth2/v2.0/token',
  'https://login.microsoftonline.com.evil.example/common',
  'https://login.microsoftonline.company/common',
];

describe('authorityOf', () => {
  for (const [text, kind, meant] of faults) {
    it(`finds ${kind} in ${JSON.stringify(text)}`, () => {
      const authority = authorityOf(text);
      assert.ok(authority.kind === 'url' && authority.isMicrosoft);
      assert.deepEqual(authority.fault, { kind, ...(meant !== undefined && { meant }) });
    });
  }

  for (const text of right) {
    it(`finds nothing wrong in ${JSON.stringify(text)}`, () => {
      const authority = authorityOf(text);
      assert.equal(authority.kind === 'url' ? authority.fault : undefined, undefined);
    });
  }

  it('means an address that has no fault', () => {
    for (const [, , meant] of faults) {
      const authority = authorityOf(meant ?? HOST);
      assert.ok(authority.kind === 'url' && !authority.fault, meant);
    }
  });

  it('is linear', () => {
    for (const unit of ['a', 'a.', '/', 'login.microsoftonline.com', '{', 'https://', '-'])
      assert.ok(authorityOf(unit.repeat(4000)), unit);
  });
});
