import assert from 'node:assert/strict';
import type { Check } from '../../src/tokens/claims.ts';
import { clientAssertionChecks } from '../../src/tokens/client-assertion-checks.ts';
import { CLIENT, change, ENDPOINT, NOW, SHA256, TENANT } from './tokens.ts';

const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': SHA256 };
const claims = { aud: ENDPOINT, iss: CLIENT, sub: CLIENT, jti: '1', nbf: NOW, exp: NOW + 600 };

const AUDIENCE =
  'Entra answers AADSTS700023. Write https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token with the id of your tenant.';
const ALGORITHM = 'Entra answers AADSTS5002738. Sign with an RSA certificate and PS256, or RS256.';
const PARTY = 'Entra answers AADSTS700021. Both iss and sub have to be the client id.';
const EXPIRY = 'Entra answers AADSTS700024. Write the time now plus 600 seconds.';

type Members = Readonly<Record<string, unknown>>;

const LETTERS = 'abcdefab-abcd-4bcd-8bcd-abcdefabcdef';

type Row = readonly [what: string, header: Members, claims: Members, told: readonly string[]];

/** What is said otherwise than of an assertion as it should be: the check, its verdict, the rule that sees it in files. */
const rows: readonly (readonly [what: string, header: Members, claims: Members, told: readonly string[]])[] =
  [
    ['RS384', { alg: 'RS384' }, {}, ['assertion-algorithm right: Signed with “RS384”.']],
    ['RS512', { alg: 'RS512' }, {}, ['assertion-algorithm right: Signed with “RS512”.']],
    ['RS256', { alg: 'RS256' }, {}, ['assertion-algorithm right: Signed with “RS256”.']],
    [
      'a longer PS',
      { alg: 'PS384' },
      {},
      ['assertion-algorithm open: Signed with “PS384”. The documentation asks for PS256.'],
    ],
    [
      'the longest PS',
      { alg: 'PS512' },
      {},
      ['assertion-algorithm open: Signed with “PS512”. The documentation asks for PS256.'],
    ],
    [
      'a PS there is none of',
      { alg: 'PS1024' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “PS1024”. ${ALGORITHM}`],
    ],
    [
      'a name that only ends in RS256',
      { alg: 'XRS256' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “XRS256”. ${ALGORITHM}`],
    ],
    [
      'a name that only begins with RS256',
      { alg: 'RS256X' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “RS256X”. ${ALGORITHM}`],
    ],
    [
      'a name that only ends in PS384',
      { alg: 'XPS384' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “XPS384”. ${ALGORITHM}`],
    ],
    [
      'a name that only begins with PS384',
      { alg: 'PS384X' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “PS384X”. ${ALGORITHM}`],
    ],
    [
      'HS256',
      { alg: 'HS256' },
      {},
      [
        'assertion-algorithm wrong (assertion-algorithm): alg is “HS256”. Entra answers AADSTS5002738. A client secret cannot sign an assertion here. Sign with an RSA certificate and PS256, or RS256.',
      ],
    ],
    [
      'a name with HS in it',
      { alg: 'XHS256' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “XHS256”. ${ALGORITHM}`],
    ],
    [
      'no alg',
      { alg: undefined },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “none”. ${ALGORITHM}`],
    ],
    [
      'ES256',
      { alg: 'ES256' },
      {},
      [`assertion-algorithm wrong (assertion-algorithm): alg is “ES256”. ${ALGORITHM}`],
    ],
    [
      'no typ',
      { typ: undefined },
      {},
      ['assertion-type open: There is no typ. The documentation asks for JWT.'],
    ],
    [
      'the older typ',
      { typ: 'http://openid.net/specs/jwt/1.0' },
      {},
      ['assertion-type right: typ is “http://openid.net/specs/jwt/1.0”.'],
    ],
    [
      'another typ',
      { typ: 'at+jwt' },
      {},
      ['assertion-type wrong: typ is “at+jwt”. Entra answers AADSTS5002727. Write JWT.'],
    ],
    [
      'a typ that is a number',
      { typ: 5 },
      {},
      ['assertion-type wrong: typ is not a text. Entra answers AADSTS5002727. Write JWT.'],
    ],
    [
      'a list as aud',
      {},
      { aud: [ENDPOINT] },
      [
        'assertion-audience wrong (assertion-audience): aud is a list. Entra answers AADSTS50027. Write it as one string: the token endpoint.',
      ],
    ],
    [
      'a number as aud',
      {},
      { aud: 5 },
      [`assertion-audience wrong (assertion-missing-claim): There is no aud. ${AUDIENCE}`],
    ],
    [
      'an empty aud',
      {},
      { aud: '' },
      [`assertion-audience wrong (assertion-missing-claim): There is no aud. ${AUDIENCE}`],
    ],
    [
      'the aud of workload identities',
      {},
      { aud: 'api://AzureADTokenExchange' },
      [
        `assertion-audience wrong (assertion-audience): aud is the one of a workload identity token. ${AUDIENCE}`,
      ],
    ],
    [
      'an aud that is no address',
      {},
      { aud: 'contoso' },
      [
        `assertion-audience wrong (assertion-audience): aud is “contoso”, which is not the address of a token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'an aud over http',
      {},
      { aud: `http://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token` },
      [
        `assertion-audience wrong (assertion-audience): aud is “http://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token”, which is not the address of a token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'a cloud that was closed',
      {},
      { aud: `https://login.microsoftonline.de/${TENANT}/oauth2/v2.0/token` },
      [
        'assertion-audience wrong (assertion-audience): aud is an endpoint of Microsoft Cloud Deutschland, which was closed on 2021-10-29.',
      ],
    ],
    [
      'a host that was retired',
      {},
      { aud: `https://login-us.microsoftonline.com/${TENANT}/oauth2/v2.0/token` },
      [
        'assertion-audience wrong (assertion-audience): login-us.microsoftonline.com no longer signs apps in. Entra answers AADSTS900439.',
      ],
    ],
    [
      'common',
      {},
      { aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
      [
        `assertion-audience wrong (assertion-audience): aud is the endpoint of common, which is no tenant. ${AUDIENCE}`,
      ],
    ],
    [
      'a tenant that is none',
      {},
      { aud: 'https://login.microsoftonline.com/%7Btenant%7D/oauth2/v2.0/token' },
      [
        `assertion-audience wrong (assertion-audience): aud names no tenant: “https://login.microsoftonline.com/%7Btenant%7D/oauth2/v2.0/token”. ${AUDIENCE}`,
      ],
    ],
    [
      'no tenant',
      {},
      { aud: 'https://login.microsoftonline.com' },
      [
        `assertion-audience wrong (assertion-audience): aud names no tenant: “https://login.microsoftonline.com”. ${AUDIENCE}`,
      ],
    ],
    [
      'the endpoint of v1.0',
      {},
      { aud: `https://login.microsoftonline.com/${TENANT}/oauth2/token` },
      [
        `assertion-audience right: aud is “https://login.microsoftonline.com/${TENANT}/oauth2/token”. It must be the endpoint you ask.`,
      ],
    ],
    [
      'the issuer',
      {},
      { aud: `https://login.microsoftonline.com/${TENANT}/v2.0` },
      [
        `assertion-audience open: aud is the issuer “https://login.microsoftonline.com/${TENANT}/v2.0”. The documentation asks for https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token.`,
      ],
    ],
    [
      'the tenant alone',
      {},
      { aud: `https://login.microsoftonline.com/${TENANT}` },
      [
        `assertion-audience open: aud is the issuer “https://login.microsoftonline.com/${TENANT}”. The documentation asks for https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token.`,
      ],
    ],
    [
      'another endpoint',
      {},
      { aud: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize` },
      [
        `assertion-audience wrong (assertion-audience): aud is “https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize”, not a token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'the endpoint of a user flow',
      {},
      { aud: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/token' },
      [
        'assertion-audience open: aud is “https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/token”, an endpoint of Azure AD B2C. It must be the endpoint you ask.',
      ],
    ],
    [
      'the endpoint of no user flow',
      {},
      { aud: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/xoauth2/v2.0/token' },
      [
        `assertion-audience wrong (assertion-audience): aud is “https://contoso.b2clogin.com/contoso.onmicrosoft.com/xoauth2/v2.0/token”, not a token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'such a path, of another cloud',
      {},
      { aud: `https://login.microsoftonline.com/${TENANT}/B2C_1_in/oauth2/v2.0/token` },
      [
        `assertion-audience wrong (assertion-audience): aud is “https://login.microsoftonline.com/${TENANT}/B2C_1_in/oauth2/v2.0/token”, not a token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'more behind that path',
      {},
      { aud: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/token/x' },
      [
        `assertion-audience wrong (assertion-audience): aud is “https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_in/oauth2/v2.0/token/x”, not a token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'a token endpoint elsewhere',
      {},
      { aud: `https://login.example.com/${TENANT}/oauth2/v2.0/token` },
      [
        `assertion-audience open: aud is “https://login.example.com/${TENANT}/oauth2/v2.0/token”, a token endpoint outside the known Microsoft clouds.`,
      ],
    ],
    [
      'an API',
      {},
      { aud: 'https://graph.microsoft.com' },
      [
        `assertion-audience wrong (assertion-audience): aud is “https://graph.microsoft.com”, the service the token is wanted for, not the token endpoint. ${AUDIENCE}`,
      ],
    ],
    [
      'no sub',
      {},
      { sub: undefined },
      [
        'assertion-issuer-subject wrong (assertion-missing-claim): There is no sub. Entra answers AADSTS700022. Both iss and sub have to be the client id.',
      ],
    ],
    [
      'no iss',
      {},
      { iss: undefined },
      [`assertion-issuer-subject wrong (assertion-missing-claim): There is no iss. ${PARTY}`],
    ],
    [
      'iss and sub that differ',
      {},
      { sub: TENANT },
      [`assertion-issuer-subject wrong (assertion-issuer-subject): iss and sub differ. ${PARTY}`],
    ],
    [
      'a name as client id',
      {},
      { iss: 'app', sub: 'app' },
      [
        `assertion-issuer-subject wrong (assertion-issuer-subject): iss and sub are “app”, which has not the form of a client id. ${PARTY}`,
      ],
    ],
    [
      'the tenant as client id',
      {},
      { iss: TENANT, sub: TENANT },
      [
        `assertion-issuer-subject wrong (assertion-issuer-subject): iss and sub are the id of the tenant that aud names. ${PARTY}`,
      ],
    ],
    ...[LETTERS, LETTERS.toUpperCase()].map(
      (id): Row => [
        `the tenant as client id, written ${id}`,
        {},
        { aud: ENDPOINT.replace(TENANT, 'AbCdEfAb-abcd-4bcd-8bcd-abcdefabcdef'), iss: id, sub: id },
        [
          'assertion-audience right: aud is “https://login.microsoftonline.com/AbCdEfAb-abcd-4bcd-8bcd-abcdefabcdef/oauth2/v2.0/token”. It must be the endpoint you ask.',
          `assertion-issuer-subject wrong (assertion-issuer-subject): iss and sub are the id of the tenant that aud names. ${PARTY}`,
        ],
      ],
    ),
    [
      'no jti',
      {},
      { jti: undefined },
      [
        'assertion-jti open: There is no jti. The documentation asks for one: a new GUID for every assertion.',
      ],
    ],
    [
      'an issuer of Entra',
      {},
      { iss: `https://login.microsoftonline.com/${TENANT}/v2.0` },
      [
        'assertion-is-access-token wrong (assertion-is-access-token): Entra itself issued this token. A client assertion is made and signed by the application. Entra answers AADSTS50027 or AADSTS700021.',
        `assertion-issuer-subject wrong (assertion-issuer-subject): iss and sub differ. ${PARTY}`,
      ],
    ],
    [
      'no exp',
      {},
      { exp: undefined },
      [`assertion-expiry wrong (assertion-missing-claim): There is no exp. ${EXPIRY}`],
    ],
    [
      'exp as a text',
      {},
      { exp: 'soon' },
      [`assertion-expiry wrong (assertion-lifetime): exp is not a number of seconds since 1970. ${EXPIRY}`],
    ],
    [
      'exp in milliseconds',
      {},
      { exp: (NOW + 600) * 1000 },
      [`assertion-expiry wrong (assertion-lifetime): exp is in milliseconds instead of seconds. ${EXPIRY}`],
    ],
    [
      'exp as early as nbf',
      {},
      { exp: NOW },
      [`assertion-expiry wrong (assertion-lifetime): exp is not after nbf. ${EXPIRY}`],
    ],
    [
      'exp now',
      {},
      { nbf: NOW - 600, exp: NOW },
      [
        `assertion-expiry wrong (assertion-lifetime): It expired 0 seconds ago, on 2024-12-03 08:15:30 UTC. ${EXPIRY}`,
        'assertion-not-before right: Valid since 2024-12-03 08:05:30 UTC.',
      ],
    ],
    [
      'exp in a second',
      {},
      { nbf: NOW - 599, exp: NOW + 1 },
      [
        'assertion-expiry right: Valid until 2024-12-03 08:15:31 UTC.',
        'assertion-not-before right: Valid since 2024-12-03 08:05:31 UTC.',
      ],
    ],
    [
      'no nbf',
      {},
      { nbf: undefined },
      ['assertion-not-before open: There is no nbf. The documentation asks for it: the time now.'],
    ],
    [
      'nbf as a text',
      {},
      { nbf: 'now' },
      [
        'assertion-not-before wrong (assertion-lifetime): nbf is not a number of seconds since 1970. Entra answers AADSTS700024.',
      ],
    ],
    [
      'nbf in milliseconds',
      {},
      { nbf: NOW * 1000 },
      [
        'assertion-not-before wrong (assertion-lifetime): nbf is in milliseconds instead of seconds. Entra answers AADSTS700024.',
      ],
    ],
    [
      'nbf rounded up',
      {},
      { nbf: NOW + 1, exp: NOW + 601 },
      [
        'assertion-expiry right: Valid until 2024-12-03 08:25:31 UTC.',
        'assertion-not-before right: Valid since 2024-12-03 08:15:31 UTC.',
      ],
    ],
    [
      'nbf two seconds ahead',
      {},
      { nbf: NOW + 2, exp: NOW + 602 },
      [
        'assertion-expiry right: Valid until 2024-12-03 08:25:32 UTC.',
        'assertion-not-before wrong (assertion-lifetime): nbf is 2 seconds ahead, 2024-12-03 08:15:32 UTC. Entra answers AADSTS700024. Check the clock, and that the time is UTC.',
      ],
    ],
    [
      'ten minutes and a second',
      {},
      { exp: NOW + 601 },
      [
        'assertion-expiry right: Valid until 2024-12-03 08:25:31 UTC.',
        'assertion-lifetime open: It lives for 10 minutes. Entra takes it, but advises ten minutes at most: whoever finds it can use it that long.',
      ],
    ],
    [
      'ten minutes from iat on',
      {},
      { nbf: undefined, iat: NOW, exp: NOW + 600 },
      ['assertion-not-before open: There is no nbf. The documentation asks for it: the time now.'],
    ],
    [
      'an hour from iat on',
      {},
      { nbf: undefined, iat: NOW, exp: NOW + 3600 },
      [
        'assertion-expiry right: Valid until 2024-12-03 09:15:30 UTC.',
        'assertion-not-before open: There is no nbf. The documentation asks for it: the time now.',
        'assertion-lifetime open: It lives for 1 hour. Entra takes it, but advises ten minutes at most: whoever finds it can use it that long.',
      ],
    ],
  ];

function verdicts(headerChanges: Members, claimChanges: Members): readonly string[] {
  const token = {
    header: change(header, headerChanges),
    claims: change(claims, claimChanges),
    role: 'client-assertion',
    signed: true,
    padded: false,
    now: NOW,
  } as const;
  return clientAssertionChecks.flatMap((check) => check(token) ?? []).map(told);
}

function told({ id, ok, rule, message }: Check): string {
  const verdict = ok === null ? 'open' : ok ? 'right' : 'wrong';
  return `${id} ${verdict}${rule ? ` (${rule})` : ''}: ${message}`;
}

describe('the checks of a client assertion', () => {
  it('say so where all is right', () => {
    assert.deepEqual(verdicts({}, {}), [
      'assertion-key-id right: The certificate is named by x5t#S256.',
      'assertion-x5t-s256 right: x5t#S256 is a SHA-256 thumbprint: “0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20”.',
      'assertion-algorithm right: Signed with “PS256”.',
      'assertion-type right: typ is “JWT”.',
      'signature open: The signature was not verified.',
      `assertion-audience right: aud is “${ENDPOINT}”. It must be the endpoint you ask.`,
      `assertion-issuer-subject right: iss and sub are both “${CLIENT}”. It must be the client_id of the request.`,
      'assertion-expiry right: Valid until 2024-12-03 08:25:30 UTC.',
      'assertion-not-before right: Valid since 2024-12-03 08:15:30 UTC.',
      'assertion-lifetime right: It lives for 10 minutes.',
      'assertion-jti right: jti is there. It has to be a new one for every assertion.',
    ]);
  });

  for (const [what, headerChanges, claimChanges, expected] of rows) {
    it(`tell of ${what}`, () => {
      const own = verdicts({}, {});
      assert.deepEqual(
        verdicts(headerChanges, claimChanges).filter((line) => !own.includes(line)),
        expected,
      );
    });
  }
});
