import { defineRule } from './define-rule.ts';
import { SECRET_PLACEHOLDER, secretFixes } from './secret-fixes.ts';
import { secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-is-thumbprint',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [7000215],
  finds: 'The thumbprint of a certificate stands where a client secret belongs.',
  why: 'A thumbprint names a certificate and is public; it proves nothing. An app that signs in with a certificate sends an assertion signed with the private key and no client secret at all.',
  messages: {
    thumbprint:
      'This is a certificate’s {algorithm} thumbprint ({digits} hexadecimal digits), not a client secret. Entra will answer AADSTS7000215: put in a secret’s value, or configure the certificate instead of a secret.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/certificate-credentials'],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=«3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D»\n',
      fixed: `AZURE_CLIENT_SECRET='${SECRET_PLACEHOLDER}'\n`,
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientSecret": "«3d7e21a94c0b5f8862e1d94a07bc63f5e8120a7d»" } }\n',
      fixed: '{ "AzureAd": { "ClientSecret": "" } }\n',
    },
    {
      path: 'values.yaml',
      bad: "azure:\n  clientSecret: '«3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D3D7E21A94C0B5F8862E1D94A»'\n",
      fixed: "azure:\n  clientSecret: ''\n",
    },
  ],
  fine: [
    { path: '.env', text: 'GITHUB_CLIENT_SECRET=3d7e21a94c0b5f8862e1d94a07bc63f5e8120a7d\n' },
    { path: '.env', text: 'AZURE_CLIENT_CERTIFICATE_THUMBPRINT=3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D\n' },
  ],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      if (secret.value.kind !== 'thumbprint') continue;
      const { algorithm } = secret.value;
      const values = { algorithm, digits: algorithm === 'SHA-1' ? '40' : '64' };
      yield { message: 'thumbprint', at: secret.place, values, fixes: secretFixes(owner, secret) };
    }
  },
});
