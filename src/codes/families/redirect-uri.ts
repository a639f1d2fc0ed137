import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const REPLY_PAGE = `${PLATFORM}/reply-url`;

/** Codes about redirect URIs (reply addresses). */
export const redirectUri: readonly Code[] = [
  {
    code: 50011,
    name: 'InvalidReplyTo',
    title: 'Redirect URI not registered',
    happened:
      'The redirect_uri in the request is not, character for character, among those registered for the app. The message prints the one received and the client ID it was looked up under.',
    causes: [
      'A detail differs: http and https, port, path, letter case of the path, or a slash at the end.',
      'Behind a proxy or load balancer the app believes it is served over http or under its internal host name.',
      'The URI was added to another app, or to another tenant’s copy.',
      'A new environment, preview URL or container host was never registered.',
      'SAML: the Assertion Consumer Service URL in the request is not configured as Reply URL.',
    ],
    fixes: [
      'Copy the URI from the message to App registrations > your app > Authentication, under the platform that matches the code (Web, Single-page application, Mobile and desktop).',
      'By command: `az ad app update --id <clientId> --web-redirect-uris <uri1> <uri2>` writes the whole list, so name the existing ones too; `--public-client-redirect-uris` does it for native apps.',
      'See what is there: `az ad app show --id <clientId> --query "{web:web.redirectUris,spa:spa.redirectUris,native:publicClient.redirectUris}"`.',
      'Behind a proxy, honour `X-Forwarded-Proto` and `X-Forwarded-Host` (ASP.NET Core: `UseForwardedHeaders` before authentication).',
      'For `http://localhost` the port is ignored, the path is not.',
    ],
    examples: [
      {
        title: 'Add one address without losing the others',
        language: 'shellscript',
        text: [
          'az ad app show --id <clientId> --query web.redirectUris -o tsv > uris.txt',
          'echo "<the redirect URI of the message>" >> uris.txt',
          'az ad app update --id <clientId> --web-redirect-uris $(cat uris.txt)',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{appId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.",
      "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{appId}'.",
      "The reply URL '{redirectUri}' specified in the request does not match the reply URLs configured for the application '{appId}'.",
      "The reply URL specified in the request does not match the reply URLs configured for the application: '{appId}'.",
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50011-redirect-uri-mismatch',
      'https://aka.ms/redirectUriMismatchError',
      REPLY_PAGE,
    ],
    related: [500112, 500113, 9002326, 500117],
  },
  {
    code: 50029,
    title: 'Host name of the address not supported',
    happened:
      'The domain in the redirect URI, or in another address of the request, has characters that no host name may have.',
    causes: [
      'An underscore in the host, as container and preview environments like to make them.',
      'Letters outside ASCII (`https://büro.example`) which were not turned into punycode.',
      'A placeholder such as `{tenant}` or `*` was left in the domain.',
    ],
    fixes: [
      'Serve the app under a name of letters, digits and hyphens, and register that one.',
      'International names: send and register the punycode form; in Node.js `new URL(address).hostname` gives it.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'The reply URI specified in the request contains invalid characters. Domain names of this form are not supported.',
    ],
    links: [REPLY_PAGE],
    related: [50011, 90102],
  },
  {
    code: 70004,
    name: 'InvalidRedirectUri',
    title: 'Redirect URI not among the allowed ones (older code)',
    happened:
      'Entra compared the redirect URI of the request with the addresses it may send answers to, and none fits. Most requests get 50011 for the same mistake today.',
    causes: [
      'The address was never registered for this client ID, or differs in a detail such as the port of a real host or the last slash.',
      'The request carries the client ID of another app, whose addresses are different ones.',
    ],
    fixes: [
      'Print what is registered: `az ad app show --id <clientId> --query "{web:web.redirectUris,spa:spa.redirectUris,native:publicClient.redirectUris}"`, and set the value your program sends beside it.',
      'Add the missing address under App registrations > your app > Authentication, on the platform the program belongs to.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [],
    links: [`${PLATFORM}/reference-error-codes`, REPLY_PAGE],
    related: [50011, 500113],
  },
  {
    code: 500111,
    title: 'Scheme of the redirect URI not valid',
    happened:
      'What stands before the colon of the redirect URI is no scheme Entra sends answers to. The wording comes from a community list; it is not documented.',
    causes: [
      'http for a server on the network: that scheme is reserved for the own machine (localhost, 127.0.0.1).',
      'A desktop or mobile app with a scheme of its own that nobody registered, or that holds characters such as an underscore.',
      'The address of a browser extension or an embedded page (`chrome-extension:`, `file:`, `about:`).',
    ],
    fixes: [
      'Give web apps an https address; while developing, `http://localhost:<port>/<path>`.',
      'Mobile apps: use the form the portal generates, `msauth://<package>/<signature>` on Android and `msauth.<bundleId>://auth` on Apple systems.',
      'Extensions: use the https address that `chrome.identity.getRedirectURL()` returns, and register it.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['The reply uri specified in the request has an invalid scheme.'],
    confidence: 'medium',
    links: [REPLY_PAGE],
    related: [500116, 500117, 50011],
  },
  {
    code: 500112,
    title: 'Redirect URI differs between the two steps',
    happened:
      'The redirect_uri sent when redeeming the code is not the string that was used to get it. The message prints both.',
    causes: [
      'A slash at the end, http against https, or another host name behind a proxy.',
      'Front end and back end compute the address separately.',
    ],
    fixes: [
      'Use one constant for both steps; Entra compares the two as plain text.',
      'When the code comes from a browser page and is redeemed by the server, send the page’s redirect URI, not the server’s.',
      'Behind a proxy, find out what the server believes: `curl -s -o /dev/null -w "%{redirect_url}" https://<host>/<signInPath>` prints the authorize address with the `redirect_uri` it computed.',
    ],
    examples: [
      {
        title: 'One value in both steps',
        language: 'http',
        text: [
          'GET https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/authorize',
          '  ?client_id=<clientId>',
          '  &response_type=code',
          '  &redirect_uri=https%3A%2F%2Fapp.contoso.com%2Fcallback',
          '  &scope=openid',
          '',
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=authorization_code',
          '&code=<code>',
          '&redirect_uri=https%3A%2F%2Fapp.contoso.com%2Fcallback',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "The reply address '{redirectUri}' does not match the reply address '{expectedRedirectUri}' provided when requesting Authorization code.",
    ],
    links: [`${PLATFORM}/v2-oauth2-auth-code-flow`, 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3'],
    related: [50011, 700009],
  },
  {
    code: 500113,
    title: 'App has no redirect URI',
    happened: 'The app registration holds no redirect URI, at least none for the platform in question.',
    causes: [
      'The app was made for daemons and is now used with sign-in, or with an admin consent link.',
      'The list was emptied by a deployment that writes the whole object.',
    ],
    fixes: [
      'Authentication > Add a platform, then add the address; for admin consent alone any address of yours will do.',
      'By command: `az ad app update --id <clientId> --web-redirect-uris <uri>`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['No reply address is registered for the application.'],
    links: [`${PLATFORM}/how-to-add-redirect-uri`],
    related: [50011, 900971],
  },
  {
    code: 500115,
    title: 'Redirect URI missing or not a URL',
    happened:
      'The request has no redirect URI, or a text in its place that cannot be read as an absolute URL. Known by its wording, not documented.',
    causes: [
      'Only a path was configured (`/signin-oidc`), or the host name without `https://`.',
      'The variable with the public address of the app is empty, so that `undefined/callback` or a bare `/callback` is sent.',
      'The value was percent-encoded twice and arrives as `https%3A%2F%2F…`.',
    ],
    fixes: [
      'Look up `redirect_uri` in the address bar of the sign-in page: decoded once, it has to be a complete URL.',
      'Set the base address of the app explicitly (`AUTH_URL`, `NEXTAUTH_URL`, `BASE_URL` or what your framework reads).',
      'Encode once: `URLSearchParams`, `encodeURIComponent` and the like, never on top of a library that does it.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['The reply uri specified in the request is missing or not a valid URL.'],
    confidence: 'medium',
    links: [REPLY_PAGE],
    related: [900971, 50011, 500116],
  },
  {
    code: 500116,
    title: 'Redirect URI has a scheme this flow does not allow',
    happened:
      'For this kind of app only a few schemes may stand in the redirect URI, and the message lists them. It is not documented.',
    causes: [
      'A web or single-page app was given the custom scheme of its mobile sibling, or the other way round.',
      'A redirect URI from a native sample (`msal<clientId>://auth`, `ms-appx-web://…`) is used in a web app.',
    ],
    fixes: [
      'Take a scheme out of the list in the message; for web and single-page apps that is https.',
      'If the address is right for the program, register it under Mobile and desktop applications instead of Web.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ["The reply uri specified in the request is not a valid URL. Allowed schemes: '{schemes}'."],
    confidence: 'medium',
    links: [REPLY_PAGE],
    related: [500111, 500115],
  },
  {
    code: 500117,
    title: 'Redirect URI is not secure',
    happened:
      'The redirect URI uses http for a host other than localhost. Seen in the field, not documented.',
    causes: [
      'TLS ends at a proxy, and the app builds its address with http.',
      'A test server is addressed by its IP number or internal name.',
    ],
    fixes: [
      'Serve the address over https and let the app see the original scheme through forwarded headers.',
    ],
    examples: [
      {
        title: 'ASP.NET Core behind a proxy that ends TLS',
        language: 'csharp',
        text: [
          'builder.Services.Configure<ForwardedHeadersOptions>(options =>',
          '    options.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);',
          'app.UseForwardedHeaders(); // before UseAuthentication',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ["The reply uri specified in the request isn't using a secure scheme."],
    confidence: 'medium',
    links: [REPLY_PAGE],
    related: [50011],
  },
  {
    code: 500119,
    title: 'urn: redirect URIs are no longer accepted',
    happened:
      'The redirect URI begins with `urn:`, mostly `urn:ietf:wg:oauth:2.0:oob`, which old command-line and desktop samples used. Met in the field, not documented.',
    causes: [
      'The program or module is old and carries that redirect URI as a constant.',
      'The address was copied from a sample for ADAL, or from another provider.',
    ],
    fixes: [
      'Console and desktop apps: register `http://localhost` under Mobile and desktop applications and let MSAL open the system browser.',
      'With an embedded browser use `https://login.microsoftonline.com/common/oauth2/nativeclient`.',
      'For a module you do not maintain, install its current version: `Update-Module <name>`, `pip install --upgrade <name>`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      'Redirect URIs with urn: schemes are prohibited. Use a different scheme, or https://login.microsoftonline.com/common/oauth2/nativeclient',
    ],
    confidence: 'medium',
    links: [REPLY_PAGE],
    related: [500111, 50011],
  },
  {
    code: 700009,
    title: 'Redirect URI left out when redeeming the code',
    happened:
      'The code was requested with an explicit redirect URI, so the token request has to repeat it. Seen in the field, not documented.',
    causes: ['A hand-written token call sends `code` and the credential only.'],
    fixes: ['Add the same `redirect_uri` to the body of the token request.'],
    examples: [
      {
        title: 'Code and address together',
        language: 'http',
        text: [
          'grant_type=authorization_code',
          '&code=<code>',
          '&redirect_uri=<the value sent to /authorize>',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'Reply address must be provided when presenting an authorization code requested with an explicit reply address.',
    ],
    confidence: 'medium',
    links: ['https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3'],
    related: [500112],
  },
  {
    code: 700041,
    title: 'Post-logout address not registered',
    happened:
      'The user was signed out, but Entra will not send the browser to the `post_logout_redirect_uri` of the request: that address stands nowhere in the registration. The message prints it; the number is not documented.',
    causes: [
      'The address was entered as Front-channel logout URL, which serves another purpose: Entra calls it to end sessions, it is not a place to return to.',
      'Scheme, host, port or path differ from every redirect URI.',
    ],
    fixes: [
      'Add the address like a redirect URI, under App registrations > your app > Authentication, on the platform the app uses.',
      'To see whether the rest works, leave `post_logout_redirect_uri` out once: Entra then ends the session on a page of its own.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      'Post-logout redirect uri is not in approved list. Requested post-logout url: {redirectUri}.',
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-protocols-oidc`, REPLY_PAGE],
    related: [50011, 500113],
  },
  {
    code: 900971,
    title: 'Request without a redirect URI',
    happened: 'The authorize request names no reply address, and none could be assumed.',
    causes: [
      'The `redirect_uri` parameter is missing or empty.',
      'The app has several registered addresses, or none, so there is no default to fall back on.',
    ],
    fixes: [
      'Send `redirect_uri` explicitly, percent-encoded, with a registered value.',
      'Registered ones are printed by `az ad app show --id <clientId> --query "{web:web.redirectUris,spa:spa.redirectUris,native:publicClient.redirectUris}"`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['No reply address provided.'],
    links: [`${PLATFORM}/reference-error-codes`, REPLY_PAGE],
    related: [500113, 50011],
  },
];
