import type { Resource, Scope } from '../facts/request-types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'scope-multiple-resources',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [28000],
  finds: 'One request for scopes of two APIs.',
  why: 'An access token is made for one API: its audience. Tokens for several APIs take a request each; consent for all of them can be asked for beforehand.',
  messages: {
    several:
      'This asks for {first} and for {second} at once, and a token is for one API only. Entra will answer AADSTS28000: send a request for each.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/scopes-oidc',
    'https://learn.microsoft.com/entra/identity-platform/msal-net-user-gets-consent-for-multiple-resources',
  ],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=refresh_token&client_id={{id}}&refresh_token={{token}}&scope=«https%3A%2F%2Fgraph.microsoft.com%2FUser.Read%20https%3A%2F%2Fmanagement.azure.com%2Fuser_impersonation»\n',
    },
    {
      path: 'daemon.py',
      bad: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, authority=authority, client_credential=secret)\napp.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default", "«https://vault.azure.net/.default»"])\n',
    },
    {
      path: 'app.ts',
      bad: "import { PublicClientApplication } from '@azure/msal-browser';\n\nconst app = new PublicClientApplication({ auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' } });\nconst result = await app.acquireTokenPopup({ scopes: ['User.Read', '«api://9b1c7d20-4e86-4f3a-a5d7-0c62e81f94b3/Orders.Read»'] });\n",
    },
  ],
  fine: [
    {
      path: 'app.py',
      text: 'import msal\n\napp = msal.PublicClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4")\napp.acquire_token_interactive(scopes=["User.Read", "https://graph.microsoft.com/Mail.Read"])\n',
    },
    {
      path: 'two.py',
      text: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, client, secret)\ngraph = credential.get_token("https://graph.microsoft.com/.default")\narm = credential.get_token("https://management.azure.com/.default")\n',
    },
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=refresh_token&client_id={{id}}&refresh_token={{token}}&scope=openid%20profile%20offline_access%20api%3A%2F%2F9b1c7d20-4e86-4f3a-a5d7-0c62e81f94b3%2FOrders.Read\n',
    },
  ],

  *check({ requested = [] }, _workspace, uri) {
    if (isTestFile(uri)) return;
    for (const { scopes } of requested) {
      const named = scopes.flatMap((scope) => {
        const resource = resourceOf(scope);
        return resource ? [{ scope, resource }] : [];
      });
      const [first] = named;
      const second = named.find(({ resource }) => first && areApart(first.resource, resource));
      if (!first || !second) continue;
      const values = { first: first.resource.text, second: second.resource.text };
      yield { message: 'several', at: second.scope.stated.place, values };
    }
  },
});

type Named = Pick<Resource, 'text' | 'id' | 'isKnown'>;

const GRAPH: Named = { text: 'Microsoft Graph', id: 'graph.microsoft.com', isKnown: true };

function resourceOf({ meaning }: Scope): Named | undefined {
  if (meaning.kind === 'permission') return meaning.resource ?? GRAPH;
  return meaning.kind === 'default' || meaning.kind === 'resource' ? meaning.resource : undefined;
}

/** One API may have several names of the customer's own, but none that is Microsoft's. */
function areApart(one: Named, other: Named): boolean {
  if (one.id === other.id) return false;
  if (/(?:^|\.)graph\./.test(one.id) && /(?:^|\.)graph\./.test(other.id)) return false;
  return one.isKnown || other.isKnown || (isGuid(one.id) && isGuid(other.id));
}

function isGuid(id: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
