import * as said from './said.ts';

import {
  APP,
  answer,
  BLOCK,
  CORRELATION,
  expectsAll,
  expectsText,
  head,
  onLines,
  onOneLine,
  type Said,
  type Sample,
  TIME,
  TRACE,
} from './sample.ts';

const body = (each: Said) => JSON.stringify(answer(each));
/** As a console host breaks a line: at its width, inside words. */
const wrapped = (text: string, width: number) =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
    .join('\r\n');
const powershell = (cmdlet: string, text: string, width: number) =>
  `${wrapped(`${cmdlet} : ${text}`, width)}\r\nAt line:1 char:1\r\n+ ${cmdlet} -ServicePrincipal\r\n+ ~~~~~~~~~~~~~~~~~\r\n    + CategoryInfo          : CloseError: (:) [${cmdlet}], AuthenticationFailedException\r\n    + FullyQualifiedErrorId : Heron.Cmdlets.${cmdlet}\r\n`;
const boxed = (text: string) => `╷\n${text.replace(/^/gm, '│ ')}\n╵`;
/** As terraform breaks a line: between words. */
const folded = (text: string, width: number) =>
  text.replace(new RegExp(`(?=.{${width + 1}})(.{1,${width}}) `, 'g'), '$1\n');

/** PowerShell in windows of several widths: codes, ids and names are broken. */
export const POWERSHELL: readonly Sample[] = [
  ...[80, 100, 120].map((width) => ({
    name: `Windows PowerShell, ${width} columns`,
    text: powershell('Connect-AzAccount', onOneLine(said.UNKNOWN_APP), width),
    ...expectsText(said.UNKNOWN_APP),
  })),
  ...[80, 100, 120].map((width) => ({
    name: `Windows PowerShell, ${width} columns, a certificate`,
    text: powershell('Connect-MgGraph', onOneLine(said.KEY_NOT_FOUND), width),
    ...expectsText(said.KEY_NOT_FOUND),
  })),
  {
    name: 'Windows PowerShell, the code broken at 80 columns',
    text: powershell(
      'Get-HeronLicense',
      `${'One or more errors occurred. The service said: '.padEnd(56, '.')}${onOneLine(said.WRONG_SECRET)}`,
      80,
    ),
    ...expectsText(said.WRONG_SECRET),
  },
  {
    name: 'Windows PowerShell, a name broken at 80 columns, a block on lines',
    text: powershell('Connect-ExchangeOnline', onLines(said.GUEST), 80),
    ...expectsText(said.GUEST),
  },
  {
    name: 'PowerShell 7, concise view, broken at 80 columns',
    text: wrapped(
      `Connect-MgGraph: ClientSecretCredential authentication failed: ${onLines(said.EXPIRED_SECRET)}`,
      80,
    ),
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'PowerShell 7 with a bar before each line',
    text: `Connect-AzAccount: /home/runner/login.ps1:12\r\nLine |\r\n  12 |  Connect-AzAccount -ServicePrincipal -Tenant $tenant\r\n     |  ~~~~~~~~~~~~~~~~~~~~~~~~~~\r\n     | ClientAssertionCredential authentication failed: ${onLines(said.SUBJECT).replaceAll('\n', '\r\n     | ')}`,
    ...expectsText(said.SUBJECT),
  },
  {
    name: 'Invoke-RestMethod of PowerShell 7',
    text: `Invoke-RestMethod: \n${JSON.stringify(answer(said.DEFAULT_SCOPE), null, 2)}`,
    ...expectsAll(said.DEFAULT_SCOPE),
  },
  {
    name: 'the whole error record',
    text: `Exception             : Azure.Identity.AuthenticationFailedException: ${onOneLine(said.RESOURCE)}\nTargetObject          : \nCategoryInfo          : CloseError: (:) [Get-AzAccessToken], AuthenticationFailedException`,
    ...expectsText(said.RESOURCE),
  },
];

/** Azure CLI, terraform and others at a prompt. */
export const PROMPTS: readonly Sample[] = [
  {
    name: 'Azure CLI with colours',
    text: `\u001b[91mERROR: ${onLines(said.EXPIRED_SECRET)}\u001b[0m\nInteractive authentication is needed. Please run:\naz login --scope https://management.core.windows.net//.default`,
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'Azure CLI, status and hint of another tenant',
    text: `ERROR: ${onOneLine(said.MULTI_FACTOR)}\nInteractive authentication is needed. Please run:\naz login --tenant "heron.example" --claims-challenge "eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="`,
    ...expectsText(said.MULTI_FACTOR),
  },
  {
    name: 'Azure CLI of the ADAL era',
    text: `Get Token request returned http error: 401 and server response: ${body(said.WRONG_SECRET)}`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'Azure Developer CLI',
    text: `ERROR: fetching token: AzureDeveloperCLICredential: ERROR: logging in: ${onOneLine(said.UNKNOWN_TENANT)}`,
    ...expectsText(said.UNKNOWN_TENANT),
  },
  {
    name: 'terraform, one long line in its box',
    text: boxed(
      `Error: building account: could not acquire access token to parse claims: clientCredentialsToken: received HTTP status 401 with response: ${body(said.WRONG_SECRET)}\n\n  with provider["registry.terraform.io/hashicorp/azurerm"],\n  on main.tf line 11, in provider "azurerm":\n  11: provider "azurerm" {\n`,
    ),
    ...expectsAll(said.WRONG_SECRET),
  },
  ...[78, 100].map((width) => ({
    name: `terraform, folded at ${width} columns`,
    text: boxed(
      folded(
        `Error: unable to build authorizer: clientCredentialsToken: received HTTP status 401 with response: ${body(said.SUBJECT)}`,
        width,
      ),
    ),
    ...expectsAll(said.SUBJECT),
  })),
  {
    name: 'terraform with colours in its box',
    text: boxed(`Error: ${onLines(said.UNKNOWN_APP)}`).replaceAll('│', '\u001b[31m│\u001b[0m'),
    ...expectsText(said.UNKNOWN_APP),
  },
  {
    name: 'terraform through az',
    text: boxed(
      `Error: building account: obtaining tenant ID: running Azure CLI: exit status 1: ERROR: ${onLines(said.INACTIVE)}\nInteractive authentication is needed.`,
    ),
    ...expectsText(said.INACTIVE),
  },
  {
    name: 'one line end inside a GUID',
    text: `${head(said.PARAMETER)} Trace ID: ${TRACE.slice(0, 11)}\n${TRACE.slice(11)} Correlation ID: ${CORRELATION} Timestamp: ${TIME}`,
    ...expectsText(said.PARAMETER),
  },
  {
    name: 'one line end inside the word',
    text: `The sign-in failed: AAD\nSTS900144: ${said.PARAMETER.message} ${BLOCK}`,
    ...expectsText(said.PARAMETER),
  },
  {
    name: 'a line end between word and number',
    text: `The sign-in failed: AADSTS\n900144: ${said.PARAMETER.message} ${BLOCK}`,
    ...expectsText(said.PARAMETER),
  },
];

const ACTION_TIME = '2024-12-03T08:15:31.1234567Z';

/** Logs of pipelines, with their times, marks and masks. */
export const PIPELINES: readonly Sample[] = [
  {
    name: 'GitHub Actions, each line with its time',
    text: `Error: ${onLines(said.SUBJECT)}`.replace(/^/gm, `${ACTION_TIME} `),
    ...expectsText(said.SUBJECT),
  },
  {
    name: 'GitHub Actions with its mark',
    text: `${ACTION_TIME} ##[error]${onOneLine(said.EXPIRED_SECRET)}\n${ACTION_TIME} ##[error]Process completed with exit code 1.`,
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'GitHub Actions with masks',
    text: `Error: : AADSTS700016: Application with identifier '***' was not found in the directory '***'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. ${BLOCK}`,
    codes: [700016],
  },
  {
    name: 'the login action',
    text: `Running Azure CLI Login.\nAttempting Azure CLI login by using OIDC...\nError: ${onLines(said.AUDIENCE)}\n\nError: Interactive authentication is needed. Please run:\naz login\nError: Login failed with Error: The process '/usr/bin/az' failed with exit code 1. Double check if the 'auth-type' is correct.`,
    ...expectsText(said.AUDIENCE),
  },
  {
    name: 'an annotation of a workflow',
    text: `::error title=Azure login::${onOneLine(said.WRONG_SECRET).replaceAll('%', '%25')}`,
    ...expectsText(said.WRONG_SECRET),
  },
  {
    name: 'an annotation with encoded line ends',
    text: `::error::${onLines(said.PRINCIPAL).replaceAll('\n', '%0A')}`,
    ...expectsText(said.PRINCIPAL),
  },
  {
    name: 'Azure DevOps',
    text: `2024-12-03T08:15:31.1234567Z ##[section]Starting: Deploy\n2024-12-03T08:15:31.2234567Z ##[error]Error: Failed to get resource ID for resource type 'Microsoft.Web/Sites' and resource name 'ledger'. Error: Could not fetch access token for Azure. Status code: invalid_client, status message: invalid_client: 7000222 - [${TIME}]: ${head(said.EXPIRED_SECRET)} - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}\n2024-12-03T08:15:31.3234567Z ##[section]Finishing: Deploy`,
    ...expectsAll(said.EXPIRED_SECRET),
  },
  {
    name: 'Azure DevOps service connection',
    text: `Failed to query service connection API: 'https://management.azure.com/subscriptions/${APP}?api-version=2016-06-01'. Status Code: 'Unauthorized', Response from server: '{"error":{"code":"ExpiredAuthenticationToken"}}' ${onOneLine(said.SUBJECT)}`,
    codes: [700213],
    values: said.SUBJECT.values,
  },
  {
    name: 'GitLab with colours',
    text: `\u001b[0;m\u001b[31;1mERROR: ${onLines(said.FEDERATED)}\u001b[0;m\nsection_end:1733213731:step_script\r\u001b[0K`,
    ...expectsText(said.FEDERATED),
  },
  {
    name: 'Jenkins',
    text: `[Pipeline] sh\n08:15:31  ERROR: ${head(said.WRONG_SECRET)}\n08:15:31  ${BLOCK}`,
    codes: [7000215],
    values: said.WRONG_SECRET.values,
  },
  {
    name: 'an Ansible task',
    text: `fatal: [localhost]: FAILED! => {"changed": false, "msg": "Failed to retrieve token: ${onOneLine(said.UNKNOWN_TENANT)}"}`,
    ...expectsText(said.UNKNOWN_TENANT),
  },
];
