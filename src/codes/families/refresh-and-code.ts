import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const CODE_FLOW = `${PLATFORM}/v2-oauth2-auth-code-flow`;
const REFRESH_PAGE = `${PLATFORM}/refresh-tokens`;

/** Codes about authorization codes, refresh tokens, PKCE and device codes. */
export const refreshAndCode: readonly Code[] = [
  {
    code: 70000,
    name: 'InvalidGrant',
    title: 'Code or refresh token not valid',
    happened:
      'The grant sent to the token endpoint cannot be used: it is damaged, or was not made for this client.',
    causes: [
      'The value was cut while copying, or decoded twice.',
      'It was issued to another client ID or by another endpoint (work against personal accounts).',
      'On the consumer endpoint: the grant has expired, or the scopes requested at refresh were never granted.',
      'A token bound to a device or key is used without that key.',
    ],
    fixes: [
      'Sign the user in again and store the new refresh token whole.',
      'With `grant_type=refresh_token` ask for the scopes of the first request, or for fewer.',
      'Keep tokens of different clients and authorities in separate caches.',
      'Which client presented it, and for which resource, stands under Entra admin center > Monitoring & health > Sign-in logs > User sign-ins (non-interactive); filter by the correlation ID of the answer.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'Provided grant is invalid or malformed.',
      "The provided value for the input parameter '{parameter}' is not valid.",
    ],
    links: [`${PLATFORM}/reference-error-codes`, REFRESH_PAGE],
    related: [70008, 700007, 9002313],
  },
  {
    code: 70008,
    name: 'ExpiredOrRevokedGrant',
    title: 'Code or refresh token expired or revoked',
    happened: 'The grant was good once, but its time is over, or it was revoked.',
    causes: [
      'An authorization code was redeemed later than about ten minutes after it was issued, for example from a breakpoint or a queue.',
      'A refresh token was not used for a long time (90 days by default).',
      'The user’s sessions were revoked, or the password changed.',
    ],
    fixes: [
      'Redeem codes at once, in the request that receives them.',
      'Treat `invalid_grant` as the signal for an interactive sign-in; no amount of repeating brings the old token back.',
      'A program that runs unattended should not live on a person’s refresh token: use client credentials or a managed identity.',
      'When the sessions of a user were last revoked: `Get-MgUser -UserId <user> -Property SignInSessionsValidFromDateTime | Select-Object SignInSessionsValidFromDateTime`.',
    ],
    examples: [
      {
        title: 'The signal for a new sign-in',
        language: 'javascript',
        text: [
          "const answer = await fetch(tokenEndpoint, { method: 'POST', body });",
          'const result = await answer.json();',
          "if (result.error === 'invalid_grant') {",
          '  await forgetTokens(user);',
          '  return response.redirect(authorizeUrl(user)); // not: try again',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
      'The provided authorization code or refresh token has expired due to inactivity.',
      'The provided authorization code or refresh token is expired. Send a new interactive authorization request for this user and resource.',
    ],
    links: [REFRESH_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [700082, 700084, 50173, 54005],
  },
  {
    code: 700082,
    name: 'ExpiredOrRevokedGrantInactiveToken',
    title: 'Refresh token unused for too long',
    happened:
      'The refresh token was not used within its time of inactivity. The message gives the day it was issued and the time allowed, usually 90 days.',
    causes: [
      'The user, or the scheduled job living on the user’s token, was away for longer than that.',
      'Each refresh returns a new token, and the program kept storing the first one.',
    ],
    fixes: [
      'Sign in again.',
      'Store the refresh token of every answer, replacing the one before.',
      'For jobs that run seldom, change to an application identity.',
      'How seldom the job really runs is visible under Entra admin center > Monitoring & health > Sign-in logs > User sign-ins (non-interactive).',
      'An application identity takes one step: `az ad sp create-for-rbac --name <name> --create-cert`.',
    ],
    examples: [
      {
        title: 'Refreshing, and keeping what comes back',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=refresh_token',
          '&client_id=<clientId>',
          '&refresh_token=<a refresh token: the newest one>',
          '&scope=<the scopes of the first sign-in>',
          '',
          '# The answer has a refresh_token of its own: store that one in its place',
        ].join('\n'),
      },
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The refresh token has expired due to inactivity. The token was issued on {issuedAt} and was inactive for {duration}.',
    ],
    links: [REFRESH_PAGE, `${PLATFORM}/reference-error-codes`],
    related: [70008, 700084, 70043],
  },
  {
    code: 700084,
    title: 'Refresh token of a single-page app ran out',
    happened:
      'Refresh tokens issued to single-page apps have a fixed life (24 hours) that refreshing does not prolong.',
    causes: [
      'The page was left open over night, or reopened the next day.',
      'A server or script works with a refresh token taken from a browser app.',
    ],
    fixes: [
      'Catch the error and sign in silently with an iframe, or by a redirect; a user with a live session notices little.',
      'For longer background work let a server redeem the code under the Web platform.',
      'For that the address has to be listed under App registrations > your app > Authentication > Web, as `web.redirectUris`, and not among the single-page ones.',
    ],
    examples: [
      {
        title: 'Silent first, then by redirect (MSAL.js)',
        language: 'javascript',
        text: [
          'try {',
          '  return await client.acquireTokenSilent({ scopes, account }); // tries a hidden frame by itself',
          '} catch (error) {',
          '  if (error instanceof InteractionRequiredAuthError) {',
          '    return client.acquireTokenRedirect({ scopes, loginHint: account.username });',
          '  }',
          '  throw error;',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of {duration}, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on {issuedAt}.',
    ],
    links: [REFRESH_PAGE, CODE_FLOW],
    related: [700082, 9002327],
  },
  {
    code: 70043,
    name: 'BadTokenDueToSignInFrequency',
    title: 'Sign-in frequency policy asks for a new sign-in',
    happened:
      'A Conditional Access policy limits how long a sign-in counts, and that time is over for this refresh token.',
    causes: [
      'The policy applies to the app, the user’s risk or the unmanaged device, with a span of hours or days.',
    ],
    fixes: [
      'Send the user to an interactive sign-in: on `invalid_grant`, which MSAL raises as `MsalUiRequiredException` or `InteractionRequiredAuthError`, open the authorize page instead of repeating the refresh.',
      'Scheduled jobs on a user’s token break at this interval by design; give them an application identity.',
      'Which policy it is: Entra admin center > Monitoring & health > Sign-in logs > the sign-in > Conditional Access; its span stands under Protection > Conditional Access > Policies > the policy > Session > Sign-in frequency.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {issuedAt} and the maximum allowed lifetime for this request is {duration}.',
    ],
    links: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime',
      `${PLATFORM}/reference-error-codes`,
    ],
    related: [700082, 50173, 53003],
  },
  {
    code: 50173,
    name: 'FreshTokenNeeded',
    title: 'Sign-in was revoked',
    happened:
      'The token was issued before the moment from which the user’s tokens count as valid: the password was changed, or sessions were revoked. Both times are in the message.',
    causes: [
      'The user changed or reset the password.',
      'An administrator revoked the sessions, or a risk policy did.',
    ],
    fixes: [
      'Sign in again; with the CLI `az logout` and `az login --tenant <tenantId>`.',
      'Remove stale token caches on build machines that were signed in as a user, and use a service principal there.',
      'See the moment in question with `az rest --url "https://graph.microsoft.com/v1.0/users/<user>?\\$select=signInSessionsValidFromDateTime"`.',
    ],
    fixedBy: 'user',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{issuedAt}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{validFrom}'.",
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50173-grant-expired-revoked',
    ],
    related: [70008, 700082],
  },
  {
    code: 54005,
    title: 'Authorization code already used',
    happened: 'A code works once. This one had been redeemed before the request came.',
    causes: [
      'The callback was loaded twice: a reload, a prefetching browser, a link scanner in mail software.',
      'Two handlers redeem it: an OpenID Connect middleware registered twice, or a framework and your own code.',
      'A load balancer or HTTP client repeated the POST after a timeout.',
      'React development mode runs the effect with the callback twice.',
    ],
    fixes: [
      'Redeem in one place, and redirect to a page without the code right afterwards.',
      'Switch off automatic repeats for the token call.',
      'Two entries with one correlation ID under Entra admin center > Monitoring & health > Sign-in logs show that the code was sent twice; in your own log look for two `grant_type=authorization_code` requests.',
    ],
    examples: [
      {
        title: 'React: redeem once, also in development mode',
        language: 'javascript',
        text: [
          'const redeemed = useRef(false);',
          'useEffect(() => {',
          '  if (redeemed.current) return;',
          '  redeemed.current = true;',
          '  void client.handleRedirectPromise();',
          '}, []);',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    ],
    links: [CODE_FLOW, `${PLATFORM}/reference-error-codes`],
    related: [70008, 500112],
  },
  {
    code: 700005,
    name: 'InvalidGrantRedeemAgainstWrongTenant',
    title: 'Code redeemed at another tenant',
    happened: 'The code was issued through one authority and redeemed at a different one.',
    causes: [
      'Authorize used /common and the token call a tenant ID, or the reverse.',
      'Two settings hold the tenant, one of them with a default.',
    ],
    fixes: [
      'Use the same authority for both calls; read it from a single setting.',
      'Lay the `/authorize` address of the browser beside the `/token` address of the server: the part after the host must be one value, such as the Directory (tenant) ID of Entra admin center > Overview.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['Provided Authorization Code is intended to use against other tenant, thus rejected.'],
    links: [`${PLATFORM}/reference-error-codes`, CODE_FLOW],
    related: [1000014, 700007],
  },
  {
    code: 700007,
    title: 'Code or token belongs to another client ID',
    happened:
      'The grant was issued to one client and is redeemed by another. Known by its wording only, not documented.',
    causes: ['Front end and back end have registrations of their own and exchange codes or refresh tokens.'],
    fixes: ['Let the client that got the code redeem it; hand on access tokens instead.'],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['The grant was issued for a different client id.'],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3'],
    related: [7000220, 7000110, 700005],
  },
  {
    code: 7000110,
    title: 'Two different client IDs in one request',
    happened: 'The client_id of the request and the one inside the code or refresh token are not the same.',
    causes: [
      'The client ID was changed in one of two settings.',
      'A cached refresh token of a former registration is sent with the new ID.',
    ],
    fixes: [
      'Clear the token cache after changing the registration, and sign in again.',
      'Use one client ID from the authorize step to the last refresh.',
      'Compare `client_id` in the browser’s authorize address, in the token request and under Entra admin center > App registrations > your app > Overview.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Request is ambiguous, multiple application identifiers found.'],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts7000110-request-is-ambiguous',
    ],
    related: [700007, 7000220],
  },
  {
    code: 7000220,
    title: 'Grant and client_id name different apps',
    happened:
      'The grant presented was made for another application than `client_id` says. Seen in the field, not documented.',
    causes: ['Codes or refresh tokens are shared between two registrations.'],
    fixes: ['Redeem with the client ID that requested the code.'],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ["Client application identifier in the provided grant doesn't match 'client_id' parameter."],
    confidence: 'medium',
    links: [CODE_FLOW],
    related: [700007, 7000110],
  },
  {
    code: 501481,
    title: 'Code verifier does not match the code challenge',
    happened:
      'The `code_verifier` in the token request is not the one whose hash was sent as `code_challenge`.',
    causes: [
      'A second sign-in in another tab overwrote the stored verifier.',
      'The callback reached another server than the one that keeps the verifier.',
      'The challenge was computed otherwise than base64url(SHA-256(verifier)): padded, hex, or plain.',
    ],
    fixes: [
      'Store the verifier together with `state`, one pair per sign-in, in a cookie or shared store.',
      'Check the computation with the example in RFC 7636, appendix B.',
      'Compute it by hand from the verifier you sent: `printf %s "<verifier>" | openssl dgst -sha256 -binary | openssl base64 -A | tr "+/" "-_" | tr -d "="` must print the challenge of the authorize address.',
    ],
    examples: [
      {
        title: 'Challenge and verifier that belong together',
        language: 'javascript',
        text: [
          "import { createHash, randomBytes } from 'node:crypto';",
          '',
          "const verifier = randomBytes(32).toString('base64url'); // kept with state, sent at the end",
          "const challenge = createHash('sha256').update(verifier).digest('base64url'); // sent first",
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['The Code_Verifier does not match the code_challenge supplied in the authorization request.'],
    links: [`${PLATFORM}/reference-error-codes`, 'https://www.rfc-editor.org/rfc/rfc7636#appendix-B'],
    related: [50148, 9002325],
  },
  {
    code: 50148,
    title: 'PKCE check failed',
    happened: 'An older number for a code verifier that does not belong to its challenge.',
    causes: ['The verifier was lost or replaced between the two steps of the sign-in.'],
    fixes: [
      'Start the sign-in anew, and keep verifier and state of each attempt apart from the others.',
      'Check one pair: `printf %s "<verifier>" | openssl dgst -sha256 -binary | openssl base64 -A` is the `code_challenge`, but for `+`, `/` and `=`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.',
    ],
    links: [`${PLATFORM}/reference-error-codes`, 'https://www.rfc-editor.org/rfc/rfc7636#section-4.6'],
    related: [501481],
  },
  {
    code: 70016,
    name: 'AuthorizationPending',
    title: 'Device code not yet confirmed',
    happened:
      'Nothing is wrong: the user has not finished entering the code, and the program should keep asking.',
    causes: ['The user is still signing in on the other device.'],
    fixes: [
      'Poll again after the `interval` of the device code answer (five seconds unless it says otherwise).',
      'Stop when `expires_in` is over, and start again with a new code.',
      'If the user has finished and it still goes on, look under Entra admin center > Monitoring & health > Sign-in logs why the sign-in failed over there.',
    ],
    examples: [
      {
        title: 'Polling',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=urn:ietf:params:oauth:grant-type:device_code',
          '&client_id=<clientId>',
          '&device_code=<device_code of the first answer>',
        ].join('\n'),
      },
    ],
    fixedBy: 'user',
    oauthError: 'authorization_pending',
    retry: true,
    templates: ['OAuth 2.0 device flow error. Authorization is pending. Continue polling.'],
    links: [`${PLATFORM}/v2-oauth2-device-code`, 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5'],
    related: [70019, 70020, 70018],
  },
  {
    code: 70018,
    name: 'BadVerificationCode',
    title: 'Wrong device code',
    happened: 'The code is unknown, was typed wrongly, or was used before.',
    causes: [
      'A typing mistake on the sign-in page.',
      'The program polls with a `device_code` of an earlier attempt.',
    ],
    fixes: [
      'Type the code again, or start the sign-in anew and use only its newest code.',
      'With the Azure CLI: `az login --use-device-code --tenant <tenantId>` prints a new code; the page to type it into is `https://microsoft.com/devicelogin`.',
    ],
    fixedBy: 'user',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-oauth2-device-code`],
    related: [70016, 70019],
  },
  {
    code: 70019,
    name: 'CodeExpired',
    title: 'Device code expired',
    happened: 'The user did not confirm within the life of the code, about fifteen minutes.',
    causes: [
      'The sign-in was left unfinished, or could not be finished because a policy blocks the device code flow.',
    ],
    fixes: [
      'Start again. When it happens every time, look in the sign-in log whether Conditional Access forbids this flow.',
      'Such a policy stands under Entra admin center > Protection > Conditional Access > Policies > the policy > Conditions > Authentication flows; on a machine with a browser `az login` does without the code.',
    ],
    fixedBy: 'user',
    oauthError: 'expired_token',
    retry: false,
    templates: ['Verification code expired.'],
    links: [`${PLATFORM}/v2-oauth2-device-code`, `${PLATFORM}/reference-error-codes`],
    related: [70020, 530033, 70016],
  },
  {
    code: 70020,
    title: 'Device code no longer valid',
    happened:
      'The program polled with a device code whose time is over. Seen in Microsoft’s own library tests, not documented.',
    causes: ['Polling went on after `expires_in`, or the code came from an earlier run.'],
    fixes: ['Request a new device code, show it, and stop polling in time.'],
    fixedBy: 'user',
    oauthError: 'expired_token',
    retry: false,
    templates: [
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    ],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc8628#section-3.5'],
    related: [70019, 70016],
  },
];
