import assert from 'node:assert/strict';
import { readTokenRequest, type TokenRequestHeaders } from '../../src/emulator/token-request.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function read(headers: TokenRequestHeaders, body: string) {
  const { clientSecret, ...rest } = readTokenRequest('contoso.example', headers, body);
  return { ...rest, secret: clientSecret?.reveal() };
}

function basic(user: string, password: string): TokenRequestHeaders {
  return { ...FORM, authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

const nothing = { tenant: 'contoso.example', grantType: undefined, clientId: undefined, scope: undefined };

describe('a token request', () => {
  it('is read from a form', () => {
    const body = 'grant_type=client_credentials&client_id=a&client_secret=b%2Bc+d&scope=x%2F.default';
    assert.deepEqual(read(FORM, body), {
      tenant: 'contoso.example',
      grantType: 'client_credentials',
      clientId: 'a',
      scope: 'x/.default',
      secret: 'b+c d',
    });
  });

  it('is a form with parameters and capitals in the content type too', () => {
    const headers = { 'content-type': 'Application/X-WWW-Form-URLEncoded; charset=utf-8' };
    assert.equal(read(headers, 'client_id=a').clientId, 'a');
  });

  const empty: readonly (readonly [string, TokenRequestHeaders, string])[] = [
    ['JSON', { 'content-type': 'application/json' }, '{"grant_type":"client_credentials"}'],
    ['JSON that is called a form', FORM, '{"grant_type":"client_credentials","client_id":"a"}'],
    ['a form that is called JSON', { 'content-type': 'application/json' }, 'grant_type=client_credentials'],
    ['a form without content type', {}, 'grant_type=client_credentials'],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, '--x'],
    ['parameters without values', FORM, 'grant_type=&client_id=&client_secret=&scope='],
    ['an empty body', FORM, ''],
    ['bytes that are no text', FORM, '\u0000\ufffd%ff%'],
  ];
  for (const [title, headers, body] of empty) {
    it(`has no parameters in ${title}`, () => {
      const { malformed: _, ...rest } = read(headers, body);
      assert.deepEqual(rest, { ...nothing, secret: undefined });
    });
  }

  for (const [title, headers, body, malformed] of [
    ['a form', FORM, 'client_id=a&scope=', undefined],
    ['nothing', FORM, '', undefined],
    ['JSON that says it is JSON', { 'content-type': 'application/json' }, '{"client_id":"a"}', undefined],
    ['JSON that is called a form', FORM, '{"client_id":"a"}', true],
    ['a parameter that comes twice', FORM, 'client_id=a&client_id=a', true],
  ] as const) {
    it(`is ${malformed ? 'malformed' : 'not malformed'}: ${title}`, () => {
      assert.equal(read(headers, body).malformed, malformed);
    });
  }

  it('takes client id and secret from a Basic header, form-decoded', () => {
    const { clientId, secret } = read(basic('a%3Ab', 'c%2Bd%3A+e:&f=%'), 'grant_type=client_credentials');
    assert.deepEqual({ clientId, secret }, { clientId: 'a:b', secret: 'c+d: e:&f=%' });
  });

  it('prefers the body to the header', () => {
    const { clientId, secret } = read(basic('header', 'header'), 'client_id=body&client_secret=body');
    assert.deepEqual({ clientId, secret }, { clientId: 'body', secret: 'body' });
  });

  for (const authorization of ['Bearer YTpi', 'Basic', 'Basic YWI=', 'Basic ***', '']) {
    it(`finds nothing in the authorization header "${authorization}"`, () => {
      assert.deepEqual(read({ ...FORM, authorization }, ''), { ...nothing, secret: undefined });
    });
  }

  it('shows no secret when printed', () => {
    const names = ['client_secret', 'client_assertion', 'assertion', 'code', 'refresh_token'];
    const more = ['code_verifier', 'device_code', 'password'];
    const body = [...names, ...more].map((name) => `${name}=canary`).join('&');
    const request = readTokenRequest('contoso.example', FORM, body);
    assert.equal(request.clientAssertion?.reveal(), 'canary');
    assert(!JSON.stringify(request).includes('canary'));
  });
});
