import assert from 'node:assert/strict';
import { appsOf } from '../../src/facts/app.ts';
import { readerFor } from '../../src/index.ts';
import { readers } from '../../src/readers/index.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const OTHER = '93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250';
const SECRET = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

/** The apps of a text, each as the names of the settings that state its parts. */
function appsIn(path: string, text: string) {
  const reading = readerFor(readers, path, '')?.read(text, path);
  assert.ok(reading);
  return appsOf(reading.settings, path).map(({ clientId, tenant, clientSecret }) =>
    [clientId, tenant, clientSecret].map((stated) => stated?.name ?? '-').join(' '),
  );
}

describe('appsOf', () => {
  const cases: Readonly<Record<string, readonly [path: string, text: string, apps: readonly string[]]>> = {
    'sees environment variables with a common prefix': [
      '.env',
      `ARM_CLIENT_ID=${CLIENT}\nARM_CLIENT_SECRET=${SECRET}\nARM_TENANT_ID=contoso.com\n`,
      ['ARM_CLIENT_ID ARM_TENANT_ID ARM_CLIENT_SECRET'],
    ],
    'keeps apps with different prefixes apart, and lends both the only tenant': [
      '.env',
      `AZURE_TENANT_ID=contoso.com\nAZURE_API_CLIENT_ID=${CLIENT}\nAZURE_API_CLIENT_SECRET=a\nAZURE_JOB_CLIENT_ID=${OTHER}\nAZURE_JOB_CLIENT_SECRET=b\n`,
      [
        '- AZURE_TENANT_ID -',
        'AZURE_API_CLIENT_ID AZURE_TENANT_ID AZURE_API_CLIENT_SECRET',
        'AZURE_JOB_CLIENT_ID AZURE_TENANT_ID AZURE_JOB_CLIENT_SECRET',
      ],
    ],
    'reads double underscores as levels': [
      '.env',
      `AzureAd__ClientId=${CLIENT}\nAzureAd__ClientSecret=a\n`,
      ['AzureAd__ClientId - AzureAd__ClientSecret'],
    ],
    'sees a section of appsettings': [
      'appsettings.json',
      `{ "AzureAd": { "Instance": "https://login.microsoftonline.com/", "TenantId": "contoso.com", "ClientId": "${CLIENT}", "ClientSecret": "a" } }`,
      ['ClientId TenantId ClientSecret'],
    ],
    'sees the output of az ad sp create-for-rbac': [
      'sp.json',
      `{ "appId": "${CLIENT}", "displayName": "api", "password": "a", "tenant": "contoso.com" }`,
      ['appId tenant password'],
    ],
    'sees bot settings': [
      'appsettings.json',
      `{ "MicrosoftAppId": "${CLIENT}", "MicrosoftAppPassword": "a", "MicrosoftAppTenantId": "contoso.com" }`,
      ['MicrosoftAppId MicrosoftAppTenantId MicrosoftAppPassword'],
    ],
    'sees name and value lists of Kubernetes': [
      'deployment.yaml',
      `spec:\n  containers:\n    - name: api\n      env:\n        - name: AZURE_CLIENT_ID\n          value: ${CLIENT}\n        - name: AZURE_CLIENT_SECRET\n          valueFrom:\n            secretKeyRef: { name: api, key: secret }\n`,
      ['AZURE_CLIENT_ID - -'],
    ],
    'sees nested settings of Spring': [
      'application.yml',
      `spring:\n  cloud:\n    azure:\n      active-directory:\n        credential:\n          client-id: ${CLIENT}\n          client-secret: a\n        profile:\n          tenant-id: contoso.com\n`,
      ['client-id tenant-id client-secret', 'client-id tenant-id -'],
    ],
    'sees ARM parameters': [
      'parameters.json',
      `{ "parameters": { "clientId": { "value": "${CLIENT}" }, "clientSecret": { "value": "a" }, "tenantId": { "value": "contoso.com" } } }`,
      ['clientId tenantId clientSecret'],
    ],
    'takes a value with the marker of Entra for a secret whatever its name': [
      'settings.json',
      '{ "smtp": { "pass": "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA" } }',
      ['- - pass'],
    ],
    'leaves other providers alone': [
      '.env',
      `KEYCLOAK_CLIENT_ID=${CLIENT}\nKEYCLOAK_CLIENT_SECRET=${SECRET}\nKEYCLOAK_TENANT_ID=main\n`,
      [],
    ],
    'leaves them alone by the host of their authority': [
      'settings.json',
      `{ "authority": "https://sso.example.com/realms/main", "clientId": "${CLIENT}", "clientSecret": "${SECRET}", "tenantId": "x" }`,
      [],
    ],
    'leaves names alone that say nothing of Entra': ['.env', `CLIENT_SECRET=${SECRET}\nSECRET_ID=x\n`, []],
  };
  for (const [name, [path, text, apps]] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(appsIn(path, text), apps));
  }

  it('sees which sections Microsoft.Identity.Web reads', () => {
    const files = [
      ['appsettings.json', `{ "AzureAd": { "ClientId": "${CLIENT}" } }`],
      ['appsettings.Development.json', `{ "AzureAdB2C": { "ClientId": "${CLIENT}" } }`],
      ['config.json', `{ "AzureAd": { "ClientId": "${CLIENT}" } }`],
      ['appsettings.json', `{ "AzureAd": { "Graph": { "ClientId": "${CLIENT}" } } }`],
    ] as const;
    const libraries = files.map(([path, text]) => {
      const reading = readerFor(readers, path, '')?.read(text, path);
      return appsOf(reading?.settings ?? [], path).map(({ library }) => library);
    });
    const web = 'Microsoft.Identity.Web';
    assert.deepEqual(libraries, [[web], [web], [undefined], [undefined]]);
  });
});
