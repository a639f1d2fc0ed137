import assert from 'node:assert/strict';
import { base64url, CompactEncrypt, CompactSign, SignJWT, UnsecuredJWT } from 'jose';
import { decodeToken } from '../../src/tokens/jwt.ts';
import {
  APP_TOKEN,
  ASSERTION,
  ASSERTION_HEADER,
  CLIENT,
  change,
  compose,
  ENDPOINT,
  FEDERATED,
  GRAPH_TOKEN,
  HEADER,
  NOW,
  SHA1,
  SHA256,
  TENANT,
} from './tokens.ts';

const KEY = new TextEncoder().encode('a key of thirty-two bytes or more');

type Verdicts = Readonly<Record<string, boolean | null>>;
/** Name, claims changed, header changed, verdicts that follow, and what a message must say. */
type Row = readonly [
  name: string,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>>,
  verdicts: Verdicts,
  says?: RegExp,
];

function verdictsOf(text: string, as?: 'client-assertion'): Verdicts {
  const decoded = decodeToken(text, NOW, as === undefined ? {} : { as });
  assert.equal(decoded.kind, 'jws');
  return Object.fromEntries(decoded.checks.map(({ id, ok }) => [id, ok]));
}

function check(text: string, expected: Verdicts, says?: RegExp): void {
  const verdicts = verdictsOf(text);
  const seen = Object.fromEntries(Object.keys(expected).map((id) => [id, verdicts[id]]));
  assert.deepEqual(seen, expected);
  if (says === undefined) return;
  const judged = decodeToken(text, NOW).checks.filter(({ id }) => id in expected);
  assert.match(judged.map(({ message }) => message).join(' '), says);
}

const TOKENS: readonly Row[] = [
  [
    'app-only v2.0',
    {},
    {},
    { 'token-use': true, roles: true, issuer: true, tenant: true },
    /Things\.Read\.All/,
  ],
  [
    'app-only v1.0, told by oid = sub',
    {
      iss: `https://sts.windows.net/${TENANT}/`,
      ver: '1.0',
      idtyp: undefined,
      azp: undefined,
      appid: CLIENT,
    },
    {},
    { 'token-use': true, issuer: true },
    /App-only.*v1\.0|v1\.0.*App-only/,
  ],
  ['app-only without roles', { roles: undefined }, {}, { roles: null }, /403/],
  [
    'delegated',
    { scp: 'Things.Read', idtyp: undefined, roles: undefined },
    {},
    { 'token-use': true },
    /Delegated.*Things\.Read/,
  ],
  [
    'ID token',
    { azp: undefined, idtyp: undefined, roles: undefined, nonce: 'n' },
    {},
    { 'token-use': null },
    /ID token/,
  ],
  ['neither user nor application named', { idtyp: undefined, sub: 'somebody' }, {}, { 'token-use': null }],
  [
    'China',
    { iss: `https://login.partner.microsoftonline.cn/${TENANT}/v2.0` },
    {},
    { issuer: true },
    /21Vianet/,
  ],
  [
    'China v1.0',
    { iss: `https://sts.chinacloudapi.cn/${TENANT}/`, ver: '1.0' },
    {},
    { issuer: true },
    /21Vianet/,
  ],
  [
    'US Government',
    { iss: `https://login.microsoftonline.us/${TENANT}/v2.0` },
    {},
    { issuer: true },
    /Government/,
  ],
  [
    'External ID',
    { iss: `https://contoso.ciamlogin.com/${TENANT}/v2.0` },
    {},
    { issuer: true },
    /External ID/,
  ],
  ['B2C', { iss: `https://contoso.b2clogin.com/${TENANT}/v2.0/` }, {}, { issuer: true }, /B2C/],
  ['v2.0 issuer with ver 1.0', { ver: '1.0' }, {}, { issuer: false }],
  ['tid of another tenant', { tid: CLIENT }, {}, { tenant: false }],
  [
    'issuer common',
    { iss: 'https://login.microsoftonline.com/common/v2.0', tid: undefined },
    {},
    { tenant: false },
  ],
  [
    'another provider',
    { iss: 'https://accounts.google.com' },
    {},
    { issuer: null, audience: true },
    /not Entra/,
  ],
  [
    'a host that only ends like Entra',
    { iss: `https://evil-login.microsoftonline.com.example/${TENANT}/v2.0` },
    {},
    { issuer: null },
  ],
  ['no issuer', { iss: undefined }, {}, { issuer: null }],
  [
    'expired',
    { exp: NOW - 200_000 },
    {},
    { expiry: false },
    /Expired 2 days ago, on 2024-12-01 00:42:10 UTC/,
  ],
  ['expires this second', { exp: NOW }, {}, { expiry: false }],
  ['valid for an hour', { exp: NOW + 3_600 }, {}, { expiry: true }, /another 1 hour/],
  ['no exp', { exp: undefined }, {}, { expiry: null }],
  ['exp in milliseconds', { exp: (NOW + 600) * 1000 }, {}, { expiry: false }, /milliseconds/],
  ['exp as text', { exp: String(NOW + 600) }, {}, { expiry: false }, /not a number/],
  ['exp of no calendar', { exp: 1e300 }, {}, { expiry: false }],
  ['exp before the first year of any calendar', { exp: -1e300 }, {}, { expiry: false }],
  ['not valid yet', { nbf: NOW + 120 }, {}, { 'not-before': false }, /in 2 minutes/],
  ['nbf in milliseconds', { nbf: NOW * 1000 }, {}, { 'not-before': false }],
  ['nbf as text', { nbf: 'now' }, {}, { 'not-before': false }],
  ['issued tomorrow', { iat: NOW + 86_400 }, {}, { 'issued-at': false }, /1 day from now/],
  ['signed with ES256', {}, { alg: 'ES256' }, { algorithm: false }, /not made by Entra/],
  ['no alg', {}, { alg: undefined }, { algorithm: false }],
  ['for Azure AD Graph', { aud: 'https://graph.windows.net' }, {}, { audience: false }, /retired/],
  [
    'for Microsoft Graph by its id',
    { aud: '00000003-0000-0000-c000-000000000000' },
    {},
    { audience: null },
    /Only Graph can validate/,
  ],
  ['for Microsoft Graph of another cloud', { aud: 'https://graph.microsoft.us/' }, {}, { audience: null }],
  ['no audience', { aud: undefined }, {}, { audience: false }],
  ['two audiences', { aud: ['api://one', 'api://two'] }, {}, { audience: true }, /api:\/\/one.*api:\/\/two/],
  ['audience that is no text', { aud: 42 }, {}, { audience: false }],
];

const ASSERTIONS: readonly Row[] = [
  [
    'x5t, RS256',
    {},
    { alg: 'RS256', 'x5t#S256': undefined, x5t: SHA1 },
    { 'assertion-x5t': true, 'assertion-algorithm': true },
  ],
  ['no key id', {}, { 'x5t#S256': undefined }, { 'assertion-key-id': false }, /AADSTS5002723/],
  ['kid alone', {}, { 'x5t#S256': undefined, kid: 'key' }, { 'assertion-key-id': true }],
  [
    'x5t in hexadecimal',
    {},
    { x5t: '0102030405060708090A0B0C0D0E0F1011121314' },
    { 'assertion-x5t': false },
    /hexadecimal text.*AADSTS700027/,
  ],
  [
    'x5t in hexadecimal with colons',
    {},
    { x5t: '01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14' },
    { 'assertion-x5t': false },
    /hexadecimal text/,
  ],
  [
    'x5t as base64 of hexadecimal',
    {},
    { x5t: base64url.encode('0102030405060708090A0B0C0D0E0F1011121314') },
    { 'assertion-x5t': false },
    /base64 of hexadecimal text.*AADSTS700027/,
  ],
  [
    'x5t in standard base64',
    {},
    { x5t: '+/8DBAUGBwgJCgsMDQ4PEBESExQ=' },
    { 'assertion-x5t': null },
    /standard base64.*AADSTS700027/,
  ],
  ['x5t padded', {}, { x5t: `${SHA1}=` }, { 'assertion-x5t': null }, /no padding/],
  ['x5t with blanks', {}, { x5t: ` ${SHA1}` }, { 'assertion-x5t': false }, /blanks/],
  ['SHA-256 in x5t', {}, { x5t: SHA256 }, { 'assertion-x5t': false }, /belongs in x5t#S256.*AADSTS700027/],
  ['SHA-1 in x5t#S256', {}, { 'x5t#S256': SHA1 }, { 'assertion-x5t-s256': false }, /belongs in x5t\./],
  ['x5t of no hash', {}, { x5t: 'AQID' }, { 'assertion-x5t': false }, /3 bytes/],
  ['x5t that is no text', {}, { x5t: 5 }, { 'assertion-x5t': false }],
  ['HS256', {}, { alg: 'HS256' }, { 'assertion-algorithm': false }, /AADSTS5002738.*client secret/],
  ['ES256', {}, { alg: 'ES256' }, { 'assertion-algorithm': false }, /AADSTS5002738/],
  ['PS512', {}, { alg: 'PS512' }, { 'assertion-algorithm': null }],
  ['typ at+jwt', {}, { typ: 'at+jwt' }, { 'assertion-type': false }, /AADSTS5002727/],
  ['no typ', {}, { typ: undefined }, { 'assertion-type': null }],
  ['typ as URL', {}, { typ: 'http://openid.net/specs/jwt/1.0' }, { 'assertion-type': true }],
  ['aud a list', { aud: [ENDPOINT] }, {}, { 'assertion-audience': false }, /AADSTS50027/],
  [
    'aud on common',
    { aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
    {},
    { 'assertion-audience': false },
    /common, which is no tenant.*AADSTS700023/,
  ],
  [
    'aud Microsoft Graph',
    { aud: 'https://graph.microsoft.com' },
    {},
    { 'assertion-audience': false },
    /AADSTS700023/,
  ],
  [
    'aud a host alone',
    { aud: 'https://login.microsoftonline.com' },
    {},
    { 'assertion-audience': false },
    /AADSTS700023/,
  ],
  [
    'aud with a placeholder',
    { aud: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token' },
    {},
    { 'assertion-audience': false },
    /names no tenant/,
  ],
  [
    'aud the authorize endpoint',
    { aud: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize` },
    {},
    { 'assertion-audience': false },
  ],
  [
    'aud the issuer',
    { aud: `https://login.microsoftonline.com/${TENANT}/v2.0` },
    {},
    { 'assertion-audience': null },
  ],
  [
    'aud the v1.0 endpoint',
    { aud: `https://login.microsoftonline.com/${TENANT}/oauth2/token` },
    {},
    { 'assertion-audience': true },
  ],
  [
    'aud by domain',
    { aud: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token' },
    {},
    { 'assertion-audience': true },
  ],
  [
    'aud a local endpoint',
    { aud: `https://localhost:8443/${TENANT}/oauth2/v2.0/token` },
    {},
    { 'assertion-audience': null },
  ],
  ['no aud', { aud: undefined }, {}, { 'assertion-audience': false }, /AADSTS700023/],
  ['iss and sub differ', { sub: TENANT }, {}, { 'assertion-issuer-subject': false }, /AADSTS700021/],
  ['no sub', { sub: undefined }, {}, { 'assertion-issuer-subject': false }, /AADSTS700022/],
  ['no iss', { iss: undefined }, {}, { 'assertion-issuer-subject': false }, /AADSTS700021/],
  [
    'iss and sub a name',
    { iss: 'my-app', sub: 'my-app' },
    {},
    { 'assertion-issuer-subject': false },
    /AADSTS700021/,
  ],
  ['no exp', { exp: undefined }, {}, { 'assertion-expiry': false }, /AADSTS700024/],
  ['expired', { nbf: NOW - 700, exp: NOW - 100 }, {}, { 'assertion-expiry': false }, /AADSTS700024/],
  [
    'exp in milliseconds',
    { exp: (NOW + 590) * 1000 },
    {},
    { 'assertion-expiry': false },
    /milliseconds.*AADSTS700024/,
  ],
  ['exp as text', { exp: `${NOW + 590}` }, {}, { 'assertion-expiry': false }],
  ['exp before nbf', { nbf: NOW + 700, exp: NOW + 650 }, {}, { 'assertion-expiry': false }, /not after nbf/],
  [
    'nbf ahead',
    { nbf: NOW + 7_200, exp: NOW + 7_800 },
    {},
    { 'assertion-not-before': false },
    /2 hours ahead.*AADSTS700024/,
  ],
  ['nbf in milliseconds', { nbf: NOW * 1000 }, {}, { 'assertion-not-before': false }, /AADSTS700024/],
  ['no nbf', { nbf: undefined }, {}, { 'assertion-not-before': null, 'assertion-lifetime': true }],
  ['lives for a day', { exp: NOW + 86_400 }, {}, { 'assertion-lifetime': null }, /ten minutes/],
  ['no jti', { jti: undefined }, {}, { 'assertion-jti': null }],
];

const FEDERATED_ROWS: readonly Row[] = [
  [
    'GitHub',
    {},
    {},
    { 'federated-credential': null, 'federated-audience': true, algorithm: true },
    /production.*AADSTS700213/,
  ],
  [
    'Kubernetes, audience as a list',
    {
      aud: ['api://AzureADTokenExchange'],
      iss: 'https://oidc.example/cluster',
      sub: 'system:serviceaccount:shop:api',
    },
    {},
    { 'federated-credential': null, 'federated-audience': true },
  ],
  ['US Government', { aud: 'api://AzureADTokenExchangeUSGov' }, {}, { 'federated-audience': true }],
  [
    'letter case of the audience',
    { aud: 'api://azureadtokenexchange' },
    {},
    { 'federated-audience': false },
    /AADSTS700212/,
  ],
  ['no subject', { sub: undefined }, {}, { 'federated-credential': false }],
  ['ES384', {}, { alg: 'ES384' }, { algorithm: null }, /AADSTS5002738/],
  ['expired', { exp: NOW - 1 }, {}, { expiry: false }],
  [
    'a managed identity',
    { iss: `https://login.microsoftonline.com/${TENANT}/v2.0` },
    {},
    { 'federated-credential': null },
  ],
];

describe('decodeToken: verdicts', () => {
  it('finds nothing wrong with an app-only token', () => {
    const decoded = decodeToken(compose(HEADER, APP_TOKEN), NOW);
    assert.deepEqual(decoded.header, HEADER);
    assert.deepEqual(decoded.claims, APP_TOKEN);
    assert.equal(decoded.reason, undefined);
    assert.deepEqual(verdictsOf(compose(HEADER, APP_TOKEN)), {
      expiry: true,
      'not-before': true,
      algorithm: true,
      signature: null,
      issuer: true,
      tenant: true,
      'token-use': true,
      roles: true,
      audience: true,
    });
  });

  it('advises on a delegated Microsoft Graph token', () => {
    const { checks } = decodeToken(compose(HEADER, GRAPH_TOKEN), NOW);
    const verdicts = Object.fromEntries(checks.map(({ id, ok }) => [id, ok]));
    assert.equal(verdicts.roles, undefined);
    assert.equal(verdicts.audience, null);
    assert.match(checks.find(({ id }) => id === 'token-use')?.message ?? '', /User\.Read Mail\.Read/);
  });

  it('finds nothing wrong with a client assertion', () => {
    assert.deepEqual(verdictsOf(compose(ASSERTION_HEADER, ASSERTION)), {
      'assertion-key-id': true,
      'assertion-x5t-s256': true,
      'assertion-algorithm': true,
      'assertion-type': true,
      signature: null,
      'assertion-audience': true,
      'assertion-issuer-subject': true,
      'assertion-expiry': true,
      'assertion-not-before': true,
      'assertion-lifetime': true,
      'assertion-jti': true,
    });
  });

  for (const [name, claims, header, verdicts, says] of TOKENS) {
    it(`token: ${name}`, () =>
      check(compose(change(HEADER, header), change(APP_TOKEN, claims)), verdicts, says));
  }
  for (const [name, claims, header, verdicts, says] of ASSERTIONS) {
    it(`assertion: ${name}`, () =>
      check(compose(change(ASSERTION_HEADER, header), change(ASSERTION, claims)), verdicts, says));
  }
  for (const [name, claims, header, verdicts, says] of FEDERATED_ROWS) {
    it(`federated: ${name}`, () =>
      check(compose(change(HEADER, header), change(FEDERATED, claims)), verdicts, says));
  }

  it('judges any token as a client assertion when asked to', () => {
    const verdicts = verdictsOf(compose(HEADER, APP_TOKEN), 'client-assertion');
    assert.equal(verdicts['assertion-is-access-token'], false);
    assert.equal(verdicts['assertion-audience'], false);
    const federated = verdictsOf(compose(HEADER, FEDERATED), 'client-assertion');
    assert.equal(federated['assertion-audience'], false);
  });
});

const WHOLE = compose(HEADER, APP_TOKEN);
const [FIRST = '', SECOND = '', THIRD = ''] = WHOLE.split('.');

/** Text, kind, and what the reason must say. */
const UNDECODED: readonly (readonly [name: string, text: string, kind: string, reason: RegExp])[] = [
  ['nothing', '', 'malformed', /nothing/],
  ['blanks', ' \n ', 'malformed', /nothing/],
  ['prose', 'a sentence about tokens', 'malformed', /No token/],
  ['header alone', FIRST, 'malformed', /first part/],
  ['signature missing', `${FIRST}.${SECOND}`, 'malformed', /signature, is missing.*AADSTS50027/],
  ['claims cut', `${FIRST}.${SECOND.slice(0, 40)}.${THIRD}`, 'malformed', /characters are missing/i],
  ['claims cut inside a character', `${FIRST}.${SECOND.slice(0, 41)}.${THIRD}`, 'malformed', /length/],
  ['claims empty', `${FIRST}..${THIRD}`, 'malformed', /empty/],
  [
    'header damaged',
    `${FIRST.slice(0, 8)}AAAA${FIRST.slice(12)}.${SECOND}.${THIRD}`,
    'malformed',
    /do not hold JSON/,
  ],
  ['claims not an object', compose(HEADER, '"a text"'), 'malformed', /do not hold JSON/],
  ['four parts', `${FIRST}.AAAA.BBBB.CCCC`, 'malformed', /4 parts/],
  ['five parts, not encrypted', `${FIRST}.AAAA.BBBB.CCCC.DDDD`, 'malformed', /JSON|parts/],
  ['standard base64', `${FIRST}.eyJhIjoi+/v7+/s=.${THIRD}`, 'malformed', /standard base64.*AADSTS50027/],
  ['payload masked', `${FIRST}.***.***`, 'malformed', /masked/],
  ['header masked', `***.${SECOND}.${THIRD}`, 'malformed', /masked/],
  ['cut with an ellipsis', `Bearer ${WHOLE.slice(0, 30)}...`, 'malformed', /masked or left out/],
  ['cut with … in the signature', `${WHOLE.slice(0, -5)}…`, 'malformed', /masked or left out/],
  ['cut with a note', `${WHOLE.slice(0, -5)}<truncated>`, 'malformed', /masked or left out/],
  ['a placeholder', '<access_token>', 'malformed', /masked or left out/],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'malformed', /PEM/],
  ['JSON without a token', '{"error":"invalid_client"}', 'malformed', /JSON/],
  [
    'Entra refresh token',
    `0.AXoAi${'Ab3-_'.repeat(20)}.AgABAwEAAAD${'x7_'.repeat(60)}`,
    'opaque',
    /refresh token/,
  ],
  ['Entra refresh token, newer', `1.AXoAi${'Ab3-_'.repeat(20)}.AgABAwEAAAD`, 'opaque', /only Entra can read/],
  ['Entra code, older', `AQABAAAAAAD${'aB3_'.repeat(30)}`, 'opaque', /older form/],
  ['personal account', `Bearer EwB4A8l6BAAU${'aB3/'.repeat(30)}`, 'opaque', /personal Microsoft account/],
  ['personal account, refresh', `M.C507_BAY.-${'aB3!'.repeat(10)}`, 'opaque', /personal Microsoft account/],
  ['SharePoint download', `v1.${FIRST}.${SECOND}`, 'opaque', /SharePoint/],
  [
    'SharePoint cookie',
    `77u/PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0i${'aB3/'.repeat(9)}`,
    'opaque',
    /cookie/,
  ],
  ['ACS refresh token', `IAAAAC1L${'aB3/'.repeat(20)}`, 'opaque', /ACS/],
  ['client secret', `abc8Q~${'x'.repeat(34)}`, 'opaque', /client secret/],
  ['GUID', TENANT, 'opaque', /GUID/],
  ['SAML', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>', 'opaque', /SAML/],
  ['unknown', 'kT9'.repeat(20), 'opaque', /not a JWT/],
];

describe('decodeToken: what is no signed JWT', () => {
  for (const [name, text, kind, reason] of UNDECODED) {
    it(name, () => {
      const decoded = decodeToken(text, NOW);
      assert.equal(decoded.kind, kind);
      assert.match(decoded.reason ?? '', reason);
      assert.deepEqual(decoded.checks, []);
    });
  }

  it('shows what can be read of a token without signature', () => {
    const decoded = decodeToken(`${FIRST}.${SECOND}`, NOW);
    assert.deepEqual(decoded.header, HEADER);
    assert.deepEqual(decoded.claims, APP_TOKEN);
  });

  it('does not repeat a secret', () => {
    const secret = `abc8Q~${'Zq'.repeat(17)}`;
    assert.ok(!JSON.stringify(decodeToken(secret, NOW)).includes('Zq'));
  });
});

describe('decodeToken: tokens made by jose', () => {
  it('signed with HS256', async () => {
    const token = await new SignJWT({ ...APP_TOKEN })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(KEY);
    check(token, { algorithm: false, signature: null }, /RS256/);
  });

  it('unsecured', () => {
    const token = new UnsecuredJWT({ ...APP_TOKEN }).encode();
    check(token, { algorithm: false }, /not signed/);
    assert.equal(verdictsOf(token).signature, undefined);
  });

  it('with its signature cut off', async () => {
    const token = await new SignJWT({ ...APP_TOKEN }).setProtectedHeader({ alg: 'HS256' }).sign(KEY);
    check(`${token.slice(0, token.lastIndexOf('.'))}.`, { signature: false }, /empty/);
  });

  it('encrypted with a key of its own', async () => {
    const header = { alg: 'dir', enc: 'A256GCM' };
    const token = await new CompactEncrypt(new TextEncoder().encode('{}'))
      .setProtectedHeader(header)
      .encrypt(KEY.slice(0, 32));
    const decoded = decodeToken(`"access_token": "${token}",`, NOW);
    assert.equal(decoded.kind, 'jwe');
    assert.deepEqual(decoded.header, header);
    assert.equal(decoded.claims, null);
    assert.match(decoded.reason ?? '', /encrypted/);
  });

  it('encrypted, with a signed token inside', async () => {
    const token = await new CompactEncrypt(new TextEncoder().encode(WHOLE))
      .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM', cty: 'JWT' })
      .encrypt(KEY.slice(0, 32));
    const decoded = decodeToken(token, NOW);
    assert.equal(decoded.kind, 'jwe');
    assert.match(decoded.reason ?? '', /signed token is inside/);
  });

  it('an encrypted token that was cut', async () => {
    const token = await new CompactEncrypt(new TextEncoder().encode('{}'))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(KEY.slice(0, 32));
    const decoded = decodeToken(token.split('.').slice(0, 4).join('.'), NOW);
    assert.equal(decoded.kind, 'malformed');
    assert.match(decoded.reason ?? '', /4 parts/);
  });

  it('a token inside a token', async () => {
    const token = await new CompactSign(new TextEncoder().encode(WHOLE))
      .setProtectedHeader({ alg: 'HS256', cty: 'JWT' })
      .sign(KEY);
    const decoded = decodeToken(token, NOW);
    assert.equal(decoded.kind, 'jws');
    assert.equal(decoded.claims, null);
    assert.match(decoded.reason ?? '', /another token/);
  });

  it('padded', () => {
    const padded = `${base64url.encode('{"alg":"RS256"}')}.${base64url.encode('{"aud":"api://a"}')}=.AAAA`;
    check(padded, { encoding: false }, /padding/);
  });
});

describe('decodeToken: hostile tokens', () => {
  it('keeps names that mean something to JavaScript', () => {
    const text =
      '{"__proto__":{"iss":"from the prototype"},"constructor":"c","toString":1,"hasOwnProperty":2}';
    const decoded = decodeToken(compose({ alg: 'RS256' }, text), NOW);
    assert.equal(JSON.stringify(decoded.claims), text);
    assert.equal(decoded.checks.find(({ id }) => id === 'issuer')?.ok, null);
    assert.equal(Object.getPrototypeOf({}).iss, undefined);
  });

  it('cuts what is nested too deeply to be shown', () => {
    const deep = `{"a":${'[{"b":'.repeat(10_000)}1${'}]'.repeat(10_000)},"aud":"api://a"}`;
    const decoded = decodeToken(compose({ alg: 'RS256' }, deep), NOW);
    assert.equal(decoded.kind, 'jws');
    assert.equal(decoded.claims?.aud, 'api://a');
    assert.match(JSON.stringify(decoded.claims, null, 2), /nested too deeply/);
  });

  it('cuts a prototype name that is nested too deeply', () => {
    const deep = `${'{"__proto__":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const decoded = decodeToken(compose({ alg: 'RS256' }, deep), NOW);
    assert.match(JSON.stringify(decoded.claims), /nested too deeply/);
  });

  it('survives values of every kind in every place', () => {
    const values = [
      '{"toString":1,"valueOf":1}',
      '[]',
      '[[["x"]]]',
      'null',
      'true',
      '1e400',
      '-0',
      '"\\ud800"',
      '""',
    ];
    const names = [
      'alg',
      'typ',
      'kid',
      'x5t',
      'x5t#S256',
      'cty',
      'enc',
      'aud',
      'iss',
      'sub',
      'exp',
      'nbf',
      'iat',
      'jti',
      'scp',
      'roles',
      'appid',
      'azp',
      'tid',
      'ver',
      'idtyp',
      'oid',
    ];
    for (const value of values) {
      const text = `{${names.map((name) => `"${name}":${value}`).join()}}`;
      const token = [text, text, 'x'].map((part) => base64url.encode(part)).join('.');
      assert.equal(decodeToken(token, NOW).header === null, false, value);
      decodeToken(token, NOW, { as: 'client-assertion' });
    }
  });

  it('keeps control characters and changes of direction out of messages', () => {
    const token = compose(HEADER, change(APP_TOKEN, { iss: 'a\u202Eb\u0007c\u2066<script>' }));
    const { message = '' } = decodeToken(token, NOW).checks.find(({ id }) => id === 'issuer') ?? {};
    assert.match(message, /“a\uFFFDb\uFFFDc\uFFFD<script>”/);
  });

  // Minutes, where the time grows with the square of the length.
  for (const piece of ['<', '<token', 'x', 'token', 'ey', '"', '. ']) {
    it(`reads a long text once: ${piece}`, () => {
      assert.notEqual(decodeToken(`<${piece.repeat(100_000 / piece.length)}`, NOW).kind, 'jws');
    });
  }

  it('cuts a long value in a message and keeps it in the claims', () => {
    const iss = 'https://'.padEnd(70_000, 'x');
    const decoded = decodeToken(compose(HEADER, change(APP_TOKEN, { iss })), NOW);
    assert.equal(decoded.claims?.iss, iss);
    assert.ok(decoded.checks.every(({ message }) => message.length < 600));
  });
});
