import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const CLOUD_PAGE = `${PLATFORM}/authentication-national-cloud`;

/** Codes about Microsoft's separate clouds and about authority hosts. */
export const cloud: readonly Code[] = [
  {
    code: 900382,
    title: 'Confidential client called the wrong cloud',
    happened:
      'App and authority belong to two different Microsoft clouds. An app with a secret or certificate cannot cross that border.',
    causes: [
      'An app of Azure Government (GCC High, DoD) or China is used with `login.microsoftonline.com`, mostly because that is the default of the library.',
      'Login was done against one cloud and the token for Graph or the API is requested from another.',
      'A tenant in plain GCC was taken for GCC High: GCC uses the public hosts.',
    ],
    fixes: [
      'Set the authority host of the cloud: `https://login.microsoftonline.us` (US Government), `https://login.partner.microsoftonline.cn` (China, 21Vianet).',
      'Move the API host with it: `https://graph.microsoft.us` (GCC High), `https://dod-graph.microsoft.us` (DoD), `https://microsoftgraph.chinacloudapi.cn` (China).',
      'In SDKs: `AzureAuthorityHosts` / `authorityHost` / `AZURE_AUTHORITY_HOST`; in Terraform `environment = "usgovernment"`; in the CLI `az cloud set --name AzureUSGovernment` before `az login`; in Graph PowerShell `Connect-MgGraph -Environment USGov`.',
      'Register the app in the portal of that cloud; a registration of the public cloud is unknown there.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Confidential Client is not supported in Cross Cloud request.'],
    links: [CLOUD_PAGE, 'https://learn.microsoft.com/graph/deployments'],
    related: [900432, 900439, 90002],
  },
  {
    code: 900383,
    title: 'Sign-in belongs to a national cloud',
    happened:
      'The app or the account is at home in a national cloud, and the request went to the endpoint of another. The text asks to use the portal of that cloud; reported by developers, not documented.',
    causes: [
      'A client ID that exists only in Azure Government or China was copied from a list or from another program.',
      'A tool found out the cloud by itself and chose wrongly, so a public tenant was sent to the government host (or the reverse).',
    ],
    fixes: [
      'Ask the tenant where it lives: `curl https://login.microsoftonline.com/<domain>/v2.0/.well-known/openid-configuration`; `tenant_region_sub_scope` (GCC, DOD, DODCON) and `cloud_instance_name` tell.',
      'Set the cloud explicitly: `az cloud set --name AzureUSGovernment` (or `AzureChinaCloud`, `AzureCloud`), `Connect-MgGraph -Environment USGov`, `AZURE_AUTHORITY_HOST` in the SDKs.',
      'Use an app registration of your own, made in the portal of that cloud: https://portal.azure.us or https://portal.azure.cn.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Please login to your National Cloud dedicated portal'],
    confidence: 'medium',
    links: [CLOUD_PAGE],
    related: [900382, 900439],
  },
  {
    code: 900432,
    title: 'Cross-cloud request of a confidential client',
    happened:
      'The same refusal as 900382 under a second number: the tenant belongs to another cloud than the endpoint.',
    causes: [
      'A sample for the public cloud was pointed at a tenant of a government or China cloud.',
      'Only the tenant ID was changed, not the host in front of it.',
    ],
    fixes: [
      'Change authority host and resource together to those of the tenant’s cloud, and use an app registered there.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Confidential Client is not supported in Cross Cloud request.'],
    links: [CLOUD_PAGE],
    related: [900382, 900439],
  },
  {
    code: 900439,
    title: 'Azure Government app on a public endpoint',
    happened:
      'The app is registered in Azure Government, which its own authority has to serve since the public endpoint stopped doing so.',
    causes: [
      'The authority is `login.microsoftonline.com`, or the retired `login-us.microsoftonline.com`.',
      'A product registration (for instance of Azure Stack Hub) was made with the endpoints of the wrong cloud.',
    ],
    fixes: [
      'Use `https://login.microsoftonline.us/<tenantId>` everywhere: authority, discovery document, and the issuer your API validates.',
      'Products that register themselves have to be registered again with the government endpoints.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['USGClientNotSupportedOnPublicEndpoint', 'Confidential Client requests are not supported'],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-aadsts900439-usgclientnotsupportedonpublicendpoint',
      CLOUD_PAGE,
    ],
    related: [900382, 900432],
  },
  {
    code: 1000104,
    name: 'XCB2BResourceCloudNotAllowedOnIdentityTenant',
    title: 'Home tenant does not allow guests in that cloud',
    happened:
      'A user of one Microsoft cloud signs in as guest in a tenant of another (public and Government, or public and China), and the home tenant has not opened itself to that cloud.',
    causes: [
      'Only the inviting side enabled collaboration; both have to.',
      'The other cloud was ticked, but the partner’s tenant was never added.',
    ],
    fixes: [
      'Administrator of the home tenant: Entra admin center > External Identities > Cross-tenant access settings > Microsoft cloud settings: tick the cloud named in the message.',
      'There too: Organizational settings > Add organization, with the partner’s tenant ID (a domain name does not work across clouds), and allow outbound B2B collaboration.',
      'See what is set: `az rest --method GET --url https://graph.microsoft.com/v1.0/policies/crossTenantAccessPolicy --query allowedCloudEndpoints`.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Resource cloud {cloud} is not allowed on identity tenant {tenant}.'],
    links: [
      'https://learn.microsoft.com/entra/external-id/cross-cloud-settings',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [1002021, 500212],
  },
  {
    code: 1002021,
    title: 'Library too old for guests from another cloud',
    happened:
      'A guest wants to reach resources in a different Microsoft cloud, and the library that made the request cannot handle that. The text says so; the number is not documented.',
    causes: [
      'ADAL, an early MSAL, or a product built with one of them.',
      'A request written by hand without the parameters a current library sends.',
    ],
    fixes: [
      'Update MSAL (`dotnet list package --outdated`, `npm outdated`, `pip list --outdated`), and replace ADAL, which gets no more fixes.',
      'Set the authority of the tenant that owns the resource, with its own host: `https://login.microsoftonline.us/<tenantId>` for Azure Government.',
      'Users of a finished product: install its current version.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'The version of client library you are using is not supported for accessing resources in another Microsoft cloud as a guest.',
    ],
    confidence: 'medium',
    links: ['https://learn.microsoft.com/entra/external-id/cross-cloud-settings', CLOUD_PAGE],
    related: [1000104, 900382],
  },
  {
    code: 50049,
    name: 'NoSuchInstanceForDiscovery',
    title: 'Authority host unknown',
    happened:
      'The library asked Entra whether the authority host is one of its own, and it is not. No sign-in was attempted.',
    causes: [
      'The host is mistyped, or is a proxy, a test server or a custom domain.',
      'An AD FS, B2C, External ID or other OpenID provider was configured as if it were an ordinary Entra authority.',
    ],
    fixes: [
      'Correct the host: `login.microsoftonline.com`, or that of your sovereign cloud.',
      'For other kinds use the matching setting of the library: B2C authority, AD FS authority, or the generic OIDC authority.',
      'For a private or disconnected cloud, switch instance discovery off and list the host as known authority.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_instance',
    retry: false,
    templates: ['Unknown or invalid instance.'],
    links: [`${PLATFORM}/reference-error-codes`, CLOUD_PAGE],
    related: [50050, 90002],
  },
  {
    code: 50050,
    name: 'MalformedDiscoveryRequest',
    title: 'Discovery request malformed',
    happened:
      'The request that asks Entra about an authority is not well formed; the message names the value.',
    causes: [
      'The authority lacks its scheme or its tenant segment, or has blanks in it.',
      'An endpoint path such as `/oauth2/v2.0/authorize` was left on the authority and confuses the library.',
    ],
    fixes: [
      'Write the authority as `https://login.microsoftonline.com/<tenantId>`: scheme, host, one segment.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ["The request is malformed: invalid format for '{parameter}' value."],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50049, 900023],
  },
  {
    code: 1002016,
    title: 'TLS version of the client too old',
    happened:
      'The connection to Entra was made with TLS 1.0, TLS 1.1 or 3DES. It is the calling side that decides; the settings of your own web server play no part.',
    causes: [
      'An old runtime: .NET Framework before 4.6.2 or without strong cryptography, Java 7, an old OpenSSL or curl.',
      'Windows Server with TLS 1.2 switched off for clients.',
      'A proxy that inspects TLS opens the outer connection with an old version.',
    ],
    fixes: [
      'Check from the same machine: `openssl s_client -connect login.microsoftonline.com:443 -tls1_2`.',
      'On .NET Framework set the registry value `SchUseStrongCrypto` to 1, or target 4.7.2 or later and leave the protocol to the system.',
      'Update the runtime, the operating system or the proxy, whichever offers the old version.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'You are using TLS version 1.0, 1.1 and/or 3DES cipher which are deprecated to improve the security posture of Azure AD. Your TenantID is: {tenant}.',
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/application-using-tls-1dot0-1dot1-authentication-fail',
    ],
  },
  {
    code: 90038,
    name: 'NationalCloudTenantRedirection',
    title: 'Tenant lives in another cloud',
    happened:
      'The tenant was found, but in another Microsoft cloud than the host that was called. The message names tenant and cloud.',
    causes: [
      'A tenant of Azure Government or of 21Vianet (China) is addressed through `login.microsoftonline.com`, or a public one through the host of a national cloud.',
      'An app crosses the border for its token: a government app asks for a resource of the public cloud.',
    ],
    fixes: [
      'Call the host of the cloud in the message: `MicrosoftOnline.COM` is the public one, `login.microsoftonline.com`; Azure Government has `login.microsoftonline.us`, China `login.partner.microsoftonline.cn`.',
      'Set it where the SDK reads it (`AZURE_AUTHORITY_HOST`, `AzureAd:Instance`), and change the API address along with it.',
      'Use an app registered in that cloud: client ID and credential do not travel.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["Tenant '{tenant}' request is being redirected to the National Cloud '{cloud}'."],
    links: [CLOUD_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [900382, 90043, 90002],
  },
  {
    code: 90043,
    name: 'NationalCloudAuthCodeRedirection',
    title: 'Code was issued by another cloud',
    happened:
      'The user signed in at a national cloud, and the code from there was brought to the token endpoint of a different one. Entra does not exchange codes between clouds.',
    causes: [
      'Authorize and token address of the settings have different hosts.',
      'The app signs users of several clouds in (`instance_aware=true`), and its server always redeems at the public host.',
    ],
    fixes: [
      'Redeem the code at the host that gave it; with `instance_aware=true` the answer names it in `cloud_instance_host_name`.',
      'Keep one authority in the settings and let the library derive both addresses.',
      'Signing in users of any cloud with one client ID is open to Microsoft’s own apps only. Others register the app in each cloud and choose the registration before the sign-in.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['OAuth2 grant was issued by National Cloud STS.'],
    links: [
      CLOUD_PAGE,
      `${PLATFORM}/reference-error-codes`,
      'https://learn.microsoft.com/entra/msal/dotnet/advanced/multicloud-support-instance-awareness',
    ],
    related: [90038, 700005],
  },
  {
    code: 90051,
    name: 'InvalidNationalCloudId',
    title: 'Cloud named in a token is not known',
    happened:
      'A token that vouches for a user across clouds names a cloud that does not exist. It stands inside the token, so no setting of the request can cure it.',
    causes: [
      'Tokens of two clouds were mixed, for instance through a shared token cache.',
      'The token comes from a cloud that was closed, such as Azure Germany.',
      'It was altered, or made by a test issuer.',
    ],
    fixes: [
      'Empty the token cache of the program and sign in from the beginning at one cloud.',
      'Partition the cache by authority host when one program serves several clouds.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Invalid Delegation Token. Invalid national Cloud ID ({cloud}) is specified.'],
    links: [CLOUD_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [90043],
  },
  {
    code: 100007,
    title: 'Regional endpoint not open to this app',
    happened:
      'The request went to a regional token endpoint (`<region>.login.microsoft.com`). Those serve managed identities and Microsoft’s own services only; everybody else is turned away, whatever the credential.',
    causes: [
      'MSAL was told a region: `WithAzureRegion`, `azureRegion`, or the variable `MSAL_FORCE_REGION` or `AZURE_REGIONAL_AUTHORITY_NAME`.',
      'A tool finds `REGION_NAME` in App Service, Functions or a GitHub runner on Azure and picks the region by itself.',
      'Code of a Microsoft-internal service was reused outside.',
    ],
    fixes: [
      'Remove the region from the code and the environment; without it MSAL calls `login.microsoftonline.com`.',
      'In App Service, where the variable is set by the platform, take `WithAzureRegion` out of the code. For a tool you cannot change, run it with `REGION_NAME` emptied.',
    ],
    fixedBy: 'developer',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: [
      'AAD Regional ONLY supports auth either for MSIs OR for requests from MSAL using SN+I for 1P apps or 3P apps in Microsoft infrastructure tenants.',
      'This request was received by an Azure AD regional authentication endpoint. Only managed identities and Microsoft internal service identities are supported. SN+I authentication is required.',
      'Regional Cache Auth Service token requests for audience App that is not MSI are forbidden',
    ],
    links: [
      `${PLATFORM}/reference-error-codes`,
      'https://learn.microsoft.com/entra/msal/javascript/node/regional-authorities',
    ],
    related: [100032],
  },
];
