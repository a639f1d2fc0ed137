import { replaceValue } from '../core/edits.ts';
import type { Fix } from '../core/types.ts';
import type { Scope, ScopeRequest } from '../facts/request-types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'scope-default-mixed',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [70011],
  finds: 'Single permissions beside `/.default` in one request.',
  why: '`/.default` stands for everything that was granted already, a permission by its name for what is to be granted now: Entra takes one or the other. The scopes of OpenID Connect may stand beside both.',
  messages: {
    mixed:
      '{named} stands beside {all} in one request. Entra will answer AADSTS70011: ask for /.default alone, or for single permissions alone.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope'],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=«https%3A%2F%2Fgraph.microsoft.com%2F.default%20User.Read.All»\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n',
    },
    {
      path: 'app.ts',
      bad: "import { PublicClientApplication } from '@azure/msal-browser';\n\nconst app = new PublicClientApplication({ auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' } });\nawait app.acquireTokenRedirect({ scopes: ['«User.Read»', 'https://graph.microsoft.com/.default'] });\n",
      fixed:
        "import { PublicClientApplication } from '@azure/msal-browser';\n\nconst app = new PublicClientApplication({ auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' } });\nawait app.acquireTokenRedirect({ scopes: [\"https://graph.microsoft.com/.default\"] });\n",
    },
    {
      path: 'token.php',
      bad: "<?php\n$client->post(\"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", ['form_params' => ['grant_type' => 'refresh_token', 'client_id' => $id, 'refresh_token' => $token, 'scope' => '«offline_access https://graph.microsoft.com/.default Mail.Send»']]);\n",
      fixed:
        "<?php\n$client->post(\"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", ['form_params' => ['grant_type' => 'refresh_token', 'client_id' => $id, 'refresh_token' => $token, 'scope' => 'offline_access https://graph.microsoft.com/.default']]);\n",
    },
  ],
  fine: [
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=refresh_token&client_id={{id}}&refresh_token={{token}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default%20openid%20profile%20offline_access\n',
    },
    {
      path: 'app.py',
      text: 'import msal\n\napp = msal.PublicClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4")\napp.acquire_token_interactive(scopes=["User.Read"])\napp.acquire_token_interactive(scopes=["https://graph.microsoft.com/.default"])\n',
    },
  ],

  *check({ requested = [] }, _workspace, uri) {
    if (isTestFile(uri)) return;
    for (const request of requested) {
      const all = request.scopes.find(({ meaning }) => meaning.kind === 'default');
      const named = request.scopes.find((scope) => all && isBeside(scope, all));
      if (!all || !named) continue;
      const values = { named: named.text, all: all.text };
      yield { message: 'mixed', at: named.stated.place, values, fixes: fixesOf(request, all) };
    }
  },
});

/** Of two APIs another rule tells. */
function isBeside({ meaning }: Scope, all: Scope): boolean {
  if (meaning.kind !== 'permission' || all.meaning.kind !== 'default') return false;
  return (meaning.resource?.id ?? 'graph.microsoft.com') === all.meaning.resource.id;
}

/** Leaves `/.default`, with the scopes of OpenID Connect in the same text. Users may be asked for less consent then. */
function fixesOf({ literal, flow, scopes }: ScopeRequest, all: Scope): readonly Fix[] {
  const texts = new Set(scopes.map(({ stated }) => stated));
  const left = scopes.filter((scope) => scope === all || scope.meaning.kind === 'openid');
  const isOneText = texts.size === 1;
  if (!literal || (!isOneText && left.length > 1)) return [];
  const { newText } = replaceValue(all.stated.place, left.map(({ text }) => text).join(' '));
  const title = `Ask for ${all.text} alone`;
  return [{ kind: 'edit', title, safe: flow === 'client-credentials', edits: [{ span: literal, newText }] }];
}
