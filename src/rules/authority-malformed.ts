import { writeValue } from '../core/fixes.ts';
import type { Place } from '../core/types.ts';
import type { App } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  id: 'authority-malformed',
  on: 'app',
  severity: 'error',
  prevents: [90002, 90013, 50050, 900023],
  finds:
    'An authority that is no address of a tenant: no scheme, no slash before the tenant, a part of it twice, braces of a template, the path of an endpoint, or the form of another service.',
  why:
    'Libraries put their endpoints together from the authority: scheme, host and one segment for the tenant. What ' +
    'else stands in it ends up in the address that is called, and Entra takes it for a tenant that does not exist.',
  messages: {
    scheme:
      'This authority does not begin with https://. Libraries refuse it, or Entra answers AADSTS50050: write {meant}.',
    http: 'This authority begins with http://, which libraries refuse: Entra issues tokens over TLS only. Write https://.',
    glued:
      'The slash between the host and the tenant is missing, so that the host does not exist. Write {meant}.',
    doubled:
      'This authority has its address, its tenant or its version twice. Entra will answer AADSTS90002: leave one of them out.',
    slashes:
      'This authority has an empty segment before the tenant. Entra will answer AADSTS90002, or the library refuses it: write {meant}.',
    braces:
      'The braces of a template still stand around the tenant. Entra will answer AADSTS90002: write the tenant alone.',
    endpoint:
      'This is the address of an endpoint, not an authority. Libraries append the path themselves, and Entra answers AADSTS90002 or AADSTS90013: end it after the tenant.',
    policy:
      'User flows and custom policies of Azure AD B2C are served at b2clogin.com only. Entra will answer AADSTS90013 here: use https://<tenant>.b2clogin.com/tfp/<tenant>.onmicrosoft.com/<policy>, or leave the policy away at another service.',
    'well-known':
      'A tenant of External ID or Azure AD B2C signs in its own users only. Entra will answer AADSTS90002: write the tenant’s domain or ID where this says {tenant}.',
    instance:
      'This holds a tenant, and {name} states one beside it: the library puts both into the address, and Entra answers AADSTS90002. End it after the host.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration',
    'https://learn.microsoft.com/azure/active-directory-b2c/b2clogin',
  ],
  examples: [
    {
      path: 'app.py',
      bad: 'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="«https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/oauth2/v2.0/token»",\n    client_credential=secret,\n)\n',
      fixed:
        'import msal\n\napp = msal.ConfidentialClientApplication(\n    "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    authority="https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92",\n    client_credential=secret,\n)\n',
    },
    {
      path: 'auth.ts',
      bad: "import { PublicClientApplication } from '@azure/msal-browser';\n\nexport const pca = new PublicClientApplication({\n  auth: {\n    clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',\n    authority: '«https://login.microsoftonline.comcommon»',\n  },\n});\n",
      fixed:
        "import { PublicClientApplication } from '@azure/msal-browser';\n\nexport const pca = new PublicClientApplication({\n  auth: {\n    clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',\n    authority: \"https://login.microsoftonline.com/common\",\n  },\n});\n",
    },
    {
      path: 'appsettings.json',
      bad: '{\n  "AzureAd": {\n    "Authority": "«https://login.microsoftonline.com/{6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92}/v2.0»",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  }\n}\n',
      fixed:
        '{\n  "AzureAd": {\n    "Authority": "https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/v2.0",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  }\n}\n',
    },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_AUTHORITY=«https://contoso.ciamlogin.com/common»\n',
    },
  ],
  fine: [
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "Instance": "https://login.microsoftonline.com/", "TenantId": "common", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "Authority": "https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/v2.0", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_TOKEN_ENDPOINT=https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/oauth2/v2.0/token\n',
    },
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "Instance": "https://login.microsoftonline.com/{0}", "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    {
      path: 'credential.py',
      text: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential(tenant, client, secret, authority="login.microsoftonline.us")\n',
    },
  ],

  *check(app) {
    const { authority } = app;
    if (authority?.value.kind !== 'url') return;
    const { fault, host, tenant = '' } = authority.value;
    if (!fault) {
      yield* instanceWithTenant(app);
      return;
    }
    if (fault.kind === 'endpoint' && !isNamedAuthority(app, authority.name)) return;
    const { kind, meant = '' } = fault;
    const isCertain = kind !== 'endpoint' && (kind !== 'scheme' || app.call !== undefined);
    const isSafe = kind !== 'policy' && (kind !== 'endpoint' || app.call !== undefined);
    yield {
      message: kind,
      at: authority.place,
      severity: isCertain ? 'error' : 'warning',
      values: { meant: meant || `https://${host}/<tenant>`, tenant },
      fixes: meant ? [write(authority.place, meant, isSafe)] : [],
    };
  },
});

function write(place: Place, value: string, isSafe: boolean) {
  return writeValue(place, value, `Write ${value}`, isSafe);
}

/** Settings such as `TokenEndpoint` and `TokenUrl` rightly hold an endpoint. */
function isNamedAuthority({ call }: App, name: string): boolean {
  const ending = call ? /(?:authority|instance)[_.-]?(?:uri|url)?$/i : /(?:authority|instance)$/i;
  return ending.test(name);
}

const TENANT =
  /^(?:common|organizations|consumers|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]+(?:\.[\w-]+)+)$/i;

/** Microsoft.Identity.Web puts the tenant behind its `Instance`. */
function* instanceWithTenant({ authority, tenant, call }: App) {
  if (authority?.value.kind !== 'url' || call || !/^instance$/i.test(authority.name)) return;
  const { host, isMicrosoft, tenant: inPath = '' } = authority.value;
  if (!isMicrosoft || !TENANT.test(inPath) || /\.b2clogin\.com$/.test(host)) return;
  if (!tenant || tenant.value.kind === 'empty') return;
  yield {
    message: 'instance' as const,
    at: authority.place,
    severity: 'warning' as const,
    values: { name: tenant.name },
    fixes: [write(authority.place, `https://${host}/`, false)],
  };
}
