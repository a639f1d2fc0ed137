import type { Code } from '../types.ts';

const TROUBLESHOOT = 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration';
const SAML_PAGE = 'https://learn.microsoft.com/entra/identity-platform/single-sign-on-saml-protocol';

/** Codes about SAML requests an application sends. */
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
];
