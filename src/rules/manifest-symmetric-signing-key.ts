import { defineRule } from './define-rule.ts';
import { isWord } from './key-credentials.ts';

export default defineRule({
  id: 'manifest-symmetric-signing-key',
  on: 'registration',
  severity: 'error',
  prevents: [50000],
  finds: 'An app registration or service principal with a symmetric key for signing.',
  why:
    'Tokens of the v2.0 endpoint are signed with asymmetric keys only: while a key of type Symmetric with usage Sign is listed, Entra fails to ' +
    'issue them. Such keys are left from SharePoint add-ins and from New-MsolServicePrincipalCredential; nothing needs them any more.',
  messages: {
    symmetric:
      'A symmetric key must not sign. Entra will answer AADSTS50000 when it issues a v2.0 token: write the list of key credentials back without this entry.',
  },
  sources: [
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service',
    'https://learn.microsoft.com/graph/api/resources/keycredential',
  ],
  examples: [
    {
      path: 'manifest.json',
      bad: '{\n  "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n  "keyCredentials": [\n    { "keyId": "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8", "type": "«Symmetric»", "usage": "Sign" }\n  ]\n}\n',
    },
    {
      path: 'service-principal.yaml',
      bad: 'appId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nkeyCredentials:\n  - keyId: 1c7e42d9-5b08-4fa3-9e61-70d2c8b3a5f4\n    type: Symmetric\n    usage: Verify\n  - keyId: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n    type: «Symmetric»\n    usage: Sign\n',
    },
    {
      path: 'app.bicep',
      bad: "resource app 'Microsoft.Graph/applications@v1.0' = {\n  uniqueName: 'shop'\n  displayName: 'Shop'\n  keyCredentials: [\n    {\n      type: '«Symmetric»'\n      usage: 'Sign'\n    }\n  ]\n}\n",
    },
  ],
  fine: [
    {
      path: 'manifest.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "keyCredentials": [{ "type": "AsymmetricX509Cert", "usage": "Verify" }] }\n',
    },
    {
      path: 'manifest.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "keyCredentials": [{ "type": "Symmetric", "usage": "Verify" }] }\n',
    },
    {
      path: 'keys.json',
      text: '{ "keys": [{ "type": "Symmetric", "usage": "Sign", "tenant": "contoso.com" }] }\n',
    },
  ],

  *check({ keyCredentials }) {
    for (const { type, usage } of keyCredentials) {
      if (type && isWord(type, 'Symmetric') && isWord(usage, 'Sign'))
        yield { message: 'symmetric', at: type.place };
    }
  },
});
