import { childrenOf, type Expression } from '../core/expressions.ts';
import type { Fix, Place } from '../core/types.ts';
import type { App, Parameter, TokenRequest } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';

const READ: Fix = {
  kind: 'open',
  title: 'Read how to sign in with a certificate',
  url: 'https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread',
};

export default defineRule({
  id: 'sharepoint-app-only-secret',
  on: ['app', 'token-request', 'address'],
  severity: 'error',
  prevents: [],
  finds: 'A token for SharePoint that an app asks for with a client secret, without a user.',
  why:
    'Entra issues the token, but SharePoint Online takes app-only tokens only when the app proved itself with a ' +
    'certificate: its REST and CSOM interfaces answer 401, “Unsupported app only token”. Microsoft Graph takes them ' +
    'with a client secret too.',
  messages: {
    secret:
      'SharePoint takes no app-only token that was got with a client secret: it answers 401, “Unsupported app only token”. Sign in with a certificate, or call Microsoft Graph.',
  },
  sources: ['https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread'],
  examples: [
    {
      path: 'lists.py',
      bad: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, authority="https://login.microsoftonline.com/contoso.onmicrosoft.com", client_credential=os.environ["CLIENT_SECRET"])\nresult = app.acquire_token_for_client(scopes=["«https://contoso.sharepoint.com/.default»"])\n',
    },
    {
      path: 'Lists.cs',
      bad: 'using Azure.Identity;\n\nclass Lists\n{\n    async Task<string> Token(string tenant, string id, string secret)\n    {\n        var credential = new ClientSecretCredential(tenant, id, secret);\n        var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "«https://contoso.sharepoint.com/.default»" }));\n        return token.Token;\n    }\n}\n',
    },
    {
      path: 'token.sh',
      bad: 'curl "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" \\\n  -d grant_type=client_credentials -d "client_id=$CLIENT_ID" \\\n  --data-urlencode "client_secret=$CLIENT_SECRET" \\\n  --data-urlencode "scope=«https://contoso.sharepoint.com/.default»"\n',
    },
    {
      path: 'appsettings.json',
      bad: '{\n  "AzureAd": {\n    "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    "ClientSecret": "<from the vault>",\n    "Scope": "«https://contoso.sharepoint.com/.default»"\n  }\n}\n',
    },
  ],
  fine: [
    {
      path: 'lists.py',
      text: 'from azure.identity import CertificateCredential\n\ncredential = CertificateCredential(tenant, client_id, "app.pem")\ntoken = credential.get_token("https://contoso.sharepoint.com/.default")\n',
    },
    {
      path: 'sites.py',
      text: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, client_id, secret)\ntoken = credential.get_token("https://graph.microsoft.com/.default")\nsite = get("https://graph.microsoft.com/v1.0/sites/contoso.sharepoint.com")\n',
    },
    {
      path: 'web.ts',
      text: "const cca = new ConfidentialClientApplication({ auth: { clientId, clientSecret, authority } });\nconst result = await cca.acquireTokenOnBehalfOf({ oboAssertion: token, scopes: ['https://contoso.sharepoint.com/AllSites.Read'] });\n",
    },
  ],

  *check(fact, workspace, uri) {
    const fixes = [READ];
    if (fact.kind === 'app') {
      for (const { value, place } of statedIn(fact)) {
        if (!isSharePoint(value) || !provesWithSecret(fact) || isOfRequest(place, workspace, uri)) continue;
        if (fact.flow === 'client-credentials') yield { message: 'secret', at: place, fixes };
        else if (fact.flow === undefined && !fact.call)
          yield { message: 'secret', at: place, severity: 'warning', fixes };
      }
    } else if (fact.kind === 'token-request') {
      const asked = fact.parameters.find(
        (each) => /^(?:scope|resource)$/.test(each.name) && asksSharePoint(each),
      );
      if (asked && isAppOnlyWithSecret(fact)) yield { message: 'secret', at: asked.place, fixes };
    } else if (fact.service === 'sharepoint' && /^\/+\.default$/.test(fact.path)) {
      // A scope that is put together is no part of the app: it is the app's when the file has only one that asks.
      if (isTheOnlyOne(workspace, uri)) yield { message: 'secret', at: fact.place, fixes };
    }
  },
});

/** The scope of a request is judged with its grant: a user's token may be asked for with a secret. */
function isOfRequest({ span }: Place, { requests }: Workspace, uri: string): boolean {
  return requests.some(
    ({ uri: at, fact }) => at === uri && fact.parameters.some(({ place }) => place.span.start === span.start),
  );
}

function statedIn({ scopes = [], resource }: App) {
  return resource ? [...scopes, resource] : scopes;
}

/** `https://contoso.sharepoint.com/.default`, and the bare address of a v1.0 request. */
function isSharePoint(text: string): boolean {
  return /^https:\/\/[\w-]+\.sharepoint(?:-mil)?\.(?:com|us|cn)(?:\/+\.default|\/?)$/i.test(text.trim());
}

function provesWithSecret({ credentials, clientSecret }: App): boolean {
  if (credentials) return credentials.every((each) => each === 'secret');
  return clientSecret !== undefined && clientSecret.value.kind !== 'empty';
}

function asksSharePoint({ value }: Parameter): boolean {
  if (value.kind === 'literal') return isSharePoint(value.text);
  return value.kind === 'computed' && value.expression !== undefined && endsAtSharePoint(value.expression, 8);
}

/** `"https://" + tenant + ".sharepoint.com/.default"` */
function endsAtSharePoint(expression: Expression, depth: number): boolean {
  if (expression.kind === 'literal')
    return /\.sharepoint(?:-mil)?\.(?:com|us|cn)\/+\.default$/i.test(expression.value);
  return depth > 0 && childrenOf(expression).some((child) => endsAtSharePoint(child, depth - 1));
}

function isAppOnlyWithSecret({ parameters }: TokenRequest): boolean {
  const named = (name: string) => parameters.find((each) => each.name === name)?.value;
  const grant = named('grant_type');
  const isAppOnly = grant?.kind === 'literal' && grant.text === 'client_credentials';
  return isAppOnly && named('client_secret') !== undefined && named('client_assertion') === undefined;
}

function isTheOnlyOne({ apps }: Workspace, uri: string): boolean {
  const here = apps.flatMap(({ uri: at, fact }) => (at === uri ? [fact] : []));
  const [only] = here;
  const isAppOnly = here.every(({ flow }) => flow === 'client-credentials');
  return only !== undefined && isAppOnly && here.every((app) => provesWithSecret(app) && !app.scopes);
}
