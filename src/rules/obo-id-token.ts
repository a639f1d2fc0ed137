import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'obo-id-token',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [240002, 50013],
  finds: 'An ID token that is exchanged in the on-behalf-of flow.',
  why: 'An ID token tells an application who signed in; it is no key to an API. What an API exchanges is the access token that it was called with, whose audience is the API itself.',
  messages: {
    given:
      'This hands over an ID token, and on-behalf-of takes access tokens only. Entra will answer AADSTS240002: exchange the access token that the API was called with.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow'],
  examples: [
    {
      path: 'obo.py',
      bad: 'import msal\nfrom flask import request\n\napp = msal.ConfidentialClientApplication(client_id, authority=authority, client_credential=secret)\ntoken = «request.headers["X-MS-TOKEN-AAD-ID-TOKEN"]»\nresult = app.acquire_token_on_behalf_of(token, scopes=["User.Read"])\n',
    },
    {
      path: 'obo.ts',
      bad: "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nconst app = new ConfidentialClientApplication({ auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', clientSecret: process.env.SECRET } });\nexport const exchange = (session) => app.acquireTokenOnBehalfOf({ oboAssertion: «session.idToken», scopes: ['User.Read'] });\n",
    },
    {
      path: 'Obo.cs',
      bad: 'var idToken = await «HttpContext.GetTokenAsync("id_token")»;\nvar form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["client_id"] = id, ["client_secret"] = secret, ["assertion"] = idToken, ["scope"] = "User.Read", ["requested_token_use"] = "on_behalf_of" });\nawait client.PostAsync($"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", form);\n',
    },
    {
      path: 'obo.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id={{id}}&client_secret={{secret}}&requested_token_use=on_behalf_of&scope=User.Read&assertion=«{{login.response.body.id_token}}»\n',
    },
  ],
  fine: [
    {
      path: 'obo.py',
      text: 'import msal\nfrom flask import request\n\napp = msal.ConfidentialClientApplication(client_id, authority=authority, client_credential=secret)\nvalid_token = request.headers["X-MS-TOKEN-AAD-ACCESS-TOKEN"]\nresult = app.acquire_token_on_behalf_of(valid_token, scopes=["User.Read"])\n',
    },
    {
      path: 'google.js',
      text: "await fetch('https://oauth2.googleapis.com/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: idToken }) });\n",
    },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    if (fact.kind === 'token-request' && !fact.isCertain) return;
    const { userAssertion } = fact;
    if (userAssertion?.value.kind === 'id-token') yield { message: 'given', at: userAssertion.place };
  },
});
