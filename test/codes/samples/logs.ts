import * as said from './said.ts';

import {
  answer,
  CORRELATION,
  expectsAll,
  expectsText,
  head,
  onLines,
  onOneLine,
  type Said,
  type Sample,
  TIME,
  TRACE,
} from './sample.ts';

const body = (each: Said) => JSON.stringify(answer(each));
const prefixed = (prefix: string, text: string) => text.replace(/^/gm, prefix);

/** Logs of containers, of machines and of frameworks. */
export const LOGS: readonly Sample[] = [
  {
    name: 'docker compose',
    text: prefixed(
      'ledger-api-1  | ',
      `fail: Ledger.Tokens[0]\n      Token request failed.\n${onLines(said.WRONG_SECRET)}`,
    ),
    ...expectsText(said.WRONG_SECRET),
  },
  {
    name: 'the JSON file of docker',
    text: `${JSON.stringify({ log: `${onOneLine(said.GUEST)}\n`, stream: 'stderr', time: '2024-12-03T08:15:31.123456789Z' })}\n`,
    ...expectsText(said.GUEST),
  },
  {
    name: 'the JSON file of docker, a body inside',
    text: JSON.stringify({
      log: `answer: ${body(said.CONSENT)}\n`,
      stream: 'stderr',
      time: '2024-12-03T08:15:31.123456789Z',
    }),
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'kubectl with the names of pods',
    text: prefixed('[pod/ledger-7c9d/api] ', onLines(said.SUBJECT)),
    ...expectsText(said.SUBJECT),
  },
  {
    name: 'the log of a node of Kubernetes',
    text: prefixed('2024-12-03T08:15:31.123456789Z stderr F ', onLines(said.FEDERATED)),
    ...expectsText(said.FEDERATED),
  },
  {
    name: 'an event of Kubernetes',
    text: `  Warning  FailedMount  12s (x5 over 30s)  kubelet  MountVolume.SetUp failed for volume "secrets" : rpc error: code = Unknown desc = failed to mount secrets store objects for pod ledger/api, err: rpc error: code = Unknown desc = failed to acquire token: FromAssertion(): http call(https://login.microsoftonline.com/heron/oauth2/v2.0/token)(POST) error: reply status code was 401:\n${body(said.SUBJECT)}`,
    ...expectsAll(said.SUBJECT),
  },
  {
    name: 'klog with a quoted error',
    text: `E1203 08:15:31.123456       1 controller.go:324] "Reconciler error" err=${JSON.stringify(`failed to get token: ${body(said.AUDIENCE)}`)} controller="identity"`,
    ...expectsAll(said.AUDIENCE),
  },
  {
    name: 'journald',
    text: prefixed('Dec 03 08:15:31 wren ledger[4711]: ', onLines(said.UNKNOWN_APP)),
    ...expectsText(said.UNKNOWN_APP),
  },
  {
    name: 'journald with its own time',
    text: prefixed('2024-12-03T08:15:31+0100 wren ledger[4711]: ', onLines(said.PRINCIPAL)),
    ...expectsText(said.PRINCIPAL),
  },
  {
    name: 'log4j',
    text: `2024-12-03 08:15:31,123 ERROR [main] c.h.l.Tokens - Token request failed: ${onOneLine(said.ASSERTION_TIMES)}\ncom.microsoft.aad.msal4j.MsalServiceException: ${onOneLine(said.ASSERTION_TIMES)}\n\tat heron.ledger.Tokens.get(Tokens.java:12)`,
    ...expectsText(said.ASSERTION_TIMES),
  },
  {
    name: 'logback as JSON',
    text: JSON.stringify({
      '@timestamp': '2024-12-03T08:15:31.123Z',
      level: 'ERROR',
      message: 'failed',
      stack_trace: `com.microsoft.aad.msal4j.MsalServiceException: ${onLines(said.KEY_NOT_FOUND)}\n\tat heron.ledger.Tokens.get(Tokens.java:12)\n`,
    }),
    ...expectsText(said.KEY_NOT_FOUND),
  },
  {
    name: 'serilog as JSON',
    text: JSON.stringify({
      '@t': '2024-12-03T08:15:31.1234567Z',
      '@mt': 'Token for {Resource} failed',
      '@l': 'Error',
      '@x': `Microsoft.Identity.Client.MsalServiceException: ${onOneLine(said.EXPIRED_SECRET)}\r\n   at Heron.Ledger.Tokens.Get()`,
      Resource: 'graph',
    }),
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'serilog as text',
    text: `[08:15:31 ERR] Token request failed\nMicrosoft.Identity.Client.MsalUiRequiredException: ${onLines(said.REVOKED)}\n   at Heron.Ledger.Tokens.Get()`,
    ...expectsText(said.REVOKED),
  },
  {
    name: 'the console of ASP.NET',
    text: `fail: Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware[1]\n      An unhandled exception has occurred while executing the request.\n      MSAL.NetCore.4.60.0.0.MsalUiRequiredException: \n      \tErrorCode: invalid_grant\n      Microsoft.Identity.Client.MsalUiRequiredException: ${onOneLine(said.USER_ASSERTION_TIMES)}\n         at Microsoft.Identity.Client.OAuth2.OAuth2Client.Send()`,
    ...expectsAll(said.USER_ASSERTION_TIMES),
  },
  {
    name: 'the logging of Python',
    text: `2024-12-03 08:15:31,123 - azure.identity._internal.decorators - WARNING - ClientSecretCredential.get_token failed: ${onOneLine(said.WRONG_SECRET)}`,
    ...expectsText(said.WRONG_SECRET),
  },
  {
    name: 'Airflow',
    text: `[2024-12-03, 08:15:31 UTC] {taskinstance.py:1937} ERROR - Task failed with exception\nazure.core.exceptions.ClientAuthenticationError: Authentication failed: ${onOneLine(said.EXPIRED_SECRET)}`,
    ...expectsText(said.EXPIRED_SECRET),
  },
  {
    name: 'an exception of Application Insights',
    text: JSON.stringify([
      {
        name: 'exceptions',
        outerMessage: onOneLine(said.RESOURCE),
        problemId: 'Azure.Identity.AuthenticationFailedException at Heron.Ledger',
        details: [{ severityLevel: 'Error', message: onOneLine(said.RESOURCE), id: '50111222' }],
      },
    ]),
    ...expectsText(said.RESOURCE),
  },
  {
    name: 'a row of Log Analytics',
    text: `{"TimeGenerated":"2024-12-03T08:15:31Z","ResultType":"700082","ResultDescription":"The refresh token has expired due to inactivity.","CorrelationId":"${CORRELATION}","DurationMs":50012}`,
    codes: [700082],
    ids: 'correlation',
    timestamp: false,
  },
  {
    name: 'a service principal sign-in of Log Analytics',
    text: `AADServicePrincipalSignInLogs | where ResultType == 7000215 and CorrelationId == "${CORRELATION}"`,
    codes: [7000215],
    ids: 'correlation',
    timestamp: false,
  },
  {
    name: 'a query for several results',
    text: 'SigninLogs\n| where ResultType in (50126, 50053, "53003")\n| summarize count() by ResultType',
    codes: [53003, 50053, 50126],
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'a sign-in of Microsoft Graph, pretty',
    text: JSON.stringify(
      {
        id: TRACE,
        correlationId: CORRELATION,
        status: { errorCode: 50105, failureReason: 'User is not assigned.', additionalDetails: null },
      },
      null,
      2,
    ),
    codes: [50105],
    ids: 'correlation',
    timestamp: false,
  },
  {
    name: 'the sign-in log of the portal',
    text: `Date\n12/3/2024, 8:15:31 AM\nRequest ID\n${TRACE}\nCorrelation ID\n${CORRELATION}\nAuthentication requirement\nSingle-factor authentication\nStatus\nFailure\nContinuous access evaluation\nNo\nSign-in error code\n7000222\nFailure reason\nThe provided client secret keys are expired.`,
    codes: [7000222],
    timestamp: false,
  },
  {
    name: 'logfmt',
    text: `ts=2024-12-03T08:15:31Z level=error msg="token" error="invalid_client" error_description="${onOneLine(said.WRONG_SECRET)}"`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'CloudWatch with tabs',
    text: `2024-12-03T08:15:31.123Z\t${CORRELATION}\tERROR\tInvoke Error\t${JSON.stringify({ errorType: 'ServerError', errorMessage: `invalid_client: ${onOneLine(said.WRONG_SECRET)}`, stack: [] })}`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'the event log of Windows',
    text: `Log Name:      Application\r\nSource:        HeronLedger\r\nEvent ID:      1026\r\nLevel:         Error\r\nDescription:\r\nMicrosoft.Identity.Client.MsalServiceException: ${onLines(said.UNKNOWN_TENANT).replaceAll('\n', '\r\n')}\r\n   at Heron.Ledger.Program.Main()`,
    ...expectsText(said.UNKNOWN_TENANT),
  },
  {
    name: 'the operational log of a joined device',
    text: `Error: 0xCAA2000C The request requires user interaction.\r\nCode: interaction_required\r\nDescription: ${onLines(said.MULTI_FACTOR).replaceAll('\n', '\r\n')}\r\nTokenEndpoint: https://login.microsoftonline.com/common/oauth2/token\r\nLogged at OAuthTokenRequestBase.cpp, line: 450, method: OAuthTokenRequestBase::ProcessOAuthResponse.`,
    ...expectsAll(said.MULTI_FACTOR),
  },
  {
    name: 'dsregcmd',
    text: `      AzureAdPrt : NO\r\n      Attempt Status : 0xc000006d\r\n      Server Error Code : invalid_grant\r\n      Server Error Description : AADSTS50126: Error validating credentials due to invalid username or password.\r\n      Correlation ID : ${CORRELATION}`,
    codes: [50126],
    error: 'invalid_grant',
    ids: 'correlation',
    timestamp: false,
    description: 'Error validating credentials due to invalid username or password.',
  },
  {
    name: 'two services of a log, the first one counts',
    text: `08:15:30 ledger ${onOneLine(said.SUBJECT)}\n08:15:31 orders ${head(said.AUDIENCE)} Trace ID: 11111111-52d7-4f0c-9a41-7d1f3e5c2b00 Timestamp: 2024-12-03 09:00:00Z`,
    codes: [700213, 700212],
    description: said.SUBJECT.message,
    values: { ...said.SUBJECT.values, ...said.AUDIENCE.values },
  },
  {
    name: 'far inside a log',
    text: `${'08:15:30 INFO GET /orders 200 in 35 ms\n'.repeat(400)}08:15:31 ERROR ${onOneLine(said.UNKNOWN_APP)}\n${'08:15:32 INFO GET /orders 200 in 35 ms\n'.repeat(400)}`,
    ...expectsText(said.UNKNOWN_APP),
  },
  {
    name: 'a line of nginx',
    text: `2024/12/03 08:15:31 [error] 31#31: *8 upstream sent: "error=access_denied&error_description=AADSTS53003%3a+${said.BLOCKED.message.replaceAll(' ', '+')}%0d%0aTrace+ID%3a+${TRACE}%0d%0aCorrelation+ID%3a+${CORRELATION}%0d%0aTimestamp%3a+${TIME.replace(' ', '+').replaceAll(':', '%3a')}" while reading`,
    codes: [53003],
    error: 'access_denied',
    description: said.BLOCKED.message,
  },
];
