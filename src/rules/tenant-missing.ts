import type { Fix, Place, Span } from '../core/types.ts';
import type { App, TokenRequest } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { tenantOf } from './sign-in-ids.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'tenant-missing',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [50059, 90002],
  finds:
    'An app that asks for tokens of its own and names no tenant, or an address with the braces of a template in its place.',
  why:
    'When nobody signs in, only the address tells Entra which tenant is asked. Libraries that are given no authority ask at ' +
    '“common”, which works for people and not for apps.',
  messages: {
    none: 'No tenant is given. With client credentials nobody signs in, so Entra will answer AADSTS50059: give the tenant’s ID or domain{how}.',
    empty:
      'The tenant is empty. With client credentials nobody signs in, so Entra will answer AADSTS50059: give the tenant’s ID or domain.',
    unfilled:
      'The braces stay as they are: the text lacks the mark that fills in {name}. Entra will answer AADSTS90002 or AADSTS900023, for no tenant is called {braces}.',
    address:
      'This address names no tenant. With client credentials nobody signs in, so Entra will answer AADSTS50059: write the tenant’s ID or domain behind the host.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration',
  ],
  examples: [
    {
      path: 'daemon.py',
      bad: 'import msal\n\napp = «msal.ConfidentialClientApplication(client_id, client_credential=secret)»\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\n',
    },
    {
      path: 'token.sh',
      bad: 'curl -d grant_type=client_credentials -d client_id=$CLIENT_ID --data-urlencode "client_secret=$SECRET" -d scope=https://graph.microsoft.com/.default «https://login.microsoftonline.com/oauth2/v2.0/token»\n',
    },
    {
      path: 'credential.js',
      bad: "const { ClientSecretCredential } = require('@azure/identity');\n\nconst credential = new ClientSecretCredential('«»', '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', process.env.SECRET);\n",
    },
    {
      path: 'token.py',
      bad: 'import requests\n\ndef token(tenant_id, data):\n    url = "«https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token»"\n    return requests.post(url, data={"grant_type": "client_credentials", "client_id": data.id, "client_secret": data.secret, "scope": "https://graph.microsoft.com/.default"})\n',
      fixed:
        'import requests\n\ndef token(tenant_id, data):\n    url = f"https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token"\n    return requests.post(url, data={"grant_type": "client_credentials", "client_id": data.id, "client_secret": data.secret, "scope": "https://graph.microsoft.com/.default"})\n',
    },
    {
      path: 'auth.ts',
      bad: "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nexport const client = new ConfidentialClientApplication({\n  auth: { clientId: process.env.CLIENT_ID!, authority: '«https://login.microsoftonline.com/${tenantId}»', clientSecret: process.env.CLIENT_SECRET },\n});\n",
      fixed:
        "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nexport const client = new ConfidentialClientApplication({\n  auth: { clientId: process.env.CLIENT_ID!, authority: `https://login.microsoftonline.com/${tenantId}`, clientSecret: process.env.CLIENT_SECRET },\n});\n",
    },
    {
      path: 'Daemon.cs',
      bad: 'using Microsoft.Identity.Client;\n\nvar app = ConfidentialClientApplicationBuilder.Create(clientId).WithClientSecret(secret).WithAuthority("«https://login.microsoftonline.com/»").Build();\nvar result = await app.AcquireTokenForClient(scopes).ExecuteAsync();\n',
    },
  ],
  fine: [
    {
      path: 'web.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, client_credential=secret)\nresult = app.acquire_token_by_authorization_code(code, scopes=["User.Read"])\n',
    },
    {
      path: 'daemon.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, client_credential=secret, **options)\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\n',
    },
    {
      path: 'daemon.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, client_credential=secret, authority="https://login.microsoftonline.com/" + tenant)\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\n',
    },
    {
      path: 'template.py',
      text: 'from azure.identity import ClientSecretCredential\n\n# Fill these in.\ncredential = ClientSecretCredential("", "", "")\n',
    },
    {
      path: 'endpoints.py',
      text: 'import requests\n\nTOKEN_URL = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"\n\ndef token(tenant, secret):\n    return requests.post(TOKEN_URL.format(tenant=tenant), data={"grant_type": "client_credentials", "client_id": "x", "client_secret": secret, "scope": scope})\n',
    },
    {
      path: 'expand.py',
      text: 'import requests\n\nTOKEN_URL = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"\n\ndef token(tenant, secret):\n    return requests.post(expand(TOKEN_URL, tenant), data={"grant_type": "client_credentials", "client_id": "x", "client_secret": secret, "scope": scope})\n',
    },
    {
      path: 'config.template.js',
      text: "const config = { auth: { clientId: '${CLIENT_ID}', authority: 'https://login.microsoftonline.com/${TENANT_ID}', clientSecret: '${CLIENT_SECRET}' } };\nconst client = new msal.ConfidentialClientApplication(config);\n",
    },
    { path: 'login.sh', text: 'az login --service-principal -u "$APP_ID" -p="$SECRET" --tenant "$TENANT"\n' },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    yield* unfilled(fact);
    if (fact.kind === 'app') yield* inApp(fact);
    else yield* inRequest(fact);
  },
});

type Found = {
  readonly message: 'none' | 'empty' | 'address' | 'unfilled';
  readonly at: Place | Span;
  readonly values?: Readonly<Record<string, string>>;
  readonly fixes?: readonly Fix[];
};

function* unfilled({ unfilledTenant: found, clientId }: App | TokenRequest): Iterable<Found> {
  // In a file that is a template itself, everything is in braces.
  const isTemplate = clientId?.value.kind === 'reference' && !clientId.source;
  if (!found || isTemplate) return;
  const { name, place, repair } = found;
  const fixes: readonly Fix[] =
    repair.length > 0 ? [{ kind: 'edit', title: `Fill in ${name}`, safe: false, edits: repair }] : [];
  yield { message: 'unfilled', at: place, values: { name, braces: `{${name}}` }, fixes };
}

function* inApp(app: App): Iterable<Found> {
  const { tenant, authority, authorityTenant, call, flow } = app;
  if (flow !== 'client-credentials' || !call) return;
  if (app.lacksTenant) {
    const how = app.group === 'az login' ? ' with --tenant' : ' in the authority';
    yield { message: 'none', at: call, values: { how } };
  } else if (tenant?.value.kind === 'empty') {
    if (!authorityTenant && isFilledIn(app)) yield { message: 'empty', at: tenant.place };
  } else if (!tenant && !authorityTenant && authority?.value.kind === 'url') {
    const { isMicrosoft, isOpen, tenant: path } = authority.value;
    if (isMicrosoft && !isOpen && !path) yield { message: 'address', at: authority.place };
  }
}

/** In a template everything is empty, and right so. */
function isFilledIn({ clientId, clientSecret }: App): boolean {
  const isThere = (kind: string | undefined) =>
    kind !== undefined && kind !== 'empty' && kind !== 'placeholder';
  return isThere(clientId?.value.kind) && (!clientSecret || isThere(clientSecret.value.kind));
}

function* inRequest(request: TokenRequest): Iterable<Found> {
  const { endpoint, parameters } = request;
  const grant = parameters.find(({ name }) => name === 'grant_type')?.value;
  const isAppOnly = grant?.kind === 'literal' && grant.text === 'client_credentials';
  if (!isAppOnly || !endpoint?.value.host || endpoint.value.tenant || tenantOf(request)) return;
  yield { message: 'address', at: endpoint.place };
}
