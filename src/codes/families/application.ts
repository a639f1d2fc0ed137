import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const TROUBLESHOOT = 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration';

/** Codes about the client application itself: unknown, disabled, or without a service principal. */
export const application: readonly Code[] = [
  {
    code: 700016,
    name: 'UnauthorizedClient_DoesNotMatchRequest',
    title: 'App not found in this tenant',
    happened:
      'The tenant that was called has no application with this client ID. The secret or certificate was not looked at yet, so it cannot be the reason.',
    causes: [
      'The wrong tenant: the app is registered in another one than the URL names (test against production, your own against the customer’s).',
      'The wrong ID: the object ID, the enterprise application’s object ID, the Secret ID, the tenant ID or the app’s name stands in the client ID field.',
      'The app is single-tenant and is used from another tenant; or it is multitenant, and nobody in that tenant has consented to it yet.',
      'The app was deleted, or only the enterprise application was.',
      'The ID comes from a SharePoint add-in (appregnew.aspx), which only the retired ACS knew.',
      'A placeholder was not replaced, or quotes and blanks cling to the value.',
      'It was created seconds ago, by Terraform or a script, and is not everywhere yet.',
    ],
    fixes: [
      'Read the two values in the message: is the first the Application (client) ID of App registrations > your app > Overview, and the second the tenant you meant?',
      'Search in the tenant: `az login --tenant <tenantId>` and `az ad sp show --id <clientId>`, or `Get-MgServicePrincipal -Filter "appId eq \'<clientId>\'"`.',
      'In a customer’s tenant an administrator opens `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>` once; that creates the service principal there.',
      'Take client ID, tenant ID and secret from one and the same registration, and keep them together per environment.',
      'Deleted by mistake: App registrations > Deleted applications keeps it for 30 days.',
      'Replace a SharePoint add-in by an Entra app that authenticates with a certificate; the ACS behind such add-ins was shut down on 2 April 2026.',
    ],
    examples: [
      {
        title: 'Find out what the GUID in your settings is',
        language: 'shellscript',
        text: [
          'az login --tenant <tenantId> --allow-no-subscriptions',
          "az ad app list --all --query \"[?id=='<guid>' || appId=='<guid>'].[displayName,appId]\" -o tsv",
          'az ad app list --all --query "[?passwordCredentials[?keyId==\'<guid>\']].[displayName,appId]" -o tsv',
          'az ad sp show --id <guid> --query "[displayName,appId]" -o tsv',
          '# The first two find apps of this tenant, by object ID, client ID or Secret ID',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: [
      "Application with identifier '{appId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
      "Application with identifier '{appId}' was not found in the directory '{tenant}'.",
    ],
    links: [
      `${PLATFORM}/app-objects-and-service-principals`,
      `${PLATFORM}/howto-convert-app-to-be-multi-tenant`,
      'https://learn.microsoft.com/sharepoint/dev/sp-add-ins/retirement-announcement-for-azure-acs',
    ],
    related: [70001, 7000229, 90002, 650059, 7000112],
  },
  {
    code: 70001,
    name: 'UnauthorizedClient',
    title: 'App unknown or disabled (older code)',
    happened:
      'The directory does not know this application, or knows it as switched off. Newer answers give 700016 or 7000112.',
    causes: [
      'Client ID and tenant do not belong together.',
      'SAML: the Identifier (Entity ID) in the request is not the one configured for the enterprise application.',
      'The registration was made a minute ago and has not spread.',
    ],
    fixes: [
      'Compare the identifier in the message with the Application (client) ID, or with Single sign-on > Basic SAML Configuration > Identifier, character for character.',
      'Sign in to the tenant in which the app was registered, or have it consented to in yours.',
      'Search by either name: `az ad sp list --filter "servicePrincipalNames/any(n:n eq \'<identifier>\')" --query "[].[appDisplayName,appId]"`.',
    ],
    fixedBy: 'developer',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: [
      "Application with identifier '{appId}' was not found in the directory {tenant}",
      "Application '{appId}' is not registered for the account.",
    ],
    links: [`${TROUBLESHOOT}/error-code-aadsts70001-app-not-found-in-directory`],
    related: [700016, 7000112],
  },
  {
    code: 700011,
    name: 'UnauthorizedClientAppNotFoundInOrgIdTenant',
    title: 'Client app not in this organisation',
    happened: 'An app asked for a token of your tenant without existing there.',
    causes: ['Nobody here ever consented to the app, or the request should have gone to another tenant.'],
    fixes: [
      'Check the tenant in the URL; if it is right, have an administrator consent to the app there.',
      'Afterwards `az ad sp show --id <clientId>` finds it in that tenant, and so does Entra admin center > Enterprise applications.',
    ],
    examples: [
      {
        title: 'The address an administrator of that organisation opens',
        language: 'http',
        text: 'https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<clientId>',
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: ['Application with identifier {appId} was not found in the directory.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [700016, 7000217],
  },
  {
    code: 700038,
    title: 'Client ID is the empty GUID',
    happened:
      'The request carries 00000000-0000-0000-0000-000000000000 as client_id: a default value, not an app.',
    causes: [
      'The setting with the client ID is missing where the code runs.',
      'A template with zeros in it was deployed unchanged.',
    ],
    fixes: [
      'Find out which name the library reads (`AZURE_CLIENT_ID`, `AzureAd:ClientId`, `ARM_CLIENT_ID`) and set it in this environment.',
      'The value to set: Entra admin center > App registrations > your app > Overview > Application (client) ID.',
    ],
    fixedBy: 'developer',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: ['00000000-0000-0000-0000-000000000000 is not a valid application identifier.'],
    links: [`${PLATFORM}/app-objects-and-service-principals`],
    related: [700016, 900021, 700039],
  },
  {
    code: 90112,
    title: 'Client ID is not a GUID',
    happened: 'The application identifier in the request has another form than a GUID.',
    causes: [
      'The display name, the App ID URI (`api://…`) or a cut GUID was configured as client ID.',
      'Braces, quotes or invisible characters surround the value.',
    ],
    fixes: [
      'Configure the 36 characters of the Application (client) ID and nothing around them.',
      'From a display name to the ID: `az ad app list --display-name <name> --query "[].appId" -o tsv`; from an App ID URI: `az ad app list --identifier-uri api://<name> --query "[].appId" -o tsv`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Application identifier is expected to be a GUID.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [700016, 700038],
  },
  {
    code: 7000112,
    name: 'UnauthorizedClientApplicationDisabled',
    title: 'Client app is disabled',
    happened: 'The application exists, but is switched off, so Entra issues no tokens to it.',
    causes: [
      'Sign-in was disabled for the enterprise application, by an administrator or a clean-up of unused apps.',
      'Microsoft disabled the app because of abuse or missing verification.',
      'Only the service principal of this tenant is off, while the app works elsewhere.',
    ],
    fixes: [
      'Entra admin center > Enterprise applications > your app > Properties > Enabled for users to sign in = Yes.',
      'Or `Update-MgServicePrincipal -ServicePrincipalId <objectId> -AccountEnabled:$true`; with the CLI `az ad sp update --id <clientId> --set accountEnabled=true`.',
      'If `disabledByMicrosoftStatus` of the application is set, open a support case; the switch will not help.',
    ],
    examples: [
      {
        title: 'Which of the two switches is off',
        language: 'shellscript',
        text: [
          'az ad sp show --id <clientId> --query "{enabled:accountEnabled}"',
          'az rest --url "https://graph.microsoft.com/v1.0/applications(appId=\'<clientId>\')" \\',
          '  --query "{disabledByMicrosoft:disabledByMicrosoftStatus}"',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: ["Application '{appId}'({appName}) is disabled."],
    links: [
      `${TROUBLESHOOT}/error-code-aadsts7000112-application-is-disabled`,
      'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
    ],
    related: [7000116, 500014, 700016],
  },
  {
    code: 7000116,
    title: 'Client app is disabled in this tenant',
    happened:
      'The service principal of the client is switched off in the tenant named. Seen in the field, not documented.',
    causes: ['The tenant’s administrator disabled the enterprise application.'],
    fixes: ['Ask the administrator of exactly that tenant to enable it again; the home tenant has no say.'],
    fixedBy: 'administrator',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: ["Client application '{appId}'({appName}) is disabled in tenant {tenant}."],
    confidence: 'medium',
    links: ['https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal'],
    related: [7000112, 7000117],
  },
  {
    code: 1000031,
    title: 'App cannot be accessed at this time',
    happened:
      'Entra knows the app and refuses to serve it for the moment. The official list gives this sentence without a reason.',
    causes: [
      'The registration was deactivated by its owner or an administrator, or Microsoft disabled it.',
      'Sign-in was turned off for it in this tenant.',
    ],
    fixes: [
      'Look at its state: `Get-MgServicePrincipal -Filter "appId eq \'<clientId>\'" -Property AccountEnabled,DisabledByMicrosoftStatus | Format-List AccountEnabled,DisabledByMicrosoftStatus`.',
      'AccountEnabled false: Entra admin center > Enterprise applications > the app > Properties > Enabled for users to sign in: Yes.',
      'Deactivated: App registrations > Deactivated applications > the app > Reactivate, after finding out in the audit log who did it and why.',
      'Disabled by Microsoft: its owner opens a support case.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "Application {appName} can't be accessed at this time.",
      'Application {appName} cannot be accessed at this time.',
    ],
    links: [
      `${PLATFORM}/reference-error-codes`,
      'https://learn.microsoft.com/entra/identity/enterprise-apps/deactivate-app-registration',
    ],
    related: [7000112, 7000116],
  },
  {
    code: 7000217,
    title: 'No service principal for this name',
    happened:
      'The app may exist elsewhere, but this tenant has no service principal of that name. Known by its wording only, not documented.',
    causes: ['The app was registered but never added to this tenant as an enterprise application.'],
    fixes: ['Create it there with `az ad sp create --id <clientId>`, or check the tenant in the URL.'],
    fixedBy: 'developer',
    retry: false,
    templates: ['The service principal named {appId} was not found in the tenant named {tenant}.'],
    confidence: 'medium',
    links: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/create-service-principal-cross-tenant',
    ],
    related: [7000229, 700016],
  },
  {
    code: 7000229,
    title: 'App has no service principal in this tenant',
    happened:
      'The application object is known, but in the tenant of the request it has no service principal (enterprise application). App-only tokens are no longer issued without one.',
    causes: [
      'The registration was made by script, Graph or an older tool, which creates no service principal by itself.',
      'A bot or connector was switched to single tenant without adding its enterprise application.',
      'The enterprise application was deleted, while the registration stayed.',
      'A multitenant app calls a customer tenant that never consented.',
    ],
    fixes: [
      'In the tenant named in the message: `az ad sp create --id <clientId>`, or `New-MgServicePrincipal -AppId <clientId>`.',
      'For somebody else’s tenant send its administrator the consent address; consenting creates the service principal with the right grants.',
      'Repeat the request after a minute or two; a fresh service principal needs time to arrive everywhere.',
    ],
    examples: [
      {
        title: 'Adding the enterprise application',
        language: 'shellscript',
        text: [
          'az login --tenant <tenantId> --allow-no-subscriptions',
          'az ad sp create --id <clientId>',
          '# Terraform: a resource "azuread_service_principal" beside "azuread_application"',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      'The client application {appId} is missing service principal in the tenant {tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
      'The client application {appId} is missing service principal in the tenant {tenant}.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/create-service-principal-cross-tenant',
      `${PLATFORM}/app-objects-and-service-principals`,
      'https://learn.microsoft.com/cli/azure/ad/sp',
    ],
    related: [700016, 7000217, 650052],
  },
  {
    code: 650059,
    title: 'App not open to this tenant',
    happened:
      'The registration admits its home tenant only, and another tenant tried to use or consent to it.',
    causes: ['Supported account types (`signInAudience`) is AzureADMyOrg.'],
    fixes: [
      'The owner makes it multitenant: `az ad app update --id <clientId> --sign-in-audience AzureADMultipleOrgs`.',
      'Or register an app of your own in the tenant that needs it.',
    ],
    examples: [
      {
        title: 'Manifest of an app that other organisations may use',
        language: 'json',
        text: ['{', '  "signInAudience": "AzureADMultipleOrgs"', '}'].join('\n'),
      },
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['The application is not configured for use in the tenant.'],
    links: [`${PLATFORM}/howto-convert-app-to-be-multi-tenant`, `${PLATFORM}/single-and-multi-tenant-apps`],
    related: [50194, 700016],
  },
  {
    code: 900491,
    title: 'Service principal of the authentication provider missing',
    happened:
      'An external authentication method points to an app that has no service principal in this tenant.',
    causes: [
      'Nobody granted admin consent to the provider’s app here.',
      'The provider’s app is single-tenant, so it cannot be consented to.',
      'The App ID in the configuration of the method is mistyped.',
    ],
    fixes: [
      'Grant admin consent: `https://login.microsoftonline.com/<tenantId>/adminconsent?client_id=<appId>`, with the App ID the provider gave you.',
      'Providers: register the app as multitenant with the delegated permissions openid and profile.',
      'Look whether it is there: `az ad sp show --id <appId>`; the App ID that is configured stands under Entra admin center > Protection > Authentication methods > the external method.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Service principal {appId} not found.'],
    links: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-external-method-provider',
    ],
    related: [7000229],
  },
];
