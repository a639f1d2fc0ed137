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

export const ENDPOINT: readonly Sample[] = [
  {
    name: 'JSON on one line',
    values: { appId: APP },
    text: JSON_BODY,
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'JSON over many lines',
    values: { appId: APP },
    text: JSON.stringify(BODY, null, 4),
    codes: [7000215],
    error: 'invalid_client',
    description: SECRET,
  },
  {
    name: 'JSON with a suberror and \\r\\n',
    values: { appId: APP },
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
    values: { appId: APP },
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
