import assert from 'node:assert/strict';
import { inventoryOf } from '../../src/tokens/app-inventory.ts';
import { checkFile } from '../workspace.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const OTHER = '9c1d7e20-3b5a-4f86-8e12-7ad4c06b93f5';
const TENANT = '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92';

const settings = (id: string, secret = '<secret>') =>
  JSON.stringify({ AzureAd: { TenantId: TENANT, ClientId: id, ClientSecret: secret } });

async function inventory(files: Readonly<Record<string, string>>) {
  const [[path, text] = ['', ''], ...beside] = Object.entries(files);
  const others = beside.map(([name, content]) => ({ path: name, text: content }));
  const { lens } = await checkFile(path, text, others);
  const workspace = lens.workspace();
  assert(workspace);
  return inventoryOf(workspace);
}

describe('the inventory of apps', () => {
  it('joins what files say of one app, by environment, those without one last', async () => {
    const found = await inventory({
      'appsettings.json': settings(CLIENT),
      '.env': `AZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=\n`,
      'appsettings.Production.json': settings(OTHER),
    });
    assert.deepEqual(
      found.map(({ name, apps }) => [
        name,
        apps.map(({ clientId, statements }) => [clientId, statements.length]),
      ]),
      [
        ['production', [[OTHER, 1]]],
        [undefined, [[CLIENT, 2]]],
      ],
    );
    const [app] = found[1]?.apps ?? [];
    assert.deepEqual(app?.tenants, [TENANT]);
    assert.deepEqual(app?.credentials, ['secret']);
  });

  it('takes name and expiry from the registration', async () => {
    const manifest = {
      appId: CLIENT,
      displayName: 'Shop',
      passwordCredentials: [{ keyId: OTHER, displayName: 'ci', endDateTime: '2026-07-01T00:00:00Z' }],
      keyCredentials: [],
    };
    const [all] = await inventory({
      'appsettings.json': settings(CLIENT),
      'manifest.json': JSON.stringify(manifest),
    });
    const [app] = all?.apps ?? [];
    assert.equal(app?.displayName, 'Shop');
    assert.deepEqual(
      app?.expiries.map(({ of, name, at, uri }) => [of, name, at, uri]),
      [['secret', 'ci', Date.UTC(2026, 6, 1) / 1000, 'file:///project/manifest.json']],
    );
  });

  it('is empty where no app is stated', async () => {
    assert.deepEqual(
      await inventory({ 'a.json': '{"AzureAd":{"Instance":"https://login.microsoftonline.com/"}}' }),
      [],
    );
  });
});
