import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const SCOPES_PAGE = `${PLATFORM}/scopes-oidc`;

/** Codes about what the token is for: the resource, its scopes, and roles on it. */
export const resourceAndScope: readonly Code[] = [
  {
    code: 500011,
    name: 'InvalidResourceServicePrincipalNotFound',
    title: 'API not found in this tenant',
    happened:
      'The API named in scope (the part before the last slash) or resource has no service principal in the tenant. The client is fine; its target is not found.',
    causes: [
      'A spelling mistake: `graph.microsoft.com` without https, a missing or doubled slash, `api://` forgotten or the client’s ID instead of the API’s.',
      'The request went to another tenant than the one that has the API.',
      'A multitenant API was never consented to in this tenant, or a Microsoft service has never been used there.',
      'The API has no App ID URI yet, so `api://<clientId>` is not known.',
      'Host of another cloud: `graph.microsoft.com` in a government or China tenant.',
    ],
    fixes: [
      'Copy the App ID URI from App registrations > the API > Expose an API, and append `/.default` or a scope name.',
      'Ask the tenant for it: `az ad sp list --filter "servicePrincipalNames/any(n:n eq \'<uri>\')" --query "[].appDisplayName"`. An empty list means unknown here.',
      'Set a missing URI with `az ad app update --id <apiClientId> --identifier-uris api://<apiClientId>`.',
      'Add the service principal of the API: `az ad sp create --id <apiClientId>`, or let an administrator consent to it.',
      'A URI that ends in a slash needs a second one before `.default`, as in `https://database.windows.net//.default`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_resource',
    retry: false,
    templates: [
      'The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
      'The resource principal named {resource} was not found in the tenant named {tenant}.',
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found',
      `${PLATFORM}/quickstart-configure-app-expose-web-apis`,
      SCOPES_PAGE,
    ],
    related: [50001, 650057, 650052, 70011],
  },
  {
    code: 50001,
    name: 'InvalidResource',
    title: 'Resource missing or disabled (older code)',
    happened: 'The v1.0 form of 500011: the value of `resource` matches no application of the tenant.',
    causes: [
      'The URI in `resource` has a slash too many or too few; v1.0 compares it literally.',
      'The service is not subscribed to, or its service principal is disabled.',
    ],
    fixes: [
      'Write the resource exactly as its documentation does (`https://graph.microsoft.com`, `https://management.azure.com/`).',
      'Better, move to the v2.0 endpoint and send `scope=<resource>/.default`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_resource',
    retry: false,
    templates: [
      'The application named {resource} was not found in the tenant named {tenant}.',
      'The resource is disabled or the resource named could not be found.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [500011, 500014],
  },
  {
    code: 500014,
    name: 'InvalidResourceServicePrincipalDisabled',
    title: 'API is disabled in this tenant',
    happened: 'The service principal of the API exists, but is switched off, so nobody gets tokens for it.',
    causes: [
      'The subscription of the service has ended (Power BI, Dynamics and the like).',
      'An administrator disabled the enterprise application of the API.',
    ],
    fixes: [
      'Enterprise applications > the API > Properties > Enabled for users to sign in = Yes; remove the filter Application type to see Microsoft’s own.',
      'Renew the subscription of the service, if that is what lapsed.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_resource',
    retry: false,
    templates: ["The service principal for resource '{resource}' is disabled."],
    links: [
      `${PLATFORM}/reference-error-codes`,
      'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
    ],
    related: [7000117, 7000112, 500011],
  },
  {
    code: 7000117,
    title: 'Resource app is disabled in this tenant',
    happened: 'An administrator has disabled the API that was asked for. Seen in the field, not documented.',
    causes: ['The enterprise application of the API was disabled by an administrator or by a policy.'],
    fixes: ['Have it enabled again under Enterprise applications in that tenant.'],
    fixedBy: 'administrator',
    retry: false,
    templates: ["Resource application '{resource}'({resourceName}) is disabled in tenant {tenant}."],
    confidence: 'medium',
    links: ['https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal'],
    related: [500014, 7000116],
  },
  {
    code: 700039,
    title: 'Resource is the empty GUID',
    happened:
      'The resource or scope contains 00000000-0000-0000-0000-000000000000. Known by its wording only, not documented.',
    causes: ['The setting with the client ID of the API is empty, and a zero GUID took its place.'],
    fixes: ['Set the API’s client ID or App ID URI in this environment.'],
    fixedBy: 'developer',
    retry: false,
    templates: ['00000000-0000-0000-0000-000000000000 is not a valid resource identifier'],
    confidence: 'medium',
    links: [SCOPES_PAGE],
    related: [700038, 500011],
  },
  {
    code: 650057,
    title: 'API not on the permission list of the app',
    happened:
      'The client asked for an API that its registration does not list. The message shows the resource as requested, its app ID, and the resources that are listed.',
    causes: [
      'The permission was never added under API permissions.',
      'The code asks for another API than intended: the wrong scope constant, or Azure AD Graph instead of Microsoft Graph.',
      'The client’s own ID was requested as a resource.',
    ],
    fixes: [
      'App registrations > your app > API permissions > Add a permission, choose the API, then grant consent.',
      'By command: `az ad app permission add --id <clientId> --api <resourceAppId> --api-permissions <permissionId>=Scope`, with `=Role` for app-only permissions.',
      'If you own the API, list the client under Expose an API > Authorized client applications.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_resource',
    retry: false,
    templates: [
      "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {appId}({appName}). Resource value from request: {resource}. Resource app ID: {resourceAppId}. List of valid resources from app registration: {registeredResources}.",
      "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration.",
    ],
    links: [
      `${PLATFORM}/permissions-consent-overview`,
      'https://learn.microsoft.com/cli/azure/ad/app/permission',
    ],
    related: [65005, 650056, 65001, 500011],
  },
  {
    code: 650053,
    title: 'Scope does not exist on this API',
    happened:
      'The API is known, but has no scope of that name. The message says which scope was looked for on which API.',
    causes: [
      'A spelling or case mistake in the scope, or one that was renamed or disabled.',
      'The API prefix is missing: `access_as_user` alone is looked up on Microsoft Graph, so the message names Graph although you meant your own API.',
      'An application permission was requested as if it were a delegated scope.',
    ],
    fixes: [
      'Write the scope in full: `api://<apiClientId>/<scopeName>`, as shown under Expose an API.',
      'List what exists: `az ad sp show --id <apiClientId> --query "oauth2PermissionScopes[].value"`.',
      'For application permissions use client credentials with `/.default`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "The application '{appName}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
    ],
    links: [SCOPES_PAGE, `${PLATFORM}/quickstart-configure-app-expose-web-apis`],
    related: [65005, 70011, 500011],
  },
  {
    code: 70011,
    name: 'InvalidScope',
    title: 'Scope not valid',
    happened:
      'The scope parameter as a whole is not acceptable: its form is wrong, or its parts cannot go together. The message repeats what arrived.',
    causes: [
      '`/.default` is mixed with named scopes, as in `https://graph.microsoft.com/.default User.Read`.',
      '`.default` is attached to a scope instead of a resource (`User.Read/.default`), or has no resource in front of it (`api:///.default` from an empty setting).',
      'Scopes are separated by commas, or encoded twice, so that Entra sees one long name.',
      'A v1.0 resource URI was sent as scope without `/.default`.',
      'In app-only calls: a delegated name such as `Mail.Read`. The precise answer to that is 1002012.',
    ],
    fixes: [
      'App-only: exactly one value, `<resource>/.default`.',
      'For users: scopes of one API, separated by blanks, plus `openid profile offline_access` as needed.',
      'Print the scope as it leaves the program and compare it with the message; `%2520` or a comma gives the encoding away.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_scope',
    retry: false,
    templates: [
      "The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
      "The provided value for the input parameter 'scope' is not valid.",
    ],
    others: [
      {
        title: 'Scope missing (older text)',
        happened: 'The request has no scope parameter. Today this is reported as 900144.',
        causes: [
          'The body was sent as JSON, so its fields were not read, or the v1.0 parameter `resource` was used.',
        ],
        fixes: ['Send `scope` as a form field to the v2.0 endpoint.'],
        fixedBy: 'developer',
        oauthError: 'invalid_request',
        retry: false,
        templates: ["The provided request must include a 'scope' input parameter."],
      },
    ],
    links: [SCOPES_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [1002012, 28000, 650053, 900144],
  },
  {
    code: 1002012,
    title: 'Client credentials need a /.default scope',
    happened:
      'In the client credentials flow single permissions cannot be requested. The scope has to be the App ID URI of one API with `/.default` behind it.',
    causes: [
      'A delegated scope was requested (`User.Read`, `https://graph.microsoft.com/Mail.Send`).',
      'The bare resource was sent, without `/.default`.',
      'Spring, proxies and gateways with a list of scopes per client registration.',
      'An empty setting made it `/.default` or `api:///.default`.',
    ],
    fixes: [
      'Use `https://graph.microsoft.com/.default` for Microsoft Graph, `api://<apiClientId>/.default` for your own API.',
      'Which permissions the token carries is decided beforehand: add application permissions under API permissions and grant admin consent; they appear as `roles`.',
      'If you want delegated permissions, a user has to sign in: choose authorization code or device code.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_scope',
    retry: false,
    templates: [
      'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    ],
    links: [`${PLATFORM}/v2-oauth2-client-creds-grant-flow`, SCOPES_PAGE],
    related: [70011, 28000, 501051],
  },
  {
    code: 28000,
    title: 'One token requested for two APIs',
    happened: 'A token is for one API only, and the scope list names more than one.',
    causes: [
      'Scopes of Microsoft Graph stand beside those of your API, of Azure Resource Manager or of Outlook.',
      'A bare `User.Read` (which means Graph) was added to a list for another API.',
    ],
    fixes: [
      'Split the list by API and request one token for each; libraries then use the refresh token for the second.',
      'To get consent for everything at once, name the further scopes in the authorize step only (MSAL: extraScopesToConsent).',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {scope} is not valid.',
      'Provided value for the input parameter scope is not valid because it contains more than one resource.',
    ],
    links: [SCOPES_PAGE, `${PLATFORM}/permissions-consent-overview`],
    related: [70011, 28002, 9010010],
  },
  {
    code: 28002,
    title: 'Scope names no API',
    happened: 'An access token was requested, but the scope names nothing it could be for.',
    causes: ['Only `openid`, `profile`, `email` or `offline_access` were sent where an API scope is needed.'],
    fixes: ['Add a scope of the API, or leave the token request out when an ID token is all you need.'],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Provided value for the input parameter scope '{scope}' is not valid when requesting an access token. Please specify a valid scope.",
    ],
    links: [SCOPES_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [28003, 28000],
  },
  {
    code: 28003,
    title: 'Scope missing at code redemption',
    happened: 'The authorization code was posted to the token endpoint without any scope.',
    causes: [
      'A generic OpenID Connect client sends scopes in the authorize step only.',
      'The setting is present, but empty in this environment.',
    ],
    fixes: [
      'Repeat the scope in the token request, for instance `scope=openid profile api://<apiClientId>/.default`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code. Please specify a valid scope.',
    ],
    links: [`${PLATFORM}/v2-oauth2-auth-code-flow`, `${PLATFORM}/reference-error-codes`],
    related: [28002, 900144],
  },
  {
    code: 901002,
    title: 'resource parameter sent to the v2.0 endpoint',
    happened:
      'The v2.0 endpoint reads `scope` only. The request also, or instead, carries the v1.0 parameter `resource`.',
    causes: [
      'A library for the v1.0 endpoint (ADAL and other old ones) was pointed at `/oauth2/v2.0/`.',
      'MCP clients and other RFC 8707 software add `resource` by themselves.',
      'The setting `Resource` was kept when moving to a v2.0 authority.',
    ],
    fixes: [
      'Remove `resource` and write it into the scope: `resource=https://graph.microsoft.com` becomes `scope=https://graph.microsoft.com/.default`.',
      'MCP: switch the parameter off in the client where it can be (mcp-remote has `--disable-resource-parameter`), or put a proxy in front that drops it.',
      'Code that cannot change may stay on `/oauth2/token` (v1.0), where `resource` is right.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ["The 'resource' request parameter is not supported."],
    links: [
      SCOPES_PAGE,
      `${PLATFORM}/reference-error-codes`,
      'https://www.rfc-editor.org/rfc/rfc8707#section-2',
    ],
    related: [9010010, 900144],
  },
  {
    code: 9010010,
    title: 'resource and scope name different apps',
    happened:
      'The request has both `resource` and `scope`, and they do not belong to the same application. Entra enforces this since March 2026; mostly MCP clients meet it.',
    causes: [
      'The client follows RFC 8707 and sends the address of the MCP server as resource, while the scopes belong to `api://…` or to Microsoft Graph.',
      'The protected-resource metadata of the server announces an address that is not an App ID URI of the API.',
      'A saved registration of the client still has the old pair after a reconnect.',
    ],
    fixes: [
      'Make them one app: add the server’s address as App ID URI to the API (its domain has to be verified in the tenant), and advertise exactly that.',
      'Or announce the API’s App ID URI as `resource` in the server’s metadata, if the client accepts a value that differs from the address.',
      'Or let the client, or a proxy before the authorize and token endpoints, leave `resource` out.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_target',
    retry: false,
    templates: ["The resource parameter provided in the request doesn't match with the requested scopes."],
    links: [
      'https://www.rfc-editor.org/rfc/rfc8707#section-2',
      `${PLATFORM}/quickstart-configure-app-expose-web-apis`,
    ],
    related: [901002, 28000, 500011],
  },
  {
    code: 90009,
    name: 'TokenForItselfMissingIdenticalAppIdentifier',
    title: 'App asks for a token for itself by URI',
    happened:
      'Client and requested API are the same application. Entra allows that only when the API is named by its GUID.',
    causes: ['Front end and API share one registration, and the scope reads `api://<name>/…`.'],
    fixes: [
      'Request `<clientId>/.default`, with the bare GUID.',
      'Or give front end and API a registration each, which also lets you limit what the front end may do.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Application '{appId}'({appName}) is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, SCOPES_PAGE],
    related: [501461, 90008],
  },
  {
    code: 501051,
    title: 'Client app has no role on the API',
    happened:
      'The API requires assignment, and this client application (or managed identity) holds none of its app roles. Users are not involved.',
    causes: [
      'Assignment required is on for the API, and nobody assigned an app role to the client.',
      'The role exists, but only for users: its allowed member types lack Applications.',
      'The client was put into a group that has access. Groups do not count for applications.',
      'The managed identity was recreated and lost its assignment.',
    ],
    fixes: [
      'On the API: App registrations > the API > App roles > Create app role, with Applications as allowed member type.',
      'On the client: API permissions > Add a permission > the API > Application permissions, then grant admin consent.',
      'For a managed identity: `New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId <clientObjectId> -PrincipalId <clientObjectId> -ResourceId <apiObjectId> -AppRoleId <roleId>` (object IDs of the service principals).',
      'Managed identity tokens are cached for hours; restart the host or wait before judging the result.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "Application '{appId}'({appName}) is not assigned to a role for the application '{resource}'({resourceName}).",
    ],
    links: [
      `${PLATFORM}/howto-restrict-your-app-to-a-set-of-users`,
      'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-assign-app-role-managed-identity',
    ],
    related: [50105, 1002012],
  },
  {
    code: 500012,
    title: 'Name of the resource not valid',
    happened:
      'The value given as resource cannot be the name of an API, so Entra did not even search for it. The message repeats it; the code is not documented.',
    causes: [
      'A display name (`Microsoft Graph`) or a free text was configured in place of a URI or GUID.',
      'Blanks, quotes or a line break belong to the value, or a template was left unfilled.',
    ],
    fixes: [
      'Write the App ID URI or the client ID of the API; `az ad sp list --display-name "<name>" --query "[].{id:appId,uris:servicePrincipalNames}"` prints both.',
      'Trim the setting, and look at it between brackets in a log line.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_resource',
    retry: false,
    templates: ["Resource application name '{resourceName}' is not valid."],
    confidence: 'medium',
    links: [SCOPES_PAGE],
    related: [500011, 500013],
  },
  {
    code: 500013,
    title: 'No resource given',
    happened: 'Nothing in the request tells which API the token is for. From observed texts, not documented.',
    causes: [
      'The v1.0 endpoint was called without `resource`, often with `scope` instead, which it ignores.',
      'The setting that holds the API’s address is empty here.',
    ],
    fixes: [
      'Put `/oauth2/v2.0/token` into the address and send `scope=<resource>/.default`.',
      'To stay on v1.0, send `resource=<App ID URI>`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Resource identifier is not provided.'],
    confidence: 'medium',
    links: [SCOPES_PAGE, `${PLATFORM}/v2-oauth2-client-creds-grant-flow`],
    related: [901002, 28002, 500012],
  },
  {
    code: 500016,
    title: 'App cannot be the resource of this flow',
    happened:
      'The application named as API exists, but may not be the target in the flow used. Which flows it may serve is not documented.',
    causes: [
      'The client ID of a front end or of a Microsoft client product stands where the API belongs.',
      'An API meant for users is requested without one, or the other way round.',
    ],
    fixes: [
      'Check that the ID in the message is an API: `az ad sp show --id <resourceAppId> --query "{scopes:oauth2PermissionScopes[].value,roles:appRoles[].value}"` must not come back empty.',
      'Expose a scope (for users) or an app role (for daemons) on your API and request that one.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["Application '{resource}' is not supported as a resource application to execute the flow."],
    confidence: 'medium',
    links: [SCOPES_PAGE, `${PLATFORM}/quickstart-configure-app-expose-web-apis`],
    related: [500011, 650057],
  },
  {
    code: 90016,
    name: 'MissingRequiredClaim',
    title: 'Access token lacks a claim',
    happened:
      'An access token was presented to Entra itself, and a claim it must have is absent. The fault lies in how that token was obtained.',
    causes: [
      'The token was made for another API or endpoint version than the one it is shown to.',
      'An app-only token is used where the token of a user is expected, so `scp` and the user’s claims are missing.',
      'The token was issued by another provider, or made by a test.',
    ],
    fixes: [
      'Decode the token: `aud`, `ver`, `tid`, and `scp` or `roles` have to fit the address that is called.',
      'Request a fresh one for exactly that API, `scope=<App ID URI>/.default`, with the flow its documentation asks for.',
      'Optional claims (App registrations > the API > Token configuration) help only where your own API is the one that misses something.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90014, 240002],
  },
];
