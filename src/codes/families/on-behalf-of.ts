import type { Code } from '../types.ts';

const PLATFORM = 'https://learn.microsoft.com/entra/identity-platform';
const OBO_PAGE = `${PLATFORM}/v2-oauth2-on-behalf-of-flow`;

/** Codes about the on-behalf-of flow: the user's token that an API exchanges for another API's token. */
export const onBehalfOf: readonly Code[] = [
  {
    code: 50013,
    name: 'InvalidAssertion',
    title: 'User assertion failed its signature check',
    happened:
      'The token an API passed on for its user could not be verified. It concerns the `assertion` field, not the credential of the API itself.',
    causes: [
      'It is a Microsoft Graph token. Those are made for Graph alone, and nobody else can verify them, Entra’s token endpoint included.',
      'It is an ID token, such as App Service puts into `X-MS-TOKEN-AAD-ID-TOKEN`.',
      'It is a refresh token, or another text that is no access token.',
      'It was issued by another provider or another kind of tenant (B2C, AD FS, a foreign authorization server).',
      'It was changed on the way: cut by a header limit, decoded and encoded again, wrapped in quotes.',
      'The app has a signing key of its own for tokens, so the usual keys do not fit.',
    ],
    fixes: [
      'Decode the incoming token and read `aud`: it has to be your API (`<apiClientId>` or `api://<apiClientId>`).',
      'Let the front end request a scope of your API, `api://<apiClientId>/<scopeName>`, and send that access token.',
      'App Service: request the API scope through `loginParameters` and read `X-MS-TOKEN-AAD-ACCESS-TOKEN`.',
      'Take the token out of the Authorization header without `Bearer ` and pass it on untouched.',
      'No scope to ask for yet? Create one under Entra admin center > App registrations > the API > Expose an API > Add a scope.',
    ],
    examples: [
      {
        title: 'The exchange, with a token made for the API in the middle',
        language: 'http',
        text: [
          'POST https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
          'Content-Type: application/x-www-form-urlencoded',
          '',
          'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer',
          '&requested_token_use=on_behalf_of',
          '&client_id=<middleApiClientId>',
          '&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          '&client_assertion=<a JWT that the middle API signed>',
          '&assertion=<an access token whose aud is the middle API>',
          '&scope=https://graph.microsoft.com/.default',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "Assertion failed signature validation. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}'",
      'Assertion failed signature validation.',
    ],
    others: [
      {
        title: 'User assertion out of its time (older code)',
        happened: 'The user’s token had expired when the API exchanged it. Newer answers give 500133.',
        causes: ['The API kept the token and used it later, or its clock is wrong.'],
        fixes: ['Exchange the token while the request is being served, and answer 401 when it has expired.'],
        fixedBy: 'developer',
        oauthError: 'invalid_grant',
        retry: false,
        templates: ['Assertion is not within its valid time range.'],
      },
      {
        title: 'User assertion meant for another app (older code)',
        happened: 'The audience of the user’s token is not the API that sent it. Newer answers give 500131.',
        causes: ['The front end asked for a token of another API.'],
        fixes: ['Request the scope of the API that performs the exchange.'],
        fixedBy: 'developer',
        oauthError: 'invalid_grant',
        retry: false,
        templates: [
          'Assertion audience does not match the Client app presenting the assertion.',
          'Assertion contains an invalid audience.',
        ],
      },
    ],
    links: [OBO_PAGE, `${PLATFORM}/access-tokens`],
    related: [500131, 500133, 240002, 5002727],
  },
  {
    code: 500131,
    title: 'User assertion is for another app',
    happened:
      'The token passed on is genuine, but its audience is not the app that presents it. The message prints both: the audience found and the one expected.',
    causes: [
      'The front end requested a token for Graph, or for the next API, instead of for the API in the middle.',
      'The API authenticates with another client ID than the one its clients request tokens for.',
      'The App ID URI is written with capitals, or was changed after clients were deployed.',
    ],
    fixes: [
      'Front end: request `api://<middleApiClientId>/<scopeName>`. Middle API: use that token as `assertion`, and authenticate as that same client ID.',
      'Write the App ID URI in lower case, and list all in use: `az ad app show --id <clientId> --query identifierUris`.',
      'If the token is for Graph already, the API needs no exchange: call Graph with it from the front end.',
    ],
    examples: [
      {
        title: 'Claims of a token the middle API can exchange',
        language: 'json',
        text: [
          '{',
          '  "aud": "<middleApiClientId>",',
          '  "iss": "https://login.microsoftonline.com/<tenantId>/v2.0",',
          '  "azp": "<clientId of the front end>",',
          '  "scp": "access_as_user",',
          '  "ver": "2.0"',
          '}',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '{audience}' and the expected audience is '{expectedAudience}' or one of the Application Uris of this application with App ID '{appId}'({appName}).",
      'Assertion audience does not match the Client app presenting the assertion.',
    ],
    links: [OBO_PAGE],
    related: [50013, 500011, 240002],
  },
  {
    code: 500132,
    title: 'User assertion cannot be read',
    happened: 'The value of `assertion` is not a token Entra can parse. Seen in the field, not documented.',
    causes: ['`Bearer ` was left in front, quotes or a line break cling to it, or a session ID was sent.'],
    fixes: ['Send only the three dot-separated parts of the access token, as they came in.'],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ['Assertion is malformed and cannot be read.'],
    confidence: 'medium',
    links: [OBO_PAGE],
    related: [50027, 50013],
  },
  {
    code: 500133,
    title: 'User assertion outside its time range',
    happened:
      'The token of the user was no longer, or not yet, valid when the API exchanged it. The message prints the current time and the expiry in UTC.',
    causes: [
      'The front end sends a token from its cache without renewing it.',
      'The API stores the incoming token for a background job and exchanges it hours later.',
      'The clock of the API host is wrong.',
    ],
    fixes: [
      'Front end: get the token through the library (`acquireTokenSilent`) before every call.',
      'API: exchange at once, keep the result in the token cache, and answer 401 so that the client renews.',
      'Long-running work needs its own session: MSAL offers long-running on-behalf-of, keyed by a session of yours.',
      'Compare the clock of the API host with the time in the message: `date -u` on Linux, `w32tm /query /status` on Windows; `curl -sI https://login.microsoftonline.com | grep -i ^date` shows Entra’s.',
    ],
    examples: [
      {
        title: 'In the API: exchange at once, and say so when it is too late',
        language: 'javascript',
        text: [
          'const { exp } = decodeJwt(incoming);',
          'if (exp * 1000 < Date.now()) {',
          "  return response.set('WWW-Authenticate', 'Bearer error=\"invalid_token\"').sendStatus(401);",
          '}',
          'const result = await client.acquireTokenOnBehalfOf({ oboAssertion: incoming, scopes });',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: {currentTime}, expiry time of assertion {expiry}.',
      'Assertion is not within its valid time range.',
    ],
    links: [`${PLATFORM}/reference-error-codes`, OBO_PAGE],
    related: [700024, 50013, 50173],
  },
  {
    code: 500136,
    title: 'v2.0 token sent to the v1.0 endpoint',
    happened:
      'The assertion is a version 2 token, and the exchange runs on the v1.0 token endpoint. Seen in the field, not documented.',
    causes: ['The authority has no `/v2.0`, or an old library builds v1.0 addresses.'],
    fixes: ['Post to `/oauth2/v2.0/token`, with `scope` in place of `resource`.'],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "The token issuer doesn't match the api version: A version 2 token can only be used with the v2 endpoint.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/access-tokens`],
    related: [500137],
  },
  {
    code: 500137,
    title: 'v1.0 token sent to the v2.0 endpoint',
    happened:
      'The assertion is a version 1 token, and the v2.0 endpoint does not take it here. Seen in the field, not documented.',
    causes: ['The API’s registration has `requestedAccessTokenVersion` null or 1.'],
    fixes: [
      'Set `api.requestedAccessTokenVersion` to 2 in the API’s manifest, and accept the v2.0 issuer in the API.',
      'By command: `az ad app update --id <apiClientId> --requested-access-token-version 2`.',
    ],
    examples: [
      {
        title: 'Manifest of an API that gets v2.0 tokens',
        language: 'json',
        text: ['{', '  "api": { "requestedAccessTokenVersion": 2 }', '}'].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "The token issuer doesn't match the api version: A version 1 token cannot be used with the v2 endpoint.",
    ],
    confidence: 'medium',
    links: [`${PLATFORM}/reference-microsoft-graph-app-manifest`],
    related: [500136],
  },
  {
    code: 700001,
    title: 'SAML app without the aio claim for on-behalf-of',
    happened:
      'A SAML token was offered as user assertion, and the application it was issued to has not opted in to the `aio` claim, without which Entra cannot use it for on-behalf-of. The message is all Microsoft says about it; the code is not documented.',
    causes: ['The SAML application was never prepared for exchanging its tokens.'],
    fixes: [
      'Add `aio` to the optional claims of the SAML token: open the manifest of the application (App registrations > the SAML app > Manifest) and extend `optionalClaims.saml2Token`.',
      'Sign the user in anew: assertions issued before the change lack the claim.',
      'Where you can choose, let the front end use OpenID Connect and request an access token for the API; no SAML token has to be exchanged then.',
    ],
    examples: [
      {
        title: 'Optional claim in the manifest of the SAML app',
        language: 'json',
        text: '{\n  "optionalClaims": {\n    "saml2Token": [{ "name": "aio", "essential": false }]\n  }\n}',
      },
    ],
    fixedBy: 'developer',
    retry: false,
    templates: [
      "Application: {audience} needs to opt-in for 'aio' optional claim for On Behalf Of flow to work with SAML tokens issued to this application",
    ],
    confidence: 'medium',
    links: [OBO_PAGE, `${PLATFORM}/optional-claims`],
    related: [50013, 7000013],
  },
  {
    code: 240002,
    name: 'RequiredClaimIsMissing',
    title: 'ID token used for on-behalf-of',
    happened:
      'The assertion is an ID token. It tells the front end who signed in; it does not authorise an API.',
    causes: [
      'The front end sends `idToken` instead of `accessToken` from the library’s result.',
      'App Service authentication forwards only the ID token, because no API scope was requested at login.',
    ],
    fixes: [
      'Let the login ask for an API scope of yours, and pass on the access token that comes with it.',
      'Tell them apart by `aud`: an ID token names the front end’s own client ID and has no `scp`.',
      'App Service: add `scope=openid offline_access api://<clientId>/<scopeName>` to `loginParameters` of the Microsoft provider with `az webapp auth set`, as in the second example.',
    ],
    examples: [
      {
        title: 'The token to pass on',
        language: 'javascript',
        text: [
          'const result = await client.acquireTokenSilent({',
          "  scopes: [`api://${apiClientId}/access_as_user`], // not ['openid', 'profile']",
          '  account,',
          '});',
          'await fetch(url, { headers: { Authorization: `Bearer ${result.accessToken}` } }); // not idToken',
        ].join('\n'),
      },
      {
        title: 'App Service: ask for the API at login',
        language: 'shellscript',
        text: [
          "az webapp auth show --resource-group <group> --name <app> | jq '.properties",
          '  | .identityProviders.azureActiveDirectory.login.loginParameters =',
          '    ["scope=openid offline_access api://<clientId>/<scopeName>"]\' > auth.json',
          'az webapp auth set --resource-group <group> --name <app> --body @auth.json',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: ["Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant."],
    links: [`${PLATFORM}/reference-error-codes`, OBO_PAGE],
    related: [50013, 500131],
  },
  {
    code: 7000114,
    title: 'On-behalf-of with an application token',
    happened:
      'The assertion belongs to an application, not to a user. There is nobody on whose behalf to act.',
    causes: [
      'A daemon or managed identity calls the API with client credentials, and the API always exchanges what comes in.',
      'A test uses an app-only token in place of a user’s.',
    ],
    fixes: [
      'Branch in the API: a token with `scp` is a user’s and goes to on-behalf-of; one with `roles` only is an app’s, and then the API calls on with its own client credentials.',
      'Authorise app callers by app roles of your API.',
      'What the API may then do on its own is granted under Entra admin center > App registrations > the API > API permissions > Application permissions.',
    ],
    examples: [
      {
        title: 'An API that tells users from apps',
        language: 'javascript',
        text: [
          'const claims = decodeJwt(incoming); // validated before',
          "const scopes = ['https://graph.microsoft.com/.default'];",
          'const result = claims.scp',
          '  ? await client.acquireTokenOnBehalfOf({ oboAssertion: incoming, scopes })',
          '  : await client.acquireTokenByClientCredential({ scopes });',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: ["Application '{appId}' is not allowed to make application on-behalf-of calls."],
    links: [`${PLATFORM}/reference-error-codes`, OBO_PAGE],
    related: [7000113, 50013],
  },
  {
    code: 7000113,
    title: 'App not authorized for application on-behalf-of',
    happened:
      'A sibling of 7000114: an app’s token was exchanged as if it were a user’s. Known by its wording only, not documented.',
    causes: ['The caller is a service, and the API does not tell services from users.'],
    fixes: ['Use client credentials for the call behind the API when no user is present.'],
    fixedBy: 'developer',
    oauthError: 'unauthorized_client',
    retry: false,
    templates: ["Application '{appId}' is not authorized to make application on-behalf-of calls."],
    confidence: 'medium',
    links: [OBO_PAGE],
    related: [7000114],
  },
  {
    code: 1000014,
    title: 'On-behalf-of across tenants',
    happened:
      'The user’s token was issued by one tenant and the exchange runs at another. Seen in the field, not documented.',
    causes: ['A multitenant API uses a fixed tenant, or /common, as authority for the exchange.'],
    fixes: ['Build the authority from the `tid` claim of the incoming token.'],
    examples: [
      {
        title: 'Authority from the token',
        language: 'javascript',
        text: [
          'const { tid } = decodeJwt(incoming); // validated before',
          'const authority = `https://login.microsoftonline.com/${tid}`;',
          'await client.acquireTokenOnBehalfOf({ oboAssertion: incoming, scopes, authority });',
        ].join('\n'),
      },
    ],
    fixedBy: 'developer',
    oauthError: 'invalid_grant',
    retry: false,
    templates: [
      "Cannot issue On-Behalf-Of token for tenant '{tenant}' as JWT bearer token was issued for '{otherTenant}'.",
    ],
    confidence: 'medium',
    links: [OBO_PAGE],
    related: [700005, 50013],
  },
  {
    code: 90089,
    title: 'User’s token sent to the on-behalf-of flow of applications',
    happened:
      'There is a variant of on-behalf-of in which an application stands for an application, and a user’s token was put into it. That variant is not documented; the wording is all that is known.',
    causes: [
      'The API asks for the exchange in the form meant for services, although a user’s token came in.',
      'A middle tier keeps tokens of users and of services in one place and picked the wrong one.',
    ],
    fixes: [
      'Exchange a user’s token in the ordinary way: `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer`, `requested_token_use=on_behalf_of`, and nothing besides assertion, scope and credential.',
      'With MSAL call `AcquireTokenOnBehalfOf` with a `UserAssertion`, and drop extra parameters.',
    ],
    fixedBy: 'developer',
    retry: false,
    templates: ['User token should not be used in App on behalf of flow.'],
    confidence: 'low',
    links: [OBO_PAGE],
    related: [7000114, 7000113],
  },
];
