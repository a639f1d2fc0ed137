import * as said from './said.ts';
import {
  APP,
  answer,
  BLOCK,
  CORRELATION,
  CRLF_LINES,
  expectsAll,
  expectsText,
  head,
  LINES,
  onLines,
  onOneLine,
  type Sample,
  THUMBPRINT,
  TIME,
  TRACE,
} from './sample.ts';

const all = Object.values(said);
const json = (value: unknown) => JSON.stringify(value);
const inside = (text: string) => json(text).slice(1, -1);
/** System.Text.Json writes quotes and a few more characters as `\u0027`. */
const dotnetJson = (value: unknown) =>
  json(value)
    .replaceAll('\\"', '\\u0022')
    .replace(/['&+<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The token endpoint's answers as they come, one for each message. */
export const ANSWERS: readonly Sample[] = all.flatMap((each, index) => [
  {
    name: `${each.code} as JSON`,
    text:
      index % 2 === 0
        ? json(answer(each))
        : json({ ...answer(each), error_description: `${head(each)}\r\n${CRLF_LINES}` }),
    ...expectsAll(each),
  },
]);

/** Bodies in the ways programs print them. */
export const BODIES: readonly Sample[] = [
  {
    name: 'JSON indented with tabs, CRLF',
    text: JSON.stringify(answer(said.UNKNOWN_APP), null, '\t').replaceAll('\n', '\r\n'),
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'JSON with its keys the other way round',
    text: json(Object.fromEntries(Object.entries(answer(said.CONSENT)).reverse())),
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'JSON of System.Text.Json',
    text: dotnetJson(answer(said.UNKNOWN_APP)),
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'JSON of System.Text.Json in a log line of its own kind',
    text: `{"Level":"Error","State":{"body":"${inside(dotnetJson(answer(said.KEY_NOT_FOUND)))}"}}`,
    ...expectsAll(said.KEY_NOT_FOUND),
  },
  {
    name: 'JSON escaped once',
    text: `body="${inside(json(answer(said.CONSENT)))}"`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'pretty JSON escaped once',
    text: `"${inside(JSON.stringify(answer(said.REDIRECT), null, 2))}"`,
    ...expectsAll(said.REDIRECT),
  },
  {
    name: 'JSON escaped twice',
    text: `{"log":"{\\"body\\":\\"${inside(inside(json(answer(said.GUEST))))}\\"}"}`,
    ...expectsAll(said.GUEST),
  },
  {
    name: 'a quote of its own in a value escaped twice',
    text: `{"log":"{\\"body\\":\\"${inside(inside(json(answer(said.CONSENT))))}\\"}"}`,
    ...expectsAll(said.CONSENT),
  },
  {
    name: 'JSON cut inside the trace block',
    text: json(answer(said.SUBJECT)).slice(0, json(answer(said.SUBJECT)).indexOf('Correlation') + 4),
    ...expectsAll(said.SUBJECT),
    ids: 'trace',
    timestamp: false,
  },
  {
    name: 'JSON cut inside an escape',
    text: '{"error":"invalid_grant","error_description":"AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed.\\u0',
    codes: [50173],
    error: 'invalid_grant',
    ids: 'none',
    timestamp: false,
  },
  {
    name: 'JSON cut at its beginning',
    text: `cription":"${onOneLine(said.AUDIENCE)}","error_codes":[700212],"timestamp":"${TIME}"}`,
    ...expectsText(said.AUDIENCE),
  },
  {
    name: 'error_codes as one string',
    text: `{"error":"invalid_resource","error_codes":"[500011]","trace_id":"${TRACE}","correlation_id":"${CORRELATION}","timestamp":"${TIME}"}`,
    codes: [500011],
    error: 'invalid_resource',
  },
  {
    name: 'error_codes over many lines, CRLF',
    text: `{\r\n  "error": "invalid_grant",\r\n  "error_codes": [\r\n    70002,\r\n    70008\r\n  ],\r\n  "correlation_id": "${CORRELATION}"\r\n}`,
    codes: [70008, 70002],
    error: 'invalid_grant',
    ids: 'correlation',
    timestamp: false,
  },
  {
    name: 'a claims challenge',
    text: json(
      answer(said.BLOCKED, {
        suberror: 'message_only',
        claims: json({ access_token: { polids: { essential: true, values: [APP] } } }),
      }),
    ),
    ...expectsAll(said.BLOCKED),
    suberror: 'message_only',
  },
  {
    name: 'an expired password',
    text: `{"error":"invalid_grant","error_description":"AADSTS50055: The password is expired. ${BLOCK}","error_codes":[50055],"suberror":"user_password_expired","password_change_url":"https://portal.microsoftonline.com/ChangePassword.aspx"}`,
    codes: [50055],
    error: 'invalid_grant',
    suberror: 'user_password_expired',
    description: 'The password is expired.',
  },
  {
    name: 'a Python dict whose message has single quotes',
    text: `{'error': 'invalid_client', 'error_description': "${inside(onOneLine(said.KEY_NOT_FOUND))}", 'error_codes': [700027], 'timestamp': '${TIME}', 'trace_id': '${TRACE}', 'correlation_id': '${CORRELATION}', 'error_uri': 'https://login.microsoftonline.com/error?code=700027'}`,
    ...expectsAll(said.KEY_NOT_FOUND),
  },
  {
    name: 'a Python dict whose message has both quotes',
    text: `{'error': 'invalid_grant', 'error_description': '${onOneLine(said.CONSENT).replaceAll("'", "\\'")}', 'error_codes': [65001], 'suberror': 'consent_required'}`,
    ...expectsAll(said.CONSENT),
    suberror: 'consent_required',
  },
  {
    name: 'a Python dict printed over lines, its strings joined',
    text: [
      "{'correlation_id': 'c94f7a20-1b3d-4e88-8f55-2a6e9d0b7c13',",
      " 'error': 'invalid_client',",
      " 'error_codes': [7000215],",
      " 'error_description': 'AADSTS7000215: Invalid client secret provided. Ensure '",
      "                      'the secret being sent in the request is the client '",
      "                      'secret value, not the client secret ID, for a secret '",
      `                      "added to app '${APP}'. "`,
      `                      'Trace ID: ${TRACE} '`,
      `                      'Correlation ID: ${CORRELATION} '`,
      `                      'Timestamp: ${TIME}',`,
      ` 'timestamp': '${TIME}',`,
      ` 'trace_id': '${TRACE}'}`,
    ].join('\n'),
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'an object of Node, its strings joined',
    text: `{\n  error: 'invalid_client',\n  error_description: "${head(said.SUBJECT)}\\r\\n" +\n    'Trace ID: ${TRACE}\\r\\n' +\n    'Correlation ID: ${CORRELATION}\\r\\n' +\n    'Timestamp: ${TIME}',\n  error_codes: [ 700213 ],\n  suberror: ''\n}`,
    ...expectsAll(said.SUBJECT),
  },
  {
    name: 'an object of Node on one line',
    text: `data: { error: 'unauthorized_client', error_description: "${onOneLine(said.UNKNOWN_APP)}", error_codes: [ 700016 ] }`,
    ...expectsAll(said.UNKNOWN_APP),
  },
  {
    name: 'a Ruby hash',
    text: `{"error"=>"invalid_client", "error_description"=>"${onOneLine(said.KEY_NOT_FOUND)}", "error_codes"=>[700027]}`,
    ...expectsAll(said.KEY_NOT_FOUND),
  },
  {
    name: 'an array printed by PHP',
    text: `Array\n(\n    [error] => invalid_scope\n    [error_description] => ${onOneLine(said.DEFAULT_SCOPE)}\n    [error_codes] => Array\n        (\n            [0] => 1002012\n        )\n\n)`,
    ...expectsAll(said.DEFAULT_SCOPE),
  },
  {
    name: 'a list of PowerShell',
    text: `error             : invalid_client\nerror_description : AADSTS7000215: Invalid client secret provided. Ensure the secret being sent\n                    in the request is the client secret value, not the client secret ID, for a\n                    secret added to app '${APP}'.\n                    Trace ID: ${TRACE}\n                    Correlation ID: ${CORRELATION}\n                    Timestamp: ${TIME}\nerror_codes       : {7000215}\ntimestamp         : ${TIME}\ntrace_id          : ${TRACE}\ncorrelation_id    : ${CORRELATION}`,
    ...expectsAll(said.WRONG_SECRET),
  },
  {
    name: 'a hash of PowerShell on one line',
    text: `@{error=invalid_request; error_description=${onOneLine(said.PARAMETER)}; error_codes=System.Object[]; timestamp=${TIME}}`,
    ...expectsAll(said.PARAMETER),
  },
  {
    name: 'a YAML file',
    text: `error: invalid_resource\nerror_description: >-\n  ${head(said.RESOURCE)}\n  Trace ID: ${TRACE}\n  Correlation ID: ${CORRELATION}\n  Timestamp: ${TIME}\nerror_codes:\n  - 500011\n`,
    ...expectsAll(said.RESOURCE),
  },
  {
    name: 'the headers and the body of curl',
    text: `< HTTP/1.1 401 Unauthorized\n< x-ms-request-id: ${TRACE}\n< x-ms-ests-server: 2.1.19492.7 - WEULR1 ProdSlices\n< client-request-id: ${CORRELATION}\n<\n${json(answer(said.ASSERTION_TIMES))}`,
    ...expectsAll(said.ASSERTION_TIMES),
  },
  {
    name: 'nothing between the message and its block',
    text: `AADSTS50173: ${said.REVOKED.message}Trace ID: ${TRACE}Correlation ID: ${CORRELATION}Timestamp: ${TIME}`,
    ...expectsText(said.REVOKED),
  },
  {
    name: 'mixed line ends',
    text: `${head(said.INACTIVE)}\r\nTrace ID: ${TRACE}\nCorrelation ID: ${CORRELATION}\rTimestamp: ${TIME}`,
    ...expectsText(said.INACTIVE),
  },
  {
    name: 'line ends as four characters',
    text: `${head(said.GUEST)}\\r\\n${LINES.replaceAll('\n', '\\r\\n')}`,
    ...expectsText(said.GUEST),
  },
  {
    name: 'blanks that do not break',
    text: onOneLine(said.FEDERATED).replaceAll(' ', '\u00a0'),
    codes: [70021],
    values: said.FEDERATED.values,
  },
  {
    name: 'quotes of a word processor',
    text: onLines(said.AUDIENCE).replace(/'([^']*)'/g, '‘$1’'),
    codes: [700212],
    values: said.AUDIENCE.values,
  },
  {
    name: 'a quotation in a mail',
    text: onLines(said.UNKNOWN_TENANT).replace(/^/gm, '> '),
    ...expectsText(said.UNKNOWN_TENANT),
  },
  {
    name: 'a wrapper, and a certificate not found under its older code',
    text: `{"error":"invalid_client","error_description":"AADSTS70002: Error validating credentials. AADSTS50012: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '${THUMBPRINT}', Configured keys: []]\\r\\nTrace ID: ${TRACE}\\r\\nCorrelation ID: ${CORRELATION}\\r\\nTimestamp: ${TIME}","error_codes":[70002,50012]}`,
    codes: [50012, 70002],
    error: 'invalid_client',
    values: { reason: 'The key was not found.', thumbprint: THUMBPRINT },
  },
  {
    name: 'a wrapper without a blank, escaped once',
    text: `\\"error_description\\":\\"AADSTS70002: Error validating credentials.AADSTS70008: The refresh token has expired.\\\\r\\\\nTrace ID: ${TRACE}\\\\r\\\\nCorrelation ID: ${CORRELATION}\\\\r\\\\nTimestamp: ${TIME}\\",\\"error_codes\\":[70002,70008]`,
    codes: [70008, 70002],
    description: 'The refresh token has expired.',
  },
  {
    name: 'three codes, the last one tells most',
    text: `AADSTS70002: Error validating credentials. AADSTS50012: Authentication failed. AADSTS70001: Application '${APP}' is not registered for the account. ${BLOCK}`,
    codes: [70001, 50012, 70002],
    values: { appId: APP },
  },
  {
    name: 'the same code twice',
    text: `AADSTS90002: ${onOneLine(said.UNKNOWN_TENANT)}`,
    ...expectsText(said.UNKNOWN_TENANT),
  },
];
