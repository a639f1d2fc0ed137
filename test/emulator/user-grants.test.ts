import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { Application } from '../../src/emulator/directory.ts';
import {
  type Asking,
  apps,
  assertRefusal,
  CORRELATION,
  DEVICE_CODE,
  GRAPH,
  NOW,
  ON_BEHALF_OF,
  OTHER_TENANT,
  type Parameters,
  type Refusal,
  signed,
  startAsking,
  TENANT,
  testDirectory,
  userTokens,
} from './fixture.ts';

const USER = '3c7e1a94-58bd-4f60-a9d2-e1b4f6c80d27';
const CALLBACK = 'http://localhost:3000/auth/callback';
const DESKTOP = 'http://localhost:51234';
const INVOICES = `api://${apps.invoices}/Invoices.Read`;
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-long';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const unknown = `1.${'x'.repeat(64)}`;
const minutes = (count: number) => count * 60_000;
const days = (count: number) => minutes(count * 24 * 60);

const web = { client_id: apps.web, redirect_uri: CALLBACK, response_type: 'code', scope: 'openid User.Read' };
const desktop = {
  client_id: apps.desktop,
  redirect_uri: DESKTOP,
  response_type: 'code',
  scope: 'openid profile offline_access User.Read',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
};
const redeemWeb = { grant_type: 'authorization_code', client_id: apps.web, redirect_uri: CALLBACK };
const redeemDesktop = {
  grant_type: 'authorization_code',
  client_id: apps.desktop,
  redirect_uri: DESKTOP,
  code_verifier: VERIFIER,
};
const password = {
  grant_type: 'password',
  client_id: apps.desktop,
  username: 'adele@contoso.example',
  password: 'right',
  scope: 'User.Read',
};

const inEveryTenant = (application: Application) => ({ ...application, multiTenant: true });

describe('grants for users at the emulator', () => {
  let asking: Asking;
  let now = NOW;
  before(async () => {
    asking = await startAsking({ now: () => now, deviceCodes: { pollsUntilApproved: 2, interval: 0 } });
  });
  beforeEach(() => {
    now = NOW;
  });
  after(() => asking.emulator.close());

  const later = (milliseconds: number) => {
    now = new Date(NOW.getTime() + milliseconds);
  };

  async function codeFor(request: Parameters, tenant = TENANT): Promise<string> {
    const parameters = await asking.authorize(request, tenant);
    return parameters.get('code') ?? assert.fail(String(parameters));
  }

  async function refusedAt(parameters: Parameters, refusal: Refusal, tenant = TENANT): Promise<void> {
    assertRefusal(await asking.token(parameters, tenant), refusal);
  }

  describe('by authorization code', () => {
    it('gives a confidential client tokens that verify, with nonce and state handed on', async () => {
      const parameters = await asking.authorize({ ...web, state: 'a b&c', nonce: 'n-1' });
      assert.equal(parameters.get('state'), 'a b&c');
      const code = parameters.get('code') ?? '';
      const { status, body } = await asking.token({ ...redeemWeb, code, client_secret: 'right' });
      assert.equal(status, 200);
      assert.equal(body.scope, 'openid User.Read');
      assert.equal(body.refresh_token, undefined);
      const { origin } = asking.emulator;
      const keys = JSON.parse((await asking.get(`/${TENANT}/discovery/v2.0/keys`)).text);
      const { payload } = await jwtVerify(String(body.id_token), createLocalJWKSet(keys), {
        audience: apps.web,
        issuer: `${origin}/${TENANT}/v2.0`,
        currentDate: NOW,
      });
      assert.deepEqual(
        { oid: payload.oid, nonce: payload.nonce, name: payload.name },
        {
          oid: USER,
          nonce: 'n-1',
          name: undefined,
        },
      );
      const claims = decodeJwt(String(body.access_token));
      assert.equal(claims.scp, 'openid User.Read');
      assert.equal(claims.appidacr, '1');
      assert.equal(claims.upn, 'adele@contoso.example');
      assert.notEqual(claims.sub, payload.sub);
    });

    it('gives a public client tokens for the verifier alone', async () => {
      const code = await codeFor(desktop);
      const { status, body } = await asking.token({ ...redeemDesktop, code, client_info: '1' });
      assert.equal(status, 200, JSON.stringify(body));
      const { name, preferred_username } = decodeJwt(String(body.id_token));
      assert.deepEqual(
        { name, preferred_username },
        { name: 'Adele Vance', preferred_username: 'adele@contoso.example' },
      );
      const info = JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString());
      assert.deepEqual(info, { uid: USER, utid: TENANT });
      assert.equal(decodeJwt(String(body.access_token)).appidacr, '0');
    });

    it('gives an API that wants them version 2.0 tokens', async () => {
      const code = await codeFor({ ...desktop, scope: INVOICES });
      const { body } = await asking.token({ ...redeemDesktop, code });
      const { aud, scp, ver, iss } = decodeJwt(String(body.access_token));
      assert.deepEqual(
        { aud, scp, ver, iss, scope: body.scope },
        {
          aud: apps.invoices,
          scp: 'Invoices.Read',
          ver: '2.0',
          iss: `${asking.emulator.origin}/${TENANT}/v2.0`,
          scope: INVOICES,
        },
      );
    });

    it('knows the tenant of a multi-tenant client on /common', async () => {
      const redirect = { redirect_uri: DESKTOP, client_id: apps.partners };
      const code = await codeFor({ ...desktop, ...redirect, login_hint: 'ADELE@contoso.example' }, 'common');
      const { status, body } = await asking.token({ ...redeemDesktop, ...redirect, code }, 'common');
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(decodeJwt(String(body.id_token)).tid, TENANT);
    });

    it('takes a code for a browser from a browser alone', async () => {
      const spa = { ...desktop, client_id: apps.web, redirect_uri: 'http://localhost:5173/' };
      const redeem = { ...redeemDesktop, client_id: apps.web, redirect_uri: 'http://localhost:5173/' };
      const code = await codeFor(spa);
      await refusedAt({ ...redeem, code }, [9002327, 'invalid_request', 'cross-origin requests.']);
      const origin = { origin: 'http://localhost:5173' };
      assert.equal((await asking.token({ ...redeem, code }, TENANT, origin)).status, 200);
      const webCode = await codeFor(web);
      const crossOrigin = { ...redeemWeb, code: webCode, client_secret: 'right' };
      assertRefusal(await asking.token(crossOrigin, TENANT, origin), [
        9002326,
        'invalid_request',
        "Request origin: 'http://localhost:5173'.",
      ]);
    });

    const refusals: readonly (readonly [string, request: Parameters, redeem: Parameters, Refusal])[] = [
      ['without code', web, { ...redeemWeb, code: undefined }, [900144, 'invalid_request', "'code'"]],
      ['of a web app without credential', web, redeemWeb, [7000218, 'invalid_client', "'client_secret'"]],
      [
        'of a web app with a wrong secret',
        web,
        { ...redeemWeb, client_secret: 'wrong' },
        [7000215, 'invalid_client', ''],
      ],
      [
        'of a desktop app with a secret',
        desktop,
        { ...redeemDesktop, client_secret: 'right' },
        [700025, 'invalid_client', ''],
      ],
      ['that is none', desktop, { ...redeemDesktop, code: 'AQABAAIA' }, [9002313, 'invalid_request', '']],
      [
        'of elsewhere',
        desktop,
        { ...redeemDesktop, code: unknown },
        [70000, 'invalid_grant', 'Provided grant'],
      ],
      [
        'of another client',
        desktop,
        { ...redeemDesktop, client_id: apps.partners },
        [700007, 'invalid_grant', ''],
      ],
      [
        'without redirect URI',
        desktop,
        { ...redeemDesktop, redirect_uri: undefined },
        [700009, 'invalid_grant', ''],
      ],
      [
        'with another redirect URI',
        desktop,
        { ...redeemDesktop, redirect_uri: 'http://localhost' },
        [500112, 'invalid_grant', `'http://localhost' does not match the reply address '${DESKTOP}'`],
      ],
      [
        'without verifier',
        desktop,
        { ...redeemDesktop, code_verifier: undefined },
        [50148, 'invalid_grant', ''],
      ],
      [
        'with another verifier',
        desktop,
        { ...redeemDesktop, code_verifier: 'x' },
        [501481, 'invalid_grant', ''],
      ],
      [
        'for what nobody consented to',
        { ...desktop, scope: 'Mail.Read' },
        redeemDesktop,
        [65001, 'invalid_grant', `ID '${apps.desktop}' named 'Orders Desktop'.`],
      ],
      [
        'for a scope the API does not have',
        { ...desktop, scope: `api://${apps.invoices}/Invoices.Burn` },
        redeemDesktop,
        [65005, 'invalid_client', `scope 'api://${apps.invoices}/Invoices.Burn' that doesn't exist`],
      ],
      [
        'for two APIs',
        { ...desktop, scope: `User.Read ${INVOICES}` },
        redeemDesktop,
        [28000, 'invalid_request', `Scope User.Read ${INVOICES} is not valid`],
      ],
      [
        'for an API that is not there',
        { ...desktop, scope: 'api://nothing/x' },
        redeemDesktop,
        [500011, 'invalid_resource', 'named api://nothing was not found'],
      ],
      [
        'for a broken scope',
        { ...desktop, scope: 'a/b' },
        redeemDesktop,
        [70011, 'invalid_scope', 'scope a/b is'],
      ],
    ];
    for (const [title, request, redeem, refusal] of refusals) {
      it(`refuses a code ${title} with AADSTS${refusal[0]}`, async () => {
        await refusedAt({ code: await codeFor(request), ...redeem }, refusal);
      });
    }

    it('says beside AADSTS65001 that consent is missing', async () => {
      const code = await codeFor({ ...desktop, scope: 'Mail.Read' });
      assert.equal((await asking.token({ ...redeemDesktop, code })).body.suberror, 'consent_required');
    });

    it('redeems a code once, in its own tenant, and for ten minutes', async () => {
      const code = await codeFor(desktop);
      const multi = { client_id: apps.partners };
      const foreign = { ...redeemDesktop, ...multi, code: await codeFor({ ...desktop, ...multi }) };
      await refusedAt(foreign, [700005, 'invalid_grant', ''], OTHER_TENANT);
      later(minutes(10));
      assert.equal((await asking.token({ ...redeemDesktop, code })).status, 200);
      await refusedAt({ ...redeemDesktop, code }, [54005, 'invalid_grant', 'already redeemed']);
      const late = await codeFor(desktop);
      later(minutes(20) + 1);
      await refusedAt({ ...redeemDesktop, code: late }, [70008, 'invalid_grant', 'has expired due to']);
    });
  });

  describe('at the authorization endpoint', () => {
    const pages: readonly (readonly [string, Parameters, tenant: string, says: string])[] = [
      ['no client', { ...web, client_id: undefined }, TENANT, 'AADSTS900144: '],
      ['an unknown client', { ...web, client_id: USER }, TENANT, 'AADSTS700016: '],
      ['a client of one tenant on /common', web, 'common', "AADSTS50194: Application 'a46f0e9c"],
      ['a broken tenant', web, 'contoso', 'AADSTS900023: '],
      ['an unknown tenant', web, 'fabrikam.example', 'AADSTS90002: '],
      ['a resource', { ...web, resource: 'x' }, TENANT, 'AADSTS901002: '],
      ['no redirect URI', { ...web, redirect_uri: undefined }, TENANT, 'AADSTS900144: '],
      [
        'another redirect URI',
        { ...web, redirect_uri: `${CALLBACK}/<b>` },
        TENANT,
        `AADSTS50011: The redirect URI '${CALLBACK}/&lt;b&gt;' specified`,
      ],
    ];
    for (const [title, request, tenant, says] of pages) {
      it(`shows a page for ${title}, and redirects nowhere`, async () => {
        const present = Object.entries(request).filter(([, value]) => value !== undefined);
        const query = new URLSearchParams(present as [string, string][]);
        const { status, headers, text } = await asking.get(`/${tenant}/oauth2/v2.0/authorize?${query}`);
        assert.equal(status, 400);
        assert.equal(headers.location, undefined);
        assert.match(headers['content-type'] ?? '', /^text\/html/);
        assert(text.includes(`Message: ${says}`), text);
      });
    }

    const redirected: readonly (readonly [string, Parameters, error: string, says: string])[] = [
      ['a token', { ...web, response_type: 'id_token' }, 'unsupported_response_type', 'AADSTS700054: '],
      ['no response type', { ...web, response_type: undefined }, 'invalid_request', 'AADSTS900144: '],
      ['no scope', { ...web, scope: undefined }, 'invalid_request', 'AADSTS900144: '],
      ['an unknown user', { ...web, login_hint: 'nobody@contoso.example' }, 'invalid_grant', 'AADSTS50034: '],
      ['an unknown challenge', { ...web, code_challenge_method: 'S1' }, 'invalid_request', 'AADSTS70000: '],
    ];
    for (const [title, request, error, says] of redirected) {
      it(`tells the client of ${title}`, async () => {
        const parameters = await asking.authorize({ ...request, state: 's' });
        assert.equal(parameters.get('error'), error);
        assert.equal(parameters.get('state'), 's');
        assert(parameters.get('error_description')?.startsWith(says));
      });
    }

    it('answers in a fragment or a form where the client wants that', async () => {
      const path = (mode: string) =>
        `/${TENANT}/oauth2/v2.0/authorize?${new URLSearchParams({ ...web, response_mode: mode, state: '"' })}`;
      const { headers } = await asking.get(path('fragment'));
      assert.match(headers.location ?? '', /^http:\/\/localhost:3000\/auth\/callback#code=1\./);
      const { status, text } = await asking.get(path('form_post'));
      assert.equal(status, 200);
      assert.match(text, /<form method="post" action="http:\/\/localhost:3000\/auth\/callback">/);
      assert.match(text, /name="state" value="&quot;"/);
    });
  });

  describe('by refresh token', () => {
    const refresh = { grant_type: 'refresh_token', client_id: apps.desktop };

    it('gives tokens for the same scope, and for another API', async () => {
      const first = await userTokens(asking, 'openid offline_access User.Read');
      const again = { ...refresh, refresh_token: String(first.refresh_token) };
      const { status, body } = await asking.token(again);
      assert.equal(status, 200);
      assert.equal(body.scope, 'openid User.Read');
      assert.notEqual(body.refresh_token, first.refresh_token);
      const other = await asking.token({ ...again, scope: INVOICES });
      assert.equal(decodeJwt(String(other.body.access_token)).aud, apps.invoices);
    });

    it('is refused when it is too old, is another client’s, or none', async () => {
      const { refresh_token } = await userTokens(asking, 'offline_access User.Read');
      const old = { ...refresh, refresh_token: String(refresh_token) };
      await refusedAt({ ...old, client_id: apps.partners }, [700007, 'invalid_grant', '']);
      await refusedAt({ ...refresh, refresh_token: unknown }, [70000, 'invalid_grant', '']);
      await refusedAt({ ...refresh, refresh_token: '0.AXoA' }, [9002313, 'invalid_request', '']);
      await refusedAt(refresh, [900144, 'invalid_request', "'refresh_token'"]);
      later(days(90));
      assert.equal((await asking.token(old)).status, 200);
      later(days(90) + 1);
      await refusedAt(old, [
        700082,
        'invalid_grant',
        'issued on 2026-03-01T12:00:00.0000000Z and was inactive for 90.00:00:00.',
      ]);
    });

    it('lives a day in a browser', async () => {
      const spa = { client_id: apps.web, redirect_uri: 'http://localhost:5173/' };
      const code = await codeFor({ ...desktop, ...spa });
      const origin = { origin: 'http://localhost:5173' };
      const { body } = await asking.token({ ...redeemDesktop, ...spa, code }, TENANT, origin);
      const again = { ...refresh, client_id: apps.web, refresh_token: String(body.refresh_token) };
      later(days(1) + 1);
      await refusedAt(again, [700084, 'invalid_grant', 'limited lifetime of 1.00:00:00, which']);
    });
  });

  describe('by device code', () => {
    it('is approved after the polls that were asked for, and then used up', async () => {
      const { status, body } = await asking.device({ client_id: apps.desktop, scope: 'User.Read' });
      assert.equal(status, 200);
      assert.match(String(body.user_code), /^[B-Z2-9]{9}$/);
      assert.deepEqual(
        { expires_in: body.expires_in, interval: body.interval },
        { expires_in: 900, interval: 0 },
      );
      const poll = {
        grant_type: DEVICE_CODE,
        client_id: apps.desktop,
        device_code: String(body.device_code),
      };
      const pending = [70016, 'authorization_pending', 'Continue polling.'] as const;
      await refusedAt(poll, pending);
      await refusedAt(poll, pending);
      assert.equal((await asking.token(poll)).status, 200);
      await refusedAt(poll, [70000, 'invalid_grant', "parameter 'device_code' is not valid."]);
    });

    it('ends after 15 minutes', async () => {
      const { body } = await asking.device({ client_id: apps.desktop, scope: 'User.Read' });
      later(minutes(15) + 1);
      const poll = {
        grant_type: DEVICE_CODE,
        client_id: apps.desktop,
        device_code: String(body.device_code),
      };
      await refusedAt(poll, [70020, 'expired_token', 'This device code has expired.']);
    });

    it('wants the flow allowed: AADSTS7000218', async () => {
      const { body } = await asking.device({ client_id: apps.web, scope: 'User.Read' });
      const poll = { grant_type: DEVICE_CODE, client_id: apps.web, device_code: String(body.device_code) };
      await refusedAt(poll, [7000218, 'invalid_client', '']);
    });

    it('is not begun without scope, nor on /common for one tenant', async () => {
      const request = { client_id: apps.desktop, scope: 'User.Read' };
      assertRefusal(await asking.device({ client_id: apps.desktop }), [900144, 'invalid_request', "'scope'"]);
      assertRefusal(await asking.device(request, 'common'), [
        50059,
        'invalid_request',
        'No tenant-identifying',
      ]);
    });
  });

  describe('by password', () => {
    const refusals: readonly (readonly [string, Parameters, tenant: string, Refusal])[] = [
      ['a wrong password', { password: 'wrong' }, TENANT, [50126, 'invalid_grant', '']],
      ['no password', { password: undefined }, TENANT, [900144, 'invalid_request', "'password'"]],
      [
        'an unknown user',
        { username: 'a@b.example' },
        TENANT,
        [50034, 'invalid_grant', 'account a@b.example'],
      ],
      ['a confidential client', { client_id: apps.web }, TENANT, [7000218, 'invalid_client', '']],
      ['no scope', { scope: undefined }, TENANT, [90014, 'invalid_request', "'scope'"]],
      ['/common for one tenant', {}, 'common', [50194, 'invalid_request', "after '10/15/2018'"]],
      [
        'an unknown client',
        { client_id: USER },
        'common',
        [700016, 'unauthorized_client', "directory 'Contoso'"],
      ],
      [
        'an unknown user on /common',
        { client_id: apps.partners, username: 'a@b.example' },
        'common',
        [50034, 'invalid_grant', 'in the common directory'],
      ],
    ];
    for (const [title, changed, tenant, refusal] of refusals) {
      it(`refuses ${title} with AADSTS${refusal[0]}`, async () => {
        await refusedAt({ ...password, ...changed }, refusal, tenant);
      });
    }
  });

  describe('on behalf of a user', () => {
    const exchange = {
      grant_type: ON_BEHALF_OF,
      requested_token_use: 'on_behalf_of',
      client_id: apps.invoices,
      client_secret: 'right',
      scope: 'User.Read',
    };
    let assertion: string;
    before(async () => {
      assertion = String((await userTokens(asking, `openid ${INVOICES}`)).access_token);
    });

    it('gives the API a token of the same user', async () => {
      const { status, body } = await asking.token({ ...exchange, assertion });
      assert.equal(status, 200, JSON.stringify(body));
      const { oid, appid, scp } = decodeJwt(String(body.access_token));
      assert.deepEqual({ oid, appid, scp }, { oid: USER, appid: apps.invoices, scp: 'User.Read' });
    });

    it('gives all that was consented to for /.default', async () => {
      const scope = `api://${apps.ordersApi}/.default`;
      const { body } = await asking.token({ ...exchange, assertion, scope });
      assert.equal(decodeJwt(String(body.access_token)).scp, 'Orders.Read');
      assert.equal(body.scope, `api://${apps.ordersApi}/Orders.Read api://${apps.ordersApi}/.default`);
    });

    const refusals: readonly (readonly [string, Parameters, Refusal])[] = [
      ['no assertion', { assertion: undefined }, [900144, 'invalid_request', "'assertion'"]],
      ['no use', { requested_token_use: undefined }, [900144, 'invalid_request', "'requested_token_use'"]],
      ['another use', { requested_token_use: 'x' }, [70000, 'invalid_grant', "'requested_token_use' is not"]],
      ['no credential', { client_secret: undefined }, [7000218, 'invalid_client', '']],
      ['no scope', { scope: undefined }, [90014, 'invalid_request', '']],
      ['text for a token', { assertion: 'Bearer x' }, [50027, 'invalid_request', '']],
      [
        'what nobody consented to',
        { scope: 'Mail.Read' },
        [65001, 'invalid_grant', `ID '${apps.invoices}' named 'Invoices API'.`],
      ],
      [
        'everything where nobody consented to anything',
        { scope: 'https://vault.azure.net/.default' },
        [65001, 'invalid_grant', ''],
      ],
      ['two APIs', { scope: `User.Read ${INVOICES}` }, [28000, 'invalid_request', '']],
    ];
    for (const [title, changed, refusal] of refusals) {
      it(`refuses ${title} with AADSTS${refusal[0]}`, async () => {
        await refusedAt({ ...exchange, assertion, ...changed }, refusal);
      });
    }

    it('refuses a token for another API with AADSTS500131', async () => {
      const other = await userTokens(asking, `api://${apps.ordersApi}/Orders.Read`);
      await refusedAt({ ...exchange, assertion: String(other.access_token) }, [
        500131,
        'invalid_grant',
        `The audience in the assertion was '${apps.ordersApi}' and the expected audience is '${apps.invoices}' or one of the Application Uris of this application with App ID '${apps.invoices}'(Invoices API).`,
      ]);
    });

    it('refuses a token for Microsoft Graph with AADSTS50013: nobody else can verify it', async () => {
      const graph = await userTokens(asking, 'User.Read');
      await refusedAt({ ...exchange, assertion: String(graph.access_token) }, [
        50013,
        'invalid_grant',
        '[Reason - Key was found, but use of the key to verify the signature failed., Thumbprint of key',
      ]);
    });

    it('refuses an ID token with AADSTS240002', async () => {
      const { id_token } = await userTokens(asking, 'openid User.Read');
      await refusedAt({ ...exchange, assertion: String(id_token) }, [
        240002,
        'invalid_grant',
        'Input id_token',
      ]);
    });

    it('refuses the token of an app with AADSTS7000114', async () => {
      const { body } = await asking.token({
        grant_type: 'client_credentials',
        client_id: apps.orders,
        client_secret: 'right',
        scope: `api://${apps.invoices}/.default`,
      });
      await refusedAt({ ...exchange, assertion: String(body.access_token) }, [
        7000114,
        'unauthorized_client',
        `'${apps.invoices}' is not allowed`,
      ]);
    });

    it('refuses a token that was altered, or is of elsewhere, with AADSTS50013', async () => {
      const [head, claims = '', signature] = assertion.split('.');
      const altered = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), scp: 'all' };
      const forged = [head, Buffer.from(JSON.stringify(altered)).toString('base64url'), signature].join('.');
      await refusedAt({ ...exchange, assertion: forged }, [50013, 'invalid_grant', 'Key was found, but use']);
      const foreign = await signed(decodeJwt(assertion), {
        alg: 'RS256',
        typ: 'JWT',
        x5t: 'AQID',
        kid: 'AQID',
      });
      await refusedAt({ ...exchange, assertion: foreign }, [
        50013,
        'invalid_grant',
        "[Reason - The key was not found., Thumbprint of key used by client: '010203'",
      ]);
      const type = await signed(decodeJwt(assertion), { alg: 'RS256', typ: 'at+jwt', kid: 'AQID' });
      await refusedAt({ ...exchange, assertion: type }, [5002727, 'invalid_request', '']);
    });

    it('refuses a token that ended with AADSTS500133', async () => {
      later(minutes(66));
      await refusedAt({ ...exchange, assertion }, [
        500133,
        'invalid_grant',
        'Current time: 2026-03-01T13:06:00.0000000Z, expiry time of assertion 2026-03-01T13:00:00.0000000Z.',
      ]);
    });

    it('refuses it in another tenant', async () => {
      const here = { ...exchange, assertion };
      await refusedAt(here, [700016, 'unauthorized_client', "'Fabrikam'"], OTHER_TENANT);
      const directory = testDirectory();
      const everywhere = { ...directory, applications: directory.applications.map(inEveryTenant) };
      const other = await startAsking({ directory: everywhere });
      const { access_token } = await userTokens(other, INVOICES);
      const there = { ...exchange, assertion: String(access_token) };
      assertRefusal(await other.token(there, OTHER_TENANT), [
        1000014,
        'invalid_grant',
        `for tenant '${OTHER_TENANT}' as JWT bearer token was issued for '${TENANT}'.`,
      ]);
      await other.emulator.close();
    });
  });

  it('keeps the correlation id in every refusal', async () => {
    const { body } = await asking.token({ grant_type: 'refresh_token', scope: GRAPH });
    assert.equal(body.correlation_id, CORRELATION);
  });
});
