import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const ACCESS = 'https://learn.microsoft.com/entra/identity/conditional-access';
const AUTHENTICATION = 'https://learn.microsoft.com/entra/identity/authentication';
const PROTECTION = 'https://learn.microsoft.com/entra/id-protection';
const TROUBLESHOOT = 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration';

/** Codes about policies that stop a sign-in or ask for more: Conditional Access, multifactor, sessions. */
export const conditionalAccess: readonly Code[] = [
  {
    code: 50002,
    name: 'NotAllowedTenant',
    title: 'Tenant not on the allowed list of this network',
    happened:
      'The company proxy adds a list of permitted tenants to every sign-in (tenant restrictions), and the tenant asked for is missing from it.',
    causes: [
      'The app signs in to a partner’s, a customer’s or a private test tenant from the company network.',
      'The proxy sends an outdated list.',
    ],
    fixes: [
      'Try from another network: if it works there, the restriction is the cause.',
      'Network administrator: add the domain or id of the tenant to the header `Restrict-Access-To-Tenants`, or to the partners of tenant restrictions v2 under Entra ID > External Identities > Cross-tenant access settings.',
      'Run build agents that serve other tenants outside that proxy.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/tenant-restrictions',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [500021, 500212],
  },
  {
    code: 50058,
    name: 'UserInformationNotProvided',
    title: 'No session for a silent sign-in',
    happened:
      'The app asked for a token without showing a page, and Entra found no usable session for the user.',
    causes: [
      'Nobody is signed in yet; on the first visit this is normal.',
      'The browser blocks third-party cookies, so the hidden iframe sees no session.',
      'Several accounts are signed in and no `login_hint` or `sid` picks one.',
    ],
    fixes: [
      'Catch it (`InteractionRequiredAuthError`, `MsalUiRequiredException`) and sign in by redirect or popup.',
      'Pass the account or `login_hint` to the silent call.',
    ],
    fixedBy: 'developer',
    oauthError: 'login_required',
    retry: false,
    templates: ['Session information is not sufficient for single-sign-on.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50076, 700084],
  },
  {
    code: 50072,
    name: 'UserStrongAuthEnrollmentRequiredInterrupt',
    title: 'Interrupt: set up multifactor authentication',
    happened:
      'The password was right, a second factor is demanded, and the user has none yet, so Entra showed the registration page. Followed by a success in the log, it is a normal first sign-in and nothing is wrong.',
    causes: [
      'Security defaults, a Conditional Access policy or per-user multifactor authentication now covers this user.',
      'The app uses the username-password grant or runs without a browser, where nobody can register.',
    ],
    fixes: [
      'In the app, change from username-password to authorization code or device code; `AcquireTokenInteractive` shows the registration by itself.',
      'The user registers once at https://aka.ms/mysecurityinfo.',
      'Jobs: a service principal or managed identity instead of this user.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [
      `${AUTHENTICATION}/howto-registration-mfa-sspr-combined`,
      'https://aka.ms/mysecurityinfo',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [50079, 50074, 50125],
  },
  {
    code: 50074,
    name: 'UserStrongAuthClientAuthNRequiredInterrupt',
    title: 'Interrupt: second factor asked for',
    happened:
      'Entra asked for the second factor and it has not been given so far. As a single line before a success this is how each sign-in with a second factor begins, and nothing is wrong.',
    causes: [
      'The user is still looking for the phone, or closed the page.',
      'No success follows: the client cannot show the prompt (script, username-password grant, embedded test browser).',
      'Many such lines for one user from foreign places: somebody knows the password.',
    ],
    fixes: [
      'In code: `catch (MsalUiRequiredException e)` and call `AcquireTokenInteractive(scopes).WithClaims(e.Claims)`; in MSAL.js `acquireTokenRedirect({ scopes, claims: error.claims })`.',
      'Finish the prompt, or choose “Sign in another way”.',
      'Suspicious ones: reset the password and revoke the sessions, `Revoke-MgUserSignInSession -UserId <userPrincipalName>`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/claims-challenge`, `${PLATFORM}/reference-error-codes`],
    related: [50076, 50072, 500121],
  },
  {
    code: 50076,
    name: 'UserStrongAuthClientAuthNRequired',
    title: 'Multifactor authentication required',
    happened:
      'The token cannot be issued without a second factor, and this request has no way to ask for it.',
    causes: [
      'A script signs in with user name and password. Azure itself demands a second factor for its portals, CLI and PowerShell.',
      'A silent or on-behalf-of request for an API under a stricter policy.',
      'The user’s place or device changed.',
    ],
    fixes: [
      'Interactively: `az login --tenant <tenantId> --scope <scope>`, or the sign-in of the app with the same scopes.',
      'Automation: move from a user account to a service principal, a managed identity or a federated credential; multifactor rules for users do not apply to those.',
      'In an API, return the `claims` of the error to the client, so that it can sign in with them.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{resource}'.",
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication',
      'https://learn.microsoft.com/cli/azure/authenticate-azure-cli-mfa',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [50079, 53003, 50126],
  },
  {
    code: 50078,
    name: 'UserStrongAuthExpired',
    title: 'Second factor too old',
    happened:
      'The user did show a second factor some time ago; a policy limits how long that counts for this resource, and the time is up.',
    causes: [
      'Conditional Access sets a sign-in frequency, or “remember multifactor authentication” has run out.',
      'A job keeps refreshing a token of a person.',
    ],
    fixes: [
      'In the app, take it as a need for interaction: MSAL raises `MsalUiRequiredException` or `InteractionRequiredAuthError`, and its claims go into the next authorization request.',
      'Command line: `az login --tenant <tenantId> --scope <resource>/.default`.',
      'Administrator, if the span is too short: Entra admin center > Entra ID > Conditional Access > Policies > the policy > Session > Sign-in frequency.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      "Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access '{resource}'.",
    ],
    links: [`${ACCESS}/concept-session-lifetime`, `${PLATFORM}/reference-error-codes`],
    related: [50076, 70043, 70044],
  },
  {
    code: 50079,
    name: 'UserStrongAuthEnrollmentRequired',
    title: 'User has to register for multifactor authentication',
    happened: 'A second factor is required, and the user has not set one up.',
    causes: [
      'A service account was never meant for interactive sign-in and has no methods registered.',
      'Security defaults or a policy were switched on recently.',
      'A federated provider did not send the claim that it did the second factor.',
    ],
    fixes: [
      'The user signs in once in a browser and registers at https://aka.ms/mysecurityinfo.',
      'Replace service accounts by application identities.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '{resource}'.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, 'https://aka.ms/mysecurityinfo'],
    related: [50076],
  },
  {
    code: 50086,
    name: 'SasNonRetryableError',
    title: 'Second factor failed for good',
    happened:
      'The service that checks second factors gave up on this attempt; the same attempt again ends the same way.',
    causes: [
      'The registered method is unusable: a changed number, an app on a phone that was reset.',
      'The method is not permitted for this user any longer.',
    ],
    fixes: [
      'Choose another method on the page, “I can’t use my Microsoft Authenticator app right now”.',
      'Administrator: Entra admin center > Entra ID > Users > the user > Authentication methods > Require re-register multifactor authentication.',
      'Every method fails: support case with correlation ID and time.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${AUTHENTICATION}/concept-authentication-methods`, `${PLATFORM}/reference-error-codes`],
    related: [50087, 500121],
  },
  {
    code: 50087,
    name: 'SasRetryableError',
    title: 'Second factor failed for the moment',
    happened: 'The check of the second factor was disturbed by a passing fault.',
    causes: ['Delivery of the notification, message or call was delayed, or the service hiccupped.'],
    fixes: [
      'Start the sign-in again after a minute; a code from the Authenticator app does not depend on delivery.',
    ],
    fixedBy: 'microsoft',
    retry: true,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50086, 50088],
  },
  {
    code: 50088,
    title: 'Too many verification calls or messages',
    happened:
      'Entra limits text messages and phone calls for verification, and the limit was reached, for this user, this number or the tenant.',
    causes: [
      'The user pressed “send again” many times.',
      'A UI test requests a code at each run, or somebody abuses the number.',
    ],
    fixes: [
      'Wait some minutes, or take another method.',
      'Move to the Authenticator app or a passkey at https://aka.ms/mysecurityinfo; those have no such limit.',
      'Tests: no real phone factors; use a Temporary Access Pass or a certificate of a test user.',
    ],
    fixedBy: 'user',
    retry: true,
    templates: [],
    links: [`${AUTHENTICATION}/concept-authentication-phone-options`, `${PLATFORM}/reference-error-codes`],
    related: [50087, 500121],
  },
  {
    code: 50131,
    name: 'ConditionalAccessFailed',
    title: 'Device state or policy not satisfied',
    happened:
      'A device condition or another policy decision failed; the message may name the state it wanted.',
    causes: [
      'The device is not joined or compliant as the policy wants.',
      'The sign-in looked suspicious.',
      'Device code or embedded browser: no device state can be shown.',
    ],
    fixes: [
      'Try on a compliant device in the system browser.',
      'The sign-in log tells which condition failed.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'Device is not in required device state: {deviceState}. Or, the request was blocked due to suspicious activity, access policy, or security policy decisions.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [53003, 530003],
  },
  {
    code: 50158,
    name: 'ExternalSecurityChallenge',
    title: 'Interrupt: a challenge outside Entra is still open',
    happened:
      'The user is being sent to another page (terms of use, a third-party second factor, an outside identity provider) and has to come back from it. With a success after it in the log, nothing is wrong.',
    causes: [
      'Conditional Access demands terms of use or a custom control of Duo, RSA, Ping and the like.',
      'An app called silently or on behalf of a user, where no page can be opened.',
      'The outside provider failed or was closed half-way.',
    ],
    fixes: [
      'In code, answer `interaction_required` with an interactive sign-in that carries the `claims` of the error.',
      'User: go through all pages in a normal window, cookies allowed.',
      'Administrator: in the sign-in log entry, tab Conditional Access, see which control is meant; then look into the provider’s own log for that minute.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      'External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges.',
    ],
    links: [
      `${ACCESS}/controls`,
      `${ACCESS}/policy-all-users-require-terms-of-use`,
      `${PLATFORM}/claims-challenge`,
    ],
    related: [50076, 53003, 50166],
  },
  {
    code: 53000,
    name: 'DeviceNotCompliant',
    title: 'Device not compliant',
    happened:
      'A Conditional Access policy admits compliant devices only. Entra knows this device and does not find it compliant.',
    causes: [
      'The device is not enrolled in Intune (or a partner’s management), or it broke a rule: encryption off, old system, no antivirus.',
      'It was just enrolled and the first evaluation is pending.',
      'The app never showed the device: embedded browser, private window, device code.',
    ],
    fixes: [
      'Developer: sign in through the broker or the system browser, and forward the `claims` of the error to the interactive request; an API returns them to its client.',
      'User: open Company Portal, choose the device, Check access, and mend what it lists.',
      'Administrator: Intune admin center > Devices > the device > Device compliance names the rule; for automation use workload identities, which have no device.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      'Device is not in required device state: {deviceState}. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.',
    ],
    links: [`${ACCESS}/policy-all-users-device-compliance`, `${ACCESS}/troubleshoot-conditional-access`],
    related: [530002, 53001, 530003, 50131],
  },
  {
    code: 53001,
    name: 'DeviceNotDomainJoined',
    title: 'Device not joined to the domain',
    happened:
      'The policy wants a Microsoft Entra hybrid joined machine, that is, one of the company’s own Active Directory.',
    causes: [
      'A private or partner’s computer.',
      'A company computer that is only registered or cloud-joined, or whose hybrid join never completed.',
      'Chrome without the policy that lets it show the device.',
    ],
    fixes: [
      'On the machine `dsregcmd /status`: DomainJoined and AzureAdJoined both YES are needed.',
      'If AzureAdJoined says NO: run `dsregcmd /join` as SYSTEM within reach of a domain controller, and see that Connect synchronises the computer’s organisational unit.',
      'Administrator: for cloud-joined machines admit compliant devices as an alternative under Grant of the policy.',
    ],
    fixedBy: 'administrator',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      'Device is not in required device state: {deviceState}. Conditional Access policy requires a domain joined device, and the device is not domain joined.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/devices/how-to-hybrid-join-verify',
      `${ACCESS}/concept-conditional-access-grant`,
    ],
    related: [53000, 50129],
  },
  {
    code: 53002,
    name: 'ApplicationUsedIsNotAnApprovedApp',
    title: 'Not one of the approved client apps',
    happened:
      'On phones the policy lets in only Microsoft’s list of approved client apps, and the app in use does not stand on it.',
    causes: [
      'The built-in mail app, another browser than Edge, or an app of your own.',
      'The policy is meant for mail, and covers all resources.',
    ],
    fixes: [
      'User: take Outlook, Teams, Edge or another app of the list.',
      'Own apps cannot get onto that list. Administrator: replace “Require approved client app” by “Require app protection policy” under Entra ID > Conditional Access > Policies > the policy > Grant; apps with the Intune SDK satisfy that.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${ACCESS}/migrate-approved-client-app`, `${ACCESS}/concept-conditional-access-grant`],
    related: [530021, 50127],
  },
  {
    code: 53003,
    name: 'BlockedByConditionalAccess',
    title: 'Blocked by a Conditional Access policy',
    happened:
      'The identity was recognised, but a policy of the tenant does not let a token be issued under these circumstances. Credentials are not the problem.',
    causes: [
      'The place: a pipeline agent, container or home network outside the allowed locations.',
      'Service principals: a policy for workload identities blocks by location or risk.',
      'The flow or client: device code, legacy authentication or an unknown platform is blocked.',
      'The device is not managed, and the policy accepts nothing else.',
      'On-behalf-of: the API behind demands more than the user has shown; the answer then has a `claims` value.',
    ],
    fixes: [
      'Administrator: Entra admin center > Monitoring & health > Sign-in logs (tab Service principal sign-ins for apps), open the entry by correlation ID, tab Conditional Access: it names the policy.',
      'Run the workload from an allowed network (fixed outbound address), or have it excluded from the policy.',
      'For users: sign in from a compliant device by browser instead of device code.',
      'When the answer has `claims`, hand that value to the interactive sign-in or back to the calling client.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    ],
    links: [
      `${ACCESS}/troubleshoot-conditional-access`,
      `${ACCESS}/workload-identity`,
      `${PLATFORM}/v2-conditional-access-dev-guide`,
    ],
    related: [530003, 50131, 530032, 50076],
  },
  {
    code: 53004,
    name: 'ProofUpBlockedDueToRisk',
    title: 'Registering a second factor blocked by risk',
    happened:
      'The user should set up multifactor authentication, but this very sign-in looks risky, so Entra does not let a possible stranger register a phone.',
    causes: [
      'A new place, an anonymising network, or a risk already recorded for the user.',
      'First sign-in of a new user from abroad.',
    ],
    fixes: [
      'Try from the company network or the usual device.',
      'Administrator: look at Entra admin center > ID Protection > Risky users, dismiss what is explained, and hand out a Temporary Access Pass: `New-MgUserAuthenticationTemporaryAccessPassMethod -UserId <userPrincipalName> -BodyParameter @{ lifetimeInMinutes = 60 }`.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [
      `${PROTECTION}/howto-identity-protection-remediate-unblock`,
      `${AUTHENTICATION}/howto-authentication-temporary-access-pass`,
    ],
    related: [53010, 50072],
  },
  {
    code: 53010,
    name: 'ProofUpBlockedDueToSecurityInfoAcr',
    title: 'Registering a second factor allowed elsewhere only',
    happened:
      'A policy guards the page on which security info is registered, and the user stands at a place or device it does not admit.',
    causes: [
      'Conditional Access for the user action “Register security information” wants trusted locations or a compliant device.',
    ],
    fixes: [
      'Register from the office network or VPN, or on the managed device.',
      'Where the policy takes multifactor authentication as an alternative, a Temporary Access Pass from the administrator meets it.',
      'Administrator: Entra admin center > Entra ID > Conditional Access > Policies, look for Target resources > User actions > Register security information.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [
      `${ACCESS}/policy-all-users-security-info-registration`,
      `${AUTHENTICATION}/howto-authentication-temporary-access-pass`,
    ],
    related: [53004, 50072],
  },
  {
    code: 53011,
    title: 'Guest blocked: risk in the home tenant',
    happened:
      'The user is a guest. The own organisation of the user reports the account as risky, and a policy of the tenant visited stops such users.',
    causes: ['Leaked credentials or odd sign-ins were recorded at home and not yet cleared.'],
    fixes: [
      'An administrator of the home tenant clears it: secure password change by the user, or ID Protection > Risky users > Dismiss user risk. The tenant visited can neither see nor dismiss it.',
      'To let guests in meanwhile, the visited tenant excludes them from its risk policy.',
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: ['User blocked due to risk on home tenant.'],
    links: [`${PROTECTION}/concept-identity-protection-b2b`, `${PLATFORM}/reference-error-codes`],
    related: [530034, 53003],
  },
  {
    code: 70044,
    title: 'Session over by sign-in frequency',
    happened:
      'The browser session is older than a Conditional Access policy allows for this app. For refresh tokens the same is told by 70043. Seen in the field, not documented.',
    causes: ['The policy says “every few hours” or “every time”, and the app asked silently.'],
    fixes: [
      'Catch `InteractionRequiredAuthError` or `MsalUiRequiredException` and redirect; after that sign-in silent calls work again for the span.',
      'With “every time”, ask for the token only at the moment of the sensitive action, not in the background.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      'The session has expired or is invalid due to sign-in frequency checks by conditional access.',
    ],
    confidence: 'medium',
    links: [`${ACCESS}/concept-session-lifetime`],
    related: [70043, 50078, 50132],
  },
  {
    code: 500121,
    title: 'Second factor not passed',
    happened:
      'The prompt reached the user, and no valid answer came. The sign-in log says more under Authentication details than this number, which is not documented.',
    causes: [
      'The request on the phone was declined, ignored until it ran out, or the wrong number was entered.',
      'A code was mistyped, or the phone’s clock is off.',
      'The user did not start this sign-in: an attacker has the password.',
    ],
    fixes: [
      'Sign in again and answer within a minute; with codes, set the phone’s time to automatic.',
      'Not you? Press “No, it’s not me”, change the password, and tell the administrator, who runs `Revoke-MgUserSignInSession -UserId <userPrincipalName>`.',
      'Lost phone: the administrator removes the method at Entra admin center > Entra ID > Users > the user > Authentication methods.',
      'Unattended programs cannot answer a prompt; they need an application identity.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: true,
    templates: ['Authentication failed during strong authentication request.'],
    confidence: 'medium',
    links: [
      `${AUTHENTICATION}/concept-authentication-methods`,
      'https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details',
    ],
    related: [50074, 50086, 50076],
  },
  {
    code: 500532,
    title: 'Stopped by threat intelligence',
    happened:
      'Microsoft’s threat intelligence took the sign-in for part of an attack and ended it. The number is not documented; by its digits it belongs to 50053.',
    causes: [
      'The IP address takes part in password guessing, or shares an exit with machines that do (VPN, hosting provider).',
    ],
    fixes: [
      'Sign in from another network.',
      'Administrator: filter the sign-in logs by that address; if strangers tried, reset the password and require multifactor authentication.',
      'If it is your own fixed address, open a support case with correlation IDs.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: ['Stopped by threatintelligence'],
    confidence: 'low',
    links: [`${PROTECTION}/howto-identity-protection-investigate-risk`],
    related: [50053, 53003],
  },
  {
    code: 530002,
    title: 'Compliant device required',
    happened:
      'Only compliant devices get in, and no compliant device was seen in this request. A newer form of 53000, not documented.',
    causes: [
      'The machine is not managed, or its management reports a broken rule.',
      'The client cannot show a device at all: remote shell, container, device code, embedded browser.',
    ],
    fixes: [
      'Sign in with the system browser on an enrolled machine; for the Azure CLI on Windows `az config set core.enable_broker_on_windows=true` lets Windows vouch for it.',
      'Look at the device’s state in Company Portal and sync it.',
      'Pipelines: a service principal or federated credential in place of a user.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: ['Your device is required to be compliant to access this resource.'],
    confidence: 'medium',
    links: [`${ACCESS}/policy-all-users-device-compliance`, `${ACCESS}/troubleshoot-conditional-access`],
    related: [53000, 530003, 530033],
  },
  {
    code: 530003,
    title: 'Managed device required',
    happened: 'A policy wants the sign-in to come from a managed device. Seen in the field, not documented.',
    causes: [
      'The browser shows no device certificate, or the device is not registered with the organisation.',
    ],
    fixes: [
      'Use Edge, or Chrome with the Microsoft extension, on a registered device; device code and headless browsers cannot prove a device.',
    ],
    fixedBy: 'user',
    oauthError: 'interaction_required',
    retry: false,
    templates: ['Your device is required to be managed to access this resource.'],
    confidence: 'medium',
    links: [`${ACCESS}/troubleshoot-conditional-access`],
    related: [53003, 530033, 50131],
  },
  {
    code: 530004,
    title: 'Compliance of guests’ devices is not trusted',
    happened:
      'A guest met a policy for compliant or hybrid joined devices. The tenant visited has not been told to believe what other organisations say about their devices, so no guest can ever satisfy it.',
    causes: [
      'The policy includes guests, but inbound trust for device claims is off.',
      'The policy demands approved client apps of guests, which is not supported at all.',
    ],
    fixes: [
      'Administrator of the tenant visited: Entra admin center > Entra ID > External Identities > Cross-tenant access settings > the organisation > Inbound access > Trust settings, tick Trust compliant devices (and hybrid joined ones).',
      'Or exclude guests from the policy and ask them for multifactor authentication instead.',
      'The guest still needs a device that is compliant at home, in a browser that shows it.',
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: [
      "AcceptCompliantDevice setting isn't configured for this organization. The admin needs to configure this setting to allow external users access to protected resources.",
    ],
    links: [
      `${TROUBLESHOOT}/error-code-aadsts530004-acceptcompliantdevice-setting-not-configured`,
      'https://learn.microsoft.com/entra/external-id/cross-tenant-access-settings-b2b-collaboration',
    ],
    related: [53000, 500213],
  },
  {
    code: 530021,
    title: 'App does not meet the approved-app rule',
    happened:
      'The policy asks for an approved client app, and Entra does not count this one among them. The newer number beside 53002, not documented.',
    causes: [
      'A custom or third-party app on iOS or Android.',
      'An approved app, but without a broker on the phone to confirm it.',
    ],
    fixes: [
      'Install Microsoft Authenticator (iOS) or Company Portal (Android) and sign in there first.',
      'For your own app integrate the Intune App SDK, and have the administrator change the grant to app protection.',
    ],
    fixedBy: 'administrator',
    oauthError: 'interaction_required',
    retry: false,
    templates: ['Application does not meet the conditional access approved app requirements.'],
    confidence: 'medium',
    links: [`${ACCESS}/migrate-approved-client-app`],
    related: [53002, 50127],
  },
  {
    code: 530031,
    title: 'Access policy forbids a token',
    happened:
      'An access policy decided against issuing a token. The wording is the second half of that of 53003; the number itself is not documented.',
    causes: ['A blocking Conditional Access policy matched: place, flow, client type or risk.'],
    fixes: [
      'Administrator: open the sign-in log entry by its correlation ID; tabs Conditional Access and Report-only show the policy, “What If” (Entra ID > Conditional Access > Policies) replays it.',
      'Developer: do not retry; show the correlation ID to the user.',
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: ['Access policy does not allow token issuance.'],
    confidence: 'medium',
    links: [`${ACCESS}/troubleshoot-conditional-access`],
    related: [53003, 530032],
  },
  {
    code: 530032,
    name: 'BlockedByConditionalAccessOnSecurityPolicy',
    title: 'Blocked by a security policy of the tenant',
    happened:
      'A policy at tenant level refuses the request. Microsoft’s list documents the code without the text of the answer.',
    causes: [
      'The administrator has set a security policy the request does not meet, for instance for legacy clients or risk.',
    ],
    fixes: ['Ask the administrator which policy applied; the sign-in log entry shows it.'],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [53003],
  },
  {
    code: 530033,
    title: 'Device code flow blocked by a device policy',
    happened:
      'The policy needs facts about the device, and in the device code flow Entra sees none. Seen in the field, not documented.',
    causes: [
      '`az login --use-device-code`, a notebook or a remote session in a tenant that requires managed devices.',
    ],
    fixes: [
      'Sign in with a browser on the managed machine: plain `az login`, or a loopback redirect (`http://localhost`) in your own tool.',
      'Automation should use a service principal or managed identity.',
    ],
    fixedBy: 'developer',
    oauthError: 'access_denied',
    retry: false,
    templates: ['Remote device flow blocked due to device based conditional access.'],
    confidence: 'medium',
    links: [`${ACCESS}/troubleshoot-conditional-access`, `${PLATFORM}/v2-oauth2-device-code`],
    related: [530003, 53003, 70019],
  },
  {
    code: 530034,
    name: 'DelegatedAdminBlockedDueToSuspiciousActivity',
    title: 'Partner administrator blocked: risky account',
    happened:
      'A partner’s employee tried to administer a customer’s tenant by delegated rights (GDAP). The account is at risk in the partner’s own tenant, so the door stays shut.',
    causes: ['ID Protection of the partner’s tenant rates the account as risky.'],
    fixes: [
      'An administrator of the partner’s tenant investigates at Entra admin center > ID Protection > Risky users, and remediates or dismisses.',
      'Automation for customers: use an app with its own consent in the customer’s tenant rather than a person’s refresh token.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${PROTECTION}/howto-identity-protection-investigate-risk`, `${PLATFORM}/reference-error-codes`],
    related: [53011, 530032],
  },
  {
    code: 530035,
    name: 'BlockedBySecurityDefaults',
    title: 'Blocked by security defaults',
    happened:
      'The tenant has security defaults switched on, Microsoft’s ready-made set of rules, and the request breaks one of them.',
    causes: [
      'Legacy authentication: IMAP, POP, SMTP with a password, old Office or PowerShell clients.',
      'The username-password grant, or a sign-in rated unsafe.',
    ],
    fixes: [
      'Developer: authorization code or device code for people; for mail OAuth with client credentials instead of a password.',
      'Administrator, where exceptions are needed: Entra admin center > Entra ID > Overview > Properties > Manage security defaults, but only after equivalent Conditional Access policies exist.',
    ],
    fixedBy: 'developer',
    oauthError: 'access_denied',
    retry: false,
    templates: ['Access has been blocked by security defaults.'],
    links: [
      'https://learn.microsoft.com/entra/fundamentals/security-defaults',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [53003, 50079],
  },
  {
    code: 530084,
    title: 'Token protection policy not met',
    happened:
      'The tenant demands tokens that are bound to the device, and this tool cannot bind them. The wording of the answer is not documented.',
    causes: [
      'Terraform, scripts or command-line tools refresh tokens without the Windows broker.',
      'The platform (Linux, macOS) has no support for the policy.',
    ],
    fixes: [
      'Sign in through the broker where the tool can (`az config set core.enable_broker_on_windows=true`, then `az login`).',
      'Use a service principal for automation, or ask for an exclusion.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [],
    confidence: 'medium',
    links: [`${ACCESS}/concept-token-protection`],
    related: [53003, 530033],
  },
  {
    code: 700003,
    title: 'Device was deleted from the tenant',
    happened:
      'The token or sign-in belongs to a device whose object no longer exists in the user’s home tenant. Windows may say "Your organization has deleted this device" instead.',
    causes: [
      'An administrator, a clean-up of stale devices or an Intune retire action deleted the object.',
      'A virtual machine was restored from an image or snapshot that carries the identity of an older machine.',
    ],
    fixes: [
      'Look at what the machine believes: `dsregcmd /status`, part Device State.',
      'Entra joined Windows: run `dsregcmd /forcerecovery` as administrator, choose Sign in, and use the work account.',
      'Hybrid joined: run `dsregcmd /leave` as administrator, restart, and sign in with the domain account.',
      'Only registered (personal device): Settings > Accounts > Access work or school > Disconnect, then add the account again. Phones: Microsoft Authenticator > Settings > Device registration > Unregister device.',
      'Administrator: Entra admin center > Monitoring & health > Audit logs, activity Delete device, tells who removed it and when.',
      'Apps: treat it as interaction required; clearing your own token cache cannot bring the device back.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ["Device object was not found in the tenant '{tenant}' directory."],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700003-device-object-was-not-found',
      'https://learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd',
    ],
    related: [530003, 50131],
  },
  {
    code: 700020,
    name: 'InteractionRequired',
    title: 'This grant needs the user',
    happened:
      'A token was requested without a page, and Entra will give it only after the user has done something on one.',
    causes: [
      'A policy, a missing consent or a risk check wants an answer from the user, and the request (refresh token, on-behalf-of, password) cannot show a page.',
    ],
    fixes: [
      'Catch it (`MsalUiRequiredException`, `InteractionRequiredAuthError`, in MSAL Python a result with `error`), and start `AcquireTokenInteractive` or a redirect with the same scopes and the `claims` of the answer.',
      'In an API that acts on behalf of users, answer 401 with a `WWW-Authenticate` header that carries the claims, so that its client can sign in again.',
      'If nobody is there to answer, the job needs an identity of its own: client credentials or a managed identity.',
    ],
    fixedBy: 'developer',
    oauthError: 'interaction_required',
    retry: false,
    templates: ['The access grant requires interaction.'],
    others: [
      {
        title: 'App carries a reserved identifier (newer text)',
        happened:
          'The same number with another text: an App ID URI of the named application is a reserved one and has to go. This meaning is not documented.',
        causes: ['A URI of Microsoft’s own, or one kept for internal use, was entered as App ID URI.'],
        fixes: [
          'List the URIs with `az ad app show --id <clientId> --query identifierUris`, and keep only your own: `az ad app update --id <clientId> --identifier-uris api://<clientId>`.',
        ],
        fixedBy: 'developer',
        retry: false,
        templates: [
          'Application ID {appIdUri} is a reserved identifier and should be removed on the application: {appId}.',
        ],
        confidence: 'low',
      },
    ],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-conditional-access-dev-guide`],
    related: [50076, 65001, 50058],
  },
  {
    code: 9002341,
    name: 'V2Error: invalid_grant',
    title: 'User has to permit single sign-on first',
    happened:
      'Windows in the European Economic Area asks people before an app may use the account they are signed in to Windows with. The app asked for a token silently before that question was answered.',
    causes: [
      'First use of this app on this device: the Windows broker (WAM) needs a prompt, usually titled Continue to sign in?',
      'The answer was not kept, for instance in virtual desktops or after a Windows upgrade.',
      'A service or background process works without a window in which the question could appear.',
    ],
    fixes: [
      'In the app: catch `MsalUiRequiredException` and call `AcquireTokenInteractive` with the parent window handle, so that Windows can show the prompt; after Continue the silent call works.',
      'The user chooses Continue. Nothing is wrong with account or registration.',
      'Unattended processes should not depend on the Windows account: use an application identity.',
      'On managed machines, Event Viewer > Applications and Services Logs > Microsoft > Windows > AAD > Operational shows the code when an app hides it.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['User is required to permit SSO.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [9002342, 50058],
  },
  {
    code: 9002342,
    title: 'User refused single sign-on',
    happened:
      'At the question whether the app may use the Windows account, the user answered no. Known from support notes, not documented.',
    causes: ['Somebody chose not to sign in, or closed the prompt.'],
    fixes: [
      'Offer a sign-in button: the refusal is not stored, and the next interactive attempt asks again.',
      'Show what you can without an account until then, instead of repeating the prompt by itself.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['User denied SSO permission'],
    confidence: 'low',
    links: [`${PLATFORM}/reference-error-codes`],
    related: [9002341, 65004],
  },
];
