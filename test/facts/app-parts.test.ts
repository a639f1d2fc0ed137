import assert from 'node:assert/strict';
import { environmentOf } from '../../src/facts/environment.ts';
import type { App } from '../../src/facts/types.ts';
import { factsIn } from './reading.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const TENANT = '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92';

async function appIn(path: string, text: string): Promise<App> {
  const [app] = await factsIn('app', path, text);
  assert.ok(app);
  return app;
}

describe('environmentOf', () => {
  const cases: readonly (readonly [
    path: string,
    names: readonly string[],
    environment: string | undefined,
  ])[] = [
    ['appsettings.Production.json', ['AzureAd', 'ClientId'], 'production'],
    ['src/appsettings.Development.local.json', ['AzureAd', 'ClientId'], 'development'],
    ['.env.staging', ['AZURE_CLIENT_ID'], 'staging'],
    ['.env.production.local', ['AZURE_CLIENT_ID'], 'production'],
    ['.env', ['AZURE_CLIENT_ID'], undefined],
    ['prod.tfvars', ['client_id'], 'production'],
    ['environments/prod/terraform.tfvars', ['client_id'], 'production'],
    ['values-prod.yaml', ['azure', 'clientId'], 'production'],
    ['application-dev.yml', ['azure', 'client-id'], 'development'],
    ['main.parameters.uat.json', ['clientId'], 'uat'],
    ['settings.json', ['staging', 'azure', 'clientId'], 'staging'],
    ['settings.json', ['PROD_AZURE_CLIENT_ID'], 'production'],
    ['appsettings.Production.json', ['Development', 'AzureAd', 'ClientId'], 'development'],
    ['appsettings.json', ['AzureAd', 'ClientId'], undefined],
    ['test/settings.json', ['azure', 'clientId'], undefined],
    ['production/main.go', ['clientId'], undefined],
    ['reproduction.json', ['azure', 'clientId'], undefined],
  ];
  for (const [path, names, environment] of cases) {
    it(`takes ${path} ${names.join('/')} for ${environment ?? 'none'}`, () =>
      assert.equal(environmentOf(path, names), environment));
  }
});

describe('sources', () => {
  const cases: Readonly<
    Record<string, readonly [text: string, names: readonly string[], role?: string, variable?: string]>
  > = {
    'a.py': ['os.environ["APP_TENANT_ID"]', ['APP_TENANT_ID'], 'tenant', 'APP_TENANT_ID'],
    'b.py': ['os.getenv("DIRECTORY_ID", "")', ['DIRECTORY_ID'], 'tenant', 'DIRECTORY_ID'],
    'c.py': ['settings.subscription_id', ['subscription_id'], 'subscriptionId'],
    'd.py': ['load("azure.client-id")', ['client-id'], 'clientId'],
    'e.py': ['read(stream)', []],
    'a.ts': ['process.env.TENANT!', ['TENANT'], 'tenant', 'TENANT'],
    'A.cs': ['configuration["AzureAd:TenantId"]', ['TenantId'], 'tenant'],
    'B.cs': ['Environment.GetEnvironmentVariable("OBJECT_ID")', ['OBJECT_ID'], 'objectId', 'OBJECT_ID'],
  };
  const around: Readonly<Record<string, (value: string) => string>> = {
    py: (value) => `import azure.identity\nx = ClientSecretCredential(${value}, "${CLIENT}", secret)\n`,
    ts: (value) =>
      `import {} from '@azure/identity';\nconst x = new ClientSecretCredential(${value}, '${CLIENT}', secret);\n`,
    cs: (value) =>
      `using Azure.Identity;\nvar x = new ClientSecretCredential(${value}, "${CLIENT}", secret);\n`,
  };
  for (const [path, [value, names, role, variable]] of Object.entries(cases)) {
    it(`of ${value}`, async () => {
      const code = around[path.slice(path.indexOf('.') + 1)]?.(value) ?? '';
      const source = (await appIn(path, code)).tenant?.source;
      assert.deepEqual(source?.names ?? [], names);
      assert.equal(source?.role, role);
      assert.equal(source?.variable?.name, variable);
      const { span } = source?.variable ?? {};
      if (span) assert.equal(code.slice(span.start, span.end), variable);
    });
  }

  it('of references in settings', async () => {
    for (const reference of [
      '${{ secrets.AZURE_TENANT_ID }}',
      '$(AZURE_TENANT_ID)',
      '${AZURE_TENANT_ID:-x}',
    ]) {
      const text = `env:\n  AZURE_CLIENT_ID: ${CLIENT}\n  AZURE_TENANT_ID: ${reference}\n`;
      const source = (await appIn('deploy.yml', text)).tenant?.source;
      assert.deepEqual([source?.names, source?.role], [['AZURE_TENANT_ID'], 'tenant'], reference);
      assert.equal(text.slice(source?.span?.start, source?.span?.end), 'AZURE_TENANT_ID');
    }
  });

  it('of paths in Terraform and Bicep', async () => {
    const paths: Readonly<Record<string, string | undefined>> = {
      'azuread_service_principal.app.object_id': 'objectId',
      'azuread_application.app.id': 'objectId',
      'azuread_application.app.client_id': 'clientId',
      'azurerm_user_assigned_identity.app["a"].principal_id': 'objectId',
      'var.tenant_id': 'tenant',
      'module.app.result': undefined,
    };
    for (const [path, role] of Object.entries(paths)) {
      const { clientId } = await appIn('main.tf', `output "azure_client_id" {\n  value = ${path}\n}\n`);
      assert.equal(clientId?.source?.role, role, path);
    }
    const { clientId } = await appIn(
      'main.bicep',
      'output azureClientId string = web.identity.principalId\n',
    );
    assert.equal(clientId?.source?.role, 'objectId');
  });
});

describe('the tenant in an address', () => {
  const cases: Readonly<Record<string, readonly [text: string, tenant: string | undefined]>> = {
    'a.json': [`{ "azureAuthority": "https://login.microsoftonline.com/${TENANT}/v2.0" }`, TENANT],
    'b.json': [`{ "azureAuthority": "https://login.microsoftonline.com/{tenant}" }`, undefined],
    'c.json': [
      `{ "azureAuthority": "https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/policy" }`,
      undefined,
    ],
    'd.json': [`{ "azureAuthority": "https:\\/\\/login.microsoftonline.com/${TENANT}" }`, undefined],
    'a.py': [
      `TENANT = "${TENANT}"\napp = msal.ConfidentialClientApplication("${CLIENT}", authority=f"https://login.microsoftonline.com/{TENANT}")`,
      TENANT,
    ],
    'b.py': [
      `app = msal.ConfidentialClientApplication("${CLIENT}", authority="https://login.microsoftonline.com/" + "${TENANT}")`,
      TENANT,
    ],
    'a.js': [
      `new msal.ConfidentialClientApplication({ auth: { clientId: "${CLIENT}", authority: "https://login.microsoftonline.com/${TENANT}/" } })`,
      TENANT,
    ],
  };
  for (const [path, [text, tenant]] of Object.entries(cases)) {
    it(`of ${path}: ${tenant ?? 'none'}`, async () => {
      const whole = path.endsWith('.json')
        ? text.replace('{ ', `{ "azureClientId": "${CLIENT}", "azureTenantId": "", `)
        : text;
      const { authorityTenant } = await appIn(path, whole);
      const { start, end } = authorityTenant?.place.span ?? { start: 0, end: 0 };
      assert.equal(whole.slice(start, end), tenant ?? '');
    });
  }
});
