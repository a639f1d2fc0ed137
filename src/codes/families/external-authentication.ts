import type { Code } from '../types.ts';

const AUTHENTICATION = 'https://learn.microsoft.com/entra/identity/authentication';
const PROVIDER_PAGE = `${AUTHENTICATION}/concept-authentication-external-method-provider`;
const MANAGE_PAGE = `${AUTHENTICATION}/how-to-authentication-external-method-manage`;
const CONTROLS_PAGE = 'https://learn.microsoft.com/entra/identity/conditional-access/controls';
const CONTROLS = 'Entra admin center > Protection > Conditional Access > Custom controls';
const METHODS = 'Entra admin center > Protection > Authentication methods > Policies';

/** Codes about providers outside Entra that do the second factor: external authentication methods and custom controls. */
export const externalAuthentication: readonly Code[] = [
  {
    code: 50130,
    title: 'Authentication methods in the token not recognised',
    happened:
      'A federated or external provider told Entra how the user had been authenticated, in words that Entra has no meaning for. The message quotes them.',
    causes: [
      'AD FS or another provider puts its own names into `authnmethodsreferences` or `amr`.',
      'Several methods were joined into one text instead of being sent as separate values.',
    ],
    fixes: [
      'Multifactor done by the provider is expressed as `http://schemas.microsoft.com/claims/multipleauthn` in SAML and WS-Federation; emit exactly that value.',
      'OpenID Connect: `amr` is a JSON array with values of RFC 8176 such as `["otp"]`.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ["The claim value(s) '{authenticationMethod}' cannot be interpreted as known auth method(s)."],
    links: [
      `${AUTHENTICATION}/concept-mfa-expected-inbound-assertions`,
      'https://www.rfc-editor.org/rfc/rfc8176',
    ],
    related: [50159, 5001256],
  },
  {
    code: 50159,
    title: 'External provider returned too few claims',
    happened:
      'The external provider finished its part, and its token lacks some of the claims that Entra had asked for in the `claims` parameter.',
    causes: [
      'The provider ignores `claims` and returns a fixed set.',
      'Custom control: the claim named as required in its JSON (`Type`, `Value`) is spelt otherwise in the token.',
    ],
    fixes: [
      'The provider’s developer echoes each requested claim: for an external authentication method one `acr` and an array `amr`, with values out of those in the request.',
      `Custom control: compare ClaimsRequested in its JSON (${CONTROLS}) with a decoded token.`,
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Claims sent by external provider are not enough.'],
    links: [PROVIDER_PAGE, CONTROLS_PAGE],
    related: [50161, 5001256],
  },
  {
    code: 50161,
    name: 'InvalidExternalSecurityChallengeConfiguration',
    title: 'Authorization address of the external provider not accepted',
    happened:
      'Before sending the user to the external provider, Entra compared the `authorization_endpoint` of its discovery document with the redirect URIs of the provider’s app registration, and found no match.',
    causes: [
      'The endpoint was never added to the registration, or the provider moved to a new host.',
      'The Discovery URL of the method leads to another environment than the App ID.',
    ],
    fixes: [
      'Read the address: `curl -sS <discoveryUrl> | jq -r .authorization_endpoint`.',
      'Provider’s developer: add it to the registration as redirect URI of the Web platform: `az ad app update --id <appId> --web-redirect-uris <existing…> <authorizationEndpoint>`.',
      `Tenant administrator: ${METHODS} > the external method: Client ID, Discovery Endpoint and App ID must be the three values the provider published together; consent for the app must be granted.`,
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Failed to validate authorization url of external claims provider.'],
    links: [PROVIDER_PAGE, MANAGE_PAGE],
    related: [900491, 50159, 50172],
  },
  {
    code: 50170,
    name: 'MissingExternalClaimsProviderMapping',
    title: 'No mapping for the external control',
    happened:
      'A Conditional Access policy asks for an external control, and nothing ties that control to a provider.',
    causes: ['The custom control was deleted or recreated while a policy went on pointing to it.'],
    fixes: [
      'Open each policy that applied (sign-in log, tab Conditional Access) and choose the control again under Grant.',
      'Better: move to an external authentication method, Microsoft’s successor of custom controls, with the grant Require multifactor authentication.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['The external controls mapping is missing.'],
    links: [CONTROLS_PAGE, MANAGE_PAGE],
    related: [50176, 50172],
  },
  {
    code: 50172,
    title: 'External provider not approved',
    happened:
      'The provider named in the message is not among those Microsoft has cleared for taking part in sign-ins.',
    causes: [
      'The JSON of a custom control was written by hand for a provider that has no agreement with Microsoft.',
      'The identifier of the provider in that JSON is mistyped.',
    ],
    fixes: [
      'Ask the vendor for its current JSON and paste it unchanged when creating the control anew.',
      `A provider of your own can join only as external authentication method: ${METHODS} > Add external method.`,
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['External claims provider {identityProvider} is not approved.'],
    links: [CONTROLS_PAGE, PROVIDER_PAGE],
    related: [50161, 50170],
  },
  {
    code: 50176,
    title: 'External control without a definition',
    happened:
      'A policy refers to an external control by an ID (it stands in the message) under which nothing is defined any more.',
    causes: [
      'The control was removed from the tenant after the policy had been written.',
      'A policy was imported from another tenant as JSON, foreign control IDs included.',
    ],
    fixes: [
      `Find the policies: \`Get-MgIdentityConditionalAccessPolicy -All | Where-Object { $_.GrantControls.CustomAuthenticationFactors } | Select-Object DisplayName,Id\`.`,
      'Take the dead ID out of the grant controls, or create the control again and select it.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Missing definition of external control: {control}.'],
    links: [CONTROLS_PAGE],
    related: [50170],
  },
  {
    code: 50177,
    name: 'ExternalChallengeNotSupportedForPassthroughUsers',
    title: 'Account from outside cannot meet the external challenge',
    happened:
      'The resource tenant demands a check by an external provider, and the person comes through with an account the tenant does not hold (Entra calls that a pass-through user). Such an account cannot be sent there.',
    causes: [
      'The user was never invited as a guest and only passes through.',
      'The app sent everybody to one fixed tenant although it serves several.',
    ],
    fixes: [
      'Administrator: invite the person, Entra admin center > Users > New user > Invite external user, and let them redeem the invitation first.',
      'If they have an account in this tenant already, sign out and choose that one.',
      'Developer of a multi-tenant app: start with the user’s own tenant (`organizations`).',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "User account '{user}' from identity provider '{identityProvider}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first.",
    ],
    links: ['https://learn.microsoft.com/entra/external-id/add-users-administrator', CONTROLS_PAGE],
    related: [50020, 50178, 90072],
  },
  {
    code: 50178,
    name: 'SessionControlNotSupportedForPassthroughUsers',
    title: 'Account from outside cannot be put under session control',
    happened:
      'A policy wants to supervise the session (app-enforced restrictions, Defender for Cloud Apps, sign-in frequency), which needs a user object in this tenant; the account has none.',
    causes: [
      'An outsider reaches the application without having been invited.',
      'The policy targets all users and does not leave out external ones.',
    ],
    fixes: [
      'Add the person as a guest: `New-MgInvitation -InvitedUserEmailAddress <address> -InviteRedirectUrl <appUrl> -SendInvitationMessage`.',
      'Or narrow the policy: Entra admin center > Protection > Conditional Access > the policy > Users > Exclude > Guest or external users.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "User account '{user}' from identity provider '{identityProvider}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first.",
    ],
    links: [
      'https://learn.microsoft.com/entra/external-id/authentication-conditional-access',
      'https://learn.microsoft.com/entra/external-id/add-users-administrator',
    ],
    related: [50177, 50020],
  },
  {
    code: 5001256,
    title: 'ID token of the external method rejected',
    happened:
      'The user completed the second factor at an external authentication provider, and the id_token it posted back did not pass Entra’s checks. The rest of the message says which one.',
    causes: [
      '`amr` is a plain text instead of an array, or holds a value outside the list in the request.',
      '`acr` is absent, or is none of the requested values.',
      '`sub` or `nonce` is not the one from the request (`sub` is that of the `id_token_hint`), or `aud` is not the client ID given to Entra.',
      'The signing key in the JWKS has no `x5c`, or was replaced faster than Entra’s daily refresh.',
      'The method is of the same kind as the first factor: a knowledge factor after a password.',
    ],
    fixes: [
      'Decode the token you post (offline, it is a credential) and go through `iss`, `aud`, `sub`, `nonce`, `exp`, `acr` and `amr` one by one against the table in the provider reference.',
      'Return for example `"acr":"possessionorinherence","amr":["otp"]`: one acr, an array with one method.',
      'Sign with RS256; publish a new key two days before you use it.',
      'Administrators who only use such a provider: hand the vendor the correlation ID, and let users take another method meanwhile.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [PROVIDER_PAGE],
    related: [50159, 50161, 50027, 900612],
  },
];
