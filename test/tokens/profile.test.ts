import assert from 'node:assert/strict';
import { authorityFor, checkProfile, type TokenProfile } from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { CLIENT, TENANT } from './tokens.ts';

const PROFILE: TokenProfile = {
  authority: `https://login.microsoftonline.com/${TENANT}`,
  clientId: CLIENT,
  scopes: ['https://graph.microsoft.com/.default'],
  credential: { kind: 'client-secret', secret: new Secret('distinctive-secret-value') },
  grant: { kind: 'client-credentials' },
};

const GOOD: readonly (readonly [name: string, changes: Partial<TokenProfile>])[] = [
  ['the public cloud', {}],
  ['a trailing slash', { authority: `https://login.microsoftonline.com/${TENANT}/` }],
  ['a domain', { authority: 'https://login.microsoftonline.us/contoso.onmicrosoft.us' }],
  ['loopback with a port', { authority: `https://127.0.0.1:8443/${TENANT}` }],
  ['External ID', { authority: 'https://contoso.ciamlogin.com/contoso.onmicrosoft.com' }],
  ['B2C', { authority: 'https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_signin' }],
  ['a scope that Entra will judge', { scopes: ['User.Read'] }],
];

const BAD: readonly (readonly [
  name: string,
  changes: Partial<TokenProfile>,
  setting: string,
  message: RegExp,
])[] = [
  ['http', { authority: `http://login.microsoftonline.com/${TENANT}` }, 'authority', /https/],
  ['http on loopback', { authority: `http://localhost:8080/${TENANT}` }, 'authority', /https/],
  ['no scheme', { authority: `login.microsoftonline.com/${TENANT}` }, 'authority', /form https/],
  [
    'a user name',
    { authority: `https://login.microsoftonline.com@evil.example/${TENANT}` },
    'authority',
    /form/,
  ],
  ['no tenant', { authority: 'https://login.microsoftonline.com/' }, 'authority', /names no tenant/],
  ['common', { authority: 'https://login.microsoftonline.com/Common' }, 'authority', /AADSTS50059/],
  ['a placeholder', { authority: 'https://login.microsoftonline.com/{tenant}' }, 'authority', /AADSTS90002/],
  [
    'a token endpoint',
    { authority: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token` },
    'authority',
    /oauth2/,
  ],
  ['a version', { authority: `https://login.microsoftonline.com/${TENANT}/v2.0` }, 'authority', /v2\.0/],
  ['a query', { authority: `https://login.microsoftonline.com/${TENANT}?x=1` }, 'authority', /query/],
  ['B2C without tenant', { authority: 'https://contoso.b2clogin.com/tfp' }, 'authority', /GUID nor a domain/],
  ['no client id', { clientId: '' }, 'clientId', /missing/],
  ['a client id that is a name', { clientId: 'my-app' }, 'clientId', /AADSTS700016/],
  ['a client id in braces', { clientId: `{${CLIENT}}` }, 'clientId', /GUID/],
  ['no scope', { scopes: [] }, 'scopes', /\.default/],
  ['an empty scope', { scopes: [' '] }, 'scopes', /missing/],
  ['two scopes in one', { scopes: ['a/.default b/.default'] }, 'scopes', /blank/],
  ['no secret', { credential: { kind: 'client-secret', secret: new Secret('') } }, 'credential', /empty/],
];

describe('checkProfile', () => {
  for (const [name, changes] of GOOD) {
    it(`takes ${name}`, () => assert.deepEqual(checkProfile({ ...PROFILE, ...changes }), []));
  }
  for (const [name, changes, setting, message] of BAD) {
    it(`refuses ${name}`, () => {
      const [complaint, ...more] = checkProfile({ ...PROFILE, ...changes });
      assert.equal(complaint?.setting, setting);
      assert.match(complaint?.message ?? '', message);
      assert.deepEqual(more, []);
    });
  }

  it('names everything that is wrong, and no secret', () => {
    const complaints = checkProfile({ ...PROFILE, authority: '', clientId: '', scopes: [] });
    assert.deepEqual(
      complaints.map(({ setting }) => setting),
      ['authority', 'clientId', 'scopes'],
    );
    assert.ok(!JSON.stringify(complaints).includes('distinctive'));
  });
});

describe('authorityFor', () => {
  it('joins host and tenant', () => {
    assert.equal(
      authorityFor('Login.MicrosoftOnline.com ', ` ${TENANT}`),
      `https://login.microsoftonline.com/${TENANT}`,
    );
  });
});
