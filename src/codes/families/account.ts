import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const TROUBLESHOOT = 'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration';

/** Codes about accounts that do not fit the app or its tenant, where the developer has a say. */
export const account: readonly Code[] = [
  {
    code: 50020,
    name: 'UserUnauthorized',
    title: 'Account does not exist in this tenant',
    happened:
      'The user is real, but in another tenant or identity provider, and is not a guest of the tenant the app signs in to. The message names account, provider and tenant.',
    causes: [
      'The authority names one tenant while users of several shall sign in.',
      'A personal Microsoft account (identity provider `live.com`) is used with an app for organisations.',
      'The browser was already signed in with another account and used that one.',
      'The user was never invited, or the invitation was made for another address.',
    ],
    fixes: [
      'Decide who shall get in. For guests: Entra admin center > Users > New user > Invite external user, or `New-MgInvitation -InvitedUserEmailAddress <address> -InviteRedirectUrl <url>`.',
      'For users of any organisation: make the app multitenant and use `/organizations` or `/common` as authority.',
      'To rule out the wrong account, try in a private window, or send `prompt=select_account`.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "User account '{user}' from identity provider '{identityProvider}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first.",
    ],
    links: [
      `${TROUBLESHOOT}/error-code-aadsts50020-user-account-identity-provider-does-not-exist`,
      `${PLATFORM}/howto-convert-app-to-be-multi-tenant`,
    ],
    related: [90072, 50034, 51004, 50194],
  },
  {
    code: 50034,
    name: 'UserAccountNotFound',
    title: 'User name unknown in this tenant',
    happened: 'There is no account with this name in the directory that was asked.',
    causes: [
      'The name is mistyped, or the e-mail address was entered where the user principal name differs from it.',
      'Another tenant than the user’s was asked, for instance that of the test environment.',
      'The account was deleted.',
    ],
    fixes: [
      'Look it up in that tenant: `az ad user show --id <userPrincipalName>` or Entra admin center > Users.',
      'Compare the tenant in the message with the one you meant, and correct the authority.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The user account {user} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50020, 51004, 500341],
  },
  {
    code: 500341,
    title: 'User was deleted from this tenant',
    happened:
      'The account existed in the directory and has been deleted. Known by its wording only, not documented.',
    causes: ['A service or test account was removed in a clean-up while programs still use it.'],
    fixes: [
      'Within 30 days an administrator can restore it under Users > Deleted users.',
      'For unattended programs replace the user by a service principal or managed identity.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The user account {user} has been deleted from the {tenant} directory. To sign into this application, the account must be added to the directory.',
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50034],
  },
  {
    code: 51004,
    name: 'UserAccountNotInDirectory',
    title: 'Signed-in user is not in the directory',
    happened: 'Somebody is signed in, but the directory of this app has no such account.',
    causes: [
      'The app signs in to one fixed tenant and the user belongs to another.',
      'Federated domain: the immutable ID in the token belongs to no synchronised user.',
    ],
    fixes: [
      'Add the user as guest, or use the tenant of the user in the authority.',
      'For a federated domain compare `onPremisesImmutableId` of the user with the value the identity provider sends.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The user account {user} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
    ],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [50034, 50020, 90072],
  },
  {
    code: 90072,
    name: 'PassThroughUserMfaError',
    title: 'External account not in the tenant',
    happened:
      'An external user has to meet the tenant’s sign-in requirements, but has no account there to do so.',
    causes: [
      'The user was never added as guest of this tenant.',
      'Synchronised users: the source anchor (ImmutableID) differs between Active Directory and Entra.',
    ],
    fixes: [
      'Invite the user to the tenant named in the message, or let them choose another account.',
      'When the user should be a normal member, have the directory synchronisation checked.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "User account '{user}' from identity provider '{identityProvider}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first.",
    ],
    links: [
      `${PLATFORM}/reference-error-codes`,
      'https://learn.microsoft.com/entra/external-id/add-users-administrator',
    ],
    related: [50020, 51004],
  },
  {
    code: 1000000,
    name: 'UserNotBoundError',
    title: 'Account not yet linked to the external one',
    happened:
      'To link (bind) a work account to an account of another identity provider the user has to sign in to both, and the second sign-in has not taken place.',
    causes: ['The linking page was opened directly, or the user left it at the step of the other provider.'],
    fixes: [
      'Begin the linking again, and complete the sign-in at the external provider when it is offered.',
      'An app that calls this page should send the user to the external provider first and come back afterwards.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [1000002],
  },
  {
    code: 1000002,
    name: 'BindCompleteInterruptError',
    title: 'Accounts linked; the user is being told',
    happened:
      'Nothing is wrong: the account was linked to the external one, and Entra interrupts the sign-in only to show that to the user.',
    causes: ['A step of a normal sign-in, written to the log as if it were an error.'],
    fixes: [
      'The user confirms the page, and the sign-in goes on; in the sign-in log look at the next entry with the same correlation ID for the result.',
      'Do not alert on this number.',
    ],
    fixedBy: 'user',
    retry: true,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [1000000],
  },
  {
    code: 500200,
    title: 'Personal Microsoft account not admitted',
    happened:
      'A personal account tried to sign in to an app for organisations. Seen in the field, not documented.',
    causes: [
      'The user picked a private address, or has the same address for a work and a personal account.',
      'The app should admit personal accounts, and its supported account types do not.',
    ],
    fixes: [
      'Sign in with the work account.',
      'To admit personal accounts: `az ad app update --id <clientId> --sign-in-audience AzureADandPersonalMicrosoftAccount`, together with /common as authority.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "User account '{user}' is a personal Microsoft account. Personal Microsoft accounts are not supported for this application unless explicitly invited to an organization.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-protocols`],
    related: [9002332, 50020, 500207],
  },
  {
    code: 500207,
    title: 'Account type does not fit the resource',
    happened: 'The account signs in, but the API asked for takes no accounts of that kind.',
    causes: [
      'A personal or External ID account with an API that serves work accounts only.',
      'A generic OpenID authority without `/v2.0` at the end, so that the library talks to the v1.0 endpoint.',
    ],
    fixes: [
      'Use an account of the kind the API supports, or request another API.',
      'With `WithOidcAuthority` and the like, end the authority with `/v2.0`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ["The account type can't be used for the resource you're trying to access."],
    links: [`${PLATFORM}/v2-protocols`],
    related: [500200, 500208],
  },
  {
    code: 500208,
    title: 'Login domain not valid for the account type',
    happened:
      'The domain of the user name does not suit the kind of tenant: for example a personal address in a tenant for work accounts.',
    causes: [
      'A user of an External ID tenant signs in through the workforce authority, or the other way round.',
      'The wrong account was typed.',
    ],
    fixes: [
      'Check the authority: External ID tenants use `https://<name>.ciamlogin.com`.',
      'Use an account that belongs to the tenant.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['The domain is not a valid login domain for the account type.'],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [500207, 50020],
  },
  {
    code: 500212,
    name: 'NotAllowedByOutboundPolicyTenant',
    title: 'Home tenant forbids access to the other tenant',
    happened:
      'The cross-tenant access settings of the user’s own organisation do not let its users into the tenant of this app.',
    causes: ['Outbound access is limited to listed partner organisations, and yours is not among them.'],
    fixes: [
      'The administrator of the user’s organisation opens External Identities > Cross-tenant access settings > Outbound for your tenant.',
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: [
      "The user's administrator has set an outbound access policy that does not allow access to the resource tenant.",
    ],
    links: ['https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview'],
    related: [500213, 500021],
  },
  {
    code: 500213,
    name: 'NotAllowedByInboundPolicyTenant',
    title: 'Resource tenant refuses users of this organisation',
    happened:
      'The tenant of the app restricts which outside organisations may come in, and this one may not.',
    causes: ['Inbound settings block the organisation, the user’s group, or the application.'],
    fixes: [
      'The administrator of the app’s tenant adapts Cross-tenant access settings > Inbound for the user’s organisation.',
    ],
    fixedBy: 'administrator',
    oauthError: 'access_denied',
    retry: false,
    templates: [
      "The resource tenant's cross-tenant access policy does not allow this user to access this tenant.",
    ],
    links: ['https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview'],
    related: [500212, 500021],
  },
  {
    code: 50105,
    name: 'EntitlementGrantsNotFound',
    title: 'User not assigned to the application',
    happened:
      'The enterprise application is set to admit assigned users only, and this user has no assignment, neither directly nor through a group.',
    causes: [
      'Nobody assigned the user or a group the user is a direct member of.',
      'The user is in a nested group: membership of a group inside the assigned one does not count.',
      'A program, not a user, asked for the token (today reported as 501051).',
    ],
    fixes: [
      'Entra admin center > Enterprise applications > your app > Users and groups > Add user/group.',
      'Or drop the restriction: Enterprise applications > your app > Properties > Assignment required = No.',
    ],
    fixedBy: 'administrator',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "Your administrator has configured the application {appName} ('{appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '{user}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator.",
      "The signed in user '{user}' is not assigned to a role for the application '{appId}'({appName}).",
    ],
    others: [
      {
        title: 'Application not assigned to the API (older number)',
        happened:
          'Not a user but a client application lacks an assignment on an API that requires one. Newer answers give 501051.',
        causes: ['The client’s service principal holds no app role of the API.'],
        fixes: [
          'Assign an app role of the API to the service principal of the client; membership in groups has no effect for applications.',
        ],
        fixedBy: 'administrator',
        oauthError: 'invalid_grant',
        retry: false,
        templates: ["Application '{appId}' is not assigned to a role for the application '{resource}'."],
      },
    ],
    links: [
      `${TROUBLESHOOT}/error-code-aadsts50105-user-not-assigned-role`,
      'https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal',
    ],
    related: [501051],
  },
  {
    code: 50126,
    name: 'InvalidUserNameOrPassword',
    title: 'User name or password not accepted',
    happened: 'The password check of a user failed. For an app this matters when it sends passwords itself.',
    causes: [
      'The password is wrong or was changed.',
      'The app uses the username-password grant (ROPC) with an account that is federated, has multifactor authentication or is passwordless; that grant cannot serve those.',
      'A client secret was sent as the password of a user, or a user name beside a secret.',
    ],
    fixes: [
      'Try the account in a browser first.',
      'Leave the username-password grant: client credentials or a managed identity for programs, authorization code or device code for people.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['Error validating credentials due to invalid username or password.'],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-oauth-ropc`],
    related: [50076, 50034],
  },
];
