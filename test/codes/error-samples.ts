/** Error texts in the wrappings they are met in. Ids and names are invented. */

export const TRACE = '0b6a3c1e-52d7-4f0c-9a41-7d1f3e5c2b00';
export const CORRELATION = 'c94f7a20-1b3d-4e88-8f55-2a6e9d0b7c13';
export const APP = '7f3d2b1a-9c8e-4d5f-a6b7-c8d9e0f1a2b3';
export const TIME = '2024-12-03 08:15:30Z';

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly codes: readonly number[];
  readonly error?: string;
  readonly suberror?: string;
  /** Which of the ids above the text holds, where not both. */
  readonly ids?: 'none' | 'trace' | 'correlation';
  readonly timestamp?: string | false;
  readonly description?: string;
}

const SECRET = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'.`;
const BLOCK = `Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: ${TIME}`;
const LINES = `Trace ID: ${TRACE}\nCorrelation ID: ${CORRELATION}\nTimestamp: ${TIME}`;
const CRLF = `Trace ID: ${TRACE}\\r\\nCorrelation ID: ${CORRELATION}\\r\\nTimestamp: ${TIME}`;

const BODY = {
  error: 'invalid_client',
  error_description: `AADSTS7000215: ${SECRET} ${BLOCK}`,
  error_codes: [7000215],
  timestamp: TIME,
  trace_id: TRACE,
  correlation_id: CORRELATION,
  error_uri: 'https://login.microsoftonline.com/error?code=7000215',
};
const JSON_BODY = JSON.stringify(BODY);
const ESCAPED = JSON.stringify(JSON_BODY).slice(1, -1);
const TWICE_ESCAPED = JSON.stringify(ESCAPED).slice(1, -1);

const DENIED =
  "The token can't be issued because the identity or claim issuance provider denied the request.";
const QUERY = `error=access_denied&error_description=AADSTS90123%3a+The+token+can%27t+be+issued+because+the+identity+or+claim+issuance+provider+denied+the+request.%0d%0aTrace+ID%3a+${TRACE}%0d%0aCorrelation+ID%3a+${CORRELATION}%0d%0aTimestamp%3a+2024-12-03+08%3a15%3a30Z&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d90123&state=k3Wq`;

export const ENDPOINT: readonly Sample[] = [
  {
    name: 'JSON on one line',
    text: JSON_BODY,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'JSON over many lines',
    text: JSON.stringify(BODY, null, 4),
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'JSON with a suberror and \\r\\n',
    text: `{"error":"invalid_grant","error_description":"AADSTS65001: The user or administrator has not consented to use the application with ID '${APP}' named 'Ledger \\"two\\"'.\\r\\n${CRLF}","suberror":"consent_required"}`,
    codes: [65001],
    error: 'invalid_grant',
    suberror: 'consent_required',
    description: `The user or administrator has not consented to use the application with ID '${APP}' named 'Ledger "two"'.`,
  },
  {
    name: 'the description before the error',
    text: `{"error_description":"AADSTS50013: Assertion failed signature validation. ${BLOCK}","error":"invalid_grant"}`,
    codes: [50013],
    error: 'invalid_grant',
    description: 'Assertion failed signature validation.',
  },
  {
    name: 'codes only, the wrapper first',
    text: '{"error":"invalid_client","error_codes":[70002,50012]}',
    codes: [50012, 70002],
    error: 'invalid_client',
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'codes as strings',
    text: `{"error":"invalid_resource","error_codes":["500011"],"trace_id":"${TRACE}","correlation_id":"${CORRELATION}","timestamp":"${TIME}"}`,
    codes: [500011],
    error: 'invalid_resource',
  },
  {
    name: 'JSON cut inside the message',
    text: `{"error":"unauthorized_client","error_description":"AADSTS700016: Application with identifier '${APP}' was not fou`,
    codes: [700016],
    error: 'unauthorized_client',
    ids: 'none',
    timestamp: false,
    description: `Application with identifier '${APP}' was not fou`,
  },
  {
    name: 'JSON cut inside a GUID',
    text: `{"error":"invalid_client","error_description":"AADSTS50012: Invalid client secret is provided.\\r\\nTrace ID: ${TRACE}\\r\\nCorrelation ID: c94f7a20-1b3d-`,
    codes: [50012],
    error: 'invalid_client',
    ids: 'trace',
    timestamp: false,
    description: 'Invalid client secret is provided.',
  },
  {
    name: 'a chain of two codes',
    text: `{"error":"invalid_client","error_description":"AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.\\r\\n${CRLF}"}`,
    codes: [50012, 70002],
    error: 'invalid_client',
    description: 'Invalid client secret is provided.',
  },
  {
    name: 'a chain without a blank',
    text: `AADSTS70002: Error validating credentials.AADSTS70008: The provided authorization code has expired.\r\n${LINES}`,
    codes: [70008, 70002],
    description: 'The provided authorization code has expired.',
  },
  {
    name: 'a chain whose wrapper is not 70002',
    text: `AADSTS75006: An error occurred while processing a SAML2 request. AADSTS90011: Required field is missing. ${BLOCK}`,
    codes: [90011, 75006],
    description: 'Required field is missing.',
  },
  {
    name: 'the same code twice',
    text: `AADSTS901002: AADSTS901002: The 'resource' request parameter is not supported. ${BLOCK}`,
    codes: [901002],
    description: "The 'resource' request parameter is not supported.",
  },
  {
    name: 'two errors of a log stay in their order',
    text: `08:15 ERROR AADSTS50011: The reply address does not match. ${BLOCK}\n08:16 ERROR AADSTS50012: Invalid client secret is provided. Trace ID: 11111111-52d7-4f0c-9a41-7d1f3e5c2b00 Correlation ID: 22222222-1b3d-4e88-8f55-2a6e9d0b7c13 Timestamp: 2024-12-03 08:16:00Z`,
    codes: [50011, 50012],
    description: 'The reply address does not match.',
  },
  {
    name: 'a message without anything before its block',
    text: `AADSTS50173: The grant was revoked.Trace ID: ${TRACE}Correlation ID: ${CORRELATION}Timestamp: ${TIME}`,
    codes: [50173],
    description: 'The grant was revoked.',
  },
  {
    name: 'no blank after the label of the time',
    text: `AADSTS50012: Invalid client secret is provided.\r\nTrace ID: ${TRACE}\r\nCorrelation ID: ${CORRELATION}\r\nTimestamp:${TIME}`,
    codes: [50012],
    description: 'Invalid client secret is provided.',
  },
  {
    name: 'a seven-digit code that begins with a shorter one',
    text: `AADSTS5001311: Something newer. ${BLOCK}`,
    codes: [5001311],
    description: 'Something newer.',
  },
  {
    name: 'a message that ends with an id of its own',
    text: `AADSTS650056: Misconfigured application. Client app ID: ${APP}. ${BLOCK}`,
    codes: [650056],
    description: `Misconfigured application. Client app ID: ${APP}.`,
  },
  {
    name: 'masked ids',
    text: 'AADSTS50034: The user account {EUII Hidden} does not exist. Trace ID: 00000000-0000-0000-0000-000000000000 Correlation ID: *** Timestamp: <redacted>',
    codes: [50034],
    ids: 'none',
    timestamp: false,
    description: 'The user account {EUII Hidden} does not exist.',
  },
];

export const LIBRARIES: readonly Sample[] = [
  {
    name: 'MSAL.NET with its own preface',
    text: `Microsoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication - check the error message from the server for details. You can modify the configuration in the application registration portal. See https://aka.ms/msal-net-invalid-client for details.  Original exception: AADSTS7000215: ${SECRET} ${BLOCK}\n   at Microsoft.Identity.Client.OAuth2.OAuth2Client.ThrowServerException()`,
    codes: [7000215],
    description: SECRET,
  },
  {
    name: 'MSAL.NET ToString',
    text: `MSAL.NetCore.4.60.0.0.MsalServiceException: \n\tErrorCode: invalid_client\nMicrosoft.Identity.Client.MsalServiceException: AADSTS7000215: ${SECRET} ${BLOCK}\n\tStatusCode: 401 \n\tResponseBody: ${JSON_BODY}`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'MSAL.NET with a suberror in the body only',
    text: `MsalUiRequiredException: AADSTS50076: Due to a configuration change you must use multi-factor authentication. ${BLOCK}\n\tResponseBody: {"error":"invalid_grant","error_description":"AADSTS50076: Due to a configuration change you must use multi-factor authentication. ${BLOCK}","suberror":"basic_action"}`,
    codes: [50076],
    error: 'invalid_grant',
    suberror: 'basic_action',
  },
  {
    name: 'azure-identity .NET with nested exceptions',
    text: `Azure.Identity.AuthenticationFailedException: ClientSecretCredential authentication failed: AADSTS7000222: The provided client secret keys are expired. ---> MSAL.MsalServiceException: AADSTS7000222: The provided client secret keys are expired.\n${LINES}`,
    codes: [7000222],
    description: 'The provided client secret keys are expired.',
  },
  {
    name: 'ADAL.NET',
    text: `AdalServiceException: AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided. ${BLOCK} ---> System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 ---> AdalException: {"error":"invalid_client"}: Unknown error`,
    codes: [50012, 70002],
    error: 'invalid_client',
    description: 'Invalid client secret is provided.',
  },
  {
    name: 'MSAL Java',
    text: `com.microsoft.aad.msal4j.MsalServiceException: AADSTS700016: Application with identifier '${APP}' was not found in the directory 'Contoso'. ${BLOCK}\n\tat com.microsoft.aad.msal4j.AadTokenEndpoint.send(AadTokenEndpoint.java:42)`,
    codes: [700016],
    description: `Application with identifier '${APP}' was not found in the directory 'Contoso'.`,
  },
  {
    name: 'azure-identity Java',
    text: `ERROR in getToken() call for scopes [.default]: AADSTS50013: Assertion failed signature validation.\r\n${LINES}`,
    codes: [50013],
    description: 'Assertion failed signature validation.',
  },
  {
    name: 'ADAL4J',
    text: `AuthenticationException: {"error_description":"AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.\\r\\n${CRLF}","error":"invalid_client"}`,
    codes: [50012, 70002],
    error: 'invalid_client',
  },
  {
    name: 'MSAL Python, a dict with two kinds of quotes',
    text: `{'error': 'invalid_client', 'error_description': "AADSTS7000215: ${SECRET} ${BLOCK}", 'error_codes': [7000215], 'timestamp': '${TIME}', 'trace_id': '${TRACE}', 'correlation_id': '${CORRELATION}', 'error_uri': 'https://login.microsoftonline.com/error?code=7000215'}`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'MSAL Python, a message with single quotes around it',
    text: `{'error': 'invalid_grant', 'error_description': 'AADSTS50034: The user account "anna" isn\\'t known.\\r\\n${CRLF}', 'suberror': 'bad_token'}`,
    codes: [50034],
    error: 'invalid_grant',
    suberror: 'bad_token',
    description: 'The user account "anna" isn\'t known.',
  },
  {
    name: 'azure-identity Python',
    text: `azure.core.exceptions.ClientAuthenticationError: Authentication failed: AADSTS7000215: ${SECRET} ${BLOCK}\nTo mitigate this issue, please refer to the troubleshooting guidelines here.`,
    codes: [7000215],
    description: SECRET,
  },
  {
    name: 'MSAL.js 3',
    text: `invalid_request: Error(s): 900382 - Timestamp: ${TIME} - Description: AADSTS900382: Confidential Client is not supported in Cross Cloud request. - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}`,
    codes: [900382],
    error: 'invalid_request',
    description: 'Confidential Client is not supported in Cross Cloud request.',
  },
  {
    name: 'MSAL.js 3 without a description',
    text: `invalid_request: Error(s): 900382 - Timestamp: ${TIME} - Description: undefined - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}`,
    codes: [900382],
    error: 'invalid_request',
  },
  {
    name: 'MSAL.js 1',
    text: `ServerError: invalid_client: 7000218 - [${TIME}]: AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'. - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}`,
    codes: [7000218],
    error: 'invalid_client',
    description:
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  {
    name: 'MSAL Go',
    text: `FromClientSecret(): http call(https://login.microsoftonline.com/contoso/oauth2/v2.0/token)(POST) error: reply status code was 401:\n${JSON_BODY}`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'Go %q: a body escaped once',
    text: `error: "http call error: reply status code was 401:\\n${ESCAPED}"`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'a body escaped twice',
    text: `{"log":"{\\"message\\":\\"${TWICE_ESCAPED}\\"}"}`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'autorest Go with line ends as text',
    text: `azure.BearerAuthorizer#WithAuthorization: Failed to refresh the Token: StatusCode=401 -- Original Error: adal: Refresh request failed. Status Code = '401'. Response body: {\\"error\\":\\"invalid_client\\",\\"error_description\\":\\"AADSTS7000215: Invalid client secret is provided.\\\\r\\\\nTrace ID: ${TRACE}\\\\r\\\\nCorrelation ID: ${CORRELATION}\\\\r\\\\nTimestamp: ${TIME}\\",\\"error_codes\\":[7000215]}`,
    codes: [7000215],
    error: 'invalid_client',
    description: 'Invalid client secret is provided.',
  },
  {
    name: 'OWIN',
    text: `OpenIdConnectProtocolException: Message contains error: 'invalid_grant', error_description: 'AADSTS54005: OAuth2 Authorization code was already redeemed by 'anna', please retry with a new valid code.\r\n${LINES}', error_uri: 'https://login.microsoftonline.com/error?code=54005'.`,
    codes: [54005],
    error: 'invalid_grant',
    description:
      "OAuth2 Authorization code was already redeemed by 'anna', please retry with a new valid code.",
  },
  {
    name: 'MSAL for iOS: its own number is no code',
    text: `Error Domain=MSALErrorDomain Code=-50000 "(null)" UserInfo={MSALErrorDescriptionKey=AADSTS1002016: You are using TLS version 1.0. ${BLOCK}, MSALInternalErrorCodeKey=-42004}`,
    codes: [1002016],
    description: 'You are using TLS version 1.0.',
  },
  {
    name: 'Windows broker',
    text: `Status: Response_Status.Status_ApiContractViolation Context: (pii) Error code: 3399614476, Tag: 557973642 AADSTS50020: User account does not exist in tenant. ${BLOCK}`,
    codes: [50020],
    description: 'User account does not exist in tenant.',
  },
  {
    name: 'an OAuth error before the code',
    text: `access_denied: AADSTS90123: ${DENIED} ${BLOCK}`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'CIAM native authentication',
    text: `{"error":"invalid_grant","error_description":"AADSTS55200: Invalid continuation. ${BLOCK}","error_codes":[55200],"suberror":"invalid_oob_value"}`,
    codes: [55200],
    error: 'invalid_grant',
    suberror: 'invalid_oob_value',
  },
];

export const CONSOLES: readonly Sample[] = [
  {
    name: 'Azure CLI',
    text: `ERROR: AADSTS7000222: The provided client secret keys for app '${APP}' are expired.\n${LINES}\n\nThe command failed. Interactive authentication is needed. Please run:\naz logout\naz login --tenant "contoso" --scope "https://management.core.windows.net//.default"`,
    codes: [7000222],
    description: `The provided client secret keys for app '${APP}' are expired.`,
  },
  {
    name: 'Azure CLI of the ADAL era',
    text: `Get Token request returned http error: 400 and server response: {"error":"invalid_grant","error_description":"AADSTS70008: The refresh token has expired due to inactivity.\\r\\n${CRLF}","error_codes":[70008]}`,
    codes: [70008],
    error: 'invalid_grant',
  },
  {
    name: 'a GitHub action that masks values',
    text: `Error: : AADSTS501661: Request to External OIDC endpoint failed for ***. ${BLOCK}`,
    codes: [501661],
    description: 'Request to External OIDC endpoint failed for ***.',
  },
  {
    name: 'terraform in its box, wrapped at words',
    text: `╷\n│ Error: building account: could not acquire access token to parse claims: \n│ clientCredentialsToken: received HTTP status 401 with response: \n│ {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client\n│ secret provided. Trace ID: ${TRACE} Correlation\n│ ID: ${CORRELATION} Timestamp: 2024-12-03\n│ 08:15:30Z","error_codes":[7000215]}\n│ \n│   with provider["registry.terraform.io/hashicorp/azurerm"],\n╵`,
    codes: [7000215],
    error: 'invalid_client',
    description: 'Invalid client secret provided.',
  },
  {
    name: 'terraform through az',
    text: `│ Error: building account: running Azure CLI: exit status 1: ERROR: AADSTS70043: The refresh token has expired due to sign-in frequency checks.\n│ Trace ID: ${TRACE}\n│ Correlation ID: ${CORRELATION}\n│ Timestamp: ${TIME}`,
    codes: [70043],
    description: 'The refresh token has expired due to sign-in frequency checks.',
  },
  {
    name: 'Windows PowerShell, broken inside words',
    text: [
      'Login-AzAccount : AADSTS7000215: Invalid client secret provided. Ensure the sec',
      'ret being sent in the request is the client secret value. Trace ID: 0b6a3c1e-52',
      'd7-4f0c-9a41-7d1f3e5c2b00 Correlation ID: c94f7a20-1b3d-4e88-8f55-2a6e9d0b7c13 ',
      'Timestamp: 2024-12-03 08:15:30Z',
      'At line:1 char:1',
      '+ Login-AzAccount -ServicePrincipal',
      '    + CategoryInfo          : CloseError: (:) [Connect-AzAccount]',
    ].join('\r\n'),
    codes: [7000215],
    description:
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.',
  },
  {
    name: 'a code broken by the console',
    text: `Get-AADLicenseSku : One or more errors occurred. The service answered with: AADSTS70002\n15: Invalid client secret provided.\n${LINES}`,
    codes: [7000215],
    description: 'Invalid client secret provided.',
  },
  {
    name: 'a GUID broken by the console',
    text: `AADSTS50012: Invalid client secret is provided. Trace ID: 0b6a3c1e-52d7-4f0\nc-9a41-7d1f3e5c2b00 Correlation ID: ${CORRELATION} Timestamp: ${TIME}`,
    codes: [50012],
  },
  {
    name: 'PowerShell 7, concise view',
    text: `Connect-AzAccount: \nLine |\n   1 |  Connect-AzAccount -ServicePrincipal\n     |  ~~~~~~~~~~~~~~~~~\n     | ClientSecretCredential authentication failed: AADSTS7000215: Invalid client secret provided.\n     | Trace ID: ${TRACE}\n     | Correlation ID: ${CORRELATION}\n     | Timestamp: ${TIME}`,
    codes: [7000215],
    description: 'Invalid client secret provided.',
  },
  {
    name: 'colours of a terminal',
    text: `\u001b[31mAADSTS50058\u001b[0m: A silent sign-in request was sent but no user is signed in.\n${LINES}`,
    codes: [50058],
    description: 'A silent sign-in request was sent but no user is signed in.',
  },
  {
    name: 'no block, and text of the user below',
    text: 'AADSTS7000215: Invalid client secret provided.\nMy value starts with hunter2',
    codes: [7000215],
    ids: 'none',
    timestamp: false,
    description: 'Invalid client secret provided.',
  },
];

export const PAGES: readonly Sample[] = [
  {
    name: 'a redirect query',
    text: `https://app.example/callback?${QUERY}`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'a redirect fragment',
    text: `https://app.example/#${QUERY}`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'upper-case hex and %20',
    text: `https://app.example/cb?${QUERY.replace(/%[\da-f]{2}/g, (hex) => hex.toUpperCase()).replaceAll('+', '%20')}`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'encoded twice',
    text: `https://proxy.example/?next=${encodeURIComponent(`https://app.example/cb?${QUERY}`)}`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'encoded twice in its parameter',
    text: `GET /cb?${QUERY.replaceAll('%', '%25')} 302`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'a redirect inside a page',
    text: `<a href="https://app.example/cb?${QUERY.replaceAll('&', '&amp;')}">back</a>`,
    codes: [90123],
    error: 'access_denied',
    description: DENIED,
  },
  {
    name: 'a redirect cut inside an escape',
    text: 'https://app.example/cb?error=server_error&error_description=AADSTS50000%3a+There+was+an+error+issuing+a+token%2',
    codes: [50000],
    error: 'server_error',
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'an error_uri alone',
    text: 'https://login.partner.microsoftonline.cn/error?code=50058',
    codes: [50058],
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'the script of the sign-in page',
    text: `<html><script type="text/javascript">//<![CDATA[\n$Config={"strMainMessage":"Sorry","strServiceExceptionMessage":"AADSTS50011: The redirect URI \\u0027https://app.example/cb\\u0027 specified in the request does not match.","sErrorCode":"50011","iErrorCode":50011,"correlationId":"${CORRELATION}","sessionId":"${TRACE}"};\n//]]></script></html>`,
    codes: [50011],
    timestamp: false,
    description: "The redirect URI 'https://app.example/cb' specified in the request does not match.",
  },
  {
    name: 'the script of the sign-in page with a number only',
    text: `$Config={"sErrorCode":"50105","correlationId":"${CORRELATION}","sessionId":"${TRACE}"};`,
    codes: [50105],
    timestamp: false,
  },
  {
    name: 'the text of the sign-in page, message last',
    text: `Sign in\nSorry, but we're having trouble signing you in.\nRequest Id: ${TRACE}\nCorrelation Id: ${CORRELATION}\nTimestamp: 2020-10-12T18:51:54Z\nMessage: AADSTS500201: We are unable to issue tokens from this API version for a Microsoft account.\nAdvanced diagnostics: Enable`,
    codes: [500201],
    timestamp: '2020-10-12T18:51:54Z',
    description: 'We are unable to issue tokens from this API version for a Microsoft account.',
  },
  {
    name: 'the markup of the sign-in page',
    text: `<div>Request Id: <b>${TRACE}</b></div><div>Correlation Id: <b>${CORRELATION}</b></div><div>Timestamp: 2020-10-12T18:51:54Z</div><div>Message: AADSTS50105: Anna&#39;s account is not assigned to a role for &quot;Ledger&quot;.</div>`,
    codes: [50105],
    timestamp: '2020-10-12T18:51:54Z',
    description: 'Anna\'s account is not assigned to a role for "Ledger".',
  },
  {
    name: 'WS-Trust',
    text: '<S:Fault><S:Detail><psf:error><psf:value>0x80048823</psf:value><psf:internalerror><psf:code>0x80048823</psf:code><psf:text>AADSTS53003: Access has been blocked by Conditional Access policies.</psf:text></psf:internalerror></psf:error></S:Detail></S:Fault>',
    codes: [53003],
    ids: 'none',
    timestamp: false,
    description: 'Access has been blocked by Conditional Access policies.',
  },
  {
    name: 'SAML',
    text: `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"/><samlp:StatusMessage>AADSTS75006: An error occurred while processing a SAML2 Authentication request. AADSTS90011: Saml request Assertion Consumer Service URL is missing.&#xD;&#xA;Trace ID: ${TRACE}&#xD;&#xA;Correlation ID: ${CORRELATION}&#xD;&#xA;Timestamp: ${TIME}</samlp:StatusMessage></samlp:Status>`,
    codes: [90011, 75006],
    description: 'Saml request Assertion Consumer Service URL is missing.',
  },
  {
    name: 'a sign-in of Microsoft Graph',
    text: `{"correlationId":"${CORRELATION}","status":{"errorCode":50126,"failureReason":"Invalid username or password."}}`,
    codes: [50126],
    ids: 'correlation',
    timestamp: false,
  },
  {
    name: 'a query of Log Analytics',
    text: 'SigninLogs | where ResultType in ("50126", "50053")',
    codes: [50053, 50126],
    ids: 'none',
    timestamp: false,
  },
];

const OTHER_LANGUAGES: readonly (readonly [string, string])[] = [
  ['Portuguese', `ID de rastreio: ${TRACE} ID de correlação: ${CORRELATION} Carimbo de data/hora: ${TIME}`],
  [
    'Spanish',
    `Id. de seguimiento: ${TRACE}\r\nId. de correlación: ${CORRELATION}\r\nMarca de tiempo: ${TIME}`,
  ],
  ['Turkish', `İz ID: ${TRACE} Bağıntı ID: ${CORRELATION} Zaman damgası: ${TIME}`],
  ['German', `Ablaufverfolgungs-ID: ${TRACE} Korrelations-ID: ${CORRELATION} Zeitstempel: ${TIME}`],
  ['French, exchanged', `ID de corrélation : ${CORRELATION} ID de suivi : ${TRACE} Horodatage : ${TIME}`],
  [
    'Italian, after an id of the message',
    `ID app: ${APP}. ID traccia: ${TRACE} ID correlazione: ${CORRELATION} Timestamp: ${TIME}`,
  ],
  ['Japanese', `トレース ID: ${TRACE} 関連付け ID: ${CORRELATION} タイムスタンプ: ${TIME}`],
];

export const LANGUAGES: readonly Sample[] = OTHER_LANGUAGES.map(([name, block]) => ({
  name,
  text: `AADSTS50011: A mensagem 'https://app.example' aqui. ${block}`,
  codes: [50011],
  description: `A mensagem 'https://app.example' aqui.${block.includes(APP) ? ` ID app: ${APP}.` : ''}`,
}));

export const PROSE: readonly Sample[] = [
  ['the number alone', '7000215', [7000215]],
  ['the code alone', ' AADSTS7000215\n', [7000215]],
  ['a typing mistake', 'got ADSTS50059 again', [50059]],
  ['lower case', 'aadsts70002: error', [70002]],
  ['in brackets', 'login fails (AADSTS50012)', [50012]],
  ['as a name', 'Error AADSTS-700027, then AADSTS_50013 and AADSTS 50020', [700027, 50013, 50020]],
  ['the portal', 'Error Code: 50105', [50105]],
  ['a few words', 'error code 50126?', [50126]],
  [
    'a real message before a code named in passing',
    'Not AADSTS50011 this time: AADSTS50012: Invalid.',
    [50012, 50011],
  ],
  ['nothing', '', []],
  ['no code', 'Invalid issuer or signature.', []],
  ['B2C', 'AADB2C90118: The user has forgotten their password.', []],
  ['token validation', 'IDX10501: Signature validation failed.', []],
  ['old Access Control', 'ACS50000: There was an error issuing a token.', []],
  ['MSAL’s own number', 'Error Domain=MSALErrorDomain Code=-50000', []],
  ['a socket error', 'Error Code: 10060 connection timed out', []],
  ['too many digits', 'AADSTS500121234: no', []],
  ['too few digits', 'AADSTS5001: no', []],
  ['a longer word', 'MYAADSTS50012', []],
  ['a family of codes', 'all of AADSTS50000x', []],
].map(([name, text, codes]) => ({
  name: name as string,
  text: text as string,
  codes: codes as readonly number[],
  ids: 'none',
  timestamp: false,
}));
