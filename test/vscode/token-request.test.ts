import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { eventually, openNew, report } from './editor.ts';
import { appWith, startTrustedEndpoint } from './endpoint.ts';

describe('Test Token Request', () => {
  let endpoint: Emulator;

  before(async () => {
    endpoint = await startTrustedEndpoint();
  });

  after(() => endpoint.close());

  async function test(name: string, clientId: string, secret: string): Promise<string> {
    const tenant = endpoint.directory.tenants[0]?.id;
    const settings = {
      Instance: endpoint.origin,
      TenantId: tenant,
      ClientId: clientId,
      ClientSecret: secret,
    };
    await openNew(name, JSON.stringify({ AzureAd: settings }));
    await vscode.commands.executeCommand('aadstsLens.testTokenRequest');
    return report('Token request.md');
  }

  it('explains a refusal: the ID of the secret was sent', async () => {
    const { clientId, keyId, value } = appWith(endpoint, 'good');
    const text = await test('refused.json', clientId, keyId);
    assert.match(text, /^# Token refused: AADSTS7000215/);
    assert.match(text, /client\\?_secret = `\[secret\]`/);
    assert.ok(!text.includes(value) && !text.includes(keyId));
  });

  it('tells an expired secret from a wrong one', async () => {
    const { clientId, value } = appWith(endpoint, 'expired');
    assert.match(await test('expired.json', clientId, value), /^# Token refused: AADSTS7000222/);
  });

  it('shows what a granted token is for, and never the token', async () => {
    const { clientId, value } = appWith(endpoint, 'good');
    const text = await test('granted.json', clientId, value);
    assert.match(text, /^# Token granted/);
    assert.match(text, /User\.Read\.All/);
    assert.doesNotMatch(text, /eyJ/);
    assert.ok(!text.includes(value));
  });

  it('says that nothing listens there', async () => {
    const { clientId, value } = appWith(endpoint, 'good');
    const settings = {
      Instance: 'https://localhost:9',
      TenantId: 'contoso.com',
      ClientId: clientId,
      ClientSecret: value,
    };
    await openNew('unreachable.json', JSON.stringify({ AzureAd: settings }));
    await vscode.commands.executeCommand('aadstsLens.testTokenRequest');
    const text = await eventually('the report', async () => {
      const shown = await report('Token request.md');
      return shown.includes('not reached') ? shown : undefined;
    });
    assert.match(text, /Nothing listens at that address/);
  });
});
