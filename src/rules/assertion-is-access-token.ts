import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'assertion-is-access-token',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [50027, 700021],
  finds: 'A token that Entra issued, handed over as the client’s own assertion.',
  why: 'With client_assertion the application proves who it is: by a JWT that it signed itself, or by a token for api://AzureADTokenExchange, such as a managed identity is given. A token for an API says who may call that API, and the token of a caller belongs to that caller: in the on-behalf-of flow it goes into assertion.',
  messages: {
    caller:
      'This is the token that the caller sent, and client_assertion is the client’s own proof. Entra will answer AADSTS50027 or AADSTS700021: send it as assertion, and sign an assertion of the client for this one.',
    client:
      'This is a token that Entra issued for an API. Entra will answer AADSTS50027 or AADSTS700021: sign an assertion with the certificate of the application, or ask the managed identity for a token for api://AzureADTokenExchange.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
  ],
  examples: [
    {
      path: 'token.py',
      bad: 'import requests\nfrom azure.identity import ManagedIdentityCredential\n\ntoken = «ManagedIdentityCredential().get_token("https://graph.microsoft.com/.default").token»\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "scope": "https://vault.azure.net/.default",\n    "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",\n    "client_assertion": token,\n})\n',
    },
    {
      path: 'obo.js',
      bad: "app.post('/report', async (req, res) => {\n  const response = await fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {\n    method: 'POST',\n    body: new URLSearchParams({\n      grant_type: 'client_credentials',\n      client_id: clientId,\n      scope: 'https://graph.microsoft.com/.default',\n      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',\n      client_assertion: «req.headers.authorization.split(' ')[1]»,\n    }),\n  });\n});\n",
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=«eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20iLCJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC82ZTFiN2M0MC0yZjlkLTRhODMtYjVjNi0wOGQzMWZlNDdhOTIvIn0.c2lnbmF0dXJl»\n',
    },
  ],
  fine: [
    {
      path: 'token.py',
      text: 'import requests\nfrom azure.identity import ManagedIdentityCredential\n\ntoken = ManagedIdentityCredential().get_token("api://AzureADTokenExchange/.default").token\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "scope": "https://vault.azure.net/.default",\n    "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",\n    "client_assertion": token,\n})\n',
    },
    {
      path: 'token.js',
      text: "await fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, scope: 'https://graph.microsoft.com/.default', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: accessToken }) });\n",
    },
  ],

  *check({ clientAssertion }, _workspace, uri) {
    if (!clientAssertion || isTestFile(uri)) return;
    const { value } = clientAssertion.value;
    if (value.kind === 'issued') yield { message: value.to, at: clientAssertion.place };
  },
});
