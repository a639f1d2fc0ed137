import {
  APP,
  type EvidenceCase,
  json,
  OBJECT,
  OTHER_APP,
  OTHER_TENANT,
  redirect,
  TENANT,
} from './evidence-case.ts';

const unknown = (tenant: string) =>
  `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`;
const malformed = (tenant: string) =>
  `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`;
const single = `Application '${APP}'(shop) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`;
const NO_TENANT =
  'No tenant-identifying information found in either the request or implied by any provided credentials.';

const dotenv = (tenant: string, app = APP) => `AZURE_TENANT_ID=${tenant}\nAZURE_CLIENT_ID=${app}\n`;

const terraform = (tenant: string, subscription: string) => `provider "azurerm" {
  features {}
  tenant_id       = "${tenant}"
  client_id       = "${APP}"
  subscription_id = "${subscription}"
}
`;

const JAVASCRIPT = (tenant: string) => `import { ConfidentialClientApplication } from '@azure/msal-node';

const client = new ConfidentialClientApplication({
  auth: {
    clientId: '${APP}',
    authority: 'https://login.microsoftonline.com/${tenant}',
    clientSecret: process.env.CLIENT_SECRET,
  },
});
`;

const PYTHON = (tenant: string, grant: string) => `import requests

requests.post(
    "https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token",
    data={
        "grant_type": "${grant}",
        "client_id": "${APP}",
        "client_secret": secret,
        "scope": "https://graph.microsoft.com/.default",
    },
)
`;

/** Its first two digits changed places. */
const MISTYPED = `e6${TENANT.slice(2)}`;

export const tenantCases: readonly EvidenceCase[] = [
  {
    name: 'the client ID sent as tenant',
    error: json(90002, unknown(APP), 'invalid_request'),
    files: {
      '.env': dotenv(`«${APP}»`, TENANT),
      'main.tf': terraform(TENANT, OBJECT).replace(APP, `«${APP}»`),
    },
    proves: [['tenant-is-application', 'changed places']],
  },
  {
    name: 'the subscription sent as tenant',
    error: json(90002, unknown(OBJECT)),
    files: { 'main.tf': terraform(`«${OBJECT}»`, `«${OBJECT}»`) },
    proves: [['tenant-is-subscription', 'a subscription']],
  },
  {
    name: 'two digits that changed places',
    error: json(90002, unknown(MISTYPED)),
    files: { '.env': dotenv(`«${MISTYPED}»`), 'main.tf': terraform(`«${TENANT}»`, OBJECT) },
    proves: [['tenant-mistyped', 'two digits']],
  },
  {
    name: 'a letter that is missing in the domain',
    error: redirect(90002, unknown('contoso.onmicrosft.com')),
    files: { '.env': dotenv('«contoso.onmicrosft.com»') },
    proves: [['tenant-misspelt', 'contoso.onmicrosoft.com']],
  },
  {
    name: 'braces around the ID',
    error: json(900023, malformed(`{${TENANT.toUpperCase()}}`)),
    files: { '.env': dotenv(`«{${TENANT}}»`) },
    proves: [['tenant-in-marks', `write ${TENANT}`]],
  },
  {
    name: 'a variable without a value',
    error: redirect(90002, unknown('None')),
    files: { '.env': dotenv(TENANT) },
    proves: [['tenant-unset', '“None” was sent as tenant']],
  },
  {
    name: 'a variable that nothing filled in',
    error: json(900023, malformed('${AZURE_TENANT_ID}')),
    files: { '.env': dotenv(TENANT) },
    proves: [['tenant-unfilled', 'nothing put the value in its place']],
  },
  {
    name: 'a tenant that somebody hid',
    error: json(900023, malformed('<tenant>')),
    files: { '.env': dotenv(TENANT) },
    proves: [],
  },
  {
    name: 'where the tenant stands, in JavaScript',
    error: json(90002, unknown(OTHER_TENANT)),
    files: { 'auth.js': JAVASCRIPT(`«${OTHER_TENANT}»`) },
    proves: [['tenant-place', 'Directory (tenant) ID']],
  },
  {
    name: 'where a domain stands, by its name in capitals',
    error: json(90002, unknown('Contoso.com')),
    files: { '.env': dotenv('«contoso.com»') },
    proves: [['tenant-place', 'Directory (tenant) ID']],
  },
  {
    name: 'common for an app of one tenant, in JavaScript',
    error: redirect(50194, single),
    files: { 'auth.js': JAVASCRIPT('«common»'), 'other.env': dotenv('organizations', OTHER_APP) },
    proves: [['tenant-shared', 'This app goes to common here']],
  },
  {
    name: 'common in a request of the app itself',
    error: json(90019, NO_TENANT),
    files: { 'token.py': PYTHON('«common»', 'client_credentials') },
    proves: [['tenant-shared', 'A request of the app itself goes to common']],
  },
  {
    name: 'common in a request with a user, where the app itself asked',
    error: json(50059, NO_TENANT),
    files: { 'token.py': PYTHON('common', 'refresh_token') },
    proves: [],
  },
  {
    name: 'common for another app than that of the message',
    error: json(50194, single.replace(APP, OTHER_APP)),
    files: { 'auth.js': JAVASCRIPT('common') },
    proves: [],
  },
  {
    name: 'organizations for an app that is told to take it',
    error: json(
      90130,
      `Application '${APP}'(shop) is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.`,
    ),
    files: { 'auth.js': JAVASCRIPT('organizations') },
    proves: [],
  },
  {
    name: 'a tenant that no file knows',
    error: json(90002, unknown(OTHER_TENANT)),
    files: { '.env': dotenv(TENANT) },
    proves: [],
  },
  {
    name: 'a tenant that is a placeholder in the files',
    error: json(90002, unknown('your-tenant.onmicrosoft.com')),
    files: { '.env': dotenv('<tenant-id>') },
    proves: [],
  },
  {
    name: 'a domain of somebody’s own',
    error: json(90002, unknown('contoso.microsoft.com')),
    files: { '.env': dotenv(TENANT) },
    proves: [],
  },
  {
    name: 'a tenant that is cut off',
    error: `AADSTS90002: Tenant '${TENANT.slice(0, 20)}`,
    files: { '.env': dotenv(TENANT) },
    proves: [],
  },
];
