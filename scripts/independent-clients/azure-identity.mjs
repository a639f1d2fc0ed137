import { readFileSync } from 'node:fs';
import {
  AuthorizationCodeCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  OnBehalfOfCredential,
} from '@azure/identity';
import { decodeJwt } from 'jose';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { origin, tenant, graph, daemon, certificateApp, federated, web, desktop, api } = settings;
const options = { authorityHost: origin, disableInstanceDiscovery: true };
const audience = (credential, scope = graph) =>
  credential.getToken(scope).then(({ token }) => decodeJwt(token).aud);

const cases = {
  'client secret': () => audience(new ClientSecretCredential(tenant, daemon.id, daemon.secret, options)),
  'wrong client secret': async () => {
    const credential = new ClientSecretCredential(tenant, daemon.id, 'wrong', {
      ...options,
      retryOptions: { maxRetries: 0 },
    });
    const message = await credential.getToken(graph).then(
      () => 'a token',
      (error) => error.message,
    );
    if (!message.includes('AADSTS7000215')) throw new Error(message);
  },
  certificate: () =>
    audience(
      new ClientCertificateCredential(
        tenant,
        certificateApp.id,
        { certificatePath: settings.certificateFile },
        options,
      ),
    ),
  'token of an outside issuer': () =>
    audience(new ClientAssertionCredential(tenant, federated.id, async () => settings.outsideToken, options)),
  'device code, then on behalf of': async () => {
    const device = new DeviceCodeCredential({
      ...options,
      tenantId: tenant,
      clientId: desktop.id,
      userPromptCallback: () => {},
    });
    const { token } = await device.getToken(api.scope);
    const credential = new OnBehalfOfCredential({
      ...options,
      tenantId: tenant,
      clientId: api.id,
      clientSecret: api.secret,
      userAssertionToken: token,
    });
    return audience(credential, 'https://graph.microsoft.com/User.Read');
  },
  'authorization code': async () => {
    const query = new URLSearchParams({
      client_id: web.id,
      response_type: 'code',
      redirect_uri: web.redirectUri,
      scope: 'openid offline_access https://graph.microsoft.com/User.Read',
    });
    const response = await fetch(`${origin}/${tenant}/oauth2/v2.0/authorize?${query}`, {
      redirect: 'manual',
    });
    const code = new URL(response.headers.get('location')).searchParams.get('code');
    const credential = new AuthorizationCodeCredential(
      tenant,
      web.id,
      web.secret,
      code,
      web.redirectUri,
      options,
    );
    return audience(credential, 'https://graph.microsoft.com/User.Read');
  },
};

for (const [title, attempt] of Object.entries(cases)) {
  try {
    await attempt();
    process.stdout.write(`ok      @azure/identity: ${title}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(`not ok  @azure/identity: ${title}: ${error.message}\n`);
  }
}
