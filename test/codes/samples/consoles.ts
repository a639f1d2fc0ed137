import { APP, BLOCK, CORRELATION, LINES, type Sample, TIME, TRACE } from './sample.ts';

const CRLF = `Trace ID: ${TRACE}\\r\\nCorrelation ID: ${CORRELATION}\\r\\nTimestamp: ${TIME}`;
export const CONSOLES: readonly Sample[] = [
  {
    name: 'Azure CLI',
    values: { appId: APP },
    text: `ERROR: AADSTS7000222: The provided client secret keys for app '${APP}' are expired.\n${LINES}\n\nThe command failed. Interactive authentication is needed. Please run:\naz logout\naz login --tenant "contoso" --scope "https://management.core.windows.net//.default"`,
    codes: [7000222],
    description: `The provided client secret keys for app '${APP}' are expired.`,
  },
  {
    name: 'Azure CLI of the ADAL era',
    text: `Get Token request returned http error: 400 and server response: {"error":"invalid_grant","error_description":"AADSTS70008: The refresh token has expired due to inactivity.\\r\\n${CRLF}","error_codes":[70008]}`,
    codes: [70008],
    error: 'invalid_grant',
  },
  {
    name: 'a GitHub action that masks values',
    text: `Error: : AADSTS501661: Request to External OIDC endpoint failed for ***. ${BLOCK}`,
    codes: [501661],
    description: 'Request to External OIDC endpoint failed for ***.',
  },
  {
    name: 'terraform in its box, wrapped at words',
    text: `╷\n│ Error: building account: could not acquire access token to parse claims: \n│ clientCredentialsToken: received HTTP status 401 with response: \n│ {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client\n│ secret provided. Trace ID: ${TRACE} Correlation\n│ ID: ${CORRELATION} Timestamp: 2024-12-03\n│ 08:15:30Z","error_codes":[7000215]}\n│ \n│   with provider["registry.terraform.io/hashicorp/azurerm"],\n╵`,
    codes: [7000215],
    error: 'invalid_client',
    description: 'Invalid client secret provided.',
  },
  {
    name: 'terraform through az',
    text: `│ Error: building account: running Azure CLI: exit status 1: ERROR: AADSTS70043: The refresh token has expired due to sign-in frequency checks.\n│ Trace ID: ${TRACE}\n│ Correlation ID: ${CORRELATION}\n│ Timestamp: ${TIME}`,
    codes: [70043],
    description: 'The refresh token has expired due to sign-in frequency checks.',
  },
  {
    name: 'Windows PowerShell, broken inside words',
    text: [
      'Login-AzAccount : AADSTS7000215: Invalid client secret provided. Ensure the sec',
      'ret being sent in the request is the client secret value. Trace ID: 0b6a3c1e-52',
      'd7-4f0c-9a41-7d1f3e5c2b00 Correlation ID: c94f7a20-1b3d-4e88-8f55-2a6e9d0b7c13 ',
      'Timestamp: 2024-12-03 08:15:30Z',
      'At line:1 char:1',
      '+ Login-AzAccount -ServicePrincipal',
      '    + CategoryInfo          : CloseError: (:) [Connect-AzAccount]',
    ].join('\r\n'),
    codes: [7000215],
    description:
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.',
  },
  {
    name: 'a code broken by the console',
    text: `Get-AADLicenseSku : One or more errors occurred. The service answered with: AADSTS70002\n15: Invalid client secret provided.\n${LINES}`,
    codes: [7000215],
    description: 'Invalid client secret provided.',
  },
  {
    name: 'a GUID broken by the console',
    text: `AADSTS50012: Invalid client secret is provided. Trace ID: 0b6a3c1e-52d7-4f0\nc-9a41-7d1f3e5c2b00 Correlation ID: ${CORRELATION} Timestamp: ${TIME}`,
    codes: [50012],
  },
  {
    name: 'PowerShell 7, concise view',
    text: `Connect-AzAccount: \nLine |\n   1 |  Connect-AzAccount -ServicePrincipal\n     |  ~~~~~~~~~~~~~~~~~\n     | ClientSecretCredential authentication failed: AADSTS7000215: Invalid client secret provided.\n     | Trace ID: ${TRACE}\n     | Correlation ID: ${CORRELATION}\n     | Timestamp: ${TIME}`,
    codes: [7000215],
    description: 'Invalid client secret provided.',
  },
  {
    name: 'colours of a terminal',
    text: `\u001b[31mAADSTS50058\u001b[0m: A silent sign-in request was sent but no user is signed in.\n${LINES}`,
    codes: [50058],
    description: 'A silent sign-in request was sent but no user is signed in.',
  },
  {
    name: 'no block, and text of the user below',
    text: 'AADSTS7000215: Invalid client secret provided.\nMy value starts with hunter2',
    codes: [7000215],
    ids: 'none',
    timestamp: false,
    description: 'Invalid client secret provided.',
  },
];
