import { defineRule } from './define-rule.ts';
import { SECRET_PLACEHOLDER, secretFixes } from './secret-fixes.ts';
import { secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-masked',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [7000215],
  finds:
    'The portal’s hint for a secret, its first characters and then stars, stands where the value belongs.',
  why: 'After a secret was made the portal, Graph and Azure CLI show its first three characters only. The rest cannot be read again by anybody.',
  messages: {
    masked:
      'This is the portal’s masked hint of a client secret, not its value. Entra will answer AADSTS7000215: if the value is not kept elsewhere, create a new secret and copy its value at once.',
  },
  sources: ['https://learn.microsoft.com/graph/api/resources/passwordcredential'],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=«Xr2******************»\n',
      fixed: `AZURE_CLIENT_SECRET='${SECRET_PLACEHOLDER}'\n`,
    },
    {
      path: 'local.settings.json',
      bad: '{ "Values": { "MICROSOFT_PROVIDER_AUTHENTICATION_SECRET": "«Xr2••••••••••••••»" } }\n',
      fixed:
        '{ "Values": { "MICROSOFT_PROVIDER_AUTHENTICATION_SECRET": "@Microsoft.KeyVault(SecretUri=https://<vault>.vault.azure.net/secrets/microsoft-provider-authentication-secret/)" } }\n',
    },
    {
      path: 'application.yml',
      bad: 'spring:\n  cloud:\n    azure:\n      credential:\n        client-secret: "«Xr2***************»"\n',
      fixed: 'spring:\n  cloud:\n    azure:\n      credential:\n        client-secret: "${CLIENT_SECRET}"\n',
    },
  ],
  fine: [{ path: '.env', text: 'AZURE_CLIENT_SECRET=********\n' }],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      if (secret.value.kind !== 'masked') continue;
      yield { message: 'masked', at: secret.place, fixes: secretFixes(owner, secret) };
    }
  },
});
