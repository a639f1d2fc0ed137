import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const CONSENT_PAGE = 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent';

/** Codes about consent and permissions granted, or not granted, to an application. */
export const consent: readonly Code[] = [
  {
    code: 65001,
    name: 'DelegationDoesNotExist',
    title: 'Nobody has consented to this app',
    happened:
      'App and API are known, but neither the user nor an administrator has agreed that this app may use this API in this tenant.',
    causes: [
      'The permission was added under API permissions, and the step of granting it was left out.',
      'The code asks for more than was granted, silently, so no consent page can appear.',
      'On-behalf-of: the API in the middle has no consent for the next API. The user never sees that API, so nobody was asked.',
      'Consent was given in another tenant, or to another app with a similar name; the message names the ID that counts.',
      'In the app-only flow: application permissions without admin consent.',
    ],
    fixes: [
      'Administrator: App registrations > your app > API permissions > Grant admin consent, or `az ad app permission admin-consent --id <clientId>`.',
      'For a customer’s tenant: `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>`.',
      'User flow: catch the error and send the user through an interactive sign-in with the same scopes; `prompt=consent` shows the page again.',
      'On-behalf-of: list the front end’s client ID in `knownClientApplications` of the middle API’s manifest, and let the front end ask for `api://<middleApi>/.default`, so that one consent covers both.',
      'See what is granted: delegated permissions with `az ad app permission list-grants --id <clientId>`, application permissions with `Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId <objectId>`.',
    ],
    examples: [
      {
        title: 'A user is there: ask interactively when the silent way fails',
        language: 'javascript',
        text: [
          'try {',
          '  return await client.acquireTokenSilent({ scopes, account });',
          '} catch (error) {',
          '  if (!(error instanceof InteractionRequiredAuthError)) throw error;',
          '  return client.acquireTokenPopup({ scopes, account });',
          '}',
        ].join('\n'),
      },
      {
        title: 'Manifest of the API in the middle (on-behalf-of)',
        language: 'json',
        text: [
          '{',
          '  "api": {',
          '    "knownClientApplications": ["<clientId of the front end>"]',
          '  }',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "The user or administrator has not consented to use the application with ID '{appId}' named '{appName}'. Send an interactive authorization request for this user and resource.",
      "The user or administrator has not consented to use the application with ID '{appId}'. Send an interactive authorization request for this user and resource.",
    ],
    links: [
      CONSENT_PAGE,
      `${PLATFORM}/permissions-consent-overview`,
      'https://learn.microsoft.com/cli/azure/ad/app/permission',
    ],
    related: [90094, 65004, 650056, 650057],
  },
  {
    code: 65002,
    title: 'Microsoft’s own client ID used for another API',
    happened:
      'The request uses the client ID of a Microsoft product for an API that product may not call. Such pairs have to be preauthorized inside Microsoft; nobody outside can consent to them.',
    causes: [
      'Code borrowed the ID of the Azure CLI (`04b07795-…`), Azure PowerShell (`1950a258-…`), Visual Studio or Office, often from a sample.',
      'An SDK without client ID fell back on a built-in one and asks for your API or for Graph scopes it lacks.',
    ],
    fixes: [
      'Put the client ID of a registration of yours in its place; for a program on a device, make one with `az ad app create --display-name <name> --is-fallback-public-client true --public-client-redirect-uris http://localhost`.',
      'If your own API shall accept the Azure CLI, add the CLI’s ID under Expose an API > Authorized client applications.',
    ],
    examples: [
      {
        title: 'Manifest of your API: the Azure CLI may call it without asking',
        language: 'json',
        text: [
          '{',
          '  "api": {',
          '    "preAuthorizedApplications": [',
          '      {',
          '        "appId": "04b07795-8ddb-461a-bbee-02f9e1bf7b46",',
          '        "delegatedPermissionIds": ["<id of the scope>"]',
          '      }',
          '    ]',
          '  }',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Consent between first party application '{appId}' and first party resource '{resource}' must be configured via preauthorization - applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/quickstart-configure-app-expose-web-apis`],
    related: [65001, 650057],
  },
  {
    code: 65004,
    name: 'UserDeclinedConsent',
    title: 'User declined the consent',
    happened: 'The consent page was shown, and the user cancelled it.',
    causes: [
      'The list of permissions looked too large, or the publisher is shown as unverified.',
      'The window was closed by mistake.',
    ],
    fixes: [
      'Let the user start again; ask for fewer scopes at first, and for the rest when they are needed.',
      'For a whole organisation an administrator can consent for everybody.',
      'In your code, treat `error=access_denied` at the redirect URI as an answer, not as a fault: show why the access is needed and offer to begin anew.',
      'Publishers: Entra admin center > App registrations > your app > Branding & properties > Publisher verification takes the word unverified off the page.',
    ],
    examples: [
      {
        title: 'A first sign-in that asks for little',
        language: 'http',
        text: [
          'GET https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/authorize',
          '  ?client_id=<clientId>',
          '  &response_type=code',
          '  &redirect_uri=<redirectUri>',
          '  &scope=openid%20profile%20User.Read',
        ].join('\n'),
      },
    ],
    fixedBy: 'user',
    oauthError: 'access_denied',
    retry: false,
    templates: ['User declined to consent to access the app.'],
    links: [`${PLATFORM}/application-consent-experience`],
    related: [65001, 90094],
  },
  {
    code: 65005,
    name: 'MisconfiguredApplication',
    title: 'App and requested permission do not fit (older code)',
    happened:
      'One number for several faults of permissions; newer answers split them into 650051 to 650057. The text says which.',
    causes: [
      'The requested scope is not defined on the API.',
      'The name was shortened, so Entra looked for it on Microsoft Graph.',
    ],
    fixes: [
      'Correct the scope after the list under Expose an API (own API) or the permissions reference (Microsoft Graph).',
      'Print the scopes an API has: `az ad sp show --id <resourceAppId> --query "oauth2PermissionScopes[].value" -o tsv`; 00000003-0000-0000-c000-000000000000 is Microsoft Graph.',
    ],
    examples: [
      {
        title: 'Scope with its API in front',
        language: 'http',
        text: [
          '# Looked up on Microsoft Graph, and not found there: scope=access_as_user',
          '# Right:',
          'scope=api://<apiClientId>/access_as_user',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "The application '{appName}' asked for scope '{scope}' that doesn't exist.",
      'Dynamic scope is invalid: scope {scope} does not exist on application {resource}.',
    ],
    others: [
      {
        title: 'API not listed in the app’s permissions (older code)',
        happened:
          'The registration of the client does not name the API it asked for. Newer answers give 650057.',
        causes: ['The permission is missing under API permissions, or was removed together with the API.'],
        fixes: [
          'Add the permission, grant consent, and request the token again: `az ad app permission add --id <clientId> --api <resourceAppId> --api-permissions <permissionId>=Scope`, then `az ad app permission admin-consent --id <clientId>`.',
        ],
        fixedBy: 'developer',
        oauthError: 'invalid_resource',
        retry: false,
        templates: [
          "The client application has requested access to resource '{resource}'. This request has failed because the client has not specified this resource in its requiredResourceAccess list.",
        ],
      },
      {
        title: 'Organisation lacks the service (older code)',
        happened:
          'A permission belongs to a service the user’s organisation has not got. Newer answers give 650052.',
        causes: ['The service is not licensed in that tenant, or your own API was never added there.'],
        fixes: [
          'Remove the permission if the app can do without it, or have the service or API added to the tenant.',
        ],
        fixedBy: 'administrator',
        oauthError: 'invalid_client',
        retry: false,
        templates: [
          'The application needs access to a service that your organization {organization} has not subscribed to.',
          'The application needs access to a service that your organization has not subscribed to.',
        ],
      },
      {
        title: 'Organisation is unmanaged',
        happened:
          'The user’s directory came about by self-service sign-up, has no administrator, and so nobody who could consent.',
        causes: ['Somebody of that domain once signed up for a free service.'],
        fixes: [
          'The organisation takes the directory over by proving its domain in the Microsoft 365 admin center (internal admin takeover); until then use other accounts.',
        ],
        fixedBy: 'administrator',
        oauthError: 'access_denied',
        retry: false,
        templates: [
          "Using application '{appName}' is currently not supported for your organization {organization} because it is in an unmanaged state.",
        ],
      },
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/permissions-consent-overview`],
    related: [650053, 650057, 650052, 650056],
  },
  {
    code: 650051,
    title: 'Consent could not be completed',
    happened:
      'While consent was being recorded, the enterprise application or its grants could not be created. The text differs from case to case; the code is not documented.',
    causes: [
      'Two consents ran at the same time, or the service principal was created an instant earlier.',
      'A permission of the app no longer exists, or the app was registered anew and the tenant still holds the old enterprise application.',
      'The list of permissions is too long to be stored (8000 characters).',
    ],
    fixes: [
      'Try once more; when two consents collided, the second attempt succeeds.',
      'Remove outdated entries under API permissions, and delete an orphaned enterprise application of the same name.',
      'Find the orphan: `az ad sp list --display-name <appName> --query "[].[id,appId]" -o tsv`; delete the one whose appId is not yours with `az ad sp delete --id <objectId>`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: true,
    templates: [
      "Application '{appId}' is requesting permissions that are either invalid or out of date.",
      'service principal name is already present for the tenant',
      'The application needs access to a service that your organization has not subscribed to.',
      "Using application '{appName}' is currently not supported for your organization {organization} because it is in an unmanaged state.",
    ],
    confidence: 'medium',
    links: [CONSENT_PAGE],
    related: [650052, 65005, 90092],
  },
  {
    code: 650052,
    title: 'API has no service principal in the user’s organisation',
    happened: 'The app needs an API or service that the user’s tenant does not have. The message names it.',
    causes: [
      'Client and API are both multitenant, and only the client was consented to.',
      'A Microsoft service that is not licensed there, or has not been used yet.',
      'The app lists a permission it does not really need.',
    ],
    fixes: [
      'Add what is missing to that tenant: `az ad sp create --id <resourceAppId>`, with the ID from the message.',
      'For your own pair: put the client into `knownClientApplications` of the API, so that one consent adds both.',
      'Or take the unneeded permission off the app.',
      'Which entry of your app asks for it: App registrations > your app > API permissions, or `az ad app permission list --id <clientId>`.',
    ],
    examples: [
      {
        title: 'Bring the API into the tenant',
        language: 'powershell',
        text: [
          'Connect-MgGraph -TenantId <tenantId> -Scopes "Application.ReadWrite.All"',
          'New-MgServicePrincipal -AppId "<resourceAppId>"',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "The app is trying to access a service '{resource}'({resourceName}) that your organization '{organization}' lacks a service principal for.",
      'The app needs access to a service ("{resourceName}") that your organization "{organization}" has not subscribed to or enabled.',
    ],
    links: [`${PLATFORM}/reference-error-codes`, 'https://learn.microsoft.com/cli/azure/ad/sp'],
    related: [500011, 7000229, 65005],
  },
  {
    code: 650054,
    title: 'Permission points to an API that is gone',
    happened: 'One of the app’s permissions belongs to an API that was removed or is not available any more.',
    causes: [
      'The API’s registration was deleted, or lives in a tenant where it was never added.',
      'A retired Microsoft service is still listed.',
    ],
    fixes: [
      'App registrations > your app > API permissions: delete the entries that show only a GUID instead of a name.',
      'Delete by command: `az ad app permission delete --id <clientId> --api <resourceAppId>`.',
      'When the API was recreated, add its permissions again under the new ID.',
    ],
    examples: [
      {
        title: 'Find and remove entries without an API behind them',
        language: 'shellscript',
        text: [
          'for api in $(az ad app permission list --id <clientId> --query "[].resourceAppId" -o tsv); do',
          '  az ad sp show --id "$api" --query appDisplayName -o tsv || echo "gone: $api"',
          'done',
          'az ad app permission delete --id <clientId> --api <resourceAppId>',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "The application '{appName}' asked for permissions to access a resource that has been removed or is no longer available. Contact the app vendor.",
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [650057, 650056],
  },
  {
    code: 650056,
    title: 'App is misconfigured: permission, consent, identifier or certificate',
    happened:
      'A collective answer. It lists its own four possibilities, and the client app ID at the end says which app to look at.',
    causes: [
      'SAML: the issuer in the request is not the Identifier (Entity ID) of the enterprise application.',
      'The app lists no permission for the API, often not even `User.Read` of Microsoft Graph.',
      'The administrator of the tenant has not consented.',
      'Old Azure AD Graph permissions are still in the list.',
    ],
    fixes: [
      'SAML: compare Issuer of the request with Single sign-on > Basic SAML Configuration > Identifier.',
      'Otherwise add Microsoft Graph > Delegated > User.Read under API permissions and grant admin consent.',
      'Consent for a tenant by address: `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>`.',
    ],
    examples: [
      {
        title: 'The least a registration should list: User.Read of Microsoft Graph',
        language: 'json',
        text: [
          '{',
          '  "requiredResourceAccess": [',
          '    {',
          '      "resourceAppId": "00000003-0000-0000-c000-000000000000",',
          '      "resourceAccess": [{ "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" }]',
          '    }',
          '  ]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "Misconfigured application. This could be due to one of the following: the client has not listed any permissions for '{resource}' in the requested permissions in the client's application registration. Or, the admin has not consented in the tenant. Or, check the application identifier in the request to ensure it matches the configured client application identifier. Or, check the certificate in the request to ensure it's valid. Please contact your admin to fix the configuration or consent on behalf of the tenant. Client app ID: {appId}.",
      'Misconfigured application. This could be due to one of the following:',
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts650056-misconfigured-app',
    ],
    related: [65001, 650057, 65005, 70001],
  },
  {
    code: 90008,
    name: 'TokenForItselfRequiresGraphPermission',
    title: 'App lacks the basic Graph permission',
    happened:
      'The app has to list at least Sign in and read user profile (User.Read) of Microsoft Graph, and does not.',
    causes: ['The default permission was deleted when the list was tidied up.'],
    fixes: [
      'App registrations > your app > API permissions > Add a permission > Microsoft Graph > Delegated permissions > `User.Read`, then consent again.',
    ],
    examples: [
      {
        title: 'Put the permission back',
        language: 'shellscript',
        text: [
          'az ad app permission add --id <clientId> --api 00000003-0000-0000-c000-000000000000 \\',
          '  --api-permissions e1fe6dd8-ba31-4d61-89e7-88639da4683d=Scope',
          'az ad app permission grant --id <clientId> --api 00000003-0000-0000-c000-000000000000 \\',
          '  --scope User.Read',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "The user or administrator has not consented to use the application with ID '{appId}'({appName}). This happened because application is misconfigured: it must require access to Microsoft Graph by specifying at least 'Sign in and read user profile' permission.",
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [65001, 650056],
  },
  {
    code: 90092,
    name: 'GraphNonRetryableError',
    title: 'Directory service refused an operation for good',
    happened:
      'While handling the request Entra had to write to or read from the directory, and that failed in a way repeating will not cure.',
    causes: [
      'Admin consent for several APIs at once in a tenant where the app is new.',
      'A built-in service principal of Microsoft is missing or broken in the tenant.',
      'The application object is damaged or was changed at the same moment.',
    ],
    fixes: [
      'Look whether the consent went through in spite of the error: Enterprise applications > your app > Permissions.',
      'Consent for one API at a time, then reload.',
      'Make sure that client and API both exist in the tenant: `az ad sp show --id <clientId>`, then the same with the API’s ID; create a missing one with `az ad sp create --id <resourceAppId>`.',
      'If it stays, take trace ID and timestamp to Microsoft support.',
    ],
    examples: [
      {
        title: 'Record one consent by hand',
        language: 'powershell',
        text: [
          '$client = Get-MgServicePrincipal -Filter "appId eq \'<clientId>\'"',
          '$api = Get-MgServicePrincipal -Filter "appId eq \'<resourceAppId>\'"',
          'New-MgOauth2PermissionGrant -BodyParameter @{',
          '  clientId = $client.Id; resourceId = $api.Id',
          '  consentType = "AllPrincipals"; scope = "User.Read"',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: ['Non-retryable error has occurred.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [650051, 90036],
  },
  {
    code: 90094,
    name: 'AdminConsentRequired',
    title: 'An administrator has to consent',
    happened: 'The permissions requested are beyond what users of this tenant may grant themselves.',
    causes: [
      'A permission always needs an administrator (application permissions, directory-wide ones).',
      'The tenant lets users consent only to verified publishers, to low-risk permissions, or not at all.',
    ],
    fixes: [
      'Send the administrator `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>`.',
      'Ask for less: `/.default` requests everything in the registration, including what only an administrator can grant.',
      'Publishers: verify the publisher domain, so that more tenants let users consent.',
      'Administrator, instead of the address: Entra admin center > Enterprise applications > the app > Permissions > Grant admin consent.',
      'What users may agree to by themselves is set under Entra admin center > Enterprise applications > Consent and permissions > User consent settings; requests that wait are under Admin consent requests.',
    ],
    examples: [
      {
        title: 'The address to send to an administrator',
        language: 'http',
        text: [
          'GET https://login.microsoftonline.com/<tenantId>/v2.0/adminconsent',
          '  ?client_id=<clientId>',
          '  &scope=https://graph.microsoft.com/.default',
          '  &redirect_uri=<redirectUri>',
          '  &state=<anything of yours>',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: ['Admin consent is required for the permissions requested by this application.'],
    links: [CONSENT_PAGE, `${PLATFORM}/permissions-consent-overview`],
    related: [65001, 65004],
  },
];
