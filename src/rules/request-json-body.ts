import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'request-json-body',
  on: 'token-request',
  severity: 'error',
  prevents: [900144],
  finds: 'A token request that sends its parameters as JSON or in the address.',
  why: 'The token endpoint reads its parameters from a form, application/x-www-form-urlencoded in the body (RFC 6749, section 3.2 and appendix B). What comes in another way counts as missing.',
  messages: {
    json: 'The parameters are sent as JSON, and the token endpoint reads a form only. Entra will answer AADSTS900144, as if grant_type were missing: send application/x-www-form-urlencoded.',
    query:
      'The parameters stand in the address, and the token endpoint reads the body only. Entra will answer AADSTS900144, as if grant_type were missing: send them as a form, and keep the secret out of logs of addresses.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://www.rfc-editor.org/rfc/rfc6749#section-3.2',
  ],
  examples: [
    {
      path: 'token.py',
      bad: 'import requests\n\npayload = {"grant_type": "«client_credentials»", "client_id": client_id, "client_secret": secret, "scope": "https://graph.microsoft.com/.default"}\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", json=payload)\n',
      fixed:
        'import requests\n\npayload = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret, "scope": "https://graph.microsoft.com/.default"}\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data=payload)\n',
    },
    {
      path: 'token.js',
      bad: "await fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {\n  method: 'POST',\n  headers: { 'Content-Type': 'application/json' },\n  body: JSON.stringify({ grant_type: '«client_credentials»', client_id, client_secret, scope: 'https://graph.microsoft.com/.default' }),\n});\n",
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token?grant_type=«client_credentials»&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n',
    },
    {
      path: 'Token.cs',
      bad: 'var body = new Dictionary<string, string> { ["grant_type"] = "«client_credentials»", ["client_id"] = id, ["client_secret"] = secret, ["scope"] = "https://graph.microsoft.com/.default" };\nvar content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");\nawait client.PostAsync($"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", content);\n',
    },
  ],
  fine: [
    {
      path: 'token.js',
      text: "const params = { grant_type: 'client_credentials', client_id, client_secret, scope: 'https://graph.microsoft.com/.default' };\nconsole.log(JSON.stringify(params));\nawait fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(params) });\n",
    },
    {
      path: 'auth0.py',
      text: 'import requests\n\nrequests.post("https://contoso.eu.auth0.com/oauth/token", json={"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret})\n',
    },
    {
      path: 'axios.js',
      text: "const axios = require('axios');\naxios.defaults.headers.post['Content-Type'] = 'application/x-www-form-urlencoded';\naxios.post(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { grant_type: 'client_credentials', client_id, client_secret, scope: 'https://graph.microsoft.com/.default' });\n",
    },
  ],

  *check({ encoding, asForm, isCertain, parameters }, _workspace, uri) {
    if (isTestFile(uri)) return;
    const parameter = parameters.find(({ name }) => name === 'grant_type');
    if ((encoding !== 'json' && encoding !== 'query') || !isCertain || !parameter) return;
    const fixes = asForm
      ? ([{ kind: 'edit', title: 'Send a form: data=', safe: true, edits: [asForm] }] as const)
      : [];
    yield { message: encoding, at: parameter.place, fixes };
  },
});
