import type { Library } from './library.ts';

/**
 * azure-identity for .NET, JavaScript, Python, Java, Go and Rust.
 * Source: https://learn.microsoft.com/dotnet/api/azure.identity and its sisters for the other languages.
 */
export const azureIdentity: Library = {
  modules: [
    'azure.identity',
    '@azure/identity',
    'com.azure.identity',
    'com.azure.spring.cloud',
    'github.com/azure/azure-sdk-for-go/sdk/azidentity',
    'azure_identity',
  ],
  starts: [
    {
      callees: ['ClientSecretCredential', 'NewClientSecretCredential', 'ClientSecretCredentialBuilder'],
      parameters: ['tenant', 'clientId', 'clientSecret'],
      // Rust, before version 0.21
      before: ['http', 'httpclient', 'newhttpclient'],
      flow: 'client-credentials',
      credential: 'secret',
      isPublicClient: false,
    },
    {
      callees: [
        'ClientCertificateCredential',
        'CertificateCredential',
        'NewClientCertificateCredential',
        'ClientCertificateCredentialBuilder',
      ],
      parameters: ['tenant', 'clientId', 'certificate'],
      flow: 'client-credentials',
      credential: 'certificate',
      isPublicClient: false,
    },
    {
      callees: [
        'ClientAssertionCredential',
        'NewClientAssertionCredential',
        'ClientAssertionCredentialBuilder',
      ],
      parameters: ['tenant', 'clientId', 'assertion'],
      flow: 'client-credentials',
      credential: 'assertion',
      isPublicClient: false,
    },
    {
      callees: ['OnBehalfOfCredential', 'OnBehalfOfCredentialBuilder'],
      parameters: ['tenant', 'clientId', 'credential', 'subject'],
      flow: 'on-behalf-of',
      isPublicClient: false,
    },
    {
      callees: ['NewOnBehalfOfCredentialWithSecret'],
      parameters: ['tenant', 'clientId', 'subject', 'clientSecret'],
      flow: 'on-behalf-of',
      credential: 'secret',
      isPublicClient: false,
    },
    {
      callees: ['NewOnBehalfOfCredentialWithCertificate'],
      parameters: ['tenant', 'clientId', 'subject', 'certificate'],
      flow: 'on-behalf-of',
      credential: 'certificate',
      isPublicClient: false,
    },
    {
      callees: ['AuthorizationCodeCredential', 'AuthorizationCodeCredentialBuilder'],
      parameters: ['tenant', 'clientId'],
      flow: 'authorization-code',
    },
    {
      callees: [
        'ManagedIdentityCredential',
        'NewManagedIdentityCredential',
        'ManagedIdentityCredentialBuilder',
      ],
      parameters: ['clientId'],
      flow: 'managed-identity',
      credential: 'managed-identity',
    },
    {
      callees: [
        'WorkloadIdentityCredential',
        'NewWorkloadIdentityCredential',
        'WorkloadIdentityCredentialBuilder',
      ],
      flow: 'client-credentials',
      credential: 'federated',
    },
    {
      callees: ['AzurePipelinesCredential', 'NewAzurePipelinesCredential', 'AzurePipelinesCredentialBuilder'],
      parameters: ['tenant', 'clientId'],
      flow: 'client-credentials',
      credential: 'federated',
    },
    {
      callees: ['DeviceCodeCredential', 'NewDeviceCodeCredential', 'DeviceCodeCredentialBuilder'],
      flow: 'device-code',
      isPublicClient: true,
    },
    {
      callees: [
        'InteractiveBrowserCredential',
        'NewInteractiveBrowserCredential',
        'InteractiveBrowserCredentialBuilder',
      ],
      flow: 'interactive',
      isPublicClient: true,
    },
    {
      callees: ['DefaultAzureCredential', 'NewDefaultAzureCredential', 'DefaultAzureCredentialBuilder'],
    },
  ],
  steps: [
    { callees: ['pemCertificate', 'pfxCertificate'], parameters: ['certificate'], credential: 'certificate' },
    { callees: ['clientAssertion'], parameters: ['assertion'], credential: 'assertion' },
    { callees: ['userAssertion'], parameters: ['subject'] },
    {
      callees: ['getToken', 'get_token', 'GetToken', 'GetTokenAsync', 'getTokenSync'],
      parameters: ['scope'],
    },
  ],
  credentials: [
    { callees: ['TokenRequestContext', 'TokenRequestOptions'], parameters: ['scope'] },
    { callees: ['addScopes', 'setScopes'], parameters: ['scope'] },
  ],
};
