import type { Code } from '../types.ts';

const HYBRID = 'https://learn.microsoft.com/entra/identity/hybrid/connect';
const LIST = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const GUEST_FEDERATION = 'https://learn.microsoft.com/entra/external-id/direct-federation';
const CUSTOMERS = 'https://learn.microsoft.com/entra/external-id/customers';
const OIDC_FEDERATION = `${CUSTOMERS}/how-to-custom-oidc-federation-customers`;
const PROVIDERS = 'Entra admin center > External Identities > All identity providers';

/** Codes about the answers of identity providers that a tenant is federated with: SAML, OAuth 2.0, OpenID Connect. */
export const identityProvider: readonly Code[] = [
  {
    code: 40008,
    name: 'OAuth2IdPUnretryableServerError',
    title: 'External provider failed for good',
    happened:
      'While signing in with Google, Facebook or another OAuth provider, that provider answered Entra with a server error which it marked as lasting.',
    causes: [
      'The app registered at the provider was suspended, deleted or is still in test mode.',
      'An address in the provider’s settings (authorization, token, keys) is wrong.',
    ],
    fixes: [
      `Administrator: ${PROVIDERS}, open the provider and compare client ID and addresses with its developer console.`,
      'See what the provider itself says: its status page, and the app’s state in its console.',
      'Until then offer users another way in, for example e-mail one-time passcode.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['There was an unexpected error from the external identity provider.'],
    links: ['https://learn.microsoft.com/entra/external-id/google-federation', LIST],
    related: [40010, 40015],
  },
  {
    code: 40009,
    name: 'OAuth2IdPRefreshTokenRedemptionUserError',
    title: 'External provider no longer honours the refresh token',
    happened:
      'Entra tried to renew a session with the social or federated provider, and the provider declined on account of the user.',
    causes: [
      'The user changed the password there, or withdrew access for the application.',
      'The account at the provider is closed or locked.',
    ],
    fixes: [
      'In code treat it as any lost session: catch `MsalUiRequiredException` / `InteractionRequiredAuthError` and sign in interactively, so that a new grant is made.',
      'The user signs in again and accepts the provider’s consent page.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ['The identity provider returned an error.'],
    links: [LIST],
    related: [40015, 70000],
  },
  {
    code: 40010,
    name: 'OAuth2IdPRetryableServerError',
    title: 'External provider had a hiccup',
    happened: 'The OAuth provider behind the sign-in was overloaded or out of reach for a moment.',
    causes: ['A short outage or throttling on the provider’s side.'],
    fixes: [
      'Try the sign-in once more after a minute.',
      'If it goes on, look at the provider’s status page; nothing in Entra needs changing.',
    ],
    fixedBy: 'microsoft',
    retry: true,
    templates: ['The identity provider has failed with a transient error.'],
    links: [LIST],
    related: [40008, 50033],
  },
  {
    code: 40015,
    name: 'OAuth2IdPAuthCodeRedemptionUserError',
    title: 'External provider rejected the authorization code',
    happened:
      'The user came back from the external provider with a code, and the provider then refused to give Entra tokens for it.',
    causes: [
      'The client secret stored in Entra for this provider has expired or was replaced in the provider’s console.',
      'The redirect address of Entra is not on the provider’s list, or is written for the wrong tenant.',
      'The user waited too long, or reloaded the page, so the code was spent.',
    ],
    fixes: [
      `Create a new secret in the provider’s console and store it: ${PROVIDERS} > the provider > Configure.`,
      'Register the redirect addresses of the tenant there: `https://login.microsoftonline.com/te/<tenantId>/oauth2/authresp` for Google, `https://<subdomain>.ciamlogin.com/<tenantId>/federation/oauth2` for OpenID Connect in an external tenant.',
      'Once more in a private window, to rule out the spent code.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['The identity provider returned an error.'],
    links: ['https://learn.microsoft.com/entra/external-id/google-federation', OIDC_FEDERATION],
    related: [40009, 40008],
  },
  {
    code: 50006,
    name: 'InvalidSignature',
    title: 'Signature does not verify',
    happened:
      'A signed message or token reached Entra, and its signature does not agree with the keys on file for the sender. In practice the sender is nearly always a federation server.',
    causes: [
      'The token-signing certificate of AD FS or another provider rolled over and Entra still has the former one.',
      'The document was reformatted after signing: pretty-printed XML, changed line ends, a proxy that rewrites.',
      'Signed with the key of another environment.',
    ],
    fixes: [
      'See what Entra trusts: `Get-MgDomainFederationConfiguration -DomainId contoso.com | Format-List SigningCertificate,NextSigningCertificate`, and compare with `Get-AdfsCertificate -CertificateType Token-Signing`.',
      'Hand over the new certificate: `Update-MgDomainFederationConfiguration -DomainId contoso.com -InternalDomainFederationId <id> -SigningCertificate <base64>`, or Microsoft Entra Connect > Manage federation.',
      `Guest organisations: upload it under ${PROVIDERS} > Custom, and fill in the metadata URL so that the next change is picked up alone.`,
      'Your own code: sign last and send the very bytes you signed.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Signature verification failed because of an invalid signature.'],
    links: [`${HYBRID}/how-to-connect-fed-o365-certs`, GUEST_FEDERATION],
    related: [50008, 900384],
  },
  {
    code: 50007,
    name: 'PartnerEncryptionCertificateMissing',
    title: 'No encryption certificate on file',
    happened:
      'The token for this application has to be encrypted, and the directory has no certificate of the partner to encrypt it with.',
    causes: [
      'SAML token encryption was switched on and the certificate was later deleted or never made active.',
      'The application is one of Microsoft’s or a partner’s, with its certificate kept by them.',
    ],
    fixes: [
      'Own app: Entra admin center > Enterprise applications > your app > Token encryption: import the certificate and activate it, or deactivate encryption.',
      'Check: `Get-MgServicePrincipal -ServicePrincipalId <objectId> -Property KeyCredentials,TokenEncryptionKeyId`; the ID must belong to a key whose Usage is Encrypt.',
      'For an application of a partner, open a support ticket: only Microsoft can add the certificate.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Encryption certificate was not found in the directory.'],
    links: ['https://learn.microsoft.com/entra/identity/enterprise-apps/howto-saml-token-encryption', LIST],
    related: [50003, 50165],
  },
  {
    code: 50008,
    name: 'InvalidSamlToken',
    title: 'SAML token of the federation partner is not valid',
    happened:
      'The assertion that came from the federated identity provider could not be accepted: absent, of the wrong version, out of its time, or without a claim Entra needs.',
    causes: [
      'The clock of the federation server is wrong, so NotBefore lies in the future or NotOnOrAfter has passed.',
      'Version mix-up: `saml1_1-bearer` with a SAML 2.0 assertion or the reverse. The message then says which element it expected.',
      'Audience, NameID (persistent format) or e-mail claim missing in the rules of the trust.',
      'The signing certificate changed without Entra being told.',
    ],
    fixes: [
      'Catch the assertion (browser extension SAML-tracer, or your own log without personal data) and read Conditions, AudienceRestriction, NameID and Issuer.',
      'Set the clock: `w32tm /resync` on the federation server; five minutes are the usual limit.',
      'Bearer grant from code: choose the grant type by the xmlns of Assertion, and send base64url of the Assertion element alone, not of the Response around it.',
      'The federation administrator restores claims and certificate as the linked table demands.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The SAML token is invalid.',
      'SAML token is invalid.',
      'Cannot read SecurityToken. Expected element is {reason}',
    ],
    links: [
      `${HYBRID}/how-to-connect-fed-saml-idp`,
      GUEST_FEDERATION,
      'https://learn.microsoft.com/entra/identity-platform/v2-saml-bearer-assertion',
    ],
    related: [50006, 50107, 5000819, 90020],
  },
  {
    code: 50010,
    name: 'AudienceUriValidationFailed',
    title: 'App has no audience to check against',
    happened:
      'Entra wanted to compare the audience of a token with those the application accepts, and the application has none.',
    causes: [
      'The registration has no Application ID URI, or the SAML setup no Identifier.',
      'The service principal was made by script without `servicePrincipalNames`.',
    ],
    fixes: [
      'Set one: `az ad app update --id <clientId> --identifier-uris api://<clientId>`.',
      'SAML: Entra admin center > Enterprise applications > your app > Single sign-on > Basic SAML Configuration > Identifier (Entity ID).',
      'Verify with `az ad sp show --id <clientId> --query servicePrincipalNames`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Audience URI validation failed since no token audiences were configured.'],
    links: [LIST],
    related: [50001, 500011],
  },
  {
    code: 399284,
    name: 'InboundIdTokenIssuerInvalid',
    title: 'Issuer in the provider’s ID token does not fit',
    happened:
      'An OpenID Connect provider that the tenant federates with sent an ID token whose `iss` is empty or is not the issuer that was entered for it.',
    causes: [
      'A slash at the end, letter case or path differs between the Issuer URI in Entra and the token.',
      'The provider issues per region, realm or custom domain, and the other one answered.',
      'The discovery document and the tokens name different issuers.',
    ],
    fixes: [
      'Read the truth: `curl -sS <wellKnownAddress>` and take `issuer` from it; the `iss` of a real token must be the same text.',
      `Enter it character for character: ${PROVIDERS} > Custom > the provider > Issuer URI.`,
      'If document and token disagree, the provider’s operator has to settle on one.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['The inbound ID token received in the federation has an invalid issuer.'],
    links: [OIDC_FEDERATION],
    related: [50027, 900612],
  },
  {
    code: 500141,
    title: 'Invitation accepted, app to be opened anew',
    happened:
      'The guest has just redeemed the invitation successfully; the sign-in in progress was begun by a different application, so it ends here. Nothing is broken.',
    causes: [
      'The guest followed the invitation link or was sent through redemption, and the page that should continue is not the target app’s own sign-in.',
    ],
    fixes: [
      'The guest opens the app by its address and signs in; the redemption does not have to be repeated.',
      'Whoever sends invitations by API sets `inviteRedirectUrl` to the start page of the app, not to an address of Entra.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [
      "The user's redemption is complete but the request was not initiated by the target application.",
    ],
    links: ['https://learn.microsoft.com/entra/external-id/redemption-experience'],
    related: [50020, 51004],
  },
  {
    code: 50157,
    title: 'Browser has to be sent elsewhere first',
    happened:
      'Entra needs to route the user to another place, such as the cloud or region that holds the account, before it can go on. As an entry of the sign-in log this is a step on the way; nothing is wrong when a success follows.',
    causes: [
      'An interactive sign-in that a browser follows by itself.',
      'A silent or scripted request, which cannot follow a page.',
    ],
    fixes: [
      'In code do not treat it as a failure of the credentials: open the interactive sign-in of MSAL (`acquireTokenRedirect`, `AcquireTokenInteractive`).',
      'Address the tenant directly (`https://login.microsoftonline.com/<tenantId>`), in the cloud where it lives, to save the detour.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['User redirection required for routing.'],
    links: [LIST],
    related: [50160],
  },
  {
    code: 50160,
    title: 'Sign-in belongs to another tenant',
    happened:
      'The user could be served by several tenants and Entra would take another one than the request led to. Microsoft’s list gives this sentence and no more; in the log it is usually followed by the sign-in that counts.',
    causes: [
      'The authority is `common` or `organizations` while the user is a guest in some tenants.',
      'A domain hint and the tenant in the address contradict each other.',
    ],
    fixes: [
      'Name the tenant in the authority instead of `common`, and drop `domain_hint` when the tenant is fixed.',
      'With MSAL: `.WithTenantId("<tenantId>")` on the request, or the tenant in `authority`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Different target tenant is preferred.'],
    links: [LIST],
    related: [50157, 50020],
  },
  {
    code: 900612,
    title: 'Keys of the provider cannot be parsed',
    happened:
      'Entra fetched the key set of the external provider (its JWKS) and could not read the keys in it.',
    causes: [
      'The address returns HTML, an error page or PEM text instead of a JSON object with `keys`.',
      'An entry lacks `kty`, or `n` and `e`; or standard base64 was used where base64url belongs.',
      'For an external authentication method: no `x5c` with the certificate.',
    ],
    fixes: [
      'Look at it from outside: `curl -sS <jwksUri> | jq ".keys[] | {kty,kid,use,alg,n,e}"`; each key must show all of them.',
      'Produce the set with a library (jose: `exportJWK`, Microsoft.IdentityModel: `JsonWebKeyConverter`) rather than by hand.',
      'Give Entra a day after mending it: it caches the document of a provider.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Failed to parse provider signing keys'],
    links: [
      'https://www.rfc-editor.org/rfc/rfc7517#section-5',
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-external-method-provider',
    ],
    related: [399284, 50166, 5001256],
  },
  {
    code: 901011,
    name: 'NoEmailAddressCollectedFromExternalOidcIDP',
    title: 'OpenID Connect provider sent no e-mail address',
    happened:
      'A customer signed in with the external provider, and neither its ID token nor its userinfo answer had an e-mail address, which an external tenant requires.',
    causes: [
      'The scope set for the provider lacks `email`.',
      'The provider calls the claim otherwise (`mail`, `upn`) and it is not mapped.',
      'The person has no address there or chose to hide it.',
    ],
    fixes: [
      `Set Scope to \`openid profile email\`: ${PROVIDERS} > Custom > the provider.`,
      'On the same page, Claims mapping: point Email to the claim the provider really sends; a decoded ID token shows it.',
      'Have the provider’s operator release the address to this client.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [OIDC_FEDERATION, `${CUSTOMERS}/reference-oidc-claims-mapping-customers`],
    related: [901012, 901014],
  },
  {
    code: 901012,
    name: 'EmailAddressCollectedFromExternalOidcIDPNotVerified',
    title: 'OpenID Connect provider does not vouch for the e-mail address',
    happened:
      'The provider delivered an address without saying that the person owns it, so Entra will not build an account on it.',
    causes: [
      '`email_verified` is false: the customer never clicked the confirmation mail of the provider.',
      'The provider leaves the claim out or sends it as the text "true" where a boolean is meant.',
    ],
    fixes: [
      'The customer confirms the address at the provider, then signs in again.',
      'If all customers are hit, the operator of the provider includes `email_verified: true` (JSON boolean) for confirmed addresses, and Claims mapping > Email_verified points to it.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${CUSTOMERS}/reference-oidc-claims-mapping-customers`, OIDC_FEDERATION],
    related: [901011],
  },
  {
    code: 901014,
    name: 'NoExternalIdentifierCollectedFromExternalOidcIDP',
    title: 'OpenID Connect provider sent no user identifier',
    happened: 'The ID token lacks the claim by which Entra would recognise this customer the next time.',
    causes: [
      'Claims mapping for Sub points to a claim that does not exist in the tokens.',
      'A home-made provider forgets `sub`, which OpenID Connect demands.',
    ],
    fixes: [
      'Decode an ID token of the provider and find the stable identifier; normally it is `sub`.',
      `Map it: ${PROVIDERS} > Custom > the provider > Claims mapping > Sub. Never take the e-mail address: it may pass to another person.`,
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [
      `${CUSTOMERS}/reference-oidc-claims-mapping-customers`,
      'https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference',
    ],
    related: [901011, 399284],
  },
  {
    code: 5000819,
    name: 'InvalidSamlTokenEmailMissingOrInvalid',
    title: 'Guest’s SAML assertion has no fitting e-mail claim',
    happened:
      'The partner organisation’s SAML provider signed its user in, yet the assertion has no e-mail claim, or one under a domain that is not federated with it.',
    causes: [
      'The attribute is named `email` or `mail` instead of the full claim URI.',
      'The user’s address is in a second domain that was not added to the federation.',
      'The provider sends the user principal name, which ends in an internal domain.',
    ],
    fixes: [
      'The partner sends the attribute `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress`.',
      `Add each further domain: ${PROVIDERS} > Custom > the provider, column Domains.`,
      'Check with a trace of one sign-in that the part after the at sign is on that list.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "SAML Assertion is invalid. Email address claim is missing or doesn't match domain from an external realm.",
    ],
    links: [GUEST_FEDERATION, 'https://learn.microsoft.com/entra/external-id/direct-federation-adfs'],
    related: [50008, 50107],
  },
];
