import assert from 'node:assert/strict';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import { outsideIssuer } from '../../src/emulator/default-directory.ts';
import type { DefaultKeys } from '../../src/emulator/default-keys.ts';
import type { Application } from '../../src/emulator/directory.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { ASSERTION_TYPE, AUDIENCE, apps, form, GRAPH, SUBJECT, TENANT } from './fixture.ts';
import { type Send, trusting } from './https-client.ts';

describe('the default directory', () => {
  let emulator: Emulator;
  let send: Send;
  let keys: DefaultKeys;
  before(async () => {
    emulator = await startEmulator();
    send = trusting(emulator.certificate);
    assert(emulator.keys);
    keys = emulator.keys;
  });
  after(() => emulator.close());

  const secretOf = (clientId: string) =>
    emulator.directory.applications.find((application: Application) => application.clientId === clientId)
      ?.secrets[0]?.value;

  async function ask(parameters: Readonly<Record<string, string>>): Promise<number> {
    const { text } = await send(`${emulator.origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form({ grant_type: 'client_credentials', scope: GRAPH, ...parameters }),
    });
    const { access_token, error_codes } = JSON.parse(text);
    return access_token === undefined ? error_codes[0] : 200;
  }

  for (const [title, clientId, answer] of [
    ['a secret that works', apps.orders, 200],
    ['a secret that expired', apps.reports, 7000222],
    ['a secret beside a symmetric signing key', apps.legacy, 50000],
    ['a web app with a secret', apps.web, 200],
  ] as const) {
    it(`has ${title}`, async () => {
      assert.equal(await ask({ client_id: clientId, client_secret: secretOf(clientId) ?? '' }), answer);
    });
  }

  async function assertion(clientId: string, token: SignJWT, privateKey: string) {
    const client_assertion = await token.sign(createPrivateKey(privateKey));
    return ask({ client_id: clientId, client_assertion_type: ASSERTION_TYPE, client_assertion });
  }

  it('has an app whose certificate and private key belong together', async () => {
    const { raw } = new X509Certificate(keys.certificate.certificate);
    const x5t = createHash('sha1').update(raw).digest('base64url');
    const token = new SignJWT({ iss: apps.payroll, sub: apps.payroll })
      .setProtectedHeader({ alg: 'PS256', x5t })
      .setAudience(`${emulator.origin}/${TENANT}/oauth2/v2.0/token`)
      .setExpirationTime('10 minutes');
    assert.equal(await assertion(apps.payroll, token, keys.certificate.privateKey), 200);
  });

  it('has an app that trusts an outside issuer', async () => {
    const token = new SignJWT({ iss: outsideIssuer, sub: SUBJECT, aud: AUDIENCE })
      .setProtectedHeader({ alg: 'RS256', kid: 'issuer-key-1' })
      .setExpirationTime('5 minutes');
    assert.equal(await assertion(apps.pipeline, token, keys.issuer.privateKey), 200);
  });

  it('has a user with a password, for a public client', async () => {
    const [user] = emulator.directory.users ?? [];
    const status = await ask({
      grant_type: 'password',
      client_id: apps.desktop,
      username: user?.userPrincipalName ?? '',
      password: user?.password ?? '',
      scope: 'openid User.Read',
    });
    assert.equal(status, 200);
  });
});
