import { replaceValue } from '../core/edits.ts';
import type { Edit, Evidence, Fix, Severity } from '../core/types.ts';
import type { ClientId, Stated, Tenant } from '../facts/types.ts';
import type { KnownId, Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { evidenceOf, guidOf, onlyAs, saidElsewhere, tenantOf } from './sign-in-ids.ts';

export default defineRule({
  id: 'tenant-client-swapped',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [700016, 90002],
  finds: 'A client id where the tenant belongs and the tenant where the client id belongs.',
  why:
    'Both ids are GUIDs and look alike, and libraries do not agree on their order: azure-identity takes the tenant first, ' +
    'others the client ID. Exchanged, Entra looks for a tenant that does not exist.',
  messages: {
    names:
      'Tenant and client ID have changed places: {client} is given for the client ID, {tenant} for the tenant. Entra will answer AADSTS90002: exchange them.',
    domain:
      'Tenant and client ID have changed places: this is the domain of a tenant. Entra will answer AADSTS90002: exchange them.',
    proven:
      'Tenant and client ID have changed places, as other files of the workspace show. Entra will answer AADSTS90002: exchange them.',
    disagree:
      'Another file has these two IDs the other way round. In one of them tenant and client ID have changed places, and Entra will answer AADSTS90002 there.',
    clientIsTenant:
      'Other files of the workspace say that this is a tenant, not an application. If they are right, Entra will answer AADSTS700016: write the Application (client) ID.',
    tenantIsClient:
      'Other files of the workspace say that this is an application, not a tenant. If they are right, Entra will answer AADSTS90002: write the Directory (tenant) ID.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
    'https://learn.microsoft.com/dotnet/api/azure.identity.clientsecretcredential',
  ],
  examples: [
    {
      path: 'app.py',
      bad: 'import os\nfrom azure.identity import ClientSecretCredential\n\nclient_id = os.environ["APP_CLIENT_ID"]\ntenant_id = os.environ["APP_TENANT_ID"]\ncredential = ClientSecretCredential(«client_id», tenant_id, os.environ["APP_SECRET"])\n',
      fixed:
        'import os\nfrom azure.identity import ClientSecretCredential\n\nclient_id = os.environ["APP_CLIENT_ID"]\ntenant_id = os.environ["APP_TENANT_ID"]\ncredential = ClientSecretCredential(tenant_id, client_id, os.environ["APP_SECRET"])\n',
    },
    {
      path: 'credential.ts',
      bad: "import { ClientSecretCredential } from '@azure/identity';\n\nexport const credential = new ClientSecretCredential(process.env.«AZURE_CLIENT_ID»!, process.env.AZURE_TENANT_ID!, secret);\n",
      fixed:
        "import { ClientSecretCredential } from '@azure/identity';\n\nexport const credential = new ClientSecretCredential(process.env.AZURE_TENANT_ID!, process.env.AZURE_CLIENT_ID!, secret);\n",
    },
    {
      path: '.github/workflows/deploy.yml',
      bad: 'steps:\n  - uses: azure/login@v2\n    with:\n      client-id: ${{ secrets.AZURE_TENANT_ID }}\n      tenant-id: ${{ secrets.«AZURE_CLIENT_ID» }}\n',
      fixed:
        'steps:\n  - uses: azure/login@v2\n    with:\n      client-id: ${{ secrets.AZURE_CLIENT_ID }}\n      tenant-id: ${{ secrets.AZURE_TENANT_ID }}\n',
    },
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_ID=«contoso.onmicrosoft.com»\n',
      fixed:
        'AZURE_TENANT_ID=contoso.onmicrosoft.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "TenantId": "«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»", "ClientId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92" } }\n',
      fixed:
        '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
      beside: [
        {
          path: 'manifest.json',
          text: '{ "id": "9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45", "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "signInAudience": "AzureADMyOrg" }',
        },
      ],
    },
  ],
  fine: [
    {
      path: 'app.py',
      text: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant_id, client_id, secret)\n',
    },
    {
      path: 'app.go',
      text: 'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nfunc main() {\n\tcred, _ := azidentity.NewClientSecretCredential(id, config.Name, secret, nil)\n\t_ = cred\n}\n',
    },
    {
      path: '.env',
      text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: 'appsettings.json',
          text: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250" } }',
        },
      ],
    },
  ],

  *check(fact, workspace, uri) {
    const { clientId } = fact;
    const tenant = tenantOf(fact);
    if (!clientId || !tenant) return;
    if (clientId.source?.role === 'tenant' && tenant.source?.role === 'clientId') {
      const [client, other] = [clientId.source.names[0], tenant.source.names[0]];
      const values = { client, tenant: other };
      yield {
        message: 'names',
        at: tenant.source.span ?? tenant.place,
        values,
        fixes: exchangeNames(clientId, tenant),
      };
    } else if (clientId.value.kind === 'malformed' && clientId.value.fault === 'domain') {
      const fixes = exchange(clientId, clientId.value.meant, tenant, guidOf(tenant), true);
      if (guidOf(tenant)) yield { message: 'domain', at: clientId.place, fixes };
    } else {
      yield* foundInWorkspace(clientId, tenant, workspace, uri);
    }
  },
});

interface FoundInWorkspace {
  readonly message: 'proven' | 'disagree' | 'clientIsTenant' | 'tenantIsClient';
  readonly at: Stated<unknown>['place'];
  readonly severity?: Severity;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

/** What the other files say of the two GUIDs; where they say different things, nothing is proven. */
function* foundInWorkspace(
  clientId: Stated<ClientId>,
  tenant: Stated<Tenant>,
  workspace: Workspace,
  uri: string,
): Iterable<FoundInWorkspace> {
  const [client, directory] = [guidOf(clientId), guidOf(tenant)];
  if (!client || !directory || client === directory) return;
  const asTenant = onlyAs('tenant', saidElsewhere(workspace, client, uri, [clientId, tenant]));
  const asClient = onlyAs('application', saidElsewhere(workspace, directory, uri, [clientId, tenant]));
  const evidence = evidenceOf([...asTenant.slice(0, 2), ...asClient.slice(0, 2)]);
  const isSure = isRegistered(directory, workspace) || asTenant.length + asClient.length > 2;
  if (isRegistered(client, workspace)) return;
  if ((asTenant.length > 0 && asClient.length > 0) || isRegistered(directory, workspace)) {
    const fixes = exchange(clientId, client, tenant, directory, isSure);
    const message = isSure ? 'proven' : 'disagree';
    yield { message, at: tenant.place, ...(!isSure && { severity: 'warning' }), evidence, fixes };
  } else if (filesOf(asTenant) > 1) {
    yield { message: 'clientIsTenant', at: clientId.place, severity: 'warning', evidence, fixes: [] };
  } else if (filesOf(asClient) > 1) {
    yield { message: 'tenantIsClient', at: tenant.place, severity: 'warning', evidence, fixes: [] };
  }
}

function isRegistered(guid: string, { registrations }: Workspace): boolean {
  return registrations.some(({ fact }) => guidOf(fact.clientId) === guid);
}

function filesOf(known: readonly KnownId[]): number {
  return new Set(known.map(({ uri }) => uri)).size;
}

function exchange(
  clientId: Stated<ClientId>,
  client: string | undefined,
  tenant: Stated<Tenant>,
  directory: string | undefined,
  safe: boolean,
): readonly Fix[] {
  if (!client || !directory) return [];
  const edits = [replaceValue(clientId.place, directory), replaceValue(tenant.place, client)];
  return [{ kind: 'edit', title: 'Exchange tenant and client ID', safe, edits }];
}

/** Exchanges the names that the two values are taken by, where both stand there as they are. */
function exchangeNames(clientId: Stated<ClientId>, tenant: Stated<Tenant>): readonly Fix[] {
  const [one, other] = [clientId.source, tenant.source];
  if (!one?.span || !other?.span) return [];
  const edits: readonly Edit[] = [
    { span: one.span, newText: other.names[0] },
    { span: other.span, newText: one.names[0] },
  ];
  return [{ kind: 'edit', title: 'Exchange tenant and client ID', safe: false, edits }];
}
