import type { Library } from './library.ts';

/**
 * MSAL for Node, browsers, Python, .NET, Java and Go, with Microsoft.Identity.Web on top of it.
 * Source: https://learn.microsoft.com/entra/msal and the reference pages of each language.
 */
export const msal: Library = {
  modules: [
    '@azure/msal-',
    'msal',
    'msal4j',
    'microsoft.identity.client',
    'microsoft.identity.web',
    'microsoft.identity.abstractions',
    'com.microsoft.aad.msal4j',
    'github.com/azuread/microsoft-authentication-library-for-go',
  ],
  starts: [
    {
      callees: ['ConfidentialClientApplication'],
      parameters: ['clientId', 'credential', 'authority'],
      isPublicClient: false,
      needsTenant: true,
    },
    {
      callees: ['PublicClientApplication', 'createStandardPublicClientApplication'],
      parameters: ['clientId', null, 'authority'],
      isPublicClient: true,
    },
    {
      callees: ['ConfidentialClientApplicationBuilder'],
      parameters: ['clientId'],
      isPublicClient: false,
      needsTenant: true,
    },
    { callees: ['PublicClientApplicationBuilder'], parameters: ['clientId'], isPublicClient: true },
    {
      callees: [
        'ManagedIdentityApplicationBuilder',
        'ManagedIdentityApplication',
        'ManagedIdentityClient',
        'SystemAssignedManagedIdentity',
        'UserAssignedManagedIdentity',
      ],
      flow: 'managed-identity',
      credential: 'managed-identity',
    },
    {
      callees: ['New'],
      of: ['confidential'],
      parameters: ['authority', 'clientId', 'credential'],
      isPublicClient: false,
    },
    { callees: ['New'], of: ['public'], needsModule: true, parameters: ['clientId'], isPublicClient: true },
    {
      callees: ['ConfidentialClientApplicationOptions', 'ClientApplicationOptions'],
      isPublicClient: false,
    },
    { callees: ['PublicClientApplicationOptions'], isPublicClient: true },
    { callees: ['MicrosoftIdentityOptions', 'MicrosoftIdentityApplicationOptions', 'AzureADOptions'] },
  ],
  steps: [
    { callees: ['WithAuthority', 'withAuthority'], parameters: ['authority', 'tenant'] },
    { callees: ['WithCertificate'], parameters: ['certificate'], credential: 'certificate' },
    { callees: ['WithClientAssertion'], parameters: ['assertion'], credential: 'assertion' },
    { callees: ['WithClientSecret'], parameters: ['clientSecret'], credential: 'secret', isTelling: true },
    {
      callees: [
        'AcquireTokenForClient',
        'acquire_token_for_client',
        'acquireTokenByClientCredential',
        'AcquireTokenByCredential',
        'GetAccessTokenForAppAsync',
        'CreateAuthorizationHeaderForAppAsync',
      ],
      parameters: ['scope'],
      flow: 'client-credentials',
      isTelling: true,
    },
    {
      callees: ['AcquireTokenOnBehalfOf', 'acquireTokenOnBehalfOf'],
      flow: 'on-behalf-of',
      isTelling: true,
    },
    {
      callees: ['acquire_token_on_behalf_of'],
      parameters: ['subject', 'scope'],
      flow: 'on-behalf-of',
      isTelling: true,
    },
    {
      callees: [
        'AcquireTokenByAuthorizationCode',
        'acquire_token_by_authorization_code',
        'acquire_token_by_auth_code_flow',
        'initiate_auth_code_flow',
        'acquireTokenByCode',
        'AcquireTokenByAuthCode',
      ],
      flow: 'authorization-code',
      isTelling: true,
    },
    {
      callees: ['AcquireTokenByRefreshToken', 'acquire_token_by_refresh_token', 'acquireTokenByRefreshToken'],
      flow: 'refresh-token',
      isTelling: true,
    },
    {
      callees: ['AcquireTokenWithDeviceCode', 'acquireTokenByDeviceCode', 'AcquireTokenByDeviceCode'],
      flow: 'device-code',
      isTelling: true,
    },
    {
      callees: ['initiate_device_flow', 'acquire_token_by_device_flow'],
      parameters: ['scope'],
      flow: 'device-code',
      isTelling: true,
    },
    {
      callees: [
        'AcquireTokenInteractive',
        'acquireTokenInteractive',
        'acquire_token_interactive',
        'acquireTokenPopup',
        'acquireTokenRedirect',
      ],
      parameters: ['scope'],
      flow: 'interactive',
      isTelling: true,
    },
    { callees: ['acquireToken'] },
  ],
  credentials: [
    {
      callees: ['createFromSecret', 'NewCredFromSecret', 'ClientSecret'],
      parameters: ['clientSecret'],
      credential: 'secret',
    },
    {
      callees: ['createFromCertificate', 'NewCredFromCert', 'NewCredFromCertChain', 'ClientCertificate'],
      parameters: ['certificate'],
      credential: 'certificate',
    },
    {
      callees: [
        'createFromClientAssertion',
        'createFromCallback',
        'NewCredFromAssertion',
        'NewCredFromAssertionCallback',
      ],
      parameters: ['assertion'],
      credential: 'assertion',
    },
    { callees: ['ClientCredentialParameters'], parameters: ['scope'], flow: 'client-credentials' },
    { callees: ['OnBehalfOfParameters'], parameters: ['scope', 'subject'], flow: 'on-behalf-of' },
    { callees: ['AuthorizationCodeParameters'], flow: 'authorization-code' },
    { callees: ['DeviceCodeFlowParameters'], parameters: ['scope'], flow: 'device-code' },
    { callees: ['InteractiveRequestParameters'], flow: 'interactive' },
    { callees: ['RefreshTokenParameters'], parameters: ['scope'], flow: 'refresh-token' },
    { callees: ['UserAssertion'], parameters: ['subject'] },
    { callees: ['WithAuthority'], parameters: ['authority'] },
    { callees: ['CredentialDescription', 'CertificateDescription'] },
  ],
};
