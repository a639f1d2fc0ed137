import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const CONSENT_PAGE = 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent';

/** Codes about consent and permissions granted, or not granted, to an application. */
export const consent: readonly Code[] = [
  {
    code: 50150,
    title: 'No valid consent in the credential',
    happened:
      'What was presented should prove that the user has approved the app, and does not. A new interactive consent is needed.',
    causes: [
      'The user or an administrator withdrew the consent after the grant was issued.',
      'The app asks for more than the user once approved.',
    ],
    fixes: [
      'Catch the error (`MsalUiRequiredException`, `InteractionRequiredAuthError`) and send the user to the authorize endpoint with the same scopes and `prompt=consent`.',
      'Look at what is granted: Entra admin center > Enterprise applications > your app > Permissions > User consent.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ['The provided credentials does not have a valid user consent approval information.'],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/application-consent-experience`],
    related: [65001, 65004],
  },
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
    code: 65003,
    title: 'Microsoft’s own app asked for a token for itself',
    happened:
      'Client and API are one and the same application of Microsoft, and that needs an approval inside Microsoft. It is not documented.',
    causes: [
      'The code borrows the client ID of a Microsoft product and names the same ID as resource.',
      'The resource is written as a GUID where this pair works with the URI only.',
    ],
    fixes: [
      'Register an app of your own and use its client ID; borrowed IDs stop working without notice.',
      'When the product is yours to configure, name the resource by its URI (`https://…` or `api://…`).',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "Consent for first party token-to-self must be configured via preauthorization. If preauthorization has already been configured, update the request to use a URI identifier for the resource instead of '{resource}' to work around this error.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/app-objects-and-service-principals`],
    related: [65002, 90009],
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
    code: 65006,
    title: 'Permission IDs do not exist on the API',
    happened:
      'The registration of the client lists permissions by ID, and the API has none of that ID and kind. The message prints the API, the client and the IDs; the code is not documented.',
    causes: [
      'A permission was deleted or recreated on the API, which gave it a new ID.',
      'Scope and Role were mixed up: the ID is that of an app role, listed as a delegated permission, or the reverse.',
      'A manifest or Terraform file was copied from a tenant whose own API has other IDs.',
    ],
    fixes: [
      'Print what the client lists: `az ad app show --id <clientId> --query requiredResourceAccess`.',
      'Print what the API offers: `az ad sp show --id <apiClientId> --query "{scopes:oauth2PermissionScopes[].[value,id],roles:appRoles[].[value,id]}"`.',
      'Remove the dead one with `az ad app permission delete --id <clientId> --api <apiClientId> --api-permissions <permissionId>`, then add the right one, `=Scope` for delegated and `=Role` for application permissions.',
      'In Terraform read the ID from the API (`azuread_service_principal` with `oauth2_permission_scope_ids`) instead of writing it down.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "Resource '{resource}' had no entitlements matching required permissions configured on the required resource access for client '{appId}'. Requested permission IDs: '{permissionIds}'. This is a problem with one or more invalid permission ids on the client RRA configuration or the resource entitlement configuration.",
    ],
    confidence: 'medium',
    links: [
      `${PLATFORM}/permissions-consent-overview`,
      'https://learn.microsoft.com/cli/azure/ad/app/permission',
    ],
    related: [650057, 650053, 65005],
  },
  {
    code: 65007,
    title: 'Permissions of the app changed during the request',
    happened:
      'The list of permissions in the registration was edited while the user stood on the consent page. Known from a list of texts only, not documented.',
    causes: [
      'A deployment wrote the registration at that moment.',
      'Somebody added or removed permissions in the portal.',
    ],
    fixes: ['Start the sign-in again; the consent page then shows the new list.'],
    fixedBy: 'user',
    retry: true,
    templates: [
      "Client '{appId}' required resource access configuration has changed and therefore the request could not be completed. Please try again.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/application-consent-experience`],
    related: [650051, 65006],
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
    code: 90093,
    name: 'GraphUserUnauthorized',
    title: 'This user may not grant what the app asks for',
    happened:
      'The consent could not be written, because the directory refused it for this user. The app asks for permissions beyond what the user is entitled to give.',
    causes: [
      'A permission in the list always takes an administrator, and an ordinary user signed in first.',
      'Entra judged the request risky (new multitenant app, unverified publisher) and closed user consent for it; the audit log then says Risky application detected.',
      'User consent is switched off in this tenant.',
    ],
    fixes: [
      'An administrator opens `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>` and accepts; a Cloud Application Administrator suffices unless Microsoft Graph application permissions are among them.',
      'Developer: request only what the first page needs (`openid profile User.Read`), and the rest when a feature is used.',
      'Publisher: verify it under App registrations > your app > Branding & properties > Publisher verification.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "{appName} is requesting one or more permissions that you aren't authorized to grant. Contact an administrator, who can consent to this application on your behalf.",
      'Calling principal cannot consent due to lack of permissions.',
      'This operation can only be performed by an administrator. Sign out and sign in as an administrator or contact one of your organization’s administrators.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error',
      CONSENT_PAGE,
    ],
    related: [90094, 90095, 65001],
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
  {
    code: 90095,
    name: 'AdminConsentRequiredRequestAccess',
    title: 'User was asked to request approval for the app',
    happened:
      'The tenant has the admin consent workflow, so the user saw a page to ask for approval in place of an error. In the sign-in log this is an interrupt, and nothing is broken: the app works once a reviewer has approved it.',
    causes: [
      'The permissions need an administrator, and nobody has consented for the organisation so far.',
      '`prompt=consent` is part of every sign-in, which asks for consent again even after it was granted.',
    ],
    fixes: [
      'The user fills in the request; a reviewer decides under Entra admin center > Enterprise applications > Admin consent requests.',
      'Take `prompt=consent` out of the regular sign-in.',
      'Developer: the app receives an error instead of a code. Show that approval is pending, and do not send the user straight back to the sign-in.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      'Admin consent is required for the permissions requested by this application. An admin consent request may be sent to the admin.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-admin-consent-workflow',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [90094, 90093],
  },
  {
    code: 90099,
    title: 'Partner app not authorised in the customer’s tenant',
    happened:
      'A partner signed in to a customer’s tenant with delegated administration, using an app the customer’s tenant has no consent for. The message names both.',
    causes: [
      'The customer is new, or the step that consents for each customer was skipped for this one.',
      'The relationship was moved to granular delegated admin privileges (GDAP), and the consent was not made again.',
      'The app was recreated under a new client ID.',
    ],
    fixes: [
      'Consent through Partner Center: `POST https://api.partnercenter.microsoft.com/v1/customers/<customerTenantId>/applicationconsents`, with the app’s ID and the scopes of each API.',
      'Or let an administrator of the customer open `https://login.microsoftonline.com/<customerTenantId>/adminconsent?client_id=<clientId>`.',
      'Check that the GDAP relationship is active and gives the signed-in agent a role that covers the task.',
      'Whether the relationship still stands: Partner Center > Customers > the customer > Admin relationships.',
    ],
    examples: [
      {
        title: 'Body of that request',
        language: 'json',
        text: [
          '{',
          '  "applicationId": "<clientId>",',
          '  "displayName": "<appName>",',
          '  "applicationGrants": [',
          '    {',
          '      "enterpriseApplicationId": "00000003-0000-0000-c000-000000000000",',
          '      "scope": "User.Read,Directory.Read.All"',
          '    }',
          '  ]',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'access_denied',
    retry: false,
    templates: [
      "The application '{appId}' ({appName}) has not been authorized in the tenant '{tenant}'. Applications must be authorized to access the customer tenant before partner delegated administrators can use them.",
    ],
    links: [
      'https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [65001, 700016],
  },
  {
    code: 650011,
    title: 'No consent, or two apps share one App ID URI',
    happened:
      'Entra found no grant for this app and API, and it suspects why: the name of the API is claimed by two registrations, one in this tenant and a multitenant one elsewhere. The message prints both; it is not documented.',
    causes: [
      'Nobody has consented yet, as with 65001.',
      'A copy of the API (a test registration, a second deployment) carries the App ID URI of the multitenant original, so the token was looked for under the wrong one.',
    ],
    fixes: [
      'Consent first: start a sign-in with a page and the same scopes, or let an administrator use `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>`.',
      'Still there? See who owns the name in this tenant: `az ad sp list --filter "servicePrincipalNames/any(n:n eq \'<appIdUri>\')" --query "[].{app:appId,name:displayName,owner:appOwnerOrganizationId}" -o table`.',
      'Give the copy a name of its own: `az ad app update --id <apiClientId> --identifier-uris api://<apiClientId>`, then request that scope in the client.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "The user or administrator has not consented to use the application with ID '{appId}'…. Send an interactive authorization request for this user and resource. Alternatively, the Application URI {appIdUri} for the App:'{resourceAppId}'… in the tenant '{tenant}' might be in conflict with the Application URI for the multitenant app '{otherAppId}'. Update the registered Application URI to something else to avoid the conflict.",
    ],
    confidence: 'medium',
    links: [CONSENT_PAGE, `${PLATFORM}/identifier-uri-restrictions`],
    related: [65001, 500011],
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
    code: 650055,
    title: 'Listed permissions not discoverable by the resource',
    happened:
      'Among the permissions the app lists there is none for an application that the named resource can see. Only the wording is known; the code is not documented.',
    causes: [
      'The permission list was written by hand or by a template, with IDs of an API from another tenant or another cloud.',
      'The API the list refers to was deleted, and its replacement has a new ID.',
    ],
    fixes: [
      'Print the list: `az ad app show --id <clientId> --query requiredResourceAccess`, and check each `resourceAppId` with `az ad sp show --id <resourceAppId>` in the tenant that signs in.',
      'Remove what is not found: `az ad app permission delete --id <clientId> --api <resourceAppId>`, then add the right API under App registrations > your app > API permissions.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "The application '{appName}' required resource access list does not contain applications discoverable by '{resource}'.",
    ],
    confidence: 'low',
    links: ['https://learn.microsoft.com/cli/azure/ad/app/permission'],
    related: [650057, 650054, 1003031],
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
    code: 650058,
    title: 'Organisation has not subscribed to a service the app needs',
    happened:
      'A permission of the app belongs to a Microsoft service without a subscription in the user’s tenant. Unlike 650052 the message names no service; this number is not documented.',
    causes: [
      'The organisation has no licence for the product behind the permission (Intune, Defender, Dynamics, Power BI and the like).',
      'The licence was bought, but the service has never been opened, so its enterprise application does not exist yet.',
    ],
    fixes: [
      'Find the service: for every `resourceAppId` in `az ad app show --id <clientId> --query "requiredResourceAccess[].resourceAppId"` run `az ad sp show --id <resourceAppId>` in the user’s tenant; the one that is missing is meant.',
      'Developer: if the app works without it, take that permission off the list, or ask for it later by incremental consent.',
      'Administrator: check Microsoft 365 admin center > Billing > Your products, assign the licence, and open the service once.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      'The app needs access to a service that your organization has not subscribed to or enabled. Contact your IT Admin to review the configuration of your service subscriptions.',
    ],
    confidence: 'low',
    links: ['https://learn.microsoft.com/cli/azure/ad/sp'],
    related: [650052, 65005],
  },
  {
    code: 650061,
    title: 'App role of the API not open to services',
    happened:
      'The app lists an app role of an API as application permission, and the API allows that role to people and groups only. The message names all three; Microsoft’s list of codes leaves this one out, so it is not documented.',
    causes: [
      'The role was created with Allowed member types set to Users/Groups.',
      'The client’s permission list was written by hand and points to the ID of the wrong role.',
    ],
    fixes: [
      'See what each role allows: `az ad app show --id <apiClientId> --query "appRoles[].{value:value,id:id,types:allowedMemberTypes}"`.',
      'Owner of the API: App registrations > the API > App roles > the role > Allowed member types: choose Applications or Both, or add a second role for services.',
      'Owner of the client: if the role was listed by mistake, `az ad app permission delete --id <clientId> --api <apiClientId> --api-permissions <roleId>`.',
      'Afterwards consent anew: `az ad app permission admin-consent --id <clientId>`.',
    ],
    examples: [
      {
        title: 'An app role that services may hold, in the manifest of the API',
        language: 'json',
        text: '{\n  "allowedMemberTypes": ["Application"],\n  "description": "Services that may read all orders",\n  "displayName": "Orders.Read.All",\n  "id": "00000000-0000-0000-0000-000000000000",\n  "isEnabled": true,\n  "value": "Orders.Read.All"\n}',
      },
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'The client application {appName} ({appId}) requested the role {role} ({roleId}) on the resource application {resourceName} ({resourceAppId}) but this role is only assignable to users. Either the client application vendor must remove the role from the requested roles, or the owner of the resource application must allow the role to be assignable to applications.',
    ],
    confidence: 'medium',
    links: [
      `${PLATFORM}/howto-add-app-roles-in-apps`,
      'https://learn.microsoft.com/cli/azure/ad/app/permission',
    ],
    related: [501051, 65001],
  },
  {
    code: 900941,
    name: 'AdminConsentRequiredDueToRiskyApp',
    title: 'App counts as risky, so an administrator must consent',
    happened:
      'A user tried to consent, and Microsoft’s check rated the request as risky. From then on only administrators may agree, even where users normally can.',
    causes: [
      'The app is multitenant, was registered recently, and its publisher is not verified.',
      'It asks for more than basic permissions (mail, files, offline access) at the first sign-in.',
    ],
    fixes: [
      'Administrator: read publisher, redirect URIs and permissions first. If you trust the app, open `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>`.',
      'Publisher: have the app verified under App registrations > your app > Branding & properties > Publisher verification, and ask for few scopes at first.',
      'To let users hand such requests in: Entra admin center > Enterprise applications > Consent and permissions > Admin consent settings, and switch on admin consent requests.',
      'The reason stands in the audit log: activity Consent to application, status reason Risky application detected.',
    ],
    examples: [
      {
        title: 'What the administrator looks at before saying yes',
        language: 'shellscript',
        text: [
          'az ad sp show --id <clientId> --query "[appDisplayName,verifiedPublisher.displayName]" -o tsv',
          'az ad sp show --id <clientId> --query "[appOwnerOrganizationId,replyUrls[]]"',
          '# An app nobody has consented to yet has no entry here: ask its publisher for these values',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: ['Administrator consent is required. App is considered risky.'],
    links: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error',
      'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-risk-based-step-up-consent',
      `${PLATFORM}/publisher-verification-overview`,
    ],
    related: [90094, 900942],
  },
  {
    code: 900942,
    title: 'Admin consent missing for this client and resource',
    happened:
      'A token for the resource may be issued to clients of this tenant only after an administrator agreed, and none has. A relative of 90094, itself not documented.',
    causes: [
      'The API (or the tenant for this API) demands admin consent for every client.',
      'The permissions were added, but the grant was never given, or was revoked.',
    ],
    fixes: [
      'Administrator: App registrations > your app > API permissions > Grant admin consent, or for an app of another organisation Enterprise applications > the app > Permissions > Grant admin consent.',
      'Check afterwards: `az ad app permission list-grants --id <clientId> --show-resource-name`.',
      'Then start a new sign-in; the code or refresh token from before does not learn about the grant by itself.',
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: [
      'Admin consent is required in order to allow token to be issued for clients to access resource.',
    ],
    confidence: 'medium',
    links: [CONSENT_PAGE],
    related: [90094, 65001, 900941],
  },
  {
    code: 1003021,
    name: 'CustomExtensionPermissionNotGrantedToServicePrincipal',
    title: 'API of a custom authentication extension lacks its permission',
    happened:
      'While signing a user in, Entra wanted to call your custom authentication extension, but the app registration of that API has no consent for `CustomAuthenticationExtension.Receive.Payload`. Users of the calling app get a general error; this number stands in the sign-in log.',
    causes: [
      'The permission was added to the registration of the API, and the admin consent was left out.',
      'The extension was moved to another registration or tenant by script, without the grant.',
    ],
    fixes: [
      'Entra admin center > Enterprise applications > Custom authentication extensions > your extension > Overview: API Authentication shows whether consent is missing; grant it there with Grant permission.',
      'Or open App registrations > the API of the extension > API permissions > Microsoft Graph > Application permissions, add CustomAuthenticationExtension.Receive.Payload, and grant admin consent.',
      'Test again and read Sign-in logs > the entry > Authentication Events: it lists the call of the extension with status and duration.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      'The permission CustomAuthenticationExtension.Receive.Payload is not granted to the service principal of the resource app.',
    ],
    links: [
      `${PLATFORM}/custom-extension-troubleshoot`,
      `${PLATFORM}/custom-extension-tokenissuancestart-configuration`,
    ],
    related: [65001],
  },
  {
    code: 1003031,
    title: 'Permission list of the app is misconfigured',
    happened:
      'The `requiredResourceAccess` part of the client’s registration cannot be used as it stands. The text says no more, and the code is not documented.',
    causes: [
      'An entry was edited in the manifest or by infrastructure code: a GUID of no API, a scope ID under the wrong API, `Role` where `Scope` belongs.',
      'A permission was removed from the API after the client had listed it.',
    ],
    fixes: [
      'Show it: `az ad app permission list --id <clientId>`, and compare with what the API offers: `az ad sp show --id <resourceAppId> --query "{scopes:oauth2PermissionScopes[].{id:id,value:value},roles:appRoles[].{id:id,value:value}}"`.',
      'In App registrations > your app > API permissions remove entries that show a bare GUID, add them again by name, and consent.',
      'In Terraform or Bicep refer to permissions by name through a data source instead of pasted IDs.',
    ],
    examples: [
      {
        title: 'One delegated permission of one API (an application permission has the type Role)',
        language: 'json',
        text: '{\n  "requiredResourceAccess": [\n    {\n      "resourceAppId": "<resourceAppId>",\n      "resourceAccess": [{ "id": "<scopeId>", "type": "Scope" }]\n    }\n  ]\n}',
      },
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Misconfigured required resource access in client application registration.'],
    confidence: 'medium',
    links: [
      `${PLATFORM}/reference-microsoft-graph-app-manifest`,
      'https://learn.microsoft.com/cli/azure/ad/app/permission',
    ],
    related: [650055, 650056, 650057],
  },
];
