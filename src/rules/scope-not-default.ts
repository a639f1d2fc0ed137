import { replaceValue } from '../core/edits.ts';
import type { Fix } from '../core/types.ts';
import type { Scope, ScopeRequest } from '../facts/request-types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'scope-not-default',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [1002012, 70011],
  finds: 'Client credentials that ask for single permissions, or for an API without `/.default`.',
  why:
    'An application without a user cannot choose permissions when it asks for a token: it gets those that an administrator ' +
    'has granted. Entra wants to be told only the API, by its App ID URI and `/.default`.',
  messages: {
    permission:
      'Client credentials cannot ask for the single permission {scope}. Entra will answer AADSTS1002012: ask for /.default of the API, and grant the permission as an application permission.',
    resource:
      'This names an API, not a scope of it. Entra will answer AADSTS1002012: with client credentials put /.default behind it.',
    openid:
      'Client credentials sign no user in, so {scope} means nothing here. Entra will answer AADSTS1002012: ask for /.default of the API that is called.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope',
  ],
  examples: [
    {
      path: 'daemon.py',
      bad: 'import os, requests\n\nr = requests.post(\n    "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token",\n    data={\n        "grant_type": "client_credentials",\n        "client_id": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n        "client_secret": os.environ["CLIENT_SECRET"],\n        "scope": "«https://graph.microsoft.com/User.Read.All»",\n    },\n)\n',
      fixed:
        'import os, requests\n\nr = requests.post(\n    "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token",\n    data={\n        "grant_type": "client_credentials",\n        "client_id": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n        "client_secret": os.environ["CLIENT_SECRET"],\n        "scope": "https://graph.microsoft.com/.default",\n    },\n)\n',
    },
    {
      path: 'Worker.cs',
      bad: 'using Microsoft.Identity.Client;\n\nvar app = ConfidentialClientApplicationBuilder.Create(clientId)\n    .WithClientSecret(secret)\n    .WithAuthority("https://login.microsoftonline.us/contoso.us")\n    .Build();\nvar result = await app.AcquireTokenForClient(new[] { "«User.Read.All»", "Mail.Send" }).ExecuteAsync();\n',
      fixed:
        'using Microsoft.Identity.Client;\n\nvar app = ConfidentialClientApplicationBuilder.Create(clientId)\n    .WithClientSecret(secret)\n    .WithAuthority("https://login.microsoftonline.us/contoso.us")\n    .Build();\nvar result = await app.AcquireTokenForClient(new[] { "https://graph.microsoft.us/.default" }).ExecuteAsync();\n',
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=«https%3A%2F%2Fvault.azure.net»\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fvault.azure.net%2F.default\n',
    },
    {
      path: 'token.sh',
      bad: 'curl "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" \\\n  -d grant_type=client_credentials -d "client_id=$CLIENT_ID" \\\n  --data-urlencode "client_secret=$CLIENT_SECRET" --data-urlencode "scope=«openid profile»"\n',
    },
  ],
  fine: [
    {
      path: 'daemon.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, authority=authority, client_credential=secret)\napp.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\napp.acquire_token_on_behalf_of(token, scopes=["User.Read"])\n',
    },
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fdatabase.windows.net%2F%2F.default%20offline_access\n',
    },
    {
      path: 'keycloak.sh',
      text: 'curl https://sso.example.org/realms/main/protocol/openid-connect/token -d grant_type=client_credentials -d scope=openid\n',
    },
    {
      path: 'v1.js',
      text: "await fetch('https://login.microsoftonline.com/contoso.com/oauth2/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret, resource: 'https://graph.microsoft.com' }) });\n",
    },
  ],

  *check({ kind, requested = [] }, _workspace, uri) {
    if (isTestFile(uri)) return;
    for (const request of requested) {
      if (request.flow !== 'client-credentials') continue;
      const [first, ...others] = request.scopes;
      const kinds = request.scopes.map(({ meaning }) => meaning.kind);
      if (!first || kinds.some((kind) => kind === 'default' || kind === 'malformed' || kind === 'deferred'))
        continue;
      const wrong = request.scopes.find(({ meaning }) => meaning.kind !== 'openid') ?? first;
      // Libraries know other authorities beside Entra, where these are right.
      if (wrong.meaning.kind === 'openid' && (kind === 'app' || !request.isWhole)) continue;
      const message =
        wrong.meaning.kind === 'resource' || wrong.meaning.kind === 'openid'
          ? wrong.meaning.kind
          : 'permission';
      yield {
        message,
        at: wrong.stated.place,
        values: { scope: wrong.text },
        fixes: fixesOf(request, [first, ...others]),
      };
    }
  },
});

/** One `/.default` in the place of all scopes, where they are of one API. Without a name that is Microsoft Graph. */
function fixesOf({ literal, graphHost }: ScopeRequest, scopes: readonly [Scope, ...Scope[]]): readonly Fix[] {
  const named = scopes.filter(({ meaning }) => meaning.kind !== 'openid');
  const graph = graphHost && `https://${graphHost}/.default`;
  const isNameless = ({ meaning }: Scope) => meaning.kind === 'permission' && !meaning.resource;
  const all = new Set(named.map((scope) => (isNameless(scope) ? graph : scope.asDefault)));
  const [only, second] = all;
  if (!literal || !only || second !== undefined || all.size > 1) return [];
  const { place } = scopes[0].stated;
  const { newText } = replaceValue(place, only);
  return [{ kind: 'edit', title: `Ask for ${only}`, safe: true, edits: [{ span: literal, newText }] }];
}
