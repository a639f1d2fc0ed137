import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';

/** Codes about the tenant in the authority: missing, unknown, or of the wrong kind for the app. */
export const tenant: readonly Code[] = [
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
];
