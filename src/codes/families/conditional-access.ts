import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const ACCESS = 'https://learn.microsoft.com/entra/identity/conditional-access';

/** Codes about policies that stop a sign-in or ask for more: Conditional Access, multifactor, sessions. */
export const conditionalAccess: readonly Code[] = [
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
