import { writeValue } from '../core/fixes.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { evidenceOf, guidOf, only, onlyAs, saidElsewhere } from './sign-in-ids.ts';

export default defineRule({
  id: 'object-id-as-client-id',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [700016],
  finds:
    'The object id of an app registration, service principal or managed identity where the client id belongs.',
  why: 'Each app registration and each service principal has an object ID beside the Application (client) ID. Object IDs name entries of the directory, for Microsoft Graph and role assignments; only the client ID signs in.',
  messages: {
    registered:
      'This is the object ID of the registration, not its client ID. Entra will answer AADSTS700016: write the appId, {appId}.',
    elsewhere:
      'Other files say that this is an object ID, not a client ID. Entra will answer AADSTS700016: write the Application (client) ID.',
    same: 'Client ID and object ID are never alike. If this is the object ID, Entra will answer AADSTS700016: write the Application (client) ID.',
    name: '{name} is an object ID by its name, not a client ID. Entra will answer AADSTS700016: take the Application (client) ID.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals',
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-application-not-found-in-directory',
  ],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=«9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45»\n',
      fixed:
        'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: 'app.json',
          text: '{ "id": "9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45", "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "displayName": "api", "signInAudience": "AzureADMyOrg" }',
        },
      ],
    },
    {
      path: 'values.yaml',
      bad: 'azure:\n  clientId: «9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45»\n  objectId: 9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45\n',
    },
    {
      path: 'Program.cs',
      bad: 'using Azure.Identity;\n\nvar credential = new ClientSecretCredential("contoso.com", «options.ObjectId», secret);\n',
    },
    {
      path: 'outputs.tf',
      bad: 'output "azure_client_id" {\n  value = «azuread_service_principal.deploy.object_id»\n}\n',
    },
    {
      path: 'deploy.yml',
      bad: 'with:\n  client-id: «${{ vars.AZURE_OBJECT_ID }}»\n  tenant-id: ${{ vars.AZURE_TENANT_ID }}\n',
    },
  ],
  fine: [
    {
      path: 'main.bicep',
      text: "module access 'access.bicep' = {\n  params: {\n    azureServicePrincipalId: identity.properties.principalId\n    azureClientId: identity.properties.clientId\n  }\n}\n",
    },
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_OBJECT_ID=9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45\n',
    },
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
      beside: [
        {
          path: 'app.json',
          text: '{ "id": "9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45", "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "signInAudience": "AzureADMyOrg" }',
        },
      ],
    },
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=00000000-0000-0000-0000-000000000000\nAZURE_OBJECT_ID=00000000-0000-0000-0000-000000000000\n',
    },
  ],

  *check(fact, workspace, uri) {
    const { clientId } = fact;
    // What is called the ID of a service principal or an account may be either.
    if (!clientId || /(?:principal|account)[_-]?id$|^u(?:sername)?$/i.test(clientId.name)) return;
    const { names, role } = clientId.source ?? {};
    if (role === 'objectId' && clientId.value.kind === 'reference')
      yield { message: 'name', at: clientId.place, values: { name: names?.at(-1) ?? '' } };
    const guid = guidOf(clientId);
    if (guid === undefined) return;
    const said = onlyAs('object', saidElsewhere(workspace, guid, uri, [clientId]));
    if (said.length === 0) return;
    const evidence = evidenceOf(said);
    const appId = only(appIdsOf(guid, workspace));
    const isOwn = fact.kind === 'app' && guidOf(fact.objectId) === guid;
    if (appId) {
      const fixes = [writeValue(clientId.place, appId, `Write ${appId}`, true)];
      yield { message: 'registered', at: clientId.place, values: { appId }, evidence, fixes };
    } else if (isOwn) {
      yield { message: 'same', at: clientId.place, severity: 'warning', evidence };
    } else {
      yield { message: 'elsewhere', at: clientId.place, evidence };
    }
  },
});

/** The client ids of the registrations that have this object id. */
function appIdsOf(objectId: string, { registrations }: Workspace): readonly string[] {
  const ids = registrations.flatMap(({ fact }) =>
    guidOf(fact.objectId) === objectId ? (guidOf(fact.clientId) ?? []) : [],
  );
  return [...new Set(ids)];
}
