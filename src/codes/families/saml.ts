import type { Code } from '../types.ts';

const TROUBLESHOOT = 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration';
const LIST = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const SAML_PAGE = 'https://learn.microsoft.com/entra/identity-platform/single-sign-on-saml-protocol';

/** Codes about SAML requests an application sends, and about SAML messages as such. */
export const saml: readonly Code[] = [
  {
    code: 75005,
    name: 'Saml2MessageInvalid',
    title: 'SAML request not understood',
    happened: 'The SAML message the app sent is not one that Entra supports.',
    causes: [
      'Required parts are missing (Issuer, ID, Version), or the ID starts with a digit.',
      'The request is encoded wrongly: for the redirect binding it has to be deflated, base64-encoded and then percent-encoded.',
      'The app uses a feature Entra does not offer.',
    ],
    fixes: [
      'Decode the SAMLRequest parameter and compare it with the example in the protocol page.',
      'Send the decoded message to the vendor of the app when it is not yours.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['The request is not a valid Saml2 protocol message.'],
    links: [`${TROUBLESHOOT}/error-code-aadsts75005-not-a-valid-saml-request`, SAML_PAGE],
    related: [750054, 650056],
  },
  {
    code: 750054,
    title: 'SAML message missing in the request',
    happened: 'The address of the SAML endpoint was opened without SAMLRequest or SAMLResponse.',
    causes: [
      'The endpoint was opened in a browser, or a link points to it instead of to the app’s own login page.',
      'The app sends its message by POST where the redirect binding is expected.',
    ],
    fixes: [
      'Begin at the sign-on URL of the application, which builds the message.',
      'Correct the Sign on URL in Basic SAML Configuration.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'SAMLRequest or SAMLResponse must be present as query string parameters in HTTP request for SAML Redirect binding.',
    ],
    links: [`${TROUBLESHOOT}/error-code-aadsts750054-saml-request-not-present`],
    related: [75005],
  },
  {
    code: 75011,
    name: 'NoMatchedAuthnContextInOutputClaims',
    title: 'User signed in by another method than the app demands',
    happened:
      'The SAML request insists on a certain method, usually a password, and the user came with another one, such as Windows Hello, a passkey or a certificate.',
    causes: [
      'The SAML library adds RequestedAuthnContext with PasswordProtectedTransport and Comparison="exact" by default.',
      'The user has a session made by single sign-on on a joined device.',
    ],
    fixes: [
      'Leave RequestedAuthnContext out (node-saml: `disableRequestedAuthnContext: true`; many toolkits: `requestedAuthnContext: false`).',
      'Which methods are good enough is better decided by Conditional Access.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "Authentication method '{authenticationMethod}' by which the user authenticated with the service doesn't match requested authentication method '{requestedMethod}'.",
    ],
    links: [`${TROUBLESHOOT}/error-code-aadsts75011-auth-method-mismatch`, SAML_PAGE],
    related: [75005],
  },
  {
    code: 75001,
    name: 'BindingSerializationError',
    title: 'SAML message does not survive its binding',
    happened:
      'Entra could not unpack the SAML message from the way it was transported, or could not pack its answer.',
    causes: [
      'Redirect binding: the SAMLRequest was not deflated, was deflated with a zlib header, or uses base64url.',
      'POST binding: the message was deflated although that binding wants plain base64.',
      'The query string was cut at a length limit of a proxy.',
    ],
    fixes: [
      'Redirect binding in this order: XML, raw DEFLATE (RFC 1951), standard base64, percent-encoding. POST binding: XML, base64, hidden form field.',
      'Undo it as a test: `python -c "import base64,zlib,sys,urllib.parse as u;print(zlib.decompress(base64.b64decode(u.unquote(sys.argv[1])),-15))" <SAMLRequest>` must print your XML.',
      'A maintained SAML library does all this; let it produce the address.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['An error occurred during SAML message binding.'],
    links: [SAML_PAGE, LIST],
    related: [75005, 750054, 75003],
  },
  {
    code: 75003,
    name: 'UnsupportedBindingError',
    title: 'Answer wanted by a binding other than POST',
    happened:
      'The request asks for its response by a binding that Entra does not use for responses; they always arrive by HTTP POST.',
    causes: [
      '`ProtocolBinding` in the AuthnRequest names HTTP-Redirect, HTTP-Artifact, SOAP or PAOS.',
      'The metadata of the app lists an artifact endpoint first, and its library took that one.',
    ],
    fixes: [
      'Set `ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"`, or leave the attribute away.',
      'The Assertion Consumer Service has to accept POST with a form field `SAMLResponse`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [SAML_PAGE, LIST],
    related: [75001, 75005],
  },
  {
    code: 75008,
    name: 'RequestDeniedError',
    title: 'SAML request is addressed to somebody else',
    happened:
      'The `Destination` written in the SAML message is not the endpoint at which it was delivered, so Entra turned it down.',
    causes: [
      'Destination still shows a previous identity provider (AD FS, Okta) or another tenant.',
      'The metadata of another cloud or of a test tenant was imported.',
    ],
    fixes: [
      'Set Destination to the Login URL of Entra admin center > Enterprise applications > your app > Single sign-on > Set up: `https://login.microsoftonline.com/<tenantId>/saml2`.',
      'Re-import the App Federation Metadata Url into the application, so that all addresses change together.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [SAML_PAGE, 'https://learn.microsoft.com/entra/identity-platform/federation-metadata'],
    related: [75005],
  },
  {
    code: 75016,
    name: 'Saml2AuthenticationRequestInvalidNameIDPolicy',
    title: 'NameIDPolicy in the SAML request not acceptable',
    happened:
      'The request insists on a format of the user’s name that Entra does not issue on demand. The sister number 750161 lists the formats that go.',
    causes: [
      'Format is WindowsDomainQualifiedName, kerberos, entity or X509SubjectName, or has 2.0 where the URN says 1.1.',
      'The format was written as text inside the element, not in its `Format` attribute.',
    ],
    fixes: [
      'Remove NameIDPolicy and choose the format in Entra: Attributes & Claims > Unique User Identifier (Name ID) > Name identifier format.',
      'Or use one of four: `urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress`, `…:1.1:nameid-format:unspecified`, `…:2.0:nameid-format:persistent`, `…:2.0:nameid-format:transient`.',
      'In toolkits: node-saml `identifierFormat: null`, OneLogin toolkits `NameIDFormat`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['SAML2 Authentication Request has invalid NameIdPolicy.'],
    links: [SAML_PAGE, 'https://learn.microsoft.com/entra/identity-platform/saml-claims-customization'],
    related: [75005, 900236, 501241],
  },
  {
    code: 76021,
    name: 'ApplicationRequiresSignedRequests',
    title: 'SAML request has to be signed',
    happened:
      'An administrator has required verification certificates for this application, and the request came without a signature in the place where its binding puts it.',
    causes: [
      'The app does not sign its AuthnRequests, or lost the setting in an update.',
      'It signs inside the XML but sends by redirect, where signature and algorithm belong into the query string (or the other way round).',
      'The sign-in began at My Apps or with the Test button: Entra has no private key of the app, so that way is closed as long as signing is enforced.',
    ],
    fixes: [
      'Start at the application’s own login page; if that works, the app is fine.',
      'Sign the request with RSA-SHA256: redirect binding `SAMLRequest=…&RelayState=…&SigAlg=…&Signature=…`, POST binding an enveloped Signature element.',
      'Upload the public certificate: Entra admin center > Enterprise applications > your app > Single sign-on > SAML Certificates > Verification certificates.',
      'If nobody asked for it, untick Require verification certificates there.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['The request sent by client is not signed while the application requires signed requests.'],
    links: [
      `${TROUBLESHOOT}/error-code-aadsts76021-request-not-signed`,
      'https://learn.microsoft.com/entra/identity/enterprise-apps/howto-enforce-signed-saml-authentication',
    ],
    related: [75005, 76026],
  },
  {
    code: 76026,
    name: 'RequestIssueTimeExpired',
    title: 'SAML request too old',
    happened:
      'The IssueInstant of the request lies too far back. It looks like a clock problem and often is none.',
    causes: [
      'The app tile (My Apps, Microsoft 365 launcher) or a bookmark leads to an address with an old SAMLRequest saved in it.',
      'The sign-in page stood open for a long time, or the user went back to it.',
      'The server of the app has a wrong clock, or writes local time without converting to UTC.',
    ],
    fixes: [
      'Open the application itself in a private window: a new request is made, and most people are through.',
      'Put the login page of the app into Basic SAML Configuration > Sign on URL, never an address of login.microsoftonline.com; tell users to bookmark the app.',
      'Decode the request and compare IssueInstant (with the Z at the end) with the real time; correct NTP on the server.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'IssueTime in an SAML2 Authentication Request is expired.',
      'The request has expired. Try to submit new request.',
    ],
    links: [SAML_PAGE, LIST],
    related: [76021, 75005],
  },
  {
    code: 900236,
    name: 'InvalidRequestSamlPropertyUnsupported',
    title: 'SAML request sets something Entra forbids',
    happened: 'An element or attribute of the AuthnRequest may not be there; the message names it.',
    causes: [
      'A `Subject` in the request, which Entra never accepts.',
      'Inside Scoping: ProxyCount, an IDPList option or RequesterID.',
    ],
    fixes: [
      'Switch it off in the SAML library and decode the next request to make sure it has gone.',
      'To suggest an account, append `&login_hint=<name>` to the address in place of Subject.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "The SAML authentication request property '{parameter}' is not supported and must not be set.",
      "The SAML authentication request property '{parameter}' isn't supported and must not be set.",
    ],
    links: [SAML_PAGE],
    related: [75016, 75005],
  },
  {
    code: 7500514,
    title: 'Neither Response nor Assertion in the SAML message',
    happened:
      'Entra was handed a SAML response to process, and its root is neither of the two elements it takes: Response of the protocol namespace, or Assertion of the assertion namespace.',
    causes: [
      'The saml2-bearer grant got the SOAP envelope or RequestSecurityTokenResponse around the assertion.',
      'A SAML 1.1 assertion was sent under the SAML 2.0 grant type.',
      'An identity provider posted a LogoutResponse or an error page to the sign-in address.',
    ],
    fixes: [
      'Cut out the Assertion element with an XML parser, namespaces included, then base64url-encode it.',
      'For SAML 1.1 use `grant_type=urn:ietf:params:oauth:grant-type:saml1_1-bearer`.',
      'Look at the first element you send; it should begin like `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "A supported type of SAML response was not found. The supported response types are 'Response' (in XML namespace 'urn:oasis:names:tc:SAML:2.0:protocol') or 'Assertion' (in XML namespace 'urn:oasis:names:tc:SAML:2.0:assertion').",
    ],
    links: ['https://learn.microsoft.com/entra/identity-platform/v2-saml-bearer-assertion', LIST],
    related: [50008, 50107],
  },
  {
    code: 7500529,
    title: 'ID of the SAML request not valid',
    happened:
      'The ID attribute of the AuthnRequest breaks the rules for XML names. Because IDs are random, such an app works now and fails then.',
    causes: [
      'The ID starts with a digit, as six of ten GUIDs do.',
      'It contains `/`, `+` or `=` since it was base64-encoded; the message speaks of a leading number even so.',
    ],
    fixes: [
      'Prefix it: `"_" + hex`, or `id` and the GUID without braces, as in `id6c1c178c166d486687be4aaf5e482730`.',
      'Only letters, digits, `_`, `-` and `.`; keep the same text to compare with InResponseTo.',
      'If the app is a product, update it: several had exactly this bug.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ["The value '{messageId}' is not a valid SAML ID. The ID must not begin with a number."],
    links: [SAML_PAGE, `${TROUBLESHOOT}/error-code-aadsts75005-not-a-valid-saml-request`],
    related: [75005],
  },
];
