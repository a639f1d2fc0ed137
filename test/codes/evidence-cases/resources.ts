import { APP, type EvidenceCase, json, OBJECT, OTHER_APP, python, TENANT } from './evidence-case.ts';

const unknown = (resource: string) =>
  `The resource principal named ${resource} was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`;
const unlisted = (resource: string) =>
  `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${APP}(shop). Resource value from request: ${resource}. Resource app ID: ${OTHER_APP}. List of valid resources from app registration: 00000003-0000-0000-c000-000000000000.`;
const appOnly = (scope: string) =>
  `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
const invalid = (scope: string) =>
  `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`;

const dotenv = (scope: string) => `AZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${APP}\nAZURE_SCOPE=${scope}\n`;

const settings = (scope: string) =>
  `${JSON.stringify({ AzureAd: { TenantId: TENANT, ClientId: APP, Scopes: scope } }, null, 2)}\n`;

const PYTHON = (scope: string) => `import msal

app = msal.ConfidentialClientApplication(
    "${APP}",
    authority="https://login.microsoftonline.com/${TENANT}",
    client_credential=secret,
)
result = app.acquire_token_for_client(scopes=["${scope}"])
`;

const C_SHARP = (scope: string) => `using Microsoft.Identity.Client;

var app = ConfidentialClientApplicationBuilder.Create("${APP}").WithClientSecret(secret).WithTenantId("${TENANT}").Build();
var result = await app.AcquireTokenForClient(new[] { "${scope}" }).ExecuteAsync();
`;

export const resourceCases: readonly EvidenceCase[] = [
  {
    name: 'a name of Microsoft Graph that is misspelt, in Python',
    error: python(500011, unknown('https://graph.microsft.com')),
    files: { 'token.py': PYTHON('«https://graph.microsft.com/.default»') },
    proves: [['resource-misspelt', 'https://graph.microsoft.com']],
  },
  {
    name: 'a slash too many',
    error: json(500011, unknown('https://graph.microsoft.com/')),
    files: { 'token.py': PYTHON('«https://graph.microsoft.com//.default»') },
    proves: [['resource-slash', 'ends with a slash']],
  },
  {
    name: 'an object ID as API',
    error: json(500011, unknown(`api://${OBJECT}`), 'invalid_resource'),
    files: {
      '.env': `${dotenv(`«api://${OBJECT}/.default»`)}AZURE_OBJECT_ID=«${OBJECT}»\n`,
    },
    proves: [['resource-is-object', 'an object ID']],
  },
  {
    name: 'the tenant as API',
    error: json(500011, unknown(TENANT)),
    files: { '.env': dotenv('openid').replace(TENANT, `«${TENANT}»`) },
    proves: [['resource-is-tenant', 'a tenant']],
  },
  {
    name: 'where an API is asked for, in settings',
    error: json(500011, unknown('api://stock')),
    files: { 'appsettings.json': settings('«api://stock/.default»') },
    proves: [['resource-place', 'asks for this API here']],
  },
  {
    name: 'where an API is asked for that the registration does not list, in C#',
    error: json(650057, unlisted('https://vault.azure.net')),
    files: { 'Program.cs': C_SHARP('«https://vault.azure.net/.default»') },
    proves: [['resource-place', 'asks for this API here']],
  },
  {
    name: 'where an API is asked for that is disabled',
    error: json(
      500014,
      "The service principal for resource 'api://stock' is disabled. This indicates that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application, preventing tokens from being issued for it.",
    ),
    files: { 'appsettings.json': settings('«api://stock/access»') },
    proves: [['resource-place', 'asks for this API here']],
  },
  {
    name: 'an API that nobody asks for here',
    error: json(500011, unknown('api://stock')),
    files: { 'appsettings.json': settings('api://shop/.default') },
    proves: [],
  },
  {
    name: 'an API known by its client id',
    error: json(500011, unknown(APP)),
    files: { '.env': dotenv('openid') },
    proves: [],
  },
  {
    name: 'a permission in a request of the app itself',
    error: python(1002012, appOnly('https://graph.microsoft.com/User.Read')),
    files: { 'token.py': PYTHON('«https://graph.microsoft.com/User.Read»') },
    proves: [['scope-place', 'write https://graph.microsoft.com/.default']],
  },
  {
    name: 'a scope that is not valid, in C#',
    error: json(70011, invalid('https://graph.microsoft.com/User.Read openid')),
    files: { 'Program.cs': C_SHARP('«https://graph.microsoft.com/User.Read»') },
    proves: [['scope-place', 'write https://graph.microsoft.com/.default']],
  },
  {
    name: 'a scope that is not valid, where the flow is not told',
    error: json(70011, invalid('api://stock/Read.All')),
    files: { 'appsettings.json': settings('«api://stock/Read.All openid»') },
    proves: [['scope-place', 'name of a permission']],
  },
  {
    name: 'openid, which others ask for as well',
    error: json(70011, invalid('openid profile')),
    files: { 'appsettings.json': settings('openid profile') },
    proves: [],
  },
  {
    name: 'a scope that no file asks for',
    error: json(1002012, appOnly('https://graph.microsoft.com/Mail.Send')),
    files: { 'token.py': PYTHON('https://graph.microsoft.com/User.Read') },
    proves: [],
  },
  {
    name: 'no scope in the message',
    error: json(70011, "The provided value for the input parameter 'scope' is not valid."),
    files: { 'token.py': PYTHON('https://graph.microsoft.com/User.Read') },
    proves: [],
  },
];
