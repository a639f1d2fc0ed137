import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { eventually, remove, report, writeText } from './editor.ts';
import { appWith, startTrustedEndpoint } from './endpoint.ts';

describe('Test Token Requests of All Apps', () => {
  let endpoint: Emulator;
  before(async () => {
    endpoint = await startTrustedEndpoint();
  });
  after(() => endpoint.close());

  function dotenv(clientId: string, secret: string, origin = endpoint.origin): string {
    const tenant = endpoint.directory.tenants[0]?.id;
    return `AZURE_AUTHORITY_HOST=${origin}\nAZURE_TENANT_ID=${tenant}\nAZURE_CLIENT_ID=${clientId}\nAZURE_CLIENT_SECRET=${secret}\n`;
  }

  function appsettings(clientId: string, secret: string): string {
    const TenantId = endpoint.directory.tenants[0]?.id;
    const AzureAd = { Instance: endpoint.origin, TenantId, ClientId: clientId, ClientSecret: secret };
    return JSON.stringify({ AzureAd }, null, 2);
  }

  it('shows in one table how each app of the workspace fares', async () => {
    const [good, expired] = [appWith(endpoint, 'good'), appWith(endpoint, 'expired')];
    await writeText('all/.env.production', dotenv(good.clientId, good.value));
    await writeText('all/appsettings.Production.json', appsettings(good.clientId, good.value));
    await writeText('all/appsettings.Development.json', appsettings(expired.clientId, expired.value));
    await writeText('all/.env.staging', dotenv(good.clientId, good.keyId));
    await writeText('all/.env.test', dotenv(good.clientId, good.value, 'https://localhost:9'));
    await writeText('all/vars.env', dotenv(good.clientId, '${SECRET_OF_NOBODY}'));
    const environment = dotenv(good.clientId, good.value).trim().replaceAll('=', ': ').split('\n');
    const compose = [
      'services:',
      '  web:',
      '    environment:',
      ...environment.map((line) => `      ${line}`),
    ];
    await writeText('all/compose.override.yaml', `${compose.join('\n')}\n`);
    await writeText('all/.env.example', dotenv(good.clientId, '<your-secret>'));
    const rows = await eventually('all rows', async () => {
      await vscode.commands.executeCommand('aadstsLens.testAllApps');
      const text = await report('Token requests of all apps.md');
      const found = text.split('\n').filter((line) => /^\| \[all\//.test(line));
      return found.length === 7 ? found : undefined;
    });
    const rowOf = (file: string) => rows.find((row) => row.startsWith(`| [all/${file}`)) ?? '';
    assert.match(
      rowOf('.env.production:'),
      /\.env\.production#L\d+%2C\d+\) \| production \| .+ \| granted \| in /,
    );
    assert.match(rowOf('appsettings.Production.json'), /\| granted \|/);
    assert.match(rowOf('appsettings.Development.json'), /\| development \| .+ \| `AADSTS7000222` \|/);
    assert.match(rowOf('.env.staging'), /\| staging \| .+ \| `AADSTS7000215` \|/);
    assert.match(rowOf('compose.override.yaml'), /\| granted \|/);
    assert.match(rowOf('.env.test'), /\| not reached \|/);
    assert.match(rowOf('vars.env'), /\| not sent \| .+ refer to the variable SECRET\\?_OF\\?_NOBODY/);
    const text = await report('Token requests of all apps.md');
    for (const secret of [good.value, good.keyId, expired.value]) assert.ok(!text.includes(secret));
    await remove('all');
  });
});
