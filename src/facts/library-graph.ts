import type { Library } from './library.ts';

/**
 * Microsoft Graph, Office 365, Exchange and data services, where they take an app's credentials themselves.
 * Sources: https://learn.microsoft.com/graph/sdks/choose-authentication-providers,
 * https://github.com/vgrem/office365-rest-python-client, https://learn.microsoft.com/kusto/api/connection-strings/kusto
 */
export const graph: Library = {
  modules: [
    'microsoft.graph',
    '@microsoft/microsoft-graph-client',
    'com.microsoft.graph',
    'github.com/microsoftgraph/',
    'microsoft\\graph',
    'microsoft\\kiota\\authentication',
    'msgraph',
    'office365',
    'o365',
    '@pnp/',
    'pnp.framework',
    'appforsharepointonlinewebtoolkit',
    'azure.kusto',
    'kusto.data',
  ],
  starts: [
    {
      callees: ['ClientCredentialContext'],
      parameters: ['tenant', 'clientId', 'clientSecret'],
      flow: 'client-credentials',
      credential: 'secret',
      isPublicClient: false,
    },
    {
      callees: ['ClientCredentialCertificateContext'],
      parameters: ['tenant', 'clientId', 'certificate', 'certificate'],
      flow: 'client-credentials',
      credential: 'certificate',
      isPublicClient: false,
    },
    {
      callees: ['OnBehalfOfContext'],
      needsModule: true,
      parameters: ['tenant', 'clientId', 'clientSecret', 'subject'],
      flow: 'on-behalf-of',
      credential: 'secret',
      isPublicClient: false,
    },
    {
      callees: ['AuthorizationCodeContext'],
      needsModule: true,
      parameters: ['tenant', 'clientId', 'clientSecret'],
      flow: 'authorization-code',
      credential: 'secret',
    },
    {
      callees: ['ClientCredential'],
      needsModule: true,
      parameters: ['clientId', 'clientSecret'],
      credential: 'secret',
      isPublicClient: false,
    },
    { callees: ['GraphClient'], needsModule: true, names: { tenant: 'tenant' } },
    {
      callees: ['with_aad_application_key_authentication'],
      parameters: [null, 'clientId', 'clientSecret', 'tenant'],
      names: { aadappid: 'clientId', appkey: 'clientSecret', authorityid: 'tenant' },
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['WithAadApplicationKeyAuthentication', 'withAadApplicationKeyAuthentication'],
      names: {
        applicationclientid: 'clientId',
        applicationkey: 'clientSecret',
        authority: 'tenant',
        authorityid: 'tenant',
      },
      flow: 'client-credentials',
      credential: 'secret',
    },
  ],
  clients: [
    {
      callees: [
        'GraphServiceClient',
        'NewGraphServiceClientWithCredentials',
        'TokenCredentialAuthenticationProvider',
        'TokenCredentialAuthProvider',
        'AzureIdentityAuthenticationProvider',
        'AzureIdentityAccessTokenProvider',
        'NewAzureIdentityAuthenticationProviderWithScopes',
        'NewAzureIdentityAuthenticationProviderWithScopesAndValidHosts',
      ],
      parameters: [null, 'scope'],
    },
  ],
  steps: [
    {
      callees: ['with_client_secret'],
      parameters: ['clientId', 'clientSecret'],
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['with_client_certificate'],
      parameters: ['tenant', 'clientId'],
      flow: 'client-credentials',
      credential: 'certificate',
    },
  ],
};
