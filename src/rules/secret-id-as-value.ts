import { defineRule } from './define-rule.ts';
import { SECRET_PLACEHOLDER, secretFixes } from './secret-fixes.ts';

export default defineRule({
  id: 'secret-id-as-value',
  on: 'app',
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
      fixed: `{\n  "AzureAd": {\n    "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    "ClientSecret": "${SECRET_PLACEHOLDER}"\n  }\n}\n`,
    },
    {
      path: 'compose.yaml',
      bad: 'services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: «b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8» # rotated in May\n',
      fixed:
        'services:\n  api:\n    environment:\n      AZURE_CLIENT_SECRET: ${AZURE_CLIENT_SECRET} # rotated in May\n',
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

  *check(app) {
    const secret = app.clientSecret;
    if (secret?.value.kind !== 'guid') return;
    const { is } = secret.value;
    if (isIdOfApp(app.clientId?.value, is) || isIdOfApp(app.tenant?.value, is)) return;
    const fixes = secretFixes(app, secret);
    const secretId = app.secretId;
    if (secretId && isIdOfApp(secretId.value, is)) {
      const evidence = [
        { span: secretId.place.span, message: `${secretId.name} says that this is the secret’s ID.` },
      ];
      yield { message: 'proven', at: secret.place, severity: 'error', evidence, fixes };
    } else {
      yield { message: 'looks', at: secret.place, fixes };
    }
  },
});

/** Equality with the app’s or the tenant’s id is told by rules of their own. */
function isIdOfApp(
  id: { readonly kind: string; readonly guid?: string } | undefined,
  is: (guid: string) => boolean,
): boolean {
  return id?.guid !== undefined && is(id.guid);
}
