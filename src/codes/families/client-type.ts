import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const CLIENT_TYPES = `${PLATFORM}/msal-client-applications`;

/** Codes about public and confidential clients, platforms of redirect URIs, and what each may do. */
export const clientType: readonly Code[] = [
  {
    code: 7000218,
    title: 'Confidential client sent no credential',
    happened:
      'For this request Entra takes the app for a confidential client, and the body has neither client_secret nor client_assertion. Either the credential is missing, or the app is registered as the wrong kind.',
    causes: [
      'Device code or username-password flow, with Allow public client flows switched off. These flows name no redirect URI, so that switch decides.',
      'A desktop, mobile or single-page app whose redirect URI was registered under Web.',
      'A server app whose secret setting is empty or has another name in this environment.',
      'A credential was given to the first call only, and the refresh or second call goes without.',
    ],
    fixes: [
      'Code on a user’s device or in the browser: App registrations > your app > Authentication, move the redirect URI to Mobile and desktop applications or Single-page application.',
      'Device code and username-password: Authentication > Allow public client flows = Yes, or `az ad app update --id <clientId> --is-fallback-public-client true`.',
      'Code on a server: send the secret or assertion, and check the setting is really filled where it runs.',
      'Never put a secret into an app that is given to users, just to make this message disappear.',
    ],
    examples: [
      {
        title: 'Device code in an app that may be public',
        language: 'shellscript',
        text: [
          'az ad app update --id <clientId> --is-fallback-public-client true',
          'curl "https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/devicecode" \\',
          '  -d "client_id=<clientId>" --data-urlencode "scope=User.Read offline_access"',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: [
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ],
    links: [
      'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218',
      CLIENT_TYPES,
    ],
    related: [700025, 7000216, 70002, 900144],
  },
  {
    code: 700025,
    name: 'InvalidClientPublicClientWithCredential',
    title: 'Public client sent a credential',
    happened:
      'The redirect URI or the registration makes this a public client, which cannot keep secrets; yet the request carries a secret or an assertion.',
    causes: [
      'A server app whose redirect URI was registered under Single-page application or Mobile and desktop applications.',
      'The same address is registered on two platforms, and the public one wins.',
      'A native or browser app with a secret in its settings, after a sample for servers.',
      'Device code flow with a secret in the request.',
    ],
    fixes: [
      'Code on a server: App registrations > your app > Authentication: remove the URI from the other platform and add it under Web.',
      'Code on a device or in the browser: delete the secret from the settings and use PKCE. If it was shipped to users, delete it from the app as well.',
      'Look at all three lists: `az ad app show --id <clientId> --query "{web:web.redirectUris,spa:spa.redirectUris,native:publicClient.redirectUris,public:isFallbackPublicClient}"`.',
    ],
    examples: [
      {
        title: 'Redeeming a code as a public client: PKCE and no credential',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=authorization_code',
          '&client_id=<clientId>',
          '&code=<code>',
          '&redirect_uri=http://localhost:3000',
          '&code_verifier=<a text of 43 to 128 characters>',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_client',
    retry: false,
    templates: ["Client is public so neither 'client_assertion' nor 'client_secret' should be presented."],
    links: [CLIENT_TYPES, `${PLATFORM}/reference-error-codes`, `${PLATFORM}/how-to-add-redirect-uri`],
    related: [7000218, 9002319, 9002327],
  },
  {
    code: 9002319,
    title: 'Public client sent a secret',
    happened: 'A secret came from an app that counts as public client. Seen in the field, not documented.',
    causes: [
      'A secret was configured for a flow that needs none, or the redirect URI is on a public platform.',
    ],
    fixes: ['Remove `client_secret` (PKCE is enough), or register the address under Web.'],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ["Public clients can't send a client secret."],
    confidence: 'medium',
    links: [CLIENT_TYPES],
    related: [700025, 90023],
  },
  {
    code: 9002325,
    title: 'PKCE missing in a browser app',
    happened:
      'A code that is redeemed from a browser page needs a proof key, and the request has none. Seen in the field, not documented.',
    causes: ['The library is older than the authorization code flow for browsers (MSAL.js 1, ADAL.js).'],
    fixes: ['Use MSAL.js 2 or later, or send `code_challenge` with method S256 and later `code_verifier`.'],
    examples: [
      {
        title: 'MSAL.js does it by itself',
        language: 'javascript',
        text: [
          "import { PublicClientApplication } from '@azure/msal-browser'; // 2 or later",
          'const client = new PublicClientApplication({ auth: { clientId, authority, redirectUri } });',
          'await client.initialize();',
          "await client.loginRedirect({ scopes: ['User.Read'] });",
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Proof Key for Code Exchange is required for cross-origin authorization code redemption.'],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-oauth2-auth-code-flow`, 'https://www.rfc-editor.org/rfc/rfc7636#section-4'],
    related: [9002326, 501481],
  },
  {
    code: 9002326,
    title: 'Browser redeemed a code of a web-platform address',
    happened:
      'A page tried to redeem the code from JavaScript (the request has an Origin), but its redirect URI is not registered for single-page applications.',
    causes: [
      'The redirect URI stands under Web or Mobile and desktop applications.',
      'It is registered on two platforms at once.',
      'Swagger UI, a browser extension or an Electron page redeems the code with the server’s address.',
    ],
    fixes: [
      'App registrations > your app > Authentication: remove the URI where it is and add it under Single-page application.',
      'Without the portal: `az rest --method PATCH --url https://graph.microsoft.com/v1.0/applications/<objectId> --headers Content-Type=application/json --body \'{"spa":{"redirectUris":["<uri>"]}}\'` (write the whole list).',
      'If the code should be redeemed on the server, send it there instead of calling the token endpoint from the page.',
    ],
    examples: [
      {
        title: 'Registration of a browser app',
        language: 'json',
        text: [
          '{',
          '  "spa": { "redirectUris": ["https://app.contoso.com/", "http://localhost:3000/"] },',
          '  "web": { "redirectUris": [] },',
          '  "publicClient": { "redirectUris": [] }',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'.",
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    ],
    links: [`${PLATFORM}/how-to-add-redirect-uri`, `${PLATFORM}/v2-oauth2-auth-code-flow`],
    related: [9002327, 9002325, 50011, 90023],
  },
  {
    code: 9002327,
    title: 'Server redeemed a code of a single-page address',
    happened:
      'The redirect URI belongs to the single-page platform, so its codes and refresh tokens may only be redeemed from a browser, with an Origin header. This request came without.',
    causes: [
      'A server framework (Passport, Auth.js, ASP.NET Core) with its callback registered under Single-page application.',
      'A desktop or command-line program, or Postman, uses the address of a web page.',
      'A refresh token was taken from a browser app and used by a server.',
    ],
    fixes: [
      'Server: move the callback to Web and give the app a credential.',
      'Desktop or command line: register `http://localhost` under Mobile and desktop applications.',
      'Postman: register its callback address under Web or Mobile and desktop applications instead.',
      'To move it: App registrations > your app > Authentication, delete the entry of the single-page platform and add the same address under Web, or `az ad app update --id <clientId> --web-redirect-uris <uri1> <uri2>` (all of them) once the other is gone.',
    ],
    examples: [
      {
        title: 'Registration of a server app',
        language: 'json',
        text: [
          '{',
          '  "spa": { "redirectUris": [] },',
          '  "web": { "redirectUris": ["https://app.contoso.com/signin-oidc"] },',
          '  "publicClient": { "redirectUris": ["http://localhost"] }',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: [
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ],
    links: [`${PLATFORM}/how-to-add-redirect-uri`, `${PLATFORM}/refresh-tokens`],
    related: [9002326, 700025, 700084],
  },
  {
    code: 700051,
    title: 'Access token by implicit grant not enabled',
    happened: 'The request asks for `response_type=token`, and the app does not allow that.',
    causes: ['An old browser library uses the implicit grant, which new registrations leave switched off.'],
    fixes: [
      'Move to the authorization code flow with PKCE (MSAL.js 2 or later).',
      'As a stopgap: App registrations > your app > Authentication > Implicit grant and hybrid flows > Access tokens, or `az ad app update --id <clientId> --enable-access-token-issuance true`.',
    ],
    examples: [
      {
        title: 'The code flow in its place',
        language: 'http',
        text: [
          'GET https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/authorize',
          '  ?client_id=<clientId>',
          '  &response_type=code',
          '  &redirect_uri=<redirectUri of the single-page platform>',
          '  &scope=openid%20User.Read',
          "  &code_challenge=<base64url of the verifier's SHA-256 hash>",
          '  &code_challenge_method=S256',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'unsupported_response_type',
    retry: false,
    templates: ["response_type 'token' is not enabled for the application."],
    links: [`${PLATFORM}/v2-oauth2-implicit-grant-flow`],
    related: [700054],
  },
  {
    code: 700054,
    title: 'ID token by implicit grant not enabled',
    happened:
      'The authorize request asks for an ID token directly, and ID tokens are not ticked for this app.',
    causes: [
      'ASP.NET and ASP.NET Core apps with the default `response_type=id_token`, or `code id_token`, on a fresh registration.',
      'App Service authentication without a client secret.',
    ],
    fixes: [
      'App registrations > your app > Authentication > Implicit grant and hybrid flows > ID tokens, or `az ad app update --id <clientId> --enable-id-token-issuance true`.',
      'Or set the response type to `code` and give the web app a credential.',
    ],
    examples: [
      {
        title: 'ASP.NET Core: the code flow, so that no box has to be ticked',
        language: 'csharp',
        text: [
          'services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>',
          '{',
          '    options.ResponseType = OpenIdConnectResponseType.Code;',
          '    options.UsePkce = true;',
          '});',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'unsupported_response_type',
    retry: false,
    templates: ["response_type 'id_token' is not enabled for the application."],
    links: [`${PLATFORM}/reference-error-codes`, `${PLATFORM}/v2-oauth2-implicit-grant-flow`],
    related: [700051, 70007],
  },
  {
    code: 90136,
    title: 'Device code flow needs a public client',
    happened:
      'The device code flow was started by an app that counts as confidential. Seen in the field, not documented.',
    causes: ['Allow public client flows is off, or a secret is part of the request.'],
    fixes: [
      'Switch on public client flows for the app, and leave the secret out of this flow.',
      'The switch: App registrations > your app > Authentication > Allow public client flows, or `az ad app update --id <clientId> --is-fallback-public-client true`.',
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_request',
    retry: false,
    templates: ['Device Code flow is not supported for Confidential Clients.'],
    confidence: 'medium',
    links: [`${PLATFORM}/v2-oauth2-device-code`],
    related: [7000218, 700025],
  },
];
