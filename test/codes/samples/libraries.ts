import { APP, BLOCK, CORRELATION, LINES, type Sample, TIME, TRACE } from './sample.ts';

const SECRET = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'.`;
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

export const LIBRARIES: readonly Sample[] = [
  {
    name: 'MSAL.NET with its own preface',
    values: { appId: APP },
    text: `Microsoft.Identity.Client.MsalServiceException: A configuration issue is preventing authentication - check the error message from the server for details. You can modify the configuration in the application registration portal. See https://aka.ms/msal-net-invalid-client for details.  Original exception: AADSTS7000215: ${SECRET} ${BLOCK}\n   at Microsoft.Identity.Client.OAuth2.OAuth2Client.ThrowServerException()`,
    codes: [7000215],
    description: SECRET,
  },
  {
    name: 'MSAL.NET ToString',
    values: { appId: APP },
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
    values: { appId: APP, tenant: 'Contoso' },
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
    values: { appId: APP },
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
    values: { appId: APP },
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
    values: { appId: APP },
    text: `FromClientSecret(): http call(https://login.microsoftonline.com/contoso/oauth2/v2.0/token)(POST) error: reply status code was 401:\n${JSON_BODY}`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'Go %q: a body escaped once',
    values: { appId: APP },
    text: `error: "http call error: reply status code was 401:\\n${ESCAPED}"`,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'a body escaped twice',
    values: { appId: APP },
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
