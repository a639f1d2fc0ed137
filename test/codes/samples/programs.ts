import * as said from './said.ts';

import {
  APP,
  answer,
  CORRELATION,
  expectsAll,
  expectsText,
  head,
  LINES,
  onLines,
  onOneLine,
  type Said,
  type Sample,
  TIME,
  TRACE,
} from './sample.ts';

const body = (each: Said) => JSON.stringify(answer(each));

/** Errors of .NET libraries. */
export const DOTNET: readonly Sample[] = [
  {
    name: 'MSAL.NET in a log',
    text: `[MSAL.NetCore][False - 2024-12-03 08:15:30Z - ${CORRELATION}] Exception type: Microsoft.Identity.Client.MsalServiceException\n, ErrorCode: unauthorized_client\nHTTP StatusCode 400\nCorrelationId ${CORRELATION}\n${onOneLine(said.UNKNOWN_APP)}\n   at Microsoft.Identity.Client.OAuth2.OAuth2Client.CreateResponse()`,
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'MSAL.NET as JSON',
    text: `{"type":"MsalServiceException","error_code":"invalid_client","error_description":"${head(said.ASSERTION_TIMES)}","status_code":401,"response_body":"{\\"error\\":\\"invalid_client\\",\\"error_codes\\":[700024]}","correlation_id":"${CORRELATION}"}`,
    ...expectsAll(said.ASSERTION_TIMES),
    ids: 'correlation',
    timestamp: false,
  },
  {
    name: 'MSAL.NET, interaction needed, inside an aggregate',
    text: `System.AggregateException: One or more errors occurred. (${onOneLine(said.MULTI_FACTOR)})\n ---> MSAL.NetCore.4.66.2.0.MsalUiRequiredException: \n\tErrorCode: invalid_grant\nMicrosoft.Identity.Client.MsalUiRequiredException: ${onOneLine(said.MULTI_FACTOR)}\n\tStatusCode: 400 \n\tResponseBody: {"error":"invalid_grant","suberror":"basic_action"}`,
    codes: [50076],
    error: 'invalid_grant',
    suberror: 'basic_action',
    values: said.MULTI_FACTOR.values,
  },
  {
    name: 'Microsoft.Identity.Web',
    text: `IDW10502: An MsalUiRequiredException was thrown due to a challenge for the user. See https://aka.ms/ms-id-web/ca_incremental-consent.\n ---> MsalUiRequiredException: ${onLines(said.CONSENT)}`,
    ...expectsText(said.CONSENT),
  },
  {
    name: 'all credentials in a row',
    text: `Azure.Identity.CredentialUnavailableException: DefaultAzureCredential failed to retrieve a token from the included credentials.\n- EnvironmentCredential authentication failed: ${onOneLine(said.EXPIRED_SECRET)}\n- WorkloadIdentityCredential authentication unavailable.\n- ManagedIdentityCredential authentication unavailable.`,
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'a certificate credential with its inner exception',
    text: `Azure.Identity.AuthenticationFailedException: ClientCertificateCredential authentication failed: A configuration issue is preventing authentication - check the error message from the server for details. You can modify the configuration in the application registration portal. See https://aka.ms/msal-net-invalid-client for details.  Original exception: ${onOneLine(said.KEY_NOT_FOUND)}\n ---> MSAL.NetCore.4.60.0.0.MsalServiceException: \n\tErrorCode: invalid_client`,
    ...expectsAll(said.KEY_NOT_FOUND),
  },
  {
    name: 'a managed identity assertion',
    text: `Azure.Identity.AuthenticationFailedException: ClientAssertionCredential authentication failed: ${onOneLine(said.FEDERATED)}\r\n   at Azure.Identity.CredentialDiagnosticScope.FailWrapAndThrow(Exception ex)`,
    ...expectsText(said.FEDERATED),
  },
  {
    name: 'OpenID Connect middleware',
    text: `Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectProtocolException: Message contains error: 'invalid_client', error_description: '${onLines(said.WRONG_SECRET).replaceAll('\n', '\r\n')}', error_uri: 'https://login.microsoftonline.com/error?code=7000215', status code '401'.`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'the SQL client',
    text: `Microsoft.Data.SqlClient.SqlException (0x80131904): Failed to authenticate the user NT Authority\\Anonymous Logon in Active Directory (Authentication=ActiveDirectoryServicePrincipal).\r\nError code 0xinvalid_client\r\n${onLines(said.WRONG_SECRET)}\r\nError Number:0,State:0,Class:11`,
    ...expectsText(said.WRONG_SECRET),
  },
  {
    name: 'ADAL.NET with the answer inside',
    text: `Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException: ${onLines(said.RESOURCE)} ---> System.Net.Http.HttpRequestException:  Response status code does not indicate success: 400 (BadRequest). ---> Microsoft.IdentityModel.Clients.ActiveDirectory.AdalException: ${body(said.RESOURCE)}: Unknown error`,
    ...expectsAll(said.RESOURCE),
  },
  {
    name: 'the Windows broker',
    text: `MsalServiceException: WAM Error\n Error Code: 3399614476\n Error Message: ${onOneLine(said.CONSUMERS)}\n WAM Error Message: (pii)\n Internal Error Code: 557973645`,
    ...expectsText(said.CONSUMERS),
  },
];

/** Errors of Java libraries. */
export const JAVA: readonly Sample[] = [
  {
    name: 'MSAL4J with its cause',
    text: `java.util.concurrent.ExecutionException: com.microsoft.aad.msal4j.MsalServiceException: ${onOneLine(said.KEY_NOT_FOUND)}\n\tat java.base/java.util.concurrent.CompletableFuture.reportGet(CompletableFuture.java:396)\n\tat heron.ledger.Tokens.get(Tokens.java:50012)\nCaused by: com.microsoft.aad.msal4j.MsalServiceException: ${onOneLine(said.KEY_NOT_FOUND)}\n\t... 12 more`,
    ...expectsText(said.KEY_NOT_FOUND),
  },
  {
    name: 'MSAL4J, interaction needed',
    text: `com.microsoft.aad.msal4j.MsalInteractionRequiredException: ${onLines(said.MULTI_FACTOR)}\n\tat com.microsoft.aad.msal4j.MsalServiceExceptionFactory.fromHttpResponse(MsalServiceExceptionFactory.java:43)`,
    ...expectsText(said.MULTI_FACTOR),
  },
  {
    name: 'azure-identity with a tab and an at',
    text: `com.azure.core.exception.ClientAuthenticationException: Client secret authentication failed: ${onOneLine(said.EXPIRED_SECRET)}\n\tat com.azure.identity.ClientSecretCredential.getToken(ClientSecretCredential.java:85)`,
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'azure-identity in a log',
    text: `[reactor-http-epoll-2] ERROR com.azure.identity.EnvironmentCredential - Azure Identity => ERROR in getToken() call for scopes [https://vault.azure.net/.default]: ${onOneLine(said.UNKNOWN_TENANT)}`,
    ...expectsText(said.UNKNOWN_TENANT),
  },
  {
    name: 'Spring Security with the body in its quotes',
    text: `[invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: 401 Unauthorized: "${body(said.WRONG_SECRET)}"`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'Spring Security with its own brackets',
    text: `org.springframework.security.oauth2.core.OAuth2AuthorizationException: [invalid_grant] ${onOneLine(said.REVOKED)}`,
    ...expectsAll(said.REVOKED),
  },
  {
    name: 'ADAL4J',
    text: `com.microsoft.aad.adal4j.AuthenticationException: {"error_description":"AADSTS65001: ${said.CONSENT.message.replaceAll('"', '\\"')}\\r\\nTrace ID: ${TRACE}\\r\\nCorrelation ID: ${CORRELATION}\\r\\nTimestamp: ${TIME}","error":"invalid_grant"}`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'the SQL driver',
    text: `com.microsoft.sqlserver.jdbc.SQLServerException: Failed to authenticate the user ida@wren.example in Active Directory (Authentication=ActiveDirectoryPassword). ${head(said.GUEST)} ClientConnectionId:${APP}`,
    codes: [50020],
    ids: 'none',
    timestamp: false,
    values: said.GUEST.values,
  },
];

/** Errors of Python libraries. */
export const PYTHON: readonly Sample[] = [
  {
    name: 'azure-identity with its hint',
    text: `azure.core.exceptions.ClientAuthenticationError: Authentication failed: ${onOneLine(said.SUBJECT)}\nContent: ${body(said.SUBJECT)}`,
    ...expectsAll(said.SUBJECT),
  },
  {
    name: 'the chain of credentials',
    text: `DefaultAzureCredential failed to retrieve a token from the included credentials.\nAttempted credentials:\n\tEnvironmentCredential: Authentication failed: ${onOneLine(said.WRONG_SECRET)}\nTo mitigate this issue, please refer to the troubleshooting guidelines here at https://aka.ms/azsdk/python/identity/defaultazurecredential/troubleshoot.`,
    ...expectsText(said.WRONG_SECRET),
  },
  {
    name: 'a traceback',
    text: `Traceback (most recent call last):\n  File "/srv/ledger/tokens.py", line 50011, in acquire\n    raise RuntimeError(result["error_description"])\nRuntimeError: ${onLines(said.PRINCIPAL)}`,
    ...expectsText(said.PRINCIPAL),
  },
  {
    name: 'oauthlib',
    text: `oauthlib.oauth2.rfc6749.errors.InvalidClientError: (invalid_client) ${onOneLine(said.WRONG_SECRET)}`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'the repr of an exception',
    text: `ValueError('Token request failed: {\\'error\\': \\'invalid_grant\\', \\'error_description\\': "${onOneLine(said.USER_ASSERTION_AUDIENCE)}"}')`,
    ...expectsAll(said.USER_ASSERTION_AUDIENCE),
  },
  {
    name: 'the repr of bytes',
    text: `b'${body(said.SUBJECT).replaceAll("'", "\\'")}'`,
    ...expectsAll(said.SUBJECT),
  },
];

/** Errors of JavaScript libraries. */
export const JAVASCRIPT: readonly Sample[] = [
  {
    name: 'azure-identity',
    text: `AggregateAuthenticationError: ChainedTokenCredential authentication failed.\nAuthenticationError: invalid_client Status code: 401\nMore details:\n${onLines(said.KEY_NOT_FOUND)}`,
    ...expectsAll(said.KEY_NOT_FOUND),
  },
  {
    name: 'azure-identity over MSAL.js',
    text: `AuthenticationRequiredError: invalid_client: Error(s): 7000222 - Timestamp: ${TIME} - Description: ${head(said.EXPIRED_SECRET)} - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}`,
    ...expectsAll(said.EXPIRED_SECRET),
  },
  {
    name: 'MSAL.js with a block inside its description',
    text: `ServerError: invalid_client: Error(s): 7000215 - Timestamp: ${TIME} - Description: ${onOneLine(said.WRONG_SECRET)} - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}\n    at new ServerError (/srv/app/node_modules/@azure/msal-common/dist/index.cjs:521:28)`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'MSAL.js, interaction needed',
    text: `InteractionRequiredAuthError: interaction_required: ${onOneLine(said.MULTI_FACTOR)}\n    at ResponseHandler.validateTokenResponse (msal-browser.js:4412:13)`,
    ...expectsAll(said.MULTI_FACTOR),
  },
  {
    name: 'MSAL.js in a browser that asked from a foreign origin',
    text: `invalid_request: 9002326 - [${TIME}]: ${head(said.ORIGIN)} - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE}`,
    ...expectsAll(said.ORIGIN),
  },
  {
    name: 'openid-client',
    text: `OPError: invalid_client (${onLines(said.WRONG_SECRET).replaceAll('\n', '\r\n')})\n    at processResponse (/srv/app/node_modules/openid-client/lib/helpers/process_response.js:38:13)`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'next-auth in its log',
    text: `[next-auth][error][OAUTH_CALLBACK_ERROR]\nhttps://next-auth.js.org/errors#oauth_callback_error unauthorized_client (${onOneLine(said.UNKNOWN_APP)}) {\n  error: OPError: unauthorized_client\n  providerId: 'azure-ad'\n}`,
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'an error of axios as JSON',
    text: `{"status":400,"data":${body(said.DEFAULT_SCOPE)},"config":{"url":"https://login.microsoftonline.com/heron/oauth2/v2.0/token"}}`,
    ...expectsAll(said.DEFAULT_SCOPE),
  },
];

/** Errors of Go, mobile and other libraries. */
export const OTHERS: readonly Sample[] = [
  {
    name: 'azidentity with its rulers',
    text: `ClientSecretCredential authentication failed. \nPOST https://login.microsoftonline.com/heron/oauth2/v2.0/token\n--------------------------------------------------------------------------------\nRESPONSE 401: 401 Unauthorized\n--------------------------------------------------------------------------------\n${JSON.stringify(answer(said.WRONG_SECRET), null, 2)}\n--------------------------------------------------------------------------------\nTo troubleshoot, visit https://aka.ms/azsdk/go/identity/troubleshoot#client-secret`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'golang.org/x/oauth2',
    text: `oauth2: "invalid_client" "${onOneLine(said.EXPIRED_SECRET)}" "https://login.microsoftonline.com/error?code=7000222"`,
    ...expectsAll(said.EXPIRED_SECRET),
  },
  {
    name: 'golang.org/x/oauth2 of old',
    text: `oauth2: cannot fetch token: 400 Bad Request\nResponse: ${body(said.PARAMETER)}`,
    ...expectsAll(said.PARAMETER),
  },
  {
    name: 'a structured log of Go',
    text: `time=2024-12-03T08:15:30.000Z level=ERROR msg="token request failed" err=${JSON.stringify(`http call error: reply status code was 401:\n${body(said.CONSENT)}`)}`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'pulumi',
    text: `    error: could not acquire access token to parse claims: clientCredentialsToken: received HTTP status 401 with response: ${body(said.SUBJECT)}`,
    ...expectsAll(said.SUBJECT),
  },
  {
    name: 'MSAL for iOS with its keys',
    text: `Error Domain=MSALErrorDomain Code=-50002 "(null)" UserInfo={MSALErrorDescriptionKey=${onOneLine(said.MULTI_FACTOR)}, MSALOAuthErrorKey=interaction_required, MSALOAuthSubErrorKey=basic_action, MSALInternalErrorCodeKey=-42005, MSALCorrelationIDKey=${CORRELATION}}`,
    ...expectsAll(said.MULTI_FACTOR),
    suberror: 'basic_action',
  },
  {
    name: 'MSAL for Android',
    text: `com.microsoft.identity.client.exception.MsalServiceException: ${onOneLine(said.CONSUMERS)}\n    at com.microsoft.identity.client.internal.controllers.MsalExceptionAdapter.msalExceptionFromBaseException(MsalExceptionAdapter.java:71)\n D/MSAL: errorCode=invalid_request`,
    ...expectsAll(said.CONSUMERS),
  },
  {
    name: 'MSAL for C++',
    text: `(Code: 557, Tag: 8f1qm) Status: ServerError, Error: invalid_grant, SubError: bad_token, Description: ${onOneLine(said.INACTIVE)}`,
    codes: [700082],
    error: 'invalid_grant',
    suberror: 'bad_token',
    values: said.INACTIVE.values,
  },
  {
    name: 'a crate of Rust',
    text: `Error: Full(Custom { kind: Credential, error: "token response error: {\\"error\\":\\"invalid_client\\",\\"error_description\\":\\"${onOneLine(said.ASSERTION_TIMES)}\\",\\"error_codes\\":[700024]}" }, "request token error")`,
    ...expectsAll(said.ASSERTION_TIMES),
  },
  {
    name: 'OAuth2 for Ruby',
    text: `OAuth2::Error (invalid_client: ${onLines(said.WRONG_SECRET)}\n${body(said.WRONG_SECRET)}):`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'autorest of Go',
    text: `azure.BearerAuthorizer#WithAuthorization: Failed to refresh the Token for request to https://management.azure.com/subscriptions?api-version=2016-06-01: StatusCode=400 -- Original Error: adal: Refresh request failed. Status Code = '400'. Response body: ${body(said.UNKNOWN_APP)} Endpoint https://login.microsoftonline.com/heron/oauth2/token?api-version=1.0`,
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'a chat extension',
    text: `Error: access_denied: ${onOneLine(said.NOT_ASSIGNED)}`,
    ...expectsAll(said.NOT_ASSIGNED),
  },
  {
    name: 'native authentication with its own error object',
    text: `{"error":{"code":"serverError","body":${JSON.stringify(answer(said.BLOCKED, { error: 'invalid_grant', suberror: 'mfa_required' }))}}}`,
    ...expectsAll(said.BLOCKED),
    error: 'invalid_grant',
    suberror: 'mfa_required',
  },
  {
    name: 'no more than a block after it, in its own order',
    text: `${head(said.PRINCIPAL)} - Correlation ID: ${CORRELATION} - Trace ID: ${TRACE} - Timestamp: ${TIME}`,
    ...expectsText(said.PRINCIPAL),
  },
  {
    name: 'a program that says which block it shows',
    text: `Login failed (${head(said.UNKNOWN_TENANT)})\n\n${LINES}`,
    codes: [90002],
    values: said.UNKNOWN_TENANT.values,
  },
];
