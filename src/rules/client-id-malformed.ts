import { writeValue } from '../core/fixes.ts';
import type { App } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'client-id-malformed',
  on: 'app',
  severity: 'error',
  prevents: [700016, 900021],
  finds:
    'A client id that is not a GUID: cut off, pasted twice, in braces, with a URI around it, or the app’s name.',
  why: 'Entra knows an application by its Application (client) ID, a GUID. Anything else names no application in the tenant.',
  messages: {
    braces:
      'The client ID has something around its GUID. Entra will answer AADSTS700016: write the 36 characters of the GUID alone.',
    uri: 'This is an Application ID URI, not the client ID. Entra will answer AADSTS700016: write the GUID alone.',
    truncated:
      'This client ID is not a whole GUID (8-4-4-4-12 hexadecimal digits). Entra will answer AADSTS700016: copy the Application (client) ID again from the app’s Overview page.',
    doubled:
      'The client ID stands here twice. Entra will answer AADSTS700016: write the 36 characters of the GUID once.',
    domain:
      'This is the domain of a tenant, not a client ID. Entra will answer AADSTS700016: use the Application (client) ID from the app’s Overview page.',
    name: 'This client ID is not a GUID. Entra will answer AADSTS700016: use the Application (client) ID from the app’s Overview page, not its name.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/quickstart-register-app'],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_CLIENT_ID=«{4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}»\n',
      fixed: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientId": "«api://4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»" } }\n',
      fixed: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    { path: 'values.yaml', bad: 'azure:\n  clientId: «4f2a9c31-7be0-4d58-9a16-c3e07d5b28»\n' },
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=«payroll-daemon»\n',
    },
    {
      path: 'main.go',
      bad: 'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nfunc main() {\n\tcred, _ := azidentity.NewClientSecretCredential("contoso.com", "«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f44f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»", secret(), nil)\n\t_ = cred\n}\n',
      fixed:
        'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nfunc main() {\n\tcred, _ := azidentity.NewClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", secret(), nil)\n\t_ = cred\n}\n',
    },
    {
      path: 'parameters.json',
      bad: '{ "parameters": { "azureTenantId": { "value": "{{tenant}}" }, "azureClientId": { "value": "«contoso.onmicrosoft.com»" } } }\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=<client-id>\nAZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\n',
    },
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "ClientId": "", "Audience": "api://4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    { path: '.env', text: 'KEYCLOAK_CLIENT_ID=payroll\nKEYCLOAK_TENANT=main\n' },
    { path: 'identity.yaml', text: 'azure:\n  clientId: system\n' },
  ],

  *check(app, _workspace, uri) {
    const { clientId } = app;
    if (clientId?.value.kind !== 'malformed') return;
    const { fault, meant } = clientId.value;
    // Blanks have a rule of their own, and so has a domain that changed places with the id.
    if (fault === 'whitespace' || (fault === 'domain' && app.tenant?.value.kind === 'guid')) return;
    if (fault === 'name' && !isRealApp(app)) return;
    // Tests invent ids.
    if (!meant && isTestFile(uri)) return;
    const fixes =
      meant && fault !== 'domain' ? [writeValue(clientId.place, meant, `Write ${meant}`, true)] : [];
    yield { message: fault, at: clientId.place, fixes };
  },
});

/** Names stand in many samples and tests: only beside a tenant or secret that is real is a name a mistake. */
function isRealApp(app: App): boolean {
  const tenant = app.tenant?.value.kind;
  const secret = app.clientSecret?.value;
  return tenant === 'guid' || (secret?.kind === 'value' && secret.format === 'identifiable');
}
