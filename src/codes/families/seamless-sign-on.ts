import type { Code } from '../types.ts';

const HYBRID = 'https://learn.microsoft.com/entra/identity/hybrid/connect';
const TROUBLESHOOT = `${HYBRID}/tshoot-connect-sso`;
const SETUP = `${HYBRID}/how-to-connect-sso-quick-start`;

/** Codes about sign-ins without typing on Windows devices: Kerberos tickets (Seamless SSO) and the browser extension. */
export const seamlessSignOn: readonly Code[] = [
  {
    code: 50168,
    name: 'ChromeBrowserSsoInterruptRequired',
    title: 'Browser is asked for its single sign-on token',
    happened:
      'Nothing is wrong: Entra noticed that this browser can prove the Windows account, and interrupted the sign-in to fetch a fresh token for it. The next log entry of the same correlation ID shows how it ended.',
    causes: [
      'A browser with the Microsoft Single Sign On extension opened a page and its token was absent or a little old.',
    ],
    fixes: [
      'Leave it alone when a success follows, and exclude the number from alerts.',
      'If users are nevertheless asked for a password: `dsregcmd /status` must show AzureAdPrt : YES; then update the extension, or in recent Chrome set the policy `CloudAPAuthEnabled` to 1.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: [
      'The client is capable of utilizing the Windows 10 Accounts extension to perform SSO but no SSO token was found in the request or the token was expired. Request has been interrupted to attempt to pull an SSO token.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/devices/concept-primary-refresh-token',
      'https://learn.microsoft.com/entra/identity/devices/troubleshoot-primary-refresh-token',
    ],
    related: [50058],
  },
  {
    code: 81004,
    name: 'DesktopSsoIdentityInTicketIsNotAuthenticated',
    title: 'Kerberos sign-in of Seamless SSO failed',
    happened:
      'The browser delivered a Kerberos ticket, and the identity in it could not be authenticated. The user just gets the ordinary password page.',
    causes: [
      'The computer account AZUREADSSOACC was reset, disabled or moved, so its key no longer agrees with the one in Entra.',
      'Its encryption types were changed (RC4 to AES) without rolling the key over.',
      'A ticket of the time before a change is still cached.',
    ],
    fixes: [
      'On the user’s device: `klist purge`, lock and unlock, try again.',
      'Administrator: check that AZUREADSSOACC exists and is enabled in each forest, then roll its key over on the server with Microsoft Entra Connect: `Import-Module "$env:ProgramFiles\\Microsoft Azure Active Directory Connect\\AzureADSSO.psd1"`, `New-AzureADSSOAuthenticationContext`, `Update-AzureADSSOForest -OnPremCredentials (Get-Credential)`. Once per forest: a second run right after it locks silent sign-in out until the old tickets have run out.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Kerberos authentication failed.'],
    links: [TROUBLESHOOT, `${HYBRID}/how-to-connect-sso-faq`],
    related: [81009, 81010],
  },
  {
    code: 81005,
    name: 'DesktopSsoAuthenticationPackageNotSupported',
    title: 'Device offered something other than Kerberos',
    happened:
      'In place of a Kerberos ticket the browser sent another kind of Windows authentication, in all likelihood NTLM, and Entra takes Kerberos alone.',
    causes: [
      'The device cannot reach a domain controller (home without VPN), so Windows falls back.',
      'The service principal name `HTTP/autologon.microsoftazuread-sso.com` is missing or registered twice.',
    ],
    fixes: [
      'Connect to the company network and run `klist get HTTP/autologon.microsoftazuread-sso.com`: a ticket must appear.',
      'Administrator: `setspn -Q HTTP/autologon.microsoftazuread-sso.com` must find AZUREADSSOACC and nothing else.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Authentication package is not supported.'],
    links: [TROUBLESHOOT, SETUP],
    related: [81006, 81004],
  },
  {
    code: 81006,
    name: 'DesktopSsoNoAuthorizationHeader',
    title: 'First half of the Kerberos handshake',
    happened:
      'The browser asked without an Authorization header and was told (401) to bring one. That is how Negotiate always begins, so nothing is wrong as long as a second request follows.',
    causes: [
      'The normal course of Seamless SSO.',
      'A browser that never sends tickets to this address: not in the Local intranet zone, private window, mobile device.',
    ],
    fixes: [
      'No action for entries followed by a success or by a password sign-in.',
      'Users who should be signed in silently: Group Policy > Site to Zone Assignment List with `https://autologon.microsoftazuread-sso.com` = 1; Chrome and Edge with policies of their own need it in `AuthServerAllowlist`.',
    ],
    fixedBy: 'administrator',
    retry: true,
    templates: ['No authorization header was found, returning 401 WWW-Authenticate.'],
    links: [SETUP],
    related: [81005, 81007],
  },
  {
    code: 81007,
    name: 'DesktopSsoTenantIsNotOptIn',
    title: 'Seamless SSO is off in this tenant',
    happened: 'A client tried to sign in with a Kerberos ticket in a tenant that has not switched that on.',
    causes: [
      'The feature was disabled, or never enabled, while devices still have the intranet zone setting.',
      'The user’s domain is federated or belongs to another tenant.',
    ],
    fixes: [
      'Windows 10 and later, once joined to Entra, sign in silently by a primary refresh token and need no Seamless SSO; there it is enough to remove the zone setting.',
      'Older devices: Microsoft Entra Connect > Change user sign-in > Enable single sign-on.',
      'MSAL: Integrated Windows Authentication is meant for federated users; use the broker (`WithBroker`) instead.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ['Tenant is not enabled for DesktopSSO.'],
    links: [SETUP, `${HYBRID}/how-to-connect-sso`],
    related: [81006],
  },
  {
    code: 81009,
    name: 'DesktopSsoAuthorizationHeaderValueWithBadFormat',
    title: 'Kerberos header malformed',
    happened: 'An Authorization header arrived, and its contents do not have the form of a Kerberos ticket.',
    causes: [
      'A proxy shortened it: members of very many groups have tickets of tens of kilobytes.',
      'A script or library writes the header by itself.',
    ],
    fixes: [
      'See the size: `klist` and `whoami /groups`; reduce memberships, or raise the header limit of the proxy.',
      'Bypass the proxy for `autologon.microsoftazuread-sso.com` and compare.',
      'Own code: leave this endpoint to browser and MSAL.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [
      "Unable to validate the user's Kerberos ticket, the authorization header value is not formatted correctly.",
    ],
    links: [TROUBLESHOOT],
    related: [81004, 81010],
  },
  {
    code: 81010,
    name: 'DesktopSsoAuthTokenInvalid',
    title: 'Kerberos ticket expired or not valid',
    happened:
      'The ticket the device presented is past its time or was made with a key that Entra does not accept any more, so silent sign-in is skipped.',
    causes: [
      'The device slept away from the network for longer than a ticket lives, typically ten hours.',
      'Clocks more than five minutes apart.',
      'Seamless SSO was disabled and enabled again, or its key was rolled over, minutes ago.',
    ],
    fixes: [
      'The user signs in with the password now, and for the next time from a domain-joined device inside the network.',
      '`klist purge` throws old tickets away; `w32tm /query /status` shows the clock.',
      'Many users at once: see when the key was last rolled, `Get-ADComputer AZUREADSSOACC -Properties PasswordLastSet`; tickets older than that are refused until they run out.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: ["Seamless SSO failed because the user's Kerberos ticket has expired or is invalid."],
    links: [TROUBLESHOOT],
    related: [81004, 81009],
  },
  {
    code: 81011,
    name: 'DesktopSsoLookupUserBySidFailed',
    title: 'Nobody in the tenant has this security identifier',
    happened: 'The Kerberos ticket is good, but its on-premises SID belongs to no user object in Entra.',
    causes: [
      'The account is outside the synchronised organisational units or was created since the last cycle.',
      'A forest migration gave it a new SID.',
    ],
    fixes: [
      'Look it up: `Get-MgUser -Filter "onPremisesSecurityIdentifier eq \'<sid>\'" -ConsistencyLevel eventual -CountVariable n`; the user sees the own SID with `whoami /user`.',
      'Bring the account into the scope of Microsoft Entra Connect and run `Start-ADSyncSyncCycle -PolicyType Delta`.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: ["Failed to find user by on-premise SID in the user's Kerberos ticket."],
    links: [TROUBLESHOOT],
    related: [81012, 51004],
  },
  {
    code: 81012,
    name: 'DesktopSsoMismatchBetweenTokenUpnAndChosenUpn',
    title: 'Windows user and chosen account differ',
    happened:
      'The person picked one account on the sign-in page while the device is logged on as somebody else. Entra does not sign the one in with the ticket of the other.',
    causes: [
      'A shared machine, a kiosk, or an administrator using a second account.',
      'The user principal name in Active Directory is not the one in Entra (alternate login ID).',
    ],
    fixes: [
      'Harmless when intended: type the password of the chosen account, or use a private window or another browser profile.',
      'If it is the same person, compare `whoami /upn` with the user principal name in Entra; the administrator aligns the two.',
      'Developers: pass no `login_hint` of a foreign account to a silent request.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [
      'The user trying to sign in to Azure AD is different from the user signed into the device.',
      'The user trying to sign in to Microsoft Entra ID is different from the user signed into the device.',
    ],
    links: [TROUBLESHOOT],
    related: [81011],
  },
];
