import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const ENTRA = 'https://learn.microsoft.com/entra';

/** Codes about browser sessions, sign-out, and the pages Entra shows between password and token. */
export const sessionAndInterrupt: readonly Code[] = [
  {
    code: 16000,
    name: 'InteractionRequired',
    title: 'Entra cannot tell which account to use',
    happened:
      'The browser holds several signed-in accounts, or one that has no place in the tenant of the app, and this request did not let Entra show the account picker. In the sign-in log, followed by a success, it is only the picker being shown.',
    causes: [
      'A silent request (`prompt=none`, `acquireTokenSilent`, `ssoSilent`) went out without `login_hint` or `sid` while two accounts were active.',
      'The account is a personal one, or lives in another tenant, and is no guest of this one.',
    ],
    fixes: [
      'In code, catch `InteractionRequiredAuthError` (MSAL.js) or `MsalUiRequiredException` (MSAL.NET) and start a redirect or popup with `prompt=select_account`.',
      'Give every silent call the account: `account`, or `loginHint` with the user principal name.',
      'If the right person was picked, add that person as a guest: `New-MgInvitation -InvitedUserEmailAddress <address> -InviteRedirectUrl <url>`.',
      'To get past it at once: a private window, and one account only.',
    ],
    fixedBy: 'developer',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      'Either multiple user identities are available for the current request or selected account is not supported for the scenario.',
      "User account '{user}' from identity provider '{identityProvider}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first.",
    ],
    links: [`${PLATFORM}/v2-protocols-oidc`, `${PLATFORM}/reference-error-codes`],
    related: [16001, 160021, 50020, 50058],
  },
  {
    code: 16001,
    name: 'UserAccountSelectionInvalid',
    title: 'Account tile no longer selectable',
    happened:
      'The user clicked an account in the picker, and by then Entra no longer accepted that choice. A new picker is shown, so in most cases nothing is wrong.',
    causes: [
      'The account was signed out in another tab while the picker stood open.',
      'A race between two tabs of the same app.',
    ],
    fixes: [
      'Choose again from the refreshed list, or take “Use another account”.',
      'If it comes back each time, delete the cookies of login.microsoftonline.com and sign in anew.',
    ],
    fixedBy: 'user',
    retry: true,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [16000, 16002],
  },
  {
    code: 16002,
    name: 'AppSessionSelectionInvalid',
    title: 'Session named by the app does not fit',
    happened: 'The request carried a `sid`, and no session of this browser satisfies it.',
    causes: [
      'The `sid` claim was taken from an old ID token, and the user has signed out since.',
      'Tokens were copied to another browser or machine, where that session never existed.',
    ],
    fixes: [
      'Leave out `sid` and pass `login_hint` (the `login_hint` or `preferred_username` claim) instead.',
      'On this failure remove the cached account and run an interactive sign-in.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/v2-protocols-oidc`, `${PLATFORM}/reference-error-codes`],
    related: [160021, 50058],
  },
  {
    code: 50061,
    name: 'SignoutInvalidRequest',
    title: 'Sign-out request malformed',
    happened: 'Entra could not read the request to sign out, so the session stays.',
    causes: [
      'SAML: the LogoutRequest lacks Issuer, NameID or ID, or was not deflated and base64-encoded for the redirect binding.',
      'OpenID Connect: parameters of the logout address are broken by wrong encoding.',
    ],
    fixes: [
      'OpenID Connect: send the browser to `https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/logout?post_logout_redirect_uri=<encoded address>`.',
      'SAML: compare the decoded LogoutRequest with the sample on the page linked below.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/single-sign-out-saml-protocol`, `${PLATFORM}/v2-protocols-oidc`],
    related: [50068, 50070, 50071],
  },
  {
    code: 50068,
    name: 'SignoutInitiatorNotParticipant',
    title: 'App asks to end a session it is not part of',
    happened:
      'The Issuer of the LogoutRequest is an application that never got a token in this browser session.',
    causes: [
      'The Issuer differs from the Entity ID under which the user signed in, for instance by a trailing slash or the name of another environment.',
      'The session was already over, or belongs to another user.',
    ],
    fixes: [
      'Send as Issuer exactly the Identifier (Entity ID) shown at Entra admin center > Entra ID > Enterprise apps > your app > Single sign-on.',
      'When your own session is gone, skip the LogoutRequest and end only the local one.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/single-sign-out-saml-protocol`],
    related: [50061, 50070],
  },
  {
    code: 50070,
    name: 'SignoutUnknownSessionIdentifier',
    title: 'Session to be signed out not known',
    happened:
      'The NameID or SessionIndex of the LogoutRequest matches none of the sessions the browser brought along.',
    causes: [
      'The app made up the value, or stored the NameID of another format than the one it received.',
      'The user signed out elsewhere in the meantime.',
    ],
    fixes: [
      'Keep NameID (with Format) and SessionIndex of the sign-in response and return both unchanged.',
      'Treat the answer as “already signed out” towards the user.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/single-sign-out-saml-protocol`],
    related: [50068, 50071],
  },
  {
    code: 50071,
    name: 'SignoutMessageExpired',
    title: 'Sign-out request too old',
    happened: 'By the time the LogoutRequest reached Entra, its validity was over.',
    causes: [
      'The clock of the server that wrote it is wrong.',
      'A bookmarked or re-sent logout address with an old message inside.',
    ],
    fixes: [
      'Synchronise the server’s clock (`w32tm /resync`, `chronyc makestep`).',
      'Create a new LogoutRequest with a current IssueInstant for every click.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/single-sign-out-saml-protocol`],
    related: [50061, 50070],
  },
  {
    code: 50085,
    title: 'Refresh token depends on a social sign-in',
    happened:
      'The user came through an outside provider (Google, Facebook, a Microsoft account), and renewing the token requires signing in there again.',
    causes: [
      'The session at that provider ended or its consent was withdrawn.',
      'A background job lives on the refresh token of such a guest.',
    ],
    fixes: [
      'Show the sign-in page again (`prompt=login`); a silent repeat cannot help.',
      'Unattended work belongs to a service principal, not to a guest from a social provider.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50139, 50173],
  },
  {
    code: 50089,
    title: 'Sign-in page stood open too long',
    happened:
      'Entra carries the state of a sign-in in a flow token, and that token had run out. Nothing is broken; the attempt only has to begin anew.',
    causes: [
      'The user left the password or approval page and came back much later.',
      'A browser restored the page from an old tab or the history.',
    ],
    fixes: [
      'Open the app itself again instead of reloading the page.',
      'In the app, let an error at the callback lead to a fresh authorization request, with new `state` and `nonce`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [70019, 50140],
  },
  {
    code: 50125,
    name: 'PasswordResetRegistrationRequiredInterrupt',
    title: 'Interrupt: password reset or its registration',
    happened:
      'Entra held up the sign-in to have a new password set, or contact data for self-service reset entered. It is a step of a normal sign-in and nothing is wrong, unless no success follows.',
    causes: [
      'An administrator reset the password, so that it must be changed at the next sign-in.',
      'The tenant asks users to register for password reset, and this user has not done so.',
    ],
    fixes: [
      'Finish the page once in a browser; https://aka.ms/mysecurityinfo shows what is registered.',
      'A script or test account that is stuck here: an administrator sets a lasting password, `az ad user update --id <userPrincipalName> --password <newPassword> --force-change-password-next-sign-in false`, or better replaces the user by a service principal.',
      'Whether users are asked at all is decided at Entra admin center > Entra ID > Password reset > Registration.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [
      `${ENTRA}/identity/authentication/howto-registration-mfa-sspr-combined`,
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [50072, 50055, 50140],
  },
  {
    code: 50132,
    name: 'SsoArtifactInvalidOrExpired',
    title: 'Session no longer valid',
    happened:
      'The single sign-on session of the browser is not accepted any more, so Entra wants a full sign-in.',
    causes: [
      'The password expired or was changed on another device.',
      'The app demands a fresh sign-in (`max_age`) and the session is older.',
      'A request with `prompt=none` came after the session had ended.',
    ],
    fixes: [
      'In the app, treat it like any need for interaction: redirect to the authorization endpoint, no retry in a loop.',
      'The user signs in with the new password; if an old one is kept in a password manager or a Windows credential, remove it.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [
      `${ENTRA}/identity/authentication/concept-authentication-web-browser-cookies`,
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [50133, 50173, 50058],
  },
  {
    code: 50133,
    name: 'SsoArtifactRevoked',
    title: 'Session was revoked',
    happened:
      'The session existed, but all sessions from before a certain moment were declared void for this user.',
    causes: [
      'The user, or the help desk, set a new password.',
      'An administrator chose Revoke sessions, or ran `Revoke-MgUserSignInSession`.',
    ],
    fixes: [
      'Sign in anew; tools keep their own cache, so also `az logout` and `az login`, or `Disconnect-MgGraph` and `Connect-MgGraph`.',
      'Web apps drop the cached account and redirect, rather than asking the token cache a second time.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50132, 50173],
  },
  {
    code: 50134,
    name: 'DeviceFlowAuthorizeWrongDatacenter',
    title: 'Device code approved in another data centre',
    happened:
      'The code was issued in one region of Entra and entered in another, and the second knows nothing of it.',
    causes: [
      'The tool runs on a server far away, or behind a VPN, while the browser is elsewhere.',
      'Network routing changed between the two steps.',
    ],
    fixes: [
      'Ask for a new code and enter it from a browser on the same network as the tool.',
      'Prefer a sign-in in the browser of that machine: `az login` without `--use-device-code`, or an SSH tunnel for the loopback redirect.',
    ],
    fixedBy: 'user',
    retry: true,
    templates: [],
    links: [`${PLATFORM}/v2-oauth2-device-code`, `${PLATFORM}/reference-error-codes`],
    related: [70019, 70018],
  },
  {
    code: 50136,
    name: 'RedirectMsaSessionToApp',
    title: 'Interrupt: one personal account session found',
    happened:
      'A ticket for a personal account was asked for, the browser had exactly one such session, and Entra sent it on to the app. This is routing, not a fault. What else can lead here is not documented.',
    causes: ['The app admits personal Microsoft accounts and the user is signed in with one.'],
    fixes: [
      'Nothing to do while the user gets in.',
      'If work accounts only should be offered, use `/organizations` or `/<tenantId>` as authority, and `domain_hint=organizations`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-protocols`],
    related: [16000, 500200],
  },
  {
    code: 50139,
    name: 'SessionMissingMsaOAuth2RefreshToken',
    title: 'Session without its outside refresh token',
    happened:
      'The account belongs to an outside provider, and the session lacks the refresh token with which Entra would ask that provider.',
    causes: [
      'A guest with a personal Microsoft account was signed in by an older session that never stored it.',
      'Access was withdrawn on the provider’s side.',
    ],
    fixes: [
      'Sign out fully at https://login.microsoftonline.com/common/oauth2/v2.0/logout and in again, or let the app send `prompt=login`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50085, 50132],
  },
  {
    code: 50140,
    name: 'KmsiInterrupt',
    title: 'Interrupt: the “Stay signed in?” page',
    happened:
      'Entra asked the user whether to stay signed in. That page is part of signing in, and nothing is wrong: the log shows this entry first and the success right after it.',
    causes: [
      'The user has neither answered the question nor ticked “Don’t show this again” in this browser.',
      'No success follows: the window was closed, or an automated browser does not press the button.',
    ],
    fixes: [
      'Leave the log entry out of your alerts; look for the same correlation ID with result 0.',
      'UI tests: press Yes or No (`input#idSIButton9`, `input#idBtn_Back`) or, sturdier, test with tokens of a service principal.',
      'An administrator switches the page off at Entra admin center > Entra ID > Users > User settings > Show keep user signed in.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${ENTRA}/fundamentals/how-to-manage-stay-signed-in-prompt`, `${PLATFORM}/reference-error-codes`],
    related: [50199, 50125, 50058],
  },
  {
    code: 50143,
    title: 'Session belongs to another tenant than the hint',
    happened:
      'The user who is signed in comes from a tenant that is not the one named by `domain_hint`, and so the session cannot serve this resource.',
    causes: [
      'The app sends a fixed `domain_hint` although guests or users of several tenants sign in.',
      'The user works in two tenants in one browser profile.',
    ],
    fixes: [
      'Drop `domain_hint`, or fill it with the domain of the account that is signed in.',
      'Start an interactive request with `prompt=select_account`, so that the fitting account can be taken.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/v2-protocols-oidc`, `${PLATFORM}/reference-error-codes`],
    related: [16000, 51001],
  },
  {
    code: 50180,
    name: 'WindowsIntegratedAuthMissing',
    title: 'Windows sign-in expected, but not switched on',
    happened:
      'The app wants the user to be signed in by the Windows session, and the tenant has no Seamless single sign-on.',
    causes: [
      'Code calls `AcquireTokenByIntegratedWindowsAuth` in a tenant whose users are not federated.',
      'Seamless single sign-on was never set up, or its computer account AZUREADSSOACC is missing.',
    ],
    fixes: [
      'In new code use the broker instead: `WithBroker(new BrokerOptions(BrokerOptions.OperatingSystems.Windows))` signs in with the Windows account on joined devices.',
      'Otherwise the administrator runs Microsoft Entra Connect > Change user sign-in > Enable single sign-on.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${ENTRA}/identity/hybrid/connect/how-to-connect-sso`, `${PLATFORM}/reference-error-codes`],
    related: [51006],
  },
  {
    code: 50192,
    name: 'RawCredentialExpectedNotFound',
    title: 'Sign-in came without the expected certificate',
    happened:
      'Entra was waiting for a user certificate (certificate-based authentication), and the request had none.',
    causes: [
      'The user cancelled the certificate dialog, or the browser offered no certificate.',
      'A proxy that breaks TLS open removed the client certificate.',
      'The smart card was pulled, or its certificate has expired.',
    ],
    fixes: [
      'The network administrator exempts `certauth.login.microsoftonline.com` and `*.certauth.login.microsoftonline.com` from TLS inspection.',
      'Check on the machine that a certificate with the purpose Client Authentication and its private key is there: `certutil -user -store My`.',
      'Close all browser windows before the next attempt: browsers remember that no certificate was chosen.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [
      `${ENTRA}/identity/authentication/concept-certificate-based-authentication-technical-deep-dive`,
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [50187],
  },
  {
    code: 50199,
    name: 'CmsiInterrupt',
    title: 'Interrupt: “Are you trying to sign in to …?”',
    happened:
      'Entra asks the user to confirm the app, because the answer goes to a native app by a custom scheme. The question is protection against imitation, and nothing is wrong.',
    causes: [
      'The redirect URI is of the form `myapp://…`, `msal<clientId>://auth` or an extension’s own scheme.',
      'In a silent request the same check comes back as an error, for no page can be shown.',
    ],
    fixes: [
      'After a silent failure call the interactive method (`AcquireTokenInteractive`, `acquireTokenPopup`).',
      'Interactive sign-in: the user presses Continue once, and that is all.',
      'The page is not shown when the broker takes over, or when the redirect URI begins with `https://` or `http://localhost`.',
      '`az login`: run it again in a visible browser and confirm.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      'For security reasons, user confirmation is required for this request. Please repeat the request allowing user interaction.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50140, 50127],
  },
  {
    code: 51000,
    name: 'RequiredFeatureNotEnabled',
    title: 'Feature not switched on for this app or tenant',
    happened:
      'The request relies on a feature of Entra that is disabled here. The message names it, for instance MtlsClientAuth.',
    causes: [
      'A library option for a preview or a Microsoft-internal feature was set (mutual TLS tokens, proof of possession, a regional endpoint).',
    ],
    fixes: [
      'Take the option out of the client configuration; the ordinary secret, certificate or federated credential goes on working.',
      'If the feature is meant for customers, have it enabled by a support case that quotes its name from the message.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['{feature} is/are disabled'],
    links: [`${PLATFORM}/reference-error-codes`],
  },
  {
    code: 51001,
    name: 'DomainHintMustbePresent',
    title: 'On-premises name without a domain hint',
    happened:
      'The user was named by an on-premises security identifier or UPN, and by that alone Entra cannot find the tenant.',
    causes: [
      '`login_hint` or the request for Windows sign-in carries a SID or local UPN and no `domain_hint`.',
    ],
    fixes: [
      'Add `domain_hint=<verified domain of the tenant>` to the authorization request, or name the tenant in the authority.',
      'Better still, use the cloud user principal name as `login_hint`.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/v2-protocols-oidc`, `${PLATFORM}/reference-error-codes`],
    related: [50143, 50059],
  },
  {
    code: 51005,
    name: 'TemporaryRedirect',
    title: 'Temporary redirect',
    happened:
      'Entra wants the same request at another address for now, as HTTP status 307 does. Browsers and MSAL obey by themselves.',
    causes: ['A hand-written HTTP client does not follow redirects of a POST, or turns it into a GET.'],
    fixes: [
      'Send the identical method and body once more to the address in the `Location` header; `curl -L` does.',
      'Do not store that address: the next request starts at the usual endpoint.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [900561],
  },
  {
    code: 51006,
    name: 'ForceReauthDueToInsufficientAuth',
    title: 'Session lacks the Windows sign-in',
    happened:
      'A session exists, but it was not made by integrated Windows authentication, and that is what the application insists on.',
    causes: [
      'The user typed a password outside the company network and now opens an app that takes only Windows sign-ins.',
      'The browser does not send Kerberos tickets to the sign-in host.',
    ],
    fixes: [
      'Sign out and in again on a domain-joined machine in the company network or VPN.',
      'The administrator adds `https://autologon.microsoftazuread-sso.com` to the intranet zone by group policy.',
      'In the app, ask for it only where needed: remove the `wauth` or RequestedAuthnContext value for Windows.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${ENTRA}/identity/hybrid/connect/how-to-connect-sso`, `${PLATFORM}/reference-error-codes`],
    related: [50180, 75011],
  },
  {
    code: 67003,
    name: 'ActorNotValidServiceIdentity',
    title: 'Actor is not a service identity',
    happened:
      'A service presented a token in which it acts for somebody (an actor token), and Entra does not recognise the actor as a service. Beyond the name, the code is not documented.',
    causes: [
      'Server-to-server integrations of the old kind (Exchange or SharePoint hybrid, retired ACS apps) whose service principal was deleted or disabled.',
      'A user token stands where the token of a service belongs.',
    ],
    fixes: [
      'Look whether the calling app exists and is enabled: `az ad sp show --id <clientId> --query accountEnabled`.',
      'For hybrid Exchange or SharePoint run the hybrid configuration wizard again; it renews the service principal and its certificate.',
      'In own code replace actor tokens by the on-behalf-of flow.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    confidence: 'low',
    links: [`${PLATFORM}/v2-oauth2-on-behalf-of-flow`],
    related: [50013, 7000112],
  },
  {
    code: 160021,
    name: 'AppSessionSelectionInvalidSessionNotExist',
    title: 'Requested user session does not exist',
    happened:
      'The app asked silently for the tokens of one certain session by its `sid`, and Entra has no such session any more.',
    causes: [
      'MSAL.js reused the `sid` of a cached account after the user had signed out elsewhere.',
      'The session expired, or cookies of the sign-in host were cleared while local storage kept the account.',
    ],
    fixes: [
      'Catch `InteractionRequiredAuthError`, call `clearCache({ account })`, then `loginRedirect` or `loginPopup`.',
      'Call `ssoSilent` with `loginHint` and without `sid`.',
    ],
    fixedBy: 'developer',
    oauthError: 'interaction_required',
    retry: false,
    templates: ['Application requested a user session which does not exist.'],
    links: [`${PLATFORM}/v2-protocols-oidc`, `${PLATFORM}/reference-error-codes`],
    related: [16002, 50058, 16000],
  },
  {
    code: 230109,
    name: 'CachedCredentialNonGWAuthNRequestsNotSupported',
    title: 'Backup sign-in service called directly',
    happened:
      'The request arrived at Entra’s backup authentication service without having passed the public gateway, which is not allowed.',
    causes: [
      'A hosts file, a private DNS zone or a firewall rule pins the sign-in host to an old IP address.',
      'A proxy rewrites the Host header.',
    ],
    fixes: [
      'Compare what the machine resolves with a public resolver: `nslookup login.microsoftonline.com` and `nslookup login.microsoftonline.com 1.1.1.1`.',
      'Remove the pin, and allow outbound traffic by host name instead of by address.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [90033],
  },
];
