import type { Fix } from '../core/types.ts';
import type { Scope } from '../facts/request-types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'scope-malformed',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [70011, 1002012],
  finds:
    'A scope that Entra cannot read: with commas, without an API, encoded twice, or with a broken `/.default`.',
  why:
    'Scopes are separated by blanks (RFC 6749, section 3.3). Each names its API and, behind a slash, a permission or ' +
    '`.default`; libraries encode it for the request.',
  messages: {
    separator:
      'Scopes are separated by blanks. Entra will answer AADSTS70011, for it takes this for one scope: write a blank between them, or items of a list of their own.',
    'no-resource':
      'Before /.default the API is missing, perhaps because a setting was empty. Entra will answer AADSTS70011: write its App ID URI there, as in https://graph.microsoft.com/.default.',
    encoded:
      'This scope is percent-encoded already, and is encoded once more when the form is written. Entra will answer AADSTS70011: write it plainly.',
    default:
      'The end of this scope should be /.default, with one slash before it and none behind. Entra will answer AADSTS70011: write {meant}.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
    'https://www.rfc-editor.org/rfc/rfc6749#section-3.3',
  ],
  examples: [
    {
      path: 'auth.js',
      bad: "const body = new URLSearchParams({ grant_type: 'authorization_code', client_id, client_secret, code, redirect_uri, scope: '«User.Read,Mail.Read»' });\nawait fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });\n",
      fixed:
        "const body = new URLSearchParams({ grant_type: 'authorization_code', client_id, client_secret, code, redirect_uri, scope: \"User.Read Mail.Read\" });\nawait fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });\n",
    },
    {
      path: 'token.py',
      bad: 'import os, requests\n\nrequests.post(\n    f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",\n    data={"grant_type": "client_credentials", "client_id": client_id, "client_secret": os.environ["SECRET"], "scope": "«https%3A%2F%2Fgraph.microsoft.com%2F.default»"},\n)\n',
      fixed:
        'import os, requests\n\nrequests.post(\n    f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",\n    data={"grant_type": "client_credentials", "client_id": client_id, "client_secret": os.environ["SECRET"], "scope": "https://graph.microsoft.com/.default"},\n)\n',
    },
    {
      path: 'Daemon.java',
      bad: 'import com.microsoft.aad.msal4j.*;\nimport java.util.Set;\n\nclass Daemon {\n  void run() {\n    var app = ConfidentialClientApplication.builder(clientId, ClientCredentialFactory.createFromSecret(secret)).authority(authority).build();\n    var parameters = ClientCredentialParameters.builder(Set.of("«api:///.default»")).build();\n    app.acquireToken(parameters);\n  }\n}\n',
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=«https%3A%2F%2Fgraph.microsoft.com.default»\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n',
    },
  ],
  fine: [
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=refresh_token&client_id={{id}}&refresh_token={{token}}&scope=User.Read+Mail.Read%20offline_access\n',
    },
    {
      path: 'github.sh',
      text: 'curl https://github.com/login/oauth/access_token -d grant_type=authorization_code -d scope=repo,gist\n',
    },
    {
      path: 'token.ps1',
      text: '$scope = [uri]::EscapeDataString(\'https://graph.microsoft.com/.default\')\nInvoke-RestMethod -Method Post -Uri "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token" -Body "client_id=$id&grant_type=client_credentials&client_secret=$([uri]::EscapeDataString($secret))&scope=$scope"\n',
    },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    // Where it is not known whether the form is encoded, what is encoded may be right.
    const isEncoding = fact.kind === 'app' || fact.encoding === 'form' || fact.encoding === 'raw';
    for (const { scopes } of fact.requested ?? []) {
      for (const scope of scopes) {
        if (scope.meaning.kind !== 'malformed') continue;
        const { fault, meant = '' } = scope.meaning;
        if (fault === 'encoded' && !isEncoding) continue;
        // Commands of PowerShell may take lists in one text.
        if (fault === 'separator' && fact.kind === 'app' && fact.group.includes('-')) continue;
        yield { message: fault, at: scope.stated.place, values: { meant }, fixes: fixesOf(scope, meant) };
      }
    }
  },
});

function fixesOf(scope: Scope, meant: string): readonly Fix[] {
  const edit = meant === '' ? undefined : scope.rewritten?.(meant);
  return edit ? [{ kind: 'edit', title: `Write ${meant}`, safe: true, edits: [edit] }] : [];
}
