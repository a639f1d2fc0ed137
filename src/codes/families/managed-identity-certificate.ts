import type { Code } from '../types.ts';

const ASSERTION_PAGE = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';
const MANAGED_IDENTITY =
  'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview';
const OVER_MTLS =
  'https://learn.microsoft.com/dotnet/api/microsoft.identity.client.managedidentitypopextensions.withrequestovermtls';

/** Codes about the certificates of managed identities: the bound kind with its attestation, and misplaced ones. */
export const managedIdentityCertificate: readonly Code[] = [
  {
    code: 700037,
    title: 'x5c missing while the managed resource ID is overridden',
    happened:
      'The client assertion names another managed resource than the certificate stands for, and that is judged only with the certificate chain in the header. It concerns Azure’s own services; not documented.',
    causes: [
      'The code signs with the certificate of a managed identity by itself, and leaves the chain out.',
      'A sample for resource providers was taken for an ordinary app.',
    ],
    fixes: [
      'Send the chain: `x5c` in the header, leaf first (sendX5c, SendCertificateChain or WithSendX5C in the libraries).',
      'In an application, do not build such assertions: `ManagedIdentityCredential` of the Azure SDK or MSAL’s ManagedIdentityApplication requests the token from the host.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['Client assertion must declare x5c header when overriding managed resource ID.'],
    confidence: 'medium',
    links: [ASSERTION_PAGE, MANAGED_IDENTITY],
    related: [7000225, 700027],
  },
  {
    code: 1000610,
    name: 'CertificateCreateAttestationTokenInvalidTimeRange',
    title: 'Attestation token outside its time range',
    happened:
      'A managed identity that binds its tokens to a certificate (the newer kind, over mutual TLS) had that certificate made with an attestation token that has run out or is not valid yet. The code stands in MSAL’s design notes; its text is not documented.',
    causes: [
      'The virtual machine was asleep, paused or restored from a snapshot, and an old attestation was used again.',
      'The clock of the machine is wrong.',
      'A service keeps attestation tokens of its own in a cache that ignores their expiry.',
    ],
    fixes: [
      'Call again: MSAL throws the certificate away, has a new one made, and repeats the request.',
      'If that does not help, set the clock right (`w32tm /resync`; on Linux `chronyc makestep`) and restart the process.',
      'Update Microsoft.Identity.Client and Microsoft.Identity.Client.KeyAttestation together.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: true,
    templates: [],
    confidence: 'medium',
    links: [OVER_MTLS, MANAGED_IDENTITY],
    related: [1000611, 1000612, 1000613, 1000614, 1000901],
  },
  {
    code: 1000611,
    name: 'CertificateCreateAttestationTokenInvalidIssuer',
    title: 'Attestation token from an issuer Entra does not accept',
    happened:
      'The proof about the key of a managed identity was issued by an attestation service other than the one expected for this region or cloud. Named in MSAL’s design notes, the message itself is not documented.',
    causes: [
      'An attestation endpoint was set by hand, of another region, another cloud or a private provider.',
      'The machine moved to another region and the old certificate came along.',
    ],
    fixes: [
      'Remove any attestation endpoint of your own: MSAL learns the right one from the host.',
      'Repeat the call; the library asks the host for a certificate again before it gives up.',
      'When every call ends like this on a plain Azure machine, report it to Microsoft with trace ID and region; as a stopgap request tokens without binding (no `WithMtlsProofOfPossession`, no `WithRequestOverMtls`).',
    ],
    fixedBy: 'microsoft',
    oauthError: 'invalid_client',
    retry: true,
    templates: [],
    confidence: 'medium',
    links: [OVER_MTLS, MANAGED_IDENTITY],
    related: [1000610, 1000613],
  },
  {
    code: 1000612,
    name: 'CertificateCreateAttestationTokenInvalidClaimValue',
    title: 'Attestation token with an unexpected claim',
    happened:
      'Something the attestation says about the key or the machine (for instance how the key is protected) is not what Entra requires for a bound certificate. The wording has not been seen and is not documented.',
    causes: [
      'Credential Guard, which keeps the key, was switched off or changed after the key was made.',
      'The certificate on the machine belongs to an earlier key.',
    ],
    fixes: [
      'Check the host: `Get-CimInstance -Namespace root\\Microsoft\\Windows\\DeviceGuard -ClassName Win32_DeviceGuard | Select-Object SecurityServicesRunning`; 1 in the list means that Credential Guard runs.',
      'Restart the process, so that key and certificate are made anew, and update the MSAL packages.',
      'Where the host cannot run it, use the managed identity without proof of possession.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: true,
    templates: [],
    confidence: 'medium',
    links: [OVER_MTLS, MANAGED_IDENTITY],
    related: [1000610, 1000614],
  },
  {
    code: 1000613,
    name: 'CertificateCreateAttestationTokenInvalidJkuHeader',
    title: 'Attestation token points to keys of another domain',
    happened:
      'The header `jku` of the attestation token, the address of the keys to verify it with, is no URL in the domain of the token’s issuer. An app never writes this header; the code is not documented outside MSAL’s repository.',
    causes: [
      'A passing fault between the host, the attestation service and Entra.',
      'A test double or a proxy stands in for the attestation service.',
    ],
    fixes: [
      'Repeat the call: MSAL has the host issue a new certificate, past its cache, and tries once more by itself.',
      'Take proxies and test settings for the attestation endpoint out of the way.',
      'If it stays, open a support case with trace ID, region and size of the machine.',
    ],
    fixedBy: 'microsoft',
    oauthError: 'invalid_client',
    retry: true,
    templates: [
      'The attestation token contains invalid Jku header. The value must be a URL with a domain name that matches the token issuer.',
    ],
    confidence: 'medium',
    links: [OVER_MTLS, 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.2'],
    related: [1000611, 1000614],
  },
  {
    code: 1000614,
    name: 'CertificateCreateAttestationTokenInvalidSignature',
    title: 'Signature of the attestation token not valid',
    happened:
      'Entra could not verify who vouched for the key of this managed identity. The design notes of MSAL list the number; the message is not documented.',
    causes: [
      'The attestation service changed its keys between issue and check.',
      'The attestation token was altered or mixed up with that of another machine, for example through a cloned disk.',
    ],
    fixes: [
      'Try again after a short pause; a fresh certificate is requested on the way.',
      'On cloned machines delete the copied key and certificate, or generalise the image (`sysprep /generalize`) before cloning.',
      'Lasting failures belong into a support case; the app has nothing to correct.',
    ],
    fixedBy: 'microsoft',
    oauthError: 'invalid_client',
    retry: true,
    templates: [],
    confidence: 'medium',
    links: [OVER_MTLS, MANAGED_IDENTITY],
    related: [1000610, 1000613],
  },
  {
    code: 1000901,
    title: 'Bound certificate no longer good for token requests',
    happened:
      'The certificate of the managed identity is still valid as a certificate, but its `token_not_after` extension says that no tokens may be requested with it any more. Known from MSAL’s issue tracker (valid for about 14 days, for tokens about 7), not documented.',
    causes: [
      'A long-running process, or a certificate kept in the Windows store, outlived that earlier date, and the library looked at the ordinary end date only.',
      'The host could not renew it: the instance metadata service was not reachable.',
    ],
    fixes: [
      'Update MSAL (Microsoft.Identity.Client, or the package of your language), so that it learns to renew in time, and restart the process.',
      'Test the way to the host: `curl -H Metadata:true "http://169.254.169.254/metadata/instance?api-version=2021-02-01"`.',
      'Look at the date in the certificate: extension `1.3.6.1.4.1.311.90.2.1` in `certutil -dump cert.cer`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'The provided certificate cannot be used for requesting tokens. The value of token_not_after extension on the',
    ],
    confidence: 'medium',
    links: [OVER_MTLS, 'https://www.rfc-editor.org/rfc/rfc8705#section-2'],
    related: [1000610, 1000502],
  },
  {
    code: 7000225,
    title: 'Managed identity certificate used for an ordinary app',
    happened:
      'The request was signed with a certificate that Azure issued for a managed identity, while the client ID belongs to an app registration. The message gives both IDs of that app; it is not documented.',
    causes: [
      'The code searched the certificate store and took the certificate of the machine’s managed identity.',
      'Client ID and certificate come from two settings, one of which was switched to the managed identity.',
    ],
    fixes: [
      'For the managed identity: use `ManagedIdentityCredential` (or `DefaultAzureCredential` with `AZURE_CLIENT_ID` of the identity) and no certificate at all.',
      'For the app: pick its own certificate by thumbprint, the one under App registrations > your app > Certificates & secrets > Certificates.',
      'To let the app rely on the managed identity, add that identity as a federated credential of the app instead of borrowing its certificate.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'Invalid credentials: An MSI certificate was included in the request for the app, but the app (object ID: …, application id: {appId}) is not an MSI. Ensure that your code is matching MSI identities and certificates appropriately.',
    ],
    confidence: 'medium',
    links: [
      MANAGED_IDENTITY,
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity',
    ],
    related: [700037, 700027, 7000227],
  },
];
