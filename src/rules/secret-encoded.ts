import { defineRule } from './define-rule.ts';
import { flawFixes } from './secret-fixes.ts';
import { flawsOf, secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-encoded',
  on: ['app', 'token-request'],
  severity: 'warning',
  prevents: [7000215],
  finds:
    'A client secret that is percent-encoded or base64 where its value belongs, or is no base64 in the `data` of a Kubernetes Secret.',
  why:
    'Libraries encode the secret themselves when they send it: what is encoded already arrives encoded twice. Only who puts the ' +
    'body of a request together by hand encodes the secret, and then in that place. Kubernetes decodes what stands under `data`.',
  messages: {
    percent:
      'This client secret is percent-encoded. A library encodes it once more, and Entra will answer AADSTS7000215: write the value as Entra showed it.',
    base64:
      'This is the base64 of a client secret. Unless something decodes it, Entra will answer AADSTS7000215: write the value as Entra showed it.',
    kubernetes:
      'Kubernetes wants base64 under `data` and refuses this text: put it under `stringData`, or encode it with `printf %s … | base64`.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
  ],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_CLIENT_SECRET=«Xr28Q%7EfT0.examplePq_7rW%7EmB3kZ-uN5vC1dHsA»\n',
      fixed: 'AZURE_CLIENT_SECRET=Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA\n',
      also: ['secret-hardcoded'],
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientSecret": "«WHIyOFF+ZlQwLmV4YW1wbGVQcV83cld+bUIza1otdU41dkMxZEhzQQ==»" } }\n',
      fixed: '{ "AzureAd": { "ClientSecret": "" } }\n',
      also: ['secret-hardcoded'],
    },
    {
      path: 'secret.yaml',
      bad: 'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_SECRET: «Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA»\n',
      fixed:
        'apiVersion: v1\nkind: Secret\nstringData:\n  AZURE_CLIENT_SECRET: Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA\n',
      also: ['secret-hardcoded'],
    },
    {
      path: 'daemon.js',
      bad: "const { ClientSecretCredential } = require('@azure/identity');\nnew ClientSecretCredential('contoso.com', '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', '«gHduiL_j6t4b6DG%3FQr-G6M%40IOS%3FmX3B9»');\n",
      fixed:
        "const { ClientSecretCredential } = require('@azure/identity');\nnew ClientSecretCredential('contoso.com', '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', process.env.CLIENT_SECRET);\n",
      also: ['secret-hardcoded'],
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_CLIENT_SECRET_BASE64=WHIyOFF+ZlQwLmV4YW1wbGVQcV83cld+bUIza1otdU41dkMxZEhzQQ==\n',
    },
    {
      path: 'secret.yaml',
      text: 'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_SECRET: cEs0dy5uVHo4MS12THE=\n',
    },
    {
      path: 'secret.yaml',
      text: 'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_SECRET: {{ .Values.clientSecret | b64enc }}\n',
    },
    { path: '.env', text: 'AZURE_CLIENT_SECRET=pK4w%nTz81\n' },
  ],

  *check(fact) {
    for (const { secret, owner } of secretsOf(fact)) {
      for (const flaw of flawsOf(secret, 'encoded')) {
        const isKubernetes = flaw.detail === 'kubernetes';
        const title = isKubernetes ? 'Put it under stringData' : 'Decode it';
        const fixes = flawFixes({ secret, owner }, flaw, { title, safe: isKubernetes });
        yield { message: flaw.detail, at: flaw.span, fixes };
      }
    }
  },
});
