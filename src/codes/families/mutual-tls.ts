import type { Code } from '../types.ts';

const CERTIFICATE_CREDENTIALS = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';

/** Codes about mutual TLS to the token endpoint, and about access tokens that are bound to a certificate. */
export const mutualTls: readonly Code[] = [
  {
    code: 100032,
    title: 'Regional mutual TLS needs a certificate trusted by name',
    happened:
      'The app presented its certificate in the TLS handshake with a regional endpoint. There Entra accepts only certificates it trusts by subject name and issuer, and this one is registered by thumbprint. The rule is not documented.',
    causes: [
      'The certificate was uploaded under Certificates & secrets, as every app outside Microsoft does it.',
      'The code calls `WithMtlsProofOfPossession` together with `WithAzureRegion`.',
    ],
    fixes: [
      'Take the region and mutual TLS out of the client, and authenticate with the same certificate by a signed assertion (`WithCertificate`, `ClientCertificateCredential`).',
      'Services inside Microsoft: have the subject name and issuer put on the app, and send the chain.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'AAD Regional does not support Mutual-TLS auth requests using non-subject name issuer certificates.',
    ],
    links: [CERTIFICATE_CREDENTIALS, 'https://www.rfc-editor.org/rfc/rfc8705#section-2'],
    related: [100007, 392189, 392200],
  },
  {
    code: 392189,
    title: 'Mutual-TLS endpoint does not take this kind of credential',
    happened:
      'At the mutual-TLS endpoint an app proves itself by a certificate trusted by subject name and issuer, or by a federated identity. What was presented is neither. Known from tests of Microsoft’s libraries, not documented.',
    causes: ['The certificate is registered on the app by its thumbprint.'],
    fixes: [
      'Use the ordinary token endpoint, where a certificate registered by thumbprint signs a client assertion.',
      'Or trust a managed identity on the app (App registrations > your app > Certificates & secrets > Federated credentials) and request the bound token with that.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: [CERTIFICATE_CREDENTIALS],
    related: [100032, 392200],
  },
  {
    code: 392196,
    title: 'API accepts no certificate-bound tokens',
    happened:
      'A token bound to a certificate (`token_type=mtls_pop`) was requested for an API that has not been enabled for such tokens. Entra’s own message names the way out; the number is not documented.',
    causes: [
      'Proof of possession was switched on for all APIs, while only some, such as Key Vault and Microsoft Graph, know it.',
      'An SDK asks for bound tokens by default and has no fallback for this API.',
    ],
    fixes: [
      'Request a bearer token for this API: leave out `WithMtlsProofOfPossession`, or set `token_type` to `bearer`.',
      'In Microsoft.Identity.Web remove `"ProtocolScheme": "MTLS_POP"` from the section of this API only.',
      'Retry with a bearer token only after this very code, so that an attacker cannot force the weaker kind by some other failure.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "The resource application does not support certificate-bound token. Please set token_type to 'bearer'. The error code is MtlsClientPopTokenNotSupportedByResource.",
      'The resource application does not support certificate-bound token.',
    ],
    links: ['https://www.rfc-editor.org/rfc/rfc8705#section-3'],
    related: [399209, 500181],
  },
  {
    code: 392204,
    title: 'TLS client certificate has expired',
    happened:
      'The certificate shown in the TLS handshake is past its end date. Captured from Microsoft’s library tests; it is not documented.',
    causes: [
      'The certificate was renewed, and the process still holds the old one in memory.',
      'Renewal failed, or the new certificate was stored under another name.',
    ],
    fixes: [
      'See the dates: `openssl x509 -in cert.pem -noout -subject -enddate`, or in PowerShell `Get-ChildItem Cert:\\CurrentUser\\My | Select-Object Subject,NotAfter`.',
      'Issue a new certificate, register it on the app, and restart what caches HTTP clients.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ['The provided client certificate has expired.'],
    links: ['https://www.rfc-editor.org/rfc/rfc8705#section-2'],
    related: [392200, 1000502],
  },
  {
    code: 399208,
    title: 'Public client bound its token to a registered certificate',
    happened:
      'A program without credentials of its own (desktop, mobile, script) used a certificate that stands on an app registration to bind a token. Whoever holds that key could act as the app, so Entra declines. It is not documented.',
    causes: [
      'The certificate of a service was copied into a client program, or the test setup uses one for both.',
    ],
    fixes: [
      'Make a key pair and a self-signed certificate at start, keep them in memory or in the TPM, and bind the token to them.',
      'On Windows let the broker do it: `.WithBroker(new BrokerOptions(BrokerOptions.OperatingSystems.Windows))`.',
      'If the private key was shipped with the program, replace that certificate on the app.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'Registered certificates must not be used for token binding for public clients. Please use ephemeral client certificates.',
    ],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc8705#section-4'],
    related: [399209],
  },
  {
    code: 399209,
    title: 'App not enabled for certificate-bound tokens',
    happened:
      'The application named in the message asked for an access token bound to a certificate, and it is not enabled for those. Found in a list of texts, not documented.',
    causes: [
      'Mutual-TLS proof of possession is enabled app by app, so far mostly for Microsoft’s own.',
      'A sample for bound tokens is run under an ordinary registration.',
    ],
    fixes: ['Request bearer tokens for this app; keep their life short and protect the cache they lie in.'],
    fixedBy: 'developer',
    retry: false,
    templates: ["Application '{appId}' does not have certificate-bound access tokens enabled."],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc8705#section-3'],
    related: [392196, 399208],
  },
];
