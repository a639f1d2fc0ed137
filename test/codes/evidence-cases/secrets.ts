import {
  APP,
  dotnet,
  type EvidenceCase,
  json,
  OTHER_APP,
  python,
  SECRET_ID,
  TENANT,
} from './evidence-case.ts';

const INVALID = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'.`;
const EXPIRED = `The provided client secret keys for app '${APP}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`;

/** No secret of anybody’s: made of nothing but its shape. */
const VALUE = `abc8Q~${'xY3_'.repeat(8)}zz`;

const dotenv = (secret: string, app = APP) =>
  `AZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${app}\nAZURE_CLIENT_SECRET=${secret}\n`;

const settings = (secret: string) =>
  `${JSON.stringify({ AzureAd: { TenantId: TENANT, ClientId: APP.toUpperCase(), ClientSecret: secret } }, null, 2)}\n`;

const DOTENV_WITHOUT = `AZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=«${APP}»\n`;

const PYTHON = `import os
import requests

requests.post(
    "https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token",
    data={
        "grant_type": "client_credentials",
        "client_id": "${APP}",
        "client_secret": «os.environ["SHOP_SECRET"]»,
        "scope": "https://graph.microsoft.com/.default",
    },
)
`;

const C_SHARP = `using Azure.Identity;

var credential = new ClientSecretCredential("${TENANT}", "${APP}", "«${SECRET_ID}»");
`;

export const secretCases: readonly EvidenceCase[] = [
  {
    name: 'the place of a secret that is shaped like one',
    error: json(7000215, INVALID),
    files: { '.env': dotenv(`«${VALUE}»`) },
    proves: [['secret-place', 'one place of the workspace: look at the secret']],
  },
  {
    name: 'two places',
    error: json(7000215, INVALID),
    files: { '.env': dotenv(`«${VALUE}»`), 'appsettings.Production.json': settings(`«${VALUE}»`) },
    proves: [['secret-place', '2 places']],
  },
  {
    name: 'a secret that expired',
    error: dotnet(7000222, EXPIRED),
    files: { 'appsettings.json': settings(`«${VALUE}»`) },
    proves: [['secret-place', 'write the new secret there']],
  },
  {
    name: 'a GUID that expired was a secret once',
    error: json(7000222, EXPIRED),
    files: { '.env': dotenv(`«${SECRET_ID}»`) },
    proves: [['secret-place', 'write the new secret there']],
  },
  {
    name: 'a GUID in a file',
    error: python(7000215, INVALID),
    files: { '.env': dotenv(`«${SECRET_ID}»`) },
    proves: [['secret-is-id', 'Secret ID']],
  },
  {
    name: 'a GUID in C#',
    error: dotnet(7000215, INVALID),
    files: { 'Program.cs': C_SHARP },
    proves: [['secret-is-id', 'Secret ID']],
  },
  {
    name: 'a GUID in one place, beside a secret in another',
    error: json(7000215, INVALID),
    files: { '.env': dotenv(`«${VALUE}»`), 'appsettings.json': settings(`«${SECRET_ID}»`) },
    proves: [['secret-is-id', 'Secret ID']],
  },
  {
    name: 'a thumbprint',
    error: json(7000215, INVALID),
    files: { '.env': dotenv('«3F7A0C9D51E8B2463D70A9F81C5E2B6D94037AE1»') },
    proves: [['secret-is-thumbprint', 'thumbprint']],
  },
  {
    name: 'what the portal shows of a secret later',
    error: json(7000215, INVALID),
    files: { '.env': dotenv('«abc******************»') },
    proves: [['secret-is-masked', 'masked']],
  },
  {
    name: 'a placeholder, and no other place',
    error: json(7000215, INVALID),
    files: { 'appsettings.json': settings('«<your-client-secret>»') },
    proves: [['secret-is-placeholder', 'placeholder']],
  },
  {
    name: 'a placeholder beside the real one',
    error: json(7000215, INVALID),
    files: { 'appsettings.json': settings('«<your-client-secret>»'), '.env': dotenv(`«${VALUE}»`) },
    proves: [['secret-place', '2 places']],
  },
  {
    name: 'an empty secret',
    error: json(7000215, INVALID),
    files: { 'appsettings.json': settings('«»') },
    proves: [['secret-is-empty', 'empty']],
  },
  {
    name: 'a request by hand, with a secret from the environment',
    error: python(7000215, INVALID),
    files: { 'token.py': PYTHON },
    proves: [['secret-place', 'comes from elsewhere']],
  },
  {
    name: 'an app whose secret no file states',
    error: json(7000215, INVALID),
    files: { '.env': DOTENV_WITHOUT },
    proves: [['secret-elsewhere', 'no file that was read states its secret']],
  },
  {
    name: 'the secret of another app',
    error: json(7000215, INVALID),
    files: { '.env': dotenv(SECRET_ID, OTHER_APP) },
    proves: [],
  },
  {
    name: 'a message that names no app',
    error: json(7000215, 'Invalid client secret is provided.'),
    files: { '.env': dotenv(SECRET_ID) },
    proves: [],
  },
  {
    name: 'a message that is cut within the id of the app',
    error: `AADSTS7000215: ${INVALID.slice(0, -10)}`,
    files: { '.env': dotenv(SECRET_ID) },
    proves: [],
  },
  {
    name: 'a client id that is a placeholder',
    error: json(7000215, INVALID),
    files: { '.env': dotenv(SECRET_ID, '<client-id>') },
    proves: [],
  },
];
