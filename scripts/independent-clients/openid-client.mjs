import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importPKCS8 } from 'jose';
import * as client from 'openid-client';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { origin, tenant, graph, daemon, certificateApp, web, desktop, api } = settings;
const server = new URL(`${origin}/${tenant}/v2.0`);
const { raw } = new X509Certificate(settings.certificate);
const key = await importPKCS8(
  createPrivateKey(settings.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
  'PS256',
);
const privateKeyJwt = client.PrivateKeyJwt(key, {
  [client.modifyAssertion]: (header) => {
    header.typ = 'JWT';
    header['x5t#S256'] = createHash('sha256').update(raw).digest('base64url');
  },
});
const granted = (tokens) => {
  if (!tokens.access_token) throw new Error('no access token');
  return tokens;
};

async function signIn(configuration, redirectUri, scope) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const expectedNonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
  });
  const { headers } = await fetch(url, { redirect: 'manual' });
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
  const tokens = await client.authorizationCodeGrant(configuration, new URL(headers.get('location')), checks);
  if (tokens.claims()?.preferred_username !== settings.user.name) throw new Error('another user');
  return granted(tokens);
}

const cases = {
  'client secret in the body': async () => {
    const configuration = await client.discovery(server, daemon.id, daemon.secret);
    granted(await client.clientCredentialsGrant(configuration, { scope: graph }));
  },
  'client secret in a Basic header': async () => {
    const basic = client.ClientSecretBasic(daemon.secret);
    const configuration = await client.discovery(server, daemon.id, undefined, basic);
    granted(await client.clientCredentialsGrant(configuration, { scope: graph }));
  },
  'wrong client secret': async () => {
    const configuration = await client.discovery(server, daemon.id, 'wrong');
    const error = await client.clientCredentialsGrant(configuration, { scope: graph }).catch((each) => each);
    if (error.error !== 'invalid_client' || error.status !== 401) throw error;
  },
  certificate: async () => {
    const configuration = await client.discovery(server, certificateApp.id, undefined, privateKeyJwt);
    granted(await client.clientCredentialsGrant(configuration, { scope: graph }));
  },
  'authorization code, refresh token': async () => {
    const configuration = await client.discovery(server, web.id, web.secret);
    const tokens = await signIn(configuration, web.redirectUri, 'openid profile offline_access User.Read');
    granted(await client.refreshTokenGrant(configuration, tokens.refresh_token));
  },
  'authorization code of a public client, on behalf of': async () => {
    const configuration = await client.discovery(server, desktop.id, undefined, client.None());
    const tokens = await signIn(configuration, desktop.redirectUri, `openid profile ${api.scope}`);
    const apiConfiguration = await client.discovery(server, api.id, api.secret);
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    granted(
      await client.genericGrantRequest(apiConfiguration, grant, {
        assertion: tokens.access_token,
        requested_token_use: 'on_behalf_of',
        scope: 'User.Read',
      }),
    );
  },
  'device code': async () => {
    const configuration = await client.discovery(server, desktop.id, undefined, client.None());
    const response = await client.initiateDeviceAuthorization(configuration, { scope: 'openid User.Read' });
    granted(await client.pollDeviceAuthorizationGrant(configuration, response));
  },
};

for (const [title, attempt] of Object.entries(cases)) {
  try {
    await attempt();
    process.stdout.write(`ok      openid-client: ${title}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(
      `not ok  openid-client: ${title}: ${error.message} ${error.error_description ?? ''}\n`,
    );
  }
}
