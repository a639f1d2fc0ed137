import { defineRule } from './define-rule.ts';
import { moveOutOfFile, SECRET_PLACEHOLDER } from './secret-fixes.ts';
import { secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-hardcoded',
  on: ['app', 'token-request'],
  severity: 'warning',
  prevents: [],
  finds: 'The value of a client secret stands in a file.',
  why: 'Whoever can read the file, or its history in version control, can sign in as the app until the secret expires. In files that stay on the developer’s machine (.env, local.settings.json) it is only pointed out.',
  messages: {
    value:
      'A client secret is written here in plain text. If this file is ever shared, create a new secret and delete this one; keep the value in the environment or in Key Vault, or use a managed identity.',
    local: 'This file holds a client secret in plain text. Keep it out of version control.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration',
    'https://learn.microsoft.com/entra/msidweb/authentication/credentials-overview',
  ],
  examples: [
    {
      path: 'appsettings.Production.json',
      bad: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "«Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA»" } }\n',
      fixed: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "" } }\n',
    },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=«Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA»\n',
      fixed: `AZURE_CLIENT_SECRET='${SECRET_PLACEHOLDER}'\n`,
    },
    {
      path: 'docker-compose.yml',
      bad: 'services:\n  web:\n    environment:\n      - AZURE_CLIENT_SECRET=«Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA»\n',
      fixed: 'services:\n  web:\n    environment:\n      - AZURE_CLIENT_SECRET=${AZURE_CLIENT_SECRET}\n',
    },
    {
      path: 'settings.json',
      bad: '{ "graph": { "credential": "«Xr28Q\\u007efT0.examplePq_7rW\\u007emB3kZ-uN5vC1dHsA»" } }\n',
      fixed: `{ "graph": { "credential": "${SECRET_PLACEHOLDER}" } }\n`,
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&client_secret=«Xr28Q%7EfT0.examplePq_7rW%7EmB3kZ-uN5vC1dHsA»&scope=https://graph.microsoft.com/.default\n',
      fixed:
        'POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{$dotenv CLIENT_SECRET}}&scope=https://graph.microsoft.com/.default\n',
    },
  ],
  fine: [
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "ClientSecret": "@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/api/)" } }\n',
    },
  ],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      if (secret.value.kind !== 'value' || secret.value.format === 'unknown') continue;
      const fixes = moveOutOfFile(owner, secret);
      const isLocal = fact.kind === 'app' && fact.isLocalFile;
      if (isLocal) yield { message: 'local', at: secret.place, severity: 'info', fixes };
      else yield { message: 'value', at: secret.place, fixes };
    }
  },
});
