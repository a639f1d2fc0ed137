import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const DEVICES = 'https://learn.microsoft.com/entra/identity/devices';
const ACCESS = 'https://learn.microsoft.com/entra/identity/conditional-access';
const AUTHENTICATION = 'https://learn.microsoft.com/entra/identity/authentication';

/** Codes about devices: registration, their keys and nonces, brokers, and Windows Hello for Business. */
export const device: readonly Code[] = [
  {
    code: 17003,
    name: 'CredentialKeyProvisioningFailed',
    title: 'Key of the user could not be stored',
    happened:
      'While setting up a key-based sign-in (Windows Hello, passkey), Entra failed to write the new key to the user.',
    causes: [
      'The multifactor proof given at the start had aged before the key arrived.',
      'The user is new or was just changed, and not all of Entra knows that yet.',
    ],
    fixes: [
      'Repeat the set-up from the beginning: Windows Settings > Accounts > Sign-in options > PIN, or https://aka.ms/mysecurityinfo.',
      'On Windows read the log first if it fails again: Event Viewer > Applications and Services Logs > Microsoft > Windows > User Device Registration > Admin.',
    ],
    fixedBy: 'user',
    retry: true,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [130004, 135010],
  },
  {
    code: 50005,
    name: 'DevicePolicyError',
    title: 'Platform unknown to the device policy',
    happened:
      'A policy judges devices by their platform, and this request came from one that the policy does not support or that Entra could not recognise.',
    causes: [
      'Linux, ChromeOS, or a program whose user agent names no operating system: `curl`, Python, a build agent, a headless browser.',
      'A refresh token is redeemed on a server; then the platform reads “Unknown”.',
    ],
    fixes: [
      'Automation: use an application identity (client credentials, managed identity, federated credential); device policies do not apply to it.',
      'People: sign in from Windows, macOS, iOS or Android with Edge or Chrome.',
      'Administrator: Entra admin center > Entra ID > Conditional Access > Policies > the policy > Conditions > Device platforms, and exclude or include what is meant.',
    ],
    fixedBy: 'administrator',
    oauthError: 'interaction_required',
    retry: false,
    templates: [
      "User tried to log in to a device from a platform ({platform}) that's currently not supported through Conditional Access policy. Supported device platforms are: iOS, Android, Mac, and Windows flavors.",
      'Device platform {platform} used by the user is an unsupported device platform. Supported device platforms are: iOS, Android, Mac, and Windows flavors.',
    ],
    links: [`${ACCESS}/concept-conditional-access-conditions`, `${PLATFORM}/reference-error-codes`],
    related: [53003, 50097, 50131],
  },
  {
    code: 50097,
    name: 'DeviceAuthenticationRequired',
    title: 'Device has to prove itself',
    happened:
      'The user is known, but a policy also wants the device to authenticate, and this client never presented a device.',
    causes: [
      'Device code flow, an embedded browser or an old ADAL library: none of them can answer the device challenge.',
      'The machine is not registered, or the browser has no access to its certificate (private window, Firefox, Chrome on old Windows).',
    ],
    fixes: [
      'In your app use MSAL with the system browser or the broker (`WithBroker`), not an embedded view, and let `MsalUiRequiredException` lead to an interactive sign-in with its claims.',
      'Azure CLI and PowerShell: plain `az login` or `Connect-AzAccount` instead of device code, on a joined machine.',
      'See what the machine is: `dsregcmd /status`, AzureAdJoined or WorkplaceJoined must say YES.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['Device authentication is required.'],
    links: [`${DEVICES}/concept-primary-refresh-token`, `${ACCESS}/concept-conditional-access-conditions`],
    related: [530033, 50155, 53000],
  },
  {
    code: 50127,
    name: 'BrokerAppNotInstalled',
    title: 'Broker app missing on the phone',
    happened:
      'The policy demands an app that is managed through a broker, and the phone has no broker or the app does not use it.',
    causes: [
      'iOS without Microsoft Authenticator, Android without Company Portal (or Authenticator).',
      'The app’s registration or its code has no redirect URI for brokers.',
    ],
    fixes: [
      'User: install the broker from the store, sign in to it once, and open the app again.',
      'Developer: Android `"broker_redirect_uri_registered": true` with `msauth://<package>/<signature hash>`; iOS `msauth.<bundleId>://auth` and the `msauthv2`, `msauthv3` schemes in Info.plist; register these under Authentication.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/msal-android-single-sign-on`, `${ACCESS}/concept-conditional-access-grant`],
    related: [53002, 50129],
  },
  {
    code: 50129,
    name: 'DeviceIsNotWorkplaceJoined',
    title: 'Device not registered with the organisation',
    happened:
      'The sign-in needs a device that is at least registered (workplace-joined), and this one is not.',
    causes: [
      'A new or reset machine on which the work account was never added.',
      'The registration was removed when the account was taken off the device.',
    ],
    fixes: [
      'Windows: Settings > Accounts > Access work or school > Connect.',
      'Phones: sign in to Microsoft Authenticator or Company Portal and accept the registration.',
      'Check with `dsregcmd /status`: WorkplaceJoined is YES.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${DEVICES}/concept-device-registration`, `${PLATFORM}/reference-error-codes`],
    related: [50097, 53001],
  },
  {
    code: 50141,
    title: 'Protected key is somebody else’s',
    happened: 'The key used in this sign-in was issued to another user than the one signing in.',
    causes: [
      'Two people share a machine or a security key, and the wrong name was entered for it.',
      'The browser or the broker picked the cached account of a colleague.',
    ],
    fixes: [
      'Start over under “Use another account” with the name the key belongs to.',
      'On a handed-on machine remove the former account: Settings > Accounts > Access work or school > Disconnect.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`],
    related: [130005, 16000],
  },
  {
    code: 50155,
    name: 'DeviceAuthenticationFailed',
    title: 'Device authentication failed',
    happened: 'The device did present itself, and Entra did not accept the proof.',
    causes: [
      'The device object was deleted or disabled in Entra, while the machine still considers itself joined.',
      'The certificate or key on the machine is damaged: TPM cleared, disk cloned, mainboard replaced.',
      'The device was enrolled only minutes ago.',
    ],
    fixes: [
      'Just enrolled: wait some minutes and try again.',
      '`dsregcmd /status`: DeviceAuthStatus names the reason, DeviceId is the object to look for at Entra admin center > Entra ID > Devices > All devices.',
      'Deleted there: `dsregcmd /leave` in an elevated prompt, restart, and join or register the machine again. Make sure beforehand that a local administrator can sign in.',
      'In apps: a suberror `device_authentication_failed` comes along; open the sign-in page instead of repeating silently.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: true,
    templates: ['Device authentication failed.', 'Device is not authenticated.'],
    links: [`${DEVICES}/troubleshoot-device-dsregcmd`, `${PLATFORM}/reference-error-codes`],
    related: [50097, 50187, 135011],
  },
  {
    code: 50187,
    name: 'DeviceInformationNotProvided',
    title: 'No device data to authenticate with',
    happened:
      'Entra set out to authenticate the device and got nothing usable to do it with, neither certificate nor token.',
    causes: [
      'The browser runs privately, blocks cookies or lacks the sign-in extension.',
      'A proxy or security product swallowed the device challenge or its answer.',
    ],
    fixes: [
      'Use a normal window of Edge with the work profile, or Chrome with the policy `CloudAPAuthEnabled`.',
      'Network administrator: no TLS inspection for `device.login.microsoftonline.com` and `enterpriseregistration.windows.net`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${ACCESS}/concept-conditional-access-conditions`, `${DEVICES}/troubleshoot-device-dsregcmd`],
    related: [50155, 50097],
  },
  {
    code: 130004,
    name: 'NgcKeyNotFound',
    title: 'User has no Windows Hello key in Entra',
    happened:
      'Windows signed in with a PIN or biometrics, but the matching public key is not stored with the user in Entra.',
    causes: [
      'The method was removed under security info or by an administrator, and the PC does not know.',
      'Hybrid: the key is still waiting for the next synchronisation.',
    ],
    fixes: [
      'Sign in to Windows with the password, then Settings > Accounts > Sign-in options > PIN (Windows Hello) > Remove, and set it up anew.',
      'If that button is greyed out: run `certutil.exe -DeleteHelloContainer` in the user’s own session, restart, and let Windows ask for a new PIN.',
      'What Entra has: `Get-MgUserAuthenticationWindowsHelloForBusinessMethod -UserId <userPrincipalName>`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${AUTHENTICATION}/concept-authentication-windows-hello`],
    related: [130005, 135010, 17003],
  },
  {
    code: 130005,
    name: 'NgcInvalidSignature',
    title: 'Windows Hello signature did not verify',
    happened: 'The key exists on both sides, yet what the PC signed does not fit the public half.',
    causes: [
      'The TPM was cleared or updated, so the private half is another one now.',
      'The Hello container of the profile is damaged.',
    ],
    fixes: [
      'Delete the container with `certutil.exe -DeleteHelloContainer`, sign out, sign in by password, and create the PIN again.',
      'Comes back: look at TPM health with `Get-Tpm` and for firmware updates of the maker.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${AUTHENTICATION}/concept-authentication-windows-hello`],
    related: [130004, 130006],
  },
  {
    code: 130006,
    name: 'NgcTransportKeyNotFound',
    title: 'Device has no transport key',
    happened:
      'Besides the user’s key each joined device has a transport key, and Entra holds none for this device.',
    causes: ['Joining was cut short, or the device object was restored or recreated without its keys.'],
    fixes: [
      'Join the device once more: `dsregcmd /leave` (elevated, with a working local account at hand), restart, then Settings > Accounts > Access work or school > Connect > Join this device to Microsoft Entra ID.',
      'Hybrid-joined machines join again by themselves after `dsregcmd /leave` at the next sign-in within reach of the domain.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${DEVICES}/troubleshoot-device-dsregcmd`],
    related: [130008, 140001],
  },
  {
    code: 130007,
    name: 'NgcDeviceIsDisabled',
    title: 'Device of the Windows Hello key is disabled',
    happened: 'The key was made on a device that has been switched off in Entra.',
    causes: [
      'An administrator disabled a lost or stale device, or an automatic clean-up did.',
      'For hybrid devices, the computer account in Active Directory is disabled.',
    ],
    fixes: [
      'Administrator: Entra admin center > Entra ID > Devices > All devices > the device > Enable, or `Update-MgDevice -DeviceId <objectId> -AccountEnabled:$true`.',
      'Hybrid: `Enable-ADAccount -Identity <computer>$`, then wait for the synchronisation.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${DEVICES}/manage-device-identities`],
    related: [135011, 130008],
  },
  {
    code: 130008,
    name: 'NgcDeviceIsNotFound',
    title: 'Device of the Windows Hello key is gone',
    happened: 'The key points to a device that no longer exists in the directory.',
    causes: [
      'The device object was deleted by a clean-up of stale devices or with its owner.',
      'The machine was set up anew and registered under another id.',
    ],
    fixes: [
      'Compare: the DeviceId of `dsregcmd /status` against `Get-MgDevice -Filter "deviceId eq \'<deviceId>\'"`.',
      'Not found: with a local administrator account ready, `dsregcmd /leave`, restart, join again, and create the PIN afresh.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${DEVICES}/manage-stale-devices`, `${DEVICES}/troubleshoot-device-dsregcmd`],
    related: [130007, 50155],
  },
  {
    code: 135010,
    name: 'KeyNotFound',
    title: 'Key of the user not registered',
    happened:
      'A sign-in by key (passkey, security key, phone sign-in) named a key id that is not among those of the user.',
    causes: [
      'The method was deleted from the account but is still on the phone or the security key.',
      'The key belongs to another account of the same person, or to another tenant.',
    ],
    fixes: [
      'Sign in in another way and register the key again at https://aka.ms/mysecurityinfo, after deleting the old entry on the phone or key.',
      'No other way left: an administrator issues a Temporary Access Pass, `New-MgUserAuthenticationTemporaryAccessPassMethod -UserId <userPrincipalName> -BodyParameter @{ isUsableOnce = $true }`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${AUTHENTICATION}/howto-authentication-temporary-access-pass`],
    related: [130004, 135011],
  },
  {
    code: 135011,
    title: 'Signed in from a disabled device',
    happened:
      'The primary refresh token or key comes from a device that Entra lists as disabled, so it counts for nothing.',
    causes: [
      'Somebody disabled it on purpose: lost, replaced, or its owner left.',
      'A script for stale devices caught one that is still in use.',
    ],
    fixes: [
      'Find it: `Get-MgDevice -Filter "accountEnabled eq false" -Property displayName,deviceId,approximateLastSignInDateTime`.',
      'If it should work again, enable it under Entra ID > Devices > All devices; the user then locks and unlocks Windows to get a new token.',
      'If the device was lost, the answer is as intended.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${DEVICES}/manage-device-identities`, `${DEVICES}/concept-primary-refresh-token`],
    related: [130007, 50155],
  },
  {
    code: 140000,
    name: 'InvalidRequestNonce',
    title: 'Nonce of the request missing or too old',
    happened:
      'A signed request for or with a primary refresh token must contain a fresh nonce from Entra. This one had none, or one whose time was over; the message then gives both times.',
    causes: [
      'The clock of the machine is wrong.',
      'The machine slept between fetching the nonce and using it.',
      'Your own code signs with a nonce it had fetched for an earlier request.',
    ],
    fixes: [
      'Set the clock: `w32tm /resync`.',
      'In own code, get one right before signing: POST `grant_type=srv_challenge` to the token endpoint, and copy `Nonce` into `request_nonce`.',
      'A browser or broker just needs a new attempt.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['Request nonce is expired. Current time: {currentTime}, expiry time of assertion {expiry}.'],
    links: [`${DEVICES}/concept-primary-refresh-token`, `${PLATFORM}/reference-error-codes`],
    related: [1400001, 140001],
  },
  {
    code: 140001,
    name: 'InvalidSessionKey',
    title: 'Session key of the device not valid',
    happened:
      'A primary refresh token is bound to a session key in the device’s TPM; the signature made with that key was refused.',
    causes: [
      'The token was renewed and the request still used the older key.',
      'TPM reset, cloned image, or a token copied to another machine.',
    ],
    fixes: [
      'Get a new token: `dsregcmd /refreshprt`, or lock and unlock Windows with the password.',
      'Still refused: `dsregcmd /leave`, restart and join again. Cloned images have to be made before the join.',
      'If nobody touched the machine, treat it as an attempt to use a stolen token: `Revoke-MgUserSignInSession -UserId <userPrincipalName>`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${DEVICES}/concept-primary-refresh-token`],
    related: [140000, 130006],
  },
  {
    code: 220450,
    name: 'UnsupportedAndroidWebViewVersion',
    title: 'Android WebView too old',
    happened:
      'The sign-in page was opened in a Chrome WebView of a version that Entra does not serve any more.',
    causes: [
      'Updates of Android System WebView or Chrome are switched off, or the device gets none.',
      'The app shows the sign-in in an embedded WebView instead of browser or broker.',
    ],
    fixes: [
      'User: update Android System WebView and Chrome in the Play Store, then restart the app.',
      'Developer: `"authorization_user_agent": "DEFAULT"` or `"BROWSER"` in the MSAL configuration, and broker support.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/msal-android-single-sign-on`, `${PLATFORM}/reference-error-codes`],
    related: [50127],
  },
  {
    code: 221000,
    name: 'DeviceOnlyTokensNotSupportedByResource',
    title: 'API does not take tokens of a device alone',
    happened:
      'The request asked for a token that speaks for the device without any user, and the API named in it is not set up to accept such tokens.',
    causes: [
      'Management software uses its device identity for an API meant for users, Microsoft Graph for example.',
      'No user was signed in when a service on the machine asked.',
    ],
    fixes: [
      'Request the token as the signed-in user (interactive, or through the broker).',
      'Services without user: client credentials with their own app registration.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/v2-oauth2-client-creds-grant-flow`, `${PLATFORM}/reference-error-codes`],
    related: [50097],
  },
  {
    code: 240001,
    name: 'BulkAADJTokenUnauthorized',
    title: 'Not allowed to bring devices into the tenant',
    happened:
      'A bulk join token (provisioning package of Windows Configuration Designer) was asked for or used, and the user behind it lacks the right to join devices.',
    causes: [
      'Device settings admit only selected users to join.',
      'The package is older than its validity (180 days at most).',
      'The user has reached the number of devices per user.',
    ],
    fixes: [
      'Administrator: Entra admin center > Entra ID > Devices > Device settings > Users may join devices to Microsoft Entra, and Maximum number of devices per user.',
      'Make a new package with an account that may join, and set up the machines with it.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    links: [`${DEVICES}/manage-device-identities`],
    related: [240003, 240004],
  },
  {
    code: 240003,
    title: 'Unexpected answer of the authorization endpoint',
    happened:
      'Within a larger step, Entra called its own authorization endpoint and could not use the answer. Which step that is, is not documented; the neighbouring numbers belong to bulk enrolment of devices.',
    causes: [
      'Probably something interactive was wanted in between: multifactor authentication, terms of use, consent.',
    ],
    fixes: [
      'Administrator: look up the correlation ID in the sign-in logs; the entry beside this one shows what was demanded.',
      'When making a bulk enrolment package, sign in afresh, with the second factor, and try once more.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    confidence: 'low',
    links: [`${DEVICES}/manage-device-identities`],
    related: [240001, 240004],
  },
  {
    code: 240004,
    title: 'No authorization code from the inner sign-in',
    happened:
      'A sign-in that Entra made on behalf of the request ended without a code; the message carries the inner error. The circumstances are not documented, the number stands among those for enrolling many devices.',
    causes: ['The inner error is the cause: blocked by policy, consent missing, or the sign-in too old.'],
    fixes: [
      'Read the error at the end of the message and look up the AADSTS number in it.',
      'With Windows Configuration Designer, sign in anew and fetch the bulk token again.',
    ],
    fixedBy: 'administrator',
    retry: false,
    templates: [],
    confidence: 'low',
    links: [`${DEVICES}/manage-device-identities`],
    related: [240001, 240003],
  },
  {
    code: 1400001,
    title: 'Nonce of the request not given',
    happened:
      'A request that is signed with a device’s session key came without any nonce. Known by its wording only, not documented.',
    causes: [
      'Code that redeems a primary refresh token leaves out `request_nonce`.',
      'A browser extension sent the sign-in cookie it had made before a nonce was offered; the page then supplies one, and the next attempt succeeds.',
    ],
    fixes: [
      'Own code: ask for a nonce by `grant_type=srv_challenge` and sign it into the JWT.',
      'As a lone entry in the sign-in log before a success it needs no action.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['Request nonce is not provided.'],
    confidence: 'low',
    links: [`${DEVICES}/concept-primary-refresh-token`],
    related: [140000],
  },
];
