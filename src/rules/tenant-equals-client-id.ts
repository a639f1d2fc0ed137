import { writeValue } from '../core/fixes.ts';
import type { Fix } from '../core/types.ts';
import type { App, ClientId, Stated, Tenant, TokenRequest } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { evidenceOf, guidOf, only, onlyAs, saidElsewhere, tenantOf, tenantsOfApp } from './sign-in-ids.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'tenant-equals-client-id',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [90002, 700016],
  finds: 'The same GUID, or the same variable, as tenant and as client id.',
  why: 'The tenant ID names the directory, the client ID an application in it. The two are never alike: one of them was copied into both places.',
  messages: {
    tenant:
      'This is the client ID again, not a tenant. Entra will answer AADSTS90002: write the Directory (tenant) ID from the app’s Overview page.',
    client:
      'This is the tenant ID again, not a client ID. Entra will answer AADSTS700016: write the Application (client) ID from the app’s Overview page.',
    variable:
      'Tenant and client ID are both taken from {variable}. Entra will answer AADSTS90002 or AADSTS700016: name the variable that holds the {missing}.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/quickstart-register-app'],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      fixed:
        'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: 'appsettings.json',
          text: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }',
        },
      ],
    },
    {
      path: 'appsettings.json',
      bad: '{\n  "AzureAd": {\n    "Instance": "https://login.microsoftonline.com/",\n    "TenantId": "«4F2A9C31-7BE0-4D58-9A16-C3E07D5B28F4»",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  }\n}\n',
    },
    {
      path: 'app.py',
      bad: 'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="https://login.microsoftonline.com/«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»",\n    client_credential=secret(),\n)\n',
    },
    {
      path: 'deploy.yml',
      bad: 'steps:\n  - uses: azure/login@v2\n    with:\n      client-id: ${{ secrets.AZURE_CLIENT_ID }}\n      tenant-id: «${{ secrets.AZURE_CLIENT_ID }}»\n      subscription-id: ${{ secrets.AZURE_SUBSCRIPTION_ID }}\n',
    },
    {
      path: 'token.sh',
      bad: 'curl -d client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 -d grant_type=client_credentials --data-urlencode "client_secret=$SECRET" -d scope=https://graph.microsoft.com/.default https://login.microsoftonline.com/«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»/oauth2/v2.0/token\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_TENANT_ID=00000000-0000-0000-0000-000000000000\nAZURE_CLIENT_ID=00000000-0000-0000-0000-000000000000\n',
    },
    {
      path: 'deploy.yml',
      text: 'with:\n  client-id: ${{ secrets.AZURE_CLIENT_ID }}\n  tenant-id: ${{ secrets.AZURE_TENANT_ID }}\n',
    },
    {
      path: 'test_credential.py',
      text: 'from azure.identity import ClientSecretCredential\n\nfake = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\ncredential = ClientSecretCredential(fake, fake, secret())\n',
    },
    {
      path: 'keycloak.json',
      text: '{ "keycloak": { "tenant": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "clientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
  ],

  *check(fact, workspace, uri) {
    const { clientId } = fact;
    const tenant = tenantOf(fact);
    if (!clientId || !tenant) return;
    if (isSameVariable(clientId, tenant)) yield variableTwice(clientId, tenant);
    const guid = guidOf(tenant);
    // One text that serves as everything is a test's.
    const isOneText = tenant.place.span.start === clientId.place.span.start;
    const isDummy = fact.kind === 'app' && guidOf(fact.subscriptionId) === guid;
    if (guid === undefined || guid !== guidOf(clientId) || isOneText || isDummy || isTestFile(uri)) return;
    const said = saidElsewhere(workspace, guid, uri, [clientId, tenant]);
    const asTenant = onlyAs('tenant', said);
    const [wrong, right] = asTenant.length > 0 ? [clientId, tenant] : [tenant, clientId];
    yield {
      message: wrong === tenant ? 'tenant' : 'client',
      at: wrong.place,
      evidence: [
        { span: right.place.span, message: `${right.name} has the same value.` },
        ...evidenceOf(asTenant.length > 0 ? asTenant : onlyAs('application', said)),
      ],
      fixes: wrong === tenant ? tenantFixes(fact, tenant, guid, workspace) : [],
    };
  },
});

function isSameVariable(clientId: Stated<ClientId>, tenant: Stated<Tenant>): boolean {
  const [one, other] = [clientId.source, tenant.source];
  if (clientId.value.kind !== 'reference' || tenant.value.kind !== 'reference' || !one || !other)
    return false;
  const isTelling = one.role === 'clientId' || one.role === 'tenant';
  return isTelling && one.names.join('.') === other.names.join('.');
}

function variableTwice(clientId: Stated<ClientId>, tenant: Stated<Tenant>) {
  const isTenant = clientId.source?.role === 'tenant';
  return {
    message: 'variable' as const,
    at: (isTenant ? clientId : tenant).place,
    values: {
      variable: clientId.source?.names.at(-1) ?? '',
      missing: isTenant ? 'client ID' : 'tenant',
    },
  };
}

/** The tenant that the workspace pairs with this app, where it is one. */
function tenantFixes(
  fact: App | TokenRequest,
  { place }: Stated<Tenant>,
  guid: string,
  workspace: Workspace,
): readonly Fix[] {
  const paired = tenantsOfApp(workspace, guid).filter((tenant) => tenant !== guid);
  const known = new Set(workspace.idsAs('tenant').map((each) => each.guid));
  known.delete(guid);
  const tenant = only(paired) ?? (fact.kind === 'app' ? only([...known]) : undefined);
  return tenant ? [writeValue(place, tenant, `Write ${tenant}`, only(paired) === tenant)] : [];
}
