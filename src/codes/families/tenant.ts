import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';

/** Codes about the tenant in the authority: missing, unknown, or of the wrong kind for the app. */
export const tenant: readonly Code[] = [
  {
    code: 50059,
    name: 'MissingTenantRealmAndNoUserInformationProvided',
    title: 'Tenant missing for a request without a user',
    happened: 'Nobody signs in here, so Entra cannot find the tenant by itself, and the URL names none.',
    causes: [
      'Client credentials against `/common` or `/organizations`. App-only tokens exist only inside one tenant.',
      'The tenant setting is empty in this environment and the library fell back to common.',
      'The device code flow of a single-tenant app was started without naming the tenant.',
    ],
    fixes: [
      'Call `https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token`, with the tenant whose data you want, not necessarily the one the app is registered in.',
      'Check the spelling of the setting: `AZURE_TENANT_ID`, `AzureAd:TenantId`, `ARM_TENANT_ID`, whichever your library reads.',
      'A multitenant service asks each customer tenant separately, with that customer’s tenant ID.',
      'To see the tenants you can reach: `az account list --all --query "[].tenantId" -o tsv`, or the switch under Entra admin center > Settings > Directories + subscriptions.',
    ],
    examples: [
      {
        title: 'App-only request to one tenant',
        language: 'http',
        text: [
          '# Not: https://login.microsoftonline.com/common/oauth2/v2.0/token',
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=client_credentials',
          '&client_id=<clientId>',
          '&client_secret=<a secret value, percent-encoded>',
          '&scope=api://<apiClientId>/.default',
        ].join('\n'),
      },
      {
        title: 'Azure.Identity with the tenant spelt out',
        language: 'csharp',
        text: 'var credential = new ClientCertificateCredential("<tenantId>", "<clientId>", "cert.pem");',
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    ],
    links: [`${PLATFORM}/v2-oauth2-client-creds-grant-flow`, `${PLATFORM}/reference-error-codes`],
    related: [50194, 90019, 50128, 9001023],
  },
  {
    code: 50128,
    title: 'Domain leads to no tenant',
    happened: 'The domain of the user name, or the one in the URL, belongs to no Entra tenant.',
    causes: [
      'The user name is mistyped, or is an address at a domain that was never added to a tenant.',
      'A local account name without domain was sent.',
    ],
    fixes: [
      'Check the domain under Entra admin center > Settings > Domain names of the intended tenant; `az rest --url https://graph.microsoft.com/v1.0/domains --query "value[].id"` prints them all.',
      'Put the tenant ID into the authority, so that nothing has to be inferred from the name.',
      'For a service account without a domain of its own, use `<name>@<tenant>.onmicrosoft.com`.',
    ],
    examples: [
      {
        title: 'Which tenant a domain belongs to',
        language: 'shellscript',
        text: [
          'curl -s "https://login.microsoftonline.com/<domain>/v2.0/.well-known/openid-configuration" \\',
          '  | jq -r ".issuer // .error_description"',
          '# Domains of your own tenant',
          'az rest --url https://graph.microsoft.com/v1.0/domains --query "value[].{id:id,ok:isVerified}"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50059, 90019, 50034],
  },
  {
    code: 50194,
    title: 'Single-tenant app asked for at a shared authority',
    happened:
      'The app accepts accounts of its own tenant only, but the request went to the endpoint for all tenants.',
    causes: [
      'The authority in the settings is `/common` (or `/organizations`), often the default of a sample or library.',
      'The setting for the tenant has another name than the code reads, so it silently fell back.',
      'The app should be multitenant, and its registration was never changed.',
    ],
    fixes: [
      'Set the authority to `https://login.microsoftonline.com/<tenantId>`, with the tenant the app is registered in.',
      'Only if other organisations shall sign in: App registrations > your app > Authentication > Supported account types, or `az ad app update --id <clientId> --sign-in-audience AzureADMultipleOrgs`.',
    ],
    examples: [
      {
        title: 'Authority with the tenant, in MSAL for Python',
        language: 'python',
        text: [
          'app = msal.PublicClientApplication(',
          '    client_id,',
          '    authority="https://login.microsoftonline.com/<tenantId>",  # the default is /common',
          ')',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Application '{appId}'({appName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '{createdAfter}'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
    ],
    links: [`${PLATFORM}/howto-convert-app-to-be-multi-tenant`, `${PLATFORM}/single-and-multi-tenant-apps`],
    related: [50059, 700016, 90130, 9002332],
  },
  {
    code: 90002,
    name: 'InvalidTenantName',
    title: 'Tenant not found',
    happened:
      'Entra knows no tenant by the name in the URL, at least not in the cloud that was called. The message repeats the name as Entra read it; look at that closely.',
    causes: [
      'The GUID is mistyped, cut short, or is another ID: a subscription, the client ID, an object ID.',
      'The URL is put together wrongly, so that Entra takes another segment for the tenant: the message then names `token`, `authorize`, `oauth2`, `v2.0`, or a variable such as `tenant_id`.',
      'The tenant lives in another cloud (Azure Government, China) than `login.microsoftonline.com`.',
      'The domain is not verified in any tenant, or the tenant was deleted.',
      'Blanks, quotes or braces were kept around the value.',
    ],
    fixes: [
      'Print the final URL. It has to read `https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token`, with the GUID right after the host.',
      'Take the tenant ID from Entra admin center > Overview, or with `az account show --query tenantId -o tsv`.',
      'Test it from anywhere: `curl https://login.microsoftonline.com/<tenant>/v2.0/.well-known/openid-configuration` answers with the issuer if the tenant exists in that cloud.',
      'Give libraries the authority only (host and tenant) and let them add the endpoint path.',
      'For a sovereign tenant use its host: `login.microsoftonline.us`, `login.partner.microsoftonline.cn`.',
    ],
    examples: [
      {
        title: 'Ask each cloud for the tenant',
        language: 'shellscript',
        text: [
          'for host in login.microsoftonline.com login.microsoftonline.us login.partner.microsoftonline.cn; do',
          '  echo "$host: $(curl -s "https://$host/<tenant>/v2.0/.well-known/openid-configuration" \\',
          '    | jq -r ".issuer // .error")"',
          'done',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
      "Tenant '{tenant}' not found. This may happen if there are no active subscriptions for the tenant. Check to make sure you have the correct tenant ID. Check with your subscription administrator.",
      "Tenant '{tenant}' not found.",
    ],
    links: [`${PLATFORM}/v2-protocols`, `${PLATFORM}/authentication-national-cloud`],
    related: [900023, 900021, 700016, 900382],
  },
  {
    code: 90019,
    name: 'MissingTenantRealm',
    title: 'No tenant in the request',
    happened: 'Neither the URL nor anything else in the request tells which tenant is meant.',
    causes: [
      'The authority ends in /common and the request brings no user from whom a tenant could be inferred.',
      'A `login_hint` or domain hint is empty or has no domain.',
    ],
    fixes: [
      'Put the tenant ID into the authority: `https://login.microsoftonline.com/<tenantId>`.',
      'Copy it from Entra admin center > Overview, or print it: `az account show --query tenantId -o tsv`.',
    ],
    examples: [
      {
        title: 'Sign-in with the tenant in its place',
        language: 'http',
        text: [
          'GET https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/authorize',
          '  ?client_id=<clientId>',
          '  &response_type=code',
          '  &redirect_uri=<redirectUri>',
          '  &scope=openid%20profile',
          '  &domain_hint=<verified domain>',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50059, 50128],
  },
  {
    code: 90027,
    title: 'v1.0 endpoint cannot serve the consumer tenant',
    happened:
      'Tokens were requested for the tenant of personal Microsoft accounts through the old v1.0 endpoint, which knows organisations only.',
    causes: [
      'The app signs in through ADAL or a hand-made `/oauth2/authorize`, and the user chose a personal account.',
      'An embedding product (Teams, a mobile app) hands over a personal account the app was never meant for.',
    ],
    fixes: [
      'Move to MSAL, or put `/oauth2/v2.0/` into both addresses and `scope` in place of `resource`.',
      'Then open the app to such accounts: `az ad app update --id <clientId> --sign-in-audience AzureADandPersonalMicrosoftAccount`, with `requestedAccessTokenVersion` 2.',
      'If only work accounts are wanted, use /organizations or the tenant ID, so that nobody gets this far.',
    ],
    examples: [
      {
        title: 'The v2.0 addresses, which know personal accounts',
        language: 'http',
        text: [
          'GET https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
          '  ?client_id=<clientId>',
          '  &response_type=code',
          '  &redirect_uri=<redirectUri>',
          '  &scope=openid%20User.Read',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'We are unable to issue tokens from this API version on the MSA tenant. Please contact the application vendor as they need to use version 2.0 of the protocol to support this.',
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-protocols`],
    related: [500201, 90129],
  },
  {
    code: 90124,
    name: 'V1ResourceV2GlobalEndpointNotSupported',
    title: 'API not available over /common or /consumers',
    happened:
      'The API in the scope was made for organisations, and the authority called would also let personal accounts in. Here the target is the obstacle, not the client app.',
    causes: [
      'The API registration admits work accounts only, while the client signs in at /common.',
      'A Microsoft service without personal accounts (Azure Resource Manager, Power BI, Dynamics) is requested from the shared authority.',
    ],
    fixes: [
      'Put the tenant ID into the client’s authority; /organizations does it too where several tenants sign in.',
      'Is the API yours and meant for everybody: `az ad app update --id <apiClientId> --sign-in-audience AzureADandPersonalMicrosoftAccount`.',
    ],
    examples: [
      {
        title: 'MSAL.js: the authority of one request',
        language: 'javascript',
        text: [
          'const result = await client.acquireTokenSilent({',
          "  scopes: ['https://management.azure.com/user_impersonation'],",
          '  account,',
          '  authority: `https://login.microsoftonline.com/${tenantId}`, // not /common',
          '});',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "'{resource}' {resourceName} is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-protocols`],
    related: [90129, 90130],
  },
  {
    code: 90125,
    name: 'DebugModeEnrollTenantNotFound',
    title: 'User name unknown to Entra',
    happened: 'The tenant was to be found by way of the user name, and no directory has such a user.',
    causes: ['The name is mistyped, or is an alias instead of the user principal name.'],
    fixes: [
      'Type the user principal name, as Entra admin center > Users > the user > Overview shows it.',
      'Programs: name the tenant in the authority, so that it need not be found through the user.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90126, 50128],
  },
  {
    code: 90126,
    name: 'DebugModeEnrollTenantNotInferred',
    title: 'Kind of user does not reveal a tenant',
    happened:
      'This endpoint works out the tenant from the user name, and the name typed in gives no hint of one.',
    causes: [
      'A personal account, a guest’s private address or a phone number was entered.',
      'The name has no domain, or one that is verified nowhere.',
    ],
    fixes: [
      'Use a work account of the tenant itself, for example `name@contoso.onmicrosoft.com`.',
      'Programs: call the address with the tenant ID in it.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90125, 90019],
  },
  {
    code: 90129,
    title: 'API issues v1 tokens, which rules out /common and /consumers',
    happened:
      'The API is set to access tokens of version 1, and those cannot be issued where personal accounts may sign in. The wording is from a community list, not documented.',
    causes: [
      '`requestedAccessTokenVersion` of the API is empty or 1, the default of registrations for work accounts.',
      'The client’s authority is /common although only organisations use it.',
    ],
    fixes: [
      'Raise the version on the API: `az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/<apiObjectId> --headers Content-Type=application/json --body \'{"api":{"requestedAccessTokenVersion":2}}\'`. From then on the issuer ends in `/v2.0` and `aud` is the GUID, so adapt what the API validates.',
      'Or leave the API alone and give the client an authority of one tenant.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "'{resource}' {resourceName} has a configured token version of '1' and is not supported over the /common or /consumers endpoints.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/reference-microsoft-graph-app-manifest`],
    related: [90124, 90130],
  },
  {
    code: 90130,
    name: 'NonConvergedAppV2GlobalEndpointNotSupported',
    title: 'App not usable over /common or /consumers',
    happened:
      'The registration is for work accounts only, and the endpoint called would also admit personal ones.',
    causes: [
      'Supported account types leaves out personal Microsoft accounts, while the code uses /common.',
      'The app was registered long ago for the v1.0 endpoint.',
    ],
    fixes: [
      'Use /organizations, or the tenant ID.',
      'If personal accounts are wanted: App registrations > your app > Authentication > Supported account types, or `az ad app update --id <clientId> --sign-in-audience AzureADandPersonalMicrosoftAccount --requested-access-token-version 2`.',
    ],
    examples: [
      {
        title: 'MSAL.js for work accounts of all organisations',
        language: 'javascript',
        text: [
          'const client = new PublicClientApplication({',
          '  auth: {',
          "    clientId: '<clientId>',",
          "    authority: 'https://login.microsoftonline.com/organizations',",
          '  },',
          '});',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Application '{appId}' is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
      "Application '{appId}'({appName}) is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-protocols`],
    related: [50194, 9001023, 9002332],
  },
  {
    code: 500021,
    title: 'Tenant restrictions block this tenant',
    happened:
      'The network the request comes from sends tenant-restriction headers, and the tenant is not on the list of allowed ones.',
    causes: [
      'A company proxy allows sign-in to its own tenants only, and this app signs in to a customer’s or a test tenant.',
    ],
    fixes: [
      'Ask whoever runs the proxy to add the tenant to Restrict-Access-To-Tenants, or run the code from a network without it.',
      'To prove it, send one request from a network without the proxy: `curl -s https://login.microsoftonline.com/<tenantId>/v2.0/.well-known/openid-configuration` answers on both, a sign-in only there.',
      'Where the second version of tenant restrictions is used, the tenant is admitted under Entra admin center > External Identities > Cross-tenant access settings > Tenant restrictions.',
    ],
    examples: [
      {
        title: 'What the proxy adds to requests for the sign-in hosts',
        language: 'http',
        text: [
          'Restrict-Access-To-Tenants: contoso.onmicrosoft.com,<tenantId to add>',
          'Restrict-Access-Context: <tenantId of the organisation that owns the proxy>',
        ].join('\n'),
      },
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: ["Access to '{tenant}' tenant is denied."],
    links: ['https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions'],
    related: [500212, 53003],
  },
  {
    code: 500022,
    title: 'Tenant restrictions refuse the other organisation',
    happened:
      'The company whose network or device is used allows only certain tenants, and this sign-in leads to another one. The app and its credentials are in order.',
    causes: [
      'A proxy adds `Restrict-Access-To-Tenants` or `sec-Restrict-Tenant-Access-Policy` to requests for the sign-in host.',
      'A build agent or server stands behind that proxy and signs in to a customer’s tenant.',
    ],
    fixes: [
      'Confirm the reason: the same sign-in works through a phone hotspot. Where the rule sits on a managed device instead, it fails there too.',
      'Administrator, lists kept at the proxy: add tenant ID or domain to the header value.',
      'Administrator, tenant restrictions v2: Entra admin center > External Identities > Cross-tenant access settings > Organizational settings > Add organization, then allow the app under Tenant restrictions.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [
      'https://learn.microsoft.com/entra/external-id/tenant-restrictions-v2',
      'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [500021, 500212],
  },
  {
    code: 500201,
    title: 'Personal account met an app on the v1.0 endpoint',
    happened:
      'The user signed in with a personal Microsoft account, and the program asks the older endpoint for tokens, which has none for such accounts.',
    causes: [
      'The program uses ADAL, or an address with `/oauth2/token` that lacks `v2.0`.',
      'The user’s mail address exists both as work and as personal account, and the personal one was picked.',
    ],
    fixes: [
      'User: choose the work account, or sign out at https://login.live.com first.',
      'Developer: replace ADAL by MSAL with `/common` as authority; its requests go to v2.0 by themselves.',
      'Tools such as old Azure PowerShell or Visual Studio: install the current version, and sign in with the tenant named (`az login --tenant <tenantId>`).',
    ],
    examples: [
      {
        title: 'MSAL for Python in place of ADAL',
        language: 'python',
        text: [
          'app = msal.PublicClientApplication(',
          '    client_id,',
          '    authority="https://login.microsoftonline.com/common",',
          ')',
          'result = app.acquire_token_interactive(scopes=["User.Read"])  # not resource="https://…"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'We are unable to issue tokens from this API version for a Microsoft account. Please contact the application vendor as they need to use version 2.0 of the protocol to support this.',
    ],
    links: [`${PLATFORM}/v2-protocols`],
    related: [90027, 500200, 500202],
  },
  {
    code: 500202,
    title: 'Guest or personal account needs a named tenant',
    happened:
      'The account is a guest, or a personal account that works in a tenant as if it belonged there. At a shared authority Entra cannot know which tenant is meant for it.',
    causes: [
      'The authority is /organizations or /common, and the API (often Azure Resource Manager) serves organisations.',
      'A tool signs the user in before a tenant has been chosen.',
    ],
    fixes: [
      'Name the tenant: `WithTenantId`, `authority: https://login.microsoftonline.com/<tenantId>`, or `az login --tenant <tenantId>`.',
      'Extensions and tools: sign in to the directory that holds the subscription, not to the shared one; many have a command or setting for it.',
      'Own code that cannot know the tenant: ask the user for its domain or ID before the sign-in starts.',
    ],
    examples: [
      {
        title: 'Azure.Identity: the tenant that holds the data',
        language: 'javascript',
        text: "const credential = new InteractiveBrowserCredential({ tenantId: '<tenantId>', clientId });",
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "User account '{user}' from external identity provider '{identityProvider}' is not supported for API version '{apiVersion}'. Microsoft account pass-thru users and guests are not supported by the tenant-independent endpoint.",
    ],
    links: [`${PLATFORM}/v2-protocols`],
    related: [500201, 500200, 50020],
  },
  {
    code: 900021,
    title: 'Tenant is the empty GUID',
    happened:
      'The tenant in the URL is 00000000-0000-0000-0000-000000000000. Seen in the field, not documented.',
    causes: [
      'A variable was never set, and its default (an empty GUID) went into the URL.',
      'A sample file is used as it came.',
    ],
    fixes: ['Fill in the real tenant ID, and make the program stop when the setting is missing.'],
    examples: [
      {
        title: 'Stop at start-up instead of at sign-in',
        language: 'javascript',
        text: [
          'const tenantId = process.env.AZURE_TENANT_ID;',
          "if (!tenantId || /^[0-]+$/.test(tenantId)) throw new Error('AZURE_TENANT_ID is not set');",
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Requested tenant identifier '00000000-0000-0000-0000-000000000000' is not valid. Tenant identifiers may not be an empty GUID.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-protocols`],
    related: [90002, 900023, 700038],
  },
  {
    code: 900023,
    title: 'Tenant is neither an ID nor a domain',
    happened:
      'The tenant part of the URL is free text: not a GUID, not a domain name, not one of the words common, organizations and consumers.',
    causes: [
      'A placeholder or the display name of the organisation stands there (`<tenant-id>`, `{tenant}`, `Contoso Ltd`).',
      'The GUID has lost characters or has braces around it.',
      'String interpolation did not happen, so the name of the variable was sent.',
      'A slash is missing and two parts grew together, as in `commonoauth2`.',
    ],
    fixes: [
      'Use the tenant GUID, or a domain that is verified in the tenant (`contoso.onmicrosoft.com`, `contoso.com`).',
      'The GUID stands under Entra admin center > Overview; `curl -s https://login.microsoftonline.com/<domain>/v2.0/.well-known/openid-configuration` turns a verified domain into it (the GUID within `issuer`).',
      'Look at the quoted value in the message: it shows what your template or variable really produced.',
    ],
    examples: [
      {
        title: 'Settings of an ASP.NET Core app',
        language: 'json',
        text: [
          '{',
          '  "AzureAd": {',
          '    "Instance": "https://login.microsoftonline.com/",',
          '    "TenantId": "00000000-0000-0000-0000-000000000000",',
          '    "ClientId": "00000000-0000-0000-0000-000000000000"',
          '  }',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
    ],
    links: [`${PLATFORM}/v2-protocols`],
    related: [90002, 900021, 90013],
  },
  {
    code: 1002026,
    title: 'App token requested at /common of a regional endpoint',
    happened:
      'A request without a user went to a regional token service (`<region>.login.microsoft.com`) with /common in its path. Entra is phasing that out; the change is not documented.',
    causes: [
      'The library was given a region (`WithAzureRegion`, `azure_region`, `AZURE_REGIONAL_AUTHORITY_NAME`, `MSAL_FORCE_REGION`) while the authority still ends in /common.',
    ],
    fixes: [
      'Put the tenant ID into the authority: `https://login.microsoftonline.com/<tenantId>`; the library adds the region.',
      'Regional endpoints are meant for Microsoft’s own services. Elsewhere remove the region setting, or set `MSAL_DISABLE_REGION`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'Common endpoint for app tokens is on the deprecation path and not supported on regional AAD. Please use the tenanted endpoint instead.',
    ],
    confidence: 'medium',
    links: [
      'https://learn.microsoft.com/entra/msal/javascript/node/regional-authorities',
      `${PLATFORM}/v2-oauth2-client-creds-grant-flow`,
    ],
    related: [50059, 9001023],
  },
  {
    code: 5000224,
    name: 'NotAllowedTenantBlockedTenantFraud',
    title: 'Tenant blocked by Microsoft',
    happened:
      'Microsoft has shut this tenant, usually on suspicion of fraud or abuse. No app and no user of it gets tokens, whatever their credentials.',
    causes: [
      'Automated checks found signs of abuse: sending spam, mining, stolen payment data.',
      'A trial or developer tenant was created in bulk.',
    ],
    fixes: [
      'Make sure which tenant is meant: it is the one in the URL, or the home tenant of the user.',
      'Its administrator contacts Microsoft support (https://support.microsoft.com/contactus, or another tenant’s Help + support) with tenant ID, trace ID and timestamp; nothing in the portal lifts the block.',
      'Developers of multitenant apps: stop calling for this tenant until it is released, and show its customer why.',
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: [
      'We are sorry, this resource is not available. If you are seeing this message by mistake, please contact Microsoft support.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [5000225, 500021],
  },
  {
    code: 5000225,
    title: 'Tenant blocked for not being used',
    happened:
      'The tenant lay idle for a long time, so Microsoft made it inaccessible. It is deleted for good 20 days after that unless an administrator has it reactivated.',
    causes: [
      'A test or trial tenant, or the Default Directory that came with an old Azure account, without any sign-in for months.',
      'A tool tries every tenant of the account and stumbles over a dormant one, though the tenant you need is fine (`az login` does this).',
      'Marketplace or Azure DevOps publishers registered in such a directory.',
    ],
    fixes: [
      'Not the tenant you meant? Name the right one: `az login --tenant <tenantId>`, `Connect-AzAccount -Tenant <tenantId>`, or switch directory in the portal.',
      'The tenant is needed: its administrator phones Microsoft support within the 20 days and asks for reactivation; open one case only and wait for its decision.',
      'It is not needed: create another, register the app there, and leave this one to its end.',
      'Multitenant services: cut down token requests for it meanwhile.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['This tenant has been blocked due to inactivity.'],
    links: ['https://learn.microsoft.com/entra/fundamentals/tenant-inaccessible'],
    related: [5000224, 90002],
  },
  {
    code: 9001023,
    title: 'Grant not possible on /common or /consumers',
    happened: 'This grant type needs a known organisation, and the URL leaves it open.',
    causes: ['Username and password, on-behalf-of or another non-interactive grant was sent to /common.'],
    fixes: [
      'Replace /common by /organizations, or better by the tenant ID.',
      'Where the tenant differs from user to user, read it off the token at hand (`tid`); a fixed one is printed by `az account show --query tenantId -o tsv`.',
    ],
    examples: [
      {
        title: 'On-behalf-of at the tenant of the user',
        language: 'http',
        text: [
          "# <tenantId> is the tid claim of the user's token",
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer',
          '&requested_token_use=on_behalf_of',
          '&client_id=<apiClientId>',
          '&client_secret=<a secret value, percent-encoded>',
          '&assertion=<an access token for this API>',
          '&scope=https://graph.microsoft.com/User.Read',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90130, 50059],
  },
  {
    code: 9002328,
    title: 'Admin consent link without a tenant',
    happened:
      'The address of the admin consent page contains /common or /consumers, and consent for an organisation can only be given in one. The rule stands in the guide to admin consent, the number is not documented.',
    causes: ['The link was built from the authority setting of a multitenant app.'],
    fixes: [
      'Put the customer’s tenant into the link: `https://login.microsoftonline.com/<tenantId>/v2.0/adminconsent?client_id=<clientId>&scope=https://graph.microsoft.com/.default&redirect_uri=<redirectUri>`.',
      'When the tenant is not known beforehand, write `/organizations` there; the administrator who signs in decides it.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Invalid request. Cannot use /common or /consumers on admin-consent. Please specify the tenant in GUID or friendly name format OR generically reference it with /organizations.',
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-admin-consent`],
    related: [90094, 9001023],
  },
  {
    code: 9002331,
    title: 'App is for personal Microsoft accounts only',
    happened:
      'The registration admits personal accounts only, and a work endpoint was called. Seen in the field, not documented.',
    causes: [
      'The authority is /common, /organizations or a tenant, while the app was set to personal accounts.',
    ],
    fixes: [
      'Call /consumers, or open the app to organisations under Authentication > Supported account types.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Application '{appId}'({appName}) is configured for use by Microsoft Account users only. Please use the /consumers endpoint to serve this request.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-protocols`],
    related: [9002332, 90130],
  },
  {
    code: 9002332,
    title: 'App admits no personal accounts',
    happened:
      'The request used the endpoint of personal Microsoft accounts, which this registration does not admit.',
    causes: [
      'The authority ends in /consumers, or a library picked that endpoint because the user entered a personal address.',
    ],
    fixes: [
      'Use /organizations or the tenant ID as authority.',
      'To let personal accounts in: App registrations > your app > Authentication > Supported account types; what it is now, `az ad app show --id <clientId> --query signInAudience` prints.',
    ],
    examples: [
      {
        title: 'MSAL.NET without personal accounts',
        language: 'csharp',
        text: [
          'var app = PublicClientApplicationBuilder',
          '    .Create("<clientId>")',
          '    .WithAuthority(AadAuthorityAudience.AzureAdMultipleOrgs) // https://…/organizations',
          '    .WithDefaultRedirectUri()',
          '    .Build();',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Application '{appId}'({appName}) is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.",
      "Application '{appId}'({appName}) is configured for use by Microsoft Entra users only. Please do not use the /consumers endpoint to serve this request.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-protocols`],
    related: [9002331, 90130, 500200],
  },
  {
    code: 9002337,
    title: 'Old registration cannot be used over /common',
    happened:
      'The app was registered years ago at apps.dev.microsoft.com, so it lives in the tenant for personal accounts, yet it admits work accounts only. For this mixture /common is closed; not documented.',
    causes: [
      'An app from the time of the Application Registration Portal, whose account types were narrowed later.',
    ],
    fixes: [
      'Call the tenant: `https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/authorize`.',
      'Better for the long run: register the app anew in a tenant of your own (`az ad app create --display-name <name> --sign-in-audience AzureADMultipleOrgs`), move the users to the new client ID, and delete the old one.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Invalid request. The application is registered in the legacy Microsoft Account tenant using apps.dev.microsoft.com, but is configured for use by Azure Active Directory tenants only. Use of /common is not supported for this registration. Please use a tenanted endpoint to request a token.',
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-protocols`, `${PLATFORM}/single-and-multi-tenant-apps`],
    related: [50194, 90130],
  },
  {
    code: 9002339,
    title: 'Personal account at an app for work accounts',
    happened:
      'Somebody signed in over /common with a personal Microsoft account (outlook.com, hotmail.com, live.com), and the app is not open to those. Reported by users of several products, not documented.',
    causes: [
      'The same e-mail address exists as personal and as work account, and the personal one was chosen.',
      'The app was meant for everybody, but Supported account types was left at organisations.',
    ],
    fixes: [
      'User: sign out, then choose the work or school account; a private browser window helps.',
      'Work accounts only: call `/organizations` or the tenant ID, so that the sign-in page does not offer the other kind.',
      'Personal accounts as well: App registrations > your app > Authentication > Supported account types > Accounts in any organizational directory and personal Microsoft accounts; by command `az ad app update --id <clientId> --sign-in-audience AzureADandPersonalMicrosoftAccount` (needs access token version 2).',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Unsupported user account for this endpoint. The user is a Microsoft Accounts user, but this app does not have the Microsoft account audience enabled. Either enable Microsoft account support to use the /common endpoint or use the tenanted endpoint to target a specific Azure AD tenant for auth.',
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/supported-accounts-validation`, `${PLATFORM}/v2-protocols`],
    related: [9002332, 500200, 50020],
  },
];
