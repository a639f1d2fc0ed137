import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import {
  ASSERTION_TYPE,
  type Asking,
  AUDIENCE,
  apps,
  assertRefusal,
  certificateAssertion,
  ended,
  GRAPH,
  hash,
  ISSUER,
  outsideToken,
  type Parameters,
  type Refusal,
  SUBJECT,
  seconds,
  startAsking,
  TENANT,
  valid,
} from './fixture.ts';
import { trusting } from './https-client.ts';

type Members = Readonly<Record<string, unknown>>;

const PAGE =
  'Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .';
const sha1 = hash(valid, 'sha1');
const byX5t = { x5t: sha1.toString('base64url'), 'x5t#S256': undefined };
const CONFIGURED = `Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${apps.payroll}'.`;

const granted: readonly (readonly [string, claims: Members, header: Members])[] = [
  ['PS256 with x5t#S256', {}, {}],
  ['RS256 with x5t', {}, { alg: 'RS256', ...byX5t }],
  ['RS256 with x5t#S256', {}, { alg: 'RS256' }],
  ['PS256 with x5t', {}, byX5t],
  ['kid as hexadecimal thumbprint', {}, { 'x5t#S256': undefined, kid: sha1.toString('hex') }],
  ['no typ', {}, { typ: undefined }],
  ['the other typ', {}, { typ: 'http://openid.net/specs/jwt/1.0' }],
  ['the client id in capitals', { iss: apps.payroll.toUpperCase(), sub: apps.payroll.toUpperCase() }, {}],
  ['a clock five minutes ahead', { nbf: seconds + 300, exp: seconds + 900 }, {}],
  ['a clock five minutes behind', { nbf: seconds - 900, exp: seconds - 300 }, {}],
  ['an assertion of years', { exp: seconds + 100_000_000 }, {}],
];

const refused: readonly (readonly [string, claims: Members, header: Members, Refusal])[] = [
  ['a typ of another JWT', {}, { typ: 'at+jwt' }, [5002727, 'invalid_request', "Allowed types: 'JWT'"]],
  [
    'no name of a key',
    {},
    { 'x5t#S256': undefined },
    [5002723, 'invalid_client', 'No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId'],
  ],
  [
    'HS256',
    {},
    { alg: 'HS256' },
    [5002738, 'invalid_client', "'HS256' is not a supported signature algorithm."],
  ],
  [
    'HS256 and no name of a key',
    {},
    { alg: 'HS256', 'x5t#S256': undefined },
    [5002723, 'invalid_client', ''],
  ],
  ['ES256', {}, { alg: 'ES256' }, [5002738, 'invalid_client', "'ES256' is not"]],
  ['no signature', {}, { alg: 'none' }, [5002738, 'invalid_client', "'none' is not"]],
  ['an audience in a list', { aud: ['https://localhost'] }, {}, [50027, 'invalid_request', 'is invalid or']],
  [
    'no sub',
    { sub: undefined },
    {},
    [700022, 'invalid_client', `No Subject claim provided in the assertion. ${PAGE}`],
  ],
  ['another sub', { sub: apps.orders }, {}, [700021, 'invalid_client', `'client_id' parameter. ${PAGE}`]],
  ['another iss', { iss: apps.orders }, {}, [700021, 'invalid_client', '']],
  ['no iss', { iss: undefined }, {}, [700021, 'invalid_client', '']],
  ['no aud', { aud: undefined }, {}, [700023, 'invalid_client', `does not match Realm issuer. ${PAGE}`]],
  [
    'the audience of the public cloud',
    { aud: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token` },
    {},
    [700023, 'invalid_client', ''],
  ],
  [
    'an assertion that ended',
    { nbf: seconds - 1200, exp: seconds - 301 },
    {},
    [
      700024,
      'invalid_client',
      `Current time: 2026-03-01T12:00:00.0000000Z, assertion valid from 2026-03-01T11:40:00.0000000Z, expiry time of assertion 2026-03-01T11:54:59.0000000Z. ${PAGE}`,
    ],
  ],
  [
    'one that has not begun',
    { nbf: seconds + 301, exp: seconds + 900 },
    {},
    [700024, 'invalid_client', 'assertion valid from 2026-03-01T12:05:01.0000000Z'],
  ],
  [
    'no exp',
    { exp: undefined },
    {},
    [700024, 'invalid_client', 'expiry time of assertion 1970-01-01T00:00:00.0000000Z.'],
  ],
  [
    'milliseconds for seconds, which is beyond the end of time',
    { nbf: undefined, exp: seconds * 1000 },
    {},
    [700024, 'invalid_client', 'expiry time of assertion 1970-01-01'],
  ],
  [
    'the thumbprint of another certificate',
    {},
    { 'x5t#S256': undefined, x5t: 'AQIDBAUGBwgJCgsMDQ4PEBESExQ' },
    [
      700027,
      'invalid_client',
      `is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '0102030405060708090A0B0C0D0E0F1011121314', ${CONFIGURED}`,
    ],
  ],
  [
    'the hexadecimal text of the thumbprint, encoded once more',
    {},
    { 'x5t#S256': undefined, x5t: Buffer.from(sha1.toString('hex')).toString('base64url') },
    [
      700027,
      'invalid_client',
      `used by client: '${Buffer.from(sha1.toString('hex')).toString('hex').toUpperCase()}'`,
    ],
  ],
  [
    'the SHA-256 thumbprint as x5t',
    {},
    { 'x5t#S256': undefined, x5t: hash(valid, 'sha256').toString('base64url') },
    [700027, 'invalid_client', `client: '${hash(valid, 'sha256').toString('hex').toUpperCase()}'`],
  ],
  [
    'an unknown kid',
    {},
    { 'x5t#S256': undefined, kid: 'mine' },
    [700027, 'invalid_client', `[Reason - The key was not found., ${CONFIGURED}`],
  ],
  [
    'a certificate that ended',
    {},
    { 'x5t#S256': hash(ended, 'sha256').toString('base64url') },
    [
      700027,
      'invalid_client',
      "is expired on application. [Reason - The key used is expired., Thumbprint of key used by client: '" +
        `${hash(ended, 'sha256').toString('hex').toUpperCase()}', Found key 'Start=02/09/2026 12:00:00, End=02/19/2026 12:00:00', Please`,
    ],
  ],
];

const federated: readonly (readonly [string, claims: Members, header: Members, Refusal])[] = [
  [
    'another issuer',
    { iss: `${ISSUER}/` },
    {},
    [700211, 'invalid_client', `presented assertion issuer '${ISSUER}/'. Please check`],
  ],
  [
    'another subject',
    { sub: 'repo:contoso/orders:pull_request' },
    {},
    [700213, 'invalid_client', "presented assertion subject 'repo:contoso/orders:pull_request'. Check your"],
  ],
  [
    'the subject in another letter case',
    { sub: SUBJECT.replace('contoso', 'Contoso') },
    {},
    [7002138, 'invalid_client', 'but not with case-sensitive comparison.'],
  ],
  [
    'another audience',
    { aud: 'api://AzureADMyOrg' },
    {},
    [700212, 'invalid_client', "presented assertion audience 'api://AzureADMyOrg'. Please"],
  ],
  ['no subject', { sub: undefined }, {}, [700022, 'invalid_client', '']],
  ['the audience in a list', { aud: [AUDIENCE] }, {}, [50027, 'invalid_request', '']],
  [
    'a token that ended',
    { nbf: seconds - 900, exp: seconds - 600 },
    {},
    [700024, 'invalid_client', 'expiry time of assertion 2026-03-01T11:50:00.0000000Z'],
  ],
  [
    'a key the issuer does not have',
    {},
    { kid: 'issuer-key-2' },
    [7000272, 'invalid_client', `identifier issuer-key-2 used to sign the federated credential`],
  ],
  [
    'an issuer whose keys cannot be had',
    { iss: 'https://unknown.example' },
    {},
    [50166, 'invalid_request', 'Request to External OIDC endpoint failed.'],
  ],
];

describe('client authentication at the emulator', () => {
  let asking: Asking;
  before(async () => {
    asking = await startAsking();
  });
  after(() => asking.emulator.close());

  function present(clientId: string, client_assertion: string, more: Parameters = {}) {
    return asking.token({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: ASSERTION_TYPE,
      client_assertion,
      scope: GRAPH,
      ...more,
    });
  }

  for (const [title, claims, header] of granted) {
    it(`takes an assertion of a certificate: ${title}`, async () => {
      const assertion = await certificateAssertion(asking.emulator.origin, claims, header);
      const { status, body } = await present(apps.payroll, assertion);
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(decodeJwt(String(body.access_token)).appidacr, '2');
    });
  }

  for (const audience of ['v2.0', 'oauth2/token', '']) {
    it(`takes an assertion to /${audience} of the tenant, by domain and address too`, async () => {
      const { origin } = asking.emulator;
      for (const host of [origin, origin.replace('localhost', '127.0.0.1')]) {
        const aud = `${host}/Contoso.example/${audience}`;
        assert.equal((await present(apps.payroll, await certificateAssertion(origin, { aud }))).status, 200);
      }
    });
  }

  for (const [title, claims, header, refusal] of refused) {
    it(`refuses ${title} with AADSTS${refusal[0]}`, async () => {
      const assertion = await certificateAssertion(asking.emulator.origin, claims, header);
      assertRefusal(await present(apps.payroll, assertion), refusal);
    });
  }

  it('refuses a signature by another key than that of the certificate with AADSTS700027', async () => {
    const assertion = await certificateAssertion(asking.emulator.origin);
    const [head, , signature] = assertion.split('.');
    const other = await certificateAssertion(asking.emulator.origin, { jti: 'another' });
    const mixed = [head, other.split('.')[1], signature].join('.');
    const says = `Client assertion contains an invalid signature. [Reason - Key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: '${hash(valid, 'sha256').toString('hex').toUpperCase()}', Found key 'Start=02/19/2026 12:00:00, End=03/11/2026 12:00:00', ${CONFIGURED}`;
    assertRefusal(await present(apps.payroll, mixed), [700027, 'invalid_client', says]);
  });

  it('refuses an assertion to /common with AADSTS700023', async () => {
    const aud = `${asking.emulator.origin}/common/oauth2/v2.0/token`;
    const assertion = await certificateAssertion(asking.emulator.origin, { aud });
    assertRefusal(await present(apps.payroll, assertion), [700023, 'invalid_client', '']);
  });

  for (const [title, text] of [
    ['a path', '/var/run/secrets/token'],
    ['two parts', 'eyJhbGciOiJSUzI1NiJ9.e30'],
    ['five parts', 'a.b.c.d.e'],
    ['parts that are no JSON', 'a.b.c'],
  ] as const) {
    it(`refuses ${title} for an assertion with AADSTS50027`, async () => {
      assertRefusal(await present(apps.payroll, text), [50027, 'invalid_request', 'JWT token is invalid']);
    });
  }

  it('refuses an assertion that is announced as a grant with AADSTS50027', async () => {
    const assertion = await certificateAssertion(asking.emulator.origin);
    const client_assertion_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    assertRefusal(await present(apps.payroll, assertion, { client_assertion_type }), [
      50027,
      'invalid_request',
      '',
    ]);
  });

  for (const more of [{ client_assertion_type: undefined }, { client_secret: 'right' }]) {
    it(`counts an assertion as none with ${JSON.stringify(more)}: AADSTS7000216`, async () => {
      const assertion = await certificateAssertion(asking.emulator.origin);
      assertRefusal(await present(apps.payroll, assertion, more), [
        7000216,
        'invalid_client',
        "is required for the 'client_credentials' grant type.",
      ]);
    });
  }

  it('takes the token of an outside issuer', async () => {
    const { status, body } = await present(apps.pipeline, await outsideToken());
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(decodeJwt(String(body.access_token)).appid, apps.pipeline);
  });

  for (const [title, claims, header, refusal] of federated) {
    it(`refuses the token of an outside issuer: ${title}, with AADSTS${refusal[0]}`, async () => {
      assertRefusal(await present(apps.pipeline, await outsideToken(claims, header)), refusal);
    });
  }

  it('refuses the token of an outside issuer that another key signed with AADSTS50013', async () => {
    const [head, , signature] = (await outsideToken()).split('.');
    const other = (await outsideToken({ jti: 'another' })).split('.')[1];
    assertRefusal(await present(apps.pipeline, [head, other, signature].join('.')), [
      50013,
      'invalid_grant',
      'Assertion failed signature validation. [Reason - Key was found, but',
    ]);
  });

  it('takes no token of an outside issuer for an app that trusts none: AADSTS700211', async () => {
    assertRefusal(await present(apps.payroll, await outsideToken()), [700211, 'invalid_client', ISSUER]);
  });

  it('wants no credential of a public client: AADSTS700025', async () => {
    const { token } = asking;
    const request = { grant_type: 'client_credentials', client_id: apps.desktop, client_secret: 'right' };
    assertRefusal(await token({ ...request, scope: GRAPH }), [
      700025,
      'invalid_client',
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    ]);
  });

  it('issues no token where a symmetric key signs: AADSTS50000', async () => {
    const request = { grant_type: 'client_credentials', client_id: apps.legacy, client_secret: 'right' };
    assertRefusal(await asking.token({ ...request, scope: GRAPH }), [
      50000,
      'server_error',
      'issuing a token',
    ]);
  });

  it('takes no resource: AADSTS901002', async () => {
    const request = { grant_type: 'client_credentials', client_id: apps.orders, client_secret: 'right' };
    const resource = 'https://graph.microsoft.com';
    assertRefusal(await asking.token({ ...request, resource }), [
      901002,
      'invalid_request',
      "The 'resource'",
    ]);
  });

  it('reads no JSON that is called a form: AADSTS9002313', async () => {
    const { origin, certificate } = asking.emulator;
    const { status, text } = await trusting(certificate)(`${origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '{"grant_type":"client_credentials"}',
    });
    assertRefusal({ status, body: JSON.parse(text) }, [9002313, 'invalid_request', 'Request is malformed']);
  });
});
