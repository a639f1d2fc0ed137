import { defineRule } from './define-rule.ts';
import { flawFixes } from './secret-fixes.ts';
import { flawsOf, secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-mistyped',
  on: ['app', 'token-request'],
  severity: 'warning',
  prevents: [7000215],
  finds: 'A text with Entra’s own marker of a client secret, but not of its length or alphabet.',
  why:
    'Secrets with `8Q~` behind their first three characters have 40 characters, those with `7Q~` have 37, all of them letters, ' +
    'digits and `-`, `_`, `.`, `~`. A selection that stopped too early or a chat that made dashes longer leaves something else.',
  messages: {
    short:
      'A client secret with this marker is longer: its end or a part of it is missing. Entra will answer AADSTS7000215: copy the value again.',
    long: 'A client secret with this marker is shorter: something else was copied along with it. Entra will answer AADSTS7000215: copy the value again.',
    start:
      'The first characters of this client secret are missing: three of them stand before its marker. Entra will answer AADSTS7000215: copy the value again.',
    twice:
      'This client secret stands here twice in a row. Entra will answer AADSTS7000215: delete one of the two.',
    typographic:
      'Dashes or tildes in this client secret were replaced by typographic ones. Entra will answer AADSTS7000215: write the plain characters.',
    extra:
      'A mark of punctuation was copied along with this client secret. Entra will answer AADSTS7000215: delete it.',
  },
  sources: ['https://github.com/microsoft/security-utilities'],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=«Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dH»\n',
      fixed: "AZURE_CLIENT_SECRET='<client-secret-value>'\n",
      also: ['secret-hardcoded'],
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientSecret": "«Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsAXr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA»" } }\n',
      fixed: '{ "AzureAd": { "ClientSecret": "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA" } }\n',
      also: ['secret-hardcoded'],
    },
    {
      path: 'values.yaml',
      bad: 'azure:\n  clientSecret: «Xr28Q~fT0.examplePq_7rW~mB3kZ–uN5vC1dHsA»\n',
      fixed: 'azure:\n  clientSecret: Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA\n',
      also: ['secret-hardcoded'],
    },
    {
      path: 'main.go',
      bad: 'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nvar cred, _ = azidentity.NewClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA«;»", nil)\n',
      fixed:
        'package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nvar cred, _ = azidentity.NewClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA", nil)\n',
      also: ['secret-hardcoded'],
    },
  ],
  fine: [
    { path: '.env', text: 'AZURE_CLIENT_SECRET=abc8Q~...\n' },
    { path: '.env', text: 'AZURE_CLIENT_SECRET=abc8Q~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n' },
  ],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      for (const flaw of flawsOf(secret, 'mistyped')) {
        const title = REPAIRS[flaw.detail] ?? 'Write the plain characters';
        yield {
          message: flaw.detail,
          at: flaw.span,
          fixes: flawFixes({ secret, owner }, flaw, { title, safe: true }),
        };
      }
    }
  },
});

const REPAIRS: Readonly<Record<string, string>> = {
  twice: 'Delete the second',
  extra: 'Delete it',
};
