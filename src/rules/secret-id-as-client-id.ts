import { writeValue } from '../core/fixes.ts';
import type { Fix } from '../core/types.ts';
import type { ClientId, Stated } from '../facts/types.ts';
import type { KnownId, Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  id: 'secret-id-as-client-id',
  on: 'app',
  severity: 'error',
  prevents: [700016],
  finds: 'The ID of a client secret or of a certificate where the client id belongs.',
  why:
    'Each secret and each certificate of an app has an ID of its own, a GUID like the client id. It names the credential, and no ' +
    'application: the client id is the Application (client) ID of the app’s Overview page.',
  messages: {
    secret:
      'This is the ID of a client secret, not the client ID. Entra will answer AADSTS700016: write the Application (client) ID of the app’s Overview page.',
    key: 'This is the ID of a certificate or key, not the client ID. Entra will answer AADSTS700016: write the Application (client) ID of the app’s Overview page.',
  },
  sources: [
    'https://learn.microsoft.com/graph/api/resources/passwordcredential',
    'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  ],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»\n',
      fixed: 'AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: 'notes.yaml',
          text: 'azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  secretId: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
        },
      ],
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientId": "«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»", "TenantId": "contoso.com" } }\n',
      fixed:
        '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "TenantId": "contoso.com" } }\n',
      beside: [
        {
          path: 'infra/settings.json',
          text: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecretId": "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8" } }\n',
        },
      ],
    },
    {
      path: 'daemon.py',
      bad: 'from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»", secret)\n',
      fixed:
        'from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", secret)\n',
      beside: [
        {
          path: '.env',
          text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET_ID=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
        },
      ],
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: 'notes.yaml',
          text: 'azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  secretId: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
        },
      ],
    },
    {
      path: '.env',
      text: 'AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: 'notes.yaml',
          text: 'azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  secretId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
      ],
    },
  ],

  *check({ clientId }, workspace, uri) {
    if (clientId?.value.kind !== 'guid') return;
    const { guid } = clientId.value;
    const ids = workspace.idsOf(guid);
    const credential = ids.find(({ of }) => of === 'secret' || of === 'key');
    // Where another file uses it as a client id, its name as a secret's is the mistake.
    const isApp = ids.some((id) => id.of === 'application' && id.uri !== uri);
    if (!credential || isApp) return;
    const what = credential.of === 'key' ? 'a certificate or key' : 'a client secret';
    const evidence = [
      {
        uri: credential.uri,
        span: credential.place.span,
        message: `${credential.name} says that it is the ID of ${what}.`,
      },
    ];
    const message = credential.of === 'key' ? 'key' : 'secret';
    yield { message, at: clientId.place, evidence, fixes: fixesFor(clientId, credential, workspace) };
  },
});

/** The id of the app that the credential is listed with, where the workspace names exactly one. */
function fixesFor(clientId: Stated<ClientId>, credential: KnownId, workspace: Workspace): readonly Fix[] {
  const ofRegistrations = workspace.registrations.flatMap(({ fact }) =>
    [...fact.passwordCredentials, ...fact.keyCredentials].some(
      ({ keyId }) => keyId?.value.toLowerCase() === credential.guid,
    )
      ? guidOf(fact.clientId)
      : [],
  );
  const ofApps = workspace.apps.flatMap(({ fact }) =>
    fact.secretId?.value.kind === 'guid' && fact.secretId.value.guid === credential.guid
      ? guidOf(fact.clientId)
      : [],
  );
  const found = new Set(ofRegistrations.length > 0 ? ofRegistrations : ofApps);
  found.delete(credential.guid);
  const [only, second] = found;
  return only && !second ? [writeValue(clientId.place, only, `Write ${only}`, false)] : [];
}

function guidOf(id: Stated<ClientId> | undefined): readonly string[] {
  return id?.value.kind === 'guid' ? [id.value.guid] : [];
}
