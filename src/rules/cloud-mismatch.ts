import type { Fix } from '../core/types.ts';
import type { CloudUse } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  id: 'cloud-mismatch',
  on: 'cloud-use',
  severity: 'error',
  prevents: [500011, 900382, 900439],
  finds: 'An API of one Microsoft cloud, and an authority of another.',
  why:
    'Each cloud has its own Entra, its own Microsoft Graph and its own tokens: those of one are worth nothing in ' +
    'another. GCC, other than GCC High, uses the hosts of the public cloud.',
  messages: {
    mismatch:
      '{host} belongs to {api}, but the app signs in at {signIn}. Entra will answer AADSTS500011, or the API refuses the token: take both from one cloud.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud',
    'https://learn.microsoft.com/graph/deployments',
  ],
  examples: [
    {
      path: 'daemon.py',
      bad: 'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="https://login.microsoftonline.us/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    client_credential=secret,\n)\nresult = app.acquire_token_for_client(scopes=["«https://graph.microsoft.com/.default»"])\n',
      fixed:
        'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="https://login.microsoftonline.us/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    client_credential=secret,\n)\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.us/.default"])\n',
    },
    {
      path: 'appsettings.json',
      bad: '{\n  "AzureAd": {\n    "Instance": "https://login.partner.microsoftonline.cn/",\n    "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  },\n  "DownstreamApi": {\n    "BaseUrl": "«https://graph.microsoft.com/v1.0»",\n    "Scopes": "User.Read"\n  }\n}\n',
      fixed:
        '{\n  "AzureAd": {\n    "Instance": "https://login.partner.microsoftonline.cn/",\n    "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  },\n  "DownstreamApi": {\n    "BaseUrl": "https://microsoftgraph.chinacloudapi.cn/v1.0",\n    "Scopes": "User.Read"\n  }\n}\n',
    },
    {
      path: 'token.sh',
      bad: 'curl https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/oauth2/v2.0/token \\\n  --data-urlencode "client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" \\\n  --data-urlencode "client_secret=$CLIENT_SECRET" \\\n  --data-urlencode "grant_type=client_credentials" \\\n  --data-urlencode "scope=«https://graph.microsoft.us/.default»"\n',
      fixed:
        'curl https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/oauth2/v2.0/token \\\n  --data-urlencode "client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" \\\n  --data-urlencode "client_secret=$CLIENT_SECRET" \\\n  --data-urlencode "grant_type=client_credentials" \\\n  --data-urlencode "scope=https://graph.microsoft.com/.default"\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_AUTHORITY=https://login.microsoftonline.us/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_SCOPE=https://dod-graph.microsoft.us/.default\n',
    },
    {
      path: 'settings.json',
      text: '{ "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "Authority": "https://contoso.ciamlogin.com/contoso.onmicrosoft.com", "Scope": "https://graph.microsoft.com/.default" }\n',
    },
    {
      path: 'clouds.ts',
      text: "export const clouds = {\n  public: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },\n  government: { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },\n};\n",
    },
    {
      path: 'storage.py',
      text: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, client, secret, authority="https://login.microsoftonline.us")\ntoken = credential.get_token("https://storage.azure.com/.default")\n',
    },
  ],

  *check({ signIn, apis, isOfOne }) {
    if (signIn.closed || signIn.id === 'ppe') return;
    for (const api of apis) {
      if (api.cloud.id === signIn.id || api.cloud.closed) continue;
      yield {
        message: 'mismatch',
        at: api.place,
        severity: isOfOne ? 'error' : 'warning',
        values: { host: api.host, api: api.cloud.name, signIn: signIn.name },
        fixes: hostOf(signIn, api),
      };
    }
  },
});

/** Microsoft Graph has a host in every cloud; which one was wrong, the API or the authority, is not known. */
function hostOf(
  signIn: CloudUse['signIn'],
  { cloud, host, hostSpan }: CloudUse['apis'][number],
): readonly Fix[] {
  const [graph] = signIn.graphHosts;
  if (!hostSpan || !graph || !cloud.graphHosts.includes(host)) return [];
  const edits = [{ span: hostSpan, newText: graph }];
  return [{ kind: 'edit', title: `Use ${graph}`, safe: false, edits }];
}
