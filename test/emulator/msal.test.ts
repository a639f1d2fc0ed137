import assert from 'node:assert/strict';
import {
  ConfidentialClientApplication,
  CryptoProvider,
  type INetworkModule,
  type NodeAuthOptions,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import {
  type Asking,
  apps,
  CORRELATION,
  certificateAssertion,
  hash,
  outsideToken,
  startAsking,
  TENANT,
  testDirectory,
  userTokens,
  valid,
} from './fixture.ts';
import { trusting } from './https-client.ts';

const scopes = ['https://graph.microsoft.com/.default'];
const INVOICES = `api://${apps.invoices}/Invoices.Read`;
const CALLBACK = 'http://localhost:3000/auth/callback';

// MSAL judges lifetimes by the clock of this machine, so the endpoint goes by it too, but for the certificate of
// the fixture, which is valid around a fixed day: it is registered with a validity around now instead.
describe('MSAL against the emulator', () => {
  let asking: Asking;
  let current: Buffer;
  before(async () => {
    current = certificateDer({ keyPair: keyPairs.rsa() });
    const directory = testDirectory();
    const registered = { keyId: CORRELATION, displayName: 'current', certificate: toPem(current) };
    const applications = directory.applications.map((application) => ({
      ...application,
      secrets: application.secrets.map((secret) => ({ ...secret, expires: '9999-12-31T00:00:00Z' })),
      ...(application.clientId === apps.payroll ? { certificates: [registered] } : {}),
    }));
    asking = await startAsking({
      directory: { ...directory, applications },
      now: () => new Date(),
      deviceCodes: { pollsUntilApproved: 2, interval: 0 },
    });
  });
  after(() => asking.emulator.close());

  /** MSAL as it comes, but for the certificate it trusts. */
  function configuration(clientId: string, auth: Partial<NodeAuthOptions>, tenant = TENANT) {
    const { origin, certificate } = asking.emulator;
    return {
      auth: {
        clientId,
        authority: `${origin}/${tenant}`,
        knownAuthorities: [new URL(origin).host],
        ...auth,
      },
      system: { networkClient: networkClient(certificate) },
    };
  }

  const confidential = (clientId: string, auth: Partial<NodeAuthOptions>, tenant?: string) =>
    new ConfidentialClientApplication(configuration(clientId, auth, tenant));
  const desktop = () => new PublicClientApplication(configuration(apps.desktop, {}));

  it('gets a token with a secret', async () => {
    const client = confidential(apps.orders, { clientSecret: 'right' }, 'contoso.example');
    const result = await client.acquireTokenByClientCredential({ scopes });
    assert(result !== null);
    assert.equal(result.tokenType, 'Bearer');
    assert.equal(decodeJwt(result.accessToken).appid, apps.orders);
    assert(result.expiresOn !== null && result.expiresOn.getTime() > Date.now());
  });

  it('is told why it gets none', async () => {
    const client = confidential(apps.orders, { clientSecret: 'wrong' });
    const asked = client.acquireTokenByClientCredential({ scopes, correlationId: CORRELATION });
    await assert.rejects(asked, (error) => {
      assert(error instanceof ServerError);
      assert.equal(error.errorCode, 'invalid_client');
      assert.equal(String(error.errorNo), '7000215');
      assert.equal(error.status, 401);
      assert.equal(error.correlationId, CORRELATION);
      return true;
    });
  });

  it('gets a token with a certificate, by its SHA-256 thumbprint', async () => {
    const clientCertificate = {
      thumbprintSha256: hash(current, 'sha256').toString('hex'),
      privateKey: keyPem(keyPairs.rsa()),
    };
    const client = confidential(apps.payroll, { clientCertificate });
    const result = await client.acquireTokenByClientCredential({ scopes });
    assert.equal(decodeJwt(result?.accessToken ?? '').appidacr, '2');
  });

  it('is told that a certificate is not registered', async () => {
    const clientCertificate = {
      thumbprintSha256: hash(valid, 'sha256').toString('hex'),
      privateKey: keyPem(keyPairs.rsa()),
    };
    const asked = confidential(apps.payroll, { clientCertificate }).acquireTokenByClientCredential({
      scopes,
    });
    await assert.rejects(
      asked,
      (error) => error instanceof ServerError && String(error.errorNo) === '700027',
    );
  });

  it('gets a token with the assertion that a function gives it', async () => {
    const now = Math.floor(Date.now() / 1000);
    const times = { nbf: now, exp: now + 600 };
    const own = { 'x5t#S256': hash(current, 'sha256').toString('base64url') };
    const assertions: readonly (readonly [string, () => Promise<string>])[] = [
      [apps.payroll, () => certificateAssertion(asking.emulator.origin, times, own)],
      [apps.pipeline, () => outsideToken(times)],
    ];
    for (const [clientId, clientAssertion] of assertions) {
      const client = confidential(clientId, { clientAssertion });
      const result = await client.acquireTokenByClientCredential({ scopes });
      assert.equal(decodeJwt(result?.accessToken ?? '').appid, clientId);
    }
  });

  it('exchanges a token on behalf of its user', async () => {
    const { access_token } = await userTokens(asking, INVOICES);
    const client = confidential(apps.invoices, { clientSecret: 'right' });
    const result = await client.acquireTokenOnBehalfOf({
      oboAssertion: String(access_token),
      scopes: ['https://graph.microsoft.com/User.Read'],
    });
    assert.equal(decodeJwt(result?.accessToken ?? '').upn, 'adele@contoso.example');
  });

  it('signs a user in to a web app with a code, and gets more by the refresh token', async () => {
    const client = confidential(apps.web, { clientSecret: 'right' });
    const { challenge, verifier } = await new CryptoProvider().generatePkceCodes();
    const request = { scopes: ['User.Read'], redirectUri: CALLBACK };
    const url = await client.getAuthCodeUrl({
      ...request,
      nonce: 'n-1',
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
    });
    const { pathname, search } = new URL(url);
    const redirect = new URL((await asking.get(`${pathname}${search}`)).headers.location ?? '');
    const code = redirect.searchParams.get('code') ?? assert.fail(redirect.href);
    const redeem = { ...request, code, codeVerifier: verifier, nonce: 'n-1' };
    const result = await client.acquireTokenByCode(redeem);
    assert.equal(result.account?.username, 'adele@contoso.example');
    assert.equal(result.account?.tenantId, TENANT);
    assert.deepEqual(result.scopes.includes('User.Read'), true);
    assert(result.account);
    const more = await client.acquireTokenSilent({ account: result.account, scopes: [INVOICES] });
    assert.equal(decodeJwt(more?.accessToken ?? '').aud, apps.invoices);
    const kept = await client.acquireTokenSilent({ account: result.account, scopes: ['User.Read'] });
    assert.equal(kept?.fromCache, true);
  });

  it('signs a user in on a device, and refreshes', async () => {
    const client = desktop();
    let message = '';
    const result = await client.acquireTokenByDeviceCode({
      scopes: ['User.Read'],
      deviceCodeCallback: (response) => {
        message = response.message;
      },
    });
    assert.match(message, /enter the code [B-Z2-9]{9} to authenticate/);
    assert(result?.account);
    const request = { account: result.account, scopes: ['User.Read'], forceRefresh: true };
    const fresh = await client.acquireTokenSilent(request);
    assert.equal(fresh?.fromCache, false);
    assert.equal(decodeJwt(fresh?.accessToken ?? '').scp, 'openid profile User.Read');
  });

  it('takes a refresh token from elsewhere', async () => {
    const { refresh_token } = await userTokens(asking, 'openid offline_access User.Read');
    const request = { refreshToken: String(refresh_token), scopes: ['User.Read'] };
    const result = await desktop().acquireTokenByRefreshToken(request);
    assert.equal(decodeJwt(result?.accessToken ?? '').appid, apps.desktop);
  });
});

function networkClient(certificate: string): INetworkModule {
  const send = trusting(certificate);
  const exchange = async (
    method: string,
    url: string,
    options: Parameters<INetworkModule['sendPostRequestAsync']>[1],
  ) => {
    const { headers = {}, body } = options ?? {};
    const received = await send(url, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: received.status, headers: { ...received.headers }, body: JSON.parse(received.text) };
  };
  return {
    sendGetRequestAsync: (url, options) => exchange('GET', url, options),
    sendPostRequestAsync: (url, options) => exchange('POST', url, options),
  };
}
