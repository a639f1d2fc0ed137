import { writeValue } from '../core/fixes.ts';
import type { Fix } from '../core/types.ts';
import type { App, Stated, Tenant, TokenRequest } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { guidOf, only, tenantOf, tenantsOfApp } from './sign-in-ids.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'tenant-common',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [50059, 50194, 700023],
  finds: 'common, organizations or consumers as the tenant of an app that asks for tokens of its own.',
  why:
    'With these words Entra finds out the tenant from the person who signs in. With client credentials nobody signs in, so ' +
    'the request has to name the tenant. A client assertion is refused as well: its audience names one tenant.',
  messages: {
    appOnly:
      'With client credentials nobody signs in, so “{tenant}” leads to no tenant. Entra will answer AADSTS50059: name the tenant by its ID or a domain.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration',
  ],
  examples: [
    {
      path: 'daemon.py',
      bad: 'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="https://login.microsoftonline.com/«common»",\n    client_credential=secret(),\n)\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\n',
      fixed:
        'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    client_credential=secret(),\n)\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\n',
      beside: [
        {
          path: '.env',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
      ],
    },
    {
      path: 'credential.ts',
      bad: "import { ClientSecretCredential } from '@azure/identity';\n\nexport const credential = new ClientSecretCredential('«common»', '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', secret);\n",
    },
    {
      path: 'token.sh',
      bad: 'curl -d grant_type=client_credentials -d client_id=$CLIENT_ID --data-urlencode "client_secret=$SECRET" -d scope=https://graph.microsoft.com/.default https://login.microsoftonline.com/«organizations»/oauth2/v2.0/token\n',
    },
    {
      path: 'main.tf',
      bad: 'provider "azuread" {\n  tenant_id     = "«common»"\n  client_id     = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  client_secret = var.client_secret\n}\n',
    },
    {
      path: 'Daemon.java',
      bad: 'import com.microsoft.aad.msal4j.*;\n\nclass Daemon {\n  Object token(IClientCredential credential) throws Exception {\n    var app = ConfidentialClientApplication.builder("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", credential)\n        .authority("https://login.microsoftonline.com/«consumers»/")\n        .build();\n    return app.acquireToken(ClientCredentialParameters.builder(java.util.Set.of("https://graph.microsoft.com/.default")).build());\n  }\n}\n',
    },
  ],
  fine: [
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "TenantId": "organizations", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "" } }\n',
    },
    {
      path: 'web.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", authority="https://login.microsoftonline.com/common", client_credential=secret())\nresult = app.acquire_token_by_authorization_code(code, scopes=["User.Read"])\n',
    },
    {
      path: 'Daemon.cs',
      text: 'using Microsoft.Identity.Client;\n\nvar app = ConfidentialClientApplicationBuilder.Create("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4").WithClientSecret(secret).WithAuthority("https://login.microsoftonline.com/common").Build();\nvar result = await app.AcquireTokenForClient(scopes).WithTenantId(customer).ExecuteAsync();\n',
    },
    {
      path: 'refresh.sh',
      text: 'curl -d grant_type=refresh_token -d client_id=$CLIENT_ID -d refresh_token=$TOKEN https://login.microsoftonline.com/common/oauth2/v2.0/token\n',
    },
  ],

  *check(fact, workspace, uri) {
    const tenant = tenantOf(fact);
    if (tenant?.value.kind !== 'well-known' || !isAppOnly(fact) || isTestFile(uri)) return;
    const values = { tenant: tenant.value.name };
    yield { message: 'appOnly', at: tenant.place, values, fixes: tenantFixes(fact, tenant, workspace) };
  },
});

function isAppOnly(fact: App | TokenRequest): boolean {
  if (fact.kind === 'app') return fact.flow === 'client-credentials';
  const grant = fact.parameters.find(({ name }) => name === 'grant_type')?.value;
  return grant?.kind === 'literal' && grant.text === 'client_credentials';
}

/** The tenant that the workspace pairs with the app, or the only one that it knows. */
function tenantFixes(
  { clientId }: App | TokenRequest,
  { place }: Stated<Tenant>,
  workspace: Workspace,
): readonly Fix[] {
  const client = guidOf(clientId);
  const paired = only(client === undefined ? [] : tenantsOfApp(workspace, client));
  const tenant = paired ?? only([...new Set(workspace.idsAs('tenant').map(({ guid }) => guid))]);
  return tenant ? [writeValue(place, tenant, `Write ${tenant}`, paired !== undefined)] : [];
}
