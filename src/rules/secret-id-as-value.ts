import type { ClientId, Tenant } from '../facts/types.ts';
import type { KnownId, Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { SECRET_PLACEHOLDER, secretFixes } from './secret-fixes.ts';
import { secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-id-as-value',
  on: ['app', 'token-request'],
  severity: 'warning',
  prevents: [7000215],
  finds: 'A GUID where the value of a client secret belongs: the secret’s ID was copied.',
  why:
    'Entra lists each client secret with two texts: its ID, a GUID, and its value. Only the value signs in, and it ' +
    'is shown only once, right after the secret was made. Secrets that old versions of Azure CLI made (until mid-2020) ' +
    'were GUIDs themselves: without further proof this is a warning.',
  messages: {
    looks:
      'This looks like the ID of a client secret, not its value. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
    proven:
      'This is the ID of the client secret, not its value. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
    other:
      'This is {what}, not the value of a client secret. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=contoso.onmicrosoft.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET=«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»\n',
      fixed: `AZURE_TENANT_ID=contoso.onmicrosoft.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET='${SECRET_PLACEHOLDER}'\n`,
    },
    {
      path: 'appsettings.json',
      bad: '{\n  "AzureAd": {\n    "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    "ClientSecret": "«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»"\n  }\n}\n',
      fixed:
        '{\n  "AzureAd": {\n    "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    "ClientSecret": ""\n  }\n}\n',
    },
    {
      path: 'compose.yaml',
      bad: 'services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: «b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8» # rotated in May\n',
      fixed:
        'services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: ${AZURE_CLIENT_SECRET} # rotated in May\n',
    },
    {
      path: 'daemon.py',
      bad: 'from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»")\n',
      fixed:
        'import os\nfrom azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", os.environ["CLIENT_SECRET"])\n',
      beside: [
        {
          path: 'notes.yaml',
          text: 'azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  clientSecretId: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
        },
      ],
    },
    {
      path: 'token.sh',
      bad: 'curl https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token -d "grant_type=client_credentials&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4&client_secret=«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»&scope=https://graph.microsoft.com/.default"\n',
      fixed: `curl https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token -d "grant_type=client_credentials&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4&client_secret=${encodeURIComponent(SECRET_PLACEHOLDER)}&scope=https://graph.microsoft.com/.default"\n`,
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_CLIENT_SECRET=${AZURE_CLIENT_SECRET}\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: '.env',
      text: 'KEYCLOAK_CLIENT_ID=web\nKEYCLOAK_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
    },
    {
      path: 'config.json',
      text: '{ "vault": { "role_id": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "secret_id": "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8" } }\n',
    },
    { path: 'values.yaml', text: 'azure:\n  clientSecret: 00000000-0000-0000-0000-000000000000\n' },
  ],

  *check(fact, workspace) {
    for (const { secret, owner } of secretsOf(fact)) {
      if (secret.value.kind !== 'guid') continue;
      const { is } = secret.value;
      if (isIdOf(owner.clientId?.value, is) || isIdOf(owner.tenant?.value, is)) continue;
      const fixes = secretFixes(owner, secret);
      const known = knownIds(workspace, is);
      const [first] = known;
      if (!first) {
        yield { message: 'looks', at: secret.place, fixes };
        continue;
      }
      const evidence = known.map(({ uri, place, name, of }) => ({
        uri,
        span: place.span,
        message: `${name} says that this is ${WHAT[of]}.`,
      }));
      const values = { what: WHAT[first.of] };
      const message = first.of === 'secret' ? 'proven' : 'other';
      yield { message, at: secret.place, severity: 'error', evidence, values, fixes };
    }
  },
});

const WHAT: Readonly<Record<KnownId['of'], string>> = {
  secret: 'the ID of a client secret',
  key: 'the ID of a certificate or key',
  application: 'an application’s client ID',
  object: 'an object ID',
  tenant: 'a tenant ID',
  subscription: 'a subscription ID',
};

/** What the files of the workspace say that the GUID is; the ID of a secret first, for that is the usual slip. */
function knownIds({ idsAs }: Workspace, is: (guid: string) => boolean): readonly KnownId[] {
  const kinds = ['secret', 'key', 'application', 'object', 'tenant', 'subscription'] as const;
  return kinds.flatMap((of) => idsAs(of).filter(({ guid }) => is(guid))).slice(0, MOST_EVIDENCE);
}

const MOST_EVIDENCE = 3;

/** Equality with the app’s or the tenant’s id is told by rules of their own. */
function isIdOf(id: ClientId | Tenant | undefined, is: (guid: string) => boolean): boolean {
  return id?.kind === 'guid' && is(id.guid);
}
