import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64url } from 'jose';
import { foreseen } from '../../src/rules/foreseen.ts';
import * as common from '../../src/tokens/claim-meanings-common.ts';
import * as entra from '../../src/tokens/claim-meanings-entra.ts';
import * as federated from '../../src/tokens/claim-meanings-federated.ts';
import { describeToken } from '../../src/tokens/describe.ts';
import { findTokens } from '../../src/tokens/find-tokens.ts';
import { inspectToken } from '../../src/tokens/inspect.ts';
import { inspectionText } from '../../src/tokens/inspection-report.ts';
import { jwksAddress } from '../../src/tokens/jwks-address.ts';
import { numericDateAt } from '../../src/tokens/numeric-date-at.ts';
import { requestIdOf } from '../../src/tokens/request-id.ts';
import { shareable } from '../../src/tokens/shareable.ts';
import { APP_TOKEN, ASSERTION, ASSERTION_HEADER, change, compose, HEADER, NOW, TENANT } from './tokens.ts';

const TOKEN = compose(HEADER, APP_TOKEN);
const [FIRST, SECOND] = TOKEN.split('.');

describe('findTokens', () => {
  it('gives every token with where it stands', () => {
    const text = `a=${TOKEN}&b=\n"${TOKEN}" … eyJ`;
    const found = findTokens(text);
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      [TOKEN, TOKEN],
    );
    assert.equal(findTokens(text, 1).length, 1);
    assert.deepEqual(findTokens('no token'), []);
  });
});

describe('shareable', () => {
  it('is the token without its signature', () => {
    assert.equal(shareable(`Bearer ${TOKEN}`), `${FIRST}.${SECOND}.`);
    assert.deepEqual(inspectToken(shareable(TOKEN) ?? '', NOW).claims, inspectToken(TOKEN, NOW).claims);
  });

  const none: readonly (readonly [name: string, text: string])[] = [
    ['nothing', ''],
    ['a refresh token', `1.AXoAi${'Ab3'.repeat(40)}`],
    ['unsigned', compose({ alg: 'none' }, APP_TOKEN)],
    ['without signature', `${FIRST}.${SECOND}.`],
    ['nested', compose({ alg: 'RS256', cty: 'JWT' }, TOKEN)],
    ['encrypted', `${base64url.encode('{"alg":"dir","enc":"A256GCM"}')}..AAAA.BBBB.CCCC`],
    ['with a token in a claim', compose(HEADER, change(APP_TOKEN, { extension_x: [{ y: TOKEN }] }))],
    ['a proof with its access token', compose(HEADER, { at: 'opaque', cnf: {} })],
  ];
  for (const [name, text] of none) it(`is nothing: ${name}`, () => assert.equal(shareable(text), undefined));
});

describe('numericDateAt', () => {
  const JSON_TEXT = '{ "sub": "1700000000", "exp": 1700000000, "iat":1700000000000, \\"nbf\\": 1600000000 }';
  const at = (piece: string, offset = 0) => numericDateAt(JSON_TEXT, JSON_TEXT.indexOf(piece) + offset);

  it('reads the number at the offset', () => {
    const start = JSON_TEXT.indexOf('1700000000,');
    assert.deepEqual(at('1700000000,', 4), {
      name: 'exp',
      seconds: 1_700_000_000,
      utc: '2023-11-14 22:13:20 UTC',
      isMilliseconds: false,
      span: { start, end: start + 10 },
    });
    assert.equal(at('1600000000')?.name, 'nbf');
    const milliseconds = at('1700000000000');
    assert.deepEqual([milliseconds?.isMilliseconds, milliseconds?.seconds], [true, 1_700_000_000]);
  });

  it('is silent elsewhere', () => {
    assert.equal(at('1700000000"'), undefined);
    assert.equal(at('"exp"'), undefined);
    assert.equal(numericDateAt('"exp": 12', 8), undefined);
    assert.equal(numericDateAt('', 0), undefined);
    assert.equal(numericDateAt('"exp": 1700000000.5', 9), undefined);
  });
});

describe('jwksAddress', () => {
  const ADDRESSES: readonly (readonly [iss: string, address: string | undefined])[] = [
    [
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
      `https://login.microsoftonline.com/${TENANT}/discovery/v2.0/keys`,
    ],
    [`https://sts.windows.net/${TENANT}/`, `https://login.microsoftonline.com/${TENANT}/discovery/keys`],
    [
      `https://sts.chinacloudapi.cn/${TENANT}/`,
      `https://login.partner.microsoftonline.cn/${TENANT}/discovery/keys`,
    ],
    [
      `https://login.microsoftonline.us/${TENANT}/v2.0`,
      `https://login.microsoftonline.us/${TENANT}/discovery/v2.0/keys`,
    ],
    [
      `https://${TENANT}.ciamlogin.com/${TENANT}/v2.0`,
      `https://${TENANT}.ciamlogin.com/${TENANT}/discovery/v2.0/keys`,
    ],
    [
      `https://contoso.b2clogin.com/tfp/${TENANT}/B2C_1_in/v2.0/`,
      `https://contoso.b2clogin.com/${TENANT}/B2C_1_in/discovery/v2.0/keys`,
    ],
    [`http://login.microsoftonline.com/${TENANT}/v2.0`, undefined],
    [`https://login.microsoftonline.com:8443/${TENANT}/v2.0`, undefined],
    [`https://login.microsoftonline.com/${TENANT}/v2.0?x`, undefined],
    [`https://login.microsoftonline.com@evil.example/${TENANT}/v2.0`, undefined],
    [`https://login.microsoftonline.com.evil.example/${TENANT}/v2.0`, undefined],
    [`https://evil.example/${TENANT}/v2.0`, undefined],
    ['https://login.microsoftonline.com/../v2.0', undefined],
    ['https://login.microsoftonline.com/common/v2.0', undefined],
    [`https://login.microsoftonline.de/${TENANT}/v2.0`, undefined],
    [`https://login-us.microsoftonline.com/${TENANT}/v2.0`, undefined],
    [`https://contoso.b2clogin.com/tfp/${TENANT}/..%2F/v2.0/`, undefined],
    ['https://token.actions.githubusercontent.com', undefined],
    ['', undefined],
  ];
  for (const [iss, address] of ADDRESSES) it(iss || 'nothing', () => assert.equal(jwksAddress(iss), address));
});

describe('requestIdOf', () => {
  it('reads the bytes as a GUID is printed', () => {
    assert.equal(requestIdOf('fqiBqXLPj0eQa82S-IYFAA'), 'a981a87e-cf72-478f-906b-cd92f8860500');
    for (const text of ['', 'short', 'x'.repeat(23), '!'.repeat(22)])
      assert.equal(requestIdOf(text), undefined);
  });
});

describe('checks of assertions', () => {
  it('name rules that exist, with codes that the rule foresees', () => {
    const faults = [
      compose({ alg: 'HS256', x5t: 'hex', 'x5t#S256': 'AQID' }, {}),
      compose({}, change(ASSERTION, { sub: undefined, exp: 'x', nbf: 'x', aud: [1] })),
      compose(ASSERTION_HEADER, change(ASSERTION, { iss: 'x', exp: 1, aud: 'api://AzureADTokenExchange' })),
      compose(HEADER, APP_TOKEN),
    ];
    const checks = faults.flatMap((text) => inspectToken(text, NOW, { as: 'client-assertion' }).checks);
    const ruled = checks.filter(({ rule }) => rule !== undefined);
    assert.ok(ruled.length > 10);
    for (const { rule = '', codes = [], message } of ruled) {
      assert.ok(
        codes.every((code) => foreseen[rule]?.includes(code)),
        `${rule}: ${message}`,
      );
    }
  });
});

describe('meanings', () => {
  it('are one line each, and end as sentences do', () => {
    const tables = [...Object.values(common), ...Object.values(entra), ...Object.values(federated)];
    const meanings = tables.flatMap((table) =>
      Array.isArray(table) ? table.map(([, meaning]) => meaning) : Object.values(table),
    );
    assert.ok(meanings.length > 300);
    for (const meaning of meanings) assert.match(meaning, /^[A-Z].{8,160}\.$/);
  });

  it('explain codes in the terms of their issuer', () => {
    const codes = { acr: '1', ver: '1.0', amr: ['pwd'] };
    const meaningsOf = (claims: Readonly<Record<string, unknown>>) =>
      inspectToken(compose(HEADER, { ...claims, ...codes }), NOW)
        .claims.slice(-3)
        .map(({ meaning }) => meaning);
    const [acr, ver, amr] = meaningsOf({ iss: `https://sts.windows.net/${TENANT}/` });
    assert.match(`${acr} ${ver} ${amr}`, /1: the sign-in meets it.*1\.0: the issuer.*pwd: password/);
    const [other, , method] = meaningsOf({ iss: 'https://id.contoso.com/realms/a' });
    assert.doesNotMatch(other ?? '', /1: /);
    assert.match(method ?? '', /pwd: password/);
  });
});

describe('any text', () => {
  it('is inspected, described, and never thrown at', () => {
    const pieces = [
      TOKEN,
      FIRST ?? '',
      SECOND ?? '',
      '.',
      'Bearer ',
      '"',
      '%2E',
      '\n',
      '***',
      'access_token=',
      '{',
      '\\u002e',
      'EwB',
      '0.A',
      '=',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const inspection = inspectToken(parts.join(''), NOW);
        assert.match(inspectionText(inspection) + describeToken(inspection), /\S/);
        assert.doesNotMatch(shareable(parts.join('')) ?? '', /[^.]$/);
      }),
    );
  });
});
