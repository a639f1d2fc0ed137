import assert from 'node:assert/strict';
import {
  authorityFor,
  type Credential,
  checkProfile,
  type Grant,
  type TokenProfile,
} from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { CLIENT, TENANT } from './tokens.ts';

const PROFILE: TokenProfile = {
  authority: `https://login.microsoftonline.com/${TENANT}`,
  clientId: CLIENT,
  scopes: ['https://graph.microsoft.com/.default'],
  credential: { kind: 'client-secret', secret: new Secret('distinctive-secret-value') },
  grant: { kind: 'client-credentials' },
};

const COMMON = 'https://login.microsoftonline.com/common';
const SECRET = PROFILE.credential;
const PUBLIC: Credential = { kind: 'none' };
const CERTIFICATE: Credential = {
  kind: 'certificate',
  certificate: '-----BEGIN CERTIFICATE-----',
  privateKey: new Secret('-----BEGIN ENCRYPTED PRIVATE KEY-----'),
};
const ASSERTION: Credential = { kind: 'client-assertion', assertion: new Secret('an-assertion') };
const FEDERATED: Credential = { kind: 'federated-token', token: new Secret('a-token') };
const OBO: Grant = { kind: 'on-behalf-of', userAssertion: new Secret('a-token') };
const CODE: Grant = {
  kind: 'authorization-code',
  code: new Secret('a-code'),
  redirectUri: 'http://localhost',
};
const REFRESH: Grant = { kind: 'refresh-token', refreshToken: new Secret('a-token') };
const DEVICE: Grant = { kind: 'device-code' };
const MANAGED: Grant = { kind: 'managed-identity' };

const GOOD: readonly (readonly [name: string, changes: Partial<TokenProfile>])[] = [
  ['the public cloud', {}],
  ['a trailing slash', { authority: `https://login.microsoftonline.com/${TENANT}/` }],
  ['a domain', { authority: 'https://login.microsoftonline.us/contoso.onmicrosoft.us' }],
  ['loopback with a port', { authority: `https://127.0.0.1:8443/${TENANT}` }],
  ['External ID', { authority: 'https://contoso.ciamlogin.com/contoso.onmicrosoft.com' }],
  ['B2C', { authority: 'https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_signin' }],
  ['a scope that Entra will judge', { scopes: ['User.Read'] }],
  ['a region', { authority: `https://westeurope.login.microsoft.com/${TENANT}` }],
  ['a certificate', { credential: CERTIFICATE }],
  ['an assertion', { credential: ASSERTION }],
  ['a federated token', { credential: FEDERATED }],
  ['a user’s token to exchange', { grant: OBO }],
  ['a code of a public client', { grant: CODE, credential: PUBLIC }],
  ['a code of a confidential client', { grant: CODE, credential: CERTIFICATE }],
  ['a code that stands for its scopes', { grant: CODE, scopes: [] }],
  ['a code of an app', { grant: { ...CODE, redirectUri: 'msal4f2a9c31://auth' } }],
  ['a refresh token, for users of any tenant', { grant: REFRESH, credential: PUBLIC, authority: COMMON }],
  ['a device code', { grant: DEVICE, credential: PUBLIC, authority: COMMON }],
  ['the identity of the system', { grant: MANAGED, credential: PUBLIC, authority: '', clientId: '' }],
  ['an identity of its own', { grant: MANAGED, credential: PUBLIC, authority: '' }],
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
  ['no assertion', { credential: { ...ASSERTION, assertion: new Secret(' ') } }, 'credential', /empty/],
  ['no federated token', { credential: { ...FEDERATED, token: new Secret('') } }, 'credential', /empty/],
  ['no certificate', { credential: { ...CERTIFICATE, certificate: 'x' } }, 'credential', /no certificate/],
  ['no key', { credential: { ...CERTIFICATE, privateKey: new Secret('x') } }, 'credential', /no private key/],
  ['a public client of its own', { credential: PUBLIC }, 'credential', /AADSTS7000218/],
  ['a public client for a user', { credential: PUBLIC, grant: OBO }, 'credential', /AADSTS7000218/],
  ['a device with a secret', { credential: SECRET, grant: DEVICE }, 'credential', /AADSTS700025/],
  [
    'an identity with a secret',
    { credential: SECRET, grant: MANAGED },
    'credential',
    /no credential of its own/,
  ],
  ['an identity by name', { credential: PUBLIC, grant: MANAGED, clientId: 'shop' }, 'clientId', /GUID/],
  [
    'two resources at once',
    { credential: PUBLIC, grant: MANAGED, scopes: ['a/.default', 'b/.default'] },
    'scopes',
    /one resource/,
  ],
  ['no user', { grant: { ...OBO, userAssertion: new Secret('') } }, 'grant', /empty/],
  ['a user of common for an API', { grant: OBO, authority: COMMON }, 'authority', /in place of a tenant/],
  ['no code', { grant: { ...CODE, code: new Secret('') } }, 'grant', /empty/],
  ['no redirect URI', { grant: { ...CODE, redirectUri: '' } }, 'grant', /AADSTS500112/],
  ['a short verifier', { grant: { ...CODE, codeVerifier: new Secret('short') } }, 'grant', /AADSTS501481/],
  ['no refresh token', { grant: { ...REFRESH, refreshToken: new Secret('') } }, 'grant', /empty/],
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
