import type { App, TokenRequest } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'obo-wrong-audience',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [500131, 50013],
  finds: 'A token for Microsoft Graph or another API that is exchanged in the on-behalf-of flow.',
  why: 'An API exchanges the token that it was called with: the token’s audience is the API. A token for Microsoft Graph is for Graph alone, and needs no exchange.',
  messages: {
    graph:
      'This is a token for Microsoft Graph, and only the API that a token is for can exchange it. Entra will answer AADSTS500131: let the caller ask for a scope of this API, and exchange that token.',
    other:
      'This token is for {audience}, and only the API that a token is for can exchange it. Entra will answer AADSTS500131: let the caller ask for a scope of this API, and exchange that token.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow'],
  examples: [
    {
      path: 'obo.js',
      bad: "const msal = require('@azure/msal-node');\n\nconst app = new msal.ConfidentialClientApplication({ auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', clientSecret: process.env.SECRET } });\nconst exchange = (graphToken) => app.acquireTokenOnBehalfOf({ oboAssertion: «graphToken», scopes: ['Mail.Read'] });\n",
    },
    {
      path: 'obo.py',
      bad: 'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_id": client_id, "client_secret": secret, "assertion": «session["graph_access_token"]», "scope": "User.Read", "requested_token_use": "on_behalf_of"})\n',
    },
    {
      path: 'obo.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4&client_secret={{secret}}&requested_token_use=on_behalf_of&scope=User.Read&assertion=«eyJhbGciOiJub25lIn0.eyJhdWQiOiIwMDAwMDAwMy0wMDAwLTAwMDAtYzAwMC0wMDAwMDAwMDAwMDAifQ.x»\n',
    },
  ],
  fine: [
    {
      path: 'obo.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4&client_secret={{secret}}&requested_token_use=on_behalf_of&scope=User.Read&assertion=eyJhbGciOiJub25lIn0.eyJhdWQiOiJhcGk6Ly80ZjJhOWMzMS03YmUwLTRkNTgtOWExNi1jM2UwN2Q1YjI4ZjQifQ.x\n',
    },
    {
      path: 'obo.cs',
      text: 'using Microsoft.Identity.Client;\n\nvar app = ConfidentialClientApplicationBuilder.Create("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4").WithClientSecret(secret).Build();\nvar graphToken = await app.AcquireTokenOnBehalfOf(new[] { "User.Read" }, new UserAssertion(incomingToken)).ExecuteAsync();\n',
    },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    if (fact.kind === 'token-request' && !fact.isCertain) return;
    const assertion = fact.userAssertion;
    if (assertion?.value.kind === 'graph-token') yield { message: 'graph', at: assertion.place };
    if (assertion?.value.kind !== 'token') return;
    const { audience } = assertion.value;
    if (GRAPH.test(audience)) yield { message: 'graph', at: assertion.place };
    else if (isOther(audience, clientIdOf(fact)))
      yield { message: 'other', at: assertion.place, values: { audience } };
  },
});

const GRAPH =
  /^(?:https:\/\/(?:dod-)?graph\.(?:microsoft|windows)\.\w+\/?|0000000[23]-0000-0000-c000-000000000000)$/i;
const GUID = /^(?:api:\/\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** An API may have names of its own: only ids can be told apart. */
function isOther(audience: string, clientId: string | undefined): boolean {
  const id = GUID.exec(audience)?.[1]?.toLowerCase();
  return id !== undefined && clientId !== undefined && id !== clientId;
}

function clientIdOf(fact: App | TokenRequest): string | undefined {
  if (fact.kind === 'app') return fact.clientId?.value.kind === 'guid' ? fact.clientId.value.guid : undefined;
  const value = fact.parameters.find(({ name }) => name === 'client_id')?.value;
  return value?.kind === 'literal' ? GUID.exec(value.text)?.[1]?.toLowerCase() : undefined;
}
