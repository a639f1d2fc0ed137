import { defineRule } from './define-rule.ts';
import { SECRET_PLACEHOLDER, secretFixes } from './secret-fixes.ts';
import { secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-equals-tenant-id',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [7000215],
  finds: 'The tenant’s id stands where its client secret belongs.',
  why: 'The tenant id names the directory and is public. Entra compares the secret with the values it has issued to the app, and an id is never one of them.',
  messages: {
    same: 'This is the tenant ID again, not a client secret. Entra will answer AADSTS7000215: put in the value of a secret from Certificates & secrets.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials'],
  examples: [
    {
      path: '.env',
      bad: 'ARM_TENANT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nARM_CLIENT_SECRET="«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»"\n',
      fixed: `ARM_TENANT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nARM_CLIENT_SECRET='${SECRET_PLACEHOLDER}'\n`,
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "TenantId": "4F2A9C31-7BE0-4D58-9A16-C3E07D5B28F4", "ClientSecret": "«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»" } }\n',
      fixed: '{ "AzureAd": { "TenantId": "4F2A9C31-7BE0-4D58-9A16-C3E07D5B28F4", "ClientSecret": "" } }\n',
    },
    {
      path: 'deployment.yaml',
      bad: 'env:\n  - name: AZURE_TENANT_ID\n    value: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  - name: AZURE_CLIENT_SECRET\n    value: «4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»\n',
      fixed: `env:\n  - name: AZURE_TENANT_ID\n    value: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  - name: AZURE_CLIENT_SECRET\n    value: "${SECRET_PLACEHOLDER}"\n`,
    },
  ],
  fine: [],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      const id = owner.tenant;
      if (secret.value.kind !== 'guid' || id?.value.kind !== 'guid' || !secret.value.is(id.value.guid))
        continue;
      const evidence = [{ span: id.place.span, message: `${id.name} has the same value.` }];
      yield { message: 'same', at: secret.place, evidence, fixes: secretFixes(owner, secret) };
    }
  },
});
