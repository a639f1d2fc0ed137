import {
  APP,
  consoleText,
  type EvidenceCase,
  json,
  OBJECT,
  OTHER_APP,
  OTHER_TENANT,
  SECRET_ID,
  TENANT,
} from './evidence-case.ts';

const message = (app: string, tenant: string) =>
  `Application with identifier '${app}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`;

const dotenv = (tenant: string, app: string, more = '') =>
  `AZURE_TENANT_ID=${tenant}\nAZURE_CLIENT_ID=${app}\n${more}`;

const settings = (tenant: string, app: string) =>
  `${JSON.stringify({ AzureAd: { Instance: 'https://login.microsoftonline.com/', TenantId: tenant, ClientId: app } }, null, 2)}\n`;

const registration = (id: string, keyId = '«»') => `{
  "id": "${id}",
  "appId": "${OTHER_APP}",
  "displayName": "shop",
  "passwordCredentials": [{ "keyId": "${keyId}", "displayName": "deploy", "hint": "abc" }],
  "keyCredentials": []
}
`;

const VALUES = (tenant: string) => `azure:
  tenantId: ${tenant}
  clientId: ${APP}
`;

/** The last digit is another. */
const MISTYPED = APP.replace(/f$/, 'e');

export const applicationCases: readonly EvidenceCase[] = [
  {
    name: 'an object ID sent as client ID',
    error: json(700016, message(OBJECT, 'Contoso'), 'unauthorized_client'),
    files: { '.env': dotenv(TENANT, `«${OBJECT}»`), 'app.json': registration(`«${OBJECT}»`, SECRET_ID) },
    proves: [['app-id-is-object', 'an object ID']],
  },
  {
    name: 'the ID of a secret sent as client ID',
    error: json(700016, message(SECRET_ID, 'Contoso')),
    files: { '.env': dotenv(TENANT, `«${SECRET_ID}»`), 'app.json': registration(OBJECT, `«${SECRET_ID}»`) },
    proves: [['app-id-is-secret', 'ID of a client secret']],
  },
  {
    name: 'the tenant sent as client ID',
    error: json(700016, message(TENANT, 'Contoso')),
    files: { '.env': dotenv(APP, `«${TENANT}»`), 'appsettings.json': settings(`«${TENANT}»`, APP) },
    proves: [['app-id-is-tenant', 'changed places']],
  },
  {
    name: 'a subscription sent as client ID',
    error: consoleText(700016, message(OBJECT, TENANT)),
    files: { '.env': dotenv(TENANT, APP, `AZURE_SUBSCRIPTION_ID=«${OBJECT}»\n`) },
    proves: [['app-id-is-subscription', 'a subscription']],
  },
  {
    name: 'the ID of a certificate sent as client ID',
    error: json(700016, message(SECRET_ID, 'Contoso')),
    files: {
      'app.json': `${JSON.stringify({ appId: APP, keyCredentials: [{ keyId: `«${SECRET_ID}»`, usage: 'Verify', type: 'AsymmetricX509Cert' }] }, null, 2)}\n`,
    },
    proves: [['app-id-is-key', 'certificate or key']],
  },
  {
    name: 'the tenant of another environment',
    error: json(700016, message(APP, OTHER_TENANT)),
    files: {
      'appsettings.Production.json': settings(`«${TENANT}»`, APP),
      'appsettings.Development.json': settings(`«${OTHER_TENANT}»`, APP),
    },
    proves: [['app-in-other-tenant', `In production this app goes with the tenant ${TENANT}`]],
  },
  {
    name: 'another tenant in YAML, by ids in capitals',
    error: json(700016, message(APP.toUpperCase(), OTHER_TENANT.toUpperCase())),
    files: { 'values.yaml': VALUES(`«${TENANT}»`) },
    proves: [['app-in-other-tenant', `goes with the tenant ${TENANT}`]],
  },
  {
    name: 'one digit that differs',
    error: json(700016, message(MISTYPED, 'Contoso')),
    files: { '.env': dotenv(TENANT, `«${MISTYPED}»`), 'appsettings.json': settings(TENANT, `«${APP}»`) },
    proves: [['app-id-mistyped', 'one digit']],
  },
  {
    name: 'where the app stands, in a tenant of another name',
    error: json(700016, message(APP, 'Contoso')),
    files: { 'appsettings.json': settings(TENANT, `«${APP}»`) },
    proves: [['app-place', `with the tenant ${TENANT}`]],
  },
  {
    name: 'a domain may well be the tenant’s',
    error: json(700016, message(APP, TENANT)),
    files: { '.env': dotenv('contoso.onmicrosoft.com', `«${APP}»`) },
    proves: [['app-place', 'contoso.onmicrosoft.com']],
  },
  {
    name: 'two domains may well be one tenant’s',
    error: json(700016, message(APP, 'contoso.com')),
    files: {
      '.env': dotenv('contoso.onmicrosoft.com', `«${APP}»`),
      'values.yaml': VALUES('contoso.com').replace(APP, `«${APP}»`),
    },
    proves: [['app-place', 'contoso.onmicrosoft.com']],
  },
  {
    name: 'braces around the client ID',
    error: json(700016, message(`{${APP}}`, 'Contoso')),
    files: { '.env': dotenv(TENANT, `«{${APP}}»`) },
    proves: [['app-id-in-marks', `write ${APP}`]],
  },
  {
    name: 'the name of an app sent as client ID',
    error: json(700016, message('shop', 'Contoso')),
    files: { 'app.json': registration(OBJECT, SECRET_ID).replace('"shop"', '"«shop»"') },
    proves: [['app-id-is-name', `of this name is ${OTHER_APP}`]],
  },
  {
    name: 'a variable without a value sent as client ID',
    error: json(700016, message('undefined', 'Contoso')),
    proves: [['app-id-unset', 'had no value']],
  },
  {
    name: 'a variable of a pipeline sent as client ID',
    error: json(700016, message('$(clientId)', 'Contoso')),
    proves: [['app-id-unfilled', '$(clientId) was sent as client ID']],
  },
  {
    name: 'a client ID that somebody hid',
    error: json(700016, message('<client-id>', 'Contoso')),
    files: { '.env': dotenv(TENANT, APP) },
    proves: [],
  },
  {
    name: 'an application ID URI that nobody knows',
    error: json(700016, message('api://stock', 'Contoso')),
    files: { 'app.json': registration(OBJECT, SECRET_ID) },
    proves: [],
  },
  {
    name: 'an app that no file knows',
    error: json(700016, message(OTHER_APP, TENANT)),
    files: { '.env': dotenv(TENANT, APP) },
    proves: [],
  },
  {
    name: 'an app that differs in three digits',
    error: json(700016, message(APP.replace(/6ef$/, '123'), TENANT)),
    files: { '.env': dotenv(TENANT, APP) },
    proves: [],
  },
  {
    name: 'one digit that differs from two apps',
    error: json(700016, message(APP.replace(/f$/, 'd'), TENANT)),
    files: { '.env': dotenv(TENANT, APP), 'appsettings.json': settings(TENANT, MISTYPED) },
    proves: [],
  },
  {
    name: 'a masked app',
    error: json(700016, message('***', TENANT)),
    files: { '.env': dotenv(TENANT, APP) },
    proves: [],
  },
  {
    name: 'one file calls it a client id and an object id: the place alone',
    error: json(700016, message(APP, 'Contoso')),
    files: { '.env': dotenv(TENANT, `«${APP}»`, `AZURE_OBJECT_ID=«${APP}»\n`) },
    proves: [['app-place', 'stated here']],
  },
];
