import type { Library } from './library.ts';

/**
 * ADAL, the library before MSAL, and the Azure SDKs of its time.
 * Source: https://learn.microsoft.com/entra/identity-platform/msal-migration
 */
export const adal: Library = {
  modules: [
    'adal',
    'adal-angular',
    'adal-node',
    'react-adal',
    'com.microsoft.aad:adal',
    'com.microsoft.azure:adal4j',
    'microsoft.azure.activedirectory.graphclient',
    'microsoft.azure.services.appauthentication',
    'microsoft.identitymodel.clients.activedirectory',
    'com.microsoft.aad.adal4j',
    'github.com/azure/go-autorest/autorest/adal',
    'github.com/azure/go-autorest/autorest/azure/auth',
    'msrestazure',
    'azure.common.credentials',
    'ms-rest-azure',
    '@azure/ms-rest-nodeauth',
    'microsoft.azure.management.fluent',
    'microsoft.azure.management.resourcemanager',
  ],
  starts: [
    { callees: ['AuthenticationContext'], needsModule: true, parameters: ['authority'] },
    {
      callees: ['ClientCredential'],
      needsModule: true,
      parameters: ['clientId', 'clientSecret'],
      credential: 'secret',
      isPublicClient: false,
    },
    {
      callees: ['ClientAssertionCertificate'],
      needsModule: true,
      parameters: ['clientId', 'certificate'],
      credential: 'certificate',
      isPublicClient: false,
    },
    {
      callees: ['ServicePrincipalCredentials'],
      needsModule: true,
      parameters: ['clientId', 'clientSecret'],
      names: { secret: 'clientSecret' },
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['ApplicationTokenCredentials'],
      needsModule: true,
      parameters: ['clientId', 'tenant', 'clientSecret'],
      names: { domain: 'tenant', secret: 'clientSecret' },
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['loginWithServicePrincipalSecret', 'loginWithServicePrincipalSecretWithAuthResponse'],
      parameters: ['clientId', 'clientSecret', 'tenant'],
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['FromServicePrincipal'],
      parameters: ['clientId', 'clientSecret', 'tenant'],
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['NewClientCredentialsConfig'],
      parameters: ['clientId', 'clientSecret', 'tenant'],
      flow: 'client-credentials',
      credential: 'secret',
    },
    {
      callees: ['NewServicePrincipalToken'],
      parameters: [null, 'clientId', 'clientSecret'],
      flow: 'client-credentials',
      credential: 'secret',
    },
  ],
  steps: [
    {
      callees: ['acquireTokenWithClientCredentials', 'acquire_token_with_client_credentials'],
      parameters: [null, 'clientId', 'clientSecret'],
      flow: 'client-credentials',
      credential: 'secret',
      isTelling: true,
    },
    {
      callees: ['acquireTokenWithClientCertificate', 'acquire_token_with_client_certificate'],
      parameters: [null, 'clientId', 'certificate', null],
      flow: 'client-credentials',
      credential: 'certificate',
      isTelling: true,
    },
    {
      callees: ['acquireTokenWithDeviceCode', 'acquire_token_with_device_code'],
      parameters: [null, null, 'clientId'],
      flow: 'device-code',
      isTelling: true,
    },
    {
      callees: ['acquireTokenWithRefreshToken', 'acquire_token_with_refresh_token'],
      parameters: [null, 'clientId'],
      flow: 'refresh-token',
      isTelling: true,
    },
    {
      callees: ['acquireTokenWithAuthorizationCode', 'acquire_token_with_authorization_code'],
      flow: 'authorization-code',
      isTelling: true,
    },
    { callees: ['AcquireTokenAsync', 'acquireToken'] },
  ],
};
