import { CORRELATION, type Sample, TIME, TRACE } from './sample.ts';

const DENIED =
  "The token can't be issued because the identity or claim issuance provider denied the request.";
const QUERY = `error=access_denied&error_description=AADSTS90123%3a+The+token+can%27t+be+issued+because+the+identity+or+claim+issuance+provider+denied+the+request.%0d%0aTrace+ID%3a+${TRACE}%0d%0aCorrelation+ID%3a+${CORRELATION}%0d%0aTimestamp%3a+2024-12-03+08%3a15%3a30Z&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d90123&state=k3Wq`;

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
    values: { redirectUri: 'https://app.example/cb' },
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
