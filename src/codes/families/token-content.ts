import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const LIST = `${PLATFORM}/reference-error-codes`;
const AUTHENTICATION = 'https://learn.microsoft.com/entra/identity/authentication';
const REVOCATION_PAGE = `${AUTHENTICATION}/concept-certificate-based-authentication-certificate-revocation-list`;

/** Codes about what tokens and the keys around them are made of: claims, identifiers, algorithms, users’ certificates. */
export const tokenContent: readonly Code[] = [
  {
    code: 50017,
    name: 'CertificateValidationFailed',
    title: 'Certificate of the user cannot be verified',
    happened:
      'Somebody signed in with a certificate (smart card, virtual card), and Entra could not build its chain or check whether it has been revoked. No credential of an app is meant.',
    causes: [
      'The issuing or root authority is not in the tenant’s trust store.',
      'The revocation list could not be fetched from the internet, is too big, or has run out.',
      'A delta list is configured without the base list.',
    ],
    fixes: [
      'Administrator: Entra admin center > Identity Secure Score > Public key infrastructure (or Certificate authorities, the older store): upload every authority of the chain and give each the http address of its list. An expired authority in the store blocks further uploads, so delete such ones first.',
      'Test them all from a network outside: `Install-Module MSIdentityTools`, `Connect-MgGraph -Scopes Organization.Read.All`, `Test-MsIdCBATrustStoreConfiguration`.',
      'The user can take another method until then.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Validation of given certificate for certificate based authentication failed.'],
    links: [REVOCATION_PAGE, `${AUTHENTICATION}/how-to-configure-certificate-authorities`],
    related: [220501, 50012],
  },
  {
    code: 50042,
    name: 'UnableToGeneratePairwiseIdentifierWithMissingSalt',
    title: 'User identifier for this app cannot be computed (no salt)',
    happened:
      'The `sub` claim is computed per app with a secret value (salt) kept at the service principal, and this one has none.',
    causes: ['The service principal is damaged, for instance by an interrupted creation or restore.'],
    fixes: [
      'Compare with a second registration: if users get in there, the object is at fault.',
      'Open a support case with the object ID of the enterprise application; the salt cannot be set from outside.',
      'Deleting and recreating the service principal gives it a new salt, but every user then has another `sub` in this app, and assignments and consent are lost.',
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: ['The salt required to generate a pairwise identifier is missing in the principal.'],
    links: [`${PLATFORM}/id-token-claims-reference`, LIST],
    related: [50043],
  },
  {
    code: 50043,
    name: 'UnableToGeneratePairwiseIdentifierWithMultipleSalts',
    title: 'User identifier for this app is ambiguous (several salts)',
    happened:
      'More than one salt is stored at the service principal, so Entra cannot decide which `sub` the user has in this application.',
    causes: ['Duplicate data in the directory, which no setting of yours produces.'],
    fixes: [
      'Report it to Microsoft support: tenant ID, object ID of the enterprise application, correlation ID.',
      'Do not delete the application in haste: with it goes the only `sub` your data may be keyed by.',
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: ['Unable to generate a pairwise identifier with more than one salt in principal.'],
    links: [`${PLATFORM}/id-token-claims-reference`, LIST],
    related: [50042],
  },
  {
    code: 50098,
    title: 'JWT lacks a compulsory claim',
    happened:
      'A JWT in the request (assertion, request object, signed device message) has no claim of the name that the message shows.',
    causes: [
      'The token was put together by hand and a claim forgotten.',
      'The claim stands in the header instead of the body, or under another spelling.',
    ],
    fixes: [
      'Decode the JWT locally and add what is missing; a client assertion needs `aud`, `iss`, `sub`, `jti`, `nbf`, `exp`.',
      'Let MSAL or a JOSE library with typed claims make it.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["JWT body must contain '{claim}'."],
    links: [`${PLATFORM}/certificate-credentials`, LIST],
    related: [700021, 50027],
  },
  {
    code: 50099,
    name: 'PKeyAuthInvalidJwtUnauthorized',
    title: 'Device’s answer to a challenge is not valid',
    happened:
      'Entra asked the device to prove its registration (PKeyAuth), and the signed JWT it returned failed: the signature or the nonce did not hold.',
    causes: [
      'The key of the device is no longer the registered one: reset TPM, restored image, cloned machine.',
      'The answer came late or twice, so its nonce was spent.',
      'An app imitates the device protocol.',
    ],
    fixes: [
      'Sign in once more; then `dsregcmd /status` on Windows: DeviceAuthStatus has to be SUCCESS.',
      'Otherwise register anew: Settings > Accounts > Access work or school > Disconnect and Connect; on phones remove and add the account in Authenticator or Company Portal.',
      'Developers leave this to a broker (`WithBroker`) and never answer PKeyAuth themselves.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ['The JWT signature is invalid.', 'Invalid nonce.'],
    links: ['https://learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd', LIST],
    related: [50120],
  },
  {
    code: 50120,
    name: 'ThresholdJwtInvalidJwtFormat',
    title: 'Credential type in the JWT header not known',
    happened:
      'Windows or another client signed in with a JWT (Windows Hello, primary refresh token) whose header states a credential type that Entra cannot place.',
    causes: [
      'A damaged Windows Hello registration or an outdated build.',
      'A self-written client that copies this protocol.',
    ],
    fixes: [
      'Install pending updates and restart; if it stays, set up Windows Hello again: `certutil -deleteHelloContainer` as the user, sign out, sign in with the password.',
      'In own code, use a documented grant instead; the header of this one is reserved for the platform.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ['Unknown credential type, issue with the JWT header.'],
    links: ['https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token', LIST],
    related: [50099],
  },
  {
    code: 50138,
    title: 'Key environment for encryption not valid',
    happened:
      'A part of the request is encrypted for an environment that the answering servers do not have keys of. Microsoft’s list has no more than one sentence about it.',
    causes: [
      'Data made in one cloud or test ring (a code, cookie or ticket) was presented in another.',
      'A fault of the service.',
    ],
    fixes: [
      'Check that authority and all addresses belong to one cloud (`.com`, `.us` or `partner.microsoftonline.cn`), then begin the sign-in from scratch in a private window.',
      'If it persists, give correlation ID and time to Microsoft support.',
    ],
    fixedBy: 'microsoft',
    retry: false,
    templates: ['Invalid encryption key environment.'],
    links: [LIST, `${PLATFORM}/authentication-national-cloud`],
    related: [900382],
  },
  {
    code: 50156,
    title: 'API takes no device tokens',
    happened:
      'A token that stands for a device alone was requested for a resource of the v2.0 kind, and those do not exist.',
    causes: [
      'The client uses a device flow meant for Microsoft’s own services with an API of yours.',
      'The API was switched to version 2 tokens while old clients still ask that way.',
    ],
    fixes: [
      'Request a token for a user, or with client credentials for the app.',
      'See the version: `az ad app show --id <apiAppId> --query api.requestedAccessTokenVersion` (2 means v2.0).',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Device tokens are not supported for V2 resource.'],
    links: [LIST, `${PLATFORM}/access-tokens`],
    related: [50165],
  },
  {
    code: 50164,
    title: 'Access token made for something else',
    happened: 'An access token was presented to the sign-in service for a step for which it was not issued.',
    causes: [
      'A token for Microsoft Graph or for an API is sent where a token of that very step is due.',
      'Variables were mixed up: two tokens of one user are in play.',
    ],
    fixes: [
      'Decode it locally and look at `aud` and `scp`; acquire one whose audience is the party you send it to.',
      'Do not pass on tokens meant for others: an API that needs a further token uses on-behalf-of with the one it received for itself.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/access-tokens`, LIST],
    related: [50013, 500131],
  },
  {
    code: 50165,
    title: 'Encryption algorithm not available for this token',
    happened: 'Tokens of this type cannot be encrypted with the algorithm that was asked for.',
    causes: [
      'An algorithm (such as an elliptic-curve or older CBC one) was set through the API for token encryption.',
      'Encryption as known from SAML assertions was requested for another kind of token.',
    ],
    fixes: [
      'SAML: upload an RSA certificate under Enterprise applications > your app > Token encryption; Entra then encrypts with AES-256.',
      'Other tokens: remove the wish, `az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/<objectId> --headers Content-Type=application/json --body \'{"tokenEncryptionKeyId":null}\'`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: ['https://learn.microsoft.com/entra/identity/enterprise-apps/howto-saml-token-encryption', LIST],
    related: [50007, 90010],
  },
  {
    code: 50167,
    title: 'Key for proof of possession not valid',
    happened:
      'The request wants a token bound to a key (PoP), and the JSON Web Key it carries cannot be used.',
    causes: [
      '`req_cnf` is not base64url of a JSON object, or holds neither `kid` nor a complete key.',
      'The `kid` is no RFC 7638 thumbprint: member order, blanks or padding.',
      'Private members (`d`, `p`, `q`) are in it, or the key type is not RSA.',
    ],
    fixes: [
      'Prefer the library: MSAL.js `authenticationScheme: "pop"` with `resourceRequestMethod` and `resourceRequestUri`; MSAL.NET `WithSignedHttpRequestProofOfPossession` for confidential clients.',
      'By hand: `req_cnf = base64url({"kid":"<thumbprint>"})`, the thumbprint being base64url(SHA-256(`{"e":"…","kty":"RSA","n":"…"}`)).',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [
      'https://learn.microsoft.com/entra/msal/javascript/browser/access-token-proof-of-possession',
      'https://www.rfc-editor.org/rfc/rfc7638',
    ],
    related: [50098],
  },
  {
    code: 90010,
    name: 'NotSupported',
    title: 'Algorithm not available',
    happened:
      'Entra was to use a cryptographic algorithm which it cannot create; the message gives its name.',
    causes: [
      'The header of a JWT, or SigAlg of a SAML message, names an algorithm outside the supported ones, or misspells it (`RSA256` for `RS256`).',
      'A key of a kind (elliptic curve, secp256k1) that does not suit the place where it is used.',
    ],
    fixes: [
      'Client assertions: `PS256` or `RS256`. SAML requests: `http://www.w3.org/2001/04/xmldsig-more#rsa-sha256`.',
      'Make an RSA key of 2048 bits if yours is of another type: `openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 365 -subj "/CN=app"`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Unable to create {algorithm} algorithm.'],
    links: [`${PLATFORM}/certificate-credentials`, LIST],
    related: [50165, 50027],
  },
  {
    code: 220501,
    name: 'InvalidCrlDownload',
    title: 'Revocation list could not be loaded',
    happened:
      'During a sign-in with a certificate Entra downloaded the revocation list of the issuing authority and got something it cannot use.',
    causes: [
      'The address answers with a login page, a redirect or an error instead of the list.',
      'The list is larger than 44 MB, takes longer than 12 seconds, is out of date or signed by another authority.',
    ],
    fixes: [
      'From outside the company: `curl -sSo list.crl <crlUrl>` and `openssl crl -inform der -in list.crl -noout -issuer -nextupdate`.',
      'The team of the certificate authority publishes a fresh list, split up if it is too large.',
      'Correct the address with the authority: Entra admin center > Identity Secure Score > Public key infrastructure.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [],
    links: [REVOCATION_PAGE, LIST],
    related: [50017],
  },
  {
    code: 900384,
    title: 'Signature of a JWT did not pass',
    happened:
      'A JWT in the request is not signed by the key Entra found for it; the brackets of the message tell the reason, the thumbprint and the lifetime of that key.',
    causes: [
      'Mobile client across clouds: a code or broker token of a government tenant was redeemed at `login.microsoftonline.com`, whose keys are other ones.',
      'The token was altered after signing, or signed with the wrong private key.',
      'The key named in the header has been rolled over.',
    ],
    fixes: [
      'Use the authority of the user’s cloud from the first request on (`https://login.microsoftonline.us/<tenantId>` for US government), or switch on support for several clouds in MSAL (`"multiple_clouds_supported": true` on Android, `multipleCloudsSupported` on iOS, `WithMultiCloudSupport(true)` in .NET).',
      'An assertion of your own: check it against the certificate with `openssl` or jose before sending.',
      'Clear the token cache and sign in again after a change of authority.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "JWT token failed signature validation [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}', Found key '{foundKey}'].",
      'JWT token failed signature validation.',
    ],
    links: [`${PLATFORM}/authentication-national-cloud`, LIST],
    related: [900382, 50006, 700027],
  },
];
