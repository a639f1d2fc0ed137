import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';

/** Codes with which Entra reports trouble of its own, or a cause it does not name. */
export const service: readonly Code[] = [
  {
    code: 50000,
    name: 'TokenIssuanceError',
    title: 'Token could not be issued',
    happened:
      'Entra accepted the request, but failed while making the token. The text names no reason, and it is seldom an outage: a symmetric signing key on the app is the one cause a developer can see.',
    causes: [
      'The application or its service principal carries a key of type Symmetric with usage Sign. The v2.0 endpoint signs with certificates only. Such keys come from the recipe for renewing SharePoint add-in secrets and from `New-MsolServicePrincipalCredential` or `New-AzureADServicePrincipalKeyCredential` with `-Type Symmetric -Usage Sign`.',
      'On-behalf-of with a wrong or missing parameter, or for an API that offers application permissions only and no delegated one.',
      'Device code or first sign-in: the app has no enterprise application in the tenant, or the user may not consent.',
      'The password of a synchronised user has expired or differs between Active Directory and Entra, or the session was just revoked.',
      'The sign-in page of another cloud was used (device login of the public cloud for a government or China tenant).',
      'A passing fault of the service, when everything worked before and nothing changed.',
    ],
    fixes: [
      'If a second AADSTS number stands in the text, follow that one.',
      'Look for the key on both objects: `Connect-MgGraph -Scopes Application.ReadWrite.All`, then `(Get-MgApplication -Filter "appId eq \'<clientId>\'").KeyCredentials | Format-Table KeyId,Type,Usage,EndDateTime` and the same with `Get-MgServicePrincipal`. The manifest shows the first as `keyCredentials`.',
      'Before removing it, make sure no SharePoint add-in still depends on it. ACS for SharePoint Online ended on 2 April 2026, so since then the Sign key has no task left there.',
      "Remove it by writing the list back without it: `$sp = Get-MgServicePrincipal -ServicePrincipalId <objectId> -Property Id,KeyCredentials`, then `Update-MgServicePrincipal -ServicePrincipalId $sp.Id -KeyCredentials @($sp.KeyCredentials | Where-Object Type -ne 'Symmetric')`; likewise `Update-MgApplication`. Save the list first.",
      '`Remove-MgServicePrincipalKey` does not help here: it wants a proof signed by a certificate of the same object. The AzureAD and MSOnline cmdlets of older guides are retired.',
      'An app that needs a signing key of its own gets a certificate: `Add-MgServicePrincipalTokenSigningCertificate -ServicePrincipalId <objectId>`.',
      'On-behalf-of: let the API expose at least one delegated scope and consent to it. Device code: consent once in the browser.',
      'If none of this fits, open a support case with correlation ID and timestamp.',
    ],
    fixedBy: 'developer',
    oauthError: 'server_error',
    retry: false,
    templates: [
      'There was an error issuing a token or an issue with our sign-in service.',
      'There was an error issuing a token.',
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service',
      'https://learn.microsoft.com/graph/api/resources/keycredential',
      'https://learn.microsoft.com/graph/api/serviceprincipal-removekey',
      'https://learn.microsoft.com/sharepoint/dev/sp-add-ins/retirement-announcement-for-azure-acs',
    ],
    related: [50146, 65001, 50013, 900382],
  },
  {
    code: 50196,
    name: 'LoopDetected',
    title: 'Client repeats the same request',
    happened: 'The program sent the same request so often in a short time that Entra cut it off.',
    causes: [
      'Tokens are not cached: each API call, or each new client object, fetches one.',
      'A sign-in redirect loop: the page sends the user to Entra, gets the answer, does not keep it, and starts over.',
      'Errors are retried at once and without end.',
    ],
    fixes: [
      'Keep one client application object and its token cache for the life of the process; in server farms use a distributed cache.',
      'Redirect loop: check that cookies of the app survive the callback (https, SameSite, same host name).',
      'Pause some minutes; afterwards the same request works, and the loop is what remains to be mended.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: true,
    templates: [
      'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
    ],
    links: [
      `${PLATFORM}/reference-error-codes`,
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/asp-dot-net-application-infinite-sign-in-loop',
    ],
    related: [54005],
  },
  {
    code: 90012,
    name: 'RequestTimeout',
    title: 'Request timed out',
    happened: 'The request took too long, within Entra or while waiting for a part of it.',
    causes: [
      'A sign-in page was left open for a long time.',
      'A delay in the service, or in a provider it had to ask.',
    ],
    fixes: ['Send it once more, with a growing pause between attempts.'],
    fixedBy: 'microsoft',
    retry: true,
    templates: ['This request has timed out.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90033],
  },
  {
    code: 90033,
    name: 'MsodsServiceUnavailable',
    title: 'Directory service unavailable for a moment',
    happened: 'Entra could not reach the directory behind it.',
    causes: ['A passing fault on Microsoft’s side.'],
    fixes: [
      'Retry with exponential waiting; MSAL and the Azure SDKs do that on their own.',
      'If it lasts, look at https://status.azure.com and at Service health in the Microsoft 365 admin center.',
    ],
    fixedBy: 'microsoft',
    retry: true,
    templates: ['A transient error has occurred. Please try again.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90012, 90036],
  },
  {
    code: 90036,
    name: 'MsodsServiceUnretryableFailure',
    title: 'Directory service failed',
    happened: 'The directory answered with a failure that repeating does not cure.',
    causes: [
      'An object involved (app, service principal, user) is in an inconsistent state.',
      'A fault inside the service.',
    ],
    fixes: [
      'Note trace ID, correlation ID and timestamp and open a support case.',
      'If only one app is hit, compare it with a new registration that has the same settings.',
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: ['An unexpected, non-retryable error stemming from the directory service has occurred.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90033, 90092],
  },
];
